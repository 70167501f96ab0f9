# The officials' side: ticket cards, the work list, the steps of handling, and the answers citizens read.

btn-work-list = 📋 Work list
btn-work-search = 🔎 Find a ticket
btn-approvals = ✅ To approve
btn-moves = 🔀 Passed on, returned

# Buttons of a ticket card -------------------------------------------------------------------------------------

btn-o-open = Open the ticket
btn-o-open-code = Open ticket { $code }
btn-o-accept = ✅ Accept
btn-o-answer = ✍️ Answer
btn-o-propose = ✍️ Propose an answer
btn-o-draft = ✍️ Go on with the draft
btn-o-draft-code = ✍️ Go on with { $code }
btn-o-ask = ❓ Ask the citizen
btn-o-inform = 📣 Say how far it is
btn-o-assign = 👤 Assign
btn-o-note = 📝 Internal note
btn-o-transfer = ↪️ Transfer
btn-o-send-back = ↩️ Return to sender
btn-o-decide = ⚖️ Another body…
btn-o-decide-again = ⚖️ Change the decision
btn-o-decide-for = ⚖️ Give it to { $body }
btn-o-refuse = 🚫 Refuse
btn-o-correct = 🏷 Correct
btn-o-approve = ✅ Approve and send
btn-o-return = ↩️ Send back
btn-o-more = More…
btn-o-history = 🕑 History
btn-o-files = 📎 See the files ({ $count })
btn-o-whole = 📖 Read it all
btn-o-list = 📋 Work list
btn-o-stop = Never mind
btn-o-back = Back to the ticket

# The card -----------------------------------------------------------------------------------------------------

o-card-title = <b>Ticket { $code }</b> · { $kind }{ $urgent ->
        [yes] { " " }· <b>URGENT</b>
       *[no] { "" }
    }
o-card-field = Field: { $field }
o-card-place = Place: { $area }
o-card-map = <a href="{ $map }">See it on the map</a>
o-card-submitter = From: { $named ->
        [yes] { $name }{ $phoned ->
            [yes] , phone { $phone }
           *[no] { "" }
        }
       *[no] anonymous
    }
o-card-received = Received: { $at }
o-card-due = Answer due: { $due } ({ $left })
o-card-paused = ⏸ The deadline stands still while the citizen is asked, until the end of { $until } at the latest
o-card-body = Body: { $body }
o-card-officer = Handled by: { $assigned ->
        [yes] { $officer }
       *[no] nobody yet
    }
o-card-state = State: { $state }
o-card-score = Rated by the citizen: { $score }/5
o-card-disputed = ⚖️ <b>Waits for { $umpire } to decide which body is competent.</b> The bodies below passed it to and fro; nothing else can be done before.
o-card-bound = ⚖️ { $by } ({ $umpire }) decided that { $body } handles it, at { $at }. No returning, no passing on.
o-card-returnable = Passed on by { $sender }. If it is not yours, return it before { $until }; after that it is yours.
o-card-text = “{ $text }”
o-card-no-text = <i>(The submitter wrote nothing; see the files.)</i>
o-card-restricted = <i>Only the head of the body and the assigned officer can read the content.</i>
o-card-restricted-open = <i>Restricted field: open the ticket to read the content.</i>
o-card-question = Waiting for the citizen’s reply to: “{ $text }”
o-card-proposal = <b>Proposed answer, waiting for approval:</b>
o-card-steps = <b>Lately</b>
o-card-step = • { $at } { $who }: { $act }

o-more = Ticket <b>{ $code }</b>: what else would you like to do?
o-left-days = { $days ->
        [0] due today
        [one] { $days } working day left
       *[other] { $days } working days left
    }
o-left-hours = { $hours } h { $minutes } min left
o-late-days = { $days ->
        [0] late since today
        [one] { $days } day late
       *[other] { $days } days late
    }
o-left-ended = done

# One line of guidance and law under each card, by state.
o-hint-received = Accept it if it is yours; otherwise transfer it with a reason (Law on Citizen Reception, Art. 26).
o-hint-in_progress = An answer tells the result, its ground and what follows. Passing it on is not settling it.
o-hint-waiting_citizen = The deadline runs on. Answer as soon as you know enough; you need not wait.
o-hint-answer_proposed = The head approves it or sends it back; the citizen’s deadline does not stop.

# Who ------------------------------------------------------------------------------------------------------------

o-who-citizen = the citizen
o-who-system = the system
o-who-you = you

