# Phía cán bộ, công chức: thẻ phiếu, danh sách việc, các bước xử lý, và lời trả lời người dân.

btn-work-list = 📋 Việc cần làm
btn-work-search = 🔎 Tìm phiếu
btn-approvals = ✅ Chờ duyệt
btn-moves = 🔀 Chuyển, trả lại

# Nút trên thẻ phiếu -------------------------------------------------------------------------------------------

btn-o-open = Mở phiếu
btn-o-open-code = Mở phiếu { $code }
btn-o-accept = ✅ Tiếp nhận
btn-o-answer = ✍️ Trả lời
btn-o-propose = ✍️ Soạn trả lời, trình duyệt
btn-o-draft = ✍️ Soạn tiếp bản trả lời
btn-o-draft-code = ✍️ Soạn tiếp { $code }
btn-o-ask = ❓ Hỏi người dân
btn-o-inform = 📣 Báo tiến độ
btn-o-assign = 👤 Giao xử lý
btn-o-note = 📝 Ghi chú nội bộ
btn-o-transfer = ↪️ Chuyển cơ quan khác
btn-o-send-back = ↩️ Trả lại nơi chuyển
btn-o-decide = ⚖️ Cơ quan khác…
btn-o-decide-again = ⚖️ Đổi quyết định
btn-o-decide-for = ⚖️ Giao { $body }
btn-o-refuse = 🚫 Không tiếp nhận
btn-o-correct = 🏷 Sửa phân loại
btn-o-approve = ✅ Duyệt, gửi trả lời
btn-o-return = ↩️ Trả lại để sửa
btn-o-more = Việc khác…
btn-o-history = 🕑 Lịch sử
btn-o-files = 📎 Xem tệp gửi kèm ({ $count })
btn-o-whole = 📖 Đọc đủ nội dung
btn-o-list = 📋 Việc cần làm
btn-o-stop = Thôi
btn-o-back = Quay lại phiếu

# Thẻ phiếu ----------------------------------------------------------------------------------------------------

o-card-title = <b>Phiếu { $code }</b> · { $kind }{ $urgent ->
        [yes] { " " }· <b>KHẨN</b>
       *[no] { "" }
    }
o-card-field = Lĩnh vực: { $field }
o-card-place = Nơi: { $area }
o-card-map = <a href="{ $map }">Xem trên bản đồ</a>
o-card-submitter = Người gửi: { $named ->
        [yes] { $name }{ $phoned ->
            [yes] , điện thoại { $phone }
           *[no] { "" }
        }
       *[no] Ẩn danh
    }
o-card-received = Nhận lúc: { $at }
o-card-due = Hạn trả lời: { $due } ({ $left })
o-card-paused = ⏸ Tạm dừng tính thời hạn, chờ người dân trả lời, chậm nhất đến hết ngày { $until }
o-card-body = Đơn vị: { $body }
o-card-officer = Người xử lý: { $assigned ->
        [yes] { $officer }
       *[no] chưa giao
    }
o-card-state = Trạng thái: { $state }
o-card-score = Người dân chấm: { $score }/5
o-card-disputed = ⚖️ <b>Chờ { $umpire } quyết định cơ quan giải quyết.</b> Các cơ quan dưới đã chuyển, trả lại nhau; trước khi quyết định không làm việc khác được.
o-card-bound = ⚖️ { $by } ({ $umpire }) quyết định { $body } giải quyết, lúc { $at }. Không trả lại, không chuyển tiếp.
o-card-returnable = Do { $sender } chuyển đến. Không đúng thẩm quyền thì trả lại trước { $until }; sau đó phiếu là của đơn vị.
o-card-text = «{ $text }»
o-card-no-text = <i>(Người gửi không viết gì; xem tệp gửi kèm.)</i>
o-card-restricted = <i>Nội dung chỉ người đứng đầu đơn vị và cán bộ được giao xử lý mới đọc được.</i>
o-card-restricted-open = <i>Lĩnh vực hạn chế người đọc: bấm Mở phiếu để xem nội dung.</i>
o-card-question = Đang chờ người dân trả lời câu hỏi: «{ $text }»
o-card-proposal = <b>Dự thảo trả lời chờ duyệt:</b>
o-card-steps = <b>Gần đây</b>
o-card-step = • { $at } { $who }: { $act }

o-more = Phiếu <b>{ $code }</b>: ông/bà muốn làm việc gì khác?
o-left-days = { $days ->
        [0] hôm nay là hạn cuối
       *[other] còn { $days } ngày làm việc
    }
