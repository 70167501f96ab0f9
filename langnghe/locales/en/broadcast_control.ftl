# Announcements while they are sent and afterwards; no announcements; everybody's own quiet hours

b-progress-head = { $state ->
    [sending] 📤 <b>Announcement being sent</b>
    [paused] ⏸ <b>Announcement paused</b>
    [stopped] ⏹ <b>Announcement stopped</b>
    [ended] ✅ <b>Announcement sent</b>
   *[done] 📤 <b>Announcement nearly done</b>
}{ $urgent ->
    [yes] {" "}· 🚨 urgent
   *[no] {""}
}
    “{ $said }”
b-progress-bar = { $bar } { $percent } %
b-progress-done = Done <b>{ $done }</b> / { $listed }{ $listing ->
    [yes] {" "}(still listing)
   *[no] {""}
} · left <b>{ $left }</b>
b-progress-sent = ✅ Received: { $count }
b-progress-end = Expected end: { $at }
b-progress-end-unknown = Expected end: being reckoned…
b-progress-night = 🌙 Resting for the night, goes on { $at }
b-progress-asleep = 🌙 { $left } left are in quiet hours of their own and get it afterwards, at { $at } at the latest
b-progress-expires = After { $at } nothing more is sent; people who have not got it will not get it.
b-outcome-line = • { $name }: { $count }
b-outcome-sent = received
b-outcome-unsure = not known whether received
b-outcome-unreachable = blocked us or left the app
b-outcome-muted = wants no announcements
b-outcome-refused = not taken by the app
b-outcome-gave_up = tried many times in vain
b-outcome-expired = expired before their turn
b-outcome-stopped = stopped before their turn
b-outcome-rest = other reasons
b-unsure-line = ❓ Not known whether received: { $count }
b-paused = ⏸ Paused.{ $count ->
    [0] {""}
   *[other] {" "}{ $count } on their way will still arrive.
}
b-resumed = ▶️ Going on from where it stood.
b-stopped = ⏹ Stopped for good. People who have not got it will not get it.{ $count ->
    [0] {""}
   *[other] {" "}{ $count } on their way will still arrive.
}
b-plan-stop-ask = Stop “{ $said }” for good? It will not be sent any more.
b-plan-stopped = ⏹ Stopped for good; it will not be sent.
b-stop-ask = Stop “{ $said }” for good?
    The { $left } { $groups ->
        [yes] receivers
       *[no] people
    } left will not get it. <b>What is stopped cannot go on</b>; to go on later, pause instead.
btn-bp-open = 📤 See progress
btn-bp-refresh = 🔄 Refresh
btn-bp-pause = ⏸ Pause
btn-bp-resume = ▶️ Resume
btn-bp-stop = ⏹ Stop for good
btn-bp-stop-yes = ⏹ Stop for good
btn-bp-stop-no = Do not stop
btn-bp-report = 📊 See the report
btn-bp-again = 🔁 Send again to { $count } { $groups ->
        [yes] receivers
       *[no] people
    } not known
btn-bp-again-yes = 🔁 Send again

# The report ---------------------------------------------------------------------------------------------------

b-report-head = 📊 <b>Report on an announcement</b> · { $state ->
    [sending] being sent
    [paused] paused
    [stopped] stopped
   *[done] sent
}
    “{ $said }”
b-report-body = Of: <b>{ $body }</b>{ $urgent ->
    [yes] {" "}· 🚨 urgent
   *[no] {""}
}{ $relation ->
    [correction] {" "}· correction
    [cancellation] {" "}· cancellation
   *[none] {""}
}
b-report-made = Written by: { $name }, { $at }
b-report-approved = Approved by: { $name }, { $at }
b-report-when = Time: { $begins } { $over ->
    [yes] – { $ends }
   *[no] – being sent
}
b-report-sum = ✅ Received by <b>{ $sent }</b> of { $listed } { $groups ->
        [yes] receivers
       *[no] people
    } ({ $percent } %){ $listing ->
    [yes] {" "}(still listing)
   *[no] {""}
}
b-report-left = ⏳ Their turn has not come: { $count }
b-report-picture-later = 🖼 The chart is being drawn. Please press “See the report” again in a few seconds.
b-report-channel = • { $name }: { $sent } / { $listed }
b-again-ask = Of { $count } { $groups ->
        [yes] receivers
       *[no] people
    } it is <b>not known whether they got it</b>: it left, and the app never answered.
    If it is sent again, people who have it already see it twice. It can be sent again only once. Send it again?
