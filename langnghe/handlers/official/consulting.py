"""Opinions of coordinating bodies: the lead body asks, one body at a time; who is asked writes, looks, sends."""

from typing import Any

from langnghe.handlers.common import desk, opinion_words
from langnghe.handlers.common.acts import Args, number
from langnghe.handlers.common.answer import yes
from langnghe.handlers.common.official_card import field_name, left
from langnghe.handlers.common.talk import Rows, Talk, in_rows, marked, token
from langnghe.handlers.common.turning import offset_of, turns
from langnghe.handlers.official.room import presses, ticket_press, ticket_step, words
from langnghe.handlers.official.steps import words_only
from langnghe.models import Act, TicketPriority
from langnghe.models.contract import Choice, Marked
from langnghe.services import casefile, consulting, coordinating, handling
from langnghe.services.authority import NO_AUTHORITY
from langnghe.services.casefile import Seen
from langnghe.services.coordinating import PAGE
from langnghe.services.opinions import Request
from langnghe.services.refusals import Forbidden, NotFound
from langnghe.services.transferring import Receiver

CHOOSING, ASKING, SURE = "official.consult", "official.consult.write", "official.consult.confirm"
OPINION, LOOKING = "official.opine", "official.opine.confirm"

# The lead body asks ---------------------------------------------------------------------------------------------


@ticket_press("o.cs")
def consult(talk: Talk, ticket_id: int, _args: Args) -> None:
    seen = _leading(talk, ticket_id)
    near = consulting.receivers(talk.work, talk.speaker.person_id, ticket_id)
    desk.begin(talk, CHOOSING, ticket_id)
    talk.say("o-consult-ask", choices=_bodies(talk, ticket_id, near), code=seen.ticket.code)


def _leading(talk: Talk, ticket_id: int) -> Seen:
    seen = casefile.look(talk.work, talk.speaker.person_id, ticket_id)
    desk.must_be_lawful(seen, Act.CONSULT)
    return seen


def _bodies(talk: Talk, ticket_id: int, bodies: tuple[Receiver, ...]) -> Rows:
    rows = [[Choice(body.name, token("o.csb", ticket_id, body.code))] for body in bodies]
    return [*rows, [talk.button("btn-o-stop", "o.stop", ticket_id)]]


@ticket_step(CHOOSING)
def typed(talk: Talk, ticket_id: int, _step: dict[str, Any]) -> None:
    if not words_only(talk):
        return
    name = talk.event.text.strip()[:80]
    seen = _leading(talk, ticket_id)
    found = consulting.receivers(talk.work, talk.speaker.person_id, ticket_id, name)
    key = "o-consult-found" if found else "o-consult-none"
    talk.say(key, choices=_bodies(talk, ticket_id, found), code=seen.ticket.code, typed=name)


@ticket_press("o.csb")
def chosen(talk: Talk, ticket_id: int, args: Args) -> None:
    seen = _leading(talk, ticket_id)
    body = consulting.may_ask(talk.work, seen.ticket, ":".join(args))
    desk.begin(talk, ASKING, ticket_id, to=body.code)
    desk.ask_text(talk, "o-consult-write", ticket_id, code=seen.ticket.code, body=body.name)


@ticket_step(ASKING)
def question(talk: Talk, ticket_id: int, step: dict[str, Any]) -> None:
    if not words_only(talk):
        return
    text = handling.written(talk.event.text, handling.LONGEST_QUESTION)
    seen = _leading(talk, ticket_id)
    body = consulting.may_ask(talk.work, seen.ticket, step["to"])
    desk.begin(talk, SURE, ticket_id, to=body.code, text=text)
    rows = [
        [talk.button("btn-o-consult-send", "o.csk", ticket_id)],
        [
            Choice(talk.texts.label("btn-o-edit"), token("o.csb", ticket_id, body.code)),
            talk.button("btn-o-stop", "o.stop", ticket_id),
        ],
    ]
    talk.say(
        "o-consult-confirm",
        choices=rows,
        code=seen.ticket.code,
        body=body.name,
        text=text,
        until=consulting.would_be_due(talk.work, ticket_id),
        due=seen.ticket.due_date,
    )


