# Câu hỏi gửi trước: người dân ---------------------------------------------------------------------------------
btn-d-ask = ✍️ Gửi câu hỏi trước
btn-d-qs = 💬 Câu hỏi của bà con ({ $count })
btn-d-qs-back = 💬 Câu hỏi của bà con
btn-d-qm = Câu hỏi của tôi ({ $count })
btn-d-session = ◂ Về buổi này
btn-d-q-open = Xem câu hỏi
btn-d-q-main = Xem câu đã gộp
btn-d-q-row = { $place }. { $worded ->
        [yes] { $text }
       *[no] (thoại, ảnh)
    }
d-q-ask = Mời ông/bà gửi câu hỏi cho buổi này: <b>viết</b>, gửi <b>ảnh</b> hoặc <b>ghi âm</b> đều được. Viết tối đa { $most } ký tự.
    Câu hỏi chưa gửi ngay: ông/bà sẽ được xem lại.
d-q-form = Ở đây chỉ nhận lời viết, ảnh, ghi âm, tệp. Mời ông/bà gửi lại.
d-q-long = Câu hỏi dài { $length } ký tự, tối đa { $most }. Xin ông/bà viết gọn lại rồi gửi; phần đã viết trước đó vẫn còn.
d-q-enough = Ông/bà đang có { $most } câu hỏi chờ trả lời ở buổi này, là nhiều nhất có thể. Muốn gửi câu mới, xin rút bớt một câu.
d-q-closed = Buổi này không nhận thêm câu hỏi nữa. Ông/bà có thể gửi phản ánh bằng cách viết ngay tại đây.
d-q-not-here = Nội dung này giống tố cáo, không gửi làm câu hỏi công khai được. Mời ông/bà gõ «tố cáo» để xem nơi nhận.
d-q-not-found = Không tìm thấy câu hỏi này, hoặc câu này không công khai.
d-q-own = Đây là câu hỏi của chính ông/bà, đã được tính rồi.
d-q-moved-on = Câu hỏi này nay { $state ->
        [open] chờ trả lời
        [merged] đã gộp với câu giống
        [answered] đã trả lời tại buổi đối thoại
        [written] đã trả lời bằng văn bản
        [ticket] đã thành phiếu, có hạn trả lời
        [guided] đã hướng dẫn nơi nhận đơn
       *[withdrawn] người hỏi đã rút
    }, nên lần bấm này không có tác dụng.
d-q-complaint = Lời này giống <b>khiếu nại</b>. Khiếu nại phải nộp đơn mới được giải quyết đúng luật. Nếu ông/bà chỉ muốn hỏi tại buổi này, xin chọn gửi câu hỏi.
btn-d-q-plain = Không phải khiếu nại, gửi câu hỏi
btn-d-q-drop = Không gửi nữa
d-q-dropped = Đã bỏ câu hỏi này, không gửi gì.
d-q-draft = <b>Câu hỏi sắp gửi:</b> { $worded ->
        [yes] «{ $text }»
       *[no] (tin nhắn thoại hoặc ảnh)
    }
    { $files ->
        [0] Không kèm tệp.
       *[other] Kèm { $files } tệp.
    } { $anonymous ->
        [yes] Bà con <b>không</b> thấy tên ông/bà.
       *[no] Bà con thấy tên: <b>{ $name }</b>.
    }
    Muốn thêm gì, ông/bà cứ viết hoặc gửi tiếp. Nếu đúng rồi, bấm Gửi.
