# The citizen's side: writing, sending, following, replying, rating, looking up.

# Consent --------------------------------------------------------------------------------------------------------

consent-thanks = Thank you.
consent-declined =
    That is respected. What you wrote here was not kept and is sent to nobody.
    You can still look up tickets by their code, and come to or call:

    { $desk }
consent-taken-back =
    Your agreement is taken back. Nothing more is taken in here until you agree again. Tickets you have sent are still settled.
    You can come to or call:

    { $desk }
btn-agree-after-all = I agree after all

desk = <b>{ $name }</b>
desk-address = Address: { $address }
desk-phone = Phone: { $phone }
desk-hours = Hours: { $hours }
desk-ask = Ask for address and hours: { $contact }

# Place ----------------------------------------------------------------------------------------------------------

place-ask =
    In which commune or ward do you live? Type its name (for example: { $example }), or send a location.
place-ask-matter =
    In which commune or ward is it? Type its name (for example: { $example }), or send a location.
place-which = Did you mean one of these?
place-near = This location may belong to one of these. Please choose:
place-unknown =
    There is no «{ $typed }». Please type a commune's or ward's name of today or its former name, for example: { $example }.
place-outside =
    This location is not in the area of { $office }. Please type a commune's or ward's name, for example: { $example }.
place-former = { $former } now belongs to <b>{ $place }</b>.
place-set = Noted: <b>{ $place }</b>.
btn-place-former = { $place } (formerly { $former })
btn-keep-place = Keep { $place }
btn-other-place = Another place

# The village where one lives ------------------------------------------------------------------------------------

btn-village = 🏘 My village
btn-village-skip = Skip
btn-village-off = Without a village
village-ask = Which village (thôn, tổ) do you live in? (to get the right news of the village)
    Choose below or type its name, accents are not needed. If you would rather not say, press Skip, or write your report right away.
village-ask-again = Which village of <b>{ $commune }</b> do you live in? Choose below or type its name, accents are not needed.
village-unknown = “{ $typed }” is not on the list of villages of { $commune }.
village-which = Do you live in one of these?
village-set = Noted: <b>{ $village }</b>, { $commune }. You will get the news of this village.
village-left = The village is taken off. You still get the news of { $commune }.
village-none = { $known ->
    [yes] There is no list of villages for { $commune } yet.
   *[no] You have not said which commune you live in, so you cannot choose a village yet.
}
village-gone = This village is no longer on the list. Please choose another one.

# Writing --------------------------------------------------------------------------------------------------------

write-now =
    Please write what you want to report, propose or ask: <b>what it is, and where</b>. Photos, voice, video and a location are welcome.
draft-kept = What you wrote has been kept, not sent.
draft-unsent = There is a report you have not sent:
draft-more = Please write more, or send photos, voice, a location.
draft-added = Added. What you are writing has { $files ->
        [one] a file
       *[other] { $files } files
    }{ $words ->
        [yes] { " " }and your words
       *[no] { "" }
    }. Not sent yet.
draft-which = There is an unfinished report you have not sent. What you just wrote is:
btn-draft-join = More for the unfinished one
btn-draft-fresh = Something else, drop the unfinished one
draft-gone = What you were writing there is gone.
draft-drop-sure = Drop what you were writing?
btn-draft-drop-yes = Drop it
btn-draft-keep = Keep it
draft-dropped = Dropped.
nothing-to-send = Please write a few words, or send a photo or a voice message.
text-too-long = This has { $length } characters, at most { $most } fit. Please make it shorter, or send the long part as a file.
too-many-files = At most { $most } files at once. Send the rest later, with the button Add to ticket.
cannot-take = This kind of message cannot be taken here. You can send: words, photos, voice, video, files, a location.
contact-unasked = The phone number you sent was not kept. It is only kept if you choose «Give my name» when sending a report.

# The card before sending ----------------------------------------------------------------------------------------

card-title = <b>{ $kind } to be sent</b>
card-text = «{ $text }»
card-files = { $count ->
        [one] With a file
       *[other] With { $count } files
    }
card-point = With a location
card-field = Field: <b>{ $field }</b>{ $open ->
        [yes] { " " }(an official will classify it)
       *[no] { "" }
    }
card-area = Place: <b>{ $area }</b>
card-body = Goes to: <b>{ $body }</b>{ $named ->
        [yes] , head: { $head }
       *[no] { "" }
    }
