# Đối thoại trong một vụ việc (NĐ 155/2026/NĐ-CP, Điều 11) -----------------------------------------------------
case-list = <b>Đối thoại về phiếu { $code }</b>
case-line = • Lần { $round } · { $starts } · { $state ->
        [invited] đã mời
        [held] đã đối thoại
       *[cancelled] đã hủy
    }
btn-case-round = Lần { $round }
case-title = <b>Đối thoại về phiếu { $code }</b>, lần { $round }: { $state ->
        [invited] đã mời
        [held] đã đối thoại
       *[cancelled] đã hủy
    }
case-when = 🕘 { $starts } · 📍 { $place }
case-invited-by = Người mời: { $by }, ngày { $at }
case-urgent = ⚠️ Mời gấp: { $reason }
case-reason = Lý do hủy: { $reason }
case-parties = <b>Các bên</b>
case-name = { $submitter ->
        [yes] Người gửi phiếu{ $named ->
            [yes] { " " }({ $name })
           *[no] { "" }
        }
       *[no] { $name }
    }
case-party = • { $name }{ $roled ->
        [yes] , { $role }
       *[no] { "" }
    }: { $came ->
        [present] có mặt
        [absent] vắng mặt{ $reasoned ->
            [yes] , lý do: { $reason }
           *[no] , không có lý do
        }
        [coming] báo sẽ đến
        [not-coming] báo không đến được{ $reasoned ->
            [yes] , lý do: { $reason }
           *[no] { "" }
        }
       *[unknown] chưa báo
    }
case-agreed = <b>Thống nhất:</b> { $any ->
        [yes] { $text }
       *[no] không có
    }
case-disagreed = <b>Còn khác nhau:</b> { $any ->
        [yes] { $text }
       *[no] không có
    }
case-minutes = <b>Biên bản:</b> { $text }
case-not-found = Không tìm thấy buổi đối thoại này.
case-moved-on = { $state ->
        [invited] Đã đến giờ đối thoại nên không báo lại được nữa. Cần gấp, xin gọi cơ quan.
        [held] Buổi đối thoại này đã diễn ra và có biên bản.
       *[cancelled] Buổi đối thoại này đã hủy.
    }
case-invited = 🤝 <b>{ $body }</b> mời ông/bà đối thoại về phiếu <b>{ $code }</b> (lần { $round }).
    🕘 { $starts }
    📍 { $place }{ $hurried ->
        [yes] { "" }
            ⚠️ Mời gấp, lý do: { $urgent }
       *[no] { "" }
    }
    Xin ông/bà báo có đến được không.
case-held = 📝 Đã có biên bản đối thoại lần { $round } về phiếu <b>{ $code }</b>. Mời ông/bà đọc; thấy chưa đúng, xin gửi thêm vào phiếu.
case-cancelled = Buổi đối thoại về phiếu <b>{ $code }</b> lúc { $starts } đã <b>hủy</b>. Lý do: { $reason }
case-reply = 🤝 Phiếu <b>{ $code }</b>, đối thoại { $starts }: người gửi { $coming ->
        [yes] <b>sẽ đến</b>.
       *[no] <b>không đến được</b>.{ $reasoned ->
            [yes] { " " }Lý do: { $reason }
           *[no] { "" }
        }
    }

# Người gửi phiếu ----------------------------------------------------------------------------------------------
btn-d-cases = 🤝 Đối thoại
btn-d-case = Xem buổi đối thoại
btn-d-case-yes = Tôi sẽ đến
btn-d-case-no = Tôi không đến được
btn-d-case-no-reason = Không nêu lý do
btn-d-case-back = ◂ Quay lại
d-case-reason = Vì sao ông/bà không đến được? Xin viết một câu để cơ quan sắp xếp lại.
d-case-coming = ✅ Đã báo cơ quan: ông/bà sẽ đến.
d-case-not-coming = Đã báo cơ quan: ông/bà không đến được. Nếu đổi ý, bấm «Tôi sẽ đến».
step-dialogue-invite = • { $at }: { $body } mời đối thoại
step-dialogue-coming = • { $at }: ông/bà báo sẽ đến đối thoại
step-dialogue-not-coming = • { $at }: ông/bà báo không đến đối thoại được
step-dialogue-held = • { $at }: đã đối thoại, có biên bản
step-dialogue-cancel = • { $at }: { $body } hủy buổi đối thoại

