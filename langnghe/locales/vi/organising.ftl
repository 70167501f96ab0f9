# Tổ chức buổi đối thoại, tiếp công dân: lập, trình duyệt, thông báo, đổi lịch, hoãn, hủy, đã tổ chức ------------------

btn-g-new = ➕ Lập buổi mới
btn-g-stop = Thôi
btn-g-card = Xem buổi này
btn-g-edit = ✏️ Sửa
btn-g-submit = 📤 Trình duyệt
btn-g-skip = Để sau
btn-g-clear = Bỏ trống
btn-g-clear-point = Bỏ vị trí bản đồ
btn-g-look = Xem toàn bộ
btn-g-approve = ✅ Duyệt
btn-g-return = ↩️ Trả lại
btn-g-announce = 📣 Thông báo cho nhân dân
btn-g-announce-go = 📣 Gửi thông báo
btn-g-urgent = ⚠️ Thông báo gấp, ghi lý do
btn-g-other-day = Chọn ngày khác
btn-g-move = 🔁 Đổi ngày giờ, địa điểm
btn-g-new-day = 🗓 Định ngày mới
btn-g-keep-when = Giữ ngày giờ
btn-g-keep-place = Giữ địa điểm
btn-g-postpone = ⏸ Tạm hoãn
btn-g-cancel = ✖️ Hủy buổi này
btn-g-substitute = 👤 Người chủ trì thay
btn-g-head-again = Người đứng đầu trực tiếp chủ trì
btn-g-held = ☑️ Đã tổ chức
btn-g-held-head = Người đứng đầu trực tiếp chủ trì
btn-g-held-named = { $name } chủ trì thay
btn-g-held-other = Người khác chủ trì thay
btn-g-came = Đúng { $number } người
btn-g-other = Việc khác…
btn-g-rest = Các mục khác…
btn-g-main = ◂ Các mục chính
btn-g-history = 🕓 Lịch sử

g-other = Ông/bà muốn làm gì với buổi <b>{ $title }</b>?
g-new-kind = Ông/bà lập buổi nào?
g-new-made = Đã lập bản nháp. Xin trả lời từng câu; câu nào chưa biết, bấm <b>Để sau</b>.
g-new-stopped = Đã dừng, chưa lập buổi nào.
g-stopped = Đã dừng. Những gì đã ghi vẫn còn.
g-found = Tìm thấy { $count }. Mời ông/bà chọn, hoặc gõ tên khác để tìm lại.
g-found-none = Không tìm thấy «{ $typed }». Mời ông/bà gõ tên khác, không cần dấu.

# Từng mục -----------------------------------------------------------------------------------------------------

g-what-title = Tên buổi
g-what-about = Nội dung
g-what-when = Ngày giờ
g-what-place = Địa điểm
g-what-point = Vị trí bản đồ
g-what-online = Đường dẫn trực tuyến
g-what-area = Địa bàn
g-what-host = Cơ quan chủ trì
g-what-seats = Số chỗ ngồi
g-what-turns = Số lượt phát biểu
g-what-register = Hạn đăng ký
g-what-ask = Hạn gửi câu hỏi
g-what-co_hosts = Cùng chủ trì
g-what-basis = Căn cứ
g-what-field = Lĩnh vực
g-what-reminders = Nhắc trước
g-values-title = <b>Các mục của buổi này</b>. Bấm một mục để sửa.
g-value-line = • { $what }: { $set ->
        [yes] <b>{ $value }</b>
       *[no] chưa có
    }