btn-d-q-send = ✅ Gửi câu hỏi
btn-d-q-named = Cho bà con thấy tên tôi
btn-d-q-unnamed = Không nêu tên tôi
d-q-sent = ✅ <b>Đã gửi.</b> Thư ký sẽ xem, rồi báo ông/bà ngay tại đây. Câu nào chưa được trả lời sẽ thành phiếu có hạn.
d-q-alike = <b>Có phải câu này không?</b> Đã có người hỏi gần giống. Cùng hỏi một câu thì câu ấy được ưu tiên hơn.
d-q-alike-line = { $place }. «{ $text }» · { $supports } người cùng hỏi
btn-d-q-same = Đúng, tôi cũng hỏi câu { $place }
btn-d-q-other = Không, gửi câu của tôi
d-qs-title = <b>Câu hỏi của bà con</b>: { $count } câu, nhiều người cùng hỏi ở trên
d-qs-none = Chưa có câu hỏi nào được đưa ra.
d-qm-title = <b>Câu hỏi của tôi</b>: { $count }
d-qm-none = Ông/bà chưa gửi câu hỏi nào cho buổi này.
d-q-line = { $place }. { $worded ->
        [yes] «{ $text }»
       *[no] (tin nhắn thoại hoặc ảnh)
    } · { $supports } người cùng hỏi{ $named ->
        [yes] { " · " }{ $name }
       *[no] { "" }
    } · { $state ->
        [open] chờ trả lời
        [merged] đã gộp với câu giống
        [answered] đã trả lời tại buổi đối thoại
        [written] đã trả lời bằng văn bản
        [ticket] đã thành phiếu, có hạn trả lời
        [guided] đã hướng dẫn nơi nhận đơn
       *[withdrawn] người hỏi đã rút
    }
d-q-card = <b>Câu hỏi:</b> { $worded ->
        [yes] «{ $text }»
       *[no] (tin nhắn thoại hoặc ảnh)
    }
d-q-card-typed = <i>Lời do thư ký ghi lại từ ghi âm hoặc ảnh; bản gốc vẫn được giữ.</i>
d-q-card-by = Người hỏi: { $mine ->
        [yes] ông/bà
       *[no] { $named ->
            [yes] { $name }
           *[no] không nêu tên
        }
    }
d-q-card-state = { $supports } người cùng hỏi · { $state ->
        [open] chờ trả lời
        [merged] đã gộp với câu giống
        [answered] đã trả lời tại buổi đối thoại
        [written] đã trả lời bằng văn bản
        [ticket] đã thành phiếu, có hạn trả lời
        [guided] đã hướng dẫn nơi nhận đơn
       *[withdrawn] người hỏi đã rút
    }
d-q-card-files = 📎 { $count } tệp
d-q-card-answer = { $state ->
        [answered] Trả lời tại buổi đối thoại
       *[other] Trả lời bằng văn bản
    }: «{ $text }»
d-q-card-ticket = Phiếu: <code>{ $code }</code>
btn-d-q-support = 🙋 Tôi cũng hỏi câu này
btn-d-q-unsupport = Thôi cùng hỏi
btn-d-q-withdraw = Rút câu hỏi
btn-d-q-withdraw-yes = Rút câu này
btn-d-q-keep = Không rút
d-q-withdraw-sure = Rút câu hỏi này? Câu hỏi sẽ không được trả lời nữa. Nếu có người khác cùng hỏi, câu của họ vẫn còn.
d-q-withdrawn = Đã rút câu hỏi theo ý ông/bà.
d-q-supported = 🙋 Đã tính ông/bà cùng hỏi câu này. Có trả lời sẽ báo ông/bà.
d-q-supported-already = Ông/bà đã cùng hỏi câu này rồi, mỗi người được tính một lần.
d-q-unsupported = Đã thôi tính ông/bà cùng hỏi câu này.

# Báo cho người hỏi --------------------------------------------------------------------------------------------
q-shown = 💬 Câu hỏi của ông/bà { $worded ->
        [yes] «{ $text }»
       *[no] (tin nhắn thoại hoặc ảnh)
    } đã được đưa ra để bà con cùng hỏi.
q-hidden = Câu hỏi của ông/bà { $worded ->
        [yes] «{ $text }»
       *[no] (tin nhắn thoại hoặc ảnh)
    } tạm không đăng cho mọi người đọc. Câu hỏi vẫn được trả lời.
q-merged = Câu hỏi { $worded ->
        [yes] «{ $text }»
       *[no] (tin nhắn thoại hoặc ảnh)
    } được gộp với câu giống: «{ $main }». Có trả lời sẽ báo ông/bà.
q-answered = ✅ Câu hỏi { $worded ->
        [yes] «{ $text }»
       *[no] (tin nhắn thoại hoặc ảnh)
    } đã được trả lời tại buổi đối thoại.{ $noted ->
        [yes] { " " }Tóm tắt: { $answer }
       *[no] { "" }
    }
