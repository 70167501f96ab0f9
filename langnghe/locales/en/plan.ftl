# The year's plan of dialogues and receptions; schedules as tables; citizens who ask for a dialogue -----------------

btn-g-plan = 📊 The year's plan
btn-g-plan-year = Year { $year }
btn-g-year = ➕ Plan a year
btn-g-import = 📥 Schedule from a table
btn-g-asked = 🙋 What citizens ask
btn-g-behind = 📊 Heads without dialogues
btn-g-plan-open = Open this session
g-period = { $monthly ->
        [yes] { $month }/{ $year }
       *[no] { $year }
    }
g-plan-title = <b>Dialogues and receptions in { $year }</b>: { $count } bodies, those behind most on top.
g-plan-none = None of the bodies you look after has to hold dialogues.
g-plan-owes-nothing = This body does not have to hold regular dialogues or receptions.
g-plan-body = { $late ->
        [yes] 🔴 <b>{ $body }</b>
       *[no] • <b>{ $body }</b>
    }
g-plan-head = { $named ->
        [yes] Head: { $name }
       *[no] No head on record yet
    }
g-plan-sum = { $kind ->
        [conference] Dialogues
       *[reception] Receptions
    }: { $number } days due, { $held } held, { $planned } planned, { $missing } missing{ $other ->
        [yes] { " " }({ $substituted } held by a substitute, not counted)
       *[no] { "" }
    }
g-plan-nothing = Nothing is due this year.
g-plan-late = 🔴 <b>Too late to be in time</b>: { $periods }
g-plan-period = { $standing ->
        [done] ✅
        [late] 🔴
        [missing] ⏳
       *[planned] 🗓
    } { $kind ->
        [conference] Dialogue
       *[reception] Reception
    } { g-period }: { $held }/{ $number } days{ $standing ->
        [done] { "" }
        [late] , too late to be in time
        [missing] , { $planned } planned, { $missing } missing: announce by { $until }
       *[planned] , { $planned } planned
    }{ $other ->
        [yes] { " " }({ $substituted } by a substitute)
       *[no] { "" }
    }
g-behind-title = <b>Heads without dialogues or receptions in { $year }</b>: { $count }. With the tickets that are open there.
g-behind-none = Nobody. Every head has met the people in time.
g-behind-line = Held in person: { $held } days · open tickets: { $open } · late: { $late }
g-behind-head = { $level ->
        [soon] 🗓 <b>{ $body }</b> lacks { $kind ->
            [conference] dialogue
           *[reception] reception
        } days in { g-period }: { $number } due, { $held } held, { $planned } planned. Please plan and announce them by { $until }.
        [now] ⏳ Time is nearly up to announce { $kind ->
            [conference] dialogue
           *[reception] reception
        } days of <b>{ $body }</b> in { g-period }: { $number } due, { $held } held, { $planned } planned. Please announce now.
       *[late] 🔴 <b>{ $body }</b> can no longer be in time with its { $kind ->
            [conference] dialogue
           *[reception] reception
        } days in { g-period }: { $number } due, { $held } held. This is on record.
    }
g-behind-desk = { $level ->
        [soon] 🗓 Lacking { $kind ->
            [conference] dialogue
           *[reception] reception
        } days in { g-period }: { $count } bodies
        [now] ⏳ Time is nearly up to announce { $kind ->
            [conference] dialogue
           *[reception] reception
        } days in { g-period }: { $count } bodies
       *[late] 🔴 No longer in time with { $kind ->
            [conference] dialogue
           *[reception] reception
        } days in { g-period }: { $count } bodies
    }: { $names }{ $further ->
        [yes] { " " }and { $more } more.
       *[no] .
    }
g-behind-watch = { g-behind-desk }
g-plan-moved = 📅 The calendar has changed: { $day } is a day off{ $noted ->
        [yes] { " " }({ $note })
       *[no] { "" }
    }. The draft of the { $kind ->
        [conference] dialogue
       *[reception] reception
    } was moved to <b>{ $proposed }</b>. Open it to change that.
g-plan-day-off = 📅 The calendar has changed: { $day } is a day off{ $noted ->
        [yes] { " " }({ $note })
       *[no] { "" }
    }, and the { $kind ->
        [conference] dialogue
       *[reception] reception
    } is on that day. Proposed: <b>{ $proposed }</b>. Nothing was changed: please decide.

# Planning a year -----------------------------------------------------------------------------------------------

