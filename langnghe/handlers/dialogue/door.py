"""At the door, for who keeps it: find who stands there, let them in, take back a wrong press, and the lists.

While the door is open whatever is typed is looked for: a code, a queue number, the end of a phone number, a name.
"""

from langnghe.handlers.common.acts import Args, aside, number
from langnghe.handlers.common.answer import yes
from langnghe.handlers.common.talk import Rows, Talk
from langnghe.handlers.common.turning import offset_of, turns
from langnghe.handlers.dialogue import kept, seat_card
from langnghe.handlers.dialogue.room import answers, kept_offers, presses
from langnghe.locales.marked import shorten
from langnghe.models import DialogueState, SeatState, Wish
from langnghe.models.contract import Choice, Expects, InputKind, Marked
from langnghe.services import profile
from langnghe.services.dialogue import door, passes, seats, transitions
from langnghe.services.dialogue.life import View
from langnghe.services.dialogue.seats import Held
from langnghe.services.refusals import Forbidden, Invalid, NotFound

DOOR, NEW = "dialogue.door", "dialogue.door.new"
#: What is remembered at the door: the session, what was typed, a name to be entered.
KEPT = "gdoor"
#: Characters of a name on a button, and of a topic in a list.
LABEL, TOPIC = 30, 100


def _offered(talk: Talk, view: View) -> Rows:
    """Under a session's card for its keepers."""
    about = view.dialogue.id
    listed = view.dialogue.state not in transitions.INTERNAL | {DialogueState.CANCELLED}
    row = [talk.button("btn-g-seats", "g.seats", about)] if listed else []
    if view.dialogue.state in door.OPEN:
        row.insert(0, talk.button("btn-g-door", "g.door", about))
    return [row]


kept_offers.append(_offered)


def _stay(talk: Talk, dialogue_id: int, state: str = DOOR, **what: str) -> None:
    talk.go(state, **{KEPT: {"id": dialogue_id} | what})


def _here(talk: Talk) -> int:
    found = talk.data.get(KEPT, {}).get("id")
    if not isinstance(found, int):
        raise NotFound("button-old")
    return found


def _remembered(talk: Talk, dialogue_id: int, what: str) -> str:
    remembered = talk.data.get(KEPT, {})
    return str(remembered.get(what, "")) if remembered.get("id") == dialogue_id else ""


def _ways(talk: Talk, dialogue_id: int) -> list[list[Choice]]:
    return [
        [talk.button("btn-g-door-new", "g.doornew", dialogue_id)],
        [
            talk.button("btn-g-seats", "g.seats", dialogue_id),
            talk.button("btn-g-door-end", "g.doorend", dialogue_id),
        ],
    ]


def _say(talk: Talk, lines: list[Marked], *rows: list[Choice]) -> None:
    """Say something at the door and wait for the next who comes."""
    talk.say_marked(Marked("\n".join(lines)), choices=rows, expects=Expects.TEXT)


def _counted(talk: Talk, view: View) -> Marked:
    count = door.count(talk.work, view.dialogue.id)
    seats_in_all = view.dialogue.seats
    return talk.texts(
        "g-door-count",
        inside=count.inside,
        seated=count.seated,
        waiting=count.waiting,
        online=count.online,
        counted=yes(seats_in_all is not None),
        seats=seats_in_all or 0,
    )


# Finding --------------------------------------------------------------------------------------------------------


@presses.on("g.door")
def opened(talk: Talk, args: Args) -> None:
    """The door: "g.door:<dialogue>"."""
    view = door.kept(talk.work, talk.speaker.person_id, number(args))
    _stay(talk, view.dialogue.id)
    lines = [seat_card.title(talk.texts, view), _counted(talk, view), talk.texts("g-door-ask")]
    _say(talk, lines, *_ways(talk, view.dialogue.id))


@presses.on("g.doorend")
def left(talk: Talk, args: Args) -> None:
    talk.forget(KEPT)
    kept.say(talk, number(args))


@answers.on(DOOR)
def typed(talk: Talk) -> None:
    if talk.event.kind is not InputKind.TEXT:
        aside(talk, "g-door-text-only")
        return
    _find(talk, _here(talk), talk.event.text[: door.LONGEST_TYPED], 0)


@presses.on("g.doorf")
def turned(talk: Talk, args: Args) -> None:
    """Another page of who may be meant: "g.doorf:<dialogue>:<offset>"."""
    dialogue_id = number(args)
    words = _remembered(talk, dialogue_id, "typed")
    if words:
        _find(talk, dialogue_id, words, offset_of(args, 1))
    else:
        opened(talk, args)