o-left-hours = còn { $hours } giờ { $minutes } phút
o-late-days = { $days ->
        [0] đã quá hạn hôm nay
       *[other] quá hạn { $days } ngày
    }
o-left-ended = đã xong

# Một dòng nhắc việc và căn cứ, dưới mỗi thẻ, theo trạng thái.
o-hint-received = Đúng thẩm quyền thì tiếp nhận; không đúng thì chuyển, kèm lý do (Luật Tiếp công dân, Điều 26).
o-hint-in_progress = Trả lời nêu rõ kết quả, căn cứ và việc tiếp theo. Chuyển đi chưa phải là giải quyết.
o-hint-waiting_citizen = Hạn trả lời vẫn tính. Có đủ thông tin thì trả lời ngay, không cần chờ.
o-hint-answer_proposed = Người đứng đầu duyệt hoặc trả lại; hạn trả lời của người dân không dừng.

# Ai làm ---------------------------------------------------------------------------------------------------------

o-who-citizen = người dân
o-who-system = hệ thống
o-who-you = chính ông/bà

# Chuyện gì đã xảy ra, khi bấm nút cũ -----------------------------------------------------------------------------

o-happened-accept = Phiếu { $code } đã được { $who } tiếp nhận lúc { $at }.
o-happened-ask = Phiếu { $code } đang chờ người dân trả lời câu hỏi của { $who } gửi lúc { $at }.
o-happened-reply = Phiếu { $code }: người dân đã trả lời câu hỏi lúc { $at }.
o-happened-propose = Phiếu { $code } đã được { $who } trình duyệt lúc { $at }.
o-happened-return = Phiếu { $code } đã được { $who } trả lại để sửa lúc { $at }.
o-happened-answer = Phiếu { $code } đã được { $who } trả lời lúc { $at }.
o-happened-refuse = Phiếu { $code } đã được { $who } thông báo không tiếp nhận lúc { $at }.
o-happened-transfer = Phiếu { $code } đã được { $who } chuyển cơ quan khác lúc { $at }.
o-happened-send_back = Phiếu { $code } đã được { $who } trả lại nơi chuyển lúc { $at }.
o-happened-decide = Phiếu { $code } đã được { $who } quyết định giao cơ quan giải quyết lúc { $at }.
o-happened-withdraw = Phiếu { $code } đã được người dân rút lúc { $at }.
o-happened-reopen = Phiếu { $code } đã được người dân yêu cầu xem lại lúc { $at }.
o-happened-close = Phiếu { $code } đã đóng lúc { $at }.
o-happened-other = Phiếu { $code } đã đổi trạng thái, nút vừa bấm không còn dùng được.
o-changed-meanwhile = Phiếu { $code } vừa có thêm diễn biến. Mời xem lại rồi bấm lần nữa.

# Xong một việc ---------------------------------------------------------------------------------------------------

o-done-accept = Đã tiếp nhận phiếu { $code }.
o-done-assign = Đã giao phiếu { $code } cho { $name }.
o-done-assign-same = Phiếu { $code } đang do { $name } xử lý.
o-done-ask = Đã gửi câu hỏi cho người dân về phiếu { $code }.
o-done-inform = Đã báo tiến độ phiếu { $code } cho người dân.
o-done-note = Đã ghi chú nội bộ vào phiếu { $code }. Người dân không thấy ghi chú này.
o-done-answer = Đã gửi trả lời phiếu { $code } cho người dân.
o-done-propose = Đã trình người đứng đầu duyệt trả lời phiếu { $code }.
o-done-approve = Đã duyệt. Trả lời phiếu { $code } đã gửi cho người dân.
o-done-return = Đã trả lại dự thảo trả lời phiếu { $code }.
o-done-refuse = Đã thông báo không tiếp nhận phiếu { $code }, kèm lý do.
o-done-transfer = Đã chuyển phiếu { $code } đến { $body }. Người dân đã được báo; hạn trả lời không đổi.
o-done-send-back = Đã trả lại phiếu { $code } cho { $body }. Người dân đã được báo; hạn trả lời không đổi.
o-done-to-umpire = Phiếu { $code } đã qua lại giữa các cơ quan, nên được đưa lên { $body } quyết định. Người dân đã được báo; hạn trả lời không đổi.
o-done-decide = Đã quyết định: { $body } giải quyết phiếu { $code }. Quyết định này ràng buộc, không chuyển tiếp được.
o-done-correct = Đã sửa phân loại phiếu { $code }. Hạn trả lời không đổi.
o-done-correct-same = Phiếu { $code } đã được phân loại như vậy rồi.
o-done-stop = Đã thôi. Phiếu { $code } giữ nguyên.
o-done-drop = Đã bỏ bản thảo trả lời phiếu { $code }.

