# Organising a session: drafting, approval, announcing, moving, postponing, cancelling, held -------------------------

btn-g-new = ➕ New session
btn-g-stop = Stop
btn-g-card = See the session
btn-g-edit = ✏️ Edit
btn-g-submit = 📤 Submit for approval
btn-g-skip = Later
btn-g-clear = Leave empty
btn-g-clear-point = Remove the map point
btn-g-look = See all of it
btn-g-approve = ✅ Approve
btn-g-return = ↩️ Return
btn-g-announce = 📣 Announce to the people
btn-g-announce-go = 📣 Send the announcement
btn-g-urgent = ⚠️ Announce as urgent, with a reason
btn-g-other-day = Choose another day
btn-g-move = 🔁 Change day, hours, place
btn-g-new-day = 🗓 Set the new day
btn-g-keep-when = Keep day and hours
btn-g-keep-place = Keep the place
btn-g-postpone = ⏸ Postpone
btn-g-cancel = ✖️ Cancel the session
btn-g-substitute = 👤 Substitute chair
btn-g-head-again = The head presides in person
btn-g-held = ☑️ It was held
btn-g-held-head = The head presided in person
btn-g-held-named = { $name } presided instead
btn-g-held-other = Somebody else presided
btn-g-came = { $number } people, as checked in
btn-g-other = More…
btn-g-rest = Other items…
btn-g-main = ◂ Main items
btn-g-history = 🕓 History

g-other = What would you like to do with <b>{ $title }</b>?
g-new-kind = Which kind of session?
g-new-made = The draft is made. Please answer one question after the other; for what is not known yet press <b>Later</b>.
g-new-stopped = Stopped; nothing was made.
g-stopped = Stopped. What was entered is kept.
g-found = { $count } found. Please choose, or type another name to search again.
g-found-none = «{ $typed }» was not found. Please type another name; accents are not needed.

# Each value ---------------------------------------------------------------------------------------------------

g-what-title = Title
g-what-about = Content
g-what-when = Day and hours
g-what-place = Place
g-what-point = Map point
g-what-online = Online link
g-what-area = Area
g-what-host = Host body
g-what-seats = Seats
g-what-turns = Turns to speak
g-what-register = Register until
g-what-ask = Ask until
g-what-co_hosts = Co-hosts
g-what-basis = Legal basis
g-what-field = Field
g-what-reminders = Reminders
g-values-title = <b>What this session consists of</b>. Press an item to change it.
g-value-line = • { $what }: { $set ->
        [yes] <b>{ $value }</b>
       *[no] nothing yet
    }
g-value-none = left empty
g-set = Noted.
g-ask-now = There is now: <b>{ $value }</b>
g-ask-title = What is its title? Keep it short, for example: Clean water and village roads
g-ask-about = What will be talked about? Write it for the people, 2000 characters at most.
g-ask-when = Which day, from when to when? For example: 15/12/2026 8:00-11:00, or 15/12 8h
g-ask-place = Where is it? Write the name of the place, or send a location.
g-ask-online = The link for taking part from afar? It begins with https://
g-ask-area = For the people of which area? Please choose, or type a name to search.
g-ask-host = The head of which body presides? Please choose, or type a name to search; accents are not needed.
g-ask-seats = How many seats are there? Type a number, for example: 120
g-ask-turns = How many turns to speak are there? Type a number, for example: 10
g-ask-register = Until when may people register? For example: 14/12 17h. Left empty, until it begins.
g-ask-ask = Until when may people send questions? For example: 14/12 17h. Left empty, until it begins.
g-ask-co_hosts = Who presides as well? For example: the Standing People's Council, the Fatherland Front
g-ask-basis = Under which document is it held? For example: Plan 12/KH-UBND
g-ask-field = About which field? Who follows it is told too. Please choose, or type a name to search.
g-ask-reminders = How long before are those who come reminded? For example: 1 day, 2 hours
g-point-kept = The point on the map is noted. Please write the name of the place too.
g-reminder = { $number } { $unit ->
        [week] week(s)
        [day] day(s)
        [hour] hour(s)
       *[minute] minute(s)
    }
