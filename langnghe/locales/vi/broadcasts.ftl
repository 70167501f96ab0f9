# Announcements to everybody (tin báo chung)

broadcast-head = { $kind ->
    [urgent] 🚨 <b>KHẨN</b> · <b>{ $body }</b>
    [correction] ✏️ <b>ĐÍNH CHÍNH</b> · <b>{ $body }</b>
    [cancellation] ❌ <b>HỦY TIN</b> · <b>{ $body }</b>
   *[plain] 📢 <b>{ $body }</b>
}
broadcast-off-word = <i>Không muốn nhận tin báo chung nữa: soạn «ngừng tin».</i>
btn-b-off = 🔕 Không nhận tin báo chung
broadcast-gone = Không còn tin báo này.
broadcast-moved-on = Tin báo này { $state ->
    [draft] đang được soạn
    [waiting] đang chờ duyệt
    [scheduled] đã được duyệt, chờ đến giờ gửi
    [sending] đang được gửi
    [paused] đang tạm dừng
    [stopped] đã dừng hẳn
    [done] đã gửi xong
   *[dropped] đã bỏ
}, nên không làm được việc đó nữa.

# Danh sách và thẻ -----------------------------------------------------------------------------------------------

b-state = { $state ->
    [draft] đang soạn
    [waiting] chờ người thứ hai duyệt
    [scheduled] đã duyệt, chờ gửi
    [sending] đang gửi
    [paused] tạm dừng
    [stopped] đã dừng hẳn
    [done] đã gửi xong
   *[dropped] đã bỏ
}
b-channel = { $channel ->
    [telegram] Telegram
    [webchat] trang chat của cơ quan
    [zalo] Zalo
   *[other] { $channel }
}
b-list = 📢 <b>Tin báo chung</b> đang soạn, đang chờ, đang gửi: { $count }
b-past = 📢 <b>Tin báo chung đã gửi</b>: { $count }
b-row = • số { $id } · { b-state }{ $urgent ->
    [yes] {" "}· 🚨 khẩn
   *[no] {""}
}{ $repeated ->
    [yes] {" "}· 🔁 lặp lại
   *[no] {""}
}{ $dated ->
    [yes] {" "}· { $at }
   *[no] {""}
}{ $written ->
    [yes] : { $text }
   *[no] {""}
}
b-title = 📢 <b>Tin báo chung số { $id }</b> · { b-state }
b-no-text = <i>(chưa có nội dung)</i>
b-card-about = { $relation ->
    [correction] ✏️ Đính chính tin số { $about }
   *[cancellation] ❌ Hủy tin số { $about }
}
b-card-file = { $state ->
    [stored] 📎 Có một ảnh hoặc tệp đi kèm
    [refused] ⚠️ Ảnh hoặc tệp đi kèm không nhận được: xin gửi tệp khác hoặc bỏ đi
   *[pending] ⏳ Ảnh hoặc tệp đi kèm đang được tải về
}
b-card-link = 🔗 { $label }: { $url }
b-card-body = Thay mặt: <b>{ $body }</b>
b-card-to = Gửi cho: { $to }
b-card-to-receivers = Gửi cho: đúng những người đã nhận tin số { $about }
b-card-waits = ⏳ Tin số { $about } chưa gửi xong: đính chính sẽ đi ngay sau khi tin ấy xong hoặc được dừng hẳn.
b-card-also = ⚠️ Người khác cũng đã soạn { $relation ->
    [correction] đính chính
   *[cancellation] tin hủy
} cho tin số { $about }: số { $others }. Xin trao đổi để người dân không nhận hai lần.
b-card-groups-open = ⚠️ Trong nhóm, kênh thì ai cũng đọc được, không chỉ những người đã chọn.
b-card-waiting = 🔔 Đã nhờ duyệt: { $names }{ $more ->
    [0] {""}
   *[other] {" "}và { $more } người khác
}. Một người duyệt là đủ.
b-card-mark-lost = ⚠️ «{ $typed }» chưa thành chữ bấm được: địa chỉ phải bắt đầu bằng https:// và không có khoảng trống.
b-card-urgent = 🚨 <b>Khẩn</b>: gửi ngay cả ban đêm, điện thoại của người dân sẽ báo.
b-card-made = Người soạn: { $name } · { $at }
b-card-approved = Người duyệt: { $name } · { $at }
b-card-when = { $repeat ->
    [daily] Gửi: hằng ngày, lần tới { $at }
    [weekly] Gửi: hằng tuần, lần tới { $at }
    [monthly] Gửi: hằng tháng, lần tới { $at }
   *[once] { $dated ->
        [yes] Gửi lúc: { $at }
       *[no] Gửi: ngay, không hẹn giờ
    }
}{ $ends ->
    [yes] , đến hết ngày { $until }
   *[no] {""}
}
b-card-expires = Hết hạn: { $at } (sau đó không ai nhận nữa)
b-card-expires-hours = Hết hạn: { $number } { $unit ->
    [day] ngày
   *[hour] giờ
} sau khi bắt đầu gửi
b-card-missed = ⚠️ Giờ ấy đã qua. { $repeated ->
    [yes] Nếu duyệt, lần này gửi ngay.
   *[no] Không duyệt được nữa: người duyệt xin bấm Trả lại, người soạn xin chọn lúc khác.
}
b-card-night = 🌙 Ban đêm không gửi: tin bắt đầu đi lúc { $at }.
b-to-areas = { $named ->
    [yes] người dân ở { $areas }
   *[no] người dân toàn địa bàn
}
b-to-roles = chỉ { $roles }
b-to-topic = chỉ người theo dõi «{ $topic }»
b-to-language = { $language ->
    [en] chỉ người dùng tiếng Anh
   *[vi] chỉ người dùng tiếng Việt
}
b-to-session = { $all ->
    [yes] mọi người đã đăng ký buổi «{ $title }», dù ở đâu
   *[no] chỉ người đã đăng ký buổi «{ $title }»
}
b-to-groups = { $only ->
    [yes] chỉ gửi vào các nhóm, kênh của thôn, tổ
   *[no] và các nhóm, kênh của thôn, tổ
}
b-count-going = Đang đếm người nhận… đến nay { $reached } người. Đếm xong tôi sẽ báo.
b-count = Sẽ nhận: <b>{ $reached }</b> người{ $named ->
    [yes] {" "}({ $channels })
   *[no] {""}
}{ $groups ->
    [0] {""}
   *[other] {" "}và <b>{ $groups }</b> nhóm, kênh
}. Ai đã đặt giờ yên lặng riêng thì nhận sau giờ ấy.
b-count-channel = { b-channel }: { $count }
b-count-unreached = Không nhận được: { $count } người, trong đó:
b-count-reason = • { $count } người { $reason ->
    [not-agreed] chưa đồng ý với thông báo về dữ liệu cá nhân
    [muted] đã chọn không nhận tin báo chung
   *[no-channel] đã rời mọi kênh của cơ quan
}
b-count-minutes = Gửi hết mất khoảng { $minutes } phút.
b-counted = 📊 Đã đếm xong người nhận của tin báo chung số { $id }: <b>{ $reached }</b> người sẽ nhận, { $unreached } người không nhận được.
b-too-many = ⚠️ { b-channel }: dài quá { $count } ký tự để gửi trong một tin. Xin viết ngắn lại.
b-too-many-coming = ℹ️ Khi { b-channel } được nối: dài quá { $count } ký tự để gửi trong một tin ở đó.
b-too-many-here = ⚠️ Dài quá { $count } ký tự để gửi trong một tin.
btn-b-list = 📢 Tin báo chung
btn-b-past = Tin đã gửi
btn-b-open = { $name }
btn-b-new = ➕ Soạn tin báo chung
btn-b-card = Về tin này
btn-b-back = Quay lại
btn-b-stop = Thôi

