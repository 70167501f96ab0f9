# Tin về các buổi đối thoại, tiếp công dân: người dân nhận ---------------------------------------------------------

dn-title = { $titled ->
        [yes] { $title }
       *[no] { $kind ->
            [conference] { d-kind-conference }
           *[reception] { d-kind-reception }
        }
    }
dn-weekday = { $weekday ->
        [1] { weekday-1 }
        [2] { weekday-2 }
        [3] { weekday-3 }
        [4] { weekday-4 }
        [5] { weekday-5 }
        [6] { weekday-6 }
       *[7] { weekday-7 }
    }
dn-when = 🕘 { $dated ->
        [yes] <b>{ $time }, { dn-weekday } { $day }</b>
       *[no] { d-when-unknown }
    }
dn-where = { $placed ->
        [yes] {"\u000A"}📍 { $place }
       *[no] { "" }
    }
dn-reason = { $reasoned ->
        [yes] {"\u000A"}Lý do: { $reason }
       *[no] { "" }
    }
dn-announced = 📣 <b>{ $kind ->
        [conference] Mời bà con dự Hội nghị đối thoại với Nhân dân
       *[reception] Lịch tiếp công dân của người đứng đầu
    }</b>
    { dn-title }
    { dn-when }{ dn-where }
    Chủ trì: { $body }
    Dành cho: nhân dân { $area }
    Xem đầy đủ, chia sẻ cho người nhà: { $url }
dn-moved = 🔁 <b>Đổi lịch:</b> { dn-title }
    Lịch mới:
    { dn-when }{ dn-where }{ dn-reason }
    Ai đã đăng ký vẫn giữ chỗ. Xem đầy đủ: { $url }
dn-postponed = ⏸ <b>Tạm hoãn:</b> { dn-title }
    { $body } sẽ báo ngày mới cho ông/bà. Xin ông/bà chưa đi.{ dn-reason }
    Xem đầy đủ: { $url }
dn-cancelled = ❌ <b>Đã hủy:</b> { dn-title }
    { $dated ->
        [yes] Không còn buổi lúc { $time }, { dn-weekday } { $day } nữa.
       *[no] Buổi này không tổ chức nữa.
    } Xin ông/bà đừng đi.{ dn-reason }
    Xem đầy đủ: { $url }
dn-reminder = 🔔 <b>Nhắc ông/bà:</b> { dn-title }
    { dn-when }{ dn-where }
    Xem đầy đủ: { $url }
dn-concluded = 📄 <b>Đã có kết luận:</b> { dn-title }{ $concluded ->
        [yes] {"\u000A"}{ $conclusion }
       *[no] { "" }
    }
    Xem đầy đủ: { $url }
dn-rate = 🙏 Cảm ơn ông/bà đã dự: { dn-title }. Buổi đó thế nào, xin ông/bà chấm điểm giúp.
dn-promise = { $state ->
        [open] 📝 Tiến độ lời hứa «{ $what }» ({ $owner }): { $done }
        [kept] ✅ Lời hứa «{ $what }» ({ $owner }) đã thực hiện xong: { $done }
        [broken] ❌ Lời hứa «{ $what }» ({ $owner }) không thực hiện được. Lý do: { $done }
       *[replaced] 🔁 Lời hứa «{ $what }» ({ $owner }) được thay bằng lời hứa khác; ông/bà tiếp tục theo dõi lời hứa mới. Lý do: { $done }
    }
btn-dn-open = 📋 Xem buổi này
btn-dn-register = ✍️ Đăng ký dự
btn-dn-ask = ❓ Gửi câu hỏi trước
btn-dn-rate = ⭐ Chấm điểm

# Nhắc, chủ đề, không nhận tin --------------------------------------------------------------------------------------

btn-d-remind = 🔔 Nhắc tôi
btn-d-forget = 🔕 Thôi nhắc tôi
btn-d-ics = 📅 Thêm vào lịch
btn-d-topics = ⚙️ Chọn tin muốn nhận
btn-d-topic = { $followed ->
        [yes] ✅
       *[no] ▫️
    } { $name }
btn-d-mute = 🔕 Không nhận tin đối thoại nữa
btn-d-unmute = 🔔 Nhận lại tin đối thoại
d-reminded = ✅ Đến ngày chúng tôi sẽ nhắc ông/bà: { $title } – { $when }.
    Nếu đổi lịch hay hủy, ông/bà cũng được báo ngay.
d-forgotten = Chúng tôi sẽ không nhắc ông/bà về buổi { $title } ({ $when }) nữa.
d-topics = <b>Tin về đối thoại, tiếp công dân</b>
    { $muted ->
        [yes] 🔕 Ông/bà đang <b>không nhận tin</b>. Buổi nào ông/bà đã đăng ký hoặc nhờ nhắc thì vẫn được báo.
       *[no] Ông/bà được báo các buổi ở nơi mình ở. Muốn được báo thêm các buổi về việc gì, ở bất cứ đâu trong tỉnh, xã, xin bấm chọn việc đó; bấm lần nữa là bỏ.
    }
d-ics = 📅 Mở tệp này để thêm buổi đối thoại vào lịch trên điện thoại của ông/bà.
    Trang của buổi này: { $page }
    Muốn lịch tự cập nhật mọi buổi ở địa phương, thêm địa chỉ này vào ứng dụng lịch: { $feed }

# Trong tệp lịch và trên tấm ảnh ------------------------------------------------------------------------------------

d-feed-name = Lịch đối thoại, tiếp công dân – { $name }
d-file-reason = Lý do: { $words }
d-file-host = Chủ trì: { $words }
d-file-area = Dành cho: nhân dân { $words }
d-file-about = Nội dung: { $words }
d-file-online = Tham gia từ xa: { $words }
d-file-day = { $weekday }, ngày { $day }
d-file-scan = Quét mã để xem, đăng ký, gửi câu hỏi
dialogue-feed-not-found = Không có lịch nào ở địa chỉ này.

# Trang của một buổi ------------------------------------------------------------------------------------------------

d-page-when = Thời gian
d-page-place = Địa điểm
d-page-map = Xem bản đồ
d-page-online = Tham gia từ xa
d-page-host = Chủ trì
d-page-substitute = Chủ trì thay
d-page-substitute-words = { $name }. Lý do: { $reason }
d-page-co-hosts = Cùng chủ trì
d-page-area = Dành cho
d-page-area-words = Nhân dân { $area }
d-page-about = Nội dung
d-page-basis = Căn cứ
d-page-urgent = Thông báo gấp
d-page-reason = Lý do
d-page-state = Tình trạng
d-page-conclusion = Kết luận
d-page-chat = Đăng ký dự, gửi câu hỏi
d-page-telegram = Mở trong Telegram
d-page-ics = Thêm vào lịch của tôi
d-page-follow = Theo dõi lịch
d-page-follow-note = Thêm một trong hai địa chỉ này vào ứng dụng lịch trên điện thoại, lịch sẽ tự cập nhật khi có buổi mới, đổi ngày hay hủy.
