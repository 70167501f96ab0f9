"""Dialogues about one's own ticket: the invitation, whether one comes, and the record afterwards."""

from langnghe.handlers.common import case_words
from langnghe.handlers.common.acts import Args, number
from langnghe.handlers.common.talk import Rows, Talk, in_rows
from langnghe.handlers.dialogue.question_words import stopped, words_only
from langnghe.handlers.dialogue.room import answers, denounced, presses
from langnghe.models import CaseDialogueState
from langnghe.models.contract import Expects, Marked
from langnghe.services import case_dialogues, tickets
from langnghe.services.case_dialogues import Round
from langnghe.services.refusals import Stale

REASON = "dialogue.case.reason"
STEP = "case"


@presses.on("d.cs")
def every(talk: Talk, args: Args) -> None:
    """All rounds about a ticket, newest first: "d.cs:<ticket>"."""
    ticket_id = number(args)
    found = case_dialogues.own_rounds(talk.work, talk.speaker.person_id, ticket_id)
    lines = [talk.texts("case-list", code=tickets.view(talk.work, ticket_id).code)]
    lines += [case_words.line(talk.texts, each) for each in reversed(found)]
    rows = in_rows(
        talk.button("btn-case-round", "d.co", ticket_id, each.id, round=each.number) for each in reversed(found)
    )
    back = [talk.button("btn-ticket-card", "c.show", ticket_id)]
    talk.say_marked(Marked("\n".join(lines)), choices=[*rows, back])


@presses.on("d.co")
def opened(talk: Talk, args: Args) -> None:
    """One round: "d.co:<ticket>:<round's id>"."""
    _say(talk, number(args), number(args, 1))


def _say(talk: Talk, ticket_id: int, case_id: int, first: Marked | None = None) -> None:
    found = case_dialogues.own_rounds(talk.work, talk.speaker.person_id, ticket_id)
    each = case_dialogues.one_of(found, case_id)
    text = case_words.card(talk.texts, each, tickets.view(talk.work, ticket_id).code)
    talk.forget(STEP)
    talk.say_marked(Marked(f"{first}\n\n{text}") if first else text, choices=_choices(talk, each))


def _choices(talk: Talk, each: Round) -> Rows:
    asks = each.state is CaseDialogueState.INVITED and not each.begun
    answer = [
        [talk.button("btn-d-case-yes", "d.cy", each.ticket_id, each.id)],
        [talk.button("btn-d-case-no", "d.cn", each.ticket_id, each.id)],
    ]
    home = [
        talk.button("btn-d-cases", "d.cs", each.ticket_id),
        talk.button("btn-ticket-card", "c.show", each.ticket_id),
    ]
    return [*(answer if asks else []), home]


@presses.on("d.cy")
def coming(talk: Talk, args: Args) -> None:
    _reply(talk, number(args), number(args, 1), coming=True)


@presses.on("d.cn")
def ask_reason(talk: Talk, args: Args) -> None:
    """Why one cannot come; it may be left out."""
    ticket_id, case_id = number(args), number(args, 1)
    each = case_dialogues.one_of(case_dialogues.own_rounds(talk.work, talk.speaker.person_id, ticket_id), case_id)
    if each.state is not CaseDialogueState.INVITED or each.begun:
        _say(talk, ticket_id, case_id, talk.texts("case-moved-on", state=str(each.state)))
        return
    talk.go(REASON, **{STEP: [ticket_id, case_id]})
    talk.say(
        "d-case-reason",
        choices=[
            [talk.button("btn-d-case-no-reason", "d.cnn", ticket_id, case_id)],
            [talk.button("btn-d-case-back", "d.co", ticket_id, case_id)],
        ],
        expects=Expects.TEXT,
    )


@presses.on("d.cnn")
def without_reason(talk: Talk, args: Args) -> None:
    _reply(talk, number(args), number(args, 1), coming=False)


@answers.on(REASON)
def reason(talk: Talk) -> None:
    ticket_id, case_id = talk.data.get(STEP, (0, 0))
    if stopped(talk):
        _say(talk, ticket_id, case_id)
    elif words_only(talk) and not denounced(talk):
        _reply(talk, ticket_id, case_id, coming=False, reason=talk.event.text)


def _reply(talk: Talk, ticket_id: int, case_id: int, *, coming: bool, reason: str = "") -> None:
    try:
        case_dialogues.reply(talk.work, talk.speaker.person_id, case_id, coming=coming, reason=reason)
    except Stale as no:
        _say(talk, ticket_id, case_id, talk.texts.of(no.key, no.params))
        return
    _say(talk, ticket_id, case_id, talk.texts("d-case-coming" if coming else "d-case-not-coming"))
