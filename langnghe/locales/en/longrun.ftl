# Matters that take long: backlog, settlement plans, what is put before the leader, instructions --------------------

btn-backlog = 🗄 Backlog
btn-plans = 🗓 Plans, instructions

# The backlog -----------------------------------------------------------------------------------------------------

l-backlog-title = <b>Backlog</b> · tickets not settled yet, by days since receipt
l-backlog-body-title = <b>Backlog</b> · { $body }
l-backlog-none = No ticket is waiting to be settled.
l-backlog-line = { $age }: <b>{ $count }</b>
l-backlog-red = 🔴 Over { $limit } days: <b>{ $count }</b> · will be within { $days } days: <b>{ $soon }</b>
l-backlog-bodies = By body, whose oldest ticket is oldest first:
l-backlog-body =
    ▫️ <b>{ $body }</b>
    { "   " }Up to 10 days: { $to10 } · 11–30: { $to30 } · 31–45: { $to45 } · 46–90: { $to90 } · over 90: { $over90 }
l-age-10 = Up to 10 days
l-age-30 = 11–30 days
l-age-45 = 31–45 days
l-age-90 = 46–90 days
l-age-over = Over 90 days
l-age-red = 🔴 Over { $limit } days
l-age-soon = Over { $limit } days within { $days } days
btn-l-age = { $age } ({ $count })
btn-l-backlog-back = 🗄 Backlog
btn-l-backlog-body = ◂ This body
l-aged-title = <b>Backlog</b> · { $age }{ $bodied ->
        [yes] { " " }· { $body }
       *[no] { "" }
    }, oldest first
l-aged-row = { $late ->
        [yes] 🔴
       *[no] ▫️
    } <b>{ $code }</b> · <b>{ $days ->
        [one] { $days } day
       *[other] { $days } days
    }</b>{ $urgent ->
        [yes] { " " }· URGENT
       *[no] { "" }
    } · { $field } · { $area }
