# Administration: inviting and removing people, gaps, what failed, routing, bodies. And how a new official is met.

role-name = { $role ->
        [intake] intake officer
        [officer] officer
        [head] head
        [supervisor] supervisor
        [dialogue_admin] dialogue organiser
        [secretary] dialogue secretary
       *[admin] admin
    }

# The admin's first page ---------------------------------------------------------------------------------------

a-not-yours = Administration is for the office's admins only. You can choose something else below.
a-text-only = Please answer in words.
a-menu =
    <b>Administration · { $office }</b>
    • Set-up still missing: { $missing }
    • Open invitations: { $invited }
    • Messages not delivered: { $dead }
    • Faults: { $failed }{ $tet ->
        [yes] { "\u000A" }🔴 Tết { $year } is not confirmed: open <b>Calendar</b>
       *[no] { "" }
    }
btn-a-home = ⚙️ Administration
btn-a-stop = Stop
btn-a-named = { $name }
btn-a-open = See { $number }
btn-a-invite = ➕ Invite
btn-a-people = 👥 Officials
btn-a-gaps = 🧩 Missing ({ $count })
btn-a-routes = 🔀 Routing
btn-a-calendar = 📅 Calendar
btn-a-bodies = 🏛 Bodies
btn-a-invited = ✉️ Invitations ({ $count })
btn-a-dead = 📭 Undelivered ({ $count })
btn-a-failed = ⚠️ Faults ({ $count })

# Finding a body -----------------------------------------------------------------------------------------------

a-body-found =
    Found { $count } bodies. Choose one, or type another name.
a-body-none = No body is like «{ $typed }». Please type another name, for example: phòng kinh tế Lân Phong.

# Inviting -----------------------------------------------------------------------------------------------------

a-invite-role =
    <b>Invite an official</b>
    To do what?
btn-a-role-intake = Intake
btn-a-role-officer = Handle tickets
btn-a-role-head = Head
btn-a-role-supervisor = Supervisor (Front, Council)
btn-a-role-dialogue_admin = Organises dialogues
btn-a-role-secretary = Secretary of dialogues
btn-a-role-admin = Administer
a-invite-body = Inviting: { role-name } of which body? Please type its name, with diacritics or without.
a-invite-head-there =
    <b>{ $body }</b> has a head already: <b>{ $name }</b>. A body has only one.
    When the new one accepts, { $name } steps down. Invite a successor?
btn-a-replace-head = Invite a successor
a-invite-name =
    Inviting: { role-name } of <b>{ $body }</b>.
    What is the person's name?
btn-a-no-name = Without a name
a-invite-dates =
    Inviting { $named ->
        [yes] <b>{ $name }</b> as { role-name }
       *[no] the { role-name }
    } of <b>{ $body }</b>.
    Press to invite from today on, with no end. Or type the last day (30/06/2027), or the first and the last (01/12/2026 - 30/06/2027).
a-invite-dates-unread = I could not read the days. Please type them like 30/06/2027, or 01/12/2026 - 30/06/2027.
btn-a-invite-now = Invite from today
a-invited =
    <b>Invitation made</b>: { $named ->
        [yes] { $name }, { role-name }
       *[no] { role-name }
    } of { $body }.{ $later ->
        [yes] { " " }It works from { $starts } on.
       *[no] { "" }
    }{ $ends ->
        [yes] { " " }In office until { $last }.
       *[no] { "" }
    }
a-invited-code = Code: <code>{ $code }</code>
a-invited-link = Link: { $link }
a-invited-once = It works once, before { $until }. Please send it to that person alone; the code cannot be shown again.
btn-a-invite-more = ➕ Invite another
a-invited-none = No invitation is open.
a-invited-list = <b>Open invitations</b> ({ $count })
a-invited-line = • { $named ->
        [yes] { $name }, { role-name }
       *[no] { role-name }
    }, { $body }, before { $until }
btn-a-revoke = Take back: { $name }
a-revoked = The invitation was taken back. Its code works no more.
btn-a-invited-back = ✉️ Open invitations

# Accepting an invitation --------------------------------------------------------------------------------------

