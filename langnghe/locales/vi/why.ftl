# Vì sao là ngày này? Cách tính một thời hạn, trên dòng lệnh và trong cuộc trò chuyện ---------------------------

span =
    { $unit ->
        [WD] { $amount } ngày làm việc
        [H] { $amount } giờ
       *[D] { $amount } ngày
    }
weekday-1 = thứ Hai
weekday-2 = thứ Ba
weekday-3 = thứ Tư
weekday-4 = thứ Năm
weekday-5 = thứ Sáu
weekday-6 = thứ Bảy
weekday-7 = Chủ nhật
days-counted =
    { $reason ->
        [make_up] { $count ->
            [1] ngày làm bù{ $named }, là ngày làm việc thứ { $last }
           *[other] { $count } ngày làm bù{ $named }, tính là ngày làm việc ({ $first }–{ $last })
        }
        [half_day] { $count ->
            [1] làm nửa ngày{ $named }, vẫn là ngày làm việc thứ { $last }
           *[other] { $count } ngày làm nửa ngày{ $named }, vẫn tính là ngày làm việc ({ $first }–{ $last })
        }
        [over_weekends] { $count } ngày làm việc ({ $first }–{ $last }), không tính thứ bảy, chủ nhật
        [any] { $count ->
            [1] ngày thứ { $last }
           *[other] { $count } ngày ({ $first }–{ $last }), tính cả ngày nghỉ nếu có
        }
       *[working] { $count ->
            [1] ngày làm việc thứ { $last }{ $named }
           *[other] { $count } ngày làm việc ({ $first }–{ $last }){ $named }
        }
    }
days-hours =
    { $minutes ->
        [0] tính { $hours } giờ{ $named }
       *[other] { $hours ->
            [0] tính { $minutes } phút{ $named }
           *[other] tính { $hours } giờ { $minutes } phút{ $named }
        }
    }
days-hidden = … còn { $count } đoạn ngày nữa ở giữa …
day-start = ngày bắt đầu, không tính
day-weekend = cuối tuần, không tính
day-whole-weekend = thứ bảy, chủ nhật, không tính
day-holiday = nghỉ lễ{ $named }, không tính
day-day-off = được nghỉ{ $named }, không tính
day-closed = cơ quan đóng cửa{ $named }, không tính
day-rolled = ngày làm việc kế tiếp, hạn dời đến đây{ $named }
day-closed-hours = đã hết giờ làm việc, không tính
day-paused = tạm dừng, chờ người gửi trả lời
day-resumed = tính tiếp sau khi tạm dừng, hạn dời đến đây

btn-why-date = ❓ Vì sao là ngày này?
why-title = 🗓 <b>Vì sao là ngày này?</b> Phiếu <b>{ $code }</b>
why-clock = <b>{ $clock }</b>: { $span }
why-by-hand = đến hết ngày đã định
why-source = Căn cứ: { $source }
why-from = Bắt đầu tính: { $at }
why-result-day = ➡️ Hạn là hết ngày <b>{ $due }</b>.
why-result-time = ➡️ Hạn là <b>{ $due }</b>.
why-unknown = Với lịch làm việc hiện nay, chương trình chưa tính lại được từng ngày. Hạn ghi trong phiếu: <b>{ $due }</b>.
why-differs =
    { $reason ->
        [extended] Người đứng đầu đã đồng ý gia hạn: hạn đang áp dụng là <b>{ $due }</b>.
        [kept] Quy định mới ngắn hơn có sau khi đã bắt đầu tính, nên hạn đang áp dụng được lùi đến <b>{ $due }</b> để kịp giải quyết.
        [paused] Hạn đang ghi trong phiếu là <b>{ $due }</b>; hạn này được tính lại khi hết tạm dừng.
       *[changed] ⚠️ Hạn đang ghi trong phiếu là <b>{ $due }</b>, khác với cách tính trên, vì lịch làm việc đã đổi hoặc hạn đã được chỉnh sau khi tính. Hạn ghi trong phiếu là hạn đang dùng.
    }
why-running = Thời hạn đang tính.
why-paused = ⏸ Thời hạn đang tạm dừng từ { $since }, chờ người gửi trả lời. Có trả lời thì tính tiếp; chậm nhất { $limit } sẽ tự tính tiếp. Cách tính này coi như tạm dừng đến lúc đó.
why-stopped = Đã dừng lúc { $at }.
why-stopped-by = Đã dừng lúc { $at }: { $act }.
why-clock-line = { $clock }{ $earlier ->
        [yes] {" "}(lần trước)
       *[no] {""}
    }: { $span }, tính từ { $started }, hạn { $due }.
why-others = <b>Thời hạn khác của phiếu</b>
why-others-more = … và { $count } thời hạn cũ hơn.
why-none = Phiếu <b>{ $code }</b> chưa có thời hạn nào được ghi lại. Hạn trả lời trên phiếu: { $due }.
