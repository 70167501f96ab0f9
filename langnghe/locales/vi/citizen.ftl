# Phía người dân: viết, gửi, theo dõi, trả lời, chấm điểm, tra cứu.

# Đồng ý -------------------------------------------------------------------------------------------------------

consent-thanks = Cảm ơn ông/bà.
consent-declined =
    Vâng, tôi tôn trọng lựa chọn của ông/bà. Những gì đã viết ở đây không được giữ và không gửi đi.
    Ông/bà vẫn tra cứu được phiếu bằng mã, và có thể đến hoặc gọi:

    { $desk }
consent-taken-back =
    Đã rút lại đồng ý. Từ nay không nhận thêm gì ở đây cho đến khi ông/bà đồng ý lại. Phiếu đã gửi vẫn được giải quyết.
    Ông/bà có thể đến hoặc gọi:

    { $desk }
btn-agree-after-all = Nay tôi đồng ý

desk = <b>{ $name }</b>
desk-address = Địa chỉ: { $address }
desk-phone = Điện thoại: { $phone }
desk-hours = Giờ tiếp: { $hours }
desk-ask = Hỏi địa chỉ, giờ tiếp: { $contact }

# Nơi ----------------------------------------------------------------------------------------------------------

place-ask =
    Ông/bà ở xã, phường nào? Gõ tên, không cần dấu (ví dụ: { $example }), hoặc gửi vị trí.
place-ask-matter =
    Việc xảy ra ở xã, phường nào? Gõ tên, không cần dấu (ví dụ: { $example }), hoặc gửi vị trí.
place-which = Có phải ông/bà muốn nói một trong những nơi này?
place-near = Vị trí này có thể thuộc một trong những nơi sau. Mời ông/bà chọn:
place-unknown =
    Không tìm thấy «{ $typed }». Xin gõ tên xã, phường hiện nay hoặc tên cũ, ví dụ: { $example }.
place-outside =
    Vị trí này không nằm trong địa bàn của { $office }. Xin gõ tên xã, phường, ví dụ: { $example }.
place-former = { $former } nay thuộc <b>{ $place }</b>.
place-set = Đã ghi: <b>{ $place }</b>.
btn-place-former = { $place } ({ $former } cũ)
btn-keep-place = Giữ { $place }
btn-other-place = Nơi khác

# Thôn, tổ nơi ở -----------------------------------------------------------------------------------------------

btn-village = 🏘 Thôn, tổ của tôi
btn-village-skip = Bỏ qua
btn-village-off = Bỏ thôn, tổ đã chọn
village-ask = Ông/bà ở thôn, tổ nào? (để nhận đúng tin báo của thôn)
    Chọn dưới đây hoặc gõ tên, không dấu cũng được. Không muốn cho biết thì bấm Bỏ qua, hoặc viết ngay việc cần phản ánh.
village-ask-again = Ông/bà ở thôn, tổ nào của <b>{ $commune }</b>? Chọn dưới đây hoặc gõ tên, không dấu cũng được.
village-unknown = Không thấy «{ $typed }» trong danh sách thôn, tổ của { $commune }.
village-which = Có phải ông/bà ở một trong những nơi này?
village-set = Đã ghi: <b>{ $village }</b>, { $commune }. Ông/bà sẽ nhận tin báo của nơi này.
village-left = Đã bỏ thôn, tổ. Ông/bà vẫn nhận tin báo của { $commune }.
village-none = { $known ->
    [yes] { $commune } chưa có danh sách thôn, tổ.
   *[no] Ông/bà chưa cho biết ở xã, phường nào nên chưa chọn được thôn, tổ.
}
village-gone = Thôn, tổ này không còn trong danh sách. Xin chọn nơi khác.

# Viết ---------------------------------------------------------------------------------------------------------

write-now =
    Ông/bà hãy viết việc cần phản ánh, kiến nghị, góp ý hoặc hỏi: <b>việc gì, ở đâu</b>. Có thể gửi ảnh, ghi âm, video, vị trí.
