"""What the rooms of officers and heads share: showing a ticket, telling what happened, steps in several parts.

A step (a question being written, a reason being given) is remembered under "step", answers being drafted under
"drafts": one per ticket, so that a draft outlives whatever comes in between.
"""

from collections.abc import Callable
from typing import Any

from langnghe.handlers.common import official_card
from langnghe.handlers.common.acts import Answers, Args, Presses, number
from langnghe.handlers.common.talk import Rows, Talk, marked
from langnghe.locales.marked import escape
from langnghe.models import Act
from langnghe.models.contract import Choice, Expects, Inbound, InputKind, Marked
from langnghe.services import casefile, hops
from langnghe.services.answering import TRANSFER_INSTEAD
from langnghe.services.casefile import Seen
from langnghe.services.folding import fold
from langnghe.services.handling import fits
from langnghe.services.refusals import Forbidden, Invalid, Stale

STEP = "step"
DRAFTS = "drafts"

TicketPress = Callable[[Talk, int, Args], None]
TicketStep = Callable[[Talk, int, dict[str, Any]], None]


# Showing ------------------------------------------------------------------------------------------------------


def show(talk: Talk, ticket_id: int, key: str = "", **params: Any) -> None:
    """The ticket's fresh card, under the message `key` (which gets the ticket's code) in the same message."""
    seen = casefile.look(talk.work, talk.speaker.person_id, ticket_id)
    first = talk.texts(key, code=seen.ticket.code, **params) if key else None
    show_seen(talk, seen, first)


def show_seen(talk: Talk, seen: Seen, first: Marked | None = None) -> None:
    """The card of a ticket that was looked at already, under `first`."""
    kept = talk.data.get(DRAFTS, {})
    text, rows = official_card.card(talk.work, talk.texts, seen, drafting=str(seen.ticket.id) in kept)
    rows = [*rows, *draft_rows(talk, but=seen.ticket.id)]
    talk.say_marked(Marked(f"{first}\n\n{text}") if first else text, choices=rows)


def draft_rows(talk: Talk, but: int = 0) -> Rows:
    """The way back to each answer that is being written, except to ticket `but`."""
    kept = talk.data.get(DRAFTS, {})
    return [
        [talk.button("btn-o-draft-code", "o.ans", ticket_id, code=draft["code"])]
        for ticket_id, draft in kept.items()
        if int(ticket_id) != but
    ]


def moved_on(talk: Talk, ticket_id: int, no: Stale) -> None:
    """Somebody was faster, or the button was old: one message says what has happened, above the fresh card."""
    leave(talk, ticket_id)
    first = happened(talk, ticket_id, no)
    try:
        seen = casefile.look(talk.work, talk.speaker.person_id, ticket_id)
    except (Forbidden, Stale):
        forget_draft(talk, ticket_id)
        talk.say_marked(first, choices=[[talk.button("btn-o-list", "o.list")]])
        return
    if not seen.ticket.open:
        forget_draft(talk, ticket_id)
    show_seen(talk, seen, first)


def forget_draft(talk: Talk, ticket_id: int) -> None:
    """The draft answer to this ticket is of no more use, or was sent."""
    every = {name: draft for name, draft in talk.data.get(DRAFTS, {}).items() if name != str(ticket_id)}
    talk.data.pop(DRAFTS, None)
    if every:
        talk.data[DRAFTS] = every


def happened(talk: Talk, ticket_id: int, no: Stale) -> Marked:
    """What has happened to the ticket last, and by whom."""
    if no.key != "ticket-moved-on":
        return talk.texts.of(no.key, no.params)
    move = casefile.last_move(talk.work, ticket_id)
    code = no.params["code"]
    if move is None:
        return talk.texts("o-happened-other", code=code)
    if move.actor_role in {"citizen", "system"}:
        who = talk.texts(f"o-who-{move.actor_role}")
    elif move.actor_id == talk.speaker.person_id:
        who = talk.texts("o-who-you")
    else:
        who = escape(move.actor_name)
    return talk.texts(f"o-happened-{move.act}", code=code, who=marked(who), at=move.at)


