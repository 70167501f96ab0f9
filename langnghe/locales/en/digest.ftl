# The head's digest of the morning -------------------------------------------------------------------------------

digest-title = <b>☀️ This morning's work</b>, { $day }
digest-bodies = { $names }{ $more ->
        [0] { "" }
        [one] { " " }and { $more } more body
       *[other] { " " }and { $more } more bodies
    }{ $below ->
        [0] { "" }
        [one] { " " }(with { $below } body below that has no head who can be reached)
       *[other] { " " }(with { $below } bodies below that have no head who can be reached)
    }
digest-late = 🔴 Late: <b>{ $count }</b>
digest-oldest = { "   " }• <b>{ $code }</b> · { $body } · { $late }
digest-brought = 🔺 Late, for you to urge: <b>{ $count }</b>{ $new ->
        [0] { "" }
       *[other] , of which new { $new }
    }
digest-newest = { "   " }• <b>{ $code }</b> · { $body } · late: { $clock_name }
digest-due = ⏰ Due today: <b>{ $count }</b>
digest-new = 🆕 To accept: <b>{ $count }</b>
digest-to-decide = ✅ Waiting for your word: <b>{ $count }</b>
digest-proposed = { "   " }• answers to approve: { $count }
digest-more-time = { "   " }• requests for more time: { $count }
digest-disputed = { "   " }• disputes over competence: { $count }
digest-hot = 🔥 To watch:
digest-urgent = { "   " }• urgent: { $count }
digest-urged = { "   " }• urged by citizens just now: { $count }
digest-reopened = { "   " }• reopened by citizens: { $count }
btn-digest-late = 🔴 Late ({ $count })
btn-digest-brought = 🔺 To urge ({ $count })
btn-digest-due = ⏰ Today ({ $count })
btn-digest-approval = ✅ To decide ({ $count })
