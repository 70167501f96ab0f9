"""A citizen's own registration: the card, the picture for the door, confirming, changing, giving it up."""

from collections.abc import Iterator

from langnghe.handlers.common.acts import Args, number
from langnghe.handlers.common.answer import yes
from langnghe.handlers.common.talk import Talk, in_rows, marked
from langnghe.handlers.dialogue import words as said
from langnghe.handlers.dialogue.room import presses, words
from langnghe.locales.texts import Texts
from langnghe.models import SeatState, Wish
from langnghe.models.contract import Choice, Marked
from langnghe.services.dialogue import life, passes, registering, seats, waiting
from langnghe.services.dialogue.life import View
from langnghe.services.dialogue.seats import Held


def say(talk: Talk, seat: Held, key: str = "") -> None:
    """The card of a registration under the message `key`, with what may be done about it now."""
    view = life.public_view(talk.work, seat.dialogue_id)
    first = [talk.texts(key), Marked("")] if key else []
    talk.say_marked(Marked("\n".join([*first, *_lines(talk, view, seat)])), choices=_choices(talk, view, seat))


def _lines(talk: Talk, view: View, seat: Held) -> Iterator[Marked]:
    texts = talk.texts
    yield title(texts, view)
    yield texts(
        "d-seat-state",
        state=str(seat.state),
        place=seats.place(talk.work, seat) if seat.state is SeatState.WAITING else 0,
        until=seat.offer_until or "",
    )
    yield texts("d-seat-number", number=str(seat.number))
    if seat.state in seats.HOLDING:
        yield texts("d-seat-code", code=seat.code)
    if not seat.active:
        return
    yield texts("d-card-when", when=marked(said.when(texts, view)))
    yield from _where(texts, view, seat)
    yield from asked(texts, seat)


def title(texts: Texts, view: View) -> Marked:
    """Which session it is about, on one line."""
    dialogue = view.dialogue
    return texts("d-card-title", kind=str(dialogue.kind), title=dialogue.title, titled=yes(dialogue.title))


def _where(texts: Texts, view: View, seat: Held) -> Iterator[Marked]:
    if seat.online:
        yield texts("d-card-online", url=view.dialogue.online_url)
    elif view.dialogue.place:
        yield texts("d-card-place", place=view.dialogue.place)


def asked(texts: Texts, seat: Held) -> Iterator[Marked]:
    """What they registered for beside a chair for one."""
    if seat.group_size > 1:
        yield texts("d-seat-group", size=seat.group_size, people=seat.people)
    if seat.wish is Wish.SPEAK:
        yield texts("d-seat-topic", topic=seat.topic)
    for what in ("interpreter", "wheelchair", "online"):
        if getattr(seat, what):
            yield texts(f"d-seat-has-{what}")


def _choices(talk: Talk, view: View, seat: Held) -> list[list[Choice]]:
    about = (seat.dialogue_id, seat.id)
    rows: list[list[Choice]] = []
    before = view.coming and not waiting.begun(talk.work, view.dialogue) and seat.came_at is None
    if seat.active and before:
        rows = [[talk.button(label, verb, *about)] for label, verb in _offers(seat)]
    elif not seat.active and view.takes_registrations:
        rows = [[talk.button("btn-d-reg-again", "d.reg", seat.dialogue_id)]]
    return [
        *rows,
        [talk.button("btn-d-seat-session", "d.open", seat.dialogue_id), talk.button("btn-menu", "m.menu")],
    ]


def _offers(seat: Held) -> Iterator[tuple[str, str]]:
    if seat.state is SeatState.OFFERED:
        yield "btn-d-seat-confirm", "d.seatok"
    elif seat.state is SeatState.SEATED:
        yield "btn-d-seat-qr", "d.seatq"
    if seat.wish is Wish.SPEAK:
        yield "btn-d-seat-listen", "d.seatl"
    yield "btn-d-seat-needs", "d.seatn"
    yield "btn-d-seat-cancel", "d.seatx"