# Hỏi, ghi chú, giao ----------------------------------------------------------------------------------------------

o-ask-write =
    Ông/bà muốn hỏi người dân điều gì về phiếu <b>{ $code }</b>? Viết trong một tin nhắn.
    <i>Chỉ hỏi điều thật cần; thời hạn chỉ tạm dừng ít ngày trong lúc chờ.</i>
o-inform-write =
    Ông/bà muốn báo gì cho người dân về phiếu <b>{ $code }</b>? Viết trong một tin nhắn: đang làm gì, vì sao, bao giờ xong.
    <i>Báo tiến độ không thay cho trả lời; hạn trả lời giữ nguyên.</i>
o-note-write =
    Viết ghi chú nội bộ cho phiếu <b>{ $code }</b>.
    <i>Chỉ cán bộ đọc được, người dân không thấy.</i>
o-assign-ask = Giao phiếu <b>{ $code }</b> cho ai?
o-assign-choice = { $name }{ $now ->
        [yes] { " " }(đang xử lý)
       *[no] { "" }
    }
o-text-only = Ở bước này chỉ nhận chữ viết. Ông/bà vui lòng viết nội dung.

# Soạn trả lời ----------------------------------------------------------------------------------------------------

o-answer-write =
    Viết nội dung trả lời phiếu <b>{ $code }</b>, một hoặc nhiều tin nhắn; có thể gửi kèm ảnh, tệp.
    <i>Nên có: kết quả, căn cứ, việc tiếp theo và thời gian. Lời chào và tên người trả lời được thêm tự động.</i>
o-answer-returned =
    Dự thảo bị trả lại của phiếu <b>{ $code }</b> đang là:

    { $text }

    <i>Gửi nội dung mới để thay toàn bộ, hoặc gửi thêm tệp.</i>
o-answer-edit =
    Bản thảo trả lời phiếu <b>{ $code }</b> đang là:

    { $text }

    <i>Gửi nội dung mới để thay toàn bộ, hoặc gửi thêm tệp.</i>
o-answer-continue =
    Bản thảo trả lời phiếu <b>{ $code }</b>: { $length } ký tự, { $files } tệp.
    <i>Gửi thêm, hoặc xem trước rồi gửi.</i>
o-answer-kept =
    Đã ghi vào bản thảo trả lời phiếu <b>{ $code }</b>: { $length } ký tự, { $files } tệp.
    <i>Gửi thêm, hoặc xem trước rồi gửi.</i>
o-answer-not-taken = Bản trả lời nhận chữ, ảnh, ghi âm, video và tệp. Ông/bà vui lòng gửi một trong các loại đó.
o-answer-outcome =
    Góp ý ở phiếu <b>{ $code }</b> được xử lý thế nào? Nội dung trả lời cần nêu lý do.
    <i>Ý kiến của Nhân dân phải được tiếp thu hoặc giải trình (Luật Thực hiện dân chủ ở cơ sở, Điều 28).</i>
o-preview-ask = { $mode ->
        [propose] Trên đây là đúng những gì người dân sẽ nhận. Trình người đứng đầu duyệt?
       *[answer] Trên đây là đúng những gì người dân sẽ nhận. Gửi?
    }
btn-o-preview = 👁 Xem trước
btn-o-send = 📤 Gửi cho người dân
btn-o-submit = 📤 Trình lãnh đạo duyệt
btn-o-edit = ✏️ Sửa
btn-o-drop = 🗑 Bỏ bản thảo
btn-o-later = Để sau

outcome-adopt = Tiếp thu
outcome-adopt_part = Tiếp thu một phần
outcome-explain = Không tiếp thu, có giải trình

# Người dân đọc ---------------------------------------------------------------------------------------------------

answer-greeting = { $named ->
        [yes] Kính gửi ông/bà { $name },
       *[no] Kính gửi ông/bà,
    }
