"""What failed: messages that could not be delivered, and events that our own fault kept from being handled.

An admin sees why, and never what the person wrote.
"""

from typing import Any

from langnghe.handlers.admin.room import PAGE, home, leave, lines, presses, turns
from langnghe.handlers.common.acts import Args, number
from langnghe.handlers.common.answer import yes
from langnghe.handlers.common.replay import replay
from langnghe.handlers.common.talk import Talk
from langnghe.handlers.common.turning import offset_of
from langnghe.models.contract import Marked
from langnghe.services import dead_letters, failures
from langnghe.services.dead_letters import DeadLetter
from langnghe.services.failures import Failed

# Messages that could not be delivered -------------------------------------------------------------------------


@presses.on("a.dead")
def dead(talk: Talk, args: Args) -> None:
    leave(talk)
    page = dead_letters.dead(talk.work, talk.speaker.person_id, offset_of(args), PAGE)
    if not page.items:
        talk.say("a-dead-none", choices=[home(talk)])
        return
    said = [talk.texts("a-dead", count=page.total), ""]
    said += [talk.texts("a-dead-line", number=each.id, **_of_letter(each)) for each in page.items]
    rows = [[talk.button("btn-a-open", "a.dl", each.id, number=each.id)] for each in page.items]
    talk.say_marked(Marked("\n".join(said)), choices=lines(talk, [*rows, turns(talk, page, "a.dead")]))


@presses.on("a.dl")
def letter(talk: Talk, args: Args) -> None:
    each = dead_letters.one(talk.work, number(args), talk.speaker.person_id)
    rows = [
        [talk.button("btn-a-retry", "a.dlr", each.id), talk.button("btn-a-discard", "a.dld", each.id)],
        [talk.button("btn-a-dead-back", "a.dead")],
    ]
    talk.say("a-dead-card", choices=rows, number=each.id, **_of_letter(each))


@presses.on("a.dlr")
def send_again(talk: Talk, args: Args) -> None:
    dead_letters.retry(talk.work, number(args), talk.speaker.person_id)
    talk.say("a-dead-retried", choices=[[talk.button("btn-a-dead-back", "a.dead")], home(talk)])


@presses.on("a.dld")
def drop(talk: Talk, args: Args) -> None:
    each = dead_letters.one(talk.work, number(args), talk.speaker.person_id)
    rows = [[talk.button("btn-a-discard-yes", "a.dldok", each.id)], [talk.button("btn-a-dead-back", "a.dead")]]
    talk.say("a-dead-discard-ask", choices=rows, number=each.id)


@presses.on("a.dldok")
def dropped(talk: Talk, args: Args) -> None:
    dead_letters.discard(talk.work, number(args), talk.speaker.person_id)
    talk.say("a-dead-discarded", choices=[[talk.button("btn-a-dead-back", "a.dead")], home(talk)])


def _of_letter(each: DeadLetter) -> dict[str, Any]:
    return {
        "channel": each.channel,
        "reason": each.reason,
        "at": each.created_at,
        "attempts": each.attempts,
        "code": each.ticket_code,
        "coded": yes(each.ticket_code),
        "name": each.official,
        "official": yes(each.official),
    }


# Events that failed -------------------------------------------------------------------------------------------


@presses.on("a.fail")
def failed(talk: Talk, args: Args) -> None:
    leave(talk)
    page = failures.failed(talk.work, talk.speaker.person_id, offset_of(args), PAGE)
    if not page.items:
        talk.say("a-failed-none", choices=[home(talk)])
        return
    said = [talk.texts("a-failed", count=page.total), ""]
    said += [talk.texts("a-failed-line", **_of_event(each)) for each in page.items]
    rows = [[talk.button("btn-a-open", "a.fe", each.id, number=each.reference)] for each in page.items]
    talk.say_marked(Marked("\n".join(said)), choices=lines(talk, [*rows, turns(talk, page, "a.fail")]))


@presses.on("a.fe")
def event(talk: Talk, args: Args) -> None:
    each = failures.one(talk.work, number(args), talk.speaker.person_id)
    rows = [
        [talk.button("btn-a-retry-event", "a.fer", each.id), talk.button("btn-a-discard", "a.fed", each.id)],
        [talk.button("btn-a-failed-back", "a.fail")],
    ]
    talk.say("a-failed-card", choices=rows, **_of_event(each))


@presses.on("a.fer")
def handle_again(talk: Talk, args: Args) -> None:
    replay(talk, failures.take_for_retry(talk.work, number(args), talk.speaker.person_id))
    talk.say("a-failed-retried", choices=[[talk.button("btn-a-failed-back", "a.fail")], home(talk)])


@presses.on("a.fed")
def lay_aside(talk: Talk, args: Args) -> None:
    each = failures.one(talk.work, number(args), talk.speaker.person_id)
    rows = [
        [talk.button("btn-a-discard-yes", "a.fedok", each.id)],
        [talk.button("btn-a-failed-back", "a.fail")],
    ]
    talk.say("a-failed-discard-ask", choices=rows, reference=each.reference)


@presses.on("a.fedok")
def laid_aside(talk: Talk, args: Args) -> None:
    failures.discard(talk.work, number(args), talk.speaker.person_id)
    talk.say("a-failed-discarded", choices=[[talk.button("btn-a-failed-back", "a.fail")], home(talk)])


def _of_event(each: Failed) -> dict[str, Any]:
    return {
        "reference": each.reference,
        "channel": each.channel,
        "kind": str(each.kind),
        "error": each.error,
        "at": each.failed_at,
    }
