# Dialogues and receptions: lists and the card of a session ---------------------------------------------------------

btn-d-list = 🗓 Dialogues
btn-g-list = 🗓 Dialogues I keep
btn-g-ended = Sessions that are over
btn-d-past = Past sessions
btn-d-row = { $dated ->
        [yes] { $day } ·
       *[no] { "" }
    } { $title }
d-kind-conference = Dialogue with the people
d-kind-reception = Reception of citizens by the head
d-state-draft = draft
d-state-submitted = waiting for approval
d-state-approved = approved, not announced
d-state-announced = announced
d-state-postponed = postponed, no new day yet
d-state-held = held, conclusions not published
d-state-published = conclusions published
d-state-closed = closed
d-state-cancelled = cancelled
d-list-title = <b>Dialogues and receptions to come</b>
d-list-none = Nothing is announced where you live at the moment.
d-past-title = <b>Past sessions</b>
d-past-none = There has been none yet.
d-list-line = { $dated ->
        [yes] • <b>{ $day } { $time }</b> ·
       *[no] • <b>no day yet</b> ·
    } { $titled ->
        [yes] { $title }
       *[no] { $kind ->
            [conference] { d-kind-conference }
           *[reception] { d-kind-reception }
        }
    } · { $body } · { $state ->
        [draft] { d-state-draft }
        [submitted] { d-state-submitted }
        [approved] { d-state-approved }
        [announced] { d-state-announced }
        [postponed] { d-state-postponed }
        [held] { d-state-held }
        [published] { d-state-published }
        [closed] { d-state-closed }
       *[cancelled] { d-state-cancelled }
    }
g-list-title = <b>Sessions you keep</b>: { $count }
g-ended-title = <b>Sessions that are over</b>: { $count }
d-card-title = <b>{ $kind ->
        [conference] { d-kind-conference }
       *[reception] { d-kind-reception }
    }</b>{ $titled ->
        [yes] { ": " }{ $title }
       *[no] { "" }
    }
d-card-state = State: { $state ->
        [draft] { d-state-draft }
        [submitted] { d-state-submitted }
        [approved] { d-state-approved }
        [announced] { d-state-announced }
        [postponed] { d-state-postponed }
        [held] { d-state-held }
        [published] { d-state-published }
        [closed] { d-state-closed }
       *[cancelled] { d-state-cancelled }
    }
d-card-reason = Reason: { $reason }
d-card-when = 🕘 { $when }
d-when-unknown = no day yet
d-when = { $weekday } { $day }, { $begins }{ $ending ->
        [yes] –{ $ends }
       *[no] { "" }
    }
d-card-place = 📍 { $place }
d-card-map = 🗺 <a href="https://www.openstreetmap.org/?mlat={ $lat }&amp;mlon={ $lon }#map=17/{ $lat }/{ $lon }">Map</a>
d-card-online = 💻 From afar: { $url }
d-card-host = Chaired by: { $body }{ $named ->
        [yes] { " " }({ $name })
       *[no] { "" }
    }
d-card-substitute = Chaired instead by: { $name }. Reason: { $reason }
d-card-co-hosts = With: { $words }
d-card-area = For: the people of { $area }
d-card-about = About: { $words }
d-card-basis = Held under: { $words }
d-card-urgent = ⚠️ Announced at short notice: { $words }
d-card-conclusion = 📄 Conclusions: { $words }
dialogue-not-found = There is no such session, or it is not announced. Please look at the list of dialogues again.
dialogue-moved-on = This session has just changed ({ $state ->
        [draft] { d-state-draft }
        [submitted] { d-state-submitted }
        [approved] { d-state-approved }
        [announced] { d-state-announced }
        [postponed] { d-state-postponed }
        [held] { d-state-held }
        [published] { d-state-published }
        [closed] { d-state-closed }
       *[cancelled] { d-state-cancelled }
    }), so this press has no effect. Please open it again.
