# News of dialogues and receptions: what citizens get --------------------------------------------------------------

dn-title = { $titled ->
        [yes] { $title }
       *[no] { $kind ->
            [conference] { d-kind-conference }
           *[reception] { d-kind-reception }
        }
    }
dn-weekday = { $weekday ->
        [1] { weekday-1 }
        [2] { weekday-2 }
        [3] { weekday-3 }
        [4] { weekday-4 }
        [5] { weekday-5 }
        [6] { weekday-6 }
       *[7] { weekday-7 }
    }
dn-when = 🕘 { $dated ->
        [yes] <b>{ $time }, { dn-weekday } { $day }</b>
       *[no] { d-when-unknown }
    }
dn-where = { $placed ->
        [yes] {"\u000A"}📍 { $place }
       *[no] { "" }
    }
dn-reason = { $reasoned ->
        [yes] {"\u000A"}Reason: { $reason }
       *[no] { "" }
    }
dn-announced = 📣 <b>{ $kind ->
        [conference] You are invited to a dialogue conference with the people
       *[reception] The head receives citizens
    }</b>
    { dn-title }
    { dn-when }{ dn-where }
    Host: { $body }
    For the people of { $area }
    All about it, to share with your family: { $url }
dn-moved = 🔁 <b>New date:</b> { dn-title }
    It is now:
    { dn-when }{ dn-where }{ dn-reason }
    Registrations stay valid. All about it: { $url }
dn-postponed = ⏸ <b>Postponed:</b> { dn-title }
    { $body } will tell you the new day. Please do not go yet.{ dn-reason }
    All about it: { $url }
dn-cancelled = ❌ <b>Cancelled:</b> { dn-title }
    { $dated ->
        [yes] There is no session at { $time }, { dn-weekday } { $day }.
       *[no] This session will not be held.
    } Please do not go.{ dn-reason }
    All about it: { $url }
dn-reminder = 🔔 <b>A reminder:</b> { dn-title }
    { dn-when }{ dn-where }
    All about it: { $url }
dn-concluded = 📄 <b>The conclusions are out:</b> { dn-title }{ $concluded ->
        [yes] {"\u000A"}{ $conclusion }
       *[no] { "" }
    }
    All about it: { $url }
dn-rate = 🙏 Thank you for coming: { dn-title }. How was it? Please rate it.
dn-promise = { $state ->
        [open] 📝 How the promise "{ $what }" ({ $owner }) goes: { $done }
        [kept] ✅ The promise "{ $what }" ({ $owner }) was kept: { $done }
        [broken] ❌ The promise "{ $what }" ({ $owner }) was not kept. Reason: { $done }
       *[replaced] 🔁 The promise "{ $what }" ({ $owner }) is replaced by another one, which you follow now. Reason: { $done }
    }
btn-dn-open = 📋 See this session
btn-dn-register = ✍️ Register
btn-dn-ask = ❓ Send a question
btn-dn-rate = ⭐ Rate it

# Reminders, topics, no news ----------------------------------------------------------------------------------------

btn-d-remind = 🔔 Remind me
btn-d-forget = 🔕 Do not remind me
btn-d-ics = 📅 Add to my calendar
btn-d-topics = ⚙️ Choose the news you want
btn-d-topic = { $followed ->
        [yes] ✅
       *[no] ▫️
    } { $name }
btn-d-mute = 🔕 No more news of dialogues
btn-d-unmute = 🔔 News of dialogues again
d-reminded = ✅ We will remind you: { $title } – { $when }.
    If it is moved or cancelled you will be told at once.
d-forgotten = We will not remind you of { $title } ({ $when }) any more.
d-topics = <b>News of dialogues and receptions</b>
    { $muted ->
        [yes] 🔕 You get <b>no news</b>. Of sessions you registered for or want to be reminded of you are still told.
       *[no] You are told of sessions where you live. To hear also of sessions about a topic, anywhere in the area of this office, press it; press again to stop.
    }
d-ics = 📅 Open this file to add the session to the calendar of your phone.
    Its page: { $page }
    For a calendar that keeps itself up to date with every session around here, add this address to your calendar app: { $feed }

# In the calendar file and on the picture ---------------------------------------------------------------------------

d-feed-name = Dialogues and receptions – { $name }
d-file-reason = Reason: { $words }
d-file-host = Host: { $words }
d-file-area = For the people of { $words }
d-file-about = About: { $words }
d-file-online = Take part online: { $words }
d-file-day = { $weekday }, { $day }
d-file-scan = Scan to read, register or ask
dialogue-feed-not-found = There is no calendar at this address.

# The page of a session ---------------------------------------------------------------------------------------------

d-page-when = When
d-page-place = Where
d-page-map = Map
d-page-online = Take part online
d-page-host = Host
d-page-substitute = Hosted instead by
d-page-substitute-words = { $name }. Reason: { $reason }
d-page-co-hosts = Co-hosts
d-page-area = For
d-page-area-words = The people of { $area }
d-page-about = About
d-page-basis = Held under
d-page-urgent = Announced at short notice
d-page-reason = Reason
d-page-state = State
d-page-conclusion = Conclusions
d-page-chat = Register, send a question
d-page-telegram = Open in Telegram
d-page-ics = Add to my calendar
d-page-follow = Follow the calendar
d-page-follow-note = Add one of these addresses to the calendar app of your phone: it keeps itself up to date when sessions are announced, moved or cancelled.