# What has happened, when an old button is pressed -----------------------------------------------------------------

o-happened-accept = Ticket { $code } was accepted by { $who } at { $at }.
o-happened-ask = Ticket { $code } waits for the citizen’s reply to a question by { $who } of { $at }.
o-happened-reply = Ticket { $code }: the citizen replied at { $at }.
o-happened-propose = Ticket { $code }: an answer was put before the head by { $who } at { $at }.
o-happened-return = Ticket { $code }: the proposed answer was sent back by { $who } at { $at }.
o-happened-answer = Ticket { $code } was answered by { $who } at { $at }.
o-happened-refuse = Ticket { $code } was refused by { $who } at { $at }.
o-happened-transfer = Ticket { $code } was transferred by { $who } at { $at }.
o-happened-send_back = Ticket { $code } was returned to the sender by { $who } at { $at }.
o-happened-decide = Ticket { $code } was given to the competent body by { $who } at { $at }.
o-happened-withdraw = Ticket { $code } was withdrawn by the citizen at { $at }.
o-happened-reopen = Ticket { $code } was reopened by the citizen at { $at }.
o-happened-close = Ticket { $code } was closed at { $at }.
o-happened-other = Ticket { $code } has moved on; the button you pressed is no longer of use.
o-changed-meanwhile = Something new has happened to ticket { $code }. Please look again and press once more.

# Done -------------------------------------------------------------------------------------------------------------

o-done-accept = Ticket { $code } accepted.
o-done-assign = Ticket { $code } assigned to { $name }.
o-done-assign-same = Ticket { $code } is handled by { $name } already.
o-done-ask = Your question about ticket { $code } was sent to the citizen.
o-done-inform = The citizen was told how far ticket { $code } is.
o-done-note = Internal note added to ticket { $code }. The citizen does not see it.
o-done-answer = The answer to ticket { $code } was sent to the citizen.
o-done-propose = The answer to ticket { $code } was put before the head.
o-done-approve = Approved. The answer to ticket { $code } was sent to the citizen.
o-done-return = The proposed answer to ticket { $code } was sent back.
o-done-refuse = The refusal of ticket { $code } was sent, with its reason.
o-done-transfer = Ticket { $code } was transferred to { $body }. The citizen has been told; the deadline stays.
o-done-send-back = Ticket { $code } was returned to { $body }. The citizen has been told; the deadline stays.
o-done-to-umpire = Ticket { $code } has gone to and fro, so { $body } has to decide. The citizen has been told; the deadline stays.
o-done-decide = Decided: { $body } handles ticket { $code }. This binds; it cannot be passed on.
o-done-correct = Ticket { $code } corrected. The deadline stays.
o-done-correct-same = Ticket { $code } is classified like that already.
o-done-stop = Nothing done. Ticket { $code } stays as it is.
o-done-drop = The draft answer to ticket { $code } was thrown away.

# Asking, noting, assigning ----------------------------------------------------------------------------------------

o-ask-write =
    What do you want to ask the citizen about ticket <b>{ $code }</b>? Write it in one message.
    <i>Ask only what is needed; the time stands still for a few days at most.</i>
o-inform-write =
    What do you want to tell the citizen about ticket <b>{ $code }</b>? One message: what is being done, why, until when.
    <i>This is not the answer; the date stays.</i>
o-note-write =
    Write an internal note for ticket <b>{ $code }</b>.
    <i>Only officials read it, never the citizen.</i>
o-assign-ask = Who shall handle ticket <b>{ $code }</b>?
o-assign-choice = { $name }{ $now ->
        [yes] { " " }(handles it now)
       *[no] { "" }
    }
o-text-only = Only words can be taken here. Please write them.

# Writing an answer ------------------------------------------------------------------------------------------------

o-answer-write =
    Write the answer to ticket <b>{ $code }</b>, in one message or several; photos and files can be sent along.
    <i>Say the result, its ground, what follows and when. Greeting and signature are added by themselves.</i>
o-answer-returned =
    The answer to ticket <b>{ $code }</b> that was sent back reads:

    { $text }

    <i>Send new words to replace it all, or send more files.</i>
o-answer-edit =
    The draft answer to ticket <b>{ $code }</b> reads:

    { $text }

    <i>Send new words to replace it all, or send more files.</i>
o-answer-continue =
    Draft answer to ticket <b>{ $code }</b>: { $length } characters, { $files } files.
    <i>Send more, or preview it and send it.</i>
