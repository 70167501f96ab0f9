# Announcements to everybody

broadcast-head = { $kind ->
    [urgent] 🚨 <b>URGENT</b> · <b>{ $body }</b>
    [correction] ✏️ <b>CORRECTION</b> · <b>{ $body }</b>
    [cancellation] ❌ <b>CANCELLED</b> · <b>{ $body }</b>
   *[plain] 📢 <b>{ $body }</b>
}
broadcast-off-word = <i>No more announcements: write “stop news”.</i>
btn-b-off = 🔕 No more announcements
broadcast-gone = This announcement is not there any more.
broadcast-moved-on = This announcement { $state ->
    [draft] is being written
    [waiting] waits for approval
    [scheduled] is approved and waits for its time
    [sending] is being sent
    [paused] is paused
    [stopped] was stopped
    [done] has been sent
   *[dropped] was thrown away
}, so this cannot be done any more.