joined =
    { $named ->
        [yes] Welcome, <b>{ $name }</b>.
       *[no] Welcome.
    } From now on you are <b>{ role-name }</b> of <b>{ $body }</b> in the channel of { $office }.
joined-replaced = You take the place of { $name }.
joined-first-intake = First: press <b>Work list</b> to see new tickets. <b>Accept</b> each, or pass it to the right body. I will tell you here when a new one comes.
joined-first-officer = First: press <b>Work list</b> to see your body's tickets, what is due first on top. <b>Accept</b> each, then ask or answer the citizen. I will tell you here when a new one comes.
joined-first-head = First: press <b>Work list</b> to see your body's tickets and assign them. Answers that need your approval come to you here.
joined-first-supervisor = First: press <b>Work list</b> to see the tickets of the body and of all below it, what is late on top. Where one is slow, press <b>Urge</b>; that is kept with the ticket. You do not see who sent it.
joined-first-dialogue_admin = First: press <b>Dialogues</b> to plan the year, prepare each session and announce it. I will remind you here when a notice or a result falls due.
joined-first-secretary = First: press <b>Dialogues</b> to see the questions people sent beforehand, check people in at the door and keep the minutes.
joined-first-admin = First: press <b>Administration</b>, open <b>Missing</b>, and invite heads and officers for the bodies.
invitation-wrong = This code is not right. { $left ->
        [0] Please try again in an hour.
       *[other] You can try { $left } more times. Please check it, or ask who invited you.
    }
invitation-wait = That was wrong too often. Please try again in { $minutes } minutes.
invitation-used = Somebody has used this code. Please ask who invited you for a new one.
invitation-used-by-you = You have accepted this invitation already.
invitation-revoked = This invitation was taken back. Please ask who invited you.
invitation-expired = This invitation has expired. Please ask who invited you for a new one.
invitation-too-early = This invitation works from { $day } on. Please open it again on that day.
invitation-not-found = This invitation is not open any more: used, taken back or expired.
invitation-name-long = The name is too long; please use at most { $most } characters.
invitation-dates = The end ({ $ends }) must be after the beginning ({ $starts }).
invitation-redeemed = <b>{ $name }</b> has accepted the invitation: { role-name } of { $body }.

# Officials ----------------------------------------------------------------------------------------------------

a-people = <b>In office: { $count }</b>
    Choose one, or type a person's or a body's name to search.
a-people-found = Found { $count } with «{ $typed }». Choose one, or type another name.
a-people-none = Nobody found with «{ $typed }». Please type another name.
a-people-empty = Nobody is in office yet.
a-people-label = { $name } · { role-name } · { $body }
a-person =
    <b>{ $name }</b>
    { role-name }, { $body }
    Since { $since }{ $ends ->
        [yes] { " " }until { $until }
       *[no] { "" }
    }
btn-a-remove = End this post
btn-a-people-back = 👥 Officials
a-remove-ask =
    <b>{ $name }</b> will stop being { role-name } of { $body } right now. Tickets in their hands go back to the body to be assigned anew. Is that right?
    <i>Since { $since }{ $ends ->
        [yes] { " " }until { $until }
       *[no] { "" }
    }</i>
btn-a-remove-yes = Yes, end it
a-removed = <b>{ $name }</b> is no longer { role-name } of { $body }.
a-removed-tickets = { $count } tickets wait to be assigned anew: { $codes }{ $more ->
        [yes] …
       *[no] { "" }
    }
btn-a-invite-instead = ➕ Invite somebody else
grant-not-found = This person does not hold that post any more.
last-admin = This is the only admin. Please invite another one first.
already-in-post = This person is { role-name } of { $body } already.
head-on-record = { $body } has a head already: { $name }. A body has only one; to replace them, an admin invites again and chooses to replace the head.
role-ended = You are no longer { role-name } of { $body } in this channel.
officer-left = { $name } has left { $body }. { $count } tickets need another officer: { $codes }

# Missing ------------------------------------------------------------------------------------------------------