answer-opening = { $kind ->
        [question] { $body } xin trả lời câu hỏi của ông/bà (phiếu { $code }) như sau:
        [praise] { $body } trân trọng cảm ơn lời khen của ông/bà (phiếu { $code }):
        [suggestion] { $body } xin phúc đáp góp ý của ông/bà (phiếu { $code }) như sau:
        [petition] { $body } xin trả lời kiến nghị của ông/bà (phiếu { $code }) như sau:
       *[report] { $body } xin trả lời phản ánh của ông/bà (phiếu { $code }) như sau:
    }
answer-outcome = Kết quả: <b>{ $outcome }</b>
answer-files = (Gửi kèm { $count } tệp.)
answer-closing = Trân trọng cảm ơn ông/bà.
answer-signature = Người trả lời: { $officer }, { $body }{ $phoned ->
        [yes] , điện thoại { $phone }
       *[no] { "" }
    }.

# Không tiếp nhận --------------------------------------------------------------------------------------------------

o-refuse-ground =
    Phiếu <b>{ $code }</b>: chọn căn cứ không tiếp nhận.
    <i>Chỉ được từ chối theo các căn cứ này. Không thuộc thẩm quyền thì phải chuyển, không từ chối.</i>
o-refuse-write =
    Căn cứ: { $ground } ({ $source }).
    Viết lý do cụ thể để người dân đọc, ví dụ số và ngày của văn bản đã trả lời.
o-refuse-preview =
    Người dân sẽ nhận được thông báo không tiếp nhận phiếu <b>{ $code }</b>:

    Căn cứ: { $ground } ({ $source }).
    Lý do: { $text }

    Gửi?
btn-o-refuse-send = 📤 Gửi thông báo

ground-nothing_new = Đã được trả lời bằng văn bản, nay không có tình tiết mới
ground-settled = Đã giải quyết đúng pháp luật, đã rà soát và thông báo bằng văn bản
ground-court = Đã có bản án, quyết định của tòa án có hiệu lực
ground-pending_elsewhere = Cơ quan có thẩm quyền khác đang giải quyết
ground-no_matter = Không có nội dung phản ánh, kiến nghị
ground-abuse = Đe dọa, xúc phạm, vi phạm nội quy tiếp công dân

# Chuyển ----------------------------------------------------------------------------------------------------------

o-transfer-ask =
    Chuyển phiếu <b>{ $code }</b> đến cơ quan nào? Chọn, hoặc gõ tên cơ quan (không cần dấu).
    <i>Hạn trả lời người dân vẫn tính từ ngày nhận phiếu.</i>
o-transfer-found = Chuyển phiếu <b>{ $code }</b> đến cơ quan nào? Chọn, hoặc gõ tên khác.
o-transfer-none = Không tìm thấy cơ quan nào có tên «{ $typed }». Ông/bà gõ lại, ví dụ: so xay dung.
o-transfer-why = Chuyển phiếu <b>{ $code }</b> đến <b>{ $body }</b>. Vì sao? Chọn một lý do.
o-reason-first = Ông/bà vui lòng chọn một lý do trong danh sách trước, rồi mới viết giải thích.
o-transfer-write =
    Chuyển phiếu <b>{ $code }</b> đến <b>{ $body }</b>.
    Lý do: { $because } ({ $ground }).
    Viết rõ thêm vì sao. <i>Người dân và cơ quan nhận đều đọc.</i>
o-transfer-confirm =
    Chuyển phiếu <b>{ $code }</b> đến <b>{ $body }</b>?
    Lý do: { $because } ({ $ground }).
    { $text }
btn-o-transfer-send = ↪️ Chuyển

# Trả lại, trọng tài ----------------------------------------------------------------------------------------------

o-back-why = Trả lại phiếu <b>{ $code }</b> cho <b>{ $body }</b>. Vì sao? Chọn một lý do.
o-back-write =
    Trả lại phiếu <b>{ $code }</b> cho <b>{ $body }</b>.
    Lý do: { $because } ({ $ground }).
    Viết rõ thêm, và cơ quan nào theo ông/bà là đúng thẩm quyền. <i>Người dân và nơi chuyển đều đọc.</i>
o-back-confirm =
    Trả lại phiếu <b>{ $code }</b> cho <b>{ $body }</b>?
    Lý do: { $because } ({ $ground }).
    { $text }
btn-o-back-send = ↩️ Trả lại
o-decide-ask = Phiếu <b>{ $code }</b>: cơ quan nào giải quyết? Chọn, hoặc gõ tên cơ quan khác (không cần dấu).
o-decide-found = Phiếu <b>{ $code }</b>: cơ quan nào giải quyết? Chọn, hoặc gõ tên khác.

