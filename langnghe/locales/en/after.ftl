# After a session: minutes, conclusion, promises, ratings ------------------------------------------------------------

# For who keeps it -------------------------------------------------------------------------------------------------

btn-g-after = 📝 After the session: minutes, conclusion
btn-g-after-card = ◂ The session's card
btn-g-after-back = ◂ After the session
btn-g-after-stop = Stop
btn-g-after-open = Open this session
btn-g-after-came = 👥 How many came
btn-g-minutes = 📝 Minutes
btn-g-read-minutes = 📝 Read the minutes
btn-g-conclusion = 📄 Conclusion
btn-g-promises = 🤝 Promises
btn-g-promises-back = ◂ The promises
btn-g-rates = ⭐ What visitors thought
btn-g-publish = 📢 Publish the conclusion
btn-g-written = ✅ Done writing
btn-g-read = Read it again
btn-g-write-on = ✏️ Write on
btn-g-wipe = Begin anew
btn-g-wipe-yes = Wipe it and begin anew
btn-g-wipe-no = Keep it, write on
btn-g-file = 📎 { $name }
btn-g-publish-yes = 📢 Publish
btn-g-publish-none = 📢 Publish: no promise was made
g-after-title = <b>After the session: { $title }</b>
g-after-came = 👥 People who came: { $count }
g-after-minutes = 📝 Minutes: { $there ->
        [yes] { $length } characters
       *[no] not written
    }, { $files } files
g-after-conclusion = 📄 Conclusion: { $there ->
        [yes] { $text }
       *[no] not written
    }
g-after-promises = 🤝 Promises: { $count }
g-after-deadline = { $late ->
        [yes] 🔴 To be published by the end of <b>{ $due }</b>: { $days } days late.
       *[no] ⏳ To be published by the end of <b>{ $due }</b>: { $days } days left.
    }
    <i>{ $source }</i>
g-after-no-deadline = No rule says by when the result must be published.
g-after-was-published = 📢 Published at { $at }{ $late ->
        [yes] , { $days } days late.
       *[no] , in time.
    }
g-after-came-ask = How many people came? Checked in at the door: <b>{ $door }</b>.
    Please type a number.
g-after-came-unread = That is no number I can read. Please type it like: 120
g-after-came-wrong = The number must be from { $least } (checked in at the door) to { $most }. Please type it again.
g-after-saved = ✅ Saved.
g-after-write-minutes = <b>Minutes</b> ({ $length } characters so far). Please write; several messages, photos or files are fine. Each is added at the end. Only those who keep the session read the minutes.
g-after-write-conclusion = <b>Conclusion</b> ({ $length } characters so far). Please write; several messages are fine. Each is added at the end. People read it only once it is published.
g-after-kept = ✅ Saved, { $length } characters now. Write on, or choose Done writing.
g-after-nothing-written = Nothing is written yet.
g-after-file = A file of the minutes:
g-after-files-many = The minutes take at most { $most } files.
g-after-wipe = Wipe what is written and begin anew?
g-after-changed = ⚠️ It has just been changed. Please look at it again, then publish.
g-after-no-conclusion = There are no words of conclusion yet. Please write them before publishing.
g-after-say-none = No promise is written down. If there was none, please choose "Publish: no promise was made".
g-after-not-none = { $count } promises are written down. Please look again.
g-after-published = { $late ->
        [yes] 📢 Published, { $days } days late. The delay is recorded and public.
       *[no] 📢 Published in time.
    }
g-publish-title = <b>People will read:</b>
g-publish-no-words = (no words of conclusion yet)
g-publish-late = 🔴 Published { $days } days late; this number is public.
g-publish-none-ask = No promise is written down. If there was none, you may publish it so.
g-publish-ask = Once published, a promise cannot be deleted and its day cannot be moved. Publish?
g-rates-title = <b>What visitors thought</b>: { $there ->
        [yes] { $count } people, mean <b>{ $mean }</b>/5
       *[no] nobody yet
    }
g-rates-line = { $score } ⭐: { $count }
g-rates-words = • «{ $words }»

# Promises: written and followed ---------------------------------------------------------------------------------------

