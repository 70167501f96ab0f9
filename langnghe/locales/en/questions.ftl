# Questions beforehand: citizens -------------------------------------------------------------------------------
btn-d-ask = ✍️ Send a question
btn-d-qs = 💬 Questions ({ $count })
btn-d-qs-back = 💬 All questions
btn-d-qm = My questions ({ $count })
btn-d-session = ◂ To the session
btn-d-q-open = See the question
btn-d-q-main = See the merged question
btn-d-q-row = { $place }. { $worded ->
        [yes] { $text }
       *[no] (voice, picture)
    }
d-q-ask = Please send your question for this session: <b>write</b>, or send a <b>picture</b> or a <b>voice message</b>. At most { $most } characters.
    It is not sent yet: you will see it first.
d-q-form = Only words, pictures, voice messages and files are taken here. Please send it again.
d-q-long = The question has { $length } characters; { $most } at most. Please write it shorter; what you wrote before is kept.
d-q-enough = You have { $most } open questions at this session, which is the most. To send another, please withdraw one.
d-q-closed = This session takes no more questions. You can send a report by writing here.
d-q-not-here = This reads like a denunciation and cannot be a public question. Please type “denunciation” to see where it goes.
d-q-not-found = There is no such question, or it is not public.
d-q-own = This is your own question; it counts already.
d-q-moved-on = This question is { $state ->
        [open] waiting for an answer
        [merged] merged with the same question
        [answered] answered at the session
        [written] answered in writing
        [ticket] now a ticket with a due date
        [guided] told where to file it
       *[withdrawn] withdrawn by its asker
    } by now; the press had no effect.
d-q-complaint = This reads like a <b>complaint</b>, which by law has to be filed in its own form. If you only want to ask at this session, choose to send the question.
btn-d-q-plain = No complaint, send as a question
btn-d-q-drop = Do not send
d-q-dropped = The question is dropped; nothing was sent.
d-q-draft = <b>About to be sent:</b> { $worded ->
        [yes] “{ $text }”
       *[no] (a voice message or a picture)
    }
    { $files ->
        [0] No files.
       *[other] { $files } file(s).
    } { $anonymous ->
        [yes] Others do <b>not</b> see your name.
       *[no] Others see your name: <b>{ $name }</b>.
    }
    To add something, write or send it now. If it is right, press Send.
btn-d-q-send = ✅ Send the question
btn-d-q-named = Let others see my name
btn-d-q-unnamed = Do not show my name
d-q-sent = ✅ <b>Sent.</b> The secretary will read it and you will hear here. What is not answered becomes a ticket with a due date.
d-q-alike = <b>Is it one of these?</b> Others have asked something alike. A question asked by many comes first.
d-q-alike-line = { $place }. “{ $text }” · { $supports } ask the same
btn-d-q-same = Yes, I ask number { $place } too
btn-d-q-other = No, send mine
d-qs-title = <b>Questions</b>: { $count }, those asked by many on top
d-qs-none = No question has been let through yet.
d-qm-title = <b>My questions</b>: { $count }
d-qm-none = You have sent no question to this session.
d-q-line = { $place }. { $worded ->
        [yes] “{ $text }”
       *[no] (a voice message or a picture)
    } · { $supports } ask the same{ $named ->
        [yes] { " · " }{ $name }
       *[no] { "" }
    } · { $state ->
        [open] waiting for an answer
        [merged] merged with the same question
        [answered] answered at the session
        [written] answered in writing
        [ticket] now a ticket with a due date
        [guided] told where to file it
       *[withdrawn] withdrawn by its asker
    }
d-q-card = <b>Question:</b> { $worded ->
        [yes] “{ $text }”
       *[no] (a voice message or a picture)
    }
d-q-card-typed = <i>Written down by the secretary from the recording or picture, which is kept.</i>
d-q-card-by = Asked by: { $mine ->
        [yes] you
       *[no] { $named ->
            [yes] { $name }
           *[no] not named
        }
    }
d-q-card-state = { $supports } ask the same · { $state ->
        [open] waiting for an answer
        [merged] merged with the same question
        [answered] answered at the session
        [written] answered in writing
        [ticket] now a ticket with a due date
        [guided] told where to file it
       *[withdrawn] withdrawn by its asker
    }
d-q-card-files = 📎 { $count } file(s)
d-q-card-answer = { $state ->
        [answered] Answered at the session
       *[other] Answered in writing
    }: “{ $text }”
d-q-card-ticket = Ticket: <code>{ $code }</code>
btn-d-q-support = 🙋 I ask this too
btn-d-q-unsupport = Take it back
btn-d-q-withdraw = Withdraw
btn-d-q-withdraw-yes = Withdraw it
btn-d-q-keep = Keep it
d-q-withdraw-sure = Withdraw this question? It will not be answered. If others asked the same, theirs stays.
d-q-withdrawn = The question is withdrawn.
d-q-supported = 🙋 You are counted as asking this too. You will hear the answer.
d-q-supported-already = You have asked this too already; everybody counts once.
d-q-unsupported = You are no longer counted for this question.

