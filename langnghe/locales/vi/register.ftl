# Đăng ký dự đối thoại, chỗ ngồi, người chờ, cửa vào ------------------------------------------------------------------

btn-d-reg = ✍️ Đăng ký tham dự
btn-d-reg-again = ✍️ Đăng ký lại
btn-d-reg-attend = ✅ Đến dự
btn-d-reg-speak = 🎤 Đến dự và phát biểu
btn-d-reg-more = Tôi cần thêm…
btn-d-reg-stop = Thôi
btn-d-reg-group = 👥 Chúng tôi đi theo đoàn
btn-d-reg-interpreter = { $on ->
        [yes] ✓ Cần người phiên dịch
       *[no] Cần người phiên dịch
    }
btn-d-reg-wheelchair = { $on ->
        [yes] ✓ Đi xe lăn
       *[no] Đi xe lăn
    }
btn-d-reg-online = { $on ->
        [yes] ✓ Tham gia từ xa
       *[no] Tham gia từ xa
    }
btn-d-reg-name = Ghi tên khác
btn-d-reg-done = Xong
btn-d-reg-people = { $people } người
d-reg-consent =
    Trước khi đăng ký, xin ông/bà đọc:

    { consent-notice }
d-reg-form = <b>Đăng ký tham dự</b>
d-reg-form-name = Người đăng ký: { $name }
d-reg-form-ask = Ông/bà muốn đến nghe, hay đến và phát biểu?
d-reg-more = Ông/bà cần gì thêm? Bấm để chọn, bấm lần nữa để bỏ.
d-reg-name = Xin ông/bà cho biết họ tên để ghi vào danh sách. Chỉ cán bộ tổ chức thấy tên này.
d-reg-group = Đoàn của ông/bà có tất cả bao nhiêu người? Xin gõ một con số, ví dụ: 12
d-reg-people = Đoàn { $size } người. { $law ->
        [yes] Theo Luật Tiếp công dân (Điều 29), đoàn cử nhiều nhất { $most } người đại diện, có giấy cử đại diện mọi người cùng ký.
       *[no] Cả đoàn có thể vào.
    } Mấy người sẽ vào?
d-reg-topic = Ông/bà muốn phát biểu về việc gì? Xin viết ngắn, nhiều nhất { $most } chữ cái.{ $full ->
        [yes] { " " }(Các lượt phát biểu đã đủ. Ông/bà sẽ vào danh sách chờ.)
       *[no] { "" }
    }
d-reg-text-only = Ở bước này xin ông/bà gõ chữ.
d-reg-stopped = Đã thôi đăng ký. Chưa ghi gì cả.
d-reg-before = Ông/bà đã đăng ký buổi này rồi:
d-reg-done = ✅ Đã đăng ký. Xin giữ mã vào cửa.
d-reg-waits = ⏳ Hiện đã đủ chỗ hoặc đủ lượt phát biểu. Ông/bà vào danh sách chờ; có chỗ sẽ báo ngay.
d-reg-closed = Buổi này không nhận đăng ký nữa, hoặc đang tạm hoãn. Mời ông/bà xem lại Lịch đối thoại, hoặc gọi nơi tổ chức.
d-reg-no-turns = Buổi này không có lượt phát biểu. Ông/bà có thể đăng ký đến dự, hoặc gửi câu hỏi trước.
d-reg-no-online = Buổi này không có cách tham gia từ xa. Mời ông/bà bỏ chọn «Tham gia từ xa».
d-reg-topic-empty = Xin ông/bà viết vài chữ về việc muốn phát biểu.
d-reg-topic-long = Nội dung hơi dài. Xin viết lại trong { $most } chữ cái.
d-reg-group-wrong = Xin gõ một con số từ 1 đến { $most }, là số người trong đoàn; số người vào không được nhiều hơn luật cho.
d-reg-hall-small = Hội trường chỉ có { $most } chỗ. Mời ông/bà chọn ít người vào hơn.

