"""Registering for a session: two presses in the plain case; what is asked seldom stands behind one more.

What somebody has chosen and typed so far is kept under "dreg", for one session at a time.
"""

from collections.abc import Callable, Iterator
from typing import Any

from langnghe.handlers.common.acts import Args, aside, number
from langnghe.handlers.common.answer import yes
from langnghe.handlers.common.talk import Rows, Talk, in_rows, marked
from langnghe.handlers.dialogue import seat_card
from langnghe.handlers.dialogue import words as said
from langnghe.handlers.dialogue.room import answers, denounced, presses, public_offers
from langnghe.models import SeatState, Wish
from langnghe.models.contract import Expects, InputKind, Marked
from langnghe.services import consent, profile
from langnghe.services.dialogue import groups, life, registering, seats
from langnghe.services.dialogue.life import View
from langnghe.services.dialogue.registering import Asked
from langnghe.services.folding import fold
from langnghe.services.refusals import Invalid, Stale

FORM = "dreg"
NAME, GROUP, TOPIC = "dialogue.reg.name", "dialogue.reg.group", "dialogue.reg.topic"
NEEDS = ("interpreter", "wheelchair", "online")


def _offered(talk: Talk, view: View) -> Rows:
    """Under a session's card: to register, or the registration that is there."""
    seat = seats.of_person(talk.work, view.dialogue.id, talk.speaker.person_id)
    if seat is not None:
        return [[talk.button("btn-d-seat", "d.seat", view.dialogue.id, seat.id, number=str(seat.number))]]
    return [[talk.button("btn-d-reg", "d.reg", view.dialogue.id)]] if view.takes_registrations else []


public_offers.append(_offered)


# The form -------------------------------------------------------------------------------------------------------


def _form(talk: Talk, dialogue_id: int) -> dict[str, Any]:
    """What was chosen for this session so far."""
    form = talk.data.get(FORM, {})
    return dict(form) if form.get("id") == dialogue_id else {"id": dialogue_id}


def _fill(talk: Talk, state: str | None, dialogue_id: int, **what: Any) -> None:
    talk.go(state, **{FORM: _form(talk, dialogue_id) | what})


def _open_form(talk: Talk) -> int:
    """The session whose form waits for what was typed. `Stale` when there is none any more."""
    found = talk.data.get(FORM, {}).get("id")
    if not isinstance(found, int):
        raise Stale("button-old")
    return found


def _name(talk: Talk, dialogue_id: int) -> str:
    return str(_form(talk, dialogue_id).get("name") or profile.known(talk.work, talk.speaker.person_id).name)


def _agreed(talk: Talk) -> bool:
    return talk.speaker.consented or talk.speaker.official


def _ready(talk: Talk, dialogue_id: int) -> bool:
    """Whether nothing has to be asked before: the consent, the name."""
    return _agreed(talk) and bool(_name(talk, dialogue_id))


@presses.on("d.reg", "d.regf")
def begin(talk: Talk, args: Args) -> None:
    """The first press, and the way back to the form: "d.reg:<dialogue>"."""
    view = life.public_view(talk.work, number(args))
    seat = seats.of_person(talk.work, view.dialogue.id, talk.speaker.person_id)
    if seat is not None:
        seat_card.say(talk, seat, "d-reg-before")
    elif not view.takes_registrations:
        raise Stale("d-reg-closed")
    elif not _agreed(talk):
        _ask_consent(talk, view)
    else:
        _fill(talk, None, view.dialogue.id)
        _say_form(talk, view)


def _ask_consent(talk: Talk, view: View) -> None:
    rows = [
        [talk.button("btn-agree", "d.regyes", view.dialogue.id)],
        [talk.button("btn-decline", "c.decline"), talk.button("btn-terms", "m.terms")],
    ]
    talk.say("d-reg-consent", choices=rows, messenger=talk.speaker.channel.partition("_")[0])


@presses.on("d.regyes")
def agreed(talk: Talk, args: Args) -> None:
    view = life.public_view(talk.work, number(args))
    if not talk.speaker.consented:
        consent.agree(talk.work, talk.speaker.person_id)
        talk.speaker.consented = True
    begin(talk, (str(view.dialogue.id),))


