# Quản trị: mời và thôi nhiệm vụ, chỗ còn thiếu, tin lỗi, định tuyến, đơn vị. Kèm lời đón cán bộ mới.

role-name = { $role ->
        [intake] cán bộ tiếp nhận
        [officer] cán bộ xử lý
        [head] người đứng đầu
        [supervisor] người giám sát
        [dialogue_admin] người phụ trách đối thoại
        [secretary] thư ký đối thoại
       *[admin] quản trị viên
    }

# Trang quản trị -----------------------------------------------------------------------------------------------

a-not-yours = Mục quản trị chỉ dành cho quản trị viên của cơ quan. Ông/bà có thể chọn việc khác dưới đây.
a-text-only = Xin trả lời bằng chữ.
a-menu =
    <b>Quản trị · { $office }</b>
    • Thiết lập còn thiếu: { $missing }
    • Lời mời đang chờ: { $invited }
    • Tin không gửi được: { $dead }
    • Sự cố: { $failed }{ $tet ->
        [yes] { "\u000A" }🔴 Lịch nghỉ Tết { $year } chưa được xác nhận: mở <b>Lịch làm việc</b>
       *[no] { "" }
    }
btn-a-home = ⚙️ Quản trị
btn-a-stop = Thôi
btn-a-named = { $name }
btn-a-open = Xem { $number }
btn-a-invite = ➕ Mời cán bộ
btn-a-people = 👥 Cán bộ
btn-a-gaps = 🧩 Còn thiếu ({ $count })
btn-a-routes = 🔀 Định tuyến
btn-a-calendar = 📅 Lịch làm việc
btn-a-bodies = 🏛 Đơn vị
btn-a-invited = ✉️ Lời mời ({ $count })
btn-a-dead = 📭 Tin lỗi ({ $count })
btn-a-failed = ⚠️ Sự cố ({ $count })

# Tìm đơn vị ---------------------------------------------------------------------------------------------------

a-body-found =
    Tìm thấy { $count } đơn vị. Chọn một, hoặc gõ tên khác.
a-body-none = Không thấy đơn vị nào giống «{ $typed }». Mời ông/bà gõ tên khác, ví dụ: phòng kinh tế Lân Phong.

# Mời cán bộ ---------------------------------------------------------------------------------------------------

a-invite-role =
    <b>Mời cán bộ</b>
    Mời làm việc gì?
btn-a-role-intake = Tiếp nhận
btn-a-role-officer = Xử lý
btn-a-role-head = Người đứng đầu
btn-a-role-supervisor = Giám sát (Mặt trận, HĐND)
btn-a-role-dialogue_admin = Phụ trách đối thoại
btn-a-role-secretary = Thư ký đối thoại
btn-a-role-admin = Quản trị
a-invite-body = Mời { role-name } của đơn vị nào? Mời gõ tên đơn vị, có dấu hay không đều được.
a-invite-head-there =
    <b>{ $body }</b> đã có người đứng đầu là <b>{ $name }</b>. Mỗi đơn vị chỉ có một.
    Khi người mới nhận lời mời, { $name } sẽ thôi. Có mời thay không?
btn-a-replace-head = Mời thay
a-invite-name =
    Mời { role-name } của <b>{ $body }</b>.
    Họ tên người được mời là gì?
btn-a-no-name = Không ghi tên
a-invite-dates =
    Mời { $named ->
        [yes] <b>{ $name }</b> làm { role-name }
       *[no] { role-name }
    } của <b>{ $body }</b>.
    Bấm để mời từ hôm nay, không định ngày kết thúc. Hoặc gõ ngày cuối (30/06/2027), hay cả ngày đầu và ngày cuối (01/12/2026 - 30/06/2027).
a-invite-dates-unread = Chưa đọc được ngày. Mời gõ như 30/06/2027, hoặc 01/12/2026 - 30/06/2027.
btn-a-invite-now = Mời từ hôm nay
a-invited =
    <b>Đã tạo lời mời</b>: { $named ->
        [yes] { $name }, { role-name }
       *[no] { role-name }
    } của { $body }.{ $later ->
        [yes] { " " }Dùng được từ { $starts }.
       *[no] { "" }
    }{ $ends ->
        [yes] { " " }Giữ vai trò đến hết ngày { $last }.
       *[no] { "" }
    }
