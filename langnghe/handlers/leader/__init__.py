"""What heads alone do: approving proposed answers and sending them back."""

from typing import Any

from aiogram.filters import Filter

from langnghe.handlers.common import desk
from langnghe.handlers.common.acts import Answers, Args, Presses, aside, number, pressed
from langnghe.handlers.common.official_list import say_list
from langnghe.handlers.common.router import InboundRouter, Official, Pressed
from langnghe.handlers.common.talk import Talk
from langnghe.models import Act
from langnghe.models.contract import Inbound, InputKind
from langnghe.services import answering, casefile
from langnghe.services.worklist import Show

router = InboundRouter("leader")
router.inbound.filter(Official())

presses = Presses()
answers = Answers()

RETURNING = "leader.return"


@router.inbound(Pressed("l."))
async def press(_event: Inbound, talk: Talk) -> None:
    if not pressed(presses, talk):
        talk.say("button-old")


class Written(Filter):
    """What a head sends while a step of theirs waits for it."""

    async def __call__(self, event: Inbound, talk: Talk) -> bool | dict[str, Any]:
        if event.kind in {InputKind.CHOICE, InputKind.START}:
            return False
        act = answers.get(talk.speaker.state)
        return {"act": act} if act else False


@router.inbound(Written())
async def message(_event: Inbound, talk: Talk, act: Any) -> None:
    act(talk)


@presses.on("l.approvals")
def approvals(talk: Talk, _args: Args) -> None:
    say_list(talk, Show.APPROVAL)


@desk.ticket_press(presses, "l.app")
def approve(talk: Talk, ticket_id: int, args: Args) -> None:
    answering.approve(talk.work, talk.speaker.person_id, ticket_id, version=number(args))
    desk.show(talk, ticket_id, "o-done-approve")


@desk.ticket_press(presses, "l.ret")
def send_back(talk: Talk, ticket_id: int, _args: Args) -> None:
    seen = casefile.look(talk.work, talk.speaker.person_id, ticket_id)
    desk.must_be_lawful(seen, Act.RETURN)
    desk.begin(talk, RETURNING, ticket_id)
    desk.ask_text(talk, "l-return-write", ticket_id, code=seen.ticket.code)


@desk.ticket_step(answers, RETURNING)
def reason(talk: Talk, ticket_id: int, _step: dict[str, Any]) -> None:
    if talk.event.kind is not InputKind.TEXT:
        aside(talk, "o-text-only")
        return
    answering.return_(talk.work, talk.speaker.person_id, ticket_id, talk.event.text)
    desk.leave(talk, ticket_id)
    desk.show(talk, ticket_id, "o-done-return")
