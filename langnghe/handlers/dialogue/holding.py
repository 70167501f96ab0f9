"""Who presides instead of the head, and saying that a session was held: by whom, and how many came."""

from typing import Any

from langnghe.handlers.common.acts import Args
from langnghe.handlers.common.answer import yes
from langnghe.handlers.common.talk import Rows, Talk
from langnghe.handlers.dialogue import organising_form as form
from langnghe.models import DialogueAct, DialogueState
from langnghe.services.dialogue import holding, life, minutes, organising, posts, transitions
from langnghe.services.dialogue.life import View
from langnghe.services.handling import written

NAME, WHY, CAME = "dialogue.organise.name", "dialogue.organise.why", "dialogue.organise.came"


def offer(talk: Talk, view: View) -> Rows:
    """Saying that it was held, once it has begun."""
    dialogue = view.dialogue
    begun = dialogue.starts_at is not None and dialogue.starts_at <= view.now
    if dialogue.state is not DialogueState.ANNOUNCED or not begun:
        return []
    if not posts.organises(talk.work, talk.speaker.person_id, dialogue.body_code):
        return []
    return [[talk.button("btn-g-held", "g.held", dialogue.id)]]


def seldom(talk: Talk, view: View) -> Rows:
    """Somebody else presides."""
    if not transitions.lawful(DialogueAct.SUBSTITUTE, view.dialogue.state):
        return []
    return [[talk.button("btn-g-substitute", "g.sub", view.dialogue.id)]]


# A substitute -------------------------------------------------------------------------------------------------


@form.press("g.sub")
def substitute(talk: Talk, dialogue_id: int, _args: Args) -> None:
    """Ask who presides; the head again where somebody else was named."""
    view = life.view(talk.work, dialogue_id)
    posts.organiser(talk.work, talk.speaker.person_id, view.dialogue.body_code)
    organising.lawful(view.dialogue, DialogueAct.SUBSTITUTE)
    form.begin(talk, NAME, dialogue_id, how="substitute")
    named = view.dialogue.substitute
    rows = [[talk.button("btn-g-head-again", "g.suboff", dialogue_id)]] if named else []
    form.ask(talk, talk.texts("g-substitute-name", now=named, set=yes(named)), dialogue_id, rows)


@form.press("g.suboff")
def head_again(talk: Talk, dialogue_id: int, _args: Args) -> None:
    holding.head_presides(talk.work, talk.speaker.person_id, dialogue_id)
    form.show(talk, dialogue_id, talk.texts("g-done-head-again"))


@form.step(NAME)
def name(talk: Talk, dialogue_id: int, _filled: dict[str, Any]) -> None:
    form.fill(talk, WHY, name=holding.read_name(talk.event.text))
    form.ask(talk, talk.texts("g-substitute-why"), dialogue_id)


@form.step(WHY)
def why(talk: Talk, dialogue_id: int, filled: dict[str, Any]) -> None:
    if filled["how"] == "substitute":
        holding.substitute(talk.work, talk.speaker.person_id, dialogue_id, filled["name"], talk.event.text)
        form.show(talk, dialogue_id, talk.texts("g-done-substitute"))
        return
    reason = written(talk.event.text, organising.LONGEST_REASON)
    _ask_came(talk, dialogue_id, name=filled["name"], reason=reason)


# Held ---------------------------------------------------------------------------------------------------------


@form.press("g.held")
def held(talk: Talk, dialogue_id: int, _args: Args) -> None:
    """Who presided: the head in person, whoever was named, or somebody else."""
    dialogue = holding.may_hold(talk.work, talk.speaker.person_id, dialogue_id)
    form.begin(talk, None, dialogue_id, how="hold")
    rows = [[talk.button("btn-g-held-head", "g.hh", dialogue_id)]]
    if dialogue.substitute:
        rows.append([talk.button("btn-g-held-named", "g.hr", dialogue_id, name=dialogue.substitute)])
    rows.append([talk.button("btn-g-held-other", "g.hs", dialogue_id)])
    talk.say("g-held-who", choices=[*rows, [talk.button("btn-g-stop", "g.stop", dialogue_id)]])


@form.press("g.hh")
def by_head(talk: Talk, dialogue_id: int, _args: Args) -> None:
    holding.may_hold(talk.work, talk.speaker.person_id, dialogue_id)
    _ask_came(talk, dialogue_id, name="", reason="")


@form.press("g.hr")
def by_named(talk: Talk, dialogue_id: int, _args: Args) -> None:
    dialogue = holding.may_hold(talk.work, talk.speaker.person_id, dialogue_id)
    _ask_came(talk, dialogue_id, name=dialogue.substitute, reason=dialogue.substitute_reason)


@form.press("g.hs")
def by_other(talk: Talk, dialogue_id: int, _args: Args) -> None:
    holding.may_hold(talk.work, talk.speaker.person_id, dialogue_id)
    form.begin(talk, NAME, dialogue_id, how="hold")
    form.ask(talk, talk.texts("g-substitute-name", now="", set="no"), dialogue_id)


def _ask_came(talk: Talk, dialogue_id: int, **who: str) -> None:
    form.begin(talk, CAME, dialogue_id, how="hold", **who)
    number = minutes.at_the_door(talk.work, dialogue_id)
    rows = [[talk.button("btn-g-came", "g.hc", dialogue_id, number=number)]] if number else []
    form.ask(talk, talk.texts("g-held-came", number=number), dialogue_id, rows)


@form.press("g.hc")
def as_checked_in(talk: Talk, dialogue_id: int, _args: Args) -> None:
    """As many as were checked in at the door."""
    filled = form.of(talk, dialogue_id)
    if "reason" not in filled:
        held(talk, dialogue_id, ())
        return
    _hold(talk, dialogue_id, filled, "")


@form.step(CAME)
def came(talk: Talk, dialogue_id: int, filled: dict[str, Any]) -> None:
    _hold(talk, dialogue_id, filled, talk.event.text)


def _hold(talk: Talk, dialogue_id: int, filled: dict[str, Any], number: str) -> None:
    holding.hold(
        talk.work, talk.speaker.person_id, dialogue_id, number, name=filled["name"], reason=filled["reason"]
    )
    form.show(talk, dialogue_id, talk.texts("g-done-hold"))