draft-kept = Lời của ông/bà đã được giữ lại, chưa gửi.
draft-unsent = Ông/bà còn một phản ánh chưa gửi:
draft-more = Mời ông/bà viết thêm, hoặc gửi ảnh, ghi âm, vị trí.
draft-added = Đã thêm. Phản ánh đang viết có { $files } tệp{ $words ->
        [yes] { " " }và phần lời đã viết
       *[no] { "" }
    }. Chưa gửi.
draft-which = Ông/bà còn một phản ánh viết dở chưa gửi. Lời vừa rồi là:
btn-draft-join = Viết thêm vào phản ánh dở
btn-draft-fresh = Việc khác, bỏ phản ánh dở
draft-gone = Bản viết này không còn nữa.
draft-drop-sure = Bỏ phản ánh đang viết?
btn-draft-drop-yes = Bỏ
btn-draft-keep = Giữ lại
draft-dropped = Đã bỏ phản ánh đang viết.
nothing-to-send = Xin ông/bà viết vài lời hoặc gửi ảnh, ghi âm.
text-too-long = Nội dung dài { $length } ký tự, tối đa { $most }. Xin ông/bà viết gọn lại, hoặc gửi phần dài bằng tệp.
too-many-files = Mỗi lần gửi tối đa { $most } tệp. Xin gửi phần còn lại sau, bằng nút Gửi thêm vào phiếu.
cannot-take = Loại tin này không nhận được ở đây. Ông/bà có thể gửi: lời, ảnh, ghi âm, video, tệp, vị trí.
contact-unasked = Số điện thoại vừa gửi không được ghi lại. Chỉ ghi khi ông/bà chọn «Ghi tên tôi» lúc gửi phản ánh.

# Thẻ trước khi gửi --------------------------------------------------------------------------------------------

card-title = <b>{ $kind } sẽ gửi</b>
card-text = «{ $text }»
card-files = Kèm { $count } tệp
card-point = Kèm vị trí
card-field = Lĩnh vực: <b>{ $field }</b>{ $open ->
        [yes] { " " }(cán bộ sẽ phân loại)
       *[no] { "" }
    }
card-area = Nơi: <b>{ $area }</b>
card-body = Nơi nhận: <b>{ $body }</b>{ $named ->
        [yes] , người đứng đầu: { $head }
       *[no] { "" }
    }
card-due = Hạn trả lời: <b>{ $due }</b>
card-identity = { $anonymous ->
        [yes] Danh tính: ẩn danh (cán bộ không thấy tên, số điện thoại)
       *[no] Danh tính: cán bộ giải quyết thấy tên, số điện thoại ông/bà ghi
    }
card-no-words = <i>Xin viết thêm một câu: việc gì, ở đâu. Hoặc gửi luôn cũng được.</i>
btn-send = ✅ Gửi
btn-change-field = Sửa lĩnh vực
btn-change-kind = Sửa loại
btn-change-place = Đổi nơi
btn-name-me = Ghi tên tôi
btn-anonymous = Ẩn danh
btn-add-more = Thêm lời, ảnh
btn-see-card = Xem lại
btn-into-ticket = Ghi vào phiếu { $code }

field-ask-likely =
    «{ $text }»

    Việc này thuộc lĩnh vực nào?
field-ask = Chọn lĩnh vực:
btn-other-field = Lĩnh vực khác
btn-field-unknown = Không rõ, để cán bộ chọn
field-gone = Lĩnh vực này không còn dùng. Mời ông/bà chọn lại.
kind-ask = Ông/bà gửi loại nào?
kind-not-here = Loại này không gửi qua đây được.

name-ask = Cán bộ giải quyết sẽ thấy tên này. Ông/bà tên gì?
name-empty = Xin ông/bà viết tên bằng chữ.
name-long = Tên dài quá { $most } ký tự. Xin viết gọn lại.
btn-use-name = Dùng tên { $name }
phone-ask = Cảm ơn ông/bà { $name }. Xin cho số điện thoại để cán bộ gọi khi cần.
phone-wrong = Số này chưa đúng. Số điện thoại Việt Nam có 10 chữ số, ví dụ 0905 123 456.
btn-use-phone = Dùng số { $phone }
btn-no-phone = Không ghi số