def _find(talk: Talk, dialogue_id: int, words: str, offset: int) -> None:
    page = door.find(talk.work, talk.speaker.person_id, dialogue_id, words, offset)
    _stay(talk, dialogue_id, typed=words, name=words)
    if page.total == 1:
        _say_one(talk, page.items[0])
        return
    if not page.items:
        new = [talk.button("btn-g-door-as-new", "g.dooras", dialogue_id, name=shorten(words, LABEL))]
        _say(talk, [talk.texts("g-door-none", typed=words)], new, *_ways(talk, dialogue_id))
        return
    lines = [talk.texts("g-door-many", count=page.total), *(_line(talk, each) for each in page.items)]
    rows = [[_named(talk, each)] for each in page.items]
    _say(talk, lines, *rows, turns(talk, page, "g.doorf", dialogue_id, size=door.PAGE), *_ways(talk, dialogue_id))


def _named(talk: Talk, seat: Held) -> Choice:
    name = shorten(seat.name, LABEL)
    return talk.button(
        "btn-g-door-one", "g.doorone", seat.dialogue_id, seat.id, number=str(seat.number), name=name
    )


def _line(talk: Talk, seat: Held) -> Marked:
    """One registration in a list."""
    return talk.texts(
        "g-seat-line",
        number=str(seat.number),
        name=seat.name,
        state=str(seat.state),
        many=yes(seat.people > 1),
        people=seat.people,
        speaks=yes(seat.wish is Wish.SPEAK),
        topic=shorten(seat.topic, TOPIC),
        interpreter=yes(seat.interpreter),
        wheelchair=yes(seat.wheelchair),
        online=yes(seat.online),
        came=yes(seat.came_at),
    )


@presses.on("g.doorone")
def one(talk: Talk, args: Args) -> None:
    """Who it is: "g.doorone:<dialogue>:<seat>"."""
    seat = door.one(talk.work, talk.speaker.person_id, number(args), number(args, 1))
    _stay(talk, seat.dialogue_id)
    _say_one(talk, seat)


def _say_one(talk: Talk, seat: Held, key: str = "") -> None:
    about = (seat.dialogue_id, seat.id)
    lines = [talk.texts(key)] if key else []
    lines.append(
        talk.texts(
            "g-door-card",
            number=str(seat.number),
            name=seat.name,
            phoned=yes(seat.phone),
            phone=seat.phone,
            state=str(seat.state),
            came=yes(seat.came_at),
            at=seat.came_at or "",
        )
    )
    lines += seat_card.asked(talk.texts, seat)
    if seat.came_at is not None and seat.active:
        act = talk.button("btn-g-door-out", "g.doorout", *about)
    elif not seat.active:
        act = talk.button("btn-g-door-again", "g.dooragain", *about)
    else:
        label = "btn-g-door-in-waiting" if seat.state is SeatState.WAITING else "btn-g-door-in"
        act = talk.button(label, "g.doorin", *about)
    _say(talk, lines, [act], [talk.button("btn-g-door-next", "g.door", seat.dialogue_id)])


# Letting in -----------------------------------------------------------------------------------------------------


@presses.on("g.doorin")
def let_in(talk: Talk, args: Args) -> None:
    done = door.let_in(talk.work, talk.speaker.person_id, number(args), number(args, 1))
    if done.again:
        _stay(talk, done.seat.dialogue_id)
        _say_one(talk, done.seat, "g-door-was-in")
        return
    _entered(talk, done.seat)


def _entered(talk: Talk, seat: Held) -> None:
    view = door.kept(talk.work, talk.speaker.person_id, seat.dialogue_id)
    _stay(talk, seat.dialogue_id)
    lines = [
        talk.texts(
            "g-door-entered",
            number=str(seat.number),
            name=seat.name,
            at=seat.came_at or talk.work.now,
            chair=yes(seat.state is SeatState.SEATED),
            many=yes(seat.people > 1),
            people=seat.people,
        ),
        _counted(talk, view),
        talk.texts("g-door-ask"),
    ]
    undo = [talk.button("btn-g-door-out", "g.doorout", seat.dialogue_id, seat.id)]
    _say(talk, lines, undo, *_ways(talk, seat.dialogue_id))


@presses.on("g.doorout")
def let_out(talk: Talk, args: Args) -> None:
    """It was the wrong person."""
    seat = door.let_out(talk.work, talk.speaker.person_id, number(args), number(args, 1))
    _stay(talk, seat.dialogue_id)
    _say_one(talk, seat, "g-door-undone")


# Who came without registering -----------------------------------------------------------------------------------


@presses.on("g.doornew")
def new(talk: Talk, args: Args) -> None:
    view = door.kept(talk.work, talk.speaker.person_id, number(args))
    _stay(talk, view.dialogue.id, NEW)
    _say(talk, [talk.texts("g-door-new")], [talk.button("btn-back", "g.door", view.dialogue.id)])


