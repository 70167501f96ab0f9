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