# Soạn -----------------------------------------------------------------------------------------------------------

b-ask-body = Tin này thay mặt cơ quan nào? Ông/bà chọn dưới đây, hoặc gõ một phần tên để tìm.
b-found-none = Không thấy cơ quan nào có tên «{ $typed }» mà ông/bà được thay mặt. Xin gõ tên khác.
b-new-stopped = Đã thôi, chưa soạn tin nào.
b-left = Đã thôi. Những gì đã soạn vẫn còn nguyên.
b-changed = { $again ->
    [yes] ✅ Đã sửa. Tin này trở lại thành bản nháp: sửa xong, xin bấm Gửi lại để được duyệt lần nữa.
   *[no] ✅ Đã ghi.
}
b-ask-text =
    Xin viết nội dung tin.
    Muốn chữ <b>đậm</b>: đặt giữa hai dấu sao, như *đậm*. Chữ <i>nghiêng</i>: giữa hai gạch dưới, như _nghiêng_. Chữ bấm được: [xem lịch](https://…).
    Có thể gửi kèm một ảnh hoặc tệp, lời ghi dưới ảnh là nội dung.
b-ask-text-about = { $relation ->
    [correction] Xin viết điều cần đính chính, nói rõ điều đúng. Đầu tin tự có chữ ĐÍNH CHÍNH.
   *[cancellation] Xin viết vì sao hủy, người dân cần làm gì. Đầu tin tự có chữ HỦY TIN.
}
    Tin số { $about } đã viết:
    { $text }
b-ask-now = Đang có:
    { $text }
b-ask-file = Xin gửi một ảnh hoặc một tệp để đi kèm tin. Tệp mới thay tệp cũ.
b-ask-link =
    Xin gõ chữ trên nút rồi địa chỉ, ví dụ: Đăng ký tham dự https://quangngai.gov.vn/dang-ky
    Nhiều nhất { $most } nút.
b-text-empty = Nội dung cần có chữ. Xin viết lại.
b-text-long = Nội dung dài { $length } ký tự, nhiều nhất là { $most }. Xin viết ngắn lại.
b-text-missing = Tin chưa có nội dung. Xin bấm «Sửa chữ» để viết.
b-file-one = Xin gửi đúng một ảnh hoặc một tệp.
b-file-or-text = Ở bước này chỉ nhận chữ viết, ảnh hoặc tệp.
b-file-wanted = Xin gửi một ảnh hoặc tệp, hoặc bấm Quay lại.
b-file-kept = ✅ Đã nhận ảnh hoặc tệp. Bây giờ xin viết nội dung.
b-file-pending = Ảnh hoặc tệp đi kèm còn đang được tải về. Xin chờ một lát rồi bấm Gửi lại.
b-file-refused = Ảnh hoặc tệp đi kèm không nhận được. Xin gửi tệp khác, hoặc bỏ tệp đi.
b-link-unread = Xin gõ chữ trên nút rồi một địa chỉ https://, ví dụ: Xem lịch https://quangngai.gov.vn/lich
b-link-long = Chữ trên nút dài { $length } ký tự, nhiều nhất là { $most }. Xin viết ngắn lại.
b-links-full = Đã đủ { $most } nút. Xin bỏ bớt một nút trước.
b-only-maker = Chỉ người soạn tin này mới xem bản nháp và sửa được.
b-drop-ask = { $planned ->
    [yes] Tin này đã được duyệt và đang chờ giờ gửi. Ông/bà có muốn dừng hẳn, không gửi nữa không?
   *[no] Bỏ tin này? Chưa ai nhận được tin.
}
b-dropped = Đã bỏ tin. Còn { $left } tin đang soạn, đang chờ hoặc đang gửi.
btn-b-text = ✏️ Sửa chữ
btn-b-file = 🖼 Ảnh, tệp
btn-b-file-off = Bỏ ảnh, tệp
btn-b-links = 🔗 Nút bấm
btn-b-link-off = Bỏ nút «{ $label }»
btn-b-audience = 👥 Gửi cho ai
btn-b-when = 🕗 Khi nào
btn-b-expiry = ⌛ Hết hạn
btn-b-urgent = { $set ->
    [yes] Bỏ khẩn
   *[no] 🚨 Tin khẩn
}
btn-b-preview = 👁 Xem trước
btn-b-send = 📤 Gửi
btn-b-drop = 🗑 Bỏ tin
btn-b-drop-yes = Vâng, bỏ

# Gửi cho ai -----------------------------------------------------------------------------------------------------

b-audience = <b>Gửi cho ai</b>
b-ask-areas = Đang gửi cho: { $chosen }. Xin chọn nơi cần gửi, hoặc gõ tên xã, phường, thôn, tổ (không dấu cũng được).
b-areas-only = Đang gửi cho: { $chosen }. Danh mục chưa có thôn, tổ hay nơi nào nhỏ hơn để chọn.
b-areas-none = Không thấy nơi nào có tên «{ $typed }» trong địa bàn. Đang gửi cho: { $chosen }. Xin gõ tên khác.
b-no-area = Tin phải gửi cho ít nhất một địa bàn.
b-area-beyond = Nơi này ngoài địa bàn của { $body }.
b-areas-many = Nhiều nhất { $most } nơi. Xin chọn một địa bàn lớn hơn.
b-nobody-meant = Tin phải gửi cho từng người, hoặc cho các nhóm.
b-audience-fixed = Tin đính chính hay hủy tin chỉ gửi cho đúng những người đã nhận tin trước.
b-ask-topic = Chỉ gửi cho người theo dõi chủ đề nào?
b-ask-roles = Chỉ gửi cho ai giữ nhiệm vụ nào? Bấm để chọn hoặc bỏ. Không chọn gì là gửi cho mọi người.
b-ask-language = Chỉ gửi cho người dùng tiếng nào?
b-ask-session = Chỉ gửi cho người đã đăng ký buổi nào?
b-no-sessions = Địa bàn này chưa có buổi đối thoại hay tiếp công dân nào được công bố.
btn-b-areas = 📍 Địa bàn
btn-b-area-off = Bỏ { $name }
btn-b-topic = Chủ đề
btn-b-any-topic = Mọi chủ đề
btn-b-roles = Nhiệm vụ
btn-b-role = { $set ->
    [yes] ✅
   *[no] ▫️
} { role-name }
btn-b-language = Ngôn ngữ
btn-b-any-language = Mọi thứ tiếng
btn-b-session = Người đăng ký một buổi
btn-b-no-session = Không theo buổi nào
btn-b-who-p = Không gửi vào nhóm
btn-b-who-b = Gửi cả vào nhóm
btn-b-who-g = Chỉ gửi vào nhóm
btn-b-audience-back = ◂ Gửi cho ai

# Khi nào --------------------------------------------------------------------------------------------------------

b-ask-when = Xin gõ lúc gửi, ví dụ: 25/11 14:30 · thứ hai 8 giờ · 8 giờ sáng mai.
b-ask-until = Lặp lại đến hết ngày nào? Xin gõ ngày, ví dụ 31/12, hoặc bấm «Không có ngày cuối».
b-ask-expiry = Sau bao lâu thì không gửi cho ai nữa (người tắt máy, chưa đến lượt)? Xin chọn, hoặc gõ { $repeated ->
    [yes] số giờ, số ngày sau mỗi lần gửi, ví dụ: 12 giờ, 2 ngày.
   *[no] ví dụ: 12 giờ, 2 ngày, 25/11 17 giờ.
}
b-when-unread = Tôi chưa hiểu lúc gửi. Xin gõ ngày và giờ, ví dụ: 25/11 14:30, thứ hai 8 giờ, 8 giờ sáng mai.
b-when-past = { $at } đã qua rồi. Xin chọn lúc khác.
b-when-far = { $at } xa hơn một năm. Xin xem lại ngày.
b-until-unread = Tôi chưa hiểu ngày cuối. Xin gõ ngày, ví dụ: 31/12.
b-until-before = Ngày cuối đứng trước lần gửi { $at }. Xin chọn ngày khác.
b-repeat-when = Xin đặt giờ gửi trước, rồi mới chọn lặp lại.
b-repeat-correction = Tin đính chính hay hủy tin chỉ gửi một lần.
b-expiry-wrong = Hạn phải từ 1 giờ đến { $days } ngày.
b-expiry-hours = Tin lặp lại có hạn tính theo giờ sau mỗi lần gửi. Xin gõ, ví dụ: 12 giờ.
b-expires-first = Tin hết hạn lúc { $ends }, trước khi bắt đầu đi lúc { $begins }: không ai nhận được. Xin đổi hạn hoặc giờ gửi.
b-urgent-ask =
    🚨 <b>Tin khẩn</b> chỉ dành cho việc nguy hiểm: bão, lũ, cháy, dịch bệnh, an ninh.
    Tin khẩn gửi ngay cả ban đêm và đánh thức người dân; ai chọn «chỉ nhận tin khẩn» vẫn nhận, ai đã tắt hết thì không; đầu tin có chữ KHẨN.
    Tin này có đúng là khẩn không?
btn-b-urgent-yes = 🚨 Đúng, đây là tin khẩn
btn-b-now = Gửi ngay, không hẹn giờ
btn-b-repeat-once = Chỉ một lần
btn-b-repeat-daily = Lặp lại hằng ngày
btn-b-repeat-weekly = Lặp lại hằng tuần
btn-b-repeat-monthly = Lặp lại hằng tháng
btn-b-until = Ngày cuối
btn-b-no-end = Không có ngày cuối
btn-b-hours = { $number ->
    [6] 6 giờ
    [24] 1 ngày
    [72] 3 ngày
   *[168] 7 ngày
}
btn-b-no-expiry = Không có hạn

# Xem trước ------------------------------------------------------------------------------------------------------

b-preview-own = 👁 Người dùng { b-channel } sẽ nhận đúng như sau:
b-preview-other = 👁 Trên { $channels } tin sẽ như sau:
b-preview-coming = 👁 Trên { $channels } (khi được nối) tin sẽ như sau:
b-preview-alike = Giống hệt như trên.
b-preview-buttons = <i>Dưới tin có các nút:</i>
b-preview-inert = Đây là bản xem trước. Ở tin thật, nút này để người dân thôi nhận tin báo chung.
b-preview-end = Hết phần xem trước.

# Gửi và duyệt ---------------------------------------------------------------------------------------------------

b-send-ask = <b>Gửi tin này thay mặt { $body }?</b> Tin đã gửi thì không lấy lại được.
b-send-size = { $groups ->
    [yes] Tin gửi vào nhóm luôn cần người thứ hai duyệt.
   *[no] { $size ->
        [0] Mọi tin báo chung đều cần người thứ hai duyệt.
       *[other] Trên { $size } người nhận thì cần người thứ hai duyệt.
    }
}
b-sent = { $done ->
    [waiting] ✅ Đã trình. Người thứ hai duyệt xong thì tin được gửi; tôi sẽ báo cho ông/bà.
    [scheduled] ✅ Đã nhận. Tin chưa gửi ngay; lúc gửi ghi ở dưới.
   *[sending] ✅ Tin đang được gửi.
}
b-changed-since = Tin này vừa được sửa. Xin xem lại trước khi gửi hoặc duyệt.
b-too-long = Tin dài quá một tin nhắn trên ít nhất một kênh. Trên thẻ của tin có ghi dài quá bao nhiêu ký tự ở kênh nào.
b-counting = Còn đang đếm người nhận. Đếm xong tôi sẽ báo; khi ấy xin bấm Gửi lại.
b-nobody = Chưa có ai nhận được tin này. Xin xem lại mục «Gửi cho ai».
b-no-approver = Tin này cần người thứ hai duyệt, mà chưa có ai. Xin mời quản trị viên cấp quyền «người phụ trách đối thoại» ở { $body } hoặc cấp trên cho một người nữa, hoặc mời người đứng đầu vào hệ thống.
b-own-approval = Ông/bà đã soạn tin này nên không tự duyệt được. Xin nhờ người khác.
b-ask-reason = Vì sao trả lại tin này? Xin viết ngắn để người soạn biết mà sửa.
b-approve-done = { $done ->
    [scheduled] ✅ Đã duyệt. Tin chưa gửi ngay; lúc gửi ghi ở dưới.
   *[sending] ✅ Đã duyệt. Tin đang được gửi.
}
b-approve-past = Giờ gửi { $at } đã qua. Xin bấm Trả lại để người soạn chọn lúc khác.
b-return-done = Đã trả lại cho người soạn.
b-to-approve = 🔔 <b>{ $by }</b> nhờ ông/bà duyệt một tin báo chung. Xin đọc kỹ trước khi duyệt.
b-approved = ✅ { $by } đã duyệt tin báo chung số { $id } của ông/bà.
b-returned = ↩️ { $by } trả lại tin báo chung số { $id }: «{ $reason }»
b-grown = ⏸ Tin báo chung số { $id } đã đến giờ nhưng chưa gửi: nay có hơn { $size } người nhận hoặc có nhóm nhận, nên cần người thứ hai duyệt. { $approvers ->
    [0] Mà chưa có ai duyệt được: xin mời quản trị viên cấp quyền «người phụ trách đối thoại» ở { $body } hoặc cấp trên cho một người nữa.
   *[other] Tôi đã nhờ họ duyệt; duyệt xong thì tin được gửi.
}
b-run-out = ⌛ Tin báo chung số { $id } đã hết hạn trước khi gửi được, nên không gửi cho ai.
b-plan-ended = 🔁 Tin báo chung lặp lại số { $id } đã đến ngày cuối, không gửi nữa.
btn-b-send-yes = 📤 Vâng, gửi
btn-b-approve = ✅ Duyệt
btn-b-return = ↩️ Trả lại

# Đính chính, hủy ------------------------------------------------------------------------------------------------

b-correct-each = Đây là tin lặp lại: xin mở lần gửi cần đính chính trong «Tin đã gửi».
b-cancel-ask = Hủy tin này: tôi giúp ông/bà soạn một tin báo hủy gửi cho đúng những người đã nhận.{ $going ->
    [yes] {" "}Tin đang gửi sẽ dừng ngay bây giờ.
   *[no] {""}
}
b-cancel-once = Đã có tin hủy số { $id } cho tin này ({ b-state }). Người dân chỉ cần nhận một tin hủy: xin bỏ bản nháp này.
b-cancel-there = { $name } đã soạn tin hủy số { $id } cho tin này ({ b-state }). Người dân chỉ cần nhận một tin hủy.
btn-b-correct = ✏️ Đính chính
btn-b-cancel = ❌ Hủy tin
btn-b-cancel-yes = Vâng, hủy tin

# Quản trị -------------------------------------------------------------------------------------------------------

b-size-unread = Xin gõ một số từ 0 đến { $most }, ví dụ: 100.
a-size-ask = { $size ->
    [0] Hiện nay <b>tin nào</b> cũng cần người thứ hai duyệt.
   *[other] Hiện nay tin báo chung gửi cho nhiều hơn <b>{ $size }</b> người thì cần người thứ hai duyệt.
}
    Xin gõ số mới, ví dụ 100. Gõ 0 thì tin nào cũng cần duyệt.
a-size-set = ✅ { $size ->
    [0] Từ nay tin báo chung nào cũng cần người thứ hai duyệt.
   *[other] Từ nay tin báo chung gửi cho nhiều hơn { $size } người thì cần người thứ hai duyệt.
}
btn-a-size = 📢 Ngưỡng duyệt tin