# Khẩn cấp; khiếu nại, tố cáo ----------------------------------------------------------------------------------

emergency = 🆘 <b>GỌI NGAY { $number }</b> { $number ->
        [111] (bảo vệ trẻ em)
        [113] (công an)
        [114] (cháy nổ, cứu nạn)
       *[115] (cấp cứu)
    }
    Gọi miễn phí, cả ngày đêm. Kênh này không thay được cuộc gọi.
petitions = Ông/bà cần hướng dẫn việc nào?
btn-complaint = Khiếu nại quyết định, hành vi hành chính
btn-denunciation = Tố cáo người vi phạm
complaint-guide =
    <b>Việc này có nội dung khiếu nại.</b>
    Tin nhắn ở đây <b>không phải là đơn khiếu nại</b> và không thay cho đơn. Thời hạn khiếu nại vẫn đang tính.

    <b>Cách nộp.</b> Đơn có chữ ký hoặc điểm chỉ của ông/bà, ghi rõ quyết định, hành vi bị khiếu nại; hoặc đến trình bày trực tiếp để cán bộ ghi và ký (Luật Khiếu nại, Điều 8).
    <b>Thời hiệu.</b> 90 ngày kể từ ngày nhận hoặc biết được quyết định, hành vi (Điều 9).
    <b>Thời gian giải quyết lần đầu.</b> Không quá 30 ngày từ ngày thụ lý; việc phức tạp không quá 45 ngày (Điều 28).
    <b>Nơi nhận</b>
    { $desks }

    { $messenger ->
        [webchat] Xin không kể chi tiết vụ việc ở đây.
       *[other] Công ty nhắn tin có thể đọc được tin ở đây: xin không kể chi tiết vụ việc.
    } Việc khác không phải khiếu nại, xin gửi riêng.
btn-only-report = Đây chỉ là phản ánh
denunciation-guide =
    <b>Việc này có nội dung tố cáo.</b>
    Để bảo vệ ông/bà, lời vừa viết <b>không được giữ lại và không gửi cho ai</b>. Xin không kể lại ở đây{ $messenger ->
        [webchat] { "" }
       *[other] {", vì công ty nhắn tin có thể đọc được"}
    }. Ông/bà nên xóa tin vừa viết.

    <b>Cách tố cáo.</b> Bằng đơn có chữ ký hoặc điểm chỉ, ghi ngày, họ tên, địa chỉ, cách liên hệ, hành vi và người bị tố cáo; hoặc đến trình bày trực tiếp (Luật Tố cáo, Điều 22, 23).
    <b>Giữ bí mật.</b> Người nhận phải giữ bí mật họ tên, địa chỉ của ông/bà (Điều 8, 9).
    <b>Thời gian.</b> Kiểm tra, thụ lý: 7 ngày làm việc. Kết luận: không quá 30 ngày từ ngày thụ lý, có thể gia hạn (Điều 24, 30).
    <b>Nơi nhận</b> (chọn nơi không liên quan đến người bị tố cáo)
    { $desks }
line-not-kept = (Lời này không được giữ lại.)
btn-plain-report = Tôi chỉ muốn phản ánh một việc
write-plainly =
    Vậy xin ông/bà viết lại ngắn gọn <b>việc cần xử lý và ở đâu</b>. Không nêu tên, chức vụ của ai.

# Biên nhận ----------------------------------------------------------------------------------------------------

receipt =
    ✅ <b>Đã gửi.</b> Mã tra cứu: <code>{ $code }</code>

    Nơi nhận: <b>{ $body }</b>{ $named ->
        [yes] , người đứng đầu: { $head }
       *[no] { "" }
    }
    Phải trả lời chậm nhất ngày <b>{ $due }</b>.

    Việc tiếp theo: đơn vị tiếp nhận, có thể hỏi thêm, rồi trả lời ông/bà ngay tại đây. { $anonymous ->
        [yes] Cán bộ không thấy tên và số điện thoại của ông/bà.
       *[no] Cán bộ giải quyết thấy tên và số điện thoại ông/bà đã ghi.
    }
    Người khác có mã chỉ xem được tiến độ.
