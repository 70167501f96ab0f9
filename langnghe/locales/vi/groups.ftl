# Nhóm và kênh của thôn nhận tin báo chung

btn-b-groups = 👪 Nhóm, kênh{ $new ->
    [0] { "" }
   *[other] { " " }({ $new } mới)
}
btn-b-groups-all = 👪 Nhóm và kênh
btn-b-group = { $title }
btn-b-group-how = ➕ Cách thêm nhóm, kênh
btn-b-group-to-group = 👪 Thêm vào nhóm
btn-b-group-to-channel = 📣 Thêm vào kênh
btn-b-group-use = ✅ Dùng cho thôn, xã…
btn-b-group-again = ✅ Dùng lại cho { $area }
btn-b-group-other = 📍 Đổi nơi
btn-b-group-test = 🔔 Gửi thử
btn-b-group-end = ⏸ Thôi dùng
btn-b-group-leave = 🚪 Rời nhóm
btn-b-group-leave-yes = 🚪 Rời nhóm
btn-b-group-stop = Thôi

b-groups =
    <b>Nhóm và kênh của thôn</b>
    { $new ->
        [0] { "" }
       *[other] Mới, chờ xem: <b>{ $new }</b> ·{ " " }
    }Đang dùng: { $used } · Đã rời: { $left }
b-groups-found = Tìm «{ $typed }»: { $count }
b-groups-line = • { $state ->
    [new] 🆕
    [used] ✅
   *[left] ⚪
} { $kind ->
    [channel] Kênh
   *[group] Nhóm
} <b>{ $title }</b>{ $state ->
    [used] : { $area }
   *[other] { "" }
}
b-groups-ask = Bấm để xem. Muốn tìm, mời gõ tên nhóm hoặc tên thôn, xã.
b-group-unnamed = (không có tên)
b-group-none = Không có nhóm này nữa.
b-group-not-there = Bot không còn trong nhóm này hoặc không được gửi tin vào đó, nên chưa làm được. Mời thêm bot vào nhóm trước.

b-group-how =
    <b>Cách thêm nhóm, kênh của thôn</b>
    1. Bấm nút dưới đây, chọn nhóm hoặc kênh. Hoặc mở nhóm, thêm thành viên <b>@{ $bot }</b>.
    2. Nhóm: chỉ cần thêm bot làm thành viên thường; khi đó bot không nhận được lời mọi người nói với nhau. Nếu trong nhóm chỉ quản trị viên được gửi tin, cho bot làm quản trị viên.
    3. Kênh: thêm bot làm quản trị viên, chỉ cần quyền <b>đăng bài</b>.
    4. Tôi sẽ báo ở đây; ông/bà chọn thôn, xã cho nhóm đó rồi bấm <b>Gửi thử</b>.
    Bot đã ở trong nhóm từ trước mà không thấy trong danh sách: đưa bot ra rồi thêm lại. Nhóm không dùng trong { $days } ngày thì bot tự rời.
b-group-how-no-bot = Chương trình chưa nối với Telegram nên chưa có nhóm hay kênh nào để thêm. Xin nhờ người cài đặt chương trình nối với Telegram (mục [telegram] trong tệp cấu hình).

b-group-card = { $kind ->
    [channel] Kênh
   *[group] Nhóm
} <b>{ $title }</b>
b-group-used = ✅ Đang nhận tin báo chung của <b>{ $area }</b> ({ $by } đưa vào dùng ngày { $at }).
b-group-idle = 🆕 Chưa dùng, từ ngày { $at }. Chưa có tin nào gửi vào đây.
b-group-gone-out = ⚪ Bot đã bị đưa ra khỏi { $kind ->
        [channel] kênh
       *[group] nhóm
    } ngày { $at }.
b-group-gone-silent = ⚪ Bot ở trong { $kind ->
        [channel] kênh nhưng chưa được quyền đăng bài
       *[group] nhóm nhưng không được gửi tin
    } (từ { $at }). Mời nhờ quản trị viên của { $kind ->
        [channel] kênh
       *[group] nhóm
    } cho quyền, rồi bấm <b>Gửi thử</b>.
