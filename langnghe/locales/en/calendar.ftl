# The working calendar: the office's days, its hours, Tết, tables in and out, dates computed anew.

# Days and their kinds -----------------------------------------------------------------------------------------

day-kind-off = day off
day-kind-working = working day
day-kind-half = only the morning is worked
day-kind-afternoon = only the afternoon is worked
day-kind-closed = the office is closed
btn-day-kind-off = Day off
btn-day-kind-working = Working day (make-up)
btn-day-kind-half = Only the morning is worked
btn-day-kind-afternoon = Only the afternoon is worked
btn-day-kind-closed = Closed (storm, election, moving house)
a-cal-date = { $weekday ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[7] Sunday
    }, { $day }
a-cal-what = { $kind }{ $noted ->
        [yes] { " " }({ $note })
       *[no] { "" }
    }
a-cal-day-line = • { $day }: { $what }

# A year -------------------------------------------------------------------------------------------------------

a-cal = <b>Working calendar { $year }</b>
a-cal-law = Besides Saturdays and Sundays, by law and by public announcement:
a-cal-feast = • { $one ->
        [yes] { $first }
       *[no] { $first } – { $last }
    }: off ({ $name })
a-cal-own = <b>Days set by the office: { $count }</b>. They count before the law and the announcements.
a-cal-hours = Office hours: { $hours }
a-cal-hours-none = not set; time limits in hours run by the clock
a-cal-hours-are = { $morning } and { $afternoon }
a-cal-tet-waits = 🔴 <b>Tết { $year } is not confirmed.</b>
btn-a-cal-tet = 🔴 Confirm Tết { $year }
btn-a-cal-add = ➕ Set a day
btn-a-cal-days = 🗓 Own days ({ $count })
btn-a-cal-hours = 🕗 Office hours
btn-a-cal-moved = ⏱ Tickets moved
btn-a-cal-import = 📥 Import
btn-a-cal-export = 📤 Export
btn-a-cal-year = { $year }
btn-a-cal-back = 📅 Calendar
a-cal-days-none = The office has set no day of { $year } itself.
a-cal-days = <b>Days set by the office in { $year }</b> ({ $count })
btn-a-cal-day = { $day }
btn-a-cal-days-back = 🗓 Own days of { $year }
calendar-year = The calendar knows the years from { $first } to { $last }.
calendar-day-not-found = { $day } is not among the office's own days. It may have been removed.

# Setting and removing a day -----------------------------------------------------------------------------------

a-cal-ask-date =
    <b>Set a day</b>
    Which day? Type it like 25/11/{ $year }. For many days better use <b>Import</b>.
a-cal-date-unread = "{ $typed }" cannot be read as a date. Please type day, month and year (2000 to 2100), like 25/11/2026.
a-cal-ask-kind =
    { $day }. Now it counts as { $working ->
        [yes] a working day
       *[no] a day off
    }{ $noted ->
        [yes] { " " }({ $note })
       *[no] { "" }
    }.
    What shall it be?
a-cal-ask-note = Why? For example: typhoon no. 12. Citizens may read this note.
btn-a-cal-no-note = No note
calendar-note-long = The note is too long; at most { $most } characters, please.
calendar-no-working-day = From { $day } on there would be no working day for a whole year, so nothing was written. Please check the days.
a-cal-confirm = <b>Please check before it is written</b>
a-cal-would-move = { $count ->
        [0] No open ticket gets another date.
       *[other] <b>{ $count } open tickets</b> get another date; officers and citizens are told.
    }
a-cal-if-gone = Without this day: { $count ->
        [0] no open ticket gets another date.
       *[other] <b>{ $count } open tickets</b> get another date; officers and citizens are told.
    }
btn-a-cal-yes = ✅ Write it
a-cal-set = <b>Written into the calendar</b>
a-cal-soon = The dates of open tickets are computed anew within minutes. You will be told.
btn-a-cal-remove = 🗑 Remove this day
a-cal-removed = Removed: { $day }. The dates of open tickets are computed anew within minutes. You will be told.

# Office hours -------------------------------------------------------------------------------------------------

a-cal-ask-hours =
    <b>Office hours</b>: { $hours }
    They count for time limits in hours only. Type those of the morning and of the afternoon, like: 07:00-11:30 13:30-17:00
a-cal-hours-unread = "{ $typed }" cannot be read. Type when the morning opens and closes, then the afternoon, like: 07:00-11:30 13:30-17:00
btn-a-cal-no-hours = No office hours