btn-follow = Theo dõi
btn-add-to-ticket = Gửi thêm vào phiếu

# Phiếu của tôi ------------------------------------------------------------------------------------------------

mine-none = Ông/bà chưa gửi phiếu nào.
mine-title = <b>Phiếu của tôi</b> ({ $first }–{ $last } / { $total })
mine-line = <b>{ $code }</b> · { $field }
    { $state }{ $open ->
        [yes] { $late ->
            [yes] { ", " }<b>quá hạn</b> { $due }
           *[no] { ", " }hạn { $due }
        }
       *[no] { "" }
    }{ $worded ->
        [yes] { "" }
            «{ $text }»
       *[no] { "" }
    }
ticket-title = <b>Phiếu { $code }</b>
ticket-kind = Loại: { $kind }
ticket-field = Lĩnh vực: { $field }
ticket-state = Tình trạng: <b>{ $state }</b>
ticket-body = Đang ở: { $body }
ticket-head = Người đứng đầu: { $head }
ticket-received = Gửi lúc: { $at }
ticket-due = Hạn trả lời: { $due }
ticket-paused = ⏸ Thời hạn tạm dừng trong lúc chờ ông/bà trả lời, chậm nhất đến hết ngày { $until }
ticket-due-left = Hạn trả lời: { $due } ({ $days ->
        [0] hôm nay là hạn cuối
       *[other] còn { $days } ngày làm việc
    })
ticket-due-late = Hạn trả lời: { $due } (<b>quá { $days } ngày</b>)
ticket-answered-on-time = Trả lời ngày { $answered }, đúng hạn ({ $due })
ticket-answered-late = Trả lời ngày { $answered }, trễ { $days } ngày (hạn { $due })
ticket-course-only = <i>Chỉ người gửi mới xem được nội dung.</i>
ticket-steps = <b>Quá trình</b>
ticket-question = <b>Cán bộ hỏi:</b> { $text }

step-submit = • { $at }: ông/bà gửi phiếu
step-correct = • { $at }: { $body } sửa phân loại
step-accept = • { $at }: { $body } tiếp nhận
step-assign = • { $at }: { $body } giao cán bộ xử lý
step-ask = • { $at }: { $body } hỏi thêm
step-reply = • { $at }: ông/bà trả lời câu hỏi
step-add = • { $at }: ông/bà gửi thêm
step-answer = • { $at }: { $body } trả lời
step-refuse = • { $at }: { $body } thông báo không tiếp nhận
step-transfer = • { $at }: chuyển đến { $body }
step-send_back = • { $at }: trả lại, hiện ở { $body }
step-decide = • { $at }: cấp trên quyết định { $body } giải quyết
step-urge = • { $at }: ông/bà đôn đốc
step-urge-above = • { $at }: { $body } đôn đốc
step-withdraw = • { $at }: ông/bà rút phiếu
step-rate = • { $at }: ông/bà chấm { $score }/5
step-reopen = • { $at }: ông/bà đề nghị xem lại
step-recompute = • { $at }: { $clock } đổi từ { $old } sang { $new }, do lịch làm việc của cơ quan thay đổi
step-close = • { $at }: phiếu đã đóng
step-extend = • { $at }: { $body } gia hạn trả lời
step-resume = • { $at }: hết thời gian chờ ông/bà trả lời, thời hạn tính tiếp
step-inform = • { $at }: { $body } báo tiến độ
step-complex = • { $at }: { $body } xác định là vụ việc phức tạp
step-consult = • { $at }: xin ý kiến phối hợp của { $body }
step-opine = • { $at }: { $body } đã cho ý kiến phối hợp
step-plan = • { $at }: { $body } lập kế hoạch giải quyết
step-step_done = • { $at }: { $body } làm xong một bước của kế hoạch
step-escalate = • { $at }: quá { $clock }, đã báo { $body }