def must_be_lawful(seen: Seen, *acts: Act) -> None:
    """Raises `Stale` when none of the acts is lawful any more, `Forbidden` when it is so for others only."""
    if any(act in seen.acts for act in acts):
        return
    if any(fits(act, seen.ticket.state) for act in acts):
        if seen.readable:
            hops.allow(seen.hop, seen.ticket.code, acts[0], seen.ticket.now)
        raise (
            Forbidden("no-authority")
            if seen.readable
            else Forbidden("o-restricted-readers", code=seen.ticket.code)
        )
    raise Stale("ticket-moved-on", code=seen.ticket.code, state=str(seen.ticket.state))


# Presses and steps --------------------------------------------------------------------------------------------


def ticket_press(presses: Presses, *verbs: str) -> Callable[[TicketPress], TicketPress]:
    """A press about a ticket, "verb:<ticket id>:…". Coming too late, it is told what has happened instead.

    The verbs of the services check everything before they write, so nothing was done when they refuse.
    """

    def register(act: TicketPress) -> TicketPress:
        @presses.on(*verbs)
        def checked(talk: Talk, args: Args) -> None:
            ticket_id = number(args)
            try:
                act(talk, ticket_id, args[1:])
            except Stale as no:
                moved_on(talk, ticket_id, no)
            except Invalid as no:
                _offer_transfer(talk, ticket_id, no)

        return act

    return register


def ticket_step(answers: Answers, state: str) -> Callable[[TicketStep], TicketStep]:
    """What a message means while a step about a ticket stands at `state`."""

    def register(act: TicketStep) -> TicketStep:
        @answers.on(state)
        def checked(talk: Talk) -> None:
            step = talk.data[STEP]
            ticket_id = int(step["ticket"])
            if stops(talk.event):
                leave(talk, ticket_id)
                show(talk, ticket_id, "o-done-stop")
                return
            try:
                act(talk, ticket_id, step)
            except Stale as no:
                moved_on(talk, ticket_id, no)
            except Invalid as no:
                _offer_transfer(talk, ticket_id, no)

        return act

    return register


def _offer_transfer(talk: Talk, ticket_id: int, no: Invalid) -> None:
    """A "not ours" closes nothing: what was written is refused, and the way out is a press away."""
    if no.key not in TRANSFER_INSTEAD:
        raise no
    seen = casefile.look(talk.work, talk.speaker.person_id, ticket_id)
    passes = [talk.button("btn-o-transfer", "o.trf", ticket_id)] if Act.TRANSFER in seen.acts else []
    drafting = str(ticket_id) in talk.data.get(DRAFTS, {})
    mends = [talk.button("btn-o-edit", "o.edit", ticket_id), talk.button("btn-o-drop", "o.drop", ticket_id)]
    expects = Expects.TEXT if talk.event.kind is InputKind.TEXT else None
    back = [talk.button("btn-o-back", "o.open", ticket_id)]
    talk.say(no.key, choices=[passes, mends if drafting else [], back], expects=expects)


def stops(event: Inbound) -> bool:
    """A lone "thôi" or "hủy" is nobody's question, reason or answer to a citizen."""
    return event.kind is InputKind.TEXT and len(event.text) < 20 and fold(event.text).strip(" .!/") in STOP_WORDS


STOP_WORDS = frozenset({"thoi", "huy", "huy bo", "bo", "dung", "dung lai", "cancel", "stop"})


def begin(talk: Talk, state: str, ticket_id: int, **what: Any) -> None:
    """Stand at a step about a ticket."""
    talk.go(state, **{STEP: {"ticket": ticket_id, **what}})


def leave(talk: Talk, ticket_id: int) -> None:
    """Leave the step that is about this ticket, if there is one; drafts stay."""
    if talk.data.get(STEP, {}).get("ticket") == ticket_id:
        talk.forget(STEP)


def step_of(talk: Talk, ticket_id: int, state: str) -> dict[str, Any] | None:
    """The step, if it is about this ticket and stands at this state."""
    step: dict[str, Any] | None = talk.data.get(STEP)
    if step is None or talk.speaker.state != state or step.get("ticket") != ticket_id:
        return None
    return step


def step_about(talk: Talk, ticket_id: int, *states: str) -> dict[str, Any] | None:
    """The step, if it is about this ticket and stands at one of these states."""
    return next((step for state in states if (step := step_of(talk, ticket_id, state)) is not None), None)


def ask_text(talk: Talk, key: str, ticket_id: int, **params: Any) -> None:
    """Ask for words; the only choice is to leave it."""
    stop = Choice(talk.texts.label("btn-o-stop"), f"o.stop:{ticket_id}")
    talk.say(key, choices=[[stop]], expects=Expects.TEXT, **params)
