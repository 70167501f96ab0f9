# Sau buổi đối thoại: biên bản, kết luận, lời hứa (nội dung cam kết), đánh giá ---------------------------------------

# Cho người phụ trách ----------------------------------------------------------------------------------------------

btn-g-after = 📝 Sau buổi: biên bản, kết luận
btn-g-after-card = ◂ Thẻ của buổi
btn-g-after-back = ◂ Sau buổi
btn-g-after-stop = Thôi
btn-g-after-open = Mở buổi này
btn-g-after-came = 👥 Số người dự
btn-g-minutes = 📝 Biên bản
btn-g-read-minutes = 📝 Đọc biên bản
btn-g-conclusion = 📄 Kết luận
btn-g-promises = 🤝 Lời hứa
btn-g-promises-back = ◂ Các lời hứa
btn-g-rates = ⭐ Người dự đánh giá
btn-g-publish = 📢 Công bố kết luận
btn-g-written = ✅ Viết xong
btn-g-read = Đọc lại
btn-g-write-on = ✏️ Viết tiếp
btn-g-wipe = Viết lại từ đầu
btn-g-wipe-yes = Xóa và viết lại
btn-g-wipe-no = Giữ lại, viết tiếp
btn-g-file = 📎 { $name }
btn-g-publish-yes = 📢 Công bố
btn-g-publish-none = 📢 Công bố: không có lời hứa nào
g-after-title = <b>Sau buổi: { $title }</b>
g-after-came = 👥 Số người dự: { $count }
g-after-minutes = 📝 Biên bản: { $there ->
        [yes] { $length } ký tự
       *[no] chưa viết
    }, { $files } tệp
g-after-conclusion = 📄 Kết luận: { $there ->
        [yes] { $text }
       *[no] chưa viết
    }
g-after-promises = 🤝 Lời hứa: { $count }
g-after-deadline = { $late ->
        [yes] 🔴 Phải công bố kết quả đến hết <b>{ $due }</b>: đã quá hạn { $days } ngày.
       *[no] ⏳ Phải công bố kết quả đến hết <b>{ $due }</b>: còn { $days } ngày.
    }
    <i>{ $source }</i>
g-after-no-deadline = Chưa có quy định về hạn công bố kết quả.
g-after-was-published = 📢 Đã công bố lúc { $at }{ $late ->
        [yes] , muộn { $days } ngày.
       *[no] , đúng hạn.
    }
g-after-came-ask = Có bao nhiêu người dự? Đã điểm danh ở cửa: <b>{ $door }</b>.
    Mời ông/bà gõ một số.
g-after-came-unread = Chưa đọc được số. Mời ông/bà gõ như: 120
g-after-came-wrong = Số người dự phải từ { $least } (đã điểm danh ở cửa) đến { $most }. Mời ông/bà gõ lại.
g-after-saved = ✅ Đã lưu.
g-after-write-minutes = <b>Biên bản</b> (hiện có { $length } ký tự). Mời ông/bà viết, có thể gửi nhiều tin nhắn, ảnh hoặc tệp. Mỗi tin được viết tiếp vào cuối. Biên bản chỉ cán bộ phụ trách đọc.
g-after-write-conclusion = <b>Kết luận</b> (hiện có { $length } ký tự). Mời ông/bà viết, có thể gửi nhiều tin nhắn. Mỗi tin được viết tiếp vào cuối. Người dân chỉ đọc được khi đã công bố.
g-after-kept = ✅ Đã lưu, hiện có { $length } ký tự. Mời ông/bà viết tiếp, hoặc chọn Viết xong.
g-after-nothing-written = Chưa viết gì.
g-after-file = Tệp của biên bản:
g-after-files-many = Biên bản nhận nhiều nhất { $most } tệp.
g-after-wipe = Ông/bà muốn xóa phần đã viết và viết lại từ đầu?
g-after-changed = ⚠️ Nội dung vừa thay đổi. Mời ông/bà xem lại rồi công bố.
g-after-no-conclusion = Chưa có lời kết luận. Mời ông/bà viết kết luận trước khi công bố.
g-after-say-none = Buổi này chưa ghi lời hứa nào. Nếu đúng là không có, mời ông/bà chọn «Công bố: không có lời hứa nào».
g-after-not-none = Buổi này đã ghi { $count } lời hứa. Mời ông/bà xem lại.
g-after-published = { $late ->
        [yes] 📢 Đã công bố, muộn { $days } ngày. Ngày muộn được ghi lại và công khai.
       *[no] 📢 Đã công bố, đúng hạn.
    }