o-answer-kept =
    Added to the draft answer to ticket <b>{ $code }</b>: { $length } characters, { $files } files.
    <i>Send more, or preview it and send it.</i>
o-answer-not-taken = An answer takes words, photos, voice, video and files. Please send one of these.
o-answer-outcome =
    What became of the suggestion in ticket <b>{ $code }</b>? The answer has to say why.
    <i>People’s opinions are adopted or explained (Law on Grassroots Democracy, Art. 28).</i>
o-preview-ask = { $mode ->
        [propose] This is exactly what the citizen will get. Put it before the head?
       *[answer] This is exactly what the citizen will get. Send it?
    }
btn-o-preview = 👁 Preview
btn-o-send = 📤 Send to the citizen
btn-o-submit = 📤 Put before the head
btn-o-edit = ✏️ Edit
btn-o-drop = 🗑 Throw the draft away
btn-o-later = Later

outcome-adopt = Adopted
outcome-adopt_part = Adopted in part
outcome-explain = Not adopted, explained

# What the citizen reads -------------------------------------------------------------------------------------------

answer-greeting = { $named ->
        [yes] Dear { $name },
       *[no] Dear Sir or Madam,
    }
answer-opening = { $kind ->
        [question] { $body } answers your question (ticket { $code }):
        [praise] { $body } thanks you for your kind words (ticket { $code }):
        [suggestion] { $body } replies to your suggestion (ticket { $code }):
        [petition] { $body } answers your petition (ticket { $code }):
       *[report] { $body } answers your report (ticket { $code }):
    }
answer-outcome = Outcome: <b>{ $outcome }</b>
answer-files = ({ $count } files attached.)
answer-closing = With thanks and respect.
answer-signature = Answered by: { $officer }, { $body }{ $phoned ->
        [yes] , phone { $phone }
       *[no] { "" }
    }.

# Refusing ---------------------------------------------------------------------------------------------------------

o-refuse-ground =
    Ticket <b>{ $code }</b>: choose the ground of the refusal.
    <i>Only these grounds allow it. What is not yours is transferred, not refused.</i>
o-refuse-write =
    Ground: { $ground } ({ $source }).
    Write the particular reason for the citizen, such as number and date of the written answer.
o-refuse-preview =
    The citizen will be told that ticket <b>{ $code }</b> is refused:

    Ground: { $ground } ({ $source }).
    Reason: { $text }

    Send it?
btn-o-refuse-send = 📤 Send the refusal

ground-nothing_new = Answered in writing before, and nothing new
ground-settled = Lawfully settled, reviewed, and notified in writing
ground-court = A court’s judgment or decision is in force
ground-pending_elsewhere = Another competent body is dealing with it
ground-no_matter = Contains no report or petition
ground-abuse = Threats, insults, breach of the rules of reception

# Transferring -----------------------------------------------------------------------------------------------------

o-transfer-ask =
    To which body shall ticket <b>{ $code }</b> go? Choose one, or type its name (diacritics are not needed).
    <i>The citizen’s deadline still counts from the day of receipt.</i>
o-transfer-found = To which body shall ticket <b>{ $code }</b> go? Choose one, or type another name.
o-transfer-none = No body is called “{ $typed }”. Please type again, such as: so xay dung.
o-transfer-why = Ticket <b>{ $code }</b> goes to <b>{ $body }</b>. Why? Choose a reason.
o-reason-first = Please choose a reason from the list first, then write the explanation.
o-transfer-write =
    Ticket <b>{ $code }</b> goes to <b>{ $body }</b>.
    Reason: { $because } ({ $ground }).
    Explain why. <i>The citizen and the receiver read it.</i>
o-transfer-confirm =
    Transfer ticket <b>{ $code }</b> to <b>{ $body }</b>?
    Reason: { $because } ({ $ground }).
    { $text }
btn-o-transfer-send = ↪️ Transfer it

# Returning, the umpire --------------------------------------------------------------------------------------------

o-back-why = Ticket <b>{ $code }</b> goes back to <b>{ $body }</b>. Why? Choose a reason.
o-back-write =
    Ticket <b>{ $code }</b> goes back to <b>{ $body }</b>.
    Reason: { $because } ({ $ground }).
    Explain why, and which body you hold to be competent. <i>The citizen and the sender read it.</i>
o-back-confirm =
    Return ticket <b>{ $code }</b> to <b>{ $body }</b>?
    Reason: { $because } ({ $ground }).
    { $text }
