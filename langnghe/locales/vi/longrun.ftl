# Việc kéo dài: tồn đọng, kế hoạch giải quyết, trình lãnh đạo, ý kiến chỉ đạo ---------------------------------------

btn-backlog = 🗄 Tồn đọng
btn-plans = 🗓 Kế hoạch, chỉ đạo

# Tồn đọng --------------------------------------------------------------------------------------------------------

l-backlog-title = <b>Tồn đọng</b> · phiếu chưa giải quyết xong, theo số ngày từ khi nhận
l-backlog-body-title = <b>Tồn đọng</b> · { $body }
l-backlog-none = Không có phiếu nào đang chờ giải quyết.
l-backlog-line = { $age }: <b>{ $count }</b>
l-backlog-red = 🔴 Quá { $limit } ngày: <b>{ $count }</b> · sẽ quá trong { $days } ngày tới: <b>{ $soon }</b>
l-backlog-bodies = Theo đơn vị, nơi có phiếu lâu nhất đứng trước:
l-backlog-body =
    ▫️ <b>{ $body }</b>
    { "   " }Đến 10 ngày: { $to10 } · 11–30: { $to30 } · 31–45: { $to45 } · 46–90: { $to90 } · trên 90: { $over90 }
l-age-10 = Đến 10 ngày
l-age-30 = 11–30 ngày
l-age-45 = 31–45 ngày
l-age-90 = 46–90 ngày
l-age-over = Trên 90 ngày
l-age-red = 🔴 Quá { $limit } ngày
l-age-soon = Sẽ quá { $limit } ngày, trong { $days } ngày tới
btn-l-age = { $age } ({ $count })
btn-l-backlog-back = 🗄 Tồn đọng
btn-l-backlog-body = ◂ Đơn vị này
l-aged-title = <b>Tồn đọng</b> · { $age }{ $bodied ->
        [yes] { " " }· { $body }
       *[no] { "" }
    }, cũ nhất trước
l-aged-row = { $late ->
        [yes] 🔴
       *[no] ▫️
    } <b>{ $code }</b> · <b>{ $days } ngày</b>{ $urgent ->
        [yes] { " " }· KHẨN
       *[no] { "" }
    } · { $field } · { $area }
l-aged-none = Không có phiếu nào.
btn-l-aged-row = { $code } · { $days } ngày
digest-red-line = 🗄 Tồn đọng quá { $days } ngày: <b>{ $count }</b>
digest-submitted = { "   " }• trình xin ý kiến chỉ đạo: { $count }
btn-digest-red-line = 🗄 Quá { $days } ngày ({ $count })

o-notice-red-near = 🗄 Phiếu <b>{ $code }</b> đã { $days } ngày kể từ khi nhận mà chưa giải quyết xong. Mốc là { $limit } ngày (Nghị định 154/2026/NĐ-CP, Điều 41): quá mốc không có lý do chính đáng, người có trách nhiệm bị xem xét kỷ luật.
o-notice-red-over = 🔴 Phiếu <b>{ $code }</b> đã { $days } ngày kể từ khi nhận mà chưa giải quyết xong (mốc { $limit } ngày, Nghị định 154/2026/NĐ-CP, Điều 41). Cấp trên đã được báo. Mời ông/bà chỉ đạo giải quyết ngay.
o-notice-red-above = 🔴 { $body }: phiếu <b>{ $code }</b> đã { $days } ngày kể từ khi nhận mà chưa giải quyết xong (mốc { $limit } ngày, Nghị định 154/2026/NĐ-CP, Điều 41). Kính báo để chỉ đạo.
o-history-red-line = { "   " }Đã { $days } ngày kể từ khi nhận (mốc { $limit } ngày)
step-red-line = • { $at }: đã { $days } ngày kể từ khi nhận, đã báo { $body }

# Kế hoạch giải quyết ----------------------------------------------------------------------------------------------