a-gaps = <b>Set-up still missing</b>
a-gaps-none = The set-up is complete.
a-gaps-mended = Nothing of this kind is missing any more.
a-gap-no-catch-all = • 🔴 No body takes what nobody else takes (or that body has ended)
a-gap-no-deadline-rule = • 🔴 { $count } steps have no general deadline: add a rule, or run "langnghe init" again on the server
a-gap-no-admin = • No admin
a-gap-no-superior = • 🔴 { $count } bodies with none above them: lateness can only be told to the catch-all
a-gap-tet-unconfirmed = • 🔴 The coming Tết is not confirmed
a-gap-route-to-ended = • { $count } routing rows name a body that has ended
a-gap-no-officer = • { $count } bodies without an officer
a-gap-no-head = • { $count } bodies without a head
a-gap-no-address = • { $count } places for complaints and denunciations without an address
btn-a-gap-no-catch-all = Choose the catch-all
btn-a-gap-no-admin = Invite an admin
btn-a-gap-no-superior = 🔴 None above ({ $count })
btn-a-gap-tet-unconfirmed = 🔴 Confirm Tết
btn-a-gap-route-to-ended = Broken routing ({ $count })
btn-a-gap-no-officer = Without officer ({ $count })
btn-a-gap-no-head = Without head ({ $count })
btn-a-gap-no-address = Without address ({ $count })
a-gap-list =
    { $what }
    { $first }–{ $last } of { $count }. Choose one to mend it.
btn-a-gaps-back = 🧩 Missing

# Messages not delivered ---------------------------------------------------------------------------------------

a-dead-none = Every message was delivered.
a-dead = <b>Messages not delivered</b> ({ $count })
a-dead-line = { $number }. { $at }, { $channel }, { $official ->
        [yes] to { $name }
       *[no] to a citizen
    }{ $coded ->
        [yes] , ticket { $code }
       *[no] { "" }
    }: { $reason }
a-dead-card =
    <b>Message { $number }</b>
    At { $at }, by { $channel }, { $official ->
        [yes] to { $name }
       *[no] to a citizen
    }{ $coded ->
        [yes] , ticket { $code }
       *[no] { "" }
    }
    Reason: { $reason }
    Tried { $attempts } times.
btn-a-retry = 🔁 Send again
btn-a-discard = 🗑 Drop
btn-a-discard-yes = Yes, drop it
btn-a-dead-back = 📭 Undelivered
a-dead-retried = It is being sent again. If it fails again, it comes back to the list.
a-dead-discard-ask = Drop message { $number } for good? It will never reach its recipient.
a-dead-discarded = Dropped.
dead-letter-not-found = This message is not in the list any more: sent again or dropped.

# Faults -------------------------------------------------------------------------------------------------------

a-failed-none = There are no faults.
a-failed = <b>Faults</b> ({ $count })
    The senders were told the reference.
a-failed-line = • { $reference }: { $at }, { $channel }, { $kind ->
        [text] text
        [choice] button
        [photo] photo
        [voice] voice
        [video] video
        [file] file
        [location] location
        [contact] phone number
        [start] start
       *[other] other
    }
a-failed-card =
    <b>Fault { $reference }</b>
    At { $at }, by { $channel }: { $kind ->
        [text] text
        [choice] button
        [photo] photo
        [voice] voice
        [video] video
        [file] file
        [location] location
        [contact] phone number
        [start] start
       *[other] other
    }
    Error: <code>{ $error }</code>
btn-a-retry-event = 🔁 Handle again
btn-a-failed-back = ⚠️ Faults
a-failed-retried = It was handled again; its sender has been answered.
a-failed-discard-ask = Drop fault { $reference } for good? What the citizen sent then will be lost.
a-failed-discarded = Dropped.
failed-not-found = This fault is not in the list any more.
failed-moved-on = The sender has gone on writing after fault { $reference }, so it cannot be handled again: the old words might be misunderstood. Please drop it.

# Routing ------------------------------------------------------------------------------------------------------

a-any-field = any field
a-any-area = any area
btn-a-any-field = Any field (the catch-all)
btn-a-any-area = Any area
a-routes =
    <b>Routing</b>
    Matters of which field?
a-routes-of = <b>{ $field }</b>: { $count } rows
a-routes-line = • { $area }: { $body }{ $ended ->
        [yes] { " " }<b>(has ended)</b>
       *[no] { "" }
    }