btn-d-seat = 🎟 Đăng ký của tôi (số { $number })
btn-d-seat-mine = 🎟 Xem đăng ký của tôi
btn-d-seat-session = 🗓 Xem buổi này
btn-d-seat-confirm = ✅ Tôi nhận chỗ
btn-d-seat-qr = 📱 Hình mã vào cửa (QR)
btn-d-seat-listen = Chỉ đến nghe, không phát biểu
btn-d-seat-needs = Tôi cần thêm…
btn-d-seat-cancel = Hủy đăng ký
btn-d-seat-cancel-sure = Hủy, tôi không đến
btn-d-seat-keep = Giữ lại
d-seats-title = <b>Đăng ký của ông/bà</b>
d-seats-none = Ông/bà chưa đăng ký buổi nào sắp tới. Mời xem Lịch đối thoại.
d-seats-line = • { $title } · { $when } · số { $number }
d-seat-state = { $state ->
        [seated] ✅ Đã có chỗ.
        [offered] 🔔 Có chỗ cho ông/bà. Xin bấm «Tôi nhận chỗ» trước <b>{ $until }</b>.
        [waiting] ⏳ Đang chờ chỗ, thứ <b>{ $place }</b> trong danh sách chờ.
        [cancelled] Đã hủy đăng ký.
       *[lapsed] Đã quá giờ nhận chỗ, chỗ đã chuyển cho người khác.
    }
d-seat-number = Số thứ tự: <b>{ $number }</b>
d-seat-code = Mã vào cửa: <b>{ $code }</b>
d-seat-group = 👥 Đoàn { $size } người, { $people } người vào
d-seat-topic = 🎤 Phát biểu về: { $topic }
d-seat-has-interpreter = • Cần người phiên dịch
d-seat-has-wheelchair = • Đi xe lăn
d-seat-has-online = • Tham gia từ xa
d-seat-qr = Mã vào cửa: <b>{ $code }</b> (số { $number }). Xin đưa hình này ở cửa; không có hình thì đọc mã.
d-seat-confirmed = ✅ Ông/bà đã nhận chỗ. Xin giữ mã vào cửa.
d-seat-listens = Đã đổi: ông/bà đến nghe, không phát biểu.
d-seat-cancel-ask = Ông/bà muốn hủy đăng ký số { $number }? Chỗ này sẽ dành cho người đang chờ; đăng ký lại thì phải lấy số mới.
d-seat-cancelled = Đã hủy. Cảm ơn ông/bà đã báo để người khác có chỗ.
d-seat-ended = { $state ->
        [lapsed] Đã quá giờ nhận chỗ, chỗ đã chuyển cho người khác. Ông/bà có thể đăng ký lại.
       *[cancelled] Đăng ký này đã hủy. Ông/bà có thể đăng ký lại.
    }
d-seat-still-waits = Chưa có chỗ trống. Ông/bà vẫn ở trong danh sách chờ; có chỗ sẽ báo ngay.
d-seat-begun = Buổi này đã bắt đầu hoặc không còn nữa, nên không đổi được đăng ký. Xin ông/bà hỏi cán bộ ở cửa.
d-seat-not-found = Không tìm thấy đăng ký này. Ông/bà gõ «đăng ký của tôi» để xem lại.
d-seat-code-wrong = Mã này không đúng. Xin xem lại, hoặc đọc tên và số thứ tự cho cán bộ ở cửa.
d-told-what = { $titled ->
        [yes] { $title }
       *[no] { $kind ->
            [conference] { d-kind-conference }
           *[reception] { d-kind-reception }
        }
    }{ $dated ->
        [yes] , { $starts }
       *[no] { "" }
    }{ $placed ->
        [yes] , { $place }
       *[no] { "" }
    }
d-told-offered =
    🔔 <b>Đã có chỗ cho ông/bà</b> (số { $number }): { d-told-what }.
    Xin bấm «Tôi nhận chỗ» trước <b>{ $until }</b>; quá giờ chỗ sẽ chuyển cho người sau. Mã vào cửa: <b>{ $code }</b>.
    Không thấy nút thì gõ: đăng ký của tôi
d-told-seated =
    ✅ <b>Ông/bà đã có chỗ</b> (số { $number }): { d-told-what }.
    Mã vào cửa: <b>{ $code }</b>. Nếu không đến được, xin hủy để người khác có chỗ: gõ «đăng ký của tôi».
d-told-lapsed = Đã quá giờ nhận chỗ (số { $number }), chỗ đã chuyển cho người sau: { d-told-what }. Ông/bà có thể đăng ký lại; mã { $code } không dùng nữa.