g-publish-title = <b>Người dân sẽ đọc:</b>
g-publish-no-words = (chưa có lời kết luận)
g-publish-late = 🔴 Công bố muộn { $days } ngày; số ngày này được công khai.
g-publish-none-ask = Chưa ghi lời hứa nào. Nếu đúng là không có, ông/bà có thể công bố như vậy.
g-publish-ask = Sau khi công bố, lời hứa không xóa được và không đổi ngày được. Ông/bà công bố?
g-rates-title = <b>Người dự đánh giá</b>: { $there ->
        [yes] { $count } người, trung bình <b>{ $mean }</b>/5
       *[no] chưa có ai
    }
g-rates-line = { $score } ⭐: { $count }
g-rates-words = • «{ $words }»

# Lời hứa: viết và theo dõi ------------------------------------------------------------------------------------------

btn-g-com = 🤝 Lời hứa phải thực hiện
btn-g-kept = 📊 Giữ lời hứa
btn-g-promise-open = Xem lời hứa
btn-g-promise-add = ➕ Thêm lời hứa
btn-g-promise-same = Giữ như cũ
btn-g-promise-nobody = Không nêu tên ai
btn-g-promise-note = 📝 Báo tiến độ
btn-g-promise-keep = ✅ Đã thực hiện xong
btn-g-promise-broken = ❌ Không thực hiện được
btn-g-promise-replace = 🔁 Thay bằng lời hứa khác
btn-g-draft-what = ✏️ Hứa gì
btn-g-draft-means = 🎯 Thế nào là xong
btn-g-draft-owner = 🏢 Nơi thực hiện
btn-g-draft-day = 📅 Hạn
btn-g-draft-remove = 🗑 Bỏ mục này
promise-not-found = Không tìm thấy lời hứa này, hoặc lời hứa chưa được công bố.
promise-ended = Lời hứa này đã kết thúc nên lần bấm này không có tác dụng. Mời ông/bà mở lại để xem.
g-promises-title = <b>Các lời hứa của buổi</b>: { $count }{ $drafting ->
        [yes] { " " }(chưa công bố)
       *[no] { "" }
    }
g-promises-none = Chưa ghi lời hứa nào.
g-promise-ask-what = Đã hứa làm gì? Mời ông/bà viết ngắn gọn, ví dụ: Sửa đường thôn 3.
g-promise-ask-means = Thế nào là làm xong? Ví dụ: đường bê tông 500 m, xe đi được.
g-promise-ask-body = Cơ quan nào thực hiện? Chọn nút, hoặc gõ tên cơ quan, có dấu hay không đều được.
g-promise-ask-owner = Ai ở { $body } chịu trách nhiệm?
g-promise-ask-day = Phải xong đến hết ngày nào? Chọn một ngày hoặc gõ ngày/tháng/năm.
g-promise-ask-remove = Bỏ mục «{ $what }» vì sao? Lý do và lời cũ vẫn được lưu trong nhật ký.
g-promise-ask-note = Tiến độ của «{ $what }» thế nào? Mọi người sẽ đọc được.
g-promise-ask-keep = «{ $what }» đã thực hiện thế nào? Mọi người sẽ đọc được.
g-promise-ask-broken = Vì sao không thực hiện được «{ $what }»? Mọi người sẽ đọc được.
g-promise-ask-replace = Vì sao thay «{ $what }»? Mọi người sẽ đọc được.
g-promise-done-add = ✅ Đã ghi lời hứa.
g-promise-done-what = ✅ Đã sửa.
g-promise-done-means = ✅ Đã sửa.
g-promise-done-owner = ✅ Đã đổi nơi thực hiện.
g-promise-done-day = ✅ Đã đổi hạn.
g-promise-done-remove = ✅ Đã bỏ mục này.
g-promise-done-note = ✅ Đã báo tiến độ. Người theo dõi sẽ nhận được tin.
g-promise-done-keep = ✅ Đã ghi là thực hiện xong. Người theo dõi sẽ nhận được tin.
g-promise-done-broken = Đã ghi là không thực hiện được. Người theo dõi sẽ nhận được tin.
g-promise-done-replace = 🔁 Đã thay bằng lời hứa mới dưới đây. Lời hứa cũ vẫn còn, kèm lý do.
g-promise-many = Mỗi buổi ghi nhiều nhất { $most } lời hứa.
g-promise-owner = Người này không thuộc { $body }. Mời ông/bà chọn người khác.
g-promise-day = Ngày phải từ { $first } đến { $last }. Mời ông/bà chọn ngày khác.
g-com-title = <b>Lời hứa phải thực hiện</b>: { $count }
g-com-none = Không có lời hứa nào đang chờ thực hiện.
g-kept-title = <b>Giữ lời hứa</b>, theo người đứng đầu
g-kept-none = Chưa có lời hứa hay buổi đối thoại nào.
g-kept-head =
    ▫️ <b>{ $named ->
        [yes] { $name }
       *[no] (chưa ghi người đứng đầu)
    }</b>: { $measured ->
        [yes] giữ { $kept }/{ $due } lời hứa đến hạn (<b>{ $rate } %</b>)
       *[no] chưa có lời hứa nào đến hạn
    }
    { "   " }Xong đúng hạn { $ontime } · xong muộn { $late } · không thực hiện { $broken } · thay { $replaced } · đang làm { $open }, trong đó quá hạn { $openlate }
    { "   " }Buổi đối thoại: tự chủ trì { $person } · người khác chủ trì thay { $substitute }

