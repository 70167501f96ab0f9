# Tên gọi dùng chung cho mọi phía: loại phiếu, trạng thái, việc đã làm, căn cứ chọn đơn vị.

kind-report = Phản ánh
kind-petition = Kiến nghị
kind-suggestion = Góp ý, sáng kiến
kind-question = Hỏi đáp
kind-praise = Khen ngợi
kind-complaint = Khiếu nại
kind-denunciation = Tố cáo

state-received = đã nhận, chờ đơn vị tiếp nhận
state-in_progress = đang giải quyết
state-waiting_citizen = chờ người gửi trả lời câu hỏi
state-answer_proposed = đã có dự thảo trả lời, chờ duyệt
state-answered = đã trả lời
state-refused = không tiếp nhận
state-withdrawn = người gửi đã rút
state-closed = đã đóng

act-submit = gửi phiếu
act-correct = sửa phân loại
act-accept = tiếp nhận
act-assign = giao xử lý
act-ask = hỏi thêm
act-reply = trả lời câu hỏi
act-add = bổ sung
act-note = ghi chú nội bộ
act-propose = trình dự thảo trả lời
act-approve = duyệt trả lời
act-return = trả lại dự thảo
act-answer = trả lời
act-refuse = thông báo không tiếp nhận
act-transfer = chuyển cơ quan khác
act-send_back = trả lại nơi chuyển
act-decide = quyết định cơ quan giải quyết
act-urge = đôn đốc
act-withdraw = rút phiếu
act-rate = chấm điểm
act-reopen = đề nghị xem lại
act-close = đóng phiếu
act-extend_ask = xin gia hạn
act-extend = gia hạn
act-extend_no = không đồng ý gia hạn
act-resume = hết thời gian chờ, thời hạn tính tiếp
act-remind = được nhắc việc
act-escalate = báo cấp trên vì quá hạn
act-remind-clock = nhắc việc, { $clock }
act-remind-red-line = nhắc việc, sắp đến mốc { $limit } ngày
act-escalate-red-line = báo cấp trên, quá mốc { $limit } ngày
act-escalate-clock = báo cấp trên, quá { $clock }
act-recompute = tính lại hạn theo lịch làm việc
act-inform = thông báo tiến độ
act-complex = xác định là vụ việc phức tạp
act-consult = xin ý kiến cơ quan phối hợp
act-opine = cho ý kiến phối hợp
act-consult_end = thôi xin ý kiến
act-plan = lập kế hoạch giải quyết
act-step_done = xong một bước
act-to_leader = trình lãnh đạo
act-instruct = ý kiến chỉ đạo
act-dialogue = đối thoại trong vụ việc
act-unreachable = không liên lạc được người gửi

clock-accept = hạn tiếp nhận
clock-classify = hạn phân loại
clock-first_answer = hạn phản hồi lần đầu
clock-settle = hạn trả lời
clock-step = hạn thực hiện
clock-opinion = hạn cho ý kiến

rung-field_area = lĩnh vực và địa bàn
rung-field_parent_area = lĩnh vực và địa bàn cấp trên
rung-field_default = lĩnh vực
rung-area_default = địa bàn
rung-catch_all = đầu mối chung
rung-transfer = cơ quan khác chuyển đến

# Vì sao chuyển hoặc trả lại: danh mục đóng, căn cứ ở services/data/transfer_reasons.csv.
pass-other_field = Thuộc lĩnh vực của cơ quan khác
pass-other_area = Thuộc địa bàn khác
pass-other_level = Thuộc thẩm quyền cấp khác (tỉnh, xã)
pass-commune_body = Nhiệm vụ được giao cho cơ quan chuyên môn khác
pass-by_law = Luật chuyên ngành giao cơ quan khác
pass-misrouted = Phiếu bị phân nhầm