card-due = Answer due: <b>{ $due }</b>
card-identity = { $anonymous ->
        [yes] Identity: anonymous (officials see no name and no number)
       *[no] Identity: the officials who settle it see the name and number you gave
    }
card-no-words = <i>Please add a sentence: what it is, and where. Or send it as it is.</i>
btn-send = ✅ Send
btn-change-field = Change field
btn-change-kind = Change kind
btn-change-place = Change place
btn-name-me = Give my name
btn-anonymous = Stay anonymous
btn-add-more = Add words, photos
btn-see-card = See the card
btn-into-ticket = Put it into ticket { $code }

field-ask-likely =
    «{ $text }»

    Which field is it about?
field-ask = Choose a field:
btn-other-field = Another field
btn-field-unknown = Not sure, let an official choose
field-gone = This field is no longer used. Please choose again.
kind-ask = What kind is it?
kind-not-here = This kind cannot be sent here.

name-ask = The officials who settle it will see this name. What is your name?
name-empty = Please write your name in letters.
name-long = The name has more than { $most } characters. Please make it shorter.
btn-use-name = Use the name { $name }
phone-ask = Thank you, { $name }. On which phone number may the officials call you?
phone-wrong = This number is not right. A Vietnamese phone number has 10 digits, for example 0905 123 456.
btn-use-phone = Use { $phone }
btn-no-phone = No number

# Emergencies; complaints, denunciations -------------------------------------------------------------------------

emergency = 🆘 <b>CALL { $number } NOW</b> { $number ->
        [111] (child protection)
        [113] (police)
        [114] (fire and rescue)
       *[115] (ambulance)
    }
    The call is free, day and night. This channel does not replace it.
petitions = What do you need guidance on?
btn-complaint = Complaint about a decision or act
btn-denunciation = Denouncing a breach of law
complaint-guide =
    <b>This speaks of a complaint (khiếu nại).</b>
    A message here <b>is not a filed complaint</b> and does not replace one. The time limit for complaining keeps running.

    <b>How to file it.</b> A petition with your signature or fingerprint, naming the decision or act you complain about; or in person, written down and signed (Law on Complaints Art. 8).
    <b>Time limit.</b> 90 days from when you got or knew of the decision or act (Art. 9).
    <b>First settlement.</b> At most 30 days from acceptance; 45 days when complex (Art. 28).
    <b>Where</b>
    { $desks }

    { $messenger ->
        [webchat] Please do not tell the whole story here.
       *[other] The messenger company can read this: please do not tell the whole story here.
    } Anything that is no complaint, please send apart.
btn-only-report = It is only a report
denunciation-guide =
    <b>This speaks of a denunciation (tố cáo).</b>
    To protect you, what you wrote <b>was not kept and goes to nobody</b>. Please do not write it again here{ $messenger ->
        [webchat] { "" }
       *[other] {", because the messenger company can read it"}
    }. You may want to delete that message.

    <b>How to denounce.</b> By a petition with your signature or fingerprint, with date, name, address, contact, the act and the person; or in person (Law on Denunciations Art. 22, 23).
    <b>Secrecy.</b> Whoever receives it must keep your name and address secret (Art. 8, 9).
    <b>Time.</b> Checked and accepted: 7 working days. Concluded: at most 30 days from acceptance, may be extended (Art. 24, 30).
    <b>Where</b> (choose one that has nothing to do with the person)
    { $desks }
line-not-kept = (These words were not kept.)
btn-plain-report = I only want to report something
write-plainly =
    Then please write anew, briefly, <b>what must be put right and where</b>. Without anybody's name or post.

# Receipt --------------------------------------------------------------------------------------------------------

receipt =
    ✅ <b>Sent.</b> Tracking code: <code>{ $code }</code>

    Goes to: <b>{ $body }</b>{ $named ->
        [yes] , head: { $head }
       *[no] { "" }
    }
    The answer is due on <b>{ $due }</b> at the latest.

    What comes next: the body accepts it, may ask you something, and answers you right here. { $anonymous ->
        [yes] The officials do not see your name and number.
       *[no] The officials who settle it see the name and number you gave.
    }
    Others with the code see only how far it is.
btn-follow = Follow it
btn-add-to-ticket = Add to ticket

# My tickets -----------------------------------------------------------------------------------------------------

mine-none = You have not sent any ticket yet.
mine-title = <b>My tickets</b> ({ $first }–{ $last } / { $total })
mine-line = <b>{ $code }</b> · { $field }
    { $state }{ $open ->
        [yes] { $late ->
            [yes] { ", " }<b>overdue</b> since { $due }
           *[no] { ", " }due { $due }
        }
       *[no] { "" }
    }{ $worded ->
        [yes] { "" }
            «{ $text }»
       *[no] { "" }
    }