g-plan-ask-body = For which body? Choose, or type part of its name.
g-plan-body-none = You look after no body called «{ $typed }». Please type again.
g-plan-ask-kind = <b>{ $body }</b>: what do you want to plan?
g-plan-press = Please choose with a button above.
g-plan-ask-year = For which year?
btn-g-plan-for = Year { $year }
g-plan-ask-rule = On which days? Choose, or type in Vietnamese: <b>ngày 10 và 25 hằng tháng</b>; <b>thứ Năm tuần thứ hai hằng tháng</b>; <b>một lần một năm, tháng 11</b>.
g-plan-rule-unread = These days were not understood. Please type, in Vietnamese: ngày 10 và 25 hằng tháng; thứ Năm tuần thứ hai hằng tháng; một lần một năm, tháng 11.
g-plan-ask-hours = From when until when? Choose, or type like 8h00-11h30.
g-plan-hours = The hours were not understood. Please type the begin and the end, like 8h00-11h30.
g-plan-ask-place = Where? Please type the place.
btn-g-plan-no-place = Add the place later
g-plan-place-long = The place is too long. Please use at most { $most } characters.
g-plan-year = Only { $first } and { $last } can be planned.
g-plan-preview = <b>{ $kind ->
        [conference] Dialogues
       *[reception] Receptions
    } in { $year }</b>, { $body }, { $begins }–{ $ends }{ $placed ->
        [yes] , { $place }
       *[no] { "" }
    }:
g-plan-line = { $fate ->
        [past] ✖️
        [there] ☑️
        [short] ⚠️
       *[new] •
    } { $weekday } { $day }{ $moved ->
        [yes] { " " }(instead of { $meant }: { $why })
       *[no] { "" }
    }{ $fate ->
        [past] : is over
        [there] : is there already
        [short] : too near to be announced in time
       *[new] { "" }
    }
g-plan-why-weekend = weekend
g-plan-why-holiday = public holiday
g-plan-why-day_off = day off
g-plan-why-closed = the office is closed
g-plan-why-used = another day was moved there
g-plan-new = { $count } drafts will be added. Nobody is told yet.
btn-g-plan-make = ✅ Make { $count } drafts
btn-g-plan-again = Choose again
g-plan-made = { $count } drafts were made for { $body }; { $there } sessions were there before. Next: open each to complete and submit it.
g-plan-stopped = Stopped. Nothing was made.

# A schedule from a table ---------------------------------------------------------------------------------------

g-import-ask = Please send the schedule: an Excel file (.xlsx, .xls, .ods) or .csv, at most 2,000 rows. Columns: { $columns }. The kind is one of: { $kinds }. Press <b>Get the template</b> for a table to fill in.
btn-g-import-template = 📄 Get the template
g-import-template = The template, with the sessions that are there already:
g-import-template-next = Please fill it in and send the file here. The row «Ví dụ» is passed over; what is there already is not made again.
g-import-stopped = Stopped. Nothing was written.
g-import-table = <b>The table can be read.</b> New sessions: { $new }. There already: { $same }.
g-import-line = { $line }. { $day } { $begins } · { $kind ->
        [conference] Dialogue
       *[reception] Reception
    } · { $body }{ $placed ->
        [yes] { " " }· { $place }
       *[no] { "" }
    }
g-import-more = … and { $count } more.
btn-g-import-write = ✅ Write { $count } drafts
g-imported = { $new } drafts were written; { $same } sessions were there before. Nobody is told yet.
g-import-empty = The table has no rows. Please fill in at least one session and send it again.
g-import-long = The table has more than { $most } rows. Please send it in parts.
g-import-faulty = The table has { $count } faults, so nothing was written. Please correct it and send it again.
g-import-all-faults = All faults are listed in the file above.
g-import-fault-body = Row { $line }: { $empty ->
        [yes] the body is missing
       *[no] you look after no body «{ $value }»
    }. Please write, for example: { $what }.
g-import-fault-kind = Row { $line }: { $empty ->
        [yes] the kind is missing
       *[no] there is no kind «{ $value }»
    }. Please write one of: { $what }.
g-import-fault-date = Row { $line }: { $empty ->
        [yes] the date is missing
       *[no] «{ $value }» is no date
    }. Please write it like 25/03/2027.
g-import-fault-past = Row { $line }: { $value } is over. Please write a day to come.
g-import-fault-year = Row { $line }: { $value } is too far ahead. Please write a day until the end of { $what }.
g-import-fault-day_off = Row { $line }: { $value } is a day off. Please write a working day, for example { $what }.
g-import-fault-begins = Row { $line }: { $empty ->
        [yes] the begin is missing
       *[no] «{ $value }» is no time
    }. Please write it like 08:00.
g-import-fault-ends = Row { $line }: { $empty ->
        [yes] the end is missing
       *[no] «{ $value }» is no time
    }. Please write it like 11:00.
g-import-fault-order = Row { $line }: the end must come after the begin ({ $value }). Please correct it.
g-import-fault-long = Row { $line }: too long («{ $value }»). Please shorten it; the column takes: { $what } characters.
g-import-fault-number = Row { $line }: column { $what } says «{ $value }». Please write a number from 1 to 100000, or nothing.
g-import-fault-twice = Row { $line }: the same as row { $what } (same body, kind and day { $value }). Please drop one.
g-import-fault-columns = Row { $line }: the column <b>{ $what }</b> is missing. Please take the template again.
g-import-fault-quotes = Row { $line }: a quotation mark ({ $value }) is opened and not closed. Please correct it.

