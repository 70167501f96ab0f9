# Opinions of coordinating bodies: the lead body asks, others say what they think, the citizen gets one answer.

btn-o-consult = 🤝 Ask for an opinion
btn-o-consult-send = 📤 Send the request
btn-o-consult-end = ✖️ Ask { $body } no more
btn-o-consult-end-sure = ✖️ Yes, ask no more
btn-o-opinions = 🤝 Opinions ({ $count })
btn-o-opine = ✍️ Give an opinion{ $named ->
        [yes] { " " }({ $body })
       *[no] { "" }
    }
btn-o-not-ours = ↩️ Not in our field{ $named ->
        [yes] { " " }({ $body })
       *[no] { "" }
    }
btn-o-opine-send = 📤 Send the opinion
btn-o-asked = 🤝 Opinions to give
btn-l-opinions = 🤝 Opinions given

# The lead body asks --------------------------------------------------------------------------------------------

o-consult-ask =
    Whose opinion on ticket <b>{ $code }</b>? Choose, or type the name of a body (without marks).
    <i>Your body still leads and answers the citizen; the deadline runs on.</i>
o-consult-found = Whose opinion on ticket <b>{ $code }</b>? Choose, or type another name.
o-consult-none = Ticket <b>{ $code }</b>: there is no body named “{ $typed }” that has not been asked yet. Type again, for example: so xay dung.
o-consult-write =
    Ticket <b>{ $code }</b>: what should <b>{ $body }</b> give its opinion on? Write one message.
    <i>The citizen reads neither the question nor the opinion.</i>
o-consult-confirm =
    Ask <b>{ $body }</b> for its opinion on ticket <b>{ $code }</b>?

    “{ $text }”

    Opinion due: { $until }. The citizen’s answer stays due on { $due }.
    <i>The body reads what the ticket is about, not the name and phone number of the submitter.</i>
o-done-consult = { $body } was asked for its opinion on ticket { $code }, due { $until }. The citizen’s deadline stays.
o-consult-end-sure = Ask { $body } no more for its opinion on ticket <b>{ $code }</b>? It will be told that it is not needed.
o-done-consult-end = { $body } is asked no more for its opinion on ticket { $code }.
o-consult-itself = The ticket is with this very body. Please choose another one.
o-consult-open = { $body } has been asked already and has not answered yet. Please choose another body.
o-consult-many = { $most } bodies are asked about this ticket, which is the most there can be. Wait for an opinion, or ask one of them no more first.

# Opinions on a ticket's card -----------------------------------------------------------------------------------

o-opinions-title = <b>🤝 Opinions</b>
o-opinions-page = <b>🤝 Opinions on ticket { $code }</b>
o-opinions-given = <b>🤝 Opinions given</b> (the citizen does not read them: please sum them up in the answer)
o-opinions-none = Nobody was asked for an opinion.
o-opinions-more = <i>and { $count } earlier requests</i>
o-opinion-line = • <b>{ $body }</b>: { $outcome ->
        [open] awaited, due { $due } ({ $left })
        [given] given at { $at } ({ $by }){ $late ->
            [yes] , late (due { $due })
           *[no] , on time
        }
        [not_ours] not in its field, said at { $at } ({ $by }){ $late ->
            [yes] , late (due { $due })
           *[no] , on time
        }
        [withdrawn] asked no more since { $at }
       *[over] not given when the ticket was settled
    }
o-opinion-asked = { "   " }Asked ({ $lead }, { $by }, { $at }): “{ $text }”
o-opinion-said = { "   " }{ $by }: “{ $text }”
o-opinion-text = { "   " }“{ $text }”
o-opinions-open = ⚠️ <b>{ $count } have not given their opinion yet:</b> { $bodies }. If you send now they are not waited for; they will be told that it is not needed any more.
o-history-consult = { "   " }Coordinating body: { $body }

# The coordinating body answers ---------------------------------------------------------------------------------

