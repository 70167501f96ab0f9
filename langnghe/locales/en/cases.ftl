# Dialogues about one matter (NĐ 155/2026/NĐ-CP, Art. 11) ------------------------------------------------------
case-list = <b>Dialogues about ticket { $code }</b>
case-line = • Round { $round } · { $starts } · { $state ->
        [invited] invited
        [held] held
       *[cancelled] called off
    }
btn-case-round = Round { $round }
case-title = <b>Dialogue about ticket { $code }</b>, round { $round }: { $state ->
        [invited] invited
        [held] held
       *[cancelled] called off
    }
case-when = 🕘 { $starts } · 📍 { $place }
case-invited-by = Invited by { $by } on { $at }
case-urgent = ⚠️ At short notice: { $reason }
case-reason = Called off because: { $reason }
case-parties = <b>Parties</b>
case-name = { $submitter ->
        [yes] Who sent the ticket{ $named ->
            [yes] { " " }({ $name })
           *[no] { "" }
        }
       *[no] { $name }
    }
case-party = • { $name }{ $roled ->
        [yes] , { $role }
       *[no] { "" }
    }: { $came ->
        [present] present
        [absent] absent{ $reasoned ->
            [yes] , because: { $reason }
           *[no] , without a reason
        }
        [coming] will come
        [not-coming] cannot come{ $reasoned ->
            [yes] , because: { $reason }
           *[no] { "" }
        }
       *[unknown] has not said
    }
case-agreed = <b>Agreed:</b> { $any ->
        [yes] { $text }
       *[no] nothing
    }
case-disagreed = <b>Not agreed:</b> { $any ->
        [yes] { $text }
       *[no] nothing
    }
case-minutes = <b>Minutes:</b> { $text }
case-not-found = There is no such dialogue.
case-moved-on = { $state ->
        [invited] Its hour has come, so nothing can be changed here. If it is urgent please call the office.
        [held] This dialogue was held and has its minutes.
       *[cancelled] This dialogue was called off.
    }
case-invited = 🤝 <b>{ $body }</b> invites you to a dialogue about ticket <b>{ $code }</b> (round { $round }).
    🕘 { $starts }
    📍 { $place }{ $hurried ->
        [yes] { "" }
            ⚠️ At short notice, because: { $urgent }
       *[no] { "" }
    }
    Please say whether you can come.
case-held = 📝 The minutes of dialogue { $round } about ticket <b>{ $code }</b> are there. Please read them; if something is not right, add it to the ticket.
case-cancelled = The dialogue about ticket <b>{ $code }</b> at { $starts } was <b>called off</b>. Reason: { $reason }
case-reply = 🤝 Ticket <b>{ $code }</b>, dialogue at { $starts }: its sender { $coming ->
        [yes] <b>will come</b>.
       *[no] <b>cannot come</b>.{ $reasoned ->
            [yes] { " " }Reason: { $reason }
           *[no] { "" }
        }
    }

# Who sent the ticket ------------------------------------------------------------------------------------------
btn-d-cases = 🤝 Dialogues
btn-d-case = See the dialogue
btn-d-case-yes = I will come
btn-d-case-no = I cannot come
btn-d-case-no-reason = No reason
btn-d-case-back = ◂ Back
d-case-reason = Why can you not come? Please write a sentence, so that the office can arrange it anew.
d-case-coming = ✅ The office was told that you will come.
d-case-not-coming = The office was told that you cannot come. If you change your mind, press “I will come”.
step-dialogue-invite = • { $at }: { $body } invited to a dialogue
step-dialogue-coming = • { $at }: you said you will come to the dialogue
step-dialogue-not-coming = • { $at }: you said you cannot come to the dialogue
step-dialogue-held = • { $at }: dialogue held, minutes written
step-dialogue-cancel = • { $at }: { $body } called the dialogue off

# Officials ----------------------------------------------------------------------------------------------------
act-dialogue-invite = invited to dialogue { $round }
act-dialogue-coming = will come to dialogue { $round }
act-dialogue-not-coming = cannot come to dialogue { $round }
act-dialogue-held = wrote the minutes of dialogue { $round }
act-dialogue-cancel = called dialogue { $round } off
o-history-dialogue =   🕘 { $starts }
btn-o-dialogue = 🤝 Dialogues ({ $count })
btn-o-dialogue-new = 🤝 Invite to a dialogue
btn-o-case = See the dialogue
btn-o-case-all = 🤝 All rounds
btn-o-case-invite = 🤝 Invite
btn-o-case-record = 📝 Write the minutes
btn-o-case-cancel = Call it off
o-case-none = No dialogue yet.
o-case-when = On which day and at what hour? For example <b>8h30 30/11/2026</b>. At least { $days } days ahead, from { $first } on; sooner needs a reason.
o-case-when-unread = That day and hour could not be read. Please type it like: 8h30 30/11/2026
o-case-urgent = That is less than { $days } days ahead (from { $first } on). If it cannot wait, write why, which the citizen reads; or type another day and hour.
o-case-place = Where? Please write the place.
o-case-parties = Who else is invited? One a line: <b>name, role</b>. For example: Nguyễn Văn A, neighbour
btn-o-case-nobody = Nobody else
o-case-preview = <b>Invitation to a dialogue</b>
    🕘 { $starts } · 📍 { $place }{ $hurried ->
        [yes] { "" }
            ⚠️ At short notice: { $urgent }
       *[no] { "" }
    }{ $others ->
        [yes] { "" }
            Also invited: { $names }. Please tell them yourselves.
       *[no] { "" }
    }
    When you send it, who sent the ticket gets it in the chat.
btn-o-case-send = ✅ Send the invitation
o-case-press-first = Please choose a button above first.
o-done-case-invite = ✅ The invitation was sent.
o-case-past = That is past. Please type another day and hour.
o-case-far = That is more than a year ahead. Please check the year.
o-case-soon = At least { $days } days ahead (from { $first } on); sooner needs a reason.
o-case-many = At most { $most } people, please.
o-case-name = A name or role has at most { $most } characters. Please write it shorter.
o-case-open-already = Ticket { $code } has a dialogue that is not over. Write its minutes or call it off before the next round.
o-case-early = Its hour has not come ({ $starts }); the minutes are written afterwards.
o-case-attendance = It is not complete who came. Please begin again.
o-case-who = Did <b>{ $name }</b> come?
btn-o-case-present = Present
btn-o-case-absent-reason = Absent with a reason
btn-o-case-absent = Absent without a reason
o-case-absence = What was the reason?
o-case-ask-agreed = What was <b>agreed</b>?
o-case-ask-disagreed = What was <b>not agreed</b>?
o-case-ask-minutes = Please write the <b>minutes</b>: who said what, how it ended. The citizen reads them too.
btn-o-case-nothing = Nothing
o-case-look-over = <b>Minutes</b>: { $present } present, { $absent } absent
    <b>Agreed:</b> { $points ->
        [yes] { $agreed }
       *[no] nothing
    }
    <b>Not agreed:</b> { $differ ->
        [yes] { $disagreed }
       *[no] nothing
    }
    <b>What was said:</b> { $minutes }

    Once kept they cannot be changed, and who sent the ticket reads them.
btn-o-case-save = ✅ Keep the minutes
o-done-case-record = 📝 The minutes are kept. Who sent the ticket was told.
o-case-cancel-why = Why is it called off? Who sent the ticket will read this.
o-done-case-cancel = Called off. Who sent the ticket was told.