btn-g-com = 🤝 Promises to be kept
btn-g-kept = 📊 Promises kept
btn-g-promise-open = See the promise
btn-g-promise-add = ➕ Add a promise
btn-g-promise-same = As it was
btn-g-promise-nobody = Name nobody
btn-g-promise-note = 📝 Tell how it goes
btn-g-promise-keep = ✅ It is done
btn-g-promise-broken = ❌ It cannot be done
btn-g-promise-replace = 🔁 Replace by another promise
btn-g-draft-what = ✏️ What is promised
btn-g-draft-means = 🎯 What done means
btn-g-draft-owner = 🏢 Who does it
btn-g-draft-day = 📅 Day
btn-g-draft-remove = 🗑 Take it out
promise-not-found = There is no such promise, or it is not published yet.
promise-ended = This promise has ended, so the press had no effect. Please open it again.
g-promises-title = <b>Promises of the session</b>: { $count }{ $drafting ->
        [yes] { " " }(not published)
       *[no] { "" }
    }
g-promises-none = No promise is written down yet.
g-promise-ask-what = What was promised? Please be short, for example: Mend the road of village 3.
g-promise-ask-means = What does done mean? For example: 500 m of concrete road that carries cars.
g-promise-ask-body = Which body does it? Choose a button, or type the body's name.
g-promise-ask-owner = Who in { $body } answers for it?
g-promise-ask-day = By the end of which day? Choose one or type day/month/year.
g-promise-ask-remove = Why is "{ $what }" taken out? The reason and the old words stay in the history.
g-promise-ask-note = How does "{ $what }" go? Everybody will read it.
g-promise-ask-keep = How was "{ $what }" done? Everybody will read it.
g-promise-ask-broken = Why can "{ $what }" not be done? Everybody will read it.
g-promise-ask-replace = Why is "{ $what }" replaced? Everybody will read it.
g-promise-done-add = ✅ The promise is written down.
g-promise-done-what = ✅ Changed.
g-promise-done-means = ✅ Changed.
g-promise-done-owner = ✅ Who does it is changed.
g-promise-done-day = ✅ The day is changed.
g-promise-done-remove = ✅ It is taken out.
g-promise-done-note = ✅ Said. Those who follow it will hear of it.
g-promise-done-keep = ✅ Recorded as done. Those who follow it will hear of it.
g-promise-done-broken = Recorded as not done. Those who follow it will hear of it.
g-promise-done-replace = 🔁 Replaced by the new promise below. The old one stays, with the reason.
g-promise-many = A session holds at most { $most } promises.
g-promise-owner = This person is not of { $body }. Please choose somebody else.
g-promise-day = The day must be from { $first } to { $last }. Please choose another one.
g-com-title = <b>Promises to be kept</b>: { $count }
g-com-none = No promise is waiting to be kept.
g-kept-title = <b>Promises kept</b>, by head
g-kept-none = There are no promises and no sessions yet.
g-kept-head =
    ▫️ <b>{ $named ->
        [yes] { $name }
       *[no] (no head on record)
    }</b>: { $measured ->
        [yes] { $kept }/{ $due } promises due were kept (<b>{ $rate } %</b>)
       *[no] no promise was due yet
    }
    { "   " }In time { $ontime } · late { $late } · broken { $broken } · replaced { $replaced } · open { $open }, of them late { $openlate }
    { "   " }Sessions: in person { $person } · by a substitute { $substitute }

# Promises: for citizens -------------------------------------------------------------------------------------------------

btn-d-com = 🤝 Promises made here
btn-d-com-card = See the session
btn-d-coms = 🤝 Leaders' promises
btn-d-coms-open = Promises under way
btn-d-coms-ended = Promises that have ended
btn-d-promise-open = See the promise
btn-d-promise-new = ▸ The promise in its place
btn-d-promise-follow = 🔔 Follow
btn-d-promise-unfollow = 🔕 Unfollow
btn-d-promise-session = Promises of the same session
d-coms-title = <b>Leaders' promises to the people</b>, { $ended ->
        [yes] ended
       *[no] under way
    }: { $count }
d-coms-none = There are no promises yet.
d-com-title = <b>Promises made at "{ $title }"</b>: { $count }
d-com-published = 📢 Conclusion published at { $at }{ $late ->
        [yes] , { $days } days later than the rule says.
       *[no] .
    }
d-com-none = No promise was made at this session.
d-com-early = The conclusion is not published yet. Please look again later.
d-promise-line = • { $what } · { $body } · by { $due } · { $course ->
        [open] ⏳ { $days } days left
        [today] ⏳ due today
        [late] 🔴 { $days } days late
        [kept] ✅ kept in time
        [kept_late] ✅ kept { $days } days late
        [broken] ❌ not kept
       *[replaced] 🔁 replaced by another promise
    }
d-promise-title = 🤝 <b>{ $what }</b>
d-promise-means = Done means: { $means }
d-promise-owner = Who does it: { $body }{ $named ->
        [yes] , { $name }
       *[no] { "" }
    }