g-value-none = bỏ trống
g-set = Đã ghi.
g-ask-now = Hiện ghi: <b>{ $value }</b>
g-ask-title = Tên buổi là gì? Viết ngắn, ví dụ: Nước sạch và đường thôn
g-ask-about = Nội dung bàn việc gì? Viết để nhân dân hiểu, tối đa 2000 ký tự.
g-ask-when = Ngày nào, từ mấy giờ đến mấy giờ? Ví dụ: 15/12/2026 8:00-11:00, hoặc 15/12 8h
g-ask-place = Tổ chức ở đâu? Viết tên địa điểm, hoặc gửi vị trí trên bản đồ.
g-ask-online = Đường dẫn để tham gia từ xa? Bắt đầu bằng https://
g-ask-area = Dành cho nhân dân nơi nào? Mời ông/bà chọn, hoặc gõ tên để tìm.
g-ask-host = Người đứng đầu cơ quan nào chủ trì? Mời ông/bà chọn, hoặc gõ tên để tìm, không cần dấu.
g-ask-seats = Có bao nhiêu chỗ ngồi? Gõ một số, ví dụ: 120
g-ask-turns = Có bao nhiêu lượt phát biểu? Gõ một số, ví dụ: 10
g-ask-register = Nhận đăng ký đến khi nào? Ví dụ: 14/12 17h. Bỏ trống thì nhận đến lúc bắt đầu.
g-ask-ask = Nhận câu hỏi gửi trước đến khi nào? Ví dụ: 14/12 17h. Bỏ trống thì nhận đến lúc bắt đầu.
g-ask-co_hosts = Ai cùng chủ trì? Ví dụ: Thường trực HĐND xã, Mặt trận Tổ quốc xã
g-ask-basis = Tổ chức theo văn bản nào? Ví dụ: Kế hoạch số 12/KH-UBND
g-ask-field = Về lĩnh vực nào? Người theo dõi lĩnh vực này cũng được báo. Mời ông/bà chọn, hoặc gõ tên để tìm.
g-ask-reminders = Nhắc người tham dự trước bao lâu? Ví dụ: 1 ngày, 2 giờ
g-point-kept = Đã ghi vị trí trên bản đồ. Xin viết thêm tên địa điểm.
g-reminder = { $number } { $unit ->
        [week] tuần
        [day] ngày
        [hour] giờ
       *[minute] phút
    }
g-draft-again = ⚠️ Buổi này { $state ->
        [approved] đã được duyệt
       *[submitted] đang chờ duyệt
    }. Vì vừa sửa nên trở lại bản nháp và phải trình duyệt lại.
g-warn-day-off = ⚠️ Ngày { $day } là ngày nghỉ{ $noted ->
        [yes] { " " }({ $note })
       *[no] { "" }
    }. Vẫn tổ chức được, nếu nhân dân tiện đến hơn.
g-warn-last-day = Phải thông báo cho nhân dân chậm nhất ngày <b>{ $last }</b>.
g-warn-late = ⚠️ Ngày cuối để thông báo là <b>{ $last }</b>, đã qua. Chỉ còn cách thông báo gấp, có lý do công khai.

# Chưa nhận được ------------------------------------------------------------------------------------------------

g-when-unread = Chưa đọc được ngày giờ. Xin gõ như: 15/12/2026 8:00-11:00, hoặc 15/12 8h
g-when-past = { $begins } đã qua. Xin chọn ngày giờ sắp tới.
g-when-far = { $begins } xa quá hai năm. Xin xem lại năm.
g-when-order = Giờ kết thúc phải sau giờ bắt đầu. Xin gõ như: 15/12/2026 8:00-11:00
g-until-no-day = Xin ghi ngày giờ của buổi này trước, rồi mới ghi hạn.
g-until-unread = Chưa đọc được hạn. Xin gõ như: 14/12 17h, hoặc 14/12
g-until-wrong = Hạn phải sau lúc này và không sau giờ bắt đầu ({ $begins }). Xin gõ như: 14/12 17h
g-reminders-unread = Chưa đọc được. Xin gõ số và đơn vị, như: 1 ngày, 2 giờ. Dùng: tuần, ngày, giờ, phút.
g-reminders-wrong = Nhắc tối đa { $most } lần, sớm nhất 2 tuần và muộn nhất 10 phút trước giờ bắt đầu. Xin gõ như: 1 ngày, 2 giờ
g-count-wrong = Xin gõ một số từ { $least } đến { $most }, ví dụ: 120
g-count-taken = Đã có { $taken } người đăng ký, nên không ghi ít hơn được. Xin gõ một số từ { $taken } trở lên.
g-link-wrong = Đường dẫn phải bắt đầu bằng https:// và không có khoảng trống, ví dụ: https://hop.quangngai.gov.vn/doi-thoai
g-link-long = Đường dẫn dài quá { $most } ký tự. Xin dùng đường dẫn ngắn hơn.
g-point-far = Vị trí này ở ngoài Việt Nam. Xin gửi lại vị trí, hoặc viết tên địa điểm.
g-area-wrong = Nơi này không thuộc địa bàn của { $body }. Xin chọn nơi khác.