a-invited-code = Mã: <code>{ $code }</code>
a-invited-link = Đường dẫn: { $link }
a-invited-once = Dùng được một lần, trước { $until }. Xin gửi riêng cho người được mời; sau này không xem lại được mã.
btn-a-invite-more = ➕ Mời thêm
a-invited-none = Không có lời mời nào đang chờ.
a-invited-list = <b>Lời mời đang chờ</b> ({ $count })
a-invited-line = • { $named ->
        [yes] { $name }, { role-name }
       *[no] { role-name }
    }, { $body }, trước { $until }
btn-a-revoke = Hủy lời mời: { $name }
a-revoked = Đã hủy lời mời. Mã đó không dùng được nữa.
btn-a-invited-back = ✉️ Lời mời đang chờ

# Nhận lời mời -------------------------------------------------------------------------------------------------

joined =
    { $named ->
        [yes] Xin chào <b>{ $name }</b>.
       *[no] Xin chào ông/bà.
    } Từ bây giờ ông/bà là <b>{ role-name }</b> của <b>{ $body }</b> trên kênh của { $office }.
joined-replaced = Ông/bà thay { $name } ở vị trí này.
joined-first-intake = Việc đầu tiên: bấm <b>Việc cần làm</b> để xem phiếu mới. Với mỗi phiếu, bấm <b>Tiếp nhận</b>, hoặc chuyển đúng cơ quan. Có phiếu mới, tôi sẽ báo ngay tại đây.
joined-first-officer = Việc đầu tiên: bấm <b>Việc cần làm</b> để xem phiếu của đơn vị, việc gấp ở trên cùng. Với mỗi phiếu, bấm <b>Tiếp nhận</b>, rồi hỏi thêm hoặc trả lời người dân. Có phiếu mới, tôi sẽ báo ngay tại đây.
joined-first-head = Việc đầu tiên: bấm <b>Việc cần làm</b> để xem phiếu của đơn vị và giao cho cán bộ. Trả lời nào cần ông/bà duyệt, tôi sẽ gửi đến đây.
joined-first-supervisor = Việc đầu tiên: bấm <b>Việc cần làm</b> để xem các phiếu của đơn vị và cấp dưới, việc quá hạn ở trên cùng. Phiếu nào chậm, bấm <b>Đôn đốc</b>; lời đôn đốc được ghi vào phiếu. Ông/bà không thấy ai gửi phiếu.
joined-first-dialogue_admin = Việc đầu tiên: bấm <b>Lịch đối thoại</b> để lập kế hoạch, chuẩn bị từng buổi và thông báo cho người dân. Buổi nào sắp đến hạn thông báo hoặc công bố kết quả, tôi sẽ nhắc tại đây.
joined-first-secretary = Việc đầu tiên: bấm <b>Lịch đối thoại</b> để xem câu hỏi người dân gửi trước, điểm danh tại cửa và ghi biên bản.
joined-first-admin = Việc đầu tiên: bấm <b>Quản trị</b>, mở <b>Còn thiếu</b> và mời người đứng đầu, cán bộ cho từng đơn vị.
invitation-wrong = Mã mời không đúng. { $left ->
        [0] Xin thử lại sau một giờ.
       *[other] Ông/bà còn thử được { $left } lần. Xin xem lại mã, hoặc hỏi người đã mời.
    }
invitation-wait = Ông/bà đã thử sai nhiều lần. Xin thử lại sau { $minutes } phút.
invitation-used = Mã mời này đã có người dùng. Xin hỏi người đã mời để nhận mã mới.
invitation-used-by-you = Ông/bà đã nhận lời mời này rồi.
invitation-revoked = Lời mời này đã được hủy. Xin hỏi người đã mời.
invitation-expired = Lời mời này đã hết hạn. Xin hỏi người đã mời để nhận mã mới.
invitation-too-early = Lời mời này dùng được từ ngày { $day }. Xin mở lại vào ngày đó.
invitation-not-found = Lời mời này không còn chờ: đã được dùng, đã hủy hoặc hết hạn.
invitation-name-long = Tên dài quá; xin ghi trong { $most } chữ.
invitation-dates = Ngày kết thúc ({ $ends }) phải sau ngày bắt đầu ({ $starts }).
invitation-redeemed = <b>{ $name }</b> đã nhận lời mời làm { role-name } của { $body }.

# Cán bộ -------------------------------------------------------------------------------------------------------

