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

# Lists and cards ------------------------------------------------------------------------------------------------

b-state = { $state ->
    [draft] being written
    [waiting] waits for a second person
    [scheduled] approved, waits to be sent
    [sending] being sent
    [paused] paused
    [stopped] stopped
    [done] sent
   *[dropped] thrown away
}
b-channel = { $channel ->
    [telegram] Telegram
    [webchat] the office's web chat
    [zalo] Zalo
   *[other] { $channel }
}
b-list = 📢 <b>Announcements</b> being written, waiting, being sent: { $count }
b-past = 📢 <b>Announcements that were sent</b>: { $count }
b-row = • no. { $id } · { b-state }{ $urgent ->
    [yes] {" "}· 🚨 urgent
   *[no] {""}
}{ $repeated ->
    [yes] {" "}· 🔁 repeated
   *[no] {""}
}{ $dated ->
    [yes] {" "}· { $at }
   *[no] {""}
}{ $written ->
    [yes] : { $text }
   *[no] {""}
}
b-title = 📢 <b>Announcement no. { $id }</b> · { b-state }
b-no-text = <i>(nothing written yet)</i>
b-card-about = { $relation ->
    [correction] ✏️ Corrects no. { $about }
   *[cancellation] ❌ Calls off no. { $about }
}
b-card-file = { $state ->
    [stored] 📎 A picture or file goes along
    [refused] ⚠️ The picture or file could not be taken: please send another one or take it off
   *[pending] ⏳ The picture or file is being fetched
}
b-card-link = 🔗 { $label }: { $url }
b-card-body = On behalf of: <b>{ $body }</b>
b-card-to = To: { $to }
b-card-to-receivers = To: exactly those who got no. { $about }
b-card-waits = ⏳ No. { $about } is not finished: the correction follows as soon as it is, or is stopped.
b-card-also = ⚠️ Somebody else has also written a { $relation ->
    [correction] correction
   *[cancellation] cancellation
} of no. { $about }: no. { $others }. Please talk to them, so that people do not get two.
b-card-groups-open = ⚠️ In groups and channels anybody can read it, not only those who were chosen.
b-card-waiting = 🔔 Asked to approve: { $names }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}. One of them is enough.
b-card-mark-lost = ⚠️ “{ $typed }” is not a link: the address has to begin with https:// and have no spaces.
b-card-urgent = 🚨 <b>Urgent</b>: sent at night too, people's phones will ring.
b-card-made = Written by { $name } · { $at }
b-card-approved = Approved by { $name } · { $at }
b-card-when = { $repeat ->
    [daily] Sent: every day, next on { $at }
    [weekly] Sent: every week, next on { $at }
    [monthly] Sent: every month, next on { $at }
   *[once] { $dated ->
        [yes] Sent at: { $at }
       *[no] Sent: at once, at no set time
    }
}{ $ends ->
    [yes] , through { $until }
   *[no] {""}
}
b-card-expires = Expires: { $at } (nobody gets it after that)
b-card-expires-hours = Expires: { $number } { $unit ->
    [day] days
   *[hour] hours
} after it begins
b-card-missed = ⚠️ That moment has passed. { $repeated ->
    [yes] If you approve it, this one goes out at once.
   *[no] It cannot be approved any more: who approves please presses Return, who has written it chooses another moment.
}
b-card-night = 🌙 Nothing is sent at night: it begins at { $at }.
b-to-areas = { $named ->
    [yes] the people of { $areas }
   *[no] the people of the whole area
}
b-to-roles = only { $roles }
b-to-topic = only people who follow “{ $topic }”
b-to-language = { $language ->
    [en] only people who read English
   *[vi] only people who read Vietnamese
}
b-to-session = { $all ->
    [yes] everybody who has registered for “{ $title }”, wherever they live
   *[no] only people who have registered for “{ $title }”
}
b-to-groups = { $only ->
    [yes] only the groups and channels of villages
   *[no] and the groups and channels of villages
}
b-count-going = Counting the people who get it… { $reached } people so far. I will tell you when it is done.
b-count = <b>{ $reached }</b> people will get it{ $named ->
    [yes] {" "}({ $channels })
   *[no] {""}
}{ $groups ->
    [0] {""}
   *[other] {" "}and <b>{ $groups }</b> groups and channels
}. People with quiet hours of their own get it after those.
b-count-channel = { b-channel }: { $count }
b-count-unreached = { $count } people will not get it:
b-count-reason = • { $count } { $reason ->
    [not-agreed] have not agreed to the notice on personal data
    [muted] want no announcements
   *[no-channel] have left all channels of the office
}
b-count-minutes = Sending takes about { $minutes } minutes.
b-counted = 📊 Announcement no. { $id } is counted: <b>{ $reached }</b> people will get it, { $unreached } will not.
b-too-many = ⚠️ { b-channel }: { $count } characters too many for one message. Please make it shorter.
b-too-many-coming = ℹ️ When { b-channel } is connected: { $count } characters too many for one message there.
b-too-many-here = ⚠️ { $count } characters too many for one message.
btn-b-list = 📢 Announcements
btn-b-past = Already sent
btn-b-open = { $name }
btn-b-new = ➕ Write an announcement
btn-b-card = To this announcement
btn-b-back = Back
btn-b-stop = Never mind