# Notices to who asked -----------------------------------------------------------------------------------------
q-shown = 💬 Your question { $worded ->
        [yes] “{ $text }”
       *[no] (a voice message or a picture)
    } may now be read and supported by others.
q-hidden = Your question { $worded ->
        [yes] “{ $text }”
       *[no] (a voice message or a picture)
    } is not shown to others for now. It will be answered all the same.
q-merged = The question { $worded ->
        [yes] “{ $text }”
       *[no] (a voice message or a picture)
    } was merged with one that asks the same: “{ $main }”. You will hear the answer.
q-answered = ✅ The question { $worded ->
        [yes] “{ $text }”
       *[no] (a voice message or a picture)
    } was answered at the session.{ $noted ->
        [yes] { " " }In short: { $answer }
       *[no] { "" }
    }
q-written = ✉️ <b>{ $body }</b> answers the question { $worded ->
        [yes] “{ $text }”
       *[no] (a voice message or a picture)
    }:

    { $answer }
q-ticket = 📌 The question { $worded ->
        [yes] “{ $text }”
       *[no] (a voice message or a picture)
    } was not answered at the session and is now ticket <code>{ $code }</code>.
    It must be answered by <b>{ $due }</b>. You can follow it by this code.
q-ticket-too = 📌 The question you asked too { $worded ->
        [yes] “{ $text }”
       *[no] (a voice message or a picture)
    } is now ticket <code>{ $code }</code>, to be answered by <b>{ $due }</b>. Type the code to see how it goes.
q-guided = The question you sent to the dialogue is a complaint or a denunciation, which by law is not answered in public and not kept here. Please see where to file it.
q-asker-withdrew = The question you asked too { $worded ->
        [yes] “{ $text }”
       *[no] (a voice message or a picture)
    } is gone. If you still want an answer, please send it yourself.

# The secretary's desk -----------------------------------------------------------------------------------------
btn-g-qs = ❓ Questions ({ $count } new)
btn-g-qs-all = ❓ Questions
btn-g-qs-new = New
btn-g-qs-shown = Let through
btn-g-qs-done = Settled
g-qs-title = <b>{ $which ->
        [new] New, to be read
        [shown] Let through
       *[done] Settled
    }</b>: { $count }
btn-g-order = 📋 Running order
btn-g-q-back = ◂ Questions
btn-g-q-one = See this question
g-q-card-shown = { $shown ->
        [yes] Everybody may read it.
       *[no] Not let through.
    }{ $anonymous ->
        [yes] { " " }Its asker does not want to be named in public.
       *[no] { "" }
    }
g-q-card-position = In the order: { $position }
g-q-card-body = Prepared by: { $body }{ $prepared ->
        [yes] , ready
       *[no] , not yet
    }
g-q-card-prepared = 📝 Prepared answer: “{ $text }”
btn-g-q-files = 📎 Files ({ $count })
g-q-files-end = { $count } file(s). New ones may need a few minutes.
btn-g-q-type = ⌨️ Type the words
btn-g-q-let = ✅ Let through
btn-g-q-hide = Hide
g-q-merge-hidden = That question has not been let through, and whoever asked the other one would read it. Please let it through first, then merge.
btn-g-q-merge = Merge
btn-g-q-assign = Have it prepared
btn-g-q-prepare = 📝 Prepare the answer
btn-g-q-place = Into the order
btn-g-q-hall = ✔️ Answered in the hall
btn-g-q-write = ✉️ Answer in writing
btn-g-q-ticket = Make it a ticket
btn-g-q-guide = A complaint, denunciation
g-q-let = ✅ Let through. Its asker was told.
g-q-let-already = It was let through already.
g-q-hidden = Others no longer see it. Its asker was told.
g-q-words-first = This question has no words yet. Please listen and press “Type the words” first.
g-q-sensitive = ⚠️ This reads like a complaint or denunciation and cannot be let through. If it is one, press “A complaint, denunciation”; if not, word it more plainly.
g-q-own-words = These are the asker's own words, which nobody changes.
g-q-moved-on = This question is { $state ->
        [open] waiting for an answer
        [merged] merged with the same question
        [answered] answered at the session
        [written] answered in writing
        [ticket] now a ticket with a due date
        [guided] told where to file it
       *[withdrawn] withdrawn by its asker
    } by now; that cannot be done any more.
g-q-not-begun = The session has not begun, so nothing was answered in the hall. You can answer in writing.
g-q-not-over = The session is not over. All can become tickets once it was held or cancelled.
g-q-type-ask = Please type the asker's words (now: { $worded ->
        [yes] “{ $text }”
       *[no] (a voice message or a picture)
    }).
