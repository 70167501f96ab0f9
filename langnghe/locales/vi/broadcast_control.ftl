# Tin báo chung khi đang gửi và sau khi gửi; không nhận tin; giờ yên lặng của mỗi người

b-progress-head = { $state ->
    [sending] 📤 <b>Đang gửi tin báo</b>
    [paused] ⏸ <b>Tin báo đang tạm dừng</b>
    [stopped] ⏹ <b>Tin báo đã dừng hẳn</b>
    [ended] ✅ <b>Tin báo đã gửi xong</b>
   *[done] 📤 <b>Tin báo sắp xong</b>
}{ $urgent ->
    [yes] {" "}· 🚨 khẩn
   *[no] {""}
}
    «{ $said }»
b-progress-bar = { $bar } { $percent } %
b-progress-done = Đã xong <b>{ $done }</b> / { $listed }{ $listing ->
    [yes] {" "}(đang lập danh sách)
   *[no] {""}
} · còn <b>{ $left }</b>
b-progress-sent = ✅ Đã tới: { $count }
b-progress-end = Dự kiến xong: { $at }
b-progress-end-unknown = Dự kiến xong: đang tính…
b-progress-night = 🌙 Nghỉ đêm, tiếp tục { $at }
b-progress-asleep = 🌙 { $left } người còn lại đang trong giờ yên lặng riêng, sẽ nhận sau giờ ấy, chậm nhất { $at }
b-progress-expires = Sau { $at } thì không gửi nữa, ai chưa nhận thì thôi.
b-outcome-line = • { $name }: { $count }
b-outcome-sent = đã tới
b-outcome-unsure = không rõ đã tới chưa
b-outcome-unreachable = đã chặn hoặc không còn dùng ứng dụng
b-outcome-muted = không muốn nhận tin báo chung
b-outcome-refused = ứng dụng không nhận tin
b-outcome-gave_up = thử nhiều lần không được
b-outcome-expired = hết hạn trước khi tới lượt
b-outcome-stopped = dừng trước khi tới lượt
b-outcome-rest = lý do khác
b-unsure-line = ❓ Không rõ đã tới chưa: { $count }
b-paused = ⏸ Đã tạm dừng.{ $count ->
    [0] {""}
   *[other] {" "}{ $count } tin đang trên đường vẫn sẽ tới.
}
b-resumed = ▶️ Đang gửi tiếp từ chỗ dừng.
b-stopped = ⏹ Đã dừng hẳn. Ai chưa nhận thì không nhận nữa.{ $count ->
    [0] {""}
   *[other] {" "}{ $count } tin đang trên đường vẫn sẽ tới.
}
b-plan-stop-ask = Dừng hẳn tin «{ $said }»? Tin này sẽ không được gửi nữa.
b-plan-stopped = ⏹ Đã dừng hẳn, tin sẽ không được gửi.
b-stop-ask = Dừng hẳn tin «{ $said }»?
    Còn { $left } { $groups ->
        [yes] nơi nhận
       *[no] người
    } chưa nhận sẽ không nhận nữa. <b>Đã dừng hẳn thì không gửi tiếp được</b>; muốn gửi tiếp sau thì chọn tạm dừng.
btn-bp-open = 📤 Xem tiến độ
btn-bp-refresh = 🔄 Cập nhật
btn-bp-pause = ⏸ Tạm dừng
btn-bp-resume = ▶️ Tiếp tục
btn-bp-stop = ⏹ Dừng hẳn
btn-bp-stop-yes = ⏹ Dừng hẳn
btn-bp-stop-no = Không dừng
btn-bp-report = 📊 Xem báo cáo
btn-bp-again = 🔁 Gửi lại cho { $count } { $groups ->
        [yes] nơi nhận
       *[no] người
    } chưa rõ
btn-bp-again-yes = 🔁 Gửi lại

# Báo cáo ------------------------------------------------------------------------------------------------------

b-report-head = 📊 <b>Báo cáo tin báo</b> · { $state ->
    [sending] đang gửi
    [paused] đang tạm dừng
    [stopped] đã dừng hẳn
   *[done] đã gửi xong
}
    «{ $said }»
b-report-body = Của: <b>{ $body }</b>{ $urgent ->
    [yes] {" "}· 🚨 khẩn
   *[no] {""}
}{ $relation ->
    [correction] {" "}· đính chính
    [cancellation] {" "}· hủy tin
   *[none] {""}
}
b-report-made = Người soạn: { $name }, { $at }
b-report-approved = Người duyệt: { $name }, { $at }
b-report-when = Thời gian: { $begins } { $over ->
    [yes] – { $ends }
   *[no] – đang gửi
}
b-report-sum = ✅ Đã tới <b>{ $sent }</b> / { $listed } { $groups ->
        [yes] nơi nhận
       *[no] người
    } ({ $percent } %){ $listing ->
    [yes] {" "}(đang lập danh sách)
   *[no] {""}
}
b-report-left = ⏳ Chưa tới lượt: { $count }
b-report-picture-later = 🖼 Biểu đồ đang được vẽ. Mời ông/bà bấm «Xem báo cáo» lại sau ít giây.
b-report-channel = • { $name }: { $sent } / { $listed }
b-again-ask = Có { $count } { $groups ->
        [yes] nơi nhận
       *[no] người
    } <b>không rõ đã nhận chưa</b>: tin đã gửi đi nhưng ứng dụng không trả lời.
    Gửi lại thì ai đã nhận rồi sẽ thấy hai lần. Chỉ gửi lại được một lần. Ông/bà có muốn gửi lại không?