@answers.on(NEW)
def new_typed(talk: Talk) -> None:
    if talk.event.kind is not InputKind.TEXT:
        aside(talk, "g-door-text-only")
        return
    _enter_new(talk, _here(talk), profile.read_name(talk.event.text), standing=False)


@presses.on("g.dooras")
def new_as_typed(talk: Talk, args: Args) -> None:
    """The name that was looked for and is on no list."""
    _enter_remembered(talk, number(args), standing=False)


@presses.on("g.doorstand")
def new_standing(talk: Talk, args: Args) -> None:
    _enter_remembered(talk, number(args), standing=True)


def _enter_remembered(talk: Talk, dialogue_id: int, *, standing: bool) -> None:
    name = _remembered(talk, dialogue_id, "name")
    if not name:
        new(talk, (str(dialogue_id),))
        return
    _enter_new(talk, dialogue_id, name, standing=standing)


def _enter_new(talk: Talk, dialogue_id: int, name: str, *, standing: bool) -> None:
    seat = door.walk_in(talk.work, talk.speaker.person_id, dialogue_id, name, standing=standing)
    if seat is None:
        _stay(talk, dialogue_id, name=name)
        _say_full(talk, dialogue_id, name, talk.button("btn-g-door-standing", "g.doorstand", dialogue_id))
        return
    _entered(talk, seat)


def _say_full(talk: Talk, dialogue_id: int, name: str, standing: Choice) -> None:
    view = door.kept(talk.work, talk.speaker.person_id, dialogue_id)
    lines = [talk.texts("g-door-full", name=name), _counted(talk, view)]
    _say(talk, lines, [standing], [talk.button("btn-g-door-next", "g.door", dialogue_id)])


@presses.on("g.dooragain")
def again(talk: Talk, args: Args) -> None:
    """Whose registration had ended has come: "g.dooragain:<dialogue>:<seat>[:1 for standing]"."""
    dialogue_id, seat_id, standing = number(args), number(args, 1), args[2:] == ("1",)
    person = talk.speaker.person_id
    seat = door.again(talk.work, person, dialogue_id, seat_id, standing=standing)
    if seat is None:
        name = door.one(talk.work, person, dialogue_id, seat_id).name
        _stay(talk, dialogue_id)
        button = talk.button("btn-g-door-standing", "g.dooragain", dialogue_id, seat_id, 1)
        _say_full(talk, dialogue_id, name, button)
        return
    _entered(talk, seat)


# Lists ----------------------------------------------------------------------------------------------------------


@presses.on("g.seats")
def listed(talk: Talk, args: Args) -> None:
    """One page of a list: "g.seats:<dialogue>[:<which>[:<offset>]]"."""
    dialogue_id = number(args)
    which = args[1] if len(args) > 1 and args[1] in door.LISTS else "seated"
    view = door.kept(talk.work, talk.speaker.person_id, dialogue_id)
    page = door.listed(talk.work, talk.speaker.person_id, dialogue_id, which, offset_of(args, 2))
    if talk.speaker.state in (DOOR, NEW):
        talk.forget(KEPT)
    lines = [talk.texts("g-seats-title", which=which, count=page.total), _counted(talk, view)]
    lines += [_line(talk, each) for each in page.items]
    others = [
        talk.button("btn-g-seats-which", "g.seats", dialogue_id, each, which=each)
        for each in door.LISTS
        if each != which
    ]
    back = [talk.button("btn-g-session", "g.open", dialogue_id)]
    if view.dialogue.state in door.OPEN:
        back.insert(0, talk.button("btn-g-door", "g.door", dialogue_id))
    rows = [turns(talk, page, "g.seats", dialogue_id, which, size=door.PAGE), others[:2], others[2:], back]
    talk.say_marked(Marked("\n".join(lines)), choices=rows)


# A picture that was read ----------------------------------------------------------------------------------------


def scanned(talk: Talk) -> None:
    """The link in somebody's picture was opened: by the keeper of the door, or by whose picture it is."""
    code = seats.read_code(talk.event.text.removeprefix(passes.PAYLOAD))
    seat = seats.by_code(talk.work, code) if code else None
    if seat is None:
        raise Invalid("d-seat-code-wrong")
    try:
        door.kept(talk.work, talk.speaker.person_id, seat.dialogue_id)
    except Forbidden:
        own = seats.own(talk.work, talk.speaker.person_id, seat.dialogue_id, seat.id)
        seat_card.say(talk, own)
        return
    _stay(talk, seat.dialogue_id)
    _say_one(talk, seat)