@ticket_step(SURE)
def question_again(talk: Talk, ticket_id: int, step: dict[str, Any]) -> None:
    """Words instead of a press: they take the place of the question."""
    question(talk, ticket_id, step)


@ticket_press("o.csk")
def send_question(talk: Talk, ticket_id: int, _args: Args) -> None:
    step = desk.step_of(talk, ticket_id, SURE)
    if step is None:
        desk.show_seen(talk, _leading(talk, ticket_id))
        return
    body, until = consulting.ask(talk.work, talk.speaker.person_id, ticket_id, step["to"], step["text"])
    desk.leave(talk, ticket_id)
    desk.show(talk, ticket_id, "o-done-consult", body=body, until=until)


# What was said, and asking no more ------------------------------------------------------------------------------


@ticket_press("o.ops")
def page(talk: Talk, ticket_id: int, _args: Args) -> None:
    """All that was asked and said about the ticket, in full."""
    seen = casefile.look(talk.work, talk.speaker.person_id, ticket_id)
    if seen.coordinating:
        raise Forbidden(NO_AUTHORITY)
    if not seen.readable:
        raise Forbidden("o-restricted-readers", code=seen.ticket.code)
    lines = [talk.texts("o-opinions-page", code=seen.ticket.code)]
    for request in seen.opinions:
        lines.extend(_whole(talk, request))
    if not seen.opinions:
        lines.append(talk.texts("o-opinions-none"))
    ends = _ends(talk, seen)
    back = [talk.button("btn-o-back", "o.open", ticket_id)]
    talk.say_marked(Marked("\n".join(lines)), choices=[*in_rows(ends), back])


def _whole(talk: Talk, request: Request) -> list[Marked]:
    texts = talk.texts
    due = {request.due_at: left(texts, talk.work.calendar, talk.work.now, request.due_at)}
    lines = [
        Marked(""),
        opinion_words.line(texts, request, due),
        texts(
            "o-opinion-asked",
            lead=request.asked_body,
            by=request.asked_name,
            at=request.asked_at,
            text=request.question,
        ),
    ]
    if request.said:
        lines.append(texts("o-opinion-said", by=request.given_name, text=request.opinion))
    return lines


def _ends(talk: Talk, seen: Seen) -> list[Choice]:
    if not (seen.leads and seen.ticket.open):
        return []
    return [
        talk.button("btn-o-consult-end", "o.cse", seen.ticket.id, request.id, body=request.body_name)
        for request in consulting.still_open(seen.opinions)
    ]


@ticket_press("o.cse")
def end(talk: Talk, ticket_id: int, args: Args) -> None:
    seen = casefile.look(talk.work, talk.speaker.person_id, ticket_id)
    request = _of(seen, number(args))
    if not request.open:
        raise consulting.past(request, seen.ticket.code)
    rows = [
        [talk.button("btn-o-consult-end-sure", "o.csz", ticket_id, request.id)],
        [talk.button("btn-o-back", "o.ops", ticket_id)],
    ]
    talk.say("o-consult-end-sure", choices=rows, code=seen.ticket.code, body=request.body_name)


def _of(seen: Seen, request_id: int) -> Request:
    for request in seen.opinions:
        if request.id == request_id:
            return request
    raise NotFound("button-old")


@ticket_press("o.csz")
def end_surely(talk: Talk, ticket_id: int, args: Args) -> None:
    body = consulting.withdraw(talk.work, talk.speaker.person_id, ticket_id, number(args))
    desk.show(talk, ticket_id, "o-done-consult-end", body=body)


# The coordinating body answers ----------------------------------------------------------------------------------


@ticket_press("o.opi")
def opine(talk: Talk, ticket_id: int, args: Args) -> None:
    _write(talk, ticket_id, number(args), not_ours=False)


@ticket_press("o.opn")
def not_ours(talk: Talk, ticket_id: int, args: Args) -> None:
    _write(talk, ticket_id, number(args), not_ours=True)


