# Ý kiến phối hợp: cơ quan chủ trì xin ý kiến, cơ quan phối hợp cho ý kiến, người dân nhận một trả lời.

btn-o-consult = 🤝 Xin ý kiến phối hợp
btn-o-consult-send = 📤 Gửi xin ý kiến
btn-o-consult-end = ✖️ Thôi xin ý kiến { $body }
btn-o-consult-end-sure = ✖️ Đúng, thôi xin ý kiến
btn-o-opinions = 🤝 Ý kiến phối hợp ({ $count })
btn-o-opine = ✍️ Cho ý kiến{ $named ->
        [yes] { " " }({ $body })
       *[no] { "" }
    }
btn-o-not-ours = ↩️ Không thuộc lĩnh vực{ $named ->
        [yes] { " " }({ $body })
       *[no] { "" }
    }
btn-o-opine-send = 📤 Gửi ý kiến
btn-o-asked = 🤝 Chờ ý kiến phối hợp
btn-l-opinions = 🤝 Cho ý kiến phối hợp

# Cơ quan chủ trì xin ý kiến ------------------------------------------------------------------------------------

o-consult-ask =
    Xin ý kiến cơ quan nào về phiếu <b>{ $code }</b>? Chọn, hoặc gõ tên cơ quan (không cần dấu).
    <i>Đơn vị ông/bà vẫn chủ trì và trả lời người dân; hạn trả lời không dừng.</i>
o-consult-found = Xin ý kiến cơ quan nào về phiếu <b>{ $code }</b>? Chọn, hoặc gõ tên khác.
o-consult-none = Phiếu <b>{ $code }</b>: không có cơ quan nào tên «{ $typed }» mà chưa được xin ý kiến. Ông/bà gõ lại, ví dụ: so xay dung.
o-consult-write =
    Phiếu <b>{ $code }</b>: cần <b>{ $body }</b> cho ý kiến về điều gì? Viết trong một tin nhắn.
    <i>Người dân không đọc được câu hỏi và ý kiến.</i>
o-consult-confirm =
    Xin ý kiến <b>{ $body }</b> về phiếu <b>{ $code }</b>?

    «{ $text }»

    Hạn cho ý kiến: { $until }. Hạn trả lời người dân không đổi: { $due }.
    <i>Cơ quan được hỏi đọc nội dung phiếu, không thấy tên và số điện thoại người gửi.</i>
o-done-consult = Đã xin ý kiến { $body } về phiếu { $code }, hạn { $until }. Hạn trả lời người dân không đổi.
o-consult-end-sure = Thôi xin ý kiến { $body } về phiếu <b>{ $code }</b>? Cơ quan này sẽ được báo là không cần nữa.
o-done-consult-end = Đã thôi xin ý kiến { $body } về phiếu { $code }.
o-consult-itself = Phiếu đang ở chính đơn vị này. Ông/bà vui lòng chọn cơ quan khác.
o-consult-open = Đã xin ý kiến { $body } và đang chờ. Ông/bà vui lòng chọn cơ quan khác.
o-consult-many = Phiếu này đang chờ ý kiến của { $most } cơ quan, là nhiều nhất có thể. Chờ có ý kiến, hoặc thôi xin ý kiến một cơ quan rồi mới xin thêm.

# Ý kiến trên thẻ phiếu -----------------------------------------------------------------------------------------

o-opinions-title = <b>🤝 Ý kiến phối hợp</b>
o-opinions-page = <b>🤝 Ý kiến phối hợp, phiếu { $code }</b>
o-opinions-given = <b>🤝 Ý kiến phối hợp đã có</b> (người dân không đọc được, xin ông/bà tổng hợp vào trả lời)
o-opinions-none = Chưa xin ý kiến cơ quan nào.
o-opinions-more = <i>và { $count } lần xin ý kiến trước đó</i>
o-opinion-line = • <b>{ $body }</b>: { $outcome ->
        [open] chờ ý kiến, hạn { $due } ({ $left })
        [given] đã cho ý kiến lúc { $at } ({ $by }){ $late ->
            [yes] , trễ hạn { $due }
           *[no] , đúng hạn
        }
        [not_ours] trả lời không thuộc lĩnh vực lúc { $at } ({ $by }){ $late ->
            [yes] , trễ hạn { $due }
           *[no] , đúng hạn
        }
        [withdrawn] đã thôi xin ý kiến lúc { $at }
       *[over] chưa cho ý kiến khi phiếu giải quyết xong
    }
o-opinion-asked = { "   " }Hỏi ({ $lead }, { $by }, { $at }): «{ $text }»
o-opinion-said = { "   " }{ $by }: «{ $text }»
o-opinion-text = { "   " }«{ $text }»
o-opinions-open = ⚠️ <b>Còn { $count } cơ quan chưa cho ý kiến:</b> { $bodies }. Gửi bây giờ thì không chờ các cơ quan này nữa; họ sẽ được báo là không cần ý kiến nữa.
o-history-consult = { "   " }Cơ quan phối hợp: { $body }