btn-ticket-card = Xem phiếu
btn-refresh = Xem mới nhất
btn-files = Xem ảnh, tệp
btn-reply = Trả lời cán bộ
btn-urge = Đôn đốc
btn-withdraw = Rút phiếu
btn-reopen = Chưa được, đề nghị xem lại
btn-score = { $stars } ({ $score } điểm)

files-shown = { $shown ->
        [0] Phiếu này chưa có tệp nào xem được. Tệp mới gửi có thể cần ít phút.
       *[other] Đã gửi lại { $shown } trên { $total } tệp của phiếu.
    }
urged = Đã đôn đốc. Cán bộ và người đứng đầu đơn vị đã được báo.
urge-too-soon = Ông/bà đã đôn đốc lúc { $last }. Có thể đôn đốc lại từ { $again }.
withdraw-sure = Rút phiếu <b>{ $code }</b>? Đơn vị sẽ không giải quyết nữa.
btn-withdraw-yes = Rút phiếu này
btn-withdraw-no = Không rút
withdrawn = Đã rút phiếu theo ý ông/bà.

add-ask = Mời ông/bà viết thêm hoặc gửi ảnh, tệp cho phiếu <b>{ $code }</b>. Gửi là đến ngay đơn vị.
add-sent = Đã gửi thêm vào phiếu <b>{ $code }</b>.
album-added = Đã thêm vào phiếu <b>{ $code }</b>.
reply-ask = Mời ông/bà trả lời câu hỏi của cán bộ ở phiếu <b>{ $code }</b>. Viết lời, hoặc gửi ảnh, ghi âm.
reply-sent = Đã gửi trả lời đến cán bộ (phiếu <b>{ $code }</b>).

# Chấm điểm, xem lại -------------------------------------------------------------------------------------------

rate-ask = Ông/bà thấy trả lời này thế nào? (1 là rất không hài lòng, 5 là rất hài lòng)
reopen-until = Nếu việc chưa xong, ông/bà có thể đề nghị xem lại một lần, trước ngày { $until }.
already-rated = Ông/bà đã chấm { $score }/5 cho phiếu <b>{ $code }</b> rồi. Xin cảm ơn.
score-wrong = Điểm chấm từ 1 đến 5.
rating-begin-anew = Lần chấm này đã cũ. Mời ông/bà chấm lại trên thẻ dưới đây.
reasons-ask = Ông/bà chấm: { $score }
    Vì sao? Chọn một hay nhiều ý, hoặc bỏ qua. { $commented ->
        [yes] Lời nhận xét: «{ $comment }»
       *[no] { "" }
    }
btn-reason = { $ticked ->
        [yes] ☑ { $reason }
       *[no] ☐ { $reason }
    }
reason-fast = Trả lời nhanh
reason-clear = Trả lời rõ ràng
reason-solved = Việc đã được giải quyết
reason-manner-good = Cán bộ hòa nhã, tận tình
reason-slow = Trả lời chậm
reason-unclear = Trả lời không rõ
reason-not-solved = Việc chưa được giải quyết
reason-manner-bad = Thái độ cán bộ chưa tốt
btn-comment = Viết lời nhận xét
btn-rating-send = Xong, gửi điểm
comment-ask = Mời ông/bà viết lời nhận xét (tối đa { $most } ký tự).
comment-too-long = Lời nhận xét dài quá { $most } ký tự. Xin viết gọn lại.
comment-words-only = Ở đây chỉ nhận lời viết. Mời ông/bà viết, hoặc chọn Xong.
rated = Cảm ơn ông/bà đã chấm điểm phiếu <b>{ $code }</b>. Khi thống kê, điểm không kèm tên ai.{ $low ->
        [yes] { " " }Nếu việc chưa xong, ông/bà có thể đề nghị xem lại.
       *[no] { "" }
    }