ticket-title = <b>Ticket { $code }</b>
ticket-kind = Kind: { $kind }
ticket-field = Field: { $field }
ticket-state = State: <b>{ $state }</b>
ticket-body = Held by: { $body }
ticket-head = Head: { $head }
ticket-received = Sent: { $at }
ticket-due = Answer due: { $due }
ticket-paused = ⏸ The deadline stands still while we wait for your reply, until the end of { $until } at the latest
ticket-due-left = Answer due: { $due } ({ $days ->
        [0] today is the last day
        [one] { $days } working day left
       *[other] { $days } working days left
    })
ticket-due-late = Answer due: { $due } (<b>{ $days ->
        [one] { $days } day late
       *[other] { $days } days late
    }</b>)
ticket-answered-on-time = Answered on { $answered }, on time (due { $due })
ticket-answered-late = Answered on { $answered }, { $days ->
        [one] { $days } day late
       *[other] { $days } days late
    } (due { $due })
ticket-course-only = <i>Only its submitter can read the content.</i>
ticket-steps = <b>So far</b>
ticket-question = <b>The officer asks:</b> { $text }

step-submit = • { $at }: you sent it
step-correct = • { $at }: { $body } corrected what it is about
step-accept = • { $at }: { $body } accepted it
step-assign = • { $at }: { $body } assigned it to an officer
step-ask = • { $at }: { $body } asked for more
step-reply = • { $at }: you replied
step-add = • { $at }: you added something
step-answer = • { $at }: { $body } answered
step-refuse = • { $at }: { $body } did not accept it
step-transfer = • { $at }: transferred to { $body }
step-send_back = • { $at }: returned, now with { $body }
step-decide = • { $at }: the superior decided that { $body } handles it
step-urge = • { $at }: you urged
step-urge-above = • { $at }: { $body } urged it on
step-withdraw = • { $at }: you withdrew it
step-rate = • { $at }: you rated it { $score }/5
step-reopen = • { $at }: you asked to look again
step-recompute = • { $at }: the { $clock } now ends on { $new } instead of { $old }: the office's working calendar has changed
step-close = • { $at }: closed
step-extend = • { $at }: { $body } extended the deadline
step-resume = • { $at }: waiting for your reply is over, the deadline runs on
step-inform = • { $at }: { $body } told how far it is
step-complex = • { $at }: { $body } found it complex
step-consult = • { $at }: the opinion of { $body } was asked for
step-opine = • { $at }: { $body } gave its opinion
step-plan = • { $at }: { $body } made a plan to settle it
step-step_done = • { $at }: { $body } finished a step of the plan
step-escalate = • { $at }: past the { $clock }, { $body } was told

btn-ticket-card = See the ticket
btn-refresh = Refresh
btn-files = See photos, files
btn-reply = Reply to the officer
btn-urge = Urge
btn-withdraw = Withdraw
btn-reopen = Not settled, look again
btn-score = { $stars } ({ $score } of 5)

files-shown = { $shown ->
        [0] This ticket has no files to show yet. New ones may take a few minutes.
       *[other] { $shown } of { $total } files of the ticket were sent again.
    }
urged = Urged. The officer and the head of the body have been told.
urge-too-soon = You urged at { $last }. You can urge again from { $again } on.
withdraw-sure = Withdraw ticket <b>{ $code }</b>? The body will not work on it any more.
btn-withdraw-yes = Withdraw this ticket
btn-withdraw-no = Keep it
withdrawn = The ticket was withdrawn as you wished.

add-ask = Please write more or send photos, files for ticket <b>{ $code }</b>. It goes to the body at once.
add-sent = Added to ticket <b>{ $code }</b>.
album-added = Added to ticket <b>{ $code }</b>.
reply-ask = Please reply to the officer's question on ticket <b>{ $code }</b>. Words, photos or voice.
reply-sent = Your reply was sent to the officer (ticket <b>{ $code }</b>).

# Rating, reopening ----------------------------------------------------------------------------------------------

rate-ask = What do you think of this answer? (1 is very dissatisfied, 5 is very satisfied)
reopen-until = If it is not settled, you can ask once to have it looked at again, before { $until }.
already-rated = You have rated ticket <b>{ $code }</b> with { $score }/5 already. Thank you.
score-wrong = Scores go from 1 to 5.
rating-begin-anew = That rating is old. Please rate again on the card below.
reasons-ask = Your rating: { $score }
    Why? Choose one or more, or skip it. { $commented ->
        [yes] Your comment: «{ $comment }»
       *[no] { "" }
    }