# Citizens ask for a dialogue -----------------------------------------------------------------------------------

btn-d-want = 🙋 Ask for a dialogue
btn-d-want-write = ✍️ Send my request
btn-d-want-back = Take my request back
btn-d-want-stop = Stop
d-ask-standing = <b>{ $area }</b>: { $asked } people are asking for a dialogue conference. { $reached ->
        [yes] That is enough ({ $needed } people); the chair was told.
       *[no] { $known ->
            [yes] When { $needed } people ({ $share }% of the voters) ask, it has to be held.
           *[no] When { $share }% of the voters ask, it has to be held; the number of voters here is not on record.
        }
    }
d-ask-mine = You have asked: «{ $text }»
d-ask-place = In which commune or ward do you live? Please type its name.
d-ask-place-found = Where do you live? Choose, or type the name again.
d-ask-place-none = There is no commune or ward called «{ $typed }» here. Please type the name again.
d-ask-no-place = It is not known where you live. Please open the dialogues and press Ask for a dialogue to choose.
d-ask-why = Please write a few words: what should { $area } hold a dialogue about? (At most { $most } characters. Officials read these words, not your name.)
d-ask-empty = Your request is empty. Please write in a few words what the dialogue should be about.
d-ask-long = Your request has { $length } characters. Please use at most { $most }.
d-ask-text-only = Please write in words.
d-ask-already = You have already asked in { $area }, and are counted once. When a conference is announced you can ask again.
d-ask-none = You have no open request.
d-ask-done = ✅ Your request is on record.
d-ask-taken-back = Your request was taken back.
d-ask-stopped = Stopped. Nothing was sent.
g-asked-title = <b>Where people ask for a dialogue</b>: { $count }
g-asked-none = Nobody is asking now.
g-asked-line = { $reached ->
        [yes] 🔴 <b>{ $area }</b>
       *[no] • { $area }
    }: { $asked } people{ $known ->
        [yes] { " " }/ { $needed } needed
       *[no] { " " }(number of voters not on record)
    }
g-asked-words = <b>What people want a dialogue about</b> ({ $count }):
g-asked-word = – «{ $text }»
g-asked-enough = 🔴 <b>{ $area }</b>: { $asked } people have asked for a dialogue conference, { $share }% of { $voters } voters ({ $needed } needed). By Article 43 of the Law on Local Government 2025 it has to be held. The number is of people who wrote here; please check it where needed.

# The number of voters (admins) ---------------------------------------------------------------------------------

btn-a-voters = 🗳 Voters
a-voters = <b>Voters</b> of { $count } communes and wards; not on record: { $missing }.
a-voters-line = • { $name }: { $known ->
        [yes] { $number }
       *[no] not on record
    }
a-voters-ask = Type a commune and its number of voters, like <b>Lân Phong 8505</b>. Or send the whole table.
btn-a-voters-import = 📥 Send a table
btn-a-voters-export = 📄 Get the table
a-voters-unread = That was not understood. Please type the commune and then the number (1 to { $most }), like Lân Phong 8505.
a-voters-commune = There is no commune or ward called «{ $typed }». Please type the name and the number again.
a-voters-which = Whose number is { $number }?
a-voters-put = On record: <b>{ $name }</b> has { $number } voters. Type another commune, or press Stop.
a-voters-exported = The table of voters:
a-voters-exported-next = Please fill in the column Số cử tri and send the file here. Empty rows are passed over.
a-voters-ask-table = Please send the table of voters (Excel or .csv), each row: code or name of the commune, then the number.
a-voters-table = <b>The table can be read.</b> To be written: { $new }. The same as before: { $same }.
a-voters-more = … and { $count } more.
btn-a-voters-write = ✅ Write the numbers
a-voters-imported = { $new } were written; { $same } stay the same.
a-voters-table-empty = The table has no numbers. Please fill in the column Số cử tri and send it again.
a-voters-table-long = The table has more than { $most } rows. Please check it.
a-voters-table-faulty = The table has { $count } faults, so nothing was written. Please correct it and send it again.
a-voters-fault-commune = Row { $line }: there is no commune or ward «{ $value }»{ $near ->
        [yes] . Is it { $nearest }?
       *[no] . Please write its code or full name.
    }
a-voters-fault-number = Row { $line }: «{ $value }» is no number of voters. Please write a number, like 8505.
a-voters-fault-twice = Row { $line }: { $value } stands in row { $first } already. Please drop one.
a-voters-fault-quotes = Row { $line }: a quotation mark ({ $value }) is opened and not closed. Please correct it.
