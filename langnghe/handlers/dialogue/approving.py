"""The head's office: reading a draft, approving it as it was read, or returning it with the reason."""

from typing import Any

from langnghe.handlers.common import dialogue_notice
from langnghe.handlers.common.acts import Args, number
from langnghe.handlers.common.talk import Rows, Talk
from langnghe.handlers.dialogue import organising_form as form
from langnghe.models import DialogueAct
from langnghe.services.dialogue import organising
from langnghe.services.dialogue.life import View
from langnghe.services.refusals import Forbidden

REASON = "dialogue.organise.return"


def offer(talk: Talk, view: View) -> Rows:
    dialogue = view.dialogue
    if not organising.may_approve(talk.work, talk.speaker.person_id, dialogue):
        return []
    return [
        [
            talk.button("btn-g-approve", "g.appr", dialogue.id, dialogue.version),
            talk.button("btn-g-return", "g.ret", dialogue.id),
        ]
    ]


dialogue_notice.NEXT["g-submitted"] = (
    ("btn-g-approve", "g.appr"),
    ("btn-g-return", "g.ret"),
    ("btn-g-look", "g.look"),
)
dialogue_notice.NEXT["g-approved"] = (("btn-g-card", "g.open"),)
dialogue_notice.NEXT["g-returned"] = (("btn-g-card", "g.open"),)


@form.press("g.look")
def look(talk: Talk, dialogue_id: int, _args: Args) -> None:
    """The whole card for who approves: "g.look:<id>"."""
    form.show(talk, dialogue_id)


@form.press("g.appr")
def approve(talk: Talk, dialogue_id: int, args: Args) -> None:
    """Approve what was read: "g.appr:<id>:<version>"."""
    organising.approve(talk.work, talk.speaker.person_id, dialogue_id, number(args))
    form.show(talk, dialogue_id, talk.texts("g-done-approve"))


@form.press("g.ret")
def give_back(talk: Talk, dialogue_id: int, _args: Args) -> None:
    """Ask why it is returned."""
    view = organising.read_by_approver(talk.work, talk.speaker.person_id, dialogue_id)
    organising.lawful(view.dialogue, DialogueAct.RETURN)
    if not organising.may_approve(talk.work, talk.speaker.person_id, view.dialogue):
        raise Forbidden("no-authority")
    form.begin(talk, REASON, dialogue_id)
    form.ask(talk, talk.texts("g-why-return"), dialogue_id)


@form.step(REASON)
def reason(talk: Talk, dialogue_id: int, _filled: dict[str, Any]) -> None:
    organising.give_back(talk.work, talk.speaker.person_id, dialogue_id, talk.event.text)
    form.show(talk, dialogue_id, talk.texts("g-done-return"))
