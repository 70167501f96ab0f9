"""The running order: which question comes when, moved by buttons, and the link to the page to print."""

from langnghe.handlers.common.acts import Args, number
from langnghe.handlers.common.talk import Talk, in_rows
from langnghe.handlers.common.turning import offset_of, turns
from langnghe.handlers.dialogue import question_desk
from langnghe.handlers.dialogue import question_words as said
from langnghe.handlers.dialogue.question_words import question_press
from langnghe.handlers.dialogue.room import presses
from langnghe.models.contract import Choice, Marked
from langnghe.services.dialogue import questions, running_order
from langnghe.services.dialogue.questions import Seen
from langnghe.services.dialogue.running_order import Move
from langnghe.services.paging import page_of
from langnghe.services.refusals import NotFound, Stale

PAGE = 8


@presses.on("g.ro")
def order(talk: Talk, args: Args) -> None:
    """One page of it: "g.ro:<session>[:<offset>]"."""
    _say(talk, number(args), offset_of(args, 1))


def _say(talk: Talk, session: int, offset: int = 0, first: Marked | None = None) -> None:
    every = running_order.order(talk.work, talk.speaker.person_id, session)
    page = page_of(every, offset, PAGE)
    lines = [talk.texts("g-order-title", count=len(every))]
    if not every:
        lines.append(talk.texts("g-order-none"))
    lines += [said.line(talk.texts, each, each.position or 0) for each in page.items]
    rows = [
        *in_rows(
            (talk.button("btn-g-order-row", "g.rq", each.id, position=each.position or 0) for each in page.items),
            4,
        ),
        turns(talk, page, "g.ro", session, size=PAGE),
        [talk.button("btn-g-order-fill", "g.rf", session)],
        [talk.button("btn-g-order-page", "g.rl", session)],
        [talk.button("btn-g-qs-all", "g.q", session)],
        said.back(talk, session, "g.open"),
    ]
    talk.say_marked(said.under(first, lines), choices=rows)


@question_press("g.rq", question_desk.say)
def one(talk: Talk, question_id: int, _args: Args) -> None:
    """One question of the order, and where it may go."""
    _say_one(talk, questions.look_kept(talk.work, talk.speaker.person_id, question_id))


def _say_one(talk: Talk, seen: Seen, first: Marked | None = None) -> None:
    if seen.position is None:
        question_desk.say(talk, seen.id, first)
        return
    lines = [talk.texts("g-q-card-position", position=seen.position), *said.card(talk.texts, seen)]
    moves = [_move(talk, seen, how) for how in Move if how is not Move.UP or seen.position > 1]
    answered = [talk.button("btn-g-q-one", "g.qo", seen.dialogue_id, seen.id)]
    back = [talk.button("btn-g-order", "g.ro", seen.dialogue_id, (seen.position - 1) // PAGE * PAGE)]
    talk.say_marked(said.under(first, lines), choices=[*in_rows(moves, 2), answered, back])


def _move(talk: Talk, seen: Seen, how: Move) -> Choice:
    return talk.button(f"btn-g-order-{how}", "g.rm", seen.id, how, seen.position or 0)


@question_press("g.rm", question_desk.say)
def move(talk: Talk, question_id: int, args: Args) -> None:
    """Move it from where it was seen: "g.rm:<question>:<how>:<position>"."""
    try:
        how = Move(args[0] if args else "")
    except ValueError:
        raise NotFound("button-old") from None
    first = None
    try:
        running_order.move(talk.work, talk.speaker.person_id, question_id, how, number(args, 1))
    except Stale as no:
        first = talk.texts.of(no.key, no.params)
    _say_one(talk, questions.look_kept(talk.work, talk.speaker.person_id, question_id), first)


@question_press("g.qr", question_desk.say)
def place(talk: Talk, question_id: int, _args: Args) -> None:
    """Into the order, at its end."""
    running_order.place(talk.work, talk.speaker.person_id, question_id)
    _say_one(talk, questions.look_kept(talk.work, talk.speaker.person_id, question_id))


@presses.on("g.rf")
def fill(talk: Talk, args: Args) -> None:
    """Append what was let through: "g.rf:<session>"."""
    session = number(args)
    count = running_order.fill(talk.work, talk.speaker.person_id, session)
    _say(talk, session, 0, talk.texts("g-order-filled", count=count))


@presses.on("g.rl")
def page_link(talk: Talk, args: Args) -> None:
    """The page to print: "g.rl:<session>"."""
    session = number(args)
    address = f"{running_order.link(talk.work, talk.speaker.person_id, session)}&lang={talk.speaker.language}"
    hours = int(running_order.LIFE.total_seconds() // 3600)
    back = [talk.button("btn-g-order", "g.ro", session), talk.button("btn-menu", "m.menu")]
    # Messengers make a link of an address; the web chat does not.
    inbox = talk.work.office.channels[talk.speaker.channel].inbox
    opens = [Choice(talk.texts.label("btn-g-order-open"), url=address)] if inbox else []
    talk.say("g-order-link", choices=[opens, back], link=address, hours=hours)
