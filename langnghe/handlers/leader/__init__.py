"""What heads alone do: approving proposed answers or sending them back, granting more time or not."""

from typing import Any

from langnghe.handlers.common import desk
from langnghe.handlers.common.acts import Answers, Args, Presses, aside, number, pressed
from langnghe.handlers.common.official_list import say_list
from langnghe.handlers.common.talk import Talk
from langnghe.models import Act
from langnghe.models.contract import InputKind
from langnghe.services import answering, casefile, extending
from langnghe.services.worklist import Show

presses = Presses()
answers = Answers()

RETURNING = "leader.return"


def take(talk: Talk) -> bool:
    """A press on a head's button, or what a step of theirs waits for."""
    if not talk.speaker.official:
        return False
    if talk.event.kind is InputKind.CHOICE:
        return talk.event.choice.startswith("l.") and press(talk)
    act = answers.get(talk.speaker.state)
    if act is None or talk.event.kind is InputKind.START:
        return False
    act(talk)
    return True


def press(talk: Talk) -> bool:
    if not pressed(presses, talk):
        talk.say("button-old")
    return True


@presses.on("l.approvals")
def approvals(talk: Talk, _args: Args) -> None:
    say_list(talk, Show.APPROVAL)


@desk.ticket_press(presses, "l.app")
def approve(talk: Talk, ticket_id: int, args: Args) -> None:
    answering.approve(talk.work, talk.speaker.person_id, ticket_id, version=number(args))
    desk.show(talk, ticket_id, "o-done-approve")


@desk.ticket_press(presses, "l.ext")
def grant_time(talk: Talk, ticket_id: int, _args: Args) -> None:
    until = extending.grant(talk.work, talk.speaker.person_id, ticket_id)
    desk.show(talk, ticket_id, "o-done-extend", until=until)


@desk.ticket_press(presses, "l.extno")
def decline_time(talk: Talk, ticket_id: int, _args: Args) -> None:
    extending.decline(talk.work, talk.speaker.person_id, ticket_id)
    desk.show(talk, ticket_id, "o-done-extend-no")


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