d-promise-head = { $named ->
        [yes] Promised by: { $name }
       *[no] Promised by: the head
    }
d-promise-course = By: <b>{ $due }</b> · { $course ->
        [open] ⏳ { $days } days left
        [today] ⏳ due today
        [late] 🔴 { $days } days late
        [kept] ✅ kept on { $ended }, in time
        [kept_late] ✅ kept on { $ended }, { $days } days late
        [broken] ❌ not kept, recorded on { $ended }
       *[replaced] 🔁 replaced by another promise on { $ended }
    }
d-promise-reason = Reason: { $reason }
d-promise-note = 📝 { $at }: { $text }
d-promise-no-notes = No word on how it goes yet.
d-promise-followed = 🔔 You will hear how it goes and when it ends.
d-promise-unfollowed = 🔕 You will hear no more of this promise.

# Ratings ------------------------------------------------------------------------------------------------------------------

btn-d-rate = ⭐ Rate this session
btn-d-rate-words = ✏️ Add some words
d-rate-5 = ⭐⭐⭐⭐⭐ Very content
d-rate-4 = ⭐⭐⭐⭐ Content
d-rate-3 = ⭐⭐⭐ All right
d-rate-2 = ⭐⭐ Not content
d-rate-1 = ⭐ Not content at all
d-rate-ask = How was the session? The office does not see who rates.
d-rate-again = You gave { $score } stars and may change that for 7 days. How was the session?
d-rate-thanks = Thank you. { $score } stars are recorded.
d-rate-changed = Changed to { $score } stars. Thank you.
d-rate-words = Please write what you think. The office reads the words without your name.
d-rate-words-kept = Thank you. Your words are recorded.
d-rate-not-there = Only those who were checked in at this session can rate it.
d-rate-early = This session has not taken place yet. You can rate it afterwards.
d-rate-over = Your rating could be changed until { $until } only.
d-rate-score = Please choose 1 to 5 stars.

# Reminders ----------------------------------------------------------------------------------------------------------------

after-remind = ⏰ { $clock ->
        [announce] To be announced:
       *[result] To publish the result of:
    } { $kind ->
        [conference] dialogue
       *[reception] reception
    }{ $titled ->
        [yes] { " " }"{ $title }"
       *[no] { "" }
    } of { $body }, by the end of <b>{ $due }</b>. { $stage ->
        [half] Half of the time is over.
        [most] Little time is left.
       *[last_day] Today is the last day.
    }
after-late = { $clock ->
        [announce] 🔴 Announcing is late ({ $due }):
        [hold] ❓ The day has come ({ $due }). Please say whether it was held, postponed or cancelled:
       *[result] 🔴 Publishing the result is late ({ $due }):
    } { $kind ->
        [conference] dialogue
       *[reception] reception
    }{ $titled ->
        [yes] { " " }"{ $title }"
       *[no] { "" }
    } of { $body }.
after-above = 🔴 For your direction: { $clock ->
        [announce] announcing is late ({ $due }):
        [hold] the day is over ({ $due }) and nobody said whether it was held:
       *[result] publishing the result is late ({ $due }):
    } { $kind ->
        [conference] dialogue
       *[reception] reception
    }{ $titled ->
        [yes] { " " }"{ $title }"
       *[no] { "" }
    } of { $body }.
after-above-internal = 🔴 For your direction: { $kind ->
        [conference] dialogue
       *[reception] reception
    }{ $titled ->
        [yes] { " " }"{ $title }"
       *[no] { "" }
    } of { $body } is not announced, which was due by { $due }{ $dated ->
        [yes] , planned for { $starts }.
       *[no] .
    }
after-promise-given = 🤝 A leader has promised the people: "{ $what }". Your body does it, by <b>{ $due }</b>.
after-promise-remind = ⏰ The promise "{ $what }" ({ $body }) must be done by the end of <b>{ $due }</b>. { $stage ->
        [half] Half of the time is over.
        [most] Little time is left.
       *[last_day] Today is the last day.
    }
after-promise-late = 🔴 The promise "{ $what }" ({ $body }) is late since { $due }. Please have it done, and tell people how it goes.
after-promise-above = 🔴 For your direction: the promise "{ $what }" ({ $body }) is late since { $due }.
after-promise-ended = { $state ->
        [kept] ✅ The promise was kept
        [broken] ❌ The promise was not kept
       *[replaced] 🔁 Replaced by another promise
    }: "{ $what }". { $text }
