"""The maker's last word: what will happen is said once more, then it is sent, or put before a second person."""

from langnghe.handlers.broadcast.compose import CHANGEABLE
from langnghe.handlers.broadcast.room import last_offers, leave, offers, press, show
from langnghe.handlers.common import broadcast_card
from langnghe.handlers.common.acts import Args, number
from langnghe.handlers.common.answer import yes
from langnghe.handlers.common.talk import Rows, Talk
from langnghe.models import BroadcastState
from langnghe.models.contract import Marked
from langnghe.services.broadcast import approval_size, approving, counting, drafts
from langnghe.services.broadcast.approving import Sent
from langnghe.services.broadcast.view import View

S = BroadcastState


def _offer(talk: Talk, shown: View) -> Rows:
    """Looking at what receivers will see, for everybody who may read it."""
    return [[talk.button("btn-b-preview", "b.view", shown.id)]] if shown.text else []


def _last(talk: Talk, shown: View) -> Rows:
    if shown.made_by != talk.speaker.person_id or shown.state not in CHANGEABLE:
        return []
    drop = talk.button("btn-b-drop", "b.x", shown.id)
    if shown.state is not S.DRAFT:
        return [[drop]]
    return [[talk.button("btn-b-send", "b.send", shown.id), drop]] if shown.text else []


offers.append(_offer)
last_offers.append(_last)


@press("b.send")
def send_ask(talk: Talk, broadcast_id: int, _args: Args) -> None:
    """What will happen, and once more whether: "b.send:<id>"."""
    work = talk.work
    shown = drafts.changeable(work, talk.speaker.person_id, broadcast_id)
    if shown.state is not S.DRAFT:
        show(talk, broadcast_id)
        return
    leave(talk)
    count = counting.renewed(work, broadcast_id, talk.speaker.person_id)
    lines = [
        talk.texts("b-send-ask", body=shown.body_name),
        *broadcast_card.when(work, talk.texts, shown),
        *broadcast_card.count_lines(work, talk.texts, count),
        talk.texts("b-send-size", size=approval_size.now(work), groups=yes(shown.audience.groups)),
        *(talk.texts("b-card-urgent") for _ in range(shown.urgent)),
    ]
    rows = [
        [talk.button("btn-b-send-yes", "b.do", broadcast_id, shown.version)],
        [talk.button("btn-b-preview", "b.view", broadcast_id), talk.button("btn-b-back", "b.o", broadcast_id)],
    ]
    talk.say_marked(Marked("\n".join(lines)), choices=rows)


@press("b.do")
def send(talk: Talk, broadcast_id: int, args: Args) -> None:
    """Send what was seen: "b.do:<id>:<version>"."""
    done = approving.send(talk.work, talk.speaker.person_id, broadcast_id, number(args))
    said = talk.texts("b-counting") if done is Sent.COUNTING else talk.texts("b-sent", done=str(done))
    show(talk, broadcast_id, said)