def _write(talk: Talk, ticket_id: int, request_id: int, *, not_ours: bool) -> None:
    request, seen = _asked(talk, ticket_id, request_id)
    desk.begin(talk, OPINION, ticket_id, request=request.id, not_ours=not_ours)
    key = "o-not-ours-write" if not_ours else "o-opine-write"
    desk.ask_text(
        talk, key, ticket_id, code=seen.ticket.code, lead=seen.ticket.body_name, question=request.question
    )


def _asked(talk: Talk, ticket_id: int, request_id: int) -> tuple[Request, Seen]:
    request = consulting.asked(talk.work, talk.speaker.person_id, ticket_id, request_id)
    return request, casefile.look(talk.work, talk.speaker.person_id, ticket_id)


@ticket_step(OPINION)
def written(talk: Talk, ticket_id: int, step: dict[str, Any]) -> None:
    if not words_only(talk):
        return
    request, seen = _asked(talk, ticket_id, step["request"])
    text = handling.written(talk.event.text, handling.LONGEST_NOTE)
    desk.begin(talk, LOOKING, ticket_id, request=request.id, not_ours=step["not_ours"], text=text)
    rows = [
        [talk.button("btn-o-opine-send", "o.opk", ticket_id, request.id)],
        [
            talk.button("btn-o-edit", "o.opn" if step["not_ours"] else "o.opi", ticket_id, request.id),
            talk.button("btn-o-stop", "o.stop", ticket_id),
        ],
    ]
    talk.say(
        "o-opine-confirm",
        choices=rows,
        code=seen.ticket.code,
        lead=seen.ticket.body_name,
        body=request.body_name,
        ours=yes(not step["not_ours"]),
        text=text,
    )


@ticket_step(LOOKING)
def written_again(talk: Talk, ticket_id: int, step: dict[str, Any]) -> None:
    """Words instead of a press: they take the place of what was written."""
    written(talk, ticket_id, step)


@ticket_press("o.opk")
def send_opinion(talk: Talk, ticket_id: int, args: Args) -> None:
    request, seen = _asked(talk, ticket_id, number(args))
    step = desk.step_of(talk, ticket_id, LOOKING)
    if step is None or step["request"] != request.id:
        desk.show_seen(talk, seen)
        return
    consulting.give(
        talk.work, talk.speaker.person_id, ticket_id, request.id, step["text"], not_ours=step["not_ours"]
    )
    desk.leave(talk, ticket_id)
    rows = [[talk.button("btn-o-asked", "o.asked"), talk.button("btn-o-list", "o.list")]]
    talk.say("o-done-opine", choices=rows, code=seen.ticket.code, lead=seen.ticket.body_name)


# What the own bodies are asked for ------------------------------------------------------------------------------


@presses.on("o.asked")
def waiting(talk: Talk, args: Args) -> None:
    """By due date: "o.asked:<offset>"."""
    found = coordinating.waiting_for(talk.work, talk.speaker.person_id, offset_of(args))
    texts = talk.texts
    lines = [texts("o-asked-title", count=found.total)]
    for each in found.items:
        how_long = left(texts, talk.work.calendar, talk.work.now, each.due_at)
        lines.append(
            texts(
                "o-asked-row",
                late=yes(each.late),
                code=each.code,
                urgent=yes(each.priority is TicketPriority.URGENT),
                field=field_name(texts, each.field_names),
                area=each.area_name,
                left=marked(how_long),
                lead=each.lead_name,
                body=each.body_name,
            )
        )
    if not found.items:
        lines.append(texts("o-asked-none"))
    opens = [
        talk.button(
            "btn-o-row",
            "o.open",
            each.ticket_id,
            code=each.code,
            left=left(texts, talk.work.calendar, talk.work.now, each.due_at),
        )
        for each in found.items
    ]
    rows = [*in_rows(opens, 2), turns(talk, found, "o.asked", size=PAGE), [talk.button("btn-o-list", "o.list")]]
    talk.say_marked(Marked("\n".join(lines)), choices=rows)


@words.on("y kien", "opinions", "cho y kien")
def waiting_word(talk: Talk) -> None:
    waiting(talk, ())