def _own(talk: Talk, args: Args) -> Held:
    return seats.own(talk.work, talk.speaker.person_id, number(args), number(args, 1))


@presses.on("d.seat")
def one(talk: Talk, args: Args) -> None:
    """The card: "d.seat:<dialogue>:<seat>", as all presses here."""
    say(talk, _own(talk, args))


@words.on("dang ky cua toi", "dangkycuatoi", "cho cua toi", "my seats")
def mine_word(talk: Talk) -> None:
    """One's own registrations for sessions to come."""
    talk.speaker.state = None
    found = registering.mine(talk.work, talk.speaker.person_id)
    if len(found) == 1:
        say(talk, found[0][1])
        return
    lines = [talk.texts("d-seats-title" if found else "d-seats-none")]
    buttons = []
    for view, seat in found:
        when = marked(said.when(talk.texts, view))
        lines.append(
            talk.texts("d-seats-line", number=str(seat.number), when=when, title=marked(title(talk.texts, view)))
        )
        buttons.append(talk.button("btn-d-seat", "d.seat", seat.dialogue_id, seat.id, number=str(seat.number)))
    home = [talk.button("btn-d-list", "d.list"), talk.button("btn-menu", "m.menu")]
    talk.say_marked(Marked("\n".join(lines)), choices=[*in_rows(buttons, 2), home])


@presses.on("d.seatok")
def confirm(talk: Talk, args: Args) -> None:
    seat = waiting.confirm(talk.work, talk.speaker.person_id, number(args), number(args, 1))
    say(talk, seat, "d-seat-confirmed")


@presses.on("d.seatq")
def picture(talk: Talk, args: Args) -> None:
    """The picture for the door; where there is none the code says the same."""
    seat = _own(talk, args)
    if seat.state not in seats.HOLDING:
        say(talk, seat)
        return
    back = [[talk.button("btn-d-seat", "d.seat", seat.dialogue_id, seat.id, number=str(seat.number))]]
    file = passes.picture(talk.work, seat)
    talk.say("d-seat-qr", code=seat.code, number=str(seat.number), choices=back, attachment_id=file)


@presses.on("d.seatl")
def listen(talk: Talk, args: Args) -> None:
    seat = registering.only_listen(talk.work, talk.speaker.person_id, number(args), number(args, 1))
    say(talk, seat, "d-seat-listens")


@presses.on("d.seatn")
def needs(talk: Talk, args: Args) -> None:
    """What is needed: "d.seatn:<dialogue>:<seat>[:<what>]"; with `what` it is said, or taken back."""
    seat = _own(talk, args)
    if len(args) > 2:
        seat = registering.need(talk.work, talk.speaker.person_id, seat.dialogue_id, seat.id, args[2])
    about = (seat.dialogue_id, seat.id)
    rows = [
        [talk.button(f"btn-d-reg-{what}", "d.seatn", *about, what, on=yes(getattr(seat, what)))]
        for what in registering.NEEDS
    ]
    back = [talk.button("btn-d-reg-done", "d.seat", *about)]
    talk.say("d-reg-more", choices=[*rows, back])


@presses.on("d.seatx")
def ask_cancel(talk: Talk, args: Args) -> None:
    seat = _own(talk, args)
    if not seat.active:
        say(talk, seat)
        return
    about = (seat.dialogue_id, seat.id)
    rows = [
        [talk.button("btn-d-seat-cancel-sure", "d.seatxx", *about)],
        [talk.button("btn-d-seat-keep", "d.seat", *about)],
    ]
    talk.say("d-seat-cancel-ask", choices=rows, number=str(seat.number))


@presses.on("d.seatxx")
def cancel(talk: Talk, args: Args) -> None:
    done = registering.cancel(talk.work, talk.speaker.person_id, number(args), number(args, 1))
    say(talk, done.seat, "" if done.again else "d-seat-cancelled")