b-again = 🔁 Đang gửi lại cho { $count } { $groups ->
        [yes] nơi nhận
       *[no] người
    }.
b-again-corrected = Tin này đã được đính chính hoặc hủy, nên không gửi lại nữa.
b-again-once = Tin này đã gửi lại một lần rồi.
b-again-expired = Tin này đã hết hạn nên không gửi lại nữa.
b-again-nobody = Không còn ai chưa rõ.
b-picture-heading = Báo cáo gửi tin báo · { $body }
b-picture-when = { $begins } – { $ends }
b-picture-sum = { $sent } / { $listed }
b-picture-sum-words = { $groups ->
        [yes] nơi nhận
       *[no] người
    } đã nhận được ({ $percent } %)
b-picture-number = { $count }
b-picture-over-time = Số { $groups ->
        [yes] nơi nhận
       *[no] người
    } đã nhận theo thời gian

# Không nhận tin báo chung -----------------------------------------------------------------------------------------

b-muted = 🔕 Vâng, từ nay ông/bà không nhận tin báo chung nữa, <b>kể cả tin khẩn</b> (bão, lũ…). Phiếu đã gửi vẫn được trả lời như thường.{ $buttons ->
    [yes] {" "}Muốn vẫn nhận tin khẩn, xin bấm nút dưới đây.
   *[no] {""}
}
b-muted-words = Vẫn muốn nhận tin khẩn cấp (bão, lũ…): soạn «chỉ tin khẩn». Nhận lại tất cả: soạn «nhận lại tin».
b-muted-but-urgent = 🚨 Từ nay ông/bà chỉ nhận tin khẩn cấp (bão, lũ, cháy…).
b-muted-but-urgent-words = Nhận lại tất cả: soạn «nhận lại tin».
b-unmuted = 🔔 Ông/bà lại nhận tin báo chung như trước.
btn-b-urgent-only = 🚨 Chỉ nhận tin khẩn cấp
btn-b-on = 🔔 Nhận lại

# Cài đặt, giờ yên lặng --------------------------------------------------------------------------------------------

btn-b-settings = 🔔 Tin báo, giờ yên lặng
b-settings = <b>Tin báo chung và giờ yên lặng</b>
    { $muted ->
        [all] 🔕 Ông/bà <b>không nhận</b> tin báo chung.
        [urgent_only] 🚨 Ông/bà <b>chỉ nhận tin khẩn cấp</b>.
       *[no] 🔔 Ông/bà <b>đang nhận</b> tin báo chung của chính quyền.
    }
    🌙 { $quiet }{ $villages ->
        [yes] { "\u000A" }🏘 { $said ->
            [yes] Thôn, tổ: { $village }
           *[no] Chưa chọn thôn, tổ
        }
       *[no] { "" }
    }
btn-b-get-all = 🔔 Nhận tất cả
btn-b-get-urgent = 🚨 Chỉ nhận tin khẩn cấp
btn-b-get-none = 🔕 Không nhận tin nào
btn-quiet = 🌙 Giờ yên lặng
quiet-office = Giờ yên lặng: { $begins }–{ $ends } (theo cơ quan)
quiet-own = Giờ yên lặng: { $begins }–{ $ends }
quiet-none = Không đặt giờ yên lặng
quiet-ask = { $quiet }.
    Trong giờ yên lặng, tin nào chờ được thì để sau mới gửi. Tin khẩn cấp vẫn gửi ngay.
    Chọn một mục, hoặc gõ giờ, ví dụ: <b>19h30 đến 6h</b>
btn-quiet-office = Theo cơ quan ({ $begins }–{ $ends })
btn-quiet-office-none = Theo cơ quan (không có giờ yên lặng)
btn-quiet-hours = { $begins }–{ $ends }
btn-quiet-never = Lúc nào cũng gửi được
quiet-kept = ✅ { $quiet }.
quiet-unreadable = Chưa đọc được giờ. Mời ông/bà gõ từ mấy giờ đến mấy giờ, ví dụ: 19h30 đến 6h
quiet-same = Hai giờ giống nhau. Nếu không muốn giờ yên lặng, mời chọn «Lúc nào cũng gửi được».
quiet-long = Giờ yên lặng dài nhất là { $hours } tiếng. Mời ông/bà gõ lại, ghi rõ sáng hay tối, ví dụ: 9 giờ tối đến 6 giờ sáng. Không muốn nhận tin báo chung thì soạn «ngừng tin».