o-asked = 🤝 <b>{ $lead } asks { $body } for its opinion</b>, due { $due } ({ $left })
o-asked-question = “{ $text }”
o-asked-note = <i>You only give an opinion; { $lead } sums up and answers the citizen.</i>
o-opine-write =
    { $lead } asks about ticket <b>{ $code }</b>:

    “{ $question }”

    Please write your body’s opinion in one message. <i>The citizen does not read it.</i>
o-not-ours-write =
    { $lead } asks about ticket <b>{ $code }</b>:

    “{ $question }”

    Why is it not in your body’s field, and whose is it, in your view? Write one message.
o-opine-confirm = { $ours ->
        [yes] Opinion of <b>{ $body }</b> for { $lead } on ticket <b>{ $code }</b>:
       *[no] <b>{ $body }</b> tells { $lead }: ticket <b>{ $code }</b> <b>is not in its field</b>. The reason:
    }

    “{ $text }”

    Send it? It cannot be changed afterwards.
o-done-opine = Your opinion on ticket { $code } was sent to { $lead }. Thank you.
o-consult-past = { $outcome ->
        [given] Ticket <b>{ $code }</b>: { $body } gave its opinion at { $at } ({ $by }).
        [not_ours] Ticket <b>{ $code }</b>: { $body } said at { $at } that it is not in its field ({ $by }).
        [withdrawn] Ticket <b>{ $code }</b>: the opinion of { $body } is not needed any more, since { $at }.
       *[over] Ticket <b>{ $code }</b> was settled at { $at }: the opinion of { $body } is not needed any more.
    }
    { $lead } had asked: “{ $question }”{ $outcome ->
        [given] { "" }
            Opinion: “{ $text }”
        [not_ours] { "" }
            Reason: “{ $text }”
       *[over] { "" }
    }

# The list of opinions to give ----------------------------------------------------------------------------------

o-asked-title = <b>🤝 Opinions to give</b> · { $count }
o-asked-row = { $late ->
        [yes] 🔴
       *[no] ▫️
    } <b>{ $code }</b>{ $urgent ->
        [yes] { " " }URGENT
       *[no] { "" }
    } · { $field } · { $area } · { $left }
    { "   " }{ $lead } asks { $body }
o-asked-none = Nobody is waiting for an opinion of your body.

# Notices -------------------------------------------------------------------------------------------------------

o-notice-consulted = 🤝 { $from } asks { $to } for its opinion on ticket <b>{ $code }</b>, due { $until }.
o-notice-consult-nobody = ⚠️ Ticket <b>{ $code }</b>: { $to } was asked for its opinion, but nobody handles tickets there. Somebody has to be invited.
o-notice-consult-off = { $by } ({ $from }) asks { $to } no more for its opinion on ticket <b>{ $code }</b>. It is not needed.
o-notice-consult-over = Ticket <b>{ $code }</b> was settled: the opinion of { $to } is not needed any more.
o-notice-opined = 🤝 { $to } ({ $by }) gave its opinion on ticket <b>{ $code }</b>:
o-notice-opined-not-ours = 🤝 { $to } ({ $by }) said that ticket <b>{ $code }</b> is not in its field:
o-notice-opinion-late = 🔴 { $body } has not given its opinion on ticket <b>{ $code }</b> in time. The level above it was told. The citizen’s deadline stays: you may answer without waiting.

# Heads ---------------------------------------------------------------------------------------------------------

digest-opinions = 🤝 Other bodies wait for opinions: late <b>{ $late }</b>, due today <b>{ $due }</b>
btn-digest-opinions = 🤝 To give ({ $count })
l-opinions-title = <b>Opinions given</b> · last { $days } days, your body and those below
l-opinions-line =
    ▫️ <b>{ $name }</b>
    { "   " }Asked: { $asked } · On time: { $on_time } · Late: { $late } · Not in its field: { $not_ours } · Waiting: { $waiting }
l-opinions-none = No body was asked for an opinion in this time.
l-opinions-note = <i>“Late” includes what is waiting and overdue.</i>
