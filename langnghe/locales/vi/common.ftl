# Lời dùng chung cho mọi người: thực đơn, trợ giúp, trang đầu, và những câu «không được» thường gặp.

menu-type-number = Gõ số để chọn, ví dụ: 1
menu-type-words = Để chọn, gõ đúng chữ trong ngoặc «…»
our-fault = Xin lỗi ông/bà, hệ thống vừa gặp lỗi nên chưa làm được việc này. Ông/bà vui lòng thử lại sau ít phút. Nếu vẫn lỗi, gọi cơ quan và đọc mã lỗi <code>{ $reference }</code>.
no-authority = Ông/bà không có quyền làm việc này.
ticket-not-found = Không tìm thấy phiếu này.
ticket-moved-on = Phiếu <b>{ $code }</b> hiện { $state ->
        [received] đang chờ đơn vị tiếp nhận
        [in_progress] đang được giải quyết
        [waiting_citizen] đang chờ người gửi trả lời câu hỏi
        [answer_proposed] đang chờ duyệt trả lời
        [answered] đã có trả lời
        [refused] đã được thông báo không tiếp nhận
        [withdrawn] đã được người gửi rút
       *[closed] đã đóng
    } nên không làm việc này được nữa.
button-old = Nút này đã cũ. Mời ông/bà chọn lại.
command-unknown = Không có lệnh này. Mời ông/bà chọn một mục.

# Thực đơn -----------------------------------------------------------------------------------------------------

menu = Ông/bà muốn làm gì?
    Có thể viết ngay việc cần phản ánh, không cần chọn mục nào.
welcome-back = <b>{ $office }</b> xin chào ông/bà.
    Ông/bà có thể viết ngay việc cần phản ánh, gửi ảnh hoặc ghi âm; hoặc chọn một mục.
btn-menu = Menu
btn-new = Gửi phản ánh mới
btn-mine = Phiếu của tôi
btn-find = Tra cứu mã
btn-petitions = Khiếu nại, tố cáo
btn-help = Trợ giúp
btn-language = Ngôn ngữ / Language
btn-admin = ⚙️ Quản trị
btn-back = Quay lại
btn-next = Trang sau ▸
btn-previous = ◂ Trang trước

# Trợ giúp, ngôn ngữ, dừng -------------------------------------------------------------------------------------

help =
    <b>Cách dùng</b>
    • Viết việc cần phản ánh, kiến nghị, góp ý hay hỏi, như nhắn tin bình thường. Không cần dấu. Có thể gửi ảnh, ghi âm, video, tệp, vị trí.
    • Xem lại thẻ, bấm <b>Gửi</b>. Ông/bà nhận mã tra cứu, tên đơn vị và ngày phải trả lời.
    • Gõ mã tra cứu bất cứ lúc nào để xem phiếu.

    Gõ: <b>menu</b> · <b>phiếu của tôi</b> · <b>tra cứu</b> · <b>tiếp tục</b> · <b>hủy</b> · <b>điều khoản</b> · <b>ngôn ngữ</b>

    Khẩn cấp xin gọi trước: <b>113</b> công an, <b>114</b> cháy nổ và cứu nạn, <b>115</b> cấp cứu, <b>111</b> bảo vệ trẻ em.
    Kênh này của { $office }. Cơ quan không bao giờ hỏi mật khẩu, mã OTP hay yêu cầu chuyển tiền.
language-ask = Ông/bà muốn dùng tiếng nào? / Which language?
language-vi = Tiếng Việt
language-en = English
language-set = Từ nay xin dùng tiếng Việt.
cancelled = Đã dừng.
cancelled-draft = Đã dừng. Phản ánh đang viết vẫn còn, chưa gửi.
nothing-to-cancel = Không có việc gì đang dở.
nothing-to-continue = Không có phản ánh nào đang viết dở.
btn-draft-continue = Viết tiếp phản ánh
btn-draft-drop = Bỏ phản ánh

# Trang đầu: dữ liệu và sự đồng ý (Luật 91/2025/QH15, Điều 9) -----------------------------------------------------

welcome =
    <b>{ $office }</b> lắng nghe phản ánh, kiến nghị, góp ý của ông/bà qua kênh này.

    { consent-notice }
consent-first =
    Lời của ông/bà đã được giữ lại, <b>chưa gửi</b>. Trước khi gửi, xin ông/bà đọc:

    { consent-notice }
consent-notice =
    <b>Về dữ liệu của ông/bà</b>
    • Cơ quan giữ: lời, ảnh, vị trí ông/bà gửi; tên và số điện thoại chỉ khi ông/bà muốn ghi.
    • Để làm gì: giải quyết và trả lời ông/bà.
    • Ai xem: cán bộ có trách nhiệm giải quyết. Không công khai.
    • Quyền của ông/bà: xem, sửa, rút lại, yêu cầu xóa.
    • { $messenger ->
        [telegram] Công ty Telegram (máy chủ ở nước ngoài) có thể đọc được tin nhắn ở đây.
        [zalo] Công ty vận hành Zalo có thể đọc được tin nhắn ở đây.
        [webchat] Trang này của cơ quan; tin nhắn không qua công ty nào khác.
       *[other] Công ty vận hành ứng dụng nhắn tin có thể đọc được tin nhắn ở đây.
    }

    Ông/bà có đồng ý không? Không đồng ý vẫn tra cứu được phiếu và vẫn đến, gọi cơ quan được.
btn-agree = Tôi đồng ý
btn-decline = Tôi không đồng ý
btn-terms = Đọc đầy đủ
terms =
    <b>Điều khoản và dữ liệu cá nhân</b>

    <b>Ai chịu trách nhiệm.</b> { $office }. Liên hệ: { $contact }.
    <b>Giữ gì.</b> Nội dung, ảnh, ghi âm, tệp, vị trí ông/bà gửi; mã số tài khoản nhắn tin để trả lời; xã, phường, thôn, tổ ông/bà chọn; tên và số điện thoại nếu ông/bà ghi. Vị trí giấu trong ảnh bị xóa.
    <b>Để làm gì.</b> Chuyển đến đúng đơn vị, giải quyết, trả lời, nhắc hạn, và thống kê không nêu tên.
    <b>Ai xem.</b> Cán bộ của đơn vị giải quyết và cấp trên của đơn vị đó. Khi ông/bà ẩn danh, cán bộ không thấy tên và số điện thoại. Người có mã tra cứu chỉ thấy tiến độ, không thấy nội dung và tên.
    <b>Công ty nhắn tin.</b> { $messenger ->
        [telegram] Telegram có máy chủ ở nước ngoài và có thể đọc tin nhắn ở đây.
        [zalo] Công ty vận hành Zalo có thể đọc tin nhắn ở đây.
        [webchat] Trang này của cơ quan, không qua công ty nhắn tin nào.
       *[other] Công ty vận hành ứng dụng có thể đọc tin nhắn ở đây.
    } Xin không gửi ảnh giấy tờ tùy thân, mật khẩu, mã OTP.
    <b>Quyền của ông/bà.</b> Được biết, đồng ý hoặc rút lại đồng ý, xem, sửa, yêu cầu xóa, phản đối (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15, Điều 4). Phiếu đã gửi là hồ sơ của cơ quan, được lưu theo quy định.
btn-consent-take-back = Rút lại đồng ý