# Sửa phân loại ---------------------------------------------------------------------------------------------------

o-correct-ask =
    Phiếu <b>{ $code }</b>: sửa mục nào?
    <i>Người dân được báo khi đổi lĩnh vực hoặc loại; hạn trả lời không tính lại.</i>
o-correct-field = Lĩnh vực đúng của phiếu <b>{ $code }</b> là gì?
o-correct-kind = Phiếu <b>{ $code }</b> thuộc loại nào?
btn-o-correct-field = Lĩnh vực
btn-o-correct-kind = Loại phiếu
btn-o-urgent = Đánh dấu khẩn
btn-o-normal = Bỏ dấu khẩn

# Danh sách việc --------------------------------------------------------------------------------------------------

o-list-title = <b>Việc cần làm</b> · { $show ->
        [own] giao cho tôi
        [new] mới, chưa tiếp nhận
        [approval] chờ duyệt, quyết định
        [late] quá hạn
        [due] đến hạn hôm nay
        [brought] chậm, cần đôn đốc
       *[all] tất cả
    }
o-list-counts = Quá hạn: <b>{ $late }</b> · Sắp đến hạn: { $soon } · Đang mở: { $total }
o-list-many = { $count }+
o-list-row = { $late ->
        [yes] 🔴
       *[no] ▫️
    } <b>{ $code }</b>{ $urgent ->
        [yes] { " " }KHẨN
       *[no] { "" }
    } · { $field } · { $area } · { $left }
o-list-row-body = { "   " }{ $body }
o-list-row-state = { "   " }{ $state }{ $assigned ->
        [yes] { " " }· { $officer }
       *[no] { "" }
    }
o-list-row-text = { "   " }«{ $text }»
o-list-empty = { $show ->
        [own] Không có phiếu nào đang giao cho ông/bà.
        [new] Không có phiếu mới chưa tiếp nhận.
        [approval] Không có việc nào chờ duyệt hoặc quyết định.
        [late] Không có phiếu nào quá hạn.
        [due] Không có phiếu nào đến hạn hôm nay.
        [brought] Không có việc nào chậm cần ông/bà đôn đốc.
       *[all] Không có phiếu nào đang mở.
    }
o-list-end = Đã hết danh sách.
btn-o-row = { $code } · { $left }
btn-o-first = ◂ Về đầu danh sách
btn-o-show-all = Tất cả
btn-o-show-own = Giao cho tôi
btn-o-show-new = Mới
btn-o-show-approval = Chờ duyệt
btn-o-show-late = Quá hạn
btn-o-show-due = Đến hạn hôm nay
btn-o-show-brought = Cần đôn đốc
o-search-ask = Gõ mã phiếu, hoặc vài từ có trong phiếu (không cần dấu).
o-search-found = Tìm «{ $typed }»: { $count } phiếu, mới nhất trước.
o-search-none = Không tìm thấy phiếu nào có «{ $typed }».
o-search-newest = <i>Chỉ tìm trong các phiếu gần đây. Phiếu cũ hơn: gõ mã phiếu.</i>

# Lịch sử ---------------------------------------------------------------------------------------------------------

o-history-title = <b>Lịch sử phiếu { $code }</b>
o-history-line = • { $at } · { $who }: <b>{ $act }</b>
o-history-body = { $who } ({ $body })
o-history-text = { "   " }«{ $text }»
o-history-transfer = { "   " }{ $from } → { $to }
o-history-reason = { "   " }Lý do: { $because } ({ $ground })
o-history-umpire = { "   " }Đáng lẽ đến { $proposed }, đưa lên { $umpire } quyết định
o-history-older = <i>Chỉ hiện { $count } dòng gần nhất.</i>
o-files-none = Phiếu { $code } chưa có tệp nào xem được. Tệp mới gửi có thể cần ít phút để tải về.
o-files-title = Tệp của phiếu { $code }: { $count }
o-files-end = Hết tệp của phiếu { $code }.
o-text-title = <b>Nội dung phiếu { $code }</b>

# Duyệt -----------------------------------------------------------------------------------------------------------

l-return-write =
    Trả lại dự thảo trả lời phiếu <b>{ $code }</b>: cần sửa gì? Viết ý kiến chỉ đạo.
    <i>Hạn trả lời người dân vẫn tính.</i>

# Chuyển, trả lại: lãnh đạo xem ---------------------------------------------------------------------------------------