# Cơ quan phối hợp cho ý kiến -----------------------------------------------------------------------------------

o-asked = 🤝 <b>{ $lead } xin ý kiến của { $body }</b>, hạn { $due } ({ $left })
o-asked-question = «{ $text }»
o-asked-note = <i>Ông/bà chỉ cho ý kiến; { $lead } tổng hợp và trả lời người dân.</i>
o-opine-write =
    { $lead } hỏi về phiếu <b>{ $code }</b>:

    «{ $question }»

    Mời ông/bà viết ý kiến của đơn vị trong một tin nhắn. <i>Người dân không đọc được.</i>
o-not-ours-write =
    { $lead } hỏi về phiếu <b>{ $code }</b>:

    «{ $question }»

    Vì sao không thuộc lĩnh vực của đơn vị ông/bà, và theo ông/bà là của cơ quan nào? Viết trong một tin nhắn.
o-opine-confirm = { $ours ->
        [yes] Ý kiến của <b>{ $body }</b> gửi { $lead } về phiếu <b>{ $code }</b>:
       *[no] <b>{ $body }</b> trả lời { $lead }: phiếu <b>{ $code }</b> <b>không thuộc lĩnh vực của đơn vị</b>. Lý do:
    }

    «{ $text }»

    Gửi? Gửi rồi không sửa được.
o-done-opine = Đã gửi ý kiến về phiếu { $code } cho { $lead }. Cảm ơn ông/bà.
o-consult-past = { $outcome ->
        [given] Phiếu <b>{ $code }</b>: { $body } đã cho ý kiến lúc { $at } ({ $by }).
        [not_ours] Phiếu <b>{ $code }</b>: { $body } đã trả lời không thuộc lĩnh vực lúc { $at } ({ $by }).
        [withdrawn] Phiếu <b>{ $code }</b>: không cần ý kiến của { $body } nữa, từ lúc { $at }.
       *[over] Phiếu <b>{ $code }</b> đã giải quyết xong lúc { $at }, không cần ý kiến của { $body } nữa.
    }
    { $lead } đã hỏi: «{ $question }»{ $outcome ->
        [given] { "" }
            Ý kiến: «{ $text }»
        [not_ours] { "" }
            Lý do: «{ $text }»
       *[over] { "" }
    }

# Danh sách chờ ý kiến ------------------------------------------------------------------------------------------

o-asked-title = <b>🤝 Chờ ý kiến phối hợp</b> · { $count }
o-asked-row = { $late ->
        [yes] 🔴
       *[no] ▫️
    } <b>{ $code }</b>{ $urgent ->
        [yes] { " " }KHẨN
       *[no] { "" }
    } · { $field } · { $area } · { $left }
    { "   " }{ $lead } xin ý kiến { $body }
o-asked-none = Không có cơ quan nào đang chờ ý kiến của đơn vị ông/bà.

# Báo cho cán bộ ------------------------------------------------------------------------------------------------

o-notice-consulted = 🤝 { $from } xin ý kiến của { $to } về phiếu <b>{ $code }</b>, hạn { $until }.
o-notice-consult-nobody = ⚠️ Phiếu <b>{ $code }</b>: { $to } được xin ý kiến nhưng chưa có ai xử lý trên hệ thống. Cần mời cán bộ vào đơn vị.
o-notice-consult-off = { $by } ({ $from }) thôi xin ý kiến của { $to } về phiếu <b>{ $code }</b>. Không cần nữa.
o-notice-consult-over = Phiếu <b>{ $code }</b> đã giải quyết xong: không cần ý kiến của { $to } nữa.
o-notice-opined = 🤝 { $to } ({ $by }) cho ý kiến về phiếu <b>{ $code }</b>:
o-notice-opined-not-ours = 🤝 { $to } ({ $by }) trả lời phiếu <b>{ $code }</b> không thuộc lĩnh vực của mình:
o-notice-opinion-late = 🔴 { $body } chưa cho ý kiến về phiếu <b>{ $code }</b> đúng hạn. Cấp trên của cơ quan đó đã được báo. Hạn trả lời người dân không đổi: ông/bà có thể trả lời mà không chờ.

# Người đứng đầu ------------------------------------------------------------------------------------------------

digest-opinions = 🤝 Cơ quan khác chờ ý kiến: quá hạn <b>{ $late }</b>, đến hạn hôm nay <b>{ $due }</b>
btn-digest-opinions = 🤝 Chờ ý kiến ({ $count })
l-opinions-title = <b>Cho ý kiến phối hợp</b> · { $days } ngày qua, đơn vị mình và cấp dưới
l-opinions-line =
    ▫️ <b>{ $name }</b>
    { "   " }Được hỏi: { $asked } · Đúng hạn: { $on_time } · Trễ: { $late } · Không thuộc lĩnh vực: { $not_ours } · Đang chờ: { $waiting }
l-opinions-none = Không đơn vị nào được xin ý kiến trong thời gian này.
l-opinions-note = <i>«Trễ» gồm cả việc đang chờ đã quá hạn.</i>