def _say_form(talk: Talk, view: View) -> None:
    """What will be registered, and the second press that does it; a name is asked for where none is known."""
    texts, about = talk.texts, view.dialogue.id
    name = _name(talk, about)
    if not name:
        _ask_name(talk, about)
        return
    form = _form(talk, about)
    lines = [
        texts("d-reg-form"),
        seat_card.title(texts, view),
        texts("d-card-when", when=marked(said.when(texts, view))),
        texts("d-reg-form-name", name=name),
        *_chosen(talk, form),
        texts("d-reg-form-ask"),
    ]
    speak = [] if view.dialogue.turns == 0 else [talk.button("btn-d-reg-speak", "d.regs", about)]
    rows = [
        [talk.button("btn-d-reg-attend", "d.rega", about)],
        speak,
        [talk.button("btn-d-reg-more", "d.regm", about)],
        [talk.button("btn-d-reg-stop", "d.regx", about)],
    ]
    talk.say_marked(Marked("\n".join(lines)), choices=rows)


def _chosen(talk: Talk, form: dict[str, Any]) -> Iterator[Marked]:
    if form.get("group", 1) > 1:
        yield talk.texts("d-seat-group", size=form["group"], people=form["people"])
    for what in NEEDS:
        if form.get(what):
            yield talk.texts(f"d-seat-has-{what}")


@presses.on("d.regx")
def stop(talk: Talk, args: Args) -> None:
    talk.forget(FORM)
    back = [talk.button("btn-d-seat-session", "d.open", number(args)), talk.button("btn-menu", "m.menu")]
    talk.say("d-reg-stopped", choices=[back])


# What is asked seldom -------------------------------------------------------------------------------------------


@presses.on("d.regm")
def more(talk: Talk, args: Args) -> None:
    """Needs: "d.regm:<dialogue>[:<what>]"; with `what` it is chosen, or chosen no more."""
    view = _registrable(talk, number(args))
    about = view.dialogue.id
    form = _form(talk, about)
    offered = NEEDS if view.dialogue.online_url else NEEDS[:-1]
    if len(args) > 1 and args[1] in offered:
        form[args[1]] = not form.get(args[1])
    _fill(talk, None, about, **form)
    toggles = [
        [talk.button(f"btn-d-reg-{what}", "d.regm", about, what, on=yes(form.get(what)))] for what in offered
    ]
    rows = [
        [talk.button("btn-d-reg-group", "d.regg", about)],
        *toggles,
        [talk.button("btn-d-reg-name", "d.regn", about)],
        [talk.button("btn-d-reg-done", "d.regf", about)],
    ]
    talk.say("d-reg-more", choices=rows)


def _registrable(talk: Talk, dialogue_id: int) -> View:
    view = life.public_view(talk.work, dialogue_id)
    if not view.takes_registrations:
        raise Stale("d-reg-closed")
    return view


def _ask(talk: Talk, state: str, dialogue_id: int, key: str, **params: Any) -> None:
    """Ask for words, with the way back to the form."""
    _fill(talk, state, dialogue_id)
    back = [
        [talk.button("btn-back", "d.regf", dialogue_id)],
        [talk.button("btn-d-reg-stop", "d.regx", dialogue_id)],
    ]
    talk.say(key, choices=back, expects=Expects.TEXT, **params)


def typed(state: str) -> Callable[[Callable[[Talk, int], None]], Callable[[Talk], None]]:
    """Register what is typed at `state`: words, for a form that is still there."""

    def register(act: Callable[[Talk, int], None]) -> Callable[[Talk], None]:
        @answers.on(state)
        def answered(talk: Talk) -> None:
            if talk.event.kind is not InputKind.TEXT:
                aside(talk, "d-reg-text-only")
                return
            act(talk, _registrable(talk, _open_form(talk)).dialogue.id)

        return answered

    return register


@presses.on("d.regn")
def name_asked(talk: Talk, args: Args) -> None:
    _ask_name(talk, _registrable(talk, number(args)).dialogue.id)


def _ask_name(talk: Talk, dialogue_id: int) -> None:
    # Without a name there is no form to go back to.
    _fill(talk, NAME, dialogue_id)
    stop = [[talk.button("btn-d-reg-stop", "d.regx", dialogue_id)]]
    talk.say("d-reg-name", choices=stop, expects=Expects.TEXT)