btn-o-back-send = ↩️ Return it
o-decide-ask = Ticket <b>{ $code }</b>: which body is competent? Choose one, or type another name (diacritics are not needed).
o-decide-found = Ticket <b>{ $code }</b>: which body is competent? Choose one, or type another name.

# Correcting -------------------------------------------------------------------------------------------------------

o-correct-ask =
    Ticket <b>{ $code }</b>: what shall be corrected?
    <i>The citizen is told when field or kind changes; the deadline does not start anew.</i>
o-correct-field = What is the right field of ticket <b>{ $code }</b>?
o-correct-kind = What kind is ticket <b>{ $code }</b>?
btn-o-correct-field = Field
btn-o-correct-kind = Kind
btn-o-urgent = Mark as urgent
btn-o-normal = Take the urgent mark off

# The work list ----------------------------------------------------------------------------------------------------

o-list-title = <b>Work list</b> · { $show ->
        [own] assigned to me
        [new] new, not accepted
        [approval] to approve or decide
        [late] late
        [due] due today
        [brought] late, to be urged
       *[all] all
    }
o-list-counts = Late: <b>{ $late }</b> · Due soon: { $soon } · Open: { $total }
o-list-many = { $count }+
o-list-row = { $late ->
        [yes] 🔴
       *[no] ▫️
    } <b>{ $code }</b>{ $urgent ->
        [yes] { " " }URGENT
       *[no] { "" }
    } · { $field } · { $area } · { $left }
o-list-row-body = { "   " }{ $body }
o-list-row-state = { "   " }{ $state }{ $assigned ->
        [yes] { " " }· { $officer }
       *[no] { "" }
    }
o-list-row-text = { "   " }“{ $text }”
o-list-empty = { $show ->
        [own] No ticket is assigned to you.
        [new] No ticket waits to be accepted.
        [approval] Nothing waits for approval or a decision.
        [late] No ticket is late.
        [due] No ticket is due today.
        [brought] Nothing late waits for you to urge it.
       *[all] No ticket is open.
    }
o-list-end = That is the end of the list.
btn-o-row = { $code } · { $left }
btn-o-first = ◂ To the top
btn-o-show-all = All
btn-o-show-own = Mine
btn-o-show-new = New
btn-o-show-approval = To approve
btn-o-show-late = Late
btn-o-show-due = Due today
btn-o-show-brought = To urge
o-search-ask = Type a tracking code, or a few words of the ticket (diacritics are not needed).
o-search-found = “{ $typed }”: { $count } tickets, newest first.
o-search-none = No ticket has “{ $typed }” in it.
o-search-newest = <i>Only recent tickets were searched. For older ones type the tracking code.</i>

# History ----------------------------------------------------------------------------------------------------------

o-history-title = <b>History of ticket { $code }</b>
o-history-line = • { $at } · { $who }: <b>{ $act }</b>
o-history-body = { $who } ({ $body })
o-history-text = { "   " }“{ $text }”
o-history-transfer = { "   " }{ $from } → { $to }
o-history-reason = { "   " }Reason: { $because } ({ $ground })
o-history-umpire = { "   " }Meant for { $proposed }, put before { $umpire } to decide
o-history-older = <i>Only the newest { $count } lines are shown.</i>
o-files-none = Ticket { $code } has no files that can be seen yet. New ones may take a few minutes to be fetched.
o-files-title = Files of ticket { $code }: { $count }
o-files-end = No more files of ticket { $code }.
o-text-title = <b>Content of ticket { $code }</b>

# Approving --------------------------------------------------------------------------------------------------------

l-return-write =
    Send back the proposed answer to ticket <b>{ $code }</b>: what has to change? Write your instruction.
    <i>The citizen’s deadline runs on.</i>

# Passed on, returned: for heads ---------------------------------------------------------------------------------

l-moves-title = <b>Passed on, returned</b> · last { $days } days, own body and those below
l-movers-title = <b>Passed on, returned</b> · { $body }, by person, last { $days } days
l-moves-line =
    ▫️ <b>{ $name }</b>
    { "   " }Received: { $received } · Passed on: { $passed } · Returned: { $returned } · Decided: { $decided } · Held: { $days } working days
l-moves-none = No ticket was passed on or returned in this time.
l-moves-page = { $first } to { $last } of { $count }.
l-moves-note = <i>“Held” are the working days a ticket lay before it was passed on, returned or decided.</i>
btn-moves-body = { $body }
btn-moves-days = { $days } days
btn-moves-back = ◂ The bodies

# Notices to officials ---------------------------------------------------------------------------------------------