btn-o-plan-new = 🗓 Lập kế hoạch
btn-o-plan = 🗓 Kế hoạch, chỉ đạo ({ $count })
btn-o-plan-back = ◂ Kế hoạch
btn-o-step = { $what }
btn-o-step-add = ➕ Thêm mốc
btn-o-step-done = ✅ Đã xong
btn-o-step-day = 📅 Đổi ngày
btn-o-step-owner = 👤 Đổi người
btn-o-step-words = ✏️ Sửa nội dung
btn-o-step-drop = 🗑 Bỏ mốc này
o-plan-title = <b>Kế hoạch giải quyết phiếu { $code }</b>
o-plan-none = Chưa có mốc nào. Ông/bà bấm <b>Thêm mốc</b>: làm gì, ai làm, đến ngày nào. Hạn trả lời người dân vẫn tính.
o-task = { $standing ->
        [done] ✅
        [late] 🔴
       *[open] ▫️
    } { $origin ->
        [instruction] 📌 Chỉ đạo của { $by }: { $what }
       *[plan] { $what }
    }{ $dated ->
        [yes] { " " }· hạn { $until }
       *[no] { "" }
    }{ $owned ->
        [yes] { " " }· { $owner }
       *[no] { "" }
    }
o-step-card =
    <b>Phiếu { $code }</b>
    { $line }

    «{ $text }»
    <i>{ $by } đặt, lúc { $at }.</i>
o-card-tasks = <b>Kế hoạch, chỉ đạo chưa xong: { $count }</b>
o-card-submission = 📤 { $by } trình người đứng đầu { $body }, lúc { $at }: «{ $text }»
o-step-what = Phiếu <b>{ $code }</b>: mốc này phải làm gì? Viết ngắn gọn. Người dân không đọc được.
o-step-owner = Ai chịu trách nhiệm?
o-step-owner-choice = { $name }
o-step-owner-anybody = Người đang xử lý phiếu
o-step-owner-first = Mời ông/bà chọn người chịu trách nhiệm bằng một nút ở trên.
o-step-day-ask = Phải xong đến hết ngày nào? Chọn một ngày hoặc gõ ngày/tháng/năm.
o-step-day-choice = { $day }
o-step-reason = Phiếu <b>{ $code }</b>: vì sao { $how ->
        [day] đổi ngày
        [owner] đổi người
        [words] sửa nội dung
       *[drop] bỏ mốc
    }? Lý do được lưu vào lịch sử.
o-step-note = Phiếu <b>{ $code }</b>, «{ $what }»: đã làm được gì? Viết ngắn gọn.
o-done-step-add = Đã thêm mốc vào kế hoạch phiếu <b>{ $code }</b>.
o-done-step-change = Đã sửa kế hoạch phiếu <b>{ $code }</b>.
o-done-step = Đã ghi nhận: xong một việc của phiếu <b>{ $code }</b>.
o-step-day = Ngày phải là ngày làm việc, từ hôm nay ({ $first }) đến { $last }. Ông/bà vui lòng chọn ngày khác.
o-step-owner-wrong = Người được chọn không xử lý được phiếu này ở { $body }. Ông/bà vui lòng chọn người khác.
o-step-many = Một phiếu có tối đa { $most } việc chưa xong. Ông/bà vui lòng làm xong hoặc bỏ bớt.
o-step-same = Không có gì thay đổi: nội dung mới giống nội dung cũ.
o-step-ended = Việc này của phiếu { $code } đã xong, đã bỏ hoặc đã đổi. Mời ông/bà mở lại kế hoạch.
o-plan-in-charge = Phiếu { $code } đang do người khác xử lý: chỉ người đó và người đứng đầu đơn vị làm được việc này.
o-history-plan-add = { "   " }Thêm mốc{ $dated ->
        [yes] , hạn { $until }
       *[no] { "" }
    }{ $owned ->
        [yes] , { $owner }
       *[no] { "" }
    }
o-history-plan-day = { "   " }Đổi ngày: { $before } → { $until }
o-history-plan-owner = { "   " }Đổi người: { $owned ->
        [yes] { $owner }
       *[no] người đang xử lý phiếu
    }
o-history-plan-words = { "   " }Sửa nội dung
o-history-plan-drop = { "   " }Bỏ mốc
o-history-plan-over = { "   " }Kế hoạch kết thúc vì phiếu đi nơi khác; còn { $count } mốc chưa xong
o-history-what = { "   " }Việc: { $what }
o-notice-step-given = 🗓 { $by } giao ông/bà một mốc của kế hoạch giải quyết, hạn { $until }.
o-notice-step-changed = 🗓 { $by } sửa một mốc ông/bà chịu trách nhiệm, hạn { $until }.
o-notice-step-dropped = 🗓 { $by } bỏ một mốc ông/bà chịu trách nhiệm, phiếu <b>{ $code }</b>.

l-plans-title = { $late ->
        [yes] <b>Kế hoạch, chỉ đạo trễ hạn</b>
       *[no] <b>Kế hoạch, chỉ đạo đang thực hiện</b>
    }
