"""Finding a matter complex: a ground of the closed list, the reason in words, and what becomes of the date."""

from typing import Any

from langnghe.handlers.common import desk
from langnghe.handlers.common.acts import Args, aside
from langnghe.handlers.common.answer import yes
from langnghe.handlers.common.talk import Talk, in_rows, marked
from langnghe.handlers.leader.room import answers, presses
from langnghe.models import Act
from langnghe.models.contract import InputKind
from langnghe.services import casefile, complexity
from langnghe.services.casefile import Seen
from langnghe.services.refusals import Invalid

WRITING = "leader.complex"


@desk.ticket_press(presses, "l.cx")
def begin(talk: Talk, ticket_id: int, _args: Args) -> None:
    seen = _findable(talk, ticket_id)
    grounds = [talk.button(f"complex-{each}", "l.cxg", ticket_id, each) for each in complexity.GROUNDS]
    rows = [*in_rows(grounds), [talk.button("btn-o-stop", "o.stop", ticket_id)]]
    talk.say("l-complex-ground", choices=rows, code=seen.ticket.code, source=complexity.SOURCE)


@desk.ticket_press(presses, "l.cxg")
def ground(talk: Talk, ticket_id: int, args: Args) -> None:
    chosen = complexity.ground_of(args[0] if args else "")
    seen = _findable(talk, ticket_id)
    desk.begin(talk, WRITING, ticket_id, ground=chosen)
    named = marked(talk.texts(f"complex-{chosen}"))
    desk.ask_text(talk, "l-complex-write", ticket_id, code=seen.ticket.code, ground=named)


def _findable(talk: Talk, ticket_id: int) -> Seen:
    """The ticket, when it may be found complex now: what stands in the way is said rather than "old button"."""
    seen = casefile.look(talk.work, talk.speaker.person_id, ticket_id)
    if seen.head and seen.ticket.complex:
        raise Invalid("complex-already", code=seen.ticket.code)
    if seen.head and seen.ticket.late:
        raise Invalid("complex-late")
    desk.must_be_lawful(seen, Act.COMPLEX)
    return seen


@desk.ticket_step(answers, WRITING)
def reason(talk: Talk, ticket_id: int, step: dict[str, Any]) -> None:
    if talk.event.kind is not InputKind.TEXT:
        aside(talk, "o-text-only")
        return
    found = complexity.find(talk.work, talk.speaker.person_id, ticket_id, step["ground"], talk.event.text)
    desk.leave(talk, ticket_id)
    dates = {"longer": yes(found.longer), "before": found.before, "until": found.until}
    desk.show(talk, ticket_id, "l-done-complex", **dates)