o-notice-new = 🆕 A new ticket.
o-notice-transferred = ↪️ A ticket was transferred to you by { $from }. Reason: { $because }. { $reason }
o-notice-sent-back = ↩️ { $from } returned a ticket you had passed on. Reason: { $because }. { $reason }
o-notice-dispute = ⚖️ You have to decide which body is competent: { $from } and { $to } both say it is not theirs. { $from } says: { $because }. { $reason }
o-notice-to-umpire = ⚖️ { $from } returned ticket <b>{ $code }</b> again: { $because }. { $reason } Now { $umpire } decides which body is competent.
o-notice-no-umpire = ⚠️ Ticket <b>{ $code }</b>: no common superior of { $from } and { $to } has anybody who can decide, so it is with { $umpire }. A head or intake officer has to be named above them.
o-notice-decided-yours = ⚖️ { $by } ({ $umpire }) decided that your body handles this ticket. No returning, no passing on.
o-notice-decided = ⚖️ { $by } ({ $umpire }) decided: ticket <b>{ $code }</b> is handled by { $to }.
o-notice-assigned = 👤 { $by } assigned this ticket to you.
o-notice-added = ➕ The citizen added to ticket <b>{ $code }</b>:
o-notice-replied = 💬 The citizen replied in ticket <b>{ $code }</b>:
o-notice-files = ({ $count } files attached.)
o-notice-urged = ⏰ The citizen urges ticket <b>{ $code }</b>, time { $times }.
o-notice-urged-above = 📣 { $by } ({ $from }) urges ticket <b>{ $code }</b> on. Please see to it now.
btn-l-urge = 📣 Urge
o-done-urge = Ticket <b>{ $code }</b> was urged on. It stands in its history.
btn-o-extend = ⏱ Ask for more time
btn-l-extend = ✅ Grant more time
btn-l-extend-no = ✖️ No more time
o-extend-choice = To the end of { $day }
o-extend-day-ask = Ticket <b>{ $code }</b> is due on { $due }. Until which day? Choose one or type day/month/year, { $latest } at the latest.
o-extend-day-unread = That is no date. Please type one like 25/12/2026.
o-extend-write = More time for ticket <b>{ $code }</b> until the end of { $until }. Why is it needed? The citizen reads this reason once the head agrees.
o-done-extend-asked = The head was asked for time until the end of { $until } for ticket <b>{ $code }</b>. The old date counts until it is granted.
o-done-extend = Ticket <b>{ $code }</b> has time until the end of { $until }. The citizen was told.
o-done-extend-no = No more time for ticket <b>{ $code }</b>. The old date stays.
o-card-extension = ⏱ More time was asked for, until the end of { $until }. Reason: { $reason }
o-extend-late = The ticket is late already, no more time can be granted. Please answer and say why it is late.
o-extend-open = A request for more time waits for the head's decision already.
o-extend-used = A ticket can get more time { $times } times only, and has had it.
o-extend-day = It must be a working day after { $first } and not later than { $last }.
o-notice-extend-asked = ⏱ { $by } asks for time until the end of { $until } for ticket <b>{ $code }</b>. Please decide.
o-notice-extended = ✅ { $by } granted time until the end of { $until } for ticket <b>{ $code }</b>.
o-notice-not-extended = ✖️ { $by } did not grant more time for ticket <b>{ $code }</b>. The old date stays.
o-notice-remind = { $clock ->
    [accept] { $stage ->
        [last_day] ⏳ Today is the last day to accept ticket <b>{ $code }</b>.
       *[half] ⏳ Ticket <b>{ $code }</b> still waits to be accepted.
    }
   *[settle] { $stage ->
        [last_day] ⏳ Ticket <b>{ $code }</b>: the { $clock_name } ends today.
        [most] ⏳ Ticket <b>{ $code }</b>: the { $clock_name } is nearly over.
       *[half] ⏳ Ticket <b>{ $code }</b>: half of the { $clock_name } is over.
    }
}
o-notice-late = { $clock ->
    [accept] 🔴 Ticket <b>{ $code }</b> was not accepted in time. The level above was told; the duty stays with { $body }.
    [settle] 🔴 Ticket <b>{ $code }</b> is overdue. The level above and the citizen were told; the duty stays with { $body }.
   *[other] 🔴 Ticket <b>{ $code }</b>: the { $clock_name } is over. The level above was told; the duty stays with { $body }.
}
o-notice-escalated = { $clock ->
    [accept] 🔴 { $body } has not accepted ticket <b>{ $code }</b> in time. Please see to it.
    [settle] 🔴 { $body } has not answered ticket <b>{ $code }</b> in time. Please see to it.
   *[other] 🔴 { $body } has let the { $clock_name } of ticket <b>{ $code }</b> pass. Please see to it.
}
o-notice-resumed = The citizen has not replied about ticket <b>{ $code }</b>. The waiting time is over: the deadline runs on, please go ahead.
o-late-ask = Ticket <b>{ $code }</b> is late (due { $due }). Why? The reason is kept with the ticket.
late-other_body = Waiting for another body
late-complex = Complex, had to be verified
late-citizen = Waiting for the citizen
late-work_load = Too much work
late-means = No money or means
late-other = Another reason
o-late-reason-missing = The ticket is late: a reason must be chosen before it goes. Please press preview and choose one.
o-notice-withdrawn = The citizen withdrew ticket <b>{ $code }</b>. Nothing more is to be done.
o-notice-rated = The citizen rated the answer to ticket <b>{ $code }</b>: <b>{ $score }/5</b>.
o-notice-reopened = 🔁 The citizen does not agree with the answer and asks to look again:
o-notice-approval = ✅ { $by } proposes an answer and waits for your approval.
o-notice-approved = ✅ { $by } approved; the answer to ticket <b>{ $code }</b> was sent to the citizen.
o-notice-returned = ↩️ { $by } sent the proposed answer back: { $reason }
o-notice-unreachable = ⚠️ The submitter of ticket <b>{ $code }</b> cannot be reached on any channel. If there is a phone number, please call.
o-notice-new-nobody = ⚠️ Ticket <b>{ $code }</b> is with { $body }, where nobody handles tickets yet. An official has to be invited.
o-notice-restricted = 🔒 Ticket <b>{ $code }</b> has come under a restricted field: only you and the assigned officer can read it.
o-notice-about = { $field } · { $area } · due { $due }