# Writing --------------------------------------------------------------------------------------------------------

b-ask-body = On behalf of which body? Choose below, or type a part of its name.
b-found-none = No body called “{ $typed }” for which you may announce. Please type another name.
b-new-stopped = Nothing was begun.
b-left = Left. What was written is still there.
b-changed = { $again ->
    [yes] ✅ Changed. It is a draft again: when it is ready, press Send to have it approved anew.
   *[no] ✅ Noted.
}
b-ask-text =
    Please write what it says.
    For <b>bold</b>: between two stars, as in *bold*. For <i>italics</i>: between two underscores, as in _italics_. Words to press: [the schedule](https://…).
    You may send one picture or file; the words under it are the text.
b-ask-text-about = { $relation ->
    [correction] Please write what is to be corrected and what is right. It begins with CORRECTION by itself.
   *[cancellation] Please write why it is called off and what people should do. It begins with CANCELLED by itself.
}
    No. { $about } said:
    { $text }
b-ask-now = Now:
    { $text }
b-ask-file = Please send one picture or file to go along. A new one takes the place of the old.
b-ask-link =
    Please type the words on the button and then the address, for example: Register https://quangngai.gov.vn/dang-ky
    At most { $most } buttons.
b-text-empty = It needs words. Please write it again.
b-text-long = It has { $length } characters, at most { $most } are possible. Please make it shorter.
b-text-missing = It says nothing yet. Please press “Edit words”.
b-file-one = Please send exactly one picture or file.
b-file-or-text = Only words, a picture or a file can be taken here.
b-file-wanted = Please send a picture or a file, or press Back.
b-file-kept = ✅ The picture or file is there. Now please write the words.
b-file-pending = The picture or file is still being fetched. Please press Send again in a moment.
b-file-refused = The picture or file could not be taken. Please send another one, or take it off.
b-link-unread = Please type the words on the button and then an https:// address, for example: See the schedule https://quangngai.gov.vn/lich
b-link-long = The words on the button have { $length } characters, at most { $most } are possible.
b-links-full = There are { $most } buttons already. Please take one off first.
b-only-maker = Only the person who wrote it can read the draft and change it.
b-drop-ask = { $planned ->
    [yes] It is approved and waits for its time. Stop it, so that it is not sent?
   *[no] Throw it away? Nobody has got it.
}
b-dropped = Thrown away. { $left } are being written, waiting or being sent.
btn-b-text = ✏️ Edit words
btn-b-file = 🖼 Picture, file
btn-b-file-off = Without the file
btn-b-links = 🔗 Buttons
btn-b-link-off = Without “{ $label }”
btn-b-audience = 👥 To whom
btn-b-when = 🕗 When
btn-b-expiry = ⌛ Expiry
btn-b-urgent = { $set ->
    [yes] Not urgent
   *[no] 🚨 Urgent
}
btn-b-preview = 👁 Preview
btn-b-send = 📤 Send
btn-b-drop = 🗑 Throw away
btn-b-drop-yes = Yes, throw it away

# To whom --------------------------------------------------------------------------------------------------------

b-audience = <b>To whom</b>
b-ask-areas = Now: { $chosen }. Choose where it should go, or type the name of a commune or village.
b-areas-only = Now: { $chosen }. There is no village or smaller place on record to choose.
b-areas-none = No place called “{ $typed }” in the area. Now: { $chosen }. Please type another name.
b-no-area = It has to be for one area at least.
b-area-beyond = This place is beyond the area of { $body }.
b-areas-many = At most { $most } places. Please choose a larger area.
b-nobody-meant = It has to be for persons or for groups.
b-audience-fixed = A correction goes to exactly those who got the first one.
b-ask-topic = Only for people who follow which topic?
b-ask-roles = Only for people who hold which office? Press to choose. None chosen: everybody.
b-ask-language = Only for people who read which language?
b-ask-session = Only for people who have registered for which session?
b-no-sessions = No session was announced in this area yet.
btn-b-areas = 📍 Area
btn-b-area-off = Without { $name }
btn-b-topic = Topic
btn-b-any-topic = All topics
btn-b-roles = Offices held
btn-b-role = { $set ->
    [yes] ✅
   *[no] ▫️
} { role-name }
btn-b-language = Language
btn-b-any-language = All languages
btn-b-session = Registered for a session
btn-b-no-session = Not by session
btn-b-who-p = Not to groups
btn-b-who-b = To groups too
btn-b-who-g = To groups alone
btn-b-audience-back = ◂ To whom

# When -----------------------------------------------------------------------------------------------------------

b-ask-when = Please type when, for example: 25/11 14:30 · Monday 8:00 · 8:00 tomorrow.
b-ask-until = Repeated through which day? Please type it, for example 31/12, or press “No last day”.
b-ask-expiry = After how long should nobody get it any more (phone off, not their turn yet)? Choose, or type { $repeated ->
    [yes] hours or days after each time, for example: 12 hours, 2 days.
   *[no] for example: 12 hours, 2 days, 25/11 17:00.
}
b-when-unread = I do not understand when. Please type day and time, for example: 25/11 14:30, Monday 8:00, 8:00 tomorrow.
b-when-past = { $at } is over. Please choose another moment.
b-when-far = { $at } is more than a year ahead. Please look at the date again.
b-until-unread = I do not understand the last day. Please type it, for example: 31/12.
b-until-before = The last day is before { $at }, when it is sent. Please choose another day.
b-repeat-when = Please set the time first, then how it repeats.
b-repeat-correction = A correction is sent once.
b-expiry-wrong = Between 1 hour and { $days } days, please.
b-expiry-hours = A repeated one expires so many hours after each time. Please type, for example: 12 hours.
b-expires-first = It expires at { $ends }, before it begins at { $begins }: nobody would get it. Please change one of them.
b-urgent-ask =
    🚨 <b>Urgent</b> is for danger alone: storm, flood, fire, disease, security.
    It is sent at night too and wakes people; people who chose “urgent warnings only” still get it, people who turned everything off do not; it begins with URGENT.
    Is it really urgent?
btn-b-urgent-yes = 🚨 Yes, it is urgent
btn-b-now = At once, at no set time
btn-b-repeat-once = Once
btn-b-repeat-daily = Every day
btn-b-repeat-weekly = Every week
btn-b-repeat-monthly = Every month
btn-b-until = Last day
btn-b-no-end = No last day
btn-b-hours = { $number ->
    [6] 6 hours
    [24] 1 day
    [72] 3 days
   *[168] 7 days
}
btn-b-no-expiry = No expiry

# Preview --------------------------------------------------------------------------------------------------------

b-preview-own = 👁 On { b-channel } people get exactly this:
b-preview-other = 👁 On { $channels } it looks like this:
b-preview-coming = 👁 On { $channels } (when connected) it looks like this:
b-preview-alike = Just as above.
b-preview-buttons = <i>Buttons under the message:</i>
b-preview-inert = Only a preview. In the real message people press this to get no more announcements.
b-preview-end = End of the preview.

# Sending and approving ------------------------------------------------------------------------------------------

b-send-ask = <b>Send this on behalf of { $body }?</b> What was sent cannot be taken back.
b-send-size = { $groups ->
    [yes] What goes to groups always needs a second person's approval.
   *[no] { $size ->
        [0] Every announcement needs a second person's approval.
       *[other] Above { $size } receivers a second person has to approve.
    }
}
b-sent = { $done ->
    [waiting] ✅ Put forward. It is sent when a second person has approved it; I will tell you.
    [scheduled] ✅ Taken. It is not sent at once; when is said below.
   *[sending] ✅ It is being sent.
}
b-changed-since = It was changed just now. Please look again before you send or approve it.
b-too-long = It is more than one message on at least one channel. Its card says by how many characters and where.
b-counting = The people who get it are still being counted. I will tell you when it is done; then please press Send again.
b-nobody = Nobody would get it. Please look at “To whom” again.
b-no-approver = A second person has to approve it, and there is none. Please ask an admin to make one more person keeper of dialogues at { $body } or above, or to invite the head.
b-own-approval = You have written it, so you cannot approve it. Please ask somebody else.
b-ask-reason = Why do you return it? A few words, so that it can be mended.
b-approve-done = { $done ->
    [scheduled] ✅ Approved. It is not sent at once; when is said below.
   *[sending] ✅ Approved. It is being sent.
}
b-approve-past = Its moment, { $at }, has passed. Please press Return, so that another one is chosen.
b-return-done = Returned to the person who wrote it.
b-to-approve = 🔔 <b>{ $by }</b> asks you to approve an announcement. Please read it with care.
b-approved = ✅ { $by } has approved your announcement no. { $id }.
b-returned = ↩️ { $by } returns announcement no. { $id }: “{ $reason }”
b-grown = ⏸ The time of announcement no. { $id } has come, and it is not sent yet: by now more than { $size } people or a group would get it, so a second person has to approve it. { $approvers ->
    [0] Nobody can do that yet: please ask an admin to make one more person keeper of dialogues at { $body } or above.
   *[other] I have asked them; it is sent once one has approved it.
}
b-run-out = ⌛ Announcement no. { $id } expired before it could be sent; nobody got it.
b-plan-ended = 🔁 The repeated announcement no. { $id } has come to its last day and is not sent any more.
btn-b-send-yes = 📤 Yes, send
btn-b-approve = ✅ Approve
btn-b-return = ↩️ Return

# Correcting, calling off ----------------------------------------------------------------------------------------

b-correct-each = It is a repeated one: please open the time that should be corrected under “Already sent”.
b-cancel-ask = Call it off: I help you write a word to exactly those who got it.{ $going ->
    [yes] {" "}What is being sent stops right now.
   *[no] {""}
}
b-cancel-once = There is cancellation no. { $id } of it already ({ b-state }). People need only one: please drop this draft.
b-cancel-there = { $name } has already written cancellation no. { $id } of it ({ b-state }). People need only one.
btn-b-correct = ✏️ Correct
btn-b-cancel = ❌ Call off
btn-b-cancel-yes = Yes, call it off

# Admin ----------------------------------------------------------------------------------------------------------

b-size-unread = Please type a number from 0 to { $most }, for example: 100.
a-size-ask = { $size ->
    [0] Now <b>every</b> announcement needs a second person's approval.
   *[other] Now an announcement to more than <b>{ $size }</b> people needs a second person's approval.
}
    Please type the new number, for example 100. With 0 every one needs it.
a-size-set = ✅ { $size ->
    [0] From now on every announcement needs a second person's approval.
   *[other] From now on an announcement to more than { $size } people needs a second person's approval.
}
btn-a-size = 📢 Approval size
