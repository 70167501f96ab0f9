# Registering for dialogues, seats, who waits, the door ---------------------------------------------------------------

btn-d-reg = ✍️ Register to attend
btn-d-reg-again = ✍️ Register again
btn-d-reg-attend = ✅ Attend
btn-d-reg-speak = 🎤 Attend and speak
btn-d-reg-more = I need more…
btn-d-reg-stop = Leave it
btn-d-reg-group = 👥 We come as a group
btn-d-reg-interpreter = { $on ->
        [yes] ✓ Needs an interpreter
       *[no] Needs an interpreter
    }
btn-d-reg-wheelchair = { $on ->
        [yes] ✓ Comes in a wheelchair
       *[no] Comes in a wheelchair
    }
btn-d-reg-online = { $on ->
        [yes] ✓ Takes part online
       *[no] Takes part online
    }
btn-d-reg-name = Another name
btn-d-reg-done = Done
btn-d-reg-people = { $people } people
d-reg-consent =
    Before you register, please read:

    { consent-notice }
d-reg-form = <b>Register to attend</b>
d-reg-form-name = In the name of: { $name }
d-reg-form-ask = Would you like to listen, or to speak as well?
d-reg-more = What else do you need? Press to choose, press again to take it back.
d-reg-name = Please tell us your full name for the list. Only the organisers see it.
d-reg-group = How many people are in your group in all? Please type a number, for example: 12
d-reg-people = A group of { $size }. { $law ->
        [yes] By the Law on Citizen Reception (Art. 29) it sends at most { $most } representatives, named in a paper that all have signed.
       *[no] All of you may come in.
    } How many will come in?
d-reg-topic = What would you like to speak about? Please be short, at most { $most } characters.{ $full ->
        [yes] { " " }(All turns to speak are taken. You will be on the waiting list.)
       *[no] { "" }
    }
d-reg-text-only = Please type words here.
d-reg-stopped = Not registered. Nothing was written down.
d-reg-before = You have registered for this session already:
d-reg-done = ✅ You are registered. Please keep your door code.
d-reg-waits = ⏳ All seats or turns to speak are taken for now. You are on the waiting list; you will be told as soon as there is a seat.
d-reg-closed = Registration for this session is over, or it is postponed. Please look at the calendar again, or call the organisers.
d-reg-no-turns = There are no turns to speak at this session. You may attend, or send your question beforehand.
d-reg-no-online = This session cannot be joined online. Please take back “Takes part online”.
d-reg-topic-empty = Please write a few words about your topic.
d-reg-topic-long = That is a little long. Please write it in { $most } characters.
d-reg-group-wrong = Please type a number from 1 to { $most }: the people in your group; no more may come in than the law allows.
d-reg-hall-small = The hall has only { $most } seats. Please choose fewer people.

btn-d-seat = 🎟 My registration (no. { $number })
btn-d-seat-mine = 🎟 See my registration
btn-d-seat-session = 🗓 See the session
btn-d-seat-confirm = ✅ I take the seat
btn-d-seat-qr = 📱 Door code as a picture (QR)
btn-d-seat-listen = Only listen, not speak
btn-d-seat-needs = I need more…
btn-d-seat-cancel = Cancel registration
btn-d-seat-cancel-sure = Cancel, I will not come
btn-d-seat-keep = Keep it
d-seats-title = <b>Your registrations</b>
d-seats-none = You are not registered for any session to come. Please look at the calendar.
d-seats-line = • { $title } · { $when } · no. { $number }
d-seat-state = { $state ->
        [seated] ✅ You have a seat.
        [offered] 🔔 There is a seat for you. Please press “I take the seat” before <b>{ $until }</b>.
        [waiting] ⏳ Waiting for a seat, <b>{ $place }</b> on the waiting list.
        [cancelled] Registration cancelled.
       *[lapsed] The time to take the seat is over; it went to somebody else.
    }
d-seat-number = Queue number: <b>{ $number }</b>
d-seat-code = Door code: <b>{ $code }</b>
d-seat-group = 👥 A group of { $size }, { $people } come in
d-seat-topic = 🎤 Speaks about: { $topic }
d-seat-has-interpreter = • Needs an interpreter
d-seat-has-wheelchair = • Comes in a wheelchair
d-seat-has-online = • Takes part online
d-seat-qr = Door code: <b>{ $code }</b> (no. { $number }). Please show this picture at the door; without it say the code.
d-seat-confirmed = ✅ The seat is yours. Please keep your door code.
d-seat-listens = Changed: you come to listen, not to speak.
d-seat-cancel-ask = Cancel registration no. { $number }? The seat goes to those who wait; registering again means a new number.
d-seat-cancelled = Cancelled. Thank you for telling us, so that somebody else has a seat.
d-seat-ended = { $state ->
        [lapsed] The time to take the seat is over; it went to somebody else. You may register again.
       *[cancelled] This registration is cancelled. You may register again.
    }