l-moves-title = <b>Chuyển, trả lại</b> · { $days } ngày qua, đơn vị mình và cấp dưới
l-movers-title = <b>Chuyển, trả lại</b> · { $body }, theo người, { $days } ngày qua
l-moves-line =
    ▫️ <b>{ $name }</b>
    { "   " }Nhận: { $received } · Chuyển đi: { $passed } · Trả lại: { $returned } · Phân xử: { $decided } · Giữ: { $days } ngày làm việc
l-moves-none = Không có phiếu nào được chuyển hay trả lại trong thời gian này.
l-moves-page = Từ { $first } đến { $last } trong { $count }.
l-moves-note = <i>«Giữ» là số ngày làm việc phiếu nằm lại trước khi chuyển đi, trả lại hoặc phân xử.</i>
btn-moves-body = { $body }
btn-moves-days = { $days } ngày
btn-moves-back = ◂ Các đơn vị

# Báo cho cán bộ ---------------------------------------------------------------------------------------------------

o-notice-new = 🆕 Có phiếu mới.
o-notice-transferred = ↪️ Phiếu được chuyển đến từ { $from }. Lý do: { $because }. { $reason }
o-notice-sent-back = ↩️ { $from } trả lại phiếu đơn vị đã chuyển. Lý do: { $because }. { $reason }
o-notice-dispute = ⚖️ Cần ông/bà quyết định cơ quan giải quyết: { $from } và { $to } đều cho là không thuộc mình. Ý kiến của { $from }: { $because }. { $reason }
o-notice-to-umpire = ⚖️ { $from } lại trả phiếu <b>{ $code }</b>: { $because }. { $reason } Nay { $umpire } quyết định cơ quan giải quyết.
o-notice-no-umpire = ⚠️ Phiếu <b>{ $code }</b>: không có cấp trên chung nào của { $from } và { $to } có người quyết định được, nên phiếu về { $umpire }. Cần bổ sung người đứng đầu hoặc cán bộ tiếp nhận cho cấp trên.
o-notice-decided-yours = ⚖️ { $by } ({ $umpire }) quyết định phiếu này do đơn vị ông/bà giải quyết. Không trả lại, không chuyển tiếp.
o-notice-decided = ⚖️ { $by } ({ $umpire }) quyết định: phiếu <b>{ $code }</b> do { $to } giải quyết.
o-notice-assigned = 👤 { $by } giao phiếu này cho ông/bà.
o-notice-added = ➕ Người dân bổ sung vào phiếu <b>{ $code }</b>:
o-notice-replied = 💬 Người dân trả lời câu hỏi ở phiếu <b>{ $code }</b>:
o-notice-files = (Kèm { $count } tệp.)
o-notice-urged = ⏰ Người dân đôn đốc phiếu <b>{ $code }</b>, lần thứ { $times }.
o-notice-urged-above = 📣 { $by } ({ $from }) đôn đốc phiếu <b>{ $code }</b>. Mời xử lý ngay.
btn-l-urge = 📣 Đôn đốc
o-done-urge = Đã đôn đốc phiếu <b>{ $code }</b>. Việc này được ghi vào lịch sử phiếu.
btn-o-extend = ⏱ Xin gia hạn
btn-l-extend = ✅ Đồng ý gia hạn
btn-l-extend-no = ✖️ Không gia hạn
o-extend-choice = Đến hết { $day }
o-extend-day-ask = Phiếu <b>{ $code }</b> đến hạn ngày { $due }. Xin gia hạn đến ngày nào? Chọn một ngày hoặc gõ ngày/tháng/năm, chậm nhất { $latest }.
o-extend-day-unread = Chưa đọc được ngày. Mời gõ như 25/12/2026.
o-extend-write = Xin gia hạn phiếu <b>{ $code }</b> đến hết ngày { $until }. Vì sao cần thêm thời gian? Lý do này được gửi cho người dân khi người đứng đầu đồng ý.
o-done-extend-asked = Đã trình người đứng đầu, xin gia hạn phiếu <b>{ $code }</b> đến hết ngày { $until }. Hạn cũ vẫn tính cho đến khi được đồng ý.
o-done-extend = Đã gia hạn phiếu <b>{ $code }</b> đến hết ngày { $until }. Người dân đã được báo.
o-done-extend-no = Không gia hạn phiếu <b>{ $code }</b>. Hạn cũ giữ nguyên.
o-card-extension = ⏱ Đang xin gia hạn đến hết ngày { $until }. Lý do: { $reason }
o-extend-late = Phiếu đã quá hạn, không gia hạn được nữa. Mời trả lời và nêu lý do trễ.
o-extend-open = Đã có một đề nghị gia hạn đang chờ người đứng đầu quyết định.
o-extend-used = Mỗi phiếu chỉ được gia hạn { $times } lần, và đã hết lượt.
o-extend-day = Ngày gia hạn phải là ngày làm việc, sau { $first } và không muộn hơn { $last }.
o-notice-extend-asked = ⏱ { $by } xin gia hạn phiếu <b>{ $code }</b> đến hết ngày { $until }. Mời ông/bà quyết định.
o-notice-extended = ✅ { $by } đồng ý gia hạn phiếu <b>{ $code }</b> đến hết ngày { $until }.
o-notice-not-extended = ✖️ { $by } không đồng ý gia hạn phiếu <b>{ $code }</b>. Hạn cũ giữ nguyên.
o-notice-remind = { $clock ->
    [accept] { $stage ->
        [last_day] ⏳ Hôm nay là { $clock_name } phiếu <b>{ $code }</b>.
       *[half] ⏳ Phiếu <b>{ $code }</b> vẫn chờ tiếp nhận.
    }
   *[settle] { $stage ->
        [last_day] ⏳ Hôm nay là { $clock_name } phiếu <b>{ $code }</b>.
        [most] ⏳ Sắp hết { $clock_name } phiếu <b>{ $code }</b>.
       *[half] ⏳ Đã qua nửa thời { $clock_name } phiếu <b>{ $code }</b>.
    }
}
o-notice-late = { $clock ->
    [accept] 🔴 Phiếu <b>{ $code }</b> quá hạn tiếp nhận. Cấp trên đã được báo; trách nhiệm vẫn ở { $body }.
    [settle] 🔴 Phiếu <b>{ $code }</b> quá hạn trả lời. Cấp trên và người dân đã được báo; trách nhiệm vẫn ở { $body }.
   *[other] 🔴 Phiếu <b>{ $code }</b>: quá { $clock_name }. Cấp trên đã được báo; trách nhiệm vẫn ở { $body }.
}
o-notice-escalated = { $clock ->
    [accept] 🔴 { $body } chưa tiếp nhận phiếu <b>{ $code }</b> đúng hạn. Kính báo để đôn đốc.
    [settle] 🔴 { $body } chưa trả lời phiếu <b>{ $code }</b> đúng hạn. Kính báo để đôn đốc.
   *[other] 🔴 { $body } để quá { $clock_name }, phiếu <b>{ $code }</b>. Kính báo để đôn đốc.
}
o-notice-resumed = Người dân chưa trả lời câu hỏi về phiếu <b>{ $code }</b>. Hết thời gian chờ: thời hạn tính tiếp, mời ông/bà xử lý.
o-late-ask = Phiếu <b>{ $code }</b> đã quá hạn (ngày { $due }). Vì sao trễ? Lý do được lưu cùng phiếu.
late-other_body = Chờ cơ quan khác
late-complex = Việc phức tạp, phải xác minh
late-citizen = Chờ người dân bổ sung
late-work_load = Quá nhiều việc
late-means = Thiếu kinh phí, phương tiện
late-other = Lý do khác
o-late-reason-missing = Phiếu đã quá hạn: phải chọn lý do trễ trước khi gửi. Mời ông/bà bấm xem trước và chọn lý do.
o-notice-withdrawn = Người dân đã rút phiếu <b>{ $code }</b>. Không cần xử lý tiếp.
o-notice-rated = Người dân chấm trả lời phiếu <b>{ $code }</b>: <b>{ $score }/5</b>.
o-notice-reopened = 🔁 Người dân chưa đồng ý với trả lời và yêu cầu xem lại:
o-notice-approval = ✅ { $by } trình dự thảo trả lời, chờ ông/bà duyệt.
o-notice-approved = ✅ { $by } đã duyệt; trả lời phiếu <b>{ $code }</b> đã gửi cho người dân.
o-notice-returned = ↩️ { $by } trả lại dự thảo trả lời: { $reason }
o-notice-unreachable = ⚠️ Không liên lạc được với người gửi phiếu <b>{ $code }</b> trên kênh nào. Nếu có số điện thoại, ông/bà vui lòng gọi.
o-notice-new-nobody = ⚠️ Phiếu <b>{ $code }</b> thuộc { $body } nhưng đơn vị này chưa có ai xử lý trên hệ thống. Cần mời cán bộ vào đơn vị.
o-notice-restricted = 🔒 Phiếu <b>{ $code }</b> vừa được xếp vào lĩnh vực hạn chế: chỉ ông/bà và cán bộ được giao đọc được.
o-notice-about = { $field } · { $area } · hạn { $due }