# Not possible, and what to do -------------------------------------------------------------------------------------

o-restricted-readers = Ticket { $code } is of a restricted field: only the head of the body and the assigned officer can see and handle it.
o-text-empty = There is nothing in it. Please write something.
o-text-long = This has { $length } characters, { $longest } at most. Please shorten it.
o-not-a-colleague = That person no longer works at { $body }. Please choose somebody else.
o-no-such-field = This field is no longer in use. Please choose another one.
o-no-such-kind = A ticket sent here cannot be a complaint or a denunciation; please guide the citizen to the lawful form.
o-transfer-to-itself = The ticket is at { $body } already. Please choose another body.
o-no-such-reason = This reason is not on the list. Please choose again.
o-must-decide = Ticket { $code } waits for { $umpire } to decide which body is competent. Decide first, then go on.
o-bound = Ticket { $code }: { $by } ({ $umpire }) decided at { $at } that { $body } handles it. It cannot be returned or passed on; only { $umpire } can change that.
o-return-too-late = The time for returning ticket { $code } is over (before { $until }), so it is yours. Accept it and handle it; if you know the competent body, transfer it with a reason.
o-nothing-to-return = Ticket { $code } was taken already, or nobody passed it on, so it cannot be returned.
o-decided-so = The ticket is with { $body } by your decision already. Nothing was changed.
o-decided-meanwhile = Ticket { $code } has just been given to { $body } by { $by }, at { $at }. Your press had no effect.
o-not-ours = “Not ours” closes no ticket: it is passed on to the competent body, with a reason (Law on Citizen Reception, Art. 26). Press Transfer; if something was done, say the result.
o-body-ended = { $body } no longer exists. Please choose another body.
o-approval-needed = Answers of this body need the head’s approval. Press Preview, then put it before the head.
o-approval-not-needed = This body needs no approval. Press Preview, then send it to the citizen.
o-no-head = { $body } has no head here yet, so nobody can approve. Your draft is kept; please tell the admin.
o-outcome-missing = The answer to a suggestion says what became of it: adopted, in part, or not and why. Press Preview to choose.
o-no-such-ground = This ground is not on the list. Please choose again.
o-forward-only = “Forwarded” is no answer: passing on does not settle (Decree 154/2026, Art. 4). If it belongs to another body, press Transfer; if something was done, say the result.
o-too-many-files = An answer takes { $most } files at most.
o-files-pending = The files are still being fetched. Please try again in a few seconds.
o-too-many-drafts = There are { $most } drafts not sent. Please send or drop some of them first.
