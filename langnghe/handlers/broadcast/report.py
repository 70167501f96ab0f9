"""The report on a broadcast, in words with its picture beside them; once more to those of whom it is not known."""

from langnghe.handlers.broadcast.room import presses
from langnghe.handlers.common import broadcast_card, broadcast_progress
from langnghe.handlers.common.acts import Args, number
from langnghe.handlers.common.answer import yes
from langnghe.handlers.common.talk import Talk
from langnghe.locales.texts import Texts
from langnghe.models import BroadcastOutcome, BroadcastState
from langnghe.models.contract import Choice, Marked
from langnghe.services.broadcast import progress, rights, steering
from langnghe.services.broadcast.tally import OnChannel
from langnghe.services.broadcast.view import View

#: States in which some may still get it once more.
_OPEN = (BroadcastState.SENDING, BroadcastState.PAUSED, BroadcastState.DONE)


@presses.on("b.pr")
def shown(talk: Talk, args: Args) -> None:
    """The report as it stands: "b.pr:<id>". While it is being sent there is no picture yet."""
    view = steering.begun(talk.work, number(args), talk.speaker.person_id)
    talk.say_marked(
        Marked("\n".join(_lines(talk, view))),
        choices=_choices(talk, view),
        attachment_id=view.report_attachment_id,
    )


@presses.on("b.pu")
def asked_again(talk: Talk, args: Args) -> None:
    """Once more to those of whom it is not known? "b.pu:<id>"."""
    view = steering.begun(talk.work, number(args), talk.speaker.person_id)
    unsure = view.tally.outcomes.get(BroadcastOutcome.UNSURE, 0)
    choices: list[list[Choice]] = [
        [talk.button("btn-bp-again-yes", "b.puy", view.id)],
        [talk.button("btn-bp-report", "b.pr", view.id)],
    ]
    talk.say("b-again-ask", choices=choices, count=unsure, groups=yes(view.groups))


@presses.on("b.puy")
def again(talk: Talk, args: Args) -> None:
    """Send it to them once more: "b.puy:<id>"."""
    broadcast_id = number(args)
    count = steering.send_again(talk.work, broadcast_id, talk.speaker.person_id)
    view = steering.begun(talk.work, broadcast_id, talk.speaker.person_id)
    choices = [[talk.button("btn-bp-open", "b.p", broadcast_id)]]
    talk.say("b-again", choices=choices, count=count, groups=yes(view.groups))


def _choices(talk: Talk, view: View) -> list[list[Choice]]:
    rows: list[list[Choice]] = []
    unsure = view.tally.outcomes.get(BroadcastOutcome.UNSURE, 0)
    said = steering.sent_again(talk.work, view.id) or steering.corrected(talk.work, view.id)
    if unsure and view.state in _OPEN and not said:
        rows.append([talk.button("btn-bp-again", "b.pu", view.id, count=unsure, groups=yes(view.groups))])
    if view.state in {BroadcastState.SENDING, BroadcastState.PAUSED}:
        rows.append([talk.button("btn-bp-open", "b.p", view.id)])
    if _picture_to_come(view):
        rows.append([talk.button("btn-bp-report", "b.pr", view.id)])
    menu = talk.button("btn-menu", "m.menu")
    if not rights.announces(talk.work, talk.speaker.person_id, view.body_code):
        return [*rows, [menu]]  # of what they once made they read the report, and nothing else
    return [*rows, [talk.button("btn-b-card", "b.o", view.id)], [talk.button("btn-b-list", "b.list"), menu]]


def _picture_to_come(view: View) -> bool:
    """It is over and its picture is not drawn yet; where nobody was listed there is nothing to draw."""
    return view.finished_at is not None and view.report_attachment_id is None and view.tally.listed > 0


def _lines(talk: Talk, view: View) -> list[Marked]:
    texts = talk.texts
    now = progress.of(talk.work, view)
    over = view.finished_at is not None
    lines = [
        texts("b-report-head", state=str(view.state), said=broadcast_progress.said(view.text)),
        texts(
            "b-report-body", body=view.body_name, urgent=yes(view.urgent), relation=str(view.relation or "none")
        ),
        texts("b-report-made", name=view.made_by_name, at=view.made_at),
    ]
    if view.approved_at is not None and view.approved_by != view.made_by:
        lines.append(texts("b-report-approved", name=view.approved_by_name, at=view.approved_at))
    lines += broadcast_card.to(talk.work, texts, view)
    lines.append(texts("b-report-when", begins=view.started_at or "", ends=view.finished_at or "", over=yes(over)))
    lines.append(
        texts(
            "b-report-sum",
            sent=now.sent,
            listed=now.listed,
            percent=now.sent * 100 // now.listed if now.listed else 0,
            listing=yes(now.listing),
            groups=yes(view.groups),
        )
    )
    lines += broadcast_progress.outcomes(texts, now)
    if now.left:
        lines.append(texts("b-report-left", count=now.left))
    if _picture_to_come(view):
        lines.append(texts("b-report-picture-later"))
    if len(view.tally.channels) > 1:
        lines += [_channel(texts, name, sums) for name, sums in view.tally.channels.items()]
    return lines


def _channel(texts: Texts, name: str, sums: OnChannel) -> Marked:
    return texts(
        "b-report-channel",
        name=texts.label("b-channel", channel=name),
        sent=sums.outcomes.get(BroadcastOutcome.SENT, 0),
        listed=sums.listed,
    )