@typed(NAME)
def named(talk: Talk, dialogue_id: int) -> None:
    name = profile.read_name(talk.event.text)
    known = profile.known(talk.work, talk.speaker.person_id)
    if not known.name:
        profile.give_name(talk.work, talk.speaker.person_id, name, known.phone)
        talk.speaker.name = name
    _fill(talk, None, dialogue_id, name=name)
    _say_form(talk, life.public_view(talk.work, dialogue_id))


@presses.on("d.regg")
def group_asked(talk: Talk, args: Args) -> None:
    _ask(talk, GROUP, _registrable(talk, number(args)).dialogue.id, "d-reg-group")


@typed(GROUP)
def group(talk: Talk, dialogue_id: int) -> None:
    """How many they are: a number, perhaps with words around it ("12 người")."""
    numbers = [
        word for word in fold(talk.event.text).replace(",", " ").split() if word.isdecimal() and word.isascii()
    ]
    size = int(numbers[0]) if len(numbers) == 1 and len(numbers[0]) < 6 else 0
    if not 1 <= size <= groups.LARGEST:
        raise Invalid("d-reg-group-wrong", most=groups.LARGEST)
    most = groups.representatives(size)
    if most == 1:
        _fill(talk, None, dialogue_id, group=1, people=1)
        _say_form(talk, life.public_view(talk.work, dialogue_id))
        return
    _fill(talk, None, dialogue_id, asked=size)
    people = [
        talk.button("btn-d-reg-people", "d.regp", dialogue_id, each, people=each) for each in range(1, most + 1)
    ]
    back = [talk.button("btn-back", "d.regf", dialogue_id)]
    talk.say("d-reg-people", choices=[*in_rows(people, 2), back], size=size, most=most, law=yes(size > most))


@presses.on("d.regp")
def people(talk: Talk, args: Args) -> None:
    """How many come in for the group: "d.regp:<dialogue>:<people>"."""
    view = _registrable(talk, number(args))
    size, many = _form(talk, view.dialogue.id).get("asked", 1), number(args, 1)
    if not groups.allowed(size, many):
        raise Invalid("d-reg-group-wrong", most=groups.LARGEST)
    _fill(talk, None, view.dialogue.id, group=size, people=many)
    _say_form(talk, view)


# The second press -----------------------------------------------------------------------------------------------


@presses.on("d.rega")
def attend(talk: Talk, args: Args) -> None:
    _register(talk, number(args), Wish.ATTEND)


@presses.on("d.regs")
def speak(talk: Talk, args: Args) -> None:
    """They want to speak: of what?"""
    view = life.public_view(talk.work, number(args))
    about = view.dialogue.id
    if seats.of_person(talk.work, about, talk.speaker.person_id) is not None or not _ready(talk, about):
        begin(talk, args)
        return
    dialogue = _registrable(talk, about).dialogue
    full = dialogue.turns is not None and dialogue.turns_taken >= dialogue.turns
    _ask(talk, TOPIC, about, "d-reg-topic", full=yes(full), most=registering.LONGEST_TOPIC)


@typed(TOPIC)
def topic(talk: Talk, dialogue_id: int) -> None:
    if denounced(talk):
        talk.forget(FORM)
        return
    _register(talk, dialogue_id, Wish.SPEAK, registering.read_topic(talk.event.text))


def _register(talk: Talk, dialogue_id: int, wish: Wish, topic: str = "") -> None:
    if not _ready(talk, dialogue_id):
        begin(talk, (str(dialogue_id),))
        return
    form = _form(talk, dialogue_id)
    asked = Asked(
        wish=wish,
        name=_name(talk, dialogue_id),
        topic=topic,
        group_size=form.get("group", 1),
        people=form.get("people", 1),
        **{what: bool(form.get(what)) for what in NEEDS},
    )
    done = registering.register(talk.work, talk.speaker.person_id, dialogue_id, asked)
    talk.forget(FORM)
    taken = "d-reg-done" if done.seat.state is SeatState.SEATED else "d-reg-waits"
    seat_card.say(talk, done.seat, "d-reg-before" if done.again else taken)