q-written = ✉️ <b>{ $body }</b> trả lời câu hỏi { $worded ->
        [yes] «{ $text }»
       *[no] (tin nhắn thoại hoặc ảnh)
    }:

    { $answer }
q-ticket = 📌 Câu hỏi { $worded ->
        [yes] «{ $text }»
       *[no] (tin nhắn thoại hoặc ảnh)
    } chưa được trả lời tại buổi đối thoại, nay thành phiếu <code>{ $code }</code>.
    Phải trả lời chậm nhất ngày <b>{ $due }</b>. Ông/bà theo dõi bằng mã này.
q-ticket-too = 📌 Câu hỏi ông/bà cùng hỏi { $worded ->
        [yes] «{ $text }»
       *[no] (tin nhắn thoại hoặc ảnh)
    } nay thành phiếu <code>{ $code }</code>, phải trả lời chậm nhất ngày <b>{ $due }</b>. Gõ mã để xem tiến độ.
q-guided = Câu hỏi ông/bà gửi buổi đối thoại có nội dung khiếu nại hoặc tố cáo, nên theo luật không trả lời công khai và không lưu ở đây. Mời ông/bà xem nơi nhận đơn.
q-asker-withdrew = Câu hỏi ông/bà cùng hỏi { $worded ->
        [yes] «{ $text }»
       *[no] (tin nhắn thoại hoặc ảnh)
    } không còn nữa. Nếu vẫn cần trả lời, mời ông/bà tự gửi câu hỏi.

# Bàn thư ký ---------------------------------------------------------------------------------------------------
btn-g-qs = ❓ Câu hỏi gửi trước ({ $count } mới)
btn-g-qs-all = ❓ Câu hỏi gửi trước
btn-g-qs-new = Câu mới
btn-g-qs-shown = Đã đưa ra
btn-g-qs-done = Đã xong
g-qs-title = <b>{ $which ->
        [new] Câu mới, chờ xem
        [shown] Câu đã đưa ra
       *[done] Câu đã xong
    }</b>: { $count }
btn-g-order = 📋 Thứ tự trả lời
btn-g-q-back = ◂ Danh sách câu hỏi
btn-g-q-one = Xem câu hỏi này
g-q-card-shown = { $shown ->
        [yes] Mọi người đọc được.
       *[no] Chưa đưa ra cho mọi người.
    }{ $anonymous ->
        [yes] { " " }Người hỏi không muốn nêu tên công khai.
       *[no] { "" }
    }
g-q-card-position = Thứ tự: { $position }
g-q-card-body = Chuẩn bị trả lời: { $body }{ $prepared ->
        [yes] , đã có
       *[no] , chưa có
    }
g-q-card-prepared = 📝 Trả lời đã chuẩn bị: «{ $text }»
btn-g-q-files = 📎 Nghe, xem tệp ({ $count })
g-q-files-end = { $count } tệp kèm câu hỏi. Tệp mới gửi có thể cần ít phút.
btn-g-q-type = ⌨️ Ghi lời
btn-g-q-let = ✅ Đưa ra
btn-g-q-hide = Thôi đưa ra
g-q-merge-hidden = Câu này chưa được đưa ra nên chưa gộp vào được: người hỏi câu kia sẽ đọc được. Mời ông/bà đưa ra trước, rồi gộp.
btn-g-q-merge = Gộp
btn-g-q-assign = Giao chuẩn bị
btn-g-q-prepare = 📝 Soạn trả lời
btn-g-q-place = Xếp vào thứ tự
btn-g-q-hall = ✔️ Đã trả lời tại chỗ
btn-g-q-write = ✉️ Trả lời bằng văn bản
btn-g-q-ticket = Chuyển thành phiếu
btn-g-q-guide = Là khiếu nại, tố cáo
g-q-let = ✅ Đã đưa ra. Người hỏi đã được báo.
g-q-let-already = Câu này đã được đưa ra rồi.
g-q-hidden = Câu này không còn hiện cho mọi người. Người hỏi đã được báo.
g-q-words-first = Câu này chưa có lời. Mời ông/bà nghe, xem tệp rồi bấm «Ghi lời» trước khi đưa ra.
g-q-sensitive = ⚠️ Lời này giống khiếu nại, tố cáo nên không đưa ra được. Nếu đúng vậy, bấm «Là khiếu nại, tố cáo» để hướng dẫn người hỏi; nếu không, ghi lại lời cho rõ.
g-q-own-words = Đây là lời của chính người hỏi, không sửa được.
g-q-moved-on = Câu hỏi này nay { $state ->
        [open] chờ trả lời
        [merged] đã gộp với câu giống
        [answered] đã trả lời tại buổi đối thoại
        [written] đã trả lời bằng văn bản
        [ticket] đã thành phiếu, có hạn trả lời
        [guided] đã hướng dẫn nơi nhận đơn
       *[withdrawn] người hỏi đã rút
    }, nên không làm việc này được nữa.
