# Why this date? How a deadline is counted, on the command line and in the talk ---------------------------------

span =
    { $unit ->
        [WD] { $amount ->
            [1] 1 working day
           *[other] { $amount } working days
        }
        [H] { $amount ->
            [1] 1 hour
           *[other] { $amount } hours
        }
       *[D] { $amount ->
            [1] 1 day
           *[other] { $amount } days
        }
    }
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
days-counted =
    { $reason ->
        [make_up] { $count ->
            [1] make-up day{ $named }, counted as working day { $last }
           *[other] { $count } make-up days{ $named }, counted as working days ({ $first }–{ $last })
        }
        [half_day] { $count ->
            [1] half day{ $named }, counted as working day { $last }
           *[other] { $count } half days{ $named }, counted as working days ({ $first }–{ $last })
        }
        [over_weekends] { $count } working days ({ $first }–{ $last }), weekends not counted
        [any] { $count ->
            [1] day { $last }
           *[other] { $count } days ({ $first }–{ $last }), days off count too
        }
       *[working] { $count ->
            [1] working day { $last }{ $named }
           *[other] { $count } working days ({ $first }–{ $last }){ $named }
        }
    }
days-hours =
    { $minutes ->
        [0] { $hours } h counted{ $named }
       *[other] { $hours ->
            [0] { $minutes } min counted{ $named }
           *[other] { $hours } h { $minutes } min counted{ $named }
        }
    }
days-hidden = … { $count } more runs of days in between …
day-start = the day it begins does not count
day-weekend = weekend, not counted
day-whole-weekend = Saturday and Sunday, not counted
day-holiday = public holiday{ $named }, not counted
day-day-off = day off{ $named }, not counted
day-closed = the office is closed{ $named }, not counted
day-rolled = the next working day, to which the end is moved{ $named }
day-closed-hours = office hours were over, not counted
day-paused = paused, waiting for the citizen’s reply
day-resumed = counted on after the pause, to which the end is moved

btn-why-date = ❓ Why this date?
why-title = 🗓 <b>Why this date?</b> Ticket <b>{ $code }</b>
why-clock = <b>{ $clock }</b>: { $span }
why-by-hand = until the end of the day that was set
why-source = By: { $source }
why-from = Counted from: { $at }
why-result-day = ➡️ Due by the end of <b>{ $due }</b>.
why-result-time = ➡️ Due at <b>{ $due }</b>.
why-unknown = With today’s calendar the days cannot be counted anew. The date on the ticket: <b>{ $due }</b>.
why-differs =
    { $reason ->
        [extended] The head has granted more time: the date in force is <b>{ $due }</b>.
        [kept] A shorter rule came after the count had begun, so the date in force is <b>{ $due }</b>, to leave time to act.
        [paused] The date on the ticket is <b>{ $due }</b>; it is counted anew when the pause is over.
       *[changed] ⚠️ The date on the ticket is <b>{ $due }</b>. It differs from the count above because the calendar was changed or the deadline adjusted since. The date on the ticket is the one in force.
    }
why-running = The time is running.
why-paused = ⏸ The time has stood still since { $since }, waiting for the citizen’s reply. It runs on with the reply, at the latest on { $limit } by itself. The count above takes it to stand still until then.
why-stopped = Stopped at { $at }.
why-stopped-by = Stopped at { $at }: { $act }.
why-clock-line = { $clock }{ $earlier ->
        [yes] {" "}(earlier)
       *[no] {""}
    }: { $span }, counted from { $started }, due { $due }.
why-others = <b>Other deadlines of the ticket</b>
why-others-more = … and { $count } older ones.
why-none = No deadline of ticket <b>{ $code }</b> is on record. The date on the ticket: { $due }.