# Trình và duyệt -----------------------------------------------------------------------------------------------

g-lacking = Chưa trình được, vì còn thiếu điều nhân dân phải biết:{ $title ->
        [yes] { " " }tên buổi;
       *[no] { "" }
    }{ $about ->
        [yes] { " " }nội dung;
       *[no] { "" }
    }{ $when ->
        [yes] { " " }ngày giờ;
       *[no] { "" }
    }{ $place ->
        [yes] { " " }địa điểm hoặc đường dẫn trực tuyến;
       *[no] { "" }
    } xin ghi thêm rồi trình lại.
g-no-approver = Chưa trình được: { $body } chưa có người đứng đầu hoặc cán bộ nào khác trong hệ thống để duyệt. Nhờ quản trị mời người đứng đầu vào trước.
g-sent = Đã trình. Khi được duyệt hoặc trả lại, ông/bà sẽ nhận tin.
g-changed-since = Buổi này vừa được sửa sau khi ông/bà mở xem, nên lần bấm này không có tác dụng. Mời ông/bà đọc lại bên dưới.
g-submitted = 📥 <b>{ $by }</b> trình duyệt: { $kind ->
        [conference] { d-kind-conference }
       *[reception] { d-kind-reception }
    }: <b>{ $title }</b>
    { $dated ->
        [yes] 🕘 { $begins }
       *[no] 🕘 chưa có ngày
    }
    📍 { $place }
    Chủ trì: { $body }. Dành cho: nhân dân { $area }
    Nội dung: { $about }
g-approved = ✅ <b>{ $by }</b> đã duyệt <b>{ $title }</b>. Bước tiếp theo: thông báo cho nhân dân.
g-returned = ↩️ <b>{ $by }</b> trả lại <b>{ $title }</b>. Lý do: { $reason }
    Mời ông/bà sửa rồi trình lại.
g-why-return = Vì sao trả lại? Viết điều cần sửa; người lập sẽ đọc.
g-done-approve = Đã duyệt.
g-done-return = Đã trả lại, người lập được báo.

# Thông báo, đổi lịch, hoãn, hủy -------------------------------------------------------------------------------

g-announce-ask = Sau khi bấm <b>Gửi thông báo</b>, nhân dân { $area } được nhắn tin về buổi này. Xin đọc lại lần cuối:
g-late = Đã muộn: phải thông báo chậm nhất ngày <b>{ $last }</b>, tức { $number } { $unit ->
        [WD] ngày làm việc
       *[D] ngày
    } trước buổi này ({ $source }). Ông/bà có thể chọn ngày khác, hoặc thông báo gấp với lý do công khai.
g-why-urgent = Vì sao phải thông báo gấp? Lý do này sẽ được công khai cùng thông báo.
g-move-when = Ngày giờ đã định: { $when }.
    Ngày giờ mới? Ví dụ: 22/12/2026 8:00-11:00
g-move-place = Địa điểm đang ghi: { $place }.
    Địa điểm mới? Viết tên địa điểm, gửi vị trí, hoặc dán đường dẫn https:// nếu họp trực tuyến.
g-move-place-name = Đã ghi vị trí. Tên địa điểm mới là gì? Nơi đang ghi: { $place }.
g-move-same = Ngày giờ và địa điểm vẫn như cũ, nên không có gì để đổi. Xin ghi ngày giờ hoặc địa điểm khác, hoặc bấm Thôi.
g-move-day-needed = Xin ghi ngày giờ mới, sắp tới, cho buổi này.
g-why-move = Vì sao thay đổi? Lý do này được gửi tới mọi người đã nhận thông báo.
g-why-postpone = Vì sao tạm hoãn{ $announced ->
        [yes] ? Lý do này được gửi tới mọi người đã nhận thông báo.
       *[no] ?
    }