b-group-gone-left = ⚪ Đã rời theo yêu cầu của quản trị viên ngày { $at }.
b-group-gone-unused = ⚪ Đã tự rời ngày { $at } vì lâu không dùng.
b-group-gone-moved = ⚪ Đã thành một nhóm khác trong danh sách, ngày { $at }.
b-group-gone-refused = ⚪ Không gửi được nữa, từ { $at }. Ứng dụng báo: <i>{ $reason }</i>. Khi nào sửa xong, bấm <b>Gửi thử</b>.
b-group-added = { $who ->
    [admin] Người thêm bot: <b>{ $name }</b> (quản trị viên)
    [official] Người thêm bot: <b>{ $name }</b> (cán bộ)
    [citizen] Người thêm bot: <b>{ $name }</b> (người dân, tên tự đặt)
    [stranger] ⚠️ Người thêm bot: <b>{ $name }</b> (chưa quen biết, tên tự đặt)
   *[hidden] ⚠️ Người thêm bot: không rõ
}
    Mã trên { $channel }: <code>{ $id }</code>
    <i>Tên nhóm do chủ nhóm đặt, ai cũng có thể đặt trùng tên thôn. Xin hỏi lại trưởng thôn trước khi dùng.</i>

b-group-new = 🆕 Bot vừa được thêm vào một { $kind ->
        [channel] kênh
       *[group] nhóm
    }: <b>{ $title }</b>. Chưa có tin nào gửi vào đó; ông/bà xem có dùng không.
b-group-yours = Ông/bà vừa thêm bot vào { $kind ->
        [channel] kênh
       *[group] nhóm
    } <b>{ $title }</b>. Mời chọn thôn, xã để dùng.

b-group-area-ask = <b>{ $title }</b> là của nơi nào? Mời gõ tên thôn, xã, phường; có dấu hay không đều được.
b-group-area-found = Là nơi nào? Chọn một, hoặc gõ tên khác.
b-group-area-none = Không thấy nơi nào giống «{ $typed }». Thôn chưa có trong danh mục thì mời gõ tên xã, phường.
b-group-taken = ✅ <b>{ $title }</b> sẽ nhận tin báo chung.
b-group-ended = Đã thôi dùng <b>{ $title }</b>. Bot còn trong đó; sau { $days } ngày không dùng thì bot tự rời.
b-group-testing = 🔔 Đang gửi thử vào <b>{ $title }</b>. Kết quả sẽ báo ngay ở đây.
b-group-test-line = 🔔 { $office } gửi thử. Từ nay tin báo chung có thể được gửi vào đây. Xin đừng trả lời: bot không đọc tin trong nhóm.
b-group-tested = { $how ->
        [sent] ✅ Đã gửi thử vào <b>{ $title }</b> ({ $kind ->
            [channel] kênh
           *[group] nhóm
        }).
        [unknown] Không rõ tin gửi thử đã tới <b>{ $title }</b> chưa: xin mở ra xem.
        [unreachable] ⚠️ Không gửi được vào <b>{ $title }</b>; tin báo chung không gửi vào đó nữa.
       *[other] ⚠️ Chưa gửi được vào <b>{ $title }</b>; xin thử lại sau ít phút. Ứng dụng báo: <i>{ $reason }</i>
    }
b-group-leave-ask = Rời <b>{ $title }</b>? Bot sẽ không còn trong đó; muốn dùng lại phải thêm bot từ đầu.
b-group-leaving = 🚪 Đang rời <b>{ $title }</b>.
b-group-stayed = { $how ->
        [unknown] ⚠️ Không rõ bot đã rời <b>{ $title }</b> ({ $kind ->
            [channel] kênh
           *[group] nhóm
        }) chưa: xin mở ra xem.
       *[other] ⚠️ Chưa rời được <b>{ $title }</b>; mai sẽ thử lại. Ứng dụng báo: <i>{ $reason }</i>
    }
