"""The second person: reading what another one has made as receivers will, approving it or returning it."""

from typing import Any

from langnghe.handlers.broadcast.room import ask, begin, last_offers, press, show, step
from langnghe.handlers.common.acts import Args, number
from langnghe.handlers.common.talk import Rows, Talk
from langnghe.models import BroadcastState
from langnghe.services.broadcast import approving, rights
from langnghe.services.broadcast.view import View

REASON = "broadcast.return"


def _last(talk: Talk, shown: View) -> Rows:
    if shown.state is not BroadcastState.WAITING:
        return []
    if not rights.approves(talk.work, talk.speaker.person_id, shown.id):
        return []
    return [
        [
            talk.button("btn-b-approve", "b.ok", shown.id, shown.version),
            talk.button("btn-b-return", "b.no", shown.id),
        ]
    ]


last_offers.append(_last)


@press("b.ok")
def approve(talk: Talk, broadcast_id: int, args: Args) -> None:
    """Approve what was read: "b.ok:<id>:<version>"."""
    done = approving.approve(talk.work, talk.speaker.person_id, broadcast_id, number(args))
    show(talk, broadcast_id, talk.texts("b-approve-done", done=str(done)))


@press("b.no")
def give_back(talk: Talk, broadcast_id: int, _args: Args) -> None:
    """Ask why it is returned: "b.no:<id>"."""
    approving.may_approve(talk.work, talk.speaker.person_id, broadcast_id)
    begin(talk, REASON, broadcast_id)
    ask(talk, talk.texts("b-ask-reason"), broadcast_id)


@step(REASON)
def reason(talk: Talk, broadcast_id: int, _form: dict[str, Any]) -> None:
    approving.give_back(talk.work, talk.speaker.person_id, broadcast_id, talk.event.text)
    show(talk, broadcast_id, talk.texts("b-return-done"))