# Tết ----------------------------------------------------------------------------------------------------------

a-cal-tet =
    <b>Tết { $year }</b>
    As computed: off from { $first } through { $last }. The State announces the real days, which may differ.
    If it is right, confirm it. If not, set the days or import a table.
btn-a-cal-tet-yes = ✅ Right, confirm
a-cal-tet-confirmed = Tết { $year } is confirmed. Thank you.
a-cal-tet-already = Tết { $year } was confirmed already.
tet-unconfirmed =
    🔴 <b>Please confirm Tết { $year }</b>
    As computed it is off from { $first } through { $last }. The announced days may differ, and then citizens' dates are wrong.
    Open the <b>Calendar</b> to confirm or to correct it.

# Tables in and out --------------------------------------------------------------------------------------------

a-cal-ask-table =
    <b>Import a table of days</b>
    Send a .csv file, or type it here. One line for each day: date, kind, note. For example:
    <code>04/02/2027, nghỉ, Tết Nguyên Đán</code>
    <code>2027-02-13, làm bù, thay ngày 11/02</code>
    The kind is one of: { $kinds } (or off, working, half, afternoon, closed). Days that are not in the table stay as they are.
a-cal-table-as-file = The table is too long. Please send it as an Excel or .csv file.
a-cal-file-comes = The file is on its way. Wait a few seconds, then press <b>See the table</b>.
btn-a-cal-look = 👀 See the table
a-cal-table = <b>{ $count } days in the table</b>: { $new } new, { $changed } changed, { $same } there already. Nothing is written yet.
a-cal-more = … and { $count } more.
btn-a-cal-write = ✅ Write it
a-cal-faults = <b>{ $count } faults in the table</b>, so nothing was written:
a-cal-faults-more = … and { $count } more.
a-cal-faults-next = Please correct it and send the whole table again.
a-cal-fault-date = • Line { $line }: { $empty ->
        [yes] the date is missing
       *[no] "{ $value }" is no date
    }. Expected: like 20/11/2026 or 2026-11-20.
a-cal-fault-year = • Line { $line }: "{ $value }". The year must be from { $first } to { $last }.
a-cal-fault-kind = • Line { $line }: { $empty ->
        [yes] the kind is missing
       *[no] "{ $value }" is no kind of day
    }. Expected one of: { $kinds } (or off, working, half, afternoon, closed).
a-cal-fault-note = • Line { $line }: the note "{ $value }" has { $length } characters. At most { $most } are allowed.
a-cal-fault-twice = • Line { $line }: "{ $value }" stands in line { $first } already. Each date may come once.
a-cal-fault-quotes = • Line { $line }: a quotation mark ({ $value }) is not closed or misplaced, so nothing after it can be read. Expected: no quotation marks.
calendar-table-empty = There is no day in the table. Each line needs: date, kind, note.
calendar-table-long = The table has more than { $most } lines. Please check it, or part it.
calendar-table-faulty = The table still has { $count } faults, so nothing was written. Please correct it and send it again.
a-cal-imported =
    <b>Written into the calendar</b>: { $new } new, { $changed } changed, { $same } as before.
    The dates of open tickets are computed anew within minutes. You will be told.
a-cal-exported = The days of { $year } that the office has set, for Excel and the like:
a-cal-exported-next = After editing you can send it back by <b>Import</b>.

# Dates computed anew ------------------------------------------------------------------------------------------

a-cal-moved = <b>Tickets moved by the last change of the calendar</b> ({ $count })
a-cal-moved-line = • <b>{ $code }</b>: { $clock } { $old } → { $new }, { $body }{ $assigned ->
        [yes] , { $officer }
       *[no] { "" }
    }
a-cal-moved-none = The last change of the calendar moved no ticket.
a-cal-moved-pending = The dates of open tickets are being computed anew. Please look again in some minutes.
calendar-recomputed = { $count ->
        [0] Dates were computed anew by the new calendar: no ticket moved.
       *[other] Dates were computed anew by the new calendar: <b>{ $count } tickets</b> moved; officers and citizens were told.
    }
o-notice-recomputed = Ticket <b>{ $code }</b>: the { $clock_name } now ends on <b>{ $new }</b> instead of { $old }: the working calendar has changed.
notice-recomputed = Your ticket <b>{ $code }</b>: the answer is now due <b>{ $new }</b> instead of { $old }, because the office's working calendar has changed.