a-route-area-ask = Where do you want to see or change it? Please type the name of a commune or ward.
a-route-area-found = Which one is it? Choose, or type another name.
a-route-area-none = No area is like «{ $typed }». Please type another name.
a-route-what = <b>{ $field }</b>, <b>{ $area }</b>
a-route-now = Goes to: { $body }{ $ended ->
        [yes] { " " }<b>(has ended)</b>
       *[no] { "" }
    }
a-route-now-by = No row of its own. By { $rung } it goes to: { $body }
a-route-nobody = No body takes it.
a-route-body-ask = To change it, type the name of the body that shall take it.
a-route-confirm = From now on to <b>{ $body }</b>. Is that right?
btn-a-route-yes = Yes, change it
a-route-changed = Changed: <b>{ $field }</b>, <b>{ $area }</b> goes to <b>{ $body }</b>. Tickets taken in before stay where they are.
btn-a-route-remove = Remove this row
a-route-remove-ask = Remove the row <b>{ $field }</b>, <b>{ $area }</b> ({ $body })? Such matters then follow a more general row.
btn-a-route-remove-yes = Yes, remove it
a-route-removed = Removed: <b>{ $field }</b>, <b>{ $area }</b> ({ $body }).
btn-a-routes-back = 🔀 Routing
catch-all-stays = The catch-all cannot be removed, only given to another body.
route-not-found = This row is not there any more.
field-not-found = There is no such field.
area-not-found = There is no such area.
body-has-ended = { $body } has ended.

# Bodies -------------------------------------------------------------------------------------------------------

a-body-ask = Which body? Please type its name, with diacritics or without.
a-body-card =
    <b>{ $name }</b> (<code>{ $code }</code>)
    Head: { $headed ->
        [yes] { $head }
       *[no] none yet
    }
    Above it: { $placed ->
        [yes] { $superior }
       *[no] none
    }
    Address: { $located ->
        [yes] { $address }
       *[no] none yet
    }
    Telephone: { $phoned ->
        [yes] { $phone }
       *[no] none yet
    }
    Hours: { $opened ->
        [yes] { $hours }
       *[no] none yet
    }
    Answers to citizens: { $approval ->
        [yes] the head approves before they are sent
       *[no] officers send them at once
    }
btn-a-set-address = ✏️ Address
btn-a-set-phone = ✏️ Telephone
btn-a-set-hours = ✏️ Hours
btn-a-set-superior = ✏️ Body above
a-superior-ask = Which body is above <b>{ $body }</b>? Please type its name, with diacritics or without. It is told when something is late.
superior-top = { $body } is at the top; nothing is above it here.
superior-circle = { $superior } is below { $body } (or is it), so it cannot be above it. Please type another name.
btn-a-approval-yes = Answers need approval
btn-a-approval-no = Answers need no approval
btn-a-invite-here = ➕ Invite for this body
a-body-changed = Saved.
a-detail-address = New address of <b>{ $body }</b>? People come here, and send complaints and denunciations here.{ $known ->
        [yes] { " " }It says now: { $now }
       *[no] { "" }
    }
a-detail-phone = New telephone number of <b>{ $body }</b>?{ $known ->
        [yes] { " " }It says now: { $now }
       *[no] { "" }
    }
a-detail-opening_hours = New hours of <b>{ $body }</b>? For example: Monday to Friday, 7:30–11:30 and 13:30–17:00.{ $known ->
        [yes] { " " }It says now: { $now }
       *[no] { "" }
    }
btn-a-detail-clear = Clear
detail-too-long = That is too long; please use at most { $most } characters.
body-not-found = There is no such body.

# Setting up ---------------------------------------------------------------------------------------------------

province-unknown = No province or city is called "{ $typed }" among the 34.{ $named ->
        [yes] { " " }Nearest: { $nearest }
       *[no] { "" }
    }
commune-unknown = No commune, ward or special zone is "{ $typed }".{ $named ->
        [yes] { " " }Nearest: { $nearest }
       *[no] { "" }
    }
office-set-up = These books are those of { $area }; { $wanted } cannot be added to them.
office-empty = No office is set up in this database; run langnghe init first