# Lời hứa: cho người dân -----------------------------------------------------------------------------------------------

btn-d-com = 🤝 Lời hứa tại buổi này
btn-d-com-card = Xem buổi này
btn-d-coms = 🤝 Lời hứa của lãnh đạo
btn-d-coms-open = Lời hứa đang thực hiện
btn-d-coms-ended = Lời hứa đã kết thúc
btn-d-promise-open = Xem lời hứa
btn-d-promise-new = ▸ Lời hứa thay thế
btn-d-promise-follow = 🔔 Theo dõi
btn-d-promise-unfollow = 🔕 Thôi theo dõi
btn-d-promise-session = Các lời hứa cùng buổi
d-coms-title = <b>Lời hứa của lãnh đạo với nhân dân</b>, { $ended ->
        [yes] đã kết thúc
       *[no] đang thực hiện
    }: { $count }
d-coms-none = Chưa có lời hứa nào.
d-com-title = <b>Lời hứa tại buổi «{ $title }»</b>: { $count }
d-com-published = 📢 Kết luận công bố lúc { $at }{ $late ->
        [yes] , muộn { $days } ngày so với quy định.
       *[no] .
    }
d-com-none = Tại buổi này không có lời hứa nào.
d-com-early = Kết luận của buổi này chưa được công bố. Mời ông/bà xem lại sau.
d-promise-line = • { $what } · { $body } · hạn { $due } · { $course ->
        [open] ⏳ còn { $days } ngày
        [today] ⏳ hôm nay là hạn
        [late] 🔴 quá hạn { $days } ngày
        [kept] ✅ đã xong, đúng hạn
        [kept_late] ✅ đã xong, muộn { $days } ngày
        [broken] ❌ không thực hiện
       *[replaced] 🔁 đã thay bằng lời hứa khác
    }
d-promise-title = 🤝 <b>{ $what }</b>
d-promise-means = Thế nào là xong: { $means }
d-promise-owner = Nơi thực hiện: { $body }{ $named ->
        [yes] , { $name }
       *[no] { "" }
    }
d-promise-head = { $named ->
        [yes] Người hứa: { $name }
       *[no] Người hứa: người đứng đầu
    }
d-promise-course = Hạn: <b>{ $due }</b> · { $course ->
        [open] ⏳ còn { $days } ngày
        [today] ⏳ hôm nay là hạn
        [late] 🔴 quá hạn { $days } ngày
        [kept] ✅ đã xong ngày { $ended }, đúng hạn
        [kept_late] ✅ đã xong ngày { $ended }, muộn { $days } ngày
        [broken] ❌ không thực hiện, ghi ngày { $ended }
       *[replaced] 🔁 đã thay bằng lời hứa khác ngày { $ended }
    }
d-promise-reason = Lý do: { $reason }
d-promise-note = 📝 { $at }: { $text }
d-promise-no-notes = Chưa có tin về tiến độ.
d-promise-followed = 🔔 Ông/bà sẽ nhận tin khi có tiến độ mới và khi lời hứa kết thúc.
d-promise-unfollowed = 🔕 Ông/bà sẽ không nhận tin về lời hứa này nữa.

# Đánh giá buổi đối thoại -------------------------------------------------------------------------------------------------