d-seat-still-waits = There is no free seat yet. You are still on the waiting list and will be told at once.
d-seat-begun = This session has begun or is no more, so registrations cannot be changed. Please ask at the door.
d-seat-not-found = There is no such registration. Type “my seats” to see yours.
d-seat-code-wrong = This code is not right. Please check it, or tell your name and number at the door.
d-told-what = { $titled ->
        [yes] { $title }
       *[no] { $kind ->
            [conference] { d-kind-conference }
           *[reception] { d-kind-reception }
        }
    }{ $dated ->
        [yes] , { $starts }
       *[no] { "" }
    }{ $placed ->
        [yes] , { $place }
       *[no] { "" }
    }
d-told-offered =
    🔔 <b>There is a seat for you</b> (no. { $number }): { d-told-what }.
    Please press “I take the seat” before <b>{ $until }</b>; after that it goes to the next. Door code: <b>{ $code }</b>.
    If you see no button, type: my seats
d-told-seated =
    ✅ <b>You have a seat</b> (no. { $number }): { d-told-what }.
    Door code: <b>{ $code }</b>. If you cannot come, please cancel so that somebody else has it: type “my seats”.
d-told-lapsed = The time to take the seat is over (no. { $number }), it went to the next: { d-told-what }. You may register again; code { $code } is no longer valid.

btn-g-door = 🚪 Door
btn-g-seats = 📋 Who registered
btn-g-session = Back to the session
btn-g-door-new = ➕ Not registered
btn-g-door-end = Done, leave the door
btn-g-door-as-new = ➕ New: { $name }
btn-g-door-one = { $number } · { $name }
btn-g-door-in = ✅ In
btn-g-door-in-waiting = ✅ Let in without a seat
btn-g-door-out = ↩️ Wrong press, not in
btn-g-door-again = ✅ Let in as a newcomer
btn-g-door-standing = ✅ Let in to stand
btn-g-door-next = Next person
btn-g-seats-which = { $which ->
        [seated] Seated
        [waiting] Waiting
        [speak] Speakers
        [needs] Needs help
       *[in] In the hall
    }
g-door-count = In the hall: <b>{ $inside }</b> people{ $counted ->
        [yes] { " " }/ { $seats } seats
       *[no] { "" }
    } · online: { $online } · with a seat: { $seated } · waiting: { $waiting }
g-door-ask = Please type the code, the queue number, the last 3 digits of the phone, or the name.
g-door-empty = Please type a code, a queue number, the last 3 digits of a phone, or a name.
g-door-text-only = At the door please type words: code, queue number, end of the phone, or name.
g-door-none = “{ $typed }” is not on this session’s list. Please type again, or enter a newcomer.
g-door-many = { $count } people match. Please choose, or type more:
g-door-card = <b>{ $number } · { $name }</b>{ $phoned ->
        [yes] { " " }· { $phone }
       *[no] { "" }
    }
    { $came ->
        [yes] ✅ In since { $at }
       *[no] { $state ->
            [seated] Has a seat
            [offered] Was offered a seat (coming takes it)
            [waiting] Waits for a seat: let in without a chair of their own
            [cancelled] Registration cancelled
           *[lapsed] Did not take the seat in time
        }
    }
g-door-was-in = This person is in already and is not counted twice.
g-door-entered = ✅ <b>{ $number } · { $name }</b>{ $many ->
        [yes] { " " }({ $people } people)
       *[no] { "" }
    } in at { $at }{ $chair ->
        [yes] .
       *[no] , without a chair of their own.
    }
g-door-undone = ↩️ The wrong press is taken back.
g-door-new = Please type the newcomer’s full name.
g-door-full = No seat is free for a newcomer, or others wait longer. Let { $name } in to stand?
g-door-closed = The door of this session is not open: postponed, cancelled or over.
g-door-early = The door opens only on { $day }.
g-door-ended = { $state ->
        [lapsed] This registration was not confirmed in time. Press “Let in as a newcomer” to let them in.
       *[cancelled] This registration is cancelled. Press “Let in as a newcomer” to let them in.
    }
g-seats-title = <b>{ $which ->
        [seated] With a seat
        [waiting] Waiting, in order
        [speak] Speakers, in order
        [needs] Need help, or online
       *[in] In the hall
    }</b>: { $count }
g-seat-line = { $number } · { $name }{ $many ->
        [yes] { " " }({ $people } people)
       *[no] { "" }
    }{ $came ->
        [yes] { " " }✅
       *[no] { $state ->
            [waiting] { " " }⏳
            [offered] { " " }🔔
            [cancelled] { " " }(cancelled)
            [lapsed] { " " }(too late)
           *[seated] { "" }
        }
    }{ $speaks ->
        [yes] { " " }🎤 { $topic }
       *[no] { "" }
    }{ $interpreter ->
        [yes] { " " }· interpreter
       *[no] { "" }
    }{ $wheelchair ->
        [yes] { " " }· wheelchair
       *[no] { "" }
    }{ $online ->
        [yes] { " " }· online
       *[no] { "" }
    }