btn-reason = { $ticked ->
        [yes] ☑ { $reason }
       *[no] ☐ { $reason }
    }
reason-fast = A quick answer
reason-clear = A clear answer
reason-solved = The matter is settled
reason-manner-good = Friendly, helpful officials
reason-slow = A slow answer
reason-unclear = An unclear answer
reason-not-solved = The matter is not settled
reason-manner-bad = Officials were not polite
btn-comment = Write a comment
btn-rating-send = Done, send the rating
comment-ask = Please write your comment (at most { $most } characters).
comment-too-long = The comment has more than { $most } characters. Please make it shorter.
comment-words-only = Only words can be taken here. Please write, or choose Done.
rated = Thank you for rating ticket <b>{ $code }</b>. Ratings are counted without names.{ $low ->
        [yes] { " " }If it is not settled, you can ask to have it looked at again.
       *[no] { "" }
    }
reopen-ask = Why should ticket <b>{ $code }</b> be looked at again? Please write what is not right; photos are welcome.
reopen-words-too = The file has arrived. Please add a sentence: what is not right?
reopen-reason = Please write the reason in words.
reopen-used = Ticket <b>{ $code }</b> has been looked at again once already. You can send a new report.
reopen-over = The time for having ticket <b>{ $code }</b> looked at again is over. You can send a new report.
reopen-not-now = This ticket cannot be looked at again now.
reopened = It went back to the body. The officer and the head have been told; the new date is on the card below.

# Looking up -----------------------------------------------------------------------------------------------------

code-ask = Please type the tracking code, for example K7M2-9QXP.
code-slip = This code is not right, perhaps one letter is wrong. It has 8 letters and digits, for example K7M2-9QXP. Please check and type it again.
code-unknown = No ticket has the code { $code }. Please check it.
code-wait = Too many wrong codes. Please try again in { $minutes } minutes.

# Notices to the submitter ---------------------------------------------------------------------------------------

notice-accepted = Ticket <b>{ $code }</b>: <b>{ $body }</b> has accepted it{ $assigned ->
        [yes] , officer: { $officer }
       *[no] { "" }
    }.
    { $due }
notice-question = Ticket <b>{ $code }</b>: { $body } asks you:

    «{ $text }»
notice-informed = Ticket <b>{ $code }</b>: { $body } tells you how far it is:

    «{ $text }»
notice-transferred = Ticket <b>{ $code }</b> was transferred from { $sender } to <b>{ $receiver }</b>.
    Reason: { $because }. { $reason }
    Your answer is still due on <b>{ $due }</b>.
notice-sent-back = Ticket <b>{ $code }</b>: { $sender } returned it, so it is with <b>{ $receiver }</b> now.
    Reason: { $because }. { $reason }
    Your answer is still due on <b>{ $due }</b>.
notice-umpire = Ticket <b>{ $code }</b>: the bodies do not agree who handles it, so <b>{ $umpire }</b> holds it and will decide.
    { $sender } says: { $because }. { $reason }
    Your answer is still due on <b>{ $due }</b>.
notice-decided = Ticket <b>{ $code }</b>: { $umpire } decided that <b>{ $receiver }</b> handles it. Nobody may pass it on again.
    Your answer is still due on <b>{ $due }</b>.
notice-corrected = Ticket <b>{ $code }</b> is now classified as: { $kind }, { $field }. Your answer is still due on { $due }.
notice-closed = Ticket <b>{ $code }</b> is closed. Thank you.
notice-extended = Ticket <b>{ $code }</b>: <b>{ $body }</b> needs more time. The answer is due by <b>{ $until }</b> instead of { $before }. Reason: { $reason }
notice-late = ⏰ Ticket <b>{ $code }</b> was due on { $due } and is late. We are sorry, and have told those above <b>{ $body }</b>. You need not do anything.
notice-resumed = You have not replied to the question about ticket <b>{ $code }</b>. <b>{ $body }</b> goes on with it, an answer is due by { $due }. You can still add to it at any time.
notice-refused = Ticket <b>{ $code }</b> was not accepted.
refusal = { $grounded ->
        [yes] Ground: { $ground } ({ $source }).
       *[no] { "" }
    }
    Reason: { $text }