g-q-typed = The words are kept, beside the recording or picture.
g-q-merge-ask = Into which one? The likest are on top.
g-q-merge-none = There is no other question.
g-q-merge-sure = Merge { $worded ->
        [yes] “{ $text }”
       *[no] (a voice message or a picture)
    } into “{ $main }”? Everybody who asked either hears the answer. It cannot be undone.
btn-g-q-merge-yes = Merge them
g-q-merge-other = Only into another question of the same session.
g-q-merged = Merged. Its askers were told.
g-q-ticket-sure = Make { $worded ->
        [yes] “{ $text }”
       *[no] (a voice message or a picture)
    } a ticket now? It gets its own due date and its asker the code.
btn-g-q-ticket-yes = Make it a ticket
g-q-ticket-made = 📌 It is a ticket. Its asker was told the code.
g-q-guide-sure = Is { $worded ->
        [yes] “{ $text }”
       *[no] (a voice message or a picture)
    } a complaint or denunciation? Its asker will be told where to file it; words and files are not kept.
btn-g-q-guide-yes = Yes, guide its asker
g-q-guided = Its asker was guided. Words and files are not kept.
g-q-hall-ask = How was { $worded ->
        [yes] “{ $text }”
       *[no] (a voice message or a picture)
    } answered? Write a line or two, or mark it without words.
btn-g-q-hall-now = Answered, no note
g-q-answered = ✔️ Marked as answered. Everybody who asked was told.
g-q-write-ask = Please write the answer to { $worded ->
        [yes] “{ $text }”
       *[no] (a voice message or a picture)
    }. It goes to everybody who asked.
btn-g-q-write-prepared = Send the prepared answer
g-q-written = ✉️ The answer was sent to everybody who asked.
g-q-assign-ask = Which body should prepare the answer to { $worded ->
        [yes] “{ $text }”
       *[no] (a voice message or a picture)
    }? Type some words of its name.
g-q-assign-found = Choose the body, or type another name.
g-q-assign-none = There is no such body. Please type another name.
g-q-assigned = Done. That body was told.
g-q-assigned-already = That body prepares it already.
g-q-prepare-ask = Question: { $worded ->
        [yes] “{ $text }”
       *[no] (a voice message or a picture)
    }
    { $ready ->
        [yes] Prepared: “{ $prepared }”. What you write takes its place.
       *[no] Please write the answer for the chair.
    }
g-q-prepared-kept = 📝 The prepared answer is kept. The secretary was told.
btn-g-q-settle = 📌 Make all tickets
btn-g-q-settle-yes = Make them tickets
g-q-settle-sure = { $count } questions are open. Make each a ticket with its own due date, its asker told the code?
g-q-settled = { $count } done, { $left } left.
q-assigned = 📝 <b>{ $body }</b> is to prepare the answer to { $worded ->
        [yes] “{ $text }”
       *[no] (a voice message or a picture)
    } for the dialogue { $title }{ $dated ->
        [yes] { " " }({ $starts })
       *[no] { "" }
    }. Asked by: { $by }.
q-new = ❓ A new question for the dialogue: { $worded ->
        [yes] “{ $text }”
       *[no] (a voice message or a picture)
    }. Please read it and let it through.
q-prepared = 📝 { $body } prepared the answer to { $worded ->
        [yes] “{ $text }”
       *[no] (a voice message or a picture)
    }.
q-settled = 📌 { $count } open questions of the dialogue became tickets, each with its own due date.

# The running order --------------------------------------------------------------------------------------------
g-order-title = <b>Running order</b>: { $count }
g-order-none = Nothing in the order yet. Press “Add those let through” to begin.
g-order-filled = { $count } added.
g-order-changed = The order has just changed; the press had no effect.
g-order-link = The running order to read and print (for keepers only, good for { $hours } hours, please do not pass it on): { $link }
g-order-link-dead = This link has expired or is wrong. Please open the session in the chat and press “Page to print” again.
btn-g-order-row = { $position }
btn-g-order-fill = Add those let through
btn-g-order-open = 🖨 Open the page
btn-g-order-page = 🖨 Page to print
btn-g-order-up = ⬆ Up
btn-g-order-down = ⬇ Down
btn-g-order-top = ⏫ To the top
btn-g-order-out = ✖ Out of the order
web-order-title = Running order of questions
web-order-none = There is no question in the order.
web-order-count = { $count } questions · made at { $at }
web-order-line = { $supports } ask the same · { $state ->
        [open] waiting for an answer
        [merged] merged with the same question
        [answered] answered at the session
        [written] answered in writing
        [ticket] now a ticket with a due date
        [guided] told where to file it
       *[withdrawn] withdrawn by its asker
    }
web-order-by = Asked by: { $named ->
        [yes] { $name }
       *[no] not named
    }
web-order-no-words = (a voice message or picture, not written down yet)
web-order-prepared = Prepared answer
web-order-unprepared = No answer prepared
web-order-tick = ☐ Answered   ☐ In writing   ☐ Not yet
web-order-dead = This page cannot be opened