a-people = <b>Đang giữ nhiệm vụ: { $count }</b>
    Chọn một người, hoặc gõ tên người, tên đơn vị để tìm.
a-people-found = Tìm thấy { $count } với «{ $typed }». Chọn một, hoặc gõ tên khác.
a-people-none = Không thấy ai với «{ $typed }». Mời gõ tên khác.
a-people-empty = Chưa có ai giữ nhiệm vụ.
a-people-label = { $name } · { role-name } · { $body }
a-person =
    <b>{ $name }</b>
    { role-name }, { $body }
    Từ ngày { $since }{ $ends ->
        [yes] { " " }đến hết ngày { $until }
       *[no] { "" }
    }
btn-a-remove = Thôi nhiệm vụ này
btn-a-people-back = 👥 Cán bộ
a-remove-ask =
    <b>{ $name }</b> sẽ thôi làm { role-name } của { $body } ngay bây giờ. Phiếu đang xử lý dở được trả về đơn vị để giao người khác. Có đúng không?
    <i>Từ ngày { $since }{ $ends ->
        [yes] { " " }đến hết ngày { $until }
       *[no] { "" }
    }</i>
btn-a-remove-yes = Đúng, cho thôi
a-removed = <b>{ $name }</b> đã thôi làm { role-name } của { $body }.
a-removed-tickets = { $count } phiếu đang chờ giao người khác: { $codes }{ $more ->
        [yes] …
       *[no] { "" }
    }
btn-a-invite-instead = ➕ Mời người khác
grant-not-found = Người này không còn giữ nhiệm vụ đó.
last-admin = Đây là quản trị viên duy nhất. Xin mời một quản trị viên khác trước.
already-in-post = Người này đang là { role-name } của { $body } rồi.
head-on-record = { $body } đã có người đứng đầu là { $name }. Mỗi đơn vị chỉ có một; muốn thay, quản trị viên mời lại và chọn thay người đứng đầu.
role-ended = Ông/bà đã thôi làm { role-name } của { $body } trên kênh này.
officer-left = { $name } đã thôi nhiệm vụ ở { $body }. { $count } phiếu cần giao người khác: { $codes }

# Còn thiếu ----------------------------------------------------------------------------------------------------

a-gaps = <b>Thiết lập còn thiếu</b>
a-gaps-none = Thiết lập đã đủ.
a-gaps-mended = Mục này đã đủ.
a-gap-no-catch-all = • 🔴 Chưa có nơi nhận việc không thuộc đơn vị nào (hoặc nơi đó đã kết thúc)
a-gap-no-deadline-rule = • 🔴 { $count } bước chưa có thời hạn chung: thêm quy định, hoặc chạy lại “langnghe init” trên máy chủ
a-gap-no-admin = • Chưa có quản trị viên
a-gap-no-superior = • 🔴 { $count } đơn vị chưa có cấp trên: việc quá hạn chỉ báo được nơi nhận chung
a-gap-tet-unconfirmed = • 🔴 Lịch nghỉ Tết sắp tới chưa được xác nhận
a-gap-route-to-ended = • { $count } dòng định tuyến về đơn vị đã kết thúc
a-gap-no-officer = • { $count } đơn vị chưa có cán bộ
a-gap-no-head = • { $count } đơn vị chưa có người đứng đầu
a-gap-no-address = • { $count } nơi nhận đơn khiếu nại, tố cáo chưa có địa chỉ
btn-a-gap-no-catch-all = Chọn nơi nhận chung
btn-a-gap-no-admin = Mời quản trị viên
btn-a-gap-no-superior = 🔴 Chưa có cấp trên ({ $count })
btn-a-gap-tet-unconfirmed = 🔴 Xác nhận lịch Tết
btn-a-gap-route-to-ended = Định tuyến hỏng ({ $count })
btn-a-gap-no-officer = Chưa có cán bộ ({ $count })
btn-a-gap-no-head = Chưa có người đứng đầu ({ $count })
btn-a-gap-no-address = Chưa có địa chỉ ({ $count })
a-gap-list =
    { $what }
    Xem { $first }–{ $last } trong { $count }. Chọn một mục để bổ sung.
btn-a-gaps-back = 🧩 Còn thiếu

# Tin không gửi được -------------------------------------------------------------------------------------------

