"""Correcting or calling off what was sent, to exactly those who got it."""

from langnghe.handlers.broadcast.compose import edit
from langnghe.handlers.broadcast.room import leave, offers, press, show
from langnghe.handlers.common.acts import Args
from langnghe.handlers.common.answer import yes
from langnghe.handlers.common.talk import Rows, Talk
from langnghe.models import BroadcastRelation, BroadcastRepeat, BroadcastState
from langnghe.services.broadcast import correcting, rights
from langnghe.services.broadcast.view import View, view

S = BroadcastState
_UNDER_WAY = frozenset({S.SENDING, S.PAUSED})


def _offer(talk: Talk, shown: View) -> Rows:
    if shown.state not in correcting.SENT or shown.repeat is not BroadcastRepeat.ONCE or not shown.tally.listed:
        return []
    return [[talk.button("btn-b-correct", "b.cor", shown.id), talk.button("btn-b-cancel", "b.can", shown.id)]]


offers.append(_offer)


@press("b.cor")
def correct(talk: Talk, broadcast_id: int, _args: Args) -> None:
    """Begin a correction: "b.cor:<id>"."""
    _begin(talk, broadcast_id, BroadcastRelation.CORRECTION)


@press("b.can")
def cancel_ask(talk: Talk, broadcast_id: int, _args: Args) -> None:
    """What calling it off does, and once more whether: "b.can:<id>"."""
    shown = view(talk.work, broadcast_id)
    rights.announcer(talk.work, talk.speaker.person_id, shown.body_code)
    leave(talk)
    rows = [
        [talk.button("btn-b-cancel-yes", "b.cans", broadcast_id), talk.button("btn-b-back", "b.o", broadcast_id)]
    ]
    talk.say("b-cancel-ask", choices=rows, going=yes(shown.state in _UNDER_WAY))


@press("b.cans")
def cancel(talk: Talk, broadcast_id: int, _args: Args) -> None:
    _begin(talk, broadcast_id, BroadcastRelation.CANCELLATION)


def _begin(talk: Talk, broadcast_id: int, relation: BroadcastRelation) -> None:
    """The draft of it; one that was begun before is taken up again, a colleague's cancellation is told of."""
    made = correcting.make(talk.work, talk.speaker.person_id, broadcast_id, relation)
    shown = view(talk.work, made)
    if shown.made_by != talk.speaker.person_id:
        show(
            talk, made, talk.texts("b-cancel-there", id=str(made), name=shown.made_by_name, state=str(shown.state))
        )
    elif shown.text:
        show(talk, made)
    else:
        edit(talk, made, ("text",))