g-why-cancel = Vì sao hủy{ $announced ->
        [yes] ? Lý do này được gửi tới mọi người đã nhận thông báo.
       *[no] ?
    } Hủy rồi không mở lại được.
g-done-announce = 📣 Đã thông báo. Nhân dân trong địa bàn sẽ nhận tin.
g-done-move = Đã đổi. Mọi người đã nhận thông báo sẽ được báo lại.
g-done-postpone = Đã tạm hoãn. Khi có ngày mới, bấm <b>Định ngày mới</b>.
g-done-cancel = Đã hủy.
g-told = <b>{ $by }</b> { $act ->
        [announce] đã thông báo cho nhân dân
        [move] đã đổi ngày giờ hoặc địa điểm
        [postpone] đã tạm hoãn
        [cancel] đã hủy
       *[substitute] đã ghi người chủ trì thay
    }: <b>{ $titled ->
        [yes] { $title }
       *[no] { $kind ->
            [conference] { d-kind-conference }
           *[reception] { d-kind-reception }
        }
    }</b>{ $dated ->
        [yes] , { $begins }
       *[no] { "" }
    }{ $placed ->
        [yes] , { $place }
       *[no] { "" }
    }.{ $reasoned ->
        [yes] { " " }Lý do: { $reason }
       *[no] { "" }
    }
d-card-was = 🕘 Ngày đã định trước đây: { $when }

# Chủ trì, đã tổ chức ------------------------------------------------------------------------------------------

g-substitute-name = { $set ->
        [yes] Đang ghi: { $now } chủ trì thay.{ " " }
       *[no] { "" }
    }Ai chủ trì thay người đứng đầu? Viết họ tên và chức vụ.
g-substitute-why = Vì sao người đứng đầu không trực tiếp chủ trì? Lý do này được công khai.
g-substitute-same = Người chủ trì thay và lý do vẫn như cũ.
g-substitute-none = Buổi này vẫn do người đứng đầu trực tiếp chủ trì.
g-done-substitute = Đã ghi người chủ trì thay.
g-done-head-again = Đã ghi: người đứng đầu trực tiếp chủ trì.
g-hold-early = Buổi này bắt đầu lúc { $begins }, nên chưa ghi là đã tổ chức được.
g-held-who = Ai đã chủ trì buổi này?
g-held-came = Có bao nhiêu người đến dự? Gõ một số. Đã điểm danh: { $number } người.
g-done-hold = ☑️ Đã ghi là đã tổ chức. Việc tiếp theo: công bố kết luận đúng hạn.

# Lịch sử ------------------------------------------------------------------------------------------------------

g-history-title = <b>Lịch sử</b>: { $count } việc, mới nhất ở trên
g-history-line = • { $at } · { $named ->
        [yes] { $who }
       *[no] hệ thống
    } { $did }{ $texted ->
        [yes] : «{ $text }»
       *[no] { "" }
    }
g-did-draft = lập bản nháp
g-did-edit = sửa { $what }: { $value }
g-did-submit = trình duyệt
g-did-return = trả lại
g-did-approve = duyệt
g-did-announce = thông báo cho nhân dân
g-did-move = đổi lịch{ $known ->
        [yes] { " " }sang { $new }
       *[no] { "" }
    }
g-did-postpone = tạm hoãn
g-did-cancel = hủy
g-did-substitute = { $named ->
        [yes] ghi { $name } chủ trì thay
       *[no] ghi người đứng đầu trực tiếp chủ trì
    }
g-did-hold = ghi đã tổ chức, { $named ->
        [yes] { $name } chủ trì thay
       *[no] người đứng đầu trực tiếp chủ trì
    }, { $came } người dự
g-did-minutes = ghi biên bản
g-did-promise = ghi nội dung cam kết
g-did-publish = công bố kết luận
g-did-close = kết thúc
g-did-remind = nhắc việc
g-did-escalate = báo cấp trên
