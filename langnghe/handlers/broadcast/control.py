"""A broadcast while it is sent: how far it has come; pause, resume, stop."""

from langnghe.handlers.broadcast.room import offers, presses, show
from langnghe.handlers.common import broadcast_progress
from langnghe.handlers.common.acts import Args, number
from langnghe.handlers.common.answer import yes
from langnghe.handlers.common.talk import Rows, Talk
from langnghe.models import BroadcastState
from langnghe.models.contract import Marked
from langnghe.services.broadcast import followers, progress, steering
from langnghe.services.broadcast.view import View

S = BroadcastState


def _offer(talk: Talk, view: View) -> Rows:
    """Its progress while it is sent, then its report; stopping what another has planned."""
    if view.state in {S.SENDING, S.PAUSED}:
        return [[talk.button("btn-bp-open", "b.p", view.id)]]
    if view.state in {S.DONE, S.STOPPED} and view.started_at is not None:
        return [[talk.button("btn-bp-report", "b.pr", view.id)]]
    if view.state is S.SCHEDULED and view.made_by != talk.speaker.person_id:
        return [[talk.button("btn-bp-stop", "b.px", view.id)]]
    return []


offers.append(_offer)


@presses.on("b.p")
def shown(talk: Talk, args: Args) -> None:
    """How far it has come: "b.p:<id>". Whoever has asked goes on seeing it."""
    _show(talk, number(args))


@presses.on("b.pp")
def paused(talk: Talk, args: Args) -> None:
    """Pause: "b.pp:<id>"."""
    broadcast_id = number(args)
    on_the_way = steering.pause(talk.work, broadcast_id, talk.speaker.person_id)
    _show(talk, broadcast_id, talk.texts("b-paused", count=on_the_way))


@presses.on("b.pc")
def resumed(talk: Talk, args: Args) -> None:
    """Go on: "b.pc:<id>"."""
    broadcast_id = number(args)
    steering.resume(talk.work, broadcast_id, talk.speaker.person_id)
    _show(talk, broadcast_id, talk.texts("b-resumed"))


@presses.on("b.px")
def asked_to_stop(talk: Talk, args: Args) -> None:
    """Stop for good? "b.px:<id>"; the message that was rewritten becomes the question."""
    view = steering.view(talk.work, number(args), talk.speaker.person_id)
    if view.state is S.SCHEDULED:
        choices = [
            [talk.button("btn-bp-stop-yes", "b.pxy", view.id)],
            [talk.button("btn-bp-stop-no", "b.o", view.id)],
        ]
        talk.say("b-plan-stop-ask", choices=choices, said=broadcast_progress.said(view.text))
        return
    if view.state not in {S.SENDING, S.PAUSED}:
        _show(talk, view.id)
        return
    choices = [
        [talk.button("btn-bp-stop-yes", "b.pxy", view.id)],
        [talk.button("btn-bp-stop-no", "b.p", view.id)],
    ]
    said = broadcast_progress.said(view.text)
    talk.say("b-stop-ask", choices=choices, said=said, left=view.tally.left, groups=yes(view.groups))
    followers.rests(talk.work, view.id, talk.speaker.person_id)


@presses.on("b.pxy")
def stopped(talk: Talk, args: Args) -> None:
    """Stop it for good: "b.pxy:<id>"."""
    broadcast_id = number(args)
    on_the_way = steering.stop(talk.work, broadcast_id, talk.speaker.person_id)
    if steering.view(talk.work, broadcast_id, talk.speaker.person_id).started_at is None:
        show(talk, broadcast_id, talk.texts("b-plan-stopped"))
        return
    _show(talk, broadcast_id, talk.texts("b-stopped", count=on_the_way))


def _show(talk: Talk, broadcast_id: int, first: Marked | None = None) -> None:
    """Say how far it has come; from now on this is the message that is rewritten."""
    work, speaker = talk.work, talk.speaker
    view = steering.begun(work, broadcast_id, speaker.person_id)
    now = progress.of(work, view, followers.seen(work, broadcast_id, speaker.person_id))
    text, choices = broadcast_progress.words(talk.texts, now)
    talk.say_marked(Marked(f"{first}\n\n{text}") if first else text, choices=choices)
    if now.ended or talk.last_row is None:
        followers.over(work, broadcast_id, speaker.person_id)
    else:
        shown_now = progress.mark(work, now)
        followers.is_here(work, broadcast_id, speaker.person_id, speaker.identity_id, talk.last_row, shown_now)