btn-g-door = 🚪 Cửa vào
btn-g-seats = 📋 Người đăng ký
btn-g-session = Về buổi này
btn-g-door-new = ➕ Người chưa đăng ký
btn-g-door-end = Xong, rời cửa
btn-g-door-as-new = ➕ Ghi mới: { $name }
btn-g-door-one = { $number } · { $name }
btn-g-door-in = ✅ Vào
btn-g-door-in-waiting = ✅ Cho vào dù chưa có chỗ
btn-g-door-out = ↩️ Bấm nhầm, chưa vào
btn-g-door-again = ✅ Cho vào như người mới đến
btn-g-door-standing = ✅ Cho vào đứng
btn-g-door-next = Người tiếp theo
btn-g-seats-which = { $which ->
        [seated] Có chỗ
        [waiting] Đang chờ
        [speak] Phát biểu
        [needs] Cần giúp
       *[in] Đã vào
    }
g-door-count = Trong hội trường: <b>{ $inside }</b> người{ $counted ->
        [yes] { " " }/ { $seats } chỗ
       *[no] { "" }
    } · từ xa: { $online } · có chỗ: { $seated } · đang chờ: { $waiting }
g-door-ask = Xin gõ mã, số thứ tự, 3 số cuối điện thoại, hoặc tên người đến.
g-door-empty = Xin gõ mã, số thứ tự, 3 số cuối điện thoại, hoặc tên.
g-door-text-only = Ở cửa vào, xin gõ chữ: mã, số thứ tự, số cuối điện thoại, hoặc tên.
g-door-none = Không thấy «{ $typed }» trong danh sách buổi này. Xin gõ lại, hoặc ghi là người mới đến.
g-door-many = Có { $count } người khớp. Mời chọn, hoặc gõ thêm:
g-door-card = <b>{ $number } · { $name }</b>{ $phoned ->
        [yes] { " " }· { $phone }
       *[no] { "" }
    }
    { $came ->
        [yes] ✅ Đã vào từ { $at }
       *[no] { $state ->
            [seated] Có chỗ
            [offered] Được mời nhận chỗ (vào là nhận)
            [waiting] Đang chờ chỗ: cho vào thì không có ghế riêng
            [cancelled] Đã hủy đăng ký
           *[lapsed] Đã quá giờ nhận chỗ
        }
    }
g-door-was-in = Người này đã vào rồi, không tính hai lần.
g-door-entered = ✅ <b>{ $number } · { $name }</b>{ $many ->
        [yes] { " " }({ $people } người)
       *[no] { "" }
    } đã vào lúc { $at }{ $chair ->
        [yes] .
       *[no] , không có ghế riêng.
    }
g-door-undone = ↩️ Đã bỏ lần bấm nhầm.
g-door-new = Xin gõ họ tên người mới đến.
g-door-full = Hết chỗ cho người chưa đăng ký, hoặc còn người chờ trước. Cho { $name } vào đứng?
g-door-closed = Buổi này không mở cửa: đã hoãn, đã hủy hoặc đã xong.
g-door-early = Cửa vào chỉ mở trong ngày { $day }.
g-door-ended = { $state ->
        [lapsed] Đăng ký này đã quá giờ nhận chỗ. Bấm «Cho vào như người mới đến» nếu muốn cho vào.
       *[cancelled] Đăng ký này đã hủy. Bấm «Cho vào như người mới đến» nếu muốn cho vào.
    }
g-seats-title = <b>{ $which ->
        [seated] Có chỗ
        [waiting] Đang chờ, theo thứ tự
        [speak] Phát biểu, theo thứ tự
        [needs] Cần giúp, tham gia từ xa
       *[in] Đã vào
    }</b>: { $count }
g-seat-line = { $number } · { $name }{ $many ->
        [yes] { " " }({ $people } người)
       *[no] { "" }
    }{ $came ->
        [yes] { " " }✅
       *[no] { $state ->
            [waiting] { " " }⏳
            [offered] { " " }🔔
            [cancelled] { " " }(đã hủy)
            [lapsed] { " " }(quá giờ)
           *[seated] { "" }
        }
    }{ $speaks ->
        [yes] { " " }🎤 { $topic }
       *[no] { "" }
    }{ $interpreter ->
        [yes] { " " }· phiên dịch
       *[no] { "" }
    }{ $wheelchair ->
        [yes] { " " }· xe lăn
       *[no] { "" }
    }{ $online ->
        [yes] { " " }· từ xa
       *[no] { "" }
    }
