"""Refusing: a ground of the closed list, the particular reason in words, a last look, then it is sent."""

from typing import Any

from langnghe.handlers.common import desk, opinion_words
from langnghe.handlers.common.acts import Args
from langnghe.handlers.common.talk import Talk, in_rows, marked
from langnghe.handlers.official import late
from langnghe.handlers.official.room import ticket_press, ticket_step
from langnghe.handlers.official.steps import words_only
from langnghe.models import Act
from langnghe.models.contract import Marked
from langnghe.services import answering, casefile, overdue

WRITING, CONFIRMING = "official.refuse", "official.refuse.confirm"


@ticket_press("o.ref")
def refuse(talk: Talk, ticket_id: int, _args: Args) -> None:
    seen = casefile.look(talk.work, talk.speaker.person_id, ticket_id)
    desk.must_be_lawful(seen, Act.REFUSE)
    choices = [talk.button(f"ground-{each.code}", "o.gr", ticket_id, each.code) for each in answering.GROUNDS]
    rows = [*in_rows(choices), [talk.button("btn-o-stop", "o.stop", ticket_id)]]
    talk.say("o-refuse-ground", choices=rows, code=seen.ticket.code)


@ticket_press("o.gr")
def ground(talk: Talk, ticket_id: int, args: Args) -> None:
    chosen = answering.ground_of(args[0] if args else "")
    seen = casefile.look(talk.work, talk.speaker.person_id, ticket_id)
    desk.must_be_lawful(seen, Act.REFUSE)
    desk.begin(talk, WRITING, ticket_id, ground=chosen.code)
    desk.ask_text(talk, "o-refuse-write", ticket_id, **_named(talk, chosen))


@ticket_step(WRITING)
def reason(talk: Talk, ticket_id: int, step: dict[str, Any]) -> None:
    if not words_only(talk):
        return
    text = answering.refusal_words(talk.event.text)
    chosen = answering.ground_of(step["ground"])
    seen = casefile.look(talk.work, talk.speaker.person_id, ticket_id)
    desk.must_be_lawful(seen, Act.REFUSE)
    desk.begin(talk, CONFIRMING, ticket_id, ground=chosen.code, text=text)
    rows = [
        [talk.button("btn-o-refuse-send", "o.refok", ticket_id)],
        [
            talk.button("btn-o-edit", "o.gr", ticket_id, chosen.code),
            talk.button("btn-o-stop", "o.stop", ticket_id),
        ],
    ]
    shown = talk.texts("o-refuse-preview", code=seen.ticket.code, text=text, **_named(talk, chosen))
    warned = opinion_words.warning(talk.texts, seen.opinions)
    talk.say_marked(Marked("\n\n".join([*warned, shown])), choices=rows)


@ticket_step(CONFIRMING)
def written_again(talk: Talk, ticket_id: int, step: dict[str, Any]) -> None:
    """Words instead of a press: they take the place of the reason."""
    reason(talk, ticket_id, step)


@ticket_press("o.refok")
def send(talk: Talk, ticket_id: int, _args: Args) -> None:
    step = desk.step_of(talk, ticket_id, CONFIRMING)
    if step is None:
        desk.must_be_lawful(casefile.look(talk.work, talk.speaker.person_id, ticket_id), Act.REFUSE)
        refuse(talk, ticket_id, ())
        return
    seen = casefile.look(talk.work, talk.speaker.person_id, ticket_id)
    desk.must_be_lawful(seen, Act.REFUSE)
    if seen.ticket.late and "late" not in step:
        late.ask(talk, seen, "o.refwhy")
        return
    answering.refuse(
        talk.work, talk.speaker.person_id, ticket_id, step["ground"], step["text"], step.get("late", "")
    )
    desk.leave(talk, ticket_id)
    desk.show(talk, ticket_id, "o-done-refuse")


@ticket_press("o.refwhy")
def why_late(talk: Talk, ticket_id: int, args: Args) -> None:
    step = desk.step_of(talk, ticket_id, CONFIRMING)
    if step is not None and args and args[0] in overdue.REASONS:
        desk.begin(talk, CONFIRMING, ticket_id, ground=step["ground"], text=step["text"], late=args[0])
    send(talk, ticket_id, ())


def _named(talk: Talk, ground: answering.Ground) -> dict[str, Any]:
    return {"ground": marked(talk.texts(f"ground-{ground.code}")), "source": ground.source}