# Không làm được, và cần làm gì -----------------------------------------------------------------------------------

o-restricted-readers = Phiếu { $code } thuộc lĩnh vực hạn chế: chỉ người đứng đầu đơn vị và cán bộ được giao mới xem và xử lý được.
o-text-empty = Nội dung đang trống. Ông/bà vui lòng viết nội dung.
o-text-long = Nội dung dài { $length } ký tự, tối đa { $longest }. Ông/bà vui lòng rút gọn.
o-not-a-colleague = Người được chọn không còn làm việc tại { $body }. Ông/bà vui lòng chọn người khác.
o-no-such-field = Lĩnh vực này không còn dùng. Ông/bà vui lòng chọn lĩnh vực khác.
o-no-such-kind = Phiếu gửi qua đây không thể là khiếu nại hay tố cáo; ông/bà hướng dẫn người dân nộp đơn theo quy định.
o-transfer-to-itself = Phiếu đang ở chính { $body }. Ông/bà vui lòng chọn cơ quan khác.
o-no-such-reason = Lý do này không có trong danh mục. Ông/bà vui lòng chọn lại.
o-must-decide = Phiếu { $code } đang chờ { $umpire } quyết định cơ quan giải quyết. Cần quyết định trước, rồi mới làm việc khác.
o-bound = Phiếu { $code }: { $by } ({ $umpire }) đã quyết định { $body } giải quyết, lúc { $at }. Không trả lại, không chuyển tiếp được; chỉ { $umpire } đổi được quyết định.
o-return-too-late = Đã quá hạn trả lại phiếu { $code } (trước { $until }), nên phiếu thuộc đơn vị ông/bà. Ông/bà tiếp nhận và giải quyết; nếu biết rõ cơ quan khác có thẩm quyền thì chuyển kèm lý do.
o-nothing-to-return = Phiếu { $code } đã được đơn vị nhận, hoặc không do cơ quan nào chuyển đến, nên không trả lại được.
o-decided-so = Phiếu đang do { $body } giải quyết theo đúng quyết định trước. Không có gì thay đổi.
o-decided-meanwhile = Phiếu { $code } vừa được { $by } quyết định giao { $body }, lúc { $at }. Lần bấm này không có tác dụng.
o-not-ours = «Không thuộc thẩm quyền» không đóng được phiếu: phải chuyển đến cơ quan có thẩm quyền, kèm lý do (Luật Tiếp công dân, Điều 26). Ông/bà bấm Chuyển cơ quan khác; nếu đã làm gì, nêu rõ kết quả.
o-body-ended = { $body } không còn hoạt động. Ông/bà vui lòng chọn cơ quan khác.
o-approval-needed = Trả lời của đơn vị này phải được người đứng đầu duyệt. Ông/bà bấm Xem trước rồi Trình lãnh đạo duyệt.
o-approval-not-needed = Đơn vị này không cần duyệt trước. Ông/bà bấm Xem trước rồi gửi thẳng cho người dân.
o-no-head = { $body } chưa có người đứng đầu trên hệ thống nên chưa trình duyệt được. Bản thảo vẫn còn; ông/bà vui lòng báo quản trị viên.
o-outcome-missing = Trả lời góp ý phải nêu kết quả: tiếp thu, tiếp thu một phần, hay giải trình không tiếp thu. Ông/bà bấm Xem trước để chọn.
o-no-such-ground = Căn cứ này không có trong danh mục. Ông/bà vui lòng chọn lại.
o-forward-only = «Đã chuyển» chưa phải là trả lời: chuyển không thay cho giải quyết (Nghị định 154/2026, Điều 4). Nếu việc thuộc cơ quan khác, bấm Chuyển cơ quan khác; nếu đã làm, nêu rõ kết quả.
o-too-many-files = Một trả lời kèm tối đa { $most } tệp.
o-files-pending = Tệp gửi kèm đang được tải về. Ông/bà vui lòng thử lại sau ít giây.
o-too-many-drafts = Đang có { $most } bản thảo chưa gửi. Ông/bà vui lòng gửi hoặc bỏ bớt rồi soạn tiếp.
