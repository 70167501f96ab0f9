# Đối thoại và tiếp công dân: danh sách và thẻ một buổi --------------------------------------------------------------

btn-d-list = 🗓 Lịch đối thoại
btn-g-list = 🗓 Lịch đối thoại tôi phụ trách
btn-g-ended = Các buổi đã xong
btn-d-past = Các buổi đã qua
btn-d-row = { $dated ->
        [yes] { $day } ·
       *[no] { "" }
    } { $title }
d-kind-conference = Hội nghị đối thoại với Nhân dân
d-kind-reception = Tiếp công dân của người đứng đầu
d-state-draft = bản nháp
d-state-submitted = chờ duyệt
d-state-approved = đã duyệt, chưa thông báo
d-state-announced = đã thông báo
d-state-postponed = tạm hoãn, chưa có ngày mới
d-state-held = đã tổ chức, chưa công bố kết luận
d-state-published = đã công bố kết luận
d-state-closed = đã kết thúc
d-state-cancelled = đã hủy
d-list-title = <b>Các buổi đối thoại, tiếp công dân sắp tới</b>
d-list-none = Hiện chưa có buổi nào được thông báo ở nơi ông/bà ở.
d-past-title = <b>Các buổi đã qua</b>
d-past-none = Chưa có buổi nào.
d-list-line = { $dated ->
        [yes] • <b>{ $day } { $time }</b> ·
       *[no] • <b>chưa có ngày</b> ·
    } { $titled ->
        [yes] { $title }
       *[no] { $kind ->
            [conference] { d-kind-conference }
           *[reception] { d-kind-reception }
        }
    } · { $body } · { $state ->
        [draft] { d-state-draft }
        [submitted] { d-state-submitted }
        [approved] { d-state-approved }
        [announced] { d-state-announced }
        [postponed] { d-state-postponed }
        [held] { d-state-held }
        [published] { d-state-published }
        [closed] { d-state-closed }
       *[cancelled] { d-state-cancelled }
    }
g-list-title = <b>Các buổi ông/bà phụ trách</b>: { $count }
g-ended-title = <b>Các buổi đã xong</b>: { $count }
d-card-title = <b>{ $kind ->
        [conference] { d-kind-conference }
       *[reception] { d-kind-reception }
    }</b>{ $titled ->
        [yes] { ": " }{ $title }
       *[no] { "" }
    }
d-card-state = Tình trạng: { $state ->
        [draft] { d-state-draft }
        [submitted] { d-state-submitted }
        [approved] { d-state-approved }
        [announced] { d-state-announced }
        [postponed] { d-state-postponed }
        [held] { d-state-held }
        [published] { d-state-published }
        [closed] { d-state-closed }
       *[cancelled] { d-state-cancelled }
    }
d-card-reason = Lý do: { $reason }
d-card-when = 🕘 { $when }
d-when-unknown = chưa có ngày
d-when = { $weekday } { $day }, { $begins }{ $ending ->
        [yes] –{ $ends }
       *[no] { "" }
    }
d-card-place = 📍 { $place }
d-card-map = 🗺 <a href="https://www.openstreetmap.org/?mlat={ $lat }&amp;mlon={ $lon }#map=17/{ $lat }/{ $lon }">Xem bản đồ</a>
d-card-online = 💻 Tham gia từ xa: { $url }
d-card-host = Chủ trì: { $body }{ $named ->
        [yes] { " " }({ $name })
       *[no] { "" }
    }
d-card-substitute = Chủ trì thay: { $name }. Lý do: { $reason }
d-card-co-hosts = Cùng chủ trì: { $words }
d-card-area = Dành cho: nhân dân { $area }
d-card-about = Nội dung: { $words }
d-card-basis = Căn cứ: { $words }
d-card-urgent = ⚠️ Thông báo gấp: { $words }
d-card-conclusion = 📄 Kết luận: { $words }
dialogue-not-found = Không tìm thấy buổi này, hoặc buổi này chưa được thông báo. Mời ông/bà xem lại Lịch đối thoại.
dialogue-moved-on = Buổi này vừa thay đổi ({ $state ->
        [draft] { d-state-draft }
        [submitted] { d-state-submitted }
        [approved] { d-state-approved }
        [announced] { d-state-announced }
        [postponed] { d-state-postponed }
        [held] { d-state-held }
        [published] { d-state-published }
        [closed] { d-state-closed }
       *[cancelled] { d-state-cancelled }
    }), nên lần bấm này không có tác dụng. Mời ông/bà mở lại buổi đó.