btn-d-rate = ⭐ Đánh giá buổi này
btn-d-rate-words = ✏️ Viết thêm góp ý
d-rate-5 = ⭐⭐⭐⭐⭐ Rất hài lòng
d-rate-4 = ⭐⭐⭐⭐ Hài lòng
d-rate-3 = ⭐⭐⭐ Bình thường
d-rate-2 = ⭐⭐ Chưa hài lòng
d-rate-1 = ⭐ Rất không hài lòng
d-rate-ask = Ông/bà thấy buổi đối thoại thế nào? Cơ quan không thấy tên người đánh giá.
d-rate-again = Ông/bà đã cho { $score } sao. Ông/bà có thể đổi trong 7 ngày. Ông/bà thấy buổi đối thoại thế nào?
d-rate-thanks = Cảm ơn ông/bà. Đã ghi { $score } sao.
d-rate-changed = Đã đổi thành { $score } sao. Cảm ơn ông/bà.
d-rate-words = Mời ông/bà viết góp ý. Cơ quan đọc được lời góp ý nhưng không thấy tên.
d-rate-words-kept = Cảm ơn ông/bà. Đã ghi lời góp ý.
d-rate-not-there = Chỉ người đã được điểm danh tại buổi này mới đánh giá được.
d-rate-early = Buổi này chưa diễn ra. Ông/bà đánh giá được sau buổi.
d-rate-over = Đánh giá của ông/bà chỉ đổi được đến { $until }.
d-rate-score = Mời ông/bà chọn từ 1 đến 5 sao.

# Nhắc việc -------------------------------------------------------------------------------------------------------------

after-remind = ⏰ { $clock ->
        [announce] Phải thông báo
       *[result] Phải công bố kết quả
    } { $kind ->
        [conference] hội nghị đối thoại
       *[reception] buổi tiếp công dân
    }{ $titled ->
        [yes] { " " }«{ $title }»
       *[no] { "" }
    } của { $body } đến hết <b>{ $due }</b>. { $stage ->
        [half] Đã qua nửa thời gian.
        [most] Chỉ còn ít thời gian.
       *[last_day] Hôm nay là ngày cuối.
    }
after-late = { $clock ->
        [announce] 🔴 Đã quá hạn thông báo ({ $due })
        [hold] ❓ Đã đến ngày tổ chức ({ $due }). Mời ông/bà cho biết buổi này đã tổ chức, tạm hoãn hay hủy:
       *[result] 🔴 Đã quá hạn công bố kết quả ({ $due })
    } { $kind ->
        [conference] hội nghị đối thoại
       *[reception] buổi tiếp công dân
    }{ $titled ->
        [yes] { " " }«{ $title }»
       *[no] { "" }
    } của { $body }.
after-above = 🔴 Kính báo để chỉ đạo: { $clock ->
        [announce] đã quá hạn thông báo ({ $due })
        [hold] qua ngày tổ chức ({ $due }) mà chưa rõ đã tổ chức hay chưa
       *[result] đã quá hạn công bố kết quả ({ $due })
    } { $kind ->
        [conference] hội nghị đối thoại
       *[reception] buổi tiếp công dân
    }{ $titled ->
        [yes] { " " }«{ $title }»
       *[no] { "" }
    } của { $body }.
after-above-internal = 🔴 Kính báo để chỉ đạo: { $kind ->
        [conference] hội nghị đối thoại
       *[reception] buổi tiếp công dân
    }{ $titled ->
        [yes] { " " }«{ $title }»
       *[no] { "" }
    } của { $body } chưa được thông báo, hạn là { $due }{ $dated ->
        [yes] , dự định tổ chức lúc { $starts }.
       *[no] .
    }
after-promise-given = 🤝 Lãnh đạo đã hứa với nhân dân: «{ $what }». Đơn vị ông/bà thực hiện, hạn <b>{ $due }</b>.
after-promise-remind = ⏰ Lời hứa «{ $what }» ({ $body }) phải xong đến hết <b>{ $due }</b>. { $stage ->
        [half] Đã qua nửa thời gian.
        [most] Chỉ còn ít thời gian.
       *[last_day] Hôm nay là ngày cuối.
    }
after-promise-late = 🔴 Lời hứa «{ $what }» ({ $body }) đã quá hạn { $due }. Mời ông/bà cho thực hiện ngay, báo tiến độ cho dân biết.
after-promise-above = 🔴 Kính báo để chỉ đạo: lời hứa «{ $what }» ({ $body }) đã quá hạn { $due }.
after-promise-ended = { $state ->
        [kept] ✅ Đã thực hiện xong lời hứa
        [broken] ❌ Không thực hiện được lời hứa
       *[replaced] 🔁 Đã thay bằng lời hứa khác
    }: «{ $what }». { $text }