reopen-ask = Vì sao ông/bà đề nghị xem lại phiếu <b>{ $code }</b>? Xin viết điều chưa được; có thể gửi kèm ảnh.
reopen-words-too = Đã nhận tệp. Xin ông/bà viết thêm một câu: điều gì chưa được?
reopen-reason = Xin ông/bà viết lý do bằng lời.
reopen-used = Phiếu <b>{ $code }</b> đã được xem lại một lần rồi. Ông/bà có thể gửi phản ánh mới.
reopen-over = Đã hết thời gian đề nghị xem lại phiếu <b>{ $code }</b>. Ông/bà có thể gửi phản ánh mới.
reopen-not-now = Phiếu này hiện không đề nghị xem lại được.
reopened = Đã chuyển lại đơn vị để xem lại. Cán bộ và người đứng đầu đã được báo; hạn trả lời mới ở thẻ dưới đây.

# Tra cứu ------------------------------------------------------------------------------------------------------

code-ask = Xin gõ mã tra cứu, ví dụ K7M2-9QXP (chữ thường cũng được).
code-slip = Mã này chưa đúng, có lẽ gõ nhầm một chữ. Mã có 8 chữ và số, ví dụ K7M2-9QXP. Xin xem lại và gõ lại.
code-unknown = Không có phiếu nào mang mã { $code }. Xin xem lại mã.
code-wait = Đã gõ sai mã quá nhiều lần. Xin thử lại sau { $minutes } phút.

# Báo cho người gửi --------------------------------------------------------------------------------------------

notice-accepted = Phiếu <b>{ $code }</b>: <b>{ $body }</b> đã tiếp nhận{ $assigned ->
        [yes] , cán bộ xử lý: { $officer }
       *[no] { "" }
    }.
    { $due }
notice-question = Phiếu <b>{ $code }</b>: { $body } hỏi ông/bà:

    «{ $text }»
notice-informed = Phiếu <b>{ $code }</b>: { $body } báo tiến độ:

    «{ $text }»
notice-transferred = Phiếu <b>{ $code }</b> đã được chuyển từ { $sender } đến <b>{ $receiver }</b>.
    Lý do: { $because }. { $reason }
    Hạn trả lời ông/bà không đổi: <b>{ $due }</b>.
notice-sent-back = Phiếu <b>{ $code }</b>: { $sender } trả lại, hiện do <b>{ $receiver }</b> giữ.
    Lý do: { $because }. { $reason }
    Hạn trả lời ông/bà không đổi: <b>{ $due }</b>.
notice-umpire = Phiếu <b>{ $code }</b>: các cơ quan chưa thống nhất ai giải quyết, nên <b>{ $umpire }</b> đang giữ phiếu và sẽ quyết định.
    Lý do của { $sender }: { $because }. { $reason }
    Hạn trả lời ông/bà không đổi: <b>{ $due }</b>.
notice-decided = Phiếu <b>{ $code }</b>: { $umpire } đã quyết định <b>{ $receiver }</b> giải quyết. Không cơ quan nào được chuyển tiếp nữa.
    Hạn trả lời ông/bà không đổi: <b>{ $due }</b>.
notice-corrected = Phiếu <b>{ $code }</b> được phân loại lại: { $kind }, lĩnh vực { $field }. Hạn trả lời không đổi: { $due }.
notice-closed = Phiếu <b>{ $code }</b> đã đóng. Xin cảm ơn ông/bà.
notice-extended = Phiếu <b>{ $code }</b>: <b>{ $body }</b> cần thêm thời gian. Hạn trả lời chuyển từ { $before } sang <b>{ $until }</b>. Lý do: { $reason }
notice-late = ⏰ Phiếu <b>{ $code }</b> đã quá hạn ngày { $due }. Chúng tôi xin lỗi và đã báo cấp trên của <b>{ $body }</b>. Ông/bà không cần làm gì thêm.
notice-resumed = Chưa thấy ông/bà trả lời câu hỏi về phiếu <b>{ $code }</b>. <b>{ $body }</b> tiếp tục xử lý, hạn trả lời: { $due }. Ông/bà vẫn có thể gửi thêm bất cứ lúc nào.
notice-refused = Phiếu <b>{ $code }</b> không được tiếp nhận giải quyết.
refusal = { $grounded ->
        [yes] Căn cứ: { $ground } ({ $source }).
       *[no] { "" }
    }
    Lý do: { $text }
