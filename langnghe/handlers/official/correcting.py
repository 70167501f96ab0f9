"""Correcting what a ticket is about: field, kind, urgent or not."""

from langnghe.handlers.common import desk, official_card
from langnghe.handlers.common.acts import Args
from langnghe.handlers.common.talk import Talk, in_rows, token
from langnghe.handlers.official.room import ticket_press
from langnghe.models import Act, TicketKind, TicketPriority
from langnghe.models.contract import Choice
from langnghe.services import casefile, handling
from langnghe.services.casefile import Seen
from langnghe.services.refusals import Invalid


@ticket_press("o.cor")
def correct(talk: Talk, ticket_id: int, _args: Args) -> None:
    seen = _correctable(talk, ticket_id)
    urgent = seen.ticket.priority is TicketPriority.URGENT
    priority, label = (
        (TicketPriority.NORMAL, "btn-o-normal") if urgent else (TicketPriority.URGENT, "btn-o-urgent")
    )
    rows = [
        [
            talk.button("btn-o-correct-field", "o.corf", ticket_id),
            talk.button("btn-o-correct-kind", "o.cork", ticket_id),
        ],
        [talk.button(label, "o.cp", ticket_id, priority), talk.button("btn-o-stop", "o.stop", ticket_id)],
    ]
    talk.say("o-correct-ask", choices=rows, code=seen.ticket.code)


@ticket_press("o.corf")
def fields(talk: Talk, ticket_id: int, _args: Args) -> None:
    seen = _correctable(talk, ticket_id)
    unknown = handling.unclassified(talk.work, ticket_id)
    choices = [
        Choice(official_card.field_name(talk.texts, names), token("o.cf", ticket_id, code))
        for code, names in handling.fields_now(talk.work).items()
        if unknown or code != seen.ticket.field_code
    ]
    rows = [*in_rows(choices), [talk.button("btn-o-stop", "o.stop", ticket_id)]]
    talk.say("o-correct-field", choices=rows, code=seen.ticket.code)


@ticket_press("o.cork")
def kinds(talk: Talk, ticket_id: int, _args: Args) -> None:
    seen = _correctable(talk, ticket_id)
    choices = [
        talk.button(f"kind-{kind}", "o.ck", ticket_id, kind)
        for kind in handling.KINDS
        if kind is not seen.ticket.kind
    ]
    rows = [*in_rows(choices), [talk.button("btn-o-stop", "o.stop", ticket_id)]]
    talk.say("o-correct-kind", choices=rows, code=seen.ticket.code)


def _correctable(talk: Talk, ticket_id: int) -> Seen:
    seen = casefile.look(talk.work, talk.speaker.person_id, ticket_id)
    desk.must_be_lawful(seen, Act.CORRECT)
    return seen


@ticket_press("o.cf")
def to_field(talk: Talk, ticket_id: int, args: Args) -> None:
    changed = handling.correct(talk.work, talk.speaker.person_id, ticket_id, field=args[0] if args else "")
    _say_done(talk, ticket_id, changed=changed)


@ticket_press("o.ck")
def to_kind(talk: Talk, ticket_id: int, args: Args) -> None:
    if not args or args[0] not in set(TicketKind):
        raise Invalid("o-no-such-kind")
    changed = handling.correct(talk.work, talk.speaker.person_id, ticket_id, kind=TicketKind(args[0]))
    _say_done(talk, ticket_id, changed=changed)


@ticket_press("o.cp")
def to_priority(talk: Talk, ticket_id: int, args: Args) -> None:
    urgent = bool(args) and args[0] == TicketPriority.URGENT
    priority = TicketPriority.URGENT if urgent else TicketPriority.NORMAL
    changed = handling.correct(talk.work, talk.speaker.person_id, ticket_id, priority=priority)
    _say_done(talk, ticket_id, changed=changed)


def _say_done(talk: Talk, ticket_id: int, *, changed: bool) -> None:
    desk.show(talk, ticket_id, "o-done-correct" if changed else "o-done-correct-same")