g-draft-again = ⚠️ This session { $state ->
        [approved] was approved
       *[submitted] was waiting for approval
    }. It was changed, so it is a draft again and has to be submitted again.
g-warn-day-off = ⚠️ { $day } is a day off{ $noted ->
        [yes] { " " }({ $note })
       *[no] { "" }
    }. It may be held then, if that suits the people better.
g-warn-last-day = The last day for announcing it is <b>{ $last }</b>.
g-warn-late = ⚠️ The last day for announcing it was <b>{ $last }</b>. It can only be announced as urgent, with a reason that is published.

# Not taken ----------------------------------------------------------------------------------------------------

g-when-unread = Day and hours could not be read. Please type them like: 15/12/2026 8:00-11:00, or 15/12 8h
g-when-past = { $begins } has passed. Please choose a time to come.
g-when-far = { $begins } is more than two years ahead. Please check the year.
g-when-order = It must end after it begins. Please type it like: 15/12/2026 8:00-11:00
g-until-no-day = Please enter day and hours of the session first, then this.
g-until-unread = This could not be read. Please type it like: 14/12 17h, or 14/12
g-until-wrong = It must be after now and not after the start ({ $begins }). Please type it like: 14/12 17h
g-reminders-unread = This could not be read. Please type numbers and units like: 1 day, 2 hours. Units: week, day, hour, minute.
g-reminders-wrong = At most { $most } reminders, from 2 weeks to 10 minutes before the start. Please type them like: 1 day, 2 hours
g-count-wrong = Please type a number from { $least } to { $most }, for example: 120
g-count-taken = { $taken } have registered, so it cannot be less. Please type a number from { $taken } on.
g-link-wrong = The link must begin with https:// and have no spaces, for example: https://hop.quangngai.gov.vn/doi-thoai
g-link-long = The link is longer than { $most } characters. Please use a shorter one.
g-point-far = This location is outside Vietnam. Please send another one, or write the name of the place.
g-area-wrong = This place does not belong to the area of { $body }. Please choose another one.

# Submitting and approving -------------------------------------------------------------------------------------

g-lacking = It cannot be submitted yet, because the people must know:{ $title ->
        [yes] { " " }the title;
       *[no] { "" }
    }{ $about ->
        [yes] { " " }the content;
       *[no] { "" }
    }{ $when ->
        [yes] { " " }day and hours;
       *[no] { "" }
    }{ $place ->
        [yes] { " " }the place or an online link;
       *[no] { "" }
    } please add this and submit again.
g-no-approver = It cannot be submitted: { $body } has no head, or nobody else, in the system who could approve it. Please ask an admin to invite the head first.
g-sent = Submitted. You will be told when it is approved or returned.
g-changed-since = This session was changed after you opened it, so this press had no effect. Please read it again below.
g-submitted = 📥 <b>{ $by }</b> submits for approval: { $kind ->
        [conference] { d-kind-conference }
       *[reception] { d-kind-reception }
    }: <b>{ $title }</b>
    { $dated ->
        [yes] 🕘 { $begins }
       *[no] 🕘 no day yet
    }
    📍 { $place }
    Host: { $body }. For the people of { $area }
    About: { $about }
g-approved = ✅ <b>{ $by }</b> has approved <b>{ $title }</b>. Next: announce it to the people.
g-returned = ↩️ <b>{ $by }</b> returns <b>{ $title }</b>. Reason: { $reason }
    Please change it and submit it again.
g-why-return = Why is it returned? Write what has to be changed; who made it will read it.
g-done-approve = Approved.
g-done-return = Returned; who made it is told.

# Announcing, moving, postponing, cancelling --------------------------------------------------------------------

