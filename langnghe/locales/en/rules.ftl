# Time limits: rules for each step, tables in and out, remote areas, complex matters, dates computed anew.

btn-a-rules = ⏳ Time limits
btn-a-rules-back = ⏳ Time limits
btn-a-gap-no-deadline-rule = ⏳ Add a time limit
rule-step-accept = To accept
rule-step-classify = To classify
rule-step-first_answer = First reply
rule-step-settle = To answer
rule-step-opinion = To give an opinion
rule-step-return = To send back
rule-priority-urgent = urgent
rule-priority-normal = not urgent
rule-remote = remote areas
rule-complex = complex matters
rule-everything = every ticket
rule-what = { $what }: { $span }

# Looking ------------------------------------------------------------------------------------------------------

a-rules =
    <b>Time limits</b>
    How long each step may take, by which regulation, since when. Please choose a step.
a-rules-of =
    <b>Time limits: { $step }</b> ({ $count })
    Where several lines fit a ticket the most particular one counts: urgency first, then complex, remote area, field, kind.
a-rules-past = <b>Earlier rules: { $step }</b> ({ $count })
a-rules-past-none = <b>{ $step }</b>: there are no earlier rules.
a-rule-line = { $place }. { $what }: <b>{ $span }</b>, { $coming ->
        [yes] <b>in force from { $first }</b>
       *[no] since { $first }
    }{ $ends ->
        [yes] { " " }until the end of { $last }
       *[no] { "" }
    }. <i>{ $source }</i>
a-rule-card =
    <b>{ $step }: { $span }</b>
    For: { $what }
    By: { $source }
    { $standing ->
        [past] Was in force from { $first }
        [future] Will be in force from { $first }
       *[force] In force since { $first }
    }{ $ends ->
        [yes] { " " }until the end of { $last }
       *[no] { "" }
    }.
    { $made ->
        [yes] Written by { $by }, at { $at }.
       *[no] Came with the set-up.
    }
btn-a-rules-step = ⏳ { $step }
btn-a-rule-add = ➕ Add a rule
btn-a-rule-history = 🕑 Earlier rules
btn-a-rule-anew = ✏️ Set a new limit
btn-a-rule-end = ⏹ End it
btn-a-rule-drop = 🗑 Take this rule out
rule-not-found = This rule is gone. Please look at the list again.

# Adding a rule ------------------------------------------------------------------------------------------------

a-rule-ask-span =
    <b>New rule: { $step }</b>
    For: <b>{ $what }</b>. Press below if it is for some tickets only.
    How long? Please type for instance: <b>10</b> (working days), <b>15 days</b> (days off included), <b>8 hours</b>.
btn-a-rule-kind = Kind…
btn-a-rule-field = Field…
btn-a-rule-priority-urgent = Urgent only
btn-a-rule-priority-normal = Not urgent only
btn-a-rule-priority-any = Urgent or not
btn-a-rule-remote-yes = Remote areas only
btn-a-rule-remote-no = All areas
btn-a-rule-complex-yes = Complex only
btn-a-rule-complex-no = All matters
a-rule-ask-kind = For which kind?
btn-a-rule-any-kind = Any kind
a-rule-ask-field = For which field?
btn-a-rule-any-field = Any field
btn-a-rule-form = ↩️ Back
a-rule-span-unread = “{ $typed }” could not be read. Please type a number, such as 10 (working days, at most 250), 15 days (at most 366) or 8 hours (at most 1000).
a-rule-ask-source = <b>{ $span }</b>. By which document? For instance: Quyết định số 12/2026/QĐ-UBND, Điều 5. Citizens can read it.
rule-no-source = Every time limit needs its source. Please type the document, for instance: Quyết định số 12/2026/QĐ-UBND, Điều 5.
rule-source-long = The source has { $length } characters; please use at most { $most }.
a-rule-ask-from = From which day on? Press a day, or type day, month and year.
btn-a-rule-day = { $day }
a-rule-day-unread = “{ $typed }” is not a date. Please type it like 01/01/2027.
rule-past = It cannot hold from { $day }, because that day is over. A new rule holds from today ({ $today }) on at the earliest.
rule-far = That day is too far; years up to { $last } are taken.
rule-same-day = Since { $day } another rule has been in force for just these tickets; it cannot be written over. Please choose tomorrow or later.
a-rule-confirm = <b>Please look at it before it is written</b>
a-rule-new =
    <b>{ $step }: { $span }</b>
    For: { $what }
    By: { $source }
    From { $first }{ $ends ->
        [yes] { " " }until the end of { $last }, then by the rule that follows
       *[no] { "" }
    }.