g-q-not-begun = Buổi này chưa bắt đầu nên chưa đánh dấu trả lời tại chỗ được. Có thể trả lời bằng văn bản.
g-q-not-over = Buổi này chưa tổ chức xong. Chuyển tất cả thành phiếu được sau khi buổi đã tổ chức hoặc đã hủy.
g-q-type-ask = Mời ông/bà ghi lại đúng lời của người hỏi (nay: { $worded ->
        [yes] «{ $text }»
       *[no] (tin nhắn thoại hoặc ảnh)
    }).
g-q-typed = Đã ghi lời. Bản ghi âm, ảnh vẫn được giữ.
g-q-merge-ask = Gộp vào câu nào? Câu giống nhất ở trên.
g-q-merge-none = Chưa có câu nào khác để gộp.
g-q-merge-sure = Gộp { $worded ->
        [yes] «{ $text }»
       *[no] (tin nhắn thoại hoặc ảnh)
    } vào «{ $main }»? Người hỏi và người cùng hỏi của hai câu đều được báo khi có trả lời. Không tách ra lại được.
btn-g-q-merge-yes = Gộp lại
g-q-merge-other = Chỉ gộp được vào một câu khác của cùng buổi.
g-q-merged = Đã gộp. Người hỏi đã được báo.
g-q-ticket-sure = Chuyển câu { $worded ->
        [yes] «{ $text }»
       *[no] (tin nhắn thoại hoặc ảnh)
    } thành phiếu ngay bây giờ? Phiếu có hạn trả lời riêng, người hỏi được báo mã.
btn-g-q-ticket-yes = Chuyển thành phiếu
g-q-ticket-made = 📌 Đã thành phiếu. Người hỏi đã được báo mã tra cứu.
g-q-guide-sure = Câu { $worded ->
        [yes] «{ $text }»
       *[no] (tin nhắn thoại hoặc ảnh)
    } là khiếu nại hoặc tố cáo? Người hỏi sẽ được hướng dẫn nơi nhận đơn; lời và tệp không giữ lại.
btn-g-q-guide-yes = Đúng, hướng dẫn người hỏi
g-q-guided = Đã hướng dẫn người hỏi. Lời và tệp không được giữ.
g-q-hall-ask = Câu { $worded ->
        [yes] «{ $text }»
       *[no] (tin nhắn thoại hoặc ảnh)
    } đã được trả lời thế nào? Viết một hai dòng tóm tắt, hoặc đánh dấu không kèm lời.
btn-g-q-hall-now = Đã trả lời, không ghi thêm
g-q-answered = ✔️ Đã đánh dấu trả lời tại chỗ. Những người hỏi đã được báo.
g-q-write-ask = Mời ông/bà viết trả lời cho câu { $worded ->
        [yes] «{ $text }»
       *[no] (tin nhắn thoại hoặc ảnh)
    }. Gửi là đến tất cả người hỏi.
btn-g-q-write-prepared = Gửi trả lời đã chuẩn bị
g-q-written = ✉️ Đã gửi trả lời đến tất cả người hỏi.
g-q-assign-ask = Giao câu { $worded ->
        [yes] «{ $text }»
       *[no] (tin nhắn thoại hoặc ảnh)
    } cho cơ quan nào chuẩn bị trả lời? Gõ vài chữ trong tên cơ quan.