l-aged-none = There is none.
btn-l-aged-row = { $code } · { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
digest-red-line = 🗄 Open for more than { $days } days: <b>{ $count }</b>
digest-submitted = { "   " }• put before you for an instruction: { $count }
btn-digest-red-line = 🗄 Over { $days } days ({ $count })

o-notice-red-near = 🗄 Ticket <b>{ $code }</b> has been open for { $days } days since its receipt. The red line is { $limit } days (Decree 154/2026/NĐ-CP, Article 41): beyond it without good reason, those responsible face discipline.
o-notice-red-over = 🔴 Ticket <b>{ $code }</b> has been open for { $days } days since its receipt (red line { $limit } days, Decree 154/2026/NĐ-CP, Article 41). The level above was told. Please have it settled now.
o-notice-red-above = 🔴 { $body }: ticket <b>{ $code }</b> has been open for { $days } days since its receipt (red line { $limit } days, Decree 154/2026/NĐ-CP, Article 41). Please see to it.
o-history-red-line = { "   " }{ $days } days since receipt (red line { $limit } days)
step-red-line = • { $at }: { $days } days since receipt, { $body } was told

# The settlement plan ----------------------------------------------------------------------------------------------

btn-o-plan-new = 🗓 Make a plan
btn-o-plan = 🗓 Plan, instructions ({ $count })
btn-o-plan-back = ◂ The plan
btn-o-step = { $what }
btn-o-step-add = ➕ Add a milestone
btn-o-step-done = ✅ Done
btn-o-step-day = 📅 Another day
btn-o-step-owner = 👤 Somebody else
btn-o-step-words = ✏️ Other words
btn-o-step-drop = 🗑 Drop it
o-plan-title = <b>Settlement plan of ticket { $code }</b>
o-plan-none = There is no milestone yet. Press <b>Add a milestone</b>: what, who, until when. The citizen's deadline runs on.
o-task = { $standing ->
        [done] ✅
        [late] 🔴
       *[open] ▫️
    } { $origin ->
        [instruction] 📌 Instruction of { $by }: { $what }
       *[plan] { $what }
    }{ $dated ->
        [yes] { " " }· until { $until }
       *[no] { "" }
    }{ $owned ->
        [yes] { " " }· { $owner }
       *[no] { "" }
    }
o-step-card =
    <b>Ticket { $code }</b>
    { $line }

    «{ $text }»
    <i>Set by { $by }, { $at }.</i>
o-card-tasks = <b>Plan and instructions not done: { $count }</b>
o-card-submission = 📤 { $by } put it before { $body }, { $at }: «{ $text }»
o-step-what = Ticket <b>{ $code }</b>: what has to be done? Keep it short. The citizen does not read it.
o-step-owner = Who answers for it?
o-step-owner-choice = { $name }
o-step-owner-anybody = Whoever handles the ticket
o-step-owner-first = Please choose who answers for it by one of the buttons above.
o-step-day-ask = By the end of which day? Choose one or type day/month/year.
o-step-day-choice = { $day }
o-step-reason = Ticket <b>{ $code }</b>: why { $how ->
        [day] another day
        [owner] somebody else
        [words] other words
       *[drop] drop it
    }? The reason is kept in the history.
o-step-note = Ticket <b>{ $code }</b>, «{ $what }»: what was done? Keep it short.
o-done-step-add = Added to the plan of ticket <b>{ $code }</b>.
o-done-step-change = The plan of ticket <b>{ $code }</b> was changed.
o-done-step = Noted: something of ticket <b>{ $code }</b> is done.
o-step-day = It must be a working day from today ({ $first }) to { $last }. Please choose another one.
o-step-owner-wrong = Whom you chose cannot handle this ticket at { $body }. Please choose somebody else.
o-step-many = A ticket has at most { $most } open steps. Please finish or drop some.
o-step-same = Nothing changes: the new is what it was.
o-step-ended = This step of ticket { $code } is done, dropped or changed. Please open the plan again.
o-plan-in-charge = Ticket { $code } is handled by somebody else: only they and the head of the body can do this.
o-history-plan-add = { "   " }Milestone added{ $dated ->
        [yes] , until { $until }
       *[no] { "" }
    }{ $owned ->
        [yes] , { $owner }
       *[no] { "" }
    }
o-history-plan-day = { "   " }Another day: { $before } → { $until }
o-history-plan-owner = { "   " }Given to { $owned ->
        [yes] { $owner }
       *[no] whoever handles the ticket
    }
o-history-plan-words = { "   " }Other words
o-history-plan-drop = { "   " }Dropped
o-history-plan-over = { "   " }The plan is over because the ticket moves; milestones not done: { $count }
o-history-what = { "   " }What: { $what }
o-notice-step-given = 🗓 { $by } gives you a milestone of the settlement plan, until { $until }.
o-notice-step-changed = 🗓 { $by } changed a milestone you answer for, until { $until }.
o-notice-step-dropped = 🗓 { $by } dropped a milestone you answered for, ticket <b>{ $code }</b>.

l-plans-title = { $late ->
        [yes] <b>Plans and instructions that are late</b>
       *[no] <b>Plans and instructions under way</b>
    }
l-plans-none = { $late ->
        [yes] Nothing is late.
       *[no] No plan and no instruction is under way.
    }
l-plans-line =
    { $overdue ->
        [yes] 🔴
       *[no] ▫️
    } <b>{ $code }</b> · { $body }
    { "   " }{ $origin ->
        [instruction] 📌 Instruction
       *[plan] Next milestone
    }{ $worded ->
        [yes] : { $what }
       *[no] { "" }
    }{ $dated ->
        [yes] { " " }· until { $until }
       *[no] { "" }
    }
    { "   " }Not done: { $open }{ $late ->
        [0] { "" }
       *[other] { " " }· late: { $late }
    }
btn-l-plans-late = 🔴 Late ones only
btn-l-plans-all = All

# Put before the leader, instructions --------------------------------------------------------------------------------

btn-o-to-leader = 📤 Put before the leader
btn-l-instruct = 📌 Instruct
btn-l-submission-return = ↩️ Return, no instruction
btn-l-no-day = No day set
o-submit-write =
    Ticket <b>{ $code }</b> goes before the head of { $body }. Write what the difficulty is and what you propose.
    <i>The citizen's deadline runs on.</i>
o-done-submit = Ticket <b>{ $code }</b> lies before the head of { $body }. The citizen's deadline runs on.
o-submitted-already = The ticket was put before { $body }, { $at }, and waits there. One at a time.
o-no-leader = Neither { $body } nor any body above it has a head in the system, so it cannot be put before a leader. Please tell an admin.
o-submission-gone = Ticket { $code } no longer waits for your word. This press has no effect.
l-instruct-write = Your instruction on ticket <b>{ $code }</b> for { $body }: what has to be done? The citizen does not read it.
l-instruct-day = Ticket <b>{ $code }</b>: by the end of which day? Choose one or type day/month/year.
l-done-instruct = You have instructed on ticket <b>{ $code }</b>. The body was told; when it is done, you will be.
l-submission-return-write = Ticket <b>{ $code }</b> goes back without an instruction: write a word to who put it before you.
l-done-submission-return = Ticket <b>{ $code }</b> went back to who put it before you.
o-notice-submitted = 📤 { $by } ({ $from }) puts ticket <b>{ $code }</b> before you and asks for your instruction.
o-notice-instructed = 📌 { $by } ({ $from }) has instructed on ticket <b>{ $code }</b>.
o-notice-submission-returned = ↩️ { $by } returned ticket <b>{ $code }</b> without an instruction:
o-notice-instruction-done = ✅ { $by } says that your instruction on ticket <b>{ $code }</b> was carried out:
o-notice-instruction-over = 📌 Ticket <b>{ $code }</b> goes from { $from } to { $to }, out of your reach: your instruction, not carried out yet, ends here.
o-notice-submission-over = 📤 Ticket <b>{ $code }</b> goes from { $from } to { $to }: your word on it is no longer needed.
o-notice-leader-left = 📤 { $body } has no head any more: ticket <b>{ $code }</b>, which you put before it, has no word yet. You may put it before a leader again.
o-history-to-leader = { "   " }Before the head of { $body }
o-history-instruct-given = { "   " }Instruction{ $dated ->
        [yes] , until { $until }
       *[no] , no day set
    }
o-history-instruct-returned = { "   " }Returned without an instruction
o-history-instruct-over = { "   " }The instruction is over because the ticket moves