b-again = 🔁 Sending again to { $count } { $groups ->
        [yes] receivers
       *[no] people
    }.
b-again-corrected = This announcement was corrected or cancelled, so it is not sent again.
b-again-once = This announcement was sent again already.
b-again-expired = This announcement has expired and is not sent again.
b-again-nobody = Of nobody it is unknown any more.
b-picture-heading = Report on an announcement · { $body }
b-picture-when = { $begins } – { $ends }
b-picture-sum = { $sent } / { $listed }
b-picture-sum-words = { $groups ->
        [yes] receivers
       *[no] people
    } have received it ({ $percent } %)
b-picture-number = { $count }
b-picture-over-time = { $groups ->
        [yes] Receivers that
       *[no] People who
    } had received it, over time

# No announcements ---------------------------------------------------------------------------------------------

b-muted = 🔕 All right, you get no more announcements, <b>urgent warnings</b> (storm, flood…) <b>included</b>. What you have sent in is answered as ever.{ $buttons ->
    [yes] {" "}To get urgent warnings all the same, please press the button below.
   *[no] {""}
}
b-muted-words = Urgent warnings all the same (storm, flood…): write “urgent only”. All of them again: write “resume news”.
b-muted-but-urgent = 🚨 From now on you only get urgent warnings (storm, flood, fire…).
b-muted-but-urgent-words = All of them again: write “resume news”.
b-unmuted = 🔔 You get announcements again.
btn-b-urgent-only = 🚨 Urgent warnings only
btn-b-on = 🔔 Get them again

# Settings, quiet hours ------------------------------------------------------------------------------------------

btn-b-settings = 🔔 News, quiet hours
b-settings = <b>Announcements and quiet hours</b>
    { $muted ->
        [all] 🔕 You get <b>no announcements</b>.
        [urgent_only] 🚨 You get <b>urgent warnings only</b>.
       *[no] 🔔 You <b>get</b> the authorities' announcements.
    }
    🌙 { $quiet }{ $villages ->
        [yes] { "\u000A" }🏘 { $said ->
            [yes] Village: { $village }
           *[no] No village chosen
        }
       *[no] { "" }
    }
btn-b-get-all = 🔔 Get all
btn-b-get-urgent = 🚨 Urgent warnings only
btn-b-get-none = 🔕 Get none
btn-quiet = 🌙 Quiet hours
quiet-office = Quiet hours: { $begins }–{ $ends } (as the office)
quiet-own = Quiet hours: { $begins }–{ $ends }
quiet-none = No quiet hours
quiet-ask = { $quiet }.
    In quiet hours, what can wait is sent later. Urgent warnings are sent at once.
    Choose one, or type hours, for example: <b>19:30 to 6:00</b>
btn-quiet-office = As the office ({ $begins }–{ $ends })
btn-quiet-office-none = As the office (no quiet hours)
btn-quiet-hours = { $begins }–{ $ends }
btn-quiet-never = No quiet hours
quiet-kept = ✅ { $quiet }.
quiet-unreadable = The hours could not be read. Please type from when until when, for example: 19:30 to 6:00
quiet-same = Both times are the same. If you want no quiet hours, choose “No quiet hours”.
quiet-long = Quiet hours last { $hours } hours at most. Please type them again with am or pm, for example: 9 pm to 6 am. To get no announcements, write “stop news”.