g-q-assign-found = Chọn cơ quan, hoặc gõ tên khác.
g-q-assign-none = Không có cơ quan nào như vậy. Mời ông/bà gõ tên khác.
g-q-assigned = Đã giao. Cơ quan đó đã được báo.
g-q-assigned-already = Cơ quan này đang chuẩn bị rồi.
g-q-prepare-ask = Câu hỏi: { $worded ->
        [yes] «{ $text }»
       *[no] (tin nhắn thoại hoặc ảnh)
    }
    { $ready ->
        [yes] Đã chuẩn bị: «{ $prepared }». Viết lại sẽ thay lời này.
       *[no] Mời ông/bà viết trả lời để người chủ trì đọc.
    }
g-q-prepared-kept = 📝 Đã giữ trả lời chuẩn bị. Thư ký đã được báo.
btn-g-q-settle = 📌 Chuyển hết thành phiếu
btn-g-q-settle-yes = Chuyển thành phiếu
g-q-settle-sure = Còn { $count } câu chưa trả lời. Chuyển tất cả thành phiếu, mỗi phiếu có hạn riêng và người hỏi được báo mã?
g-q-settled = Đã chuyển { $count } câu. Còn { $left } câu.
q-assigned = 📝 <b>{ $body }</b> được giao chuẩn bị trả lời câu hỏi { $worded ->
        [yes] «{ $text }»
       *[no] (tin nhắn thoại hoặc ảnh)
    } cho buổi đối thoại { $title }{ $dated ->
        [yes] { " " }({ $starts })
       *[no] { "" }
    }. Người giao: { $by }.
q-new = ❓ Có câu hỏi mới gửi buổi đối thoại: { $worded ->
        [yes] «{ $text }»
       *[no] (tin nhắn thoại hoặc ảnh)
    }. Mời ông/bà xem và đưa ra.
q-prepared = 📝 { $body } đã chuẩn bị trả lời câu { $worded ->
        [yes] «{ $text }»
       *[no] (tin nhắn thoại hoặc ảnh)
    }.
q-settled = 📌 { $count } câu hỏi chưa trả lời của buổi đối thoại đã thành phiếu, mỗi phiếu có hạn riêng.

# Thứ tự trả lời -----------------------------------------------------------------------------------------------
g-order-title = <b>Thứ tự trả lời</b>: { $count } câu
g-order-none = Chưa có câu nào trong thứ tự. Bấm «Xếp các câu đã đưa ra» để bắt đầu.
g-order-filled = Đã xếp thêm { $count } câu.
g-order-changed = Thứ tự vừa thay đổi, nên lần bấm này không có tác dụng.
g-order-link = Trang để xem và in thứ tự trả lời (chỉ người phụ trách, mở được trong { $hours } giờ, xin không chuyển tiếp): { $link }
g-order-link-dead = Đường dẫn này đã hết hạn hoặc không đúng. Mời ông/bà vào buổi đối thoại trong tin nhắn và bấm «Trang để in» lần nữa.
btn-g-order-row = { $position }
btn-g-order-fill = Xếp các câu đã đưa ra
btn-g-order-open = 🖨 Mở trang để in
btn-g-order-page = 🖨 Trang để in
btn-g-order-up = ⬆ Lên
btn-g-order-down = ⬇ Xuống
btn-g-order-top = ⏫ Lên đầu
btn-g-order-out = ✖ Bỏ khỏi thứ tự
web-order-title = Thứ tự trả lời câu hỏi
web-order-none = Chưa có câu hỏi nào trong thứ tự.
web-order-count = { $count } câu hỏi · lập lúc { $at }
web-order-line = { $supports } người cùng hỏi · { $state ->
        [open] chờ trả lời
        [merged] đã gộp với câu giống
        [answered] đã trả lời tại buổi đối thoại
        [written] đã trả lời bằng văn bản
        [ticket] đã thành phiếu, có hạn trả lời
        [guided] đã hướng dẫn nơi nhận đơn
       *[withdrawn] người hỏi đã rút
    }
web-order-by = Người hỏi: { $named ->
        [yes] { $name }
       *[no] không nêu tên
    }
web-order-no-words = (tin nhắn thoại hoặc ảnh, chưa ghi lời)
web-order-prepared = Trả lời đã chuẩn bị
web-order-unprepared = Chưa có trả lời chuẩn bị
web-order-tick = ☐ Đã trả lời   ☐ Trả lời bằng văn bản   ☐ Chưa trả lời
web-order-dead = Không mở được trang này