a-rule-ends = The rule there is ({ $what }) then holds only until the day before { $day }.
a-rule-replaces = In place of the coming rule from the same day ({ $what }).
a-rule-narrower = ⚠️ { $count } more particular rules still go before this one: { $rules }{ $count ->
        [1] {""}
        [2] {""}
        [3] {""}
       *[other] …
    } To change those matters too, change these rules.
a-rule-keeps = <i>Open tickets keep their dates, unless you press <b>Recompute open tickets</b>.</i>
a-rule-same = This rule is there already; nothing needs to be written.
btn-a-rule-yes = ✅ Write the rule
a-rule-added = <b>Written</b>

# Ending -------------------------------------------------------------------------------------------------------

a-rule-ask-end = From which day on shall it hold no longer? Press a day, or type day, month and year.
a-rule-end-confirm = { $dropped ->
        [yes] <b>Take the coming rule out?</b> { $step }, { $what }.
       *[no] <b>End the rule?</b> { $step }, { $what }. Its last day: { $last }. After it the next general rule counts.
    }
a-rule-goes-on = The rule before it ({ $what }) holds on.
btn-a-rule-end-yes = ✅ Yes
a-rule-ended = { $dropped ->
        [yes] Taken out: { $step }, { $what }.
       *[no] Written: { $step }, { $what }, in force until the end of { $last }.
    }
rule-is-history = This rule is no longer in force and cannot be changed.
rule-end-day = It can end from { $first } on, in { $last } at the latest. What has been in force cannot be undone.
rule-ends-already = This rule is written to end with { $last } already.
rule-general-stays = It cannot be ended: it is the general rule of this step, and without it some tickets would have no time limit. Please press <b>Set a new limit</b> to replace it.

# Open tickets computed anew -----------------------------------------------------------------------------------

btn-a-rule-recount = 🔁 Recompute open tickets
a-rule-recount = <b>Recompute the dates of open tickets</b>
    { $count ->
        [0] By the rules in force today no ticket gets another date.
       *[other] By the rules in force today <b>{ $count } tickets</b> get another date, counted from where each began. Officers and citizens are told. What is overdue stays so; granted time is not shortened; nothing becomes late at once: a new date is at the earliest the end of the next working day.
    }
btn-a-rule-recount-yes = ✅ Recompute { $count } tickets
btn-a-rule-moved = ⏱ Tickets that moved
a-rule-recount-begun = The dates of open tickets are computed anew within minutes. You will be told when it is done.
rules-recompute-runs = The last recomputing is not done yet. Please wait a few minutes.
a-rule-moved = <b>Tickets moved by the last recomputing</b> ({ $count })
a-rule-moved-none = The last recomputing moved no ticket.
rules-recomputed = { $count ->
        [0] Dates were computed anew by the rules in force: no ticket moved.
       *[other] Dates were computed anew by the rules in force: <b>{ $count } tickets</b> moved; officers and citizens were told.
    }
o-notice-rule-recomputed = Ticket <b>{ $code }</b>: the { $clock_name } now ends on <b>{ $new }</b> instead of { $old }: the regulation on time limits has changed.
notice-rule-recomputed = Your ticket <b>{ $code }</b>: the answer is now due <b>{ $new }</b> instead of { $old }, because the regulation on time limits has changed.
step-recompute-rule = • { $at }: the { $clock } now ends on { $new } instead of { $old }: the regulation on time limits has changed
act-recompute-rule = dates computed anew by the rules

# As a table ---------------------------------------------------------------------------------------------------

btn-a-rule-import = 📥 Import
btn-a-rule-export = 📤 Export
a-rules-ask-table =
    <b>Import time limits</b>
    Send a .csv file, or type it here. Each line has: step, kind, field, priority, remote, complex, span, source, from. An empty cell means any. For instance:
    <code>trả lời;;;khẩn;;;5 ngày;QĐ 12/2026/QĐ-UBND, Điều 5;01/01/2027</code>
    The step is one of: { $steps }. It is easiest to press <b>Export</b> first and to add lines. Old lines stay as they are and cannot be changed.
a-rules-table = <b>The table has { $new } new rules</b>, { $replaced } in place of coming ones, { $same } there already. Nothing is written yet.
a-rule-table-line = • { $step }, { $what }: <b>{ $span }</b>, from { $first }
a-rules-more = … and { $count } rules more.
btn-a-rules-write = ✅ Write these rules
a-rules-imported = <b>Written</b>: { $new } new rules, { $replaced } in place of coming ones, { $same } unchanged.
rules-table-empty = There is no rule in the table. Each line needs: step, kind, field, priority, remote, complex, span, source, from.
rules-table-long = The table has more than { $most } lines. Please check it, or divide it.
rules-table-faulty = The table still has { $count } faults, so nothing was written. Please mend it and send it again.
a-rules-exported = The table of all time limits, earlier ones too, to be opened with a spreadsheet:
a-rules-exported-next = To add many rules, add lines to the table and send it back by <b>Import</b>.
a-rule-fault-step = • Line { $line }: { $empty ->
        [yes] the step is missing
       *[no] “{ $value }” is no step
    }. It must be one of: { $what }.