l-plans-none = { $late ->
        [yes] Không có việc nào trễ hạn.
       *[no] Không có kế hoạch hay chỉ đạo nào đang thực hiện.
    }
l-plans-line =
    { $overdue ->
        [yes] 🔴
       *[no] ▫️
    } <b>{ $code }</b> · { $body }
    { "   " }{ $origin ->
        [instruction] 📌 Chỉ đạo
       *[plan] Mốc kế tiếp
    }{ $worded ->
        [yes] : { $what }
       *[no] { "" }
    }{ $dated ->
        [yes] { " " }· hạn { $until }
       *[no] { "" }
    }
    { "   " }Chưa xong: { $open }{ $late ->
        [0] { "" }
       *[other] { " " }· trễ: { $late }
    }
btn-l-plans-late = 🔴 Chỉ việc trễ
btn-l-plans-all = Tất cả

# Trình lãnh đạo, ý kiến chỉ đạo --------------------------------------------------------------------------------------

btn-o-to-leader = 📤 Trình lãnh đạo
btn-l-instruct = 📌 Cho ý kiến chỉ đạo
btn-l-submission-return = ↩️ Trả lại, không chỉ đạo
btn-l-no-day = Không ấn định ngày
o-submit-write =
    Trình phiếu <b>{ $code }</b> lên người đứng đầu { $body }. Ông/bà viết vướng ở đâu và đề xuất hướng giải quyết.
    <i>Hạn trả lời người dân vẫn tính.</i>
o-done-submit = Đã trình phiếu <b>{ $code }</b> lên người đứng đầu { $body }. Hạn trả lời người dân vẫn tính.
o-submitted-already = Phiếu đã trình { $body } lúc { $at } và đang chờ ý kiến. Mỗi phiếu chỉ có một lần trình đang chờ.
o-no-leader = { $body } và các cấp trên chưa có người đứng đầu trên hệ thống nên chưa trình được. Ông/bà vui lòng báo quản trị viên.
o-submission-gone = Phiếu { $code } không còn chờ ông/bà cho ý kiến. Lần bấm này không có tác dụng.
l-instruct-write = Ý kiến chỉ đạo phiếu <b>{ $code }</b> cho { $body }: cần làm gì? Người dân không đọc được.
l-instruct-day = Phiếu <b>{ $code }</b>: phải xong đến hết ngày nào? Chọn một ngày hoặc gõ ngày/tháng/năm.
l-done-instruct = Đã chỉ đạo phiếu <b>{ $code }</b>. Đơn vị đã được báo; khi làm xong, ông/bà sẽ được báo lại.
l-submission-return-write = Trả lại phiếu <b>{ $code }</b>, không chỉ đạo: ông/bà viết một câu cho người trình.
l-done-submission-return = Đã trả lại phiếu <b>{ $code }</b> cho người trình.
o-notice-submitted = 📤 { $by } ({ $from }) trình phiếu <b>{ $code }</b>, xin ý kiến chỉ đạo của ông/bà.
o-notice-instructed = 📌 { $by } ({ $from }) cho ý kiến chỉ đạo phiếu <b>{ $code }</b>.
o-notice-submission-returned = ↩️ { $by } trả lại phiếu <b>{ $code }</b>, không có ý kiến chỉ đạo:
o-notice-instruction-done = ✅ { $by } báo đã làm xong ý kiến chỉ đạo của ông/bà, phiếu <b>{ $code }</b>:
o-notice-instruction-over = 📌 Phiếu <b>{ $code }</b> chuyển từ { $from } đến { $to }, ngoài phạm vi chỉ đạo của ông/bà: ý kiến chỉ đạo chưa làm xong kết thúc tại đây.
o-notice-submission-over = 📤 Phiếu <b>{ $code }</b> chuyển từ { $from } đến { $to }: không cần ông/bà cho ý kiến nữa.
o-notice-leader-left = 📤 { $body } hiện không còn người đứng đầu: việc trình phiếu <b>{ $code }</b> chưa có ý kiến. Ông/bà có thể trình lại.
o-history-to-leader = { "   " }Trình người đứng đầu { $body }
o-history-instruct-given = { "   " }Chỉ đạo{ $dated ->
        [yes] , hạn { $until }
       *[no] , không ấn định ngày
    }
o-history-instruct-returned = { "   " }Trả lại, không chỉ đạo
o-history-instruct-over = { "   " }Chỉ đạo kết thúc vì phiếu đi nơi khác