# Cán bộ -------------------------------------------------------------------------------------------------------
act-dialogue-invite = mời đối thoại lần { $round }
act-dialogue-coming = báo sẽ đến đối thoại lần { $round }
act-dialogue-not-coming = báo không đến được đối thoại lần { $round }
act-dialogue-held = ghi biên bản đối thoại lần { $round }
act-dialogue-cancel = hủy đối thoại lần { $round }
o-history-dialogue =   🕘 { $starts }
btn-o-dialogue = 🤝 Đối thoại ({ $count })
btn-o-dialogue-new = 🤝 Mời đối thoại
btn-o-case = Xem buổi đối thoại
btn-o-case-all = 🤝 Các lần đối thoại
btn-o-case-invite = 🤝 Mời đối thoại
btn-o-case-record = 📝 Ghi biên bản
btn-o-case-cancel = Hủy buổi này
o-case-none = Chưa mời đối thoại lần nào.
o-case-when = Đối thoại ngày nào, mấy giờ? Ví dụ: <b>8h30 30/11/2026</b>. Phải mời trước ít nhất { $days } ngày, tức từ { $first }; sớm hơn phải nêu lý do.
o-case-when-unread = Chưa đọc được ngày giờ. Xin gõ như: 8h30 30/11/2026
o-case-urgent = Ngày này chưa đủ { $days } ngày báo trước (từ { $first }). Nếu phải mời gấp, xin viết lý do, người dân sẽ đọc; hoặc gõ ngày giờ khác.
o-case-place = Ở đâu? Xin viết rõ địa điểm.
o-case-parties = Còn mời ai nữa? Mỗi người một dòng: <b>họ tên, tư cách</b>. Ví dụ: Nguyễn Văn A, hộ liền kề
btn-o-case-nobody = Không mời ai nữa
o-case-preview = <b>Giấy mời đối thoại</b>
    🕘 { $starts } · 📍 { $place }{ $hurried ->
        [yes] { "" }
            ⚠️ Mời gấp: { $urgent }
       *[no] { "" }
    }{ $others ->
        [yes] { "" }
            Cùng mời: { $names }. Những người này cơ quan tự báo.
       *[no] { "" }
    }
    Bấm gửi, người gửi phiếu nhận giấy mời ngay trong tin nhắn.
btn-o-case-send = ✅ Gửi giấy mời
o-case-press-first = Xin chọn một nút ở trên trước.
o-done-case-invite = ✅ Đã gửi giấy mời.
o-case-past = Ngày giờ này đã qua. Xin gõ ngày giờ khác.
o-case-far = Ngày này xa quá một năm. Xin xem lại năm.
o-case-soon = Phải mời trước ít nhất { $days } ngày (từ { $first }); sớm hơn phải có lý do.
o-case-many = Tối đa { $most } người. Xin bớt lại.
o-case-name = Họ tên và tư cách mỗi người tối đa { $most } ký tự. Xin viết gọn lại.
o-case-open-already = Phiếu { $code } đang có một buổi đối thoại đã mời. Ghi biên bản hoặc hủy buổi đó rồi mới mời lần tiếp theo.
o-case-early = Chưa đến giờ đối thoại ({ $starts }) nên chưa ghi biên bản được.
o-case-attendance = Chưa ghi đủ ai có mặt, ai vắng. Xin ghi lại từ đầu.
o-case-who = <b>{ $name }</b> có mặt không?
btn-o-case-present = Có mặt
btn-o-case-absent-reason = Vắng có lý do
btn-o-case-absent = Vắng không lý do
o-case-absence = Lý do vắng mặt là gì?
o-case-ask-agreed = Những điểm nào các bên đã <b>thống nhất</b>?
o-case-ask-disagreed = Những điểm nào còn <b>khác nhau</b>?
o-case-ask-minutes = Xin viết <b>biên bản</b>: ai nói gì, kết luận ra sao. Người dân cũng đọc được.
btn-o-case-nothing = Không có
o-case-look-over = <b>Biên bản đối thoại</b>: { $present } có mặt, { $absent } vắng mặt
    <b>Thống nhất:</b> { $points ->
        [yes] { $agreed }
       *[no] không có
    }
    <b>Còn khác nhau:</b> { $differ ->
        [yes] { $disagreed }
       *[no] không có
    }
    <b>Nội dung:</b> { $minutes }

    Lưu rồi thì không sửa được, người gửi phiếu đọc được ngay.
btn-o-case-save = ✅ Lưu biên bản
o-done-case-record = 📝 Đã lưu biên bản. Người gửi phiếu đã được báo.
o-case-cancel-why = Vì sao hủy? Người gửi phiếu sẽ đọc lý do này.
o-done-case-cancel = Đã hủy. Người gửi phiếu đã được báo.