a-rule-fault-kind = • Line { $line }: “{ $value }” is no kind of ticket. It must be one of: { $what }, or empty.
a-rule-fault-field = • Line { $line }: there is no field “{ $value }”. It must be a field's name or code, or empty.
a-rule-fault-priority = • Line { $line }: the priority “{ $value }” could not be read. It must be: khẩn, thường, or empty.
a-rule-fault-remote = • Line { $line }: “{ $value }” in the cell for remote areas could not be read. It must be: có, or empty.
a-rule-fault-complex = • Line { $line }: “{ $value }” in the cell for complex matters could not be read. It must be: có, or empty.
a-rule-fault-span = • Line { $line }: { $empty ->
        [yes] the span is missing
       *[no] the span “{ $value }” could not be read
    }. Write it like 10 ngày làm việc, 15 ngày or 8 giờ.
a-rule-fault-source = • Line { $line }: the source is missing. The document must be named.
a-rule-fault-source-long = • Line { $line }: the source “{ $value }” has more than { $what } characters.
a-rule-fault-from = • Line { $line }: { $empty ->
        [yes] the first day is missing
       *[no] the first day “{ $value }” cannot be used
    }. Write it like 01/01/2027, up to the year 2100.
a-rule-fault-until = • Line { $line }: the last day “{ $value }” is no date. It is best left empty.
a-rule-fault-until-set = • Line { $line }: the last day { $value } is not that of the books. The rule that follows decides it; to end a rule press <b>End it</b>. Please leave this cell empty.
a-rule-fault-cells = • Line { $line }: too many cells (“{ $value }”). Where the source has a comma, put it into quotation marks, or part the cells by semicolons.
a-rule-fault-twice = • Line { $line }: the same as line { $what } (same step, same tickets, same first day).
a-rule-fault-quotes = • Line { $line }: a quotation mark ({ $value }) is not closed or misplaced, so nothing can be read from here on.
a-rule-fault-past = • Line { $line }: { $value } is over; earlier rules cannot be changed or added. Please write a new line that begins today or later.
a-rule-fault-today = • Line { $line }: since { $value } another rule has been in force. Please choose tomorrow or later.

# Remote areas -------------------------------------------------------------------------------------------------

btn-a-remote = ⛰ Remote areas
a-remote = <b>Communes that count as remote</b> ({ $count })
a-remote-line = • { $name }
a-remote-ask = Please type the name of a commune to mark it or to take the mark back.
a-remote-found = Places with a name near to “{ $typed }”:
a-remote-none = No commune is called “{ $typed }”. Please try again, with or without diacritics.
a-remote-card = <b>{ $name }</b>: { $remote ->
        [yes] counts as remote.
       *[no] does not count as remote.
    }
btn-a-remote-yes = ⛰ Mark as remote
btn-a-remote-no = Take the mark back

# Complex matters ----------------------------------------------------------------------------------------------

btn-l-complex = 🧩 Complex matter
o-card-complex = 🧩 <b>Complex matter</b>
complex-places = Two or more places to verify
complex-contents = Two or more contents
complex-many = Many submitters, or many people's interests
complex-foreign = A foreign element
complex-bodies = Several bodies' responsibility
complex-differ = Bodies differ in their opinions
complex-evidence = Conflicting evidence
l-complex-ground = Ticket <b>{ $code }</b>: why is it complex? Please choose a ground ({ $source }).
l-complex-write = Ticket <b>{ $code }</b>, ground: { $ground }. Please write the particular reason. It is kept with the ticket, and sent to the citizen when the date changes.
complex-no-ground = Please choose a ground from the list.
complex-late = The ticket is overdue; it can no longer be found complex. Please answer it and say why it is late.
complex-already = Ticket { $code } has been found complex already.
l-done-complex = { $longer ->
        [yes] Ticket { $code } is a complex matter. The answer is now due <b>{ $until }</b> instead of { $before }; the citizen was told.
       *[no] Ticket { $code } is a complex matter. <b>The answer is still due { $until }</b>: the office has no rule with more time for complex matters.
    }
o-notice-complex = 🧩 { $by } has found ticket <b>{ $code }</b> complex ({ $because }). { $longer ->
        [yes] The answer is now due <b>{ $until }</b> instead of { $before }.
       *[no] The answer is still due { $until }.
    } Reason: { $reason }
notice-complex = <b>{ $body }</b> has found your ticket <b>{ $code }</b> complex; it needs more time. The answer is now due <b>{ $until }</b> instead of { $before }. Ground: { $ground }. Reason: { $reason }
o-history-complex = Ground: { $ground } ({ $source })