a-dead-none = Không có tin nào bị lỗi.
a-dead = <b>Tin không gửi được</b> ({ $count })
a-dead-line = { $number }. { $at }, { $channel }, { $official ->
        [yes] gửi { $name }
       *[no] gửi người dân
    }{ $coded ->
        [yes] , phiếu { $code }
       *[no] { "" }
    }: { $reason }
a-dead-card =
    <b>Tin { $number }</b>
    Lúc { $at }, qua { $channel }, { $official ->
        [yes] gửi { $name }
       *[no] gửi người dân
    }{ $coded ->
        [yes] , phiếu { $code }
       *[no] { "" }
    }
    Lý do: { $reason }
    Đã thử { $attempts } lần.
btn-a-retry = 🔁 Gửi lại
btn-a-discard = 🗑 Bỏ
btn-a-discard-yes = Đúng, bỏ
btn-a-dead-back = 📭 Tin lỗi
a-dead-retried = Đang gửi lại. Nếu lại lỗi, tin sẽ trở về danh sách.
a-dead-discard-ask = Bỏ hẳn tin { $number }? Người nhận sẽ không bao giờ nhận được tin này.
a-dead-discarded = Đã bỏ.
dead-letter-not-found = Tin này không còn trong danh sách: đã gửi lại hoặc đã bỏ.

# Sự cố --------------------------------------------------------------------------------------------------------

a-failed-none = Không có sự cố nào.
a-failed = <b>Sự cố</b> ({ $count })
    Người gửi đã được báo mã lỗi.
a-failed-line = • { $reference }: { $at }, { $channel }, { $kind ->
        [text] chữ
        [choice] nút bấm
        [photo] ảnh
        [voice] ghi âm
        [video] video
        [file] tệp
        [location] vị trí
        [contact] số điện thoại
        [start] mở đầu
       *[other] loại khác
    }
a-failed-card =
    <b>Sự cố { $reference }</b>
    Lúc { $at }, qua { $channel }: { $kind ->
        [text] chữ
        [choice] nút bấm
        [photo] ảnh
        [voice] ghi âm
        [video] video
        [file] tệp
        [location] vị trí
        [contact] số điện thoại
        [start] mở đầu
       *[other] loại khác
    }
    Lỗi: <code>{ $error }</code>
btn-a-retry-event = 🔁 Xử lý lại
btn-a-failed-back = ⚠️ Sự cố
a-failed-retried = Đã xử lý lại; người gửi đã được trả lời.
a-failed-discard-ask = Bỏ hẳn sự cố { $reference }? Nội dung người dân gửi lúc đó sẽ mất.
a-failed-discarded = Đã bỏ.
failed-not-found = Sự cố này không còn trong danh sách.
failed-moved-on = Sau sự cố { $reference } người gửi đã nhắn tiếp, nên không xử lý lại được nữa: lời cũ có thể bị hiểu sai. Xin bỏ sự cố này.

# Định tuyến ---------------------------------------------------------------------------------------------------

a-any-field = mọi lĩnh vực
a-any-area = mọi địa bàn
btn-a-any-field = Mọi lĩnh vực (nơi nhận chung)
btn-a-any-area = Mọi địa bàn
a-routes =
    <b>Định tuyến</b>
    Việc của lĩnh vực nào?
a-routes-of = <b>{ $field }</b>: { $count } dòng
a-routes-line = • { $area }: { $body }{ $ended ->
        [yes] { " " }<b>(đã kết thúc)</b>
       *[no] { "" }
    }
a-route-area-ask = Muốn xem hoặc đổi ở đâu? Mời gõ tên xã, phường.
a-route-area-found = Là nơi nào? Chọn một, hoặc gõ tên khác.
a-route-area-none = Không thấy nơi nào giống «{ $typed }». Mời gõ tên khác.
a-route-what = <b>{ $field }</b>, <b>{ $area }</b>
a-route-now = Đang về: { $body }{ $ended ->
        [yes] { " " }<b>(đã kết thúc)</b>
       *[no] { "" }
    }