g-announce-ask = When you press <b>Send the announcement</b>, the people of { $area } get a message. Please read it a last time:
g-late = Too late: it had to be announced by <b>{ $last }</b>, { $number } { $unit ->
        [WD] working days
       *[D] days
    } before ({ $source }). You may choose another day, or announce it as urgent with a reason that is published.
g-why-urgent = Why is it urgent? The reason is published with the announcement.
g-move-when = It was planned for: { $when }.
    The new day and hours? For example: 22/12/2026 8:00-11:00
g-move-place = The place was: { $place }.
    The new place? Write its name, send a location, or paste a link with https:// for coming together online.
g-move-place-name = The location is noted. What is the new place called? It was: { $place }.
g-move-same = Day, hours and place are as before, so there is nothing to change. Please enter another time or place, or press Stop.
g-move-day-needed = Please enter the new day and hours of this session.
g-why-move = Why does it change? Everybody who was told of it is sent the reason.
g-why-postpone = Why is it postponed{ $announced ->
        [yes] ? Everybody who was told of it is sent the reason.
       *[no] ?
    }
g-why-cancel = Why is it cancelled{ $announced ->
        [yes] ? Everybody who was told of it is sent the reason.
       *[no] ?
    } It cannot be undone.
g-done-announce = 📣 Announced. The people of the area will be told.
g-done-move = Changed. Everybody who was told of it will be told again.
g-done-postpone = Postponed. When the new day is known, press <b>Set the new day</b>.
g-done-cancel = Cancelled.
g-told = <b>{ $by }</b> { $act ->
        [announce] has announced to the people
        [move] has changed day, hours or place
        [postpone] has postponed
        [cancel] has cancelled
       *[substitute] has entered a substitute chair
    }: <b>{ $titled ->
        [yes] { $title }
       *[no] { $kind ->
            [conference] { d-kind-conference }
           *[reception] { d-kind-reception }
        }
    }</b>{ $dated ->
        [yes] , { $begins }
       *[no] { "" }
    }{ $placed ->
        [yes] , { $place }
       *[no] { "" }
    }.{ $reasoned ->
        [yes] { " " }Reason: { $reason }
       *[no] { "" }
    }
d-card-was = 🕘 It was planned for: { $when }

# Presiding, held ----------------------------------------------------------------------------------------------

g-substitute-name = { $set ->
        [yes] Entered now: { $now } presides instead.{ " " }
       *[no] { "" }
    }Who presides instead of the head? Write name and post.
g-substitute-why = Why does the head not preside in person? The reason is published.
g-substitute-same = The substitute and the reason are as before.
g-substitute-none = The head presides in person already.
g-done-substitute = The substitute is entered.
g-done-head-again = Entered: the head presides in person.
g-hold-early = This session begins at { $begins }, so it cannot be said to be held yet.
g-held-who = Who presided?
g-held-came = How many people came? Type a number. Checked in: { $number }.
g-done-hold = ☑️ Entered as held. Next: publish the conclusions in time.

# History ------------------------------------------------------------------------------------------------------

g-history-title = <b>History</b>: { $count } entries, the newest on top
g-history-line = • { $at } · { $named ->
        [yes] { $who }
       *[no] the program
    } { $did }{ $texted ->
        [yes] : «{ $text }»
       *[no] { "" }
    }
g-did-draft = made the draft
g-did-edit = changed { $what }: { $value }
g-did-submit = submitted it
g-did-return = returned it
g-did-approve = approved it
g-did-announce = announced it
g-did-move = moved it{ $known ->
        [yes] { " " }to { $new }
       *[no] { "" }
    }
g-did-postpone = postponed it
g-did-cancel = cancelled it
g-did-substitute = { $named ->
        [yes] entered { $name } as substitute
       *[no] entered that the head presides in person
    }
g-did-hold = entered it as held, { $named ->
        [yes] { $name } presiding instead
       *[no] the head presiding in person
    }, { $came } people
g-did-minutes = wrote minutes
g-did-promise = entered a promise
g-did-publish = published the conclusions
g-did-close = closed it
g-did-remind = reminded
g-did-escalate = told those above