a-route-now-by = Chưa có dòng riêng. Theo { $rung }, đang về: { $body }
a-route-nobody = Chưa có đơn vị nào nhận.
a-route-body-ask = Muốn đổi, mời gõ tên đơn vị sẽ nhận.
a-route-confirm = Từ nay về <b>{ $body }</b>. Có đúng không?
btn-a-route-yes = Đúng, đổi
a-route-changed = Đã đổi: <b>{ $field }</b>, <b>{ $area }</b> về <b>{ $body }</b>. Phiếu đã nhận trước đó vẫn ở đơn vị cũ.
btn-a-route-remove = Bỏ dòng riêng này
a-route-remove-ask = Bỏ dòng <b>{ $field }</b>, <b>{ $area }</b> ({ $body })? Sau đó việc này đi theo dòng chung hơn.
btn-a-route-remove-yes = Đúng, bỏ dòng này
a-route-removed = Đã bỏ dòng <b>{ $field }</b>, <b>{ $area }</b> ({ $body }).
btn-a-routes-back = 🔀 Định tuyến
catch-all-stays = Không thể bỏ nơi nhận chung, chỉ có thể đổi sang đơn vị khác.
route-not-found = Dòng này không còn.
field-not-found = Không có lĩnh vực này.
area-not-found = Không có địa bàn này.
body-has-ended = { $body } đã kết thúc hoạt động.

# Đơn vị -------------------------------------------------------------------------------------------------------

a-body-ask = Đơn vị nào? Mời gõ tên đơn vị, có dấu hay không đều được.
a-body-card =
    <b>{ $name }</b> (<code>{ $code }</code>)
    Người đứng đầu: { $headed ->
        [yes] { $head }
       *[no] chưa có
    }
    Cấp trên: { $placed ->
        [yes] { $superior }
       *[no] không có
    }
    Địa chỉ: { $located ->
        [yes] { $address }
       *[no] chưa có
    }
    Điện thoại: { $phoned ->
        [yes] { $phone }
       *[no] chưa có
    }
    Giờ làm việc: { $opened ->
        [yes] { $hours }
       *[no] chưa có
    }
    Trả lời người dân: { $approval ->
        [yes] người đứng đầu duyệt trước khi gửi
       *[no] cán bộ gửi ngay
    }
btn-a-set-address = ✏️ Địa chỉ
btn-a-set-phone = ✏️ Điện thoại
btn-a-set-hours = ✏️ Giờ làm việc
btn-a-set-superior = ✏️ Cấp trên
a-superior-ask = Cấp trên của <b>{ $body }</b> là đơn vị nào? Mời gõ tên đơn vị, có dấu hay không đều được. Việc quá hạn sẽ báo lên đó.
superior-top = { $body } là cấp cao nhất, không có cấp trên trên kênh này.
superior-circle = { $superior } thuộc { $body } (hoặc chính là đơn vị này), nên không thể là cấp trên. Mời gõ tên đơn vị khác.
btn-a-approval-yes = Cần duyệt trả lời
btn-a-approval-no = Không cần duyệt trả lời
btn-a-invite-here = ➕ Mời cán bộ cho đơn vị này
a-body-changed = Đã lưu.
a-detail-address = Địa chỉ mới của <b>{ $body }</b>? Người dân đến đây, và gửi đơn khiếu nại, tố cáo về đây.{ $known ->
        [yes] { " " }Đang ghi: { $now }
       *[no] { "" }
    }
a-detail-phone = Số điện thoại mới của <b>{ $body }</b>?{ $known ->
        [yes] { " " }Đang ghi: { $now }
       *[no] { "" }
    }
a-detail-opening_hours = Giờ làm việc mới của <b>{ $body }</b>? Ví dụ: Thứ Hai đến thứ Sáu, 7:30–11:30 và 13:30–17:00.{ $known ->
        [yes] { " " }Đang ghi: { $now }
       *[no] { "" }
    }
btn-a-detail-clear = Xóa
detail-too-long = Dài quá; xin viết trong { $most } chữ.
body-not-found = Không có đơn vị này.

# Dựng cơ quan -------------------------------------------------------------------------------------------------

province-unknown = Không có tỉnh, thành phố nào tên “{ $typed }” trong 34 tỉnh, thành phố.{ $named ->
        [yes] { " " }Gần nhất: { $nearest }
       *[no] { "" }
    }
commune-unknown = Không có xã, phường, đặc khu nào là “{ $typed }”.{ $named ->
        [yes] { " " }Gần nhất: { $nearest }
       *[no] { "" }
    }
office-set-up = Cơ sở dữ liệu này là của { $area }; không dựng thêm { $wanted } vào được.
office-empty = Cơ quan chưa được dựng trong cơ sở dữ liệu này; hãy chạy langnghe init trước
