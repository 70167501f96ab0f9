"""A ticket as its citizen sees it, as a stranger with its code sees it, and the notices about it."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from langnghe.handlers.common.answer import answer_text, yes
from langnghe.handlers.common.talk import Rows, marked, token
from langnghe.locales.marked import shorten
from langnghe.locales.texts import Texts
from langnghe.models import Act, TicketState
from langnghe.models.contract import Choice, Marked
from langnghe.services import answering, attachments, clocks, pausing, tickets, transitions
from langnghe.services.answering import Answer, Signature
from langnghe.services.calendar import local_date
from langnghe.services.following import Line
from langnghe.services.tickets import EventView, TicketView
from langnghe.services.work import Notice, Work

#: Characters of one's own words on a card and in a list; the whole text is kept.
QUOTED = 300
LISTED = 60
#: Lines of history on a card.
STEPS = 8
SCORES = (1, 2, 3, 4, 5)

# Cards --------------------------------------------------------------------------------------------------------


def card(work: Work, texts: Texts, ticket: TicketView) -> tuple[Marked, Rows]:
    """Everything about one's own ticket, with only what is lawful now to press."""
    steps = tickets.timeline(work, ticket.id, public_only=True)
    files = sum(file.state == "stored" for file in attachments.of_ticket(work, ticket.id))
    blocks = [
        "\n".join([texts("ticket-title", code=ticket.code), *_course(work, texts, ticket)]),
        "\n".join(_own_words(texts, ticket, files)),
        "\n".join([texts("ticket-steps"), *(_step(texts, step) for step in steps[-STEPS:])]),
        _newest(texts, ticket, steps),
    ]
    return Marked("\n\n".join(block for block in blocks if block)), _choices(texts, ticket, files, steps)


def course(work: Work, texts: Texts, ticket: TicketView) -> Marked:
    """What anybody with the code may see: the course of the ticket, no word and no name of its citizen.

    Of a restricted field not even what it is about.
    """
    return Marked(
        "\n".join(
            [
                texts("ticket-title", code=ticket.code),
                *_course(work, texts, ticket, hidden=ticket.restricted),
                "",
                texts("ticket-course-only"),
            ]
        )
    )


def receipt(texts: Texts, ticket: TicketView) -> tuple[Marked, Rows]:
    """The receipt: the code, who answers, by when, what comes next, and who sees whose name."""
    text = texts(
        "receipt",
        code=ticket.code,
        body=ticket.body_name,
        named=yes(ticket.head_name),
        head=ticket.head_name,
        due=ticket.due_date,
        anonymous=yes(ticket.anonymous),
    )
    return text, [
        [
            _button(texts, "btn-follow", "c.show", ticket.id),
            _button(texts, "btn-add-to-ticket", "c.add", ticket.id),
        ]
    ]


def line(texts: Texts, ticket: Line) -> Marked:
    """One ticket in a list."""
    return texts(
        "mine-line",
        code=ticket.code,
        field=_in_language(texts, ticket.field_names),
        state=marked(texts(f"state-{ticket.state}")),
        open=yes(ticket.state in transitions.OPEN),
        late=yes(ticket.late),
        due=clocks.last_day(ticket.due_at),
        text=shorten(" ".join(ticket.text.split()), LISTED),
        worded=yes(ticket.text),
    )


def moved_on(texts: Texts, ticket: TicketView) -> Marked:
    """What is said when a button is older than the state the ticket is in now."""
    return texts("ticket-moved-on", code=ticket.code, state=str(ticket.state))


def stars(score: int) -> str:
    """A score as people read it: "★★★★☆"."""
    return "★" * score + "☆" * (5 - score)


# Parts of a card ----------------------------------------------------------------------------------------------


def _course(work: Work, texts: Texts, ticket: TicketView, *, hidden: bool = False) -> list[str]:
    about = [
        texts("ticket-kind", kind=marked(texts(f"kind-{ticket.kind}"))),
        texts("ticket-field", field=_in_language(texts, ticket.field_names)),
    ]
    holder = [
        texts("ticket-body", body=ticket.body_name),
        texts("ticket-head", head=ticket.head_name) if ticket.head_name else "",
    ]
    lines = [
        *([] if hidden else about),
        texts("ticket-state", state=marked(texts(f"state-{ticket.state}"))),
        *([] if hidden else holder),
        texts("ticket-received", at=ticket.received_at),
        _due(work, texts, ticket),
        _paused(work, texts, ticket),
    ]
    return [line for line in lines if line]


def _due(work: Work, texts: Texts, ticket: TicketView) -> Marked:
    """The date, and how far off it is: "còn … ngày làm việc", "quá … ngày"."""
    due, today = ticket.due_date, local_date(ticket.now)
    if ticket.open and ticket.late:
        return texts("ticket-due-late", due=due, days=max((today - due).days, 1))
    if ticket.open:
        return texts("ticket-due-left", due=due, days=work.calendar.working_days(today, due))
    if ticket.answered_at is None:
        return texts("ticket-due", due=due)
    answered = local_date(ticket.answered_at)
    if ticket.answered_at < ticket.due_at:
        return texts("ticket-answered-on-time", due=due, answered=answered)
    return texts("ticket-answered-late", due=due, answered=answered, days=max((answered - due).days, 1))


def _paused(work: Work, texts: Texts, ticket: TicketView) -> Marked:
    """That the clock stands still while the reply is awaited, and until when."""
    until = pausing.paused_until(work, ticket.id) if ticket.state is TicketState.WAITING_CITIZEN else None
    return texts("ticket-paused", until=clocks.last_day(until)) if until else Marked("")


def _own_words(texts: Texts, ticket: TicketView, files: int) -> list[str]:
    lines = [
        texts("card-text", text=shorten(ticket.text, QUOTED)) if ticket.text else "",
        texts("card-files", count=files) if files else "",
        texts("card-point") if ticket.point else "",
        texts("card-identity", anonymous=yes(ticket.anonymous)),
    ]
    return [line for line in lines if line]


def _step(texts: Texts, step: EventView) -> Marked:
    key = f"step-{step.act}"
    if step.act is Act.URGE and step.actor_role != "citizen":
        key = "step-urge-above"
    elif step.act is Act.DIALOGUE:
        key = f"step-dialogue-{step.data['case']}"
    elif step.act is Act.RECOMPUTE and step.data.get("cause") == "rule":
        key = "step-recompute-rule"
    elif "red_line" in step.data:
        key = "step-red-line"
    return texts(
        key,
        days=int(step.data.get("days", 0)),
        at=step.at,
        body=str(step.data.get("to_name") or step.body_name),
        score=str(step.data.get("score", "")),
        **moved(texts, step.data),
    )


def moved(texts: Texts, said: Mapping[str, Any]) -> dict[str, Any]:
    """Which date has moved, from when to when, as an act of the history keeps it; blank for other acts."""
    dates = {name: when(str(said[name])) if said.get(name) else "" for name in ("old", "new")}
    clock = texts.label(f"clock-{said['clock']}") if "clock" in said else ""
    return {"clock": clock, **dates}


def when(iso: str) -> date:
    """A day, or a moment where only the hour has moved."""
    return datetime.fromisoformat(iso) if "T" in iso else date.fromisoformat(iso)


def _newest(texts: Texts, ticket: TicketView, steps: Iterable[EventView]) -> Marked:
    """What the body said last and the citizen may want to read again: its question, answer or refusal."""
    wanted = {
        TicketState.WAITING_CITIZEN: Act.ASK,
        TicketState.ANSWERED: Act.ANSWER,
        TicketState.REFUSED: Act.REFUSE,
    }.get(ticket.state)
    if ticket.state is TicketState.CLOSED:
        found = [step for step in steps if step.act in {Act.ANSWER, Act.REFUSE}]
    else:
        found = [step for step in steps if step.act is wanted]
    if not found:
        return Marked("")
    said = found[-1]
    if said.act is Act.ASK:
        return texts("ticket-question", text=said.text)
    if said.act is Act.ANSWER:
        return answer_text(texts, _answer(ticket, said.data, said.text))
    return _refusal(texts, said.data, said.text)


def _choices(texts: Texts, ticket: TicketView, files: int, steps: Iterable[EventView]) -> Rows:
    def button(key: str, verb: str) -> Choice:
        return _button(texts, key, verb, ticket.id)

    look = [button("btn-why-date", "c.due")]
    if files:
        look.append(button("btn-files", "c.files"))
    if any(step.act is Act.DIALOGUE for step in steps):
        look.append(button("btn-d-cases", "d.cs"))
    if ticket.state is TicketState.WAITING_CITIZEN:
        first = [[button("btn-reply", "c.reply")]]
    elif ticket.open:
        first = [[button("btn-add-to-ticket", "c.add")]]
    else:
        first = _after_answer(texts, ticket)
    if ticket.open:
        first.append([button("btn-urge", "c.urge"), button("btn-withdraw", "c.withdraw")])
    return [*first, look, [button("btn-refresh", "c.again"), _button(texts, "btn-mine", "c.mine")]]


def _after_answer(texts: Texts, ticket: TicketView) -> list[list[Choice]]:
    rows: list[list[Choice]] = []
    if ticket.score is None and ticket.answered_at is not None and _rateable(ticket):
        rows.extend(rating_rows(texts, ticket.id))
    if ticket.can_reopen:
        rows.append([_button(texts, "btn-reopen", "c.reopen", ticket.id)])
    return rows


def _rateable(ticket: TicketView) -> bool:
    return transitions.lawful(Act.RATE, ticket.state)


def rating_rows(texts: Texts, ticket_id: int) -> list[list[Choice]]:
    """The five scores, each on its own line and in order, so that a typed number is the score."""
    return [
        [_button(texts, "btn-score", "c.rate", ticket_id, score, stars=stars(score), score=str(score))]
        for score in SCORES
    ]


# Notices ------------------------------------------------------------------------------------------------------


def notice(work: Work, texts: Texts, notice: Notice, ticket: TicketView) -> tuple[Marked, Rows, tuple[int, ...]]:
    """What the citizen is told about the ticket, what can be done now, and the files that belong to it."""
    if notice.key == "c-answered":
        return _answered(texts, notice, ticket)
    if notice.key == "c-refused":
        text = Marked(
            f"{texts('notice-refused', code=ticket.code)}\n\n"
            f"{_refusal(texts, notice.params, str(notice.params.get('text', '')))}"
        )
        return text, [*_after_answer(texts, ticket), _card_row(texts, ticket)], ()
    if notice.key == "c-question":
        text = texts("notice-question", code=ticket.code, **_plain(notice.params, "text", "body"))
        return text, [[_button(texts, "btn-reply", "c.reply", ticket.id)], _card_row(texts, ticket)], ()
    if notice.key == "c-informed":
        text = texts("notice-informed", code=ticket.code, **_plain(notice.params, "text", "body"))
        return text, [[_button(texts, "btn-add-to-ticket", "c.add", ticket.id)], _card_row(texts, ticket)], ()
    return _plainly(work, texts, notice, ticket), [_card_row(texts, ticket)], ()


#: What happens to the date of an answer.
_ABOUT_TIME = {
    "c-late": "notice-late",
    "c-resumed": "notice-resumed",
    "c-extended": "notice-extended",
    "c-complex": "notice-complex",
}


def _plainly(work: Work, texts: Texts, notice: Notice, ticket: TicketView) -> Marked:
    about = {"code": ticket.code, "body": ticket.body_name}
    if notice.key == "c-accepted":
        return texts(
            "notice-accepted", **about, due=marked(_due(work, texts, ticket)), officer=ticket.officer_name,
            assigned=yes(ticket.officer_name),
        )  # fmt: skip
    if notice.key in _MOVED:
        return _moved(texts, notice, ticket)
    if notice.key == "c-corrected":
        return texts(
            "notice-corrected",
            code=ticket.code,
            kind=marked(texts(f"kind-{ticket.kind}")),
            field=_in_language(texts, ticket.field_names),
            due=ticket.due_date,
        )
    if notice.key in _ABOUT_TIME:
        dates = {name: notice.params.get(name, "") for name in ("before", "until", "reason")}
        ground = notice.params.get("ground")
        named = marked(texts(f"complex-{ground}")) if ground else ""
        return texts(_ABOUT_TIME[notice.key], **about, due=ticket.due_date, ground=named, **dates)
    if notice.key in _RECOMPUTED:
        dates = {name: notice.params[name] for name in ("old", "new")}
        return texts(_RECOMPUTED[notice.key], code=ticket.code, **dates)
    return texts("notice-closed", code=ticket.code)


_RECOMPUTED = {"c-recomputed": "notice-recomputed", "c-rule-recomputed": "notice-rule-recomputed"}
_MOVED = frozenset({"c-transferred", "c-sent-back", "c-umpire", "c-decided"})


def _moved(texts: Texts, notice: Notice, ticket: TicketView) -> Marked:
    """Who holds the ticket now and why; the date that stays."""
    moved = _plain(notice.params, "from", "to", "reason", "why", "umpire")
    return texts(
        f"notice-{notice.key.removeprefix('c-')}",
        code=ticket.code,
        sender=moved["from"],
        receiver=moved["to"],
        umpire=moved["umpire"],
        because=marked(texts(f"pass-{moved['why']}")) if moved["why"] else "",
        reason=moved["reason"],
        due=ticket.due_date,
    )


def _answered(texts: Texts, notice: Notice, ticket: TicketView) -> tuple[Marked, Rows, tuple[int, ...]]:
    answer = _answer(ticket, notice.params, str(notice.params["text"]))
    asked = [texts("rate-ask")]
    if ticket.can_reopen and ticket.reopen_until is not None:
        asked.append(texts("reopen-until", until=local_date(ticket.reopen_until)))
    text = Marked("\n\n".join([answer_text(texts, answer), "\n".join(asked)]))
    return text, [*_after_answer(texts, ticket), _card_row(texts, ticket)], answer.files


def _answer(ticket: TicketView, said: Any, text: str) -> Answer:
    return Answer(
        code=ticket.code,
        kind=ticket.kind,
        submitter_name=ticket.submitter_name,
        text=text,
        outcome=str(said.get("outcome", "")),
        signed=Signature(str(said.get("officer", "")), str(said.get("body", "")), str(said.get("phone", ""))),
        files=tuple(said.get("attachment_ids", ())),
    )


def _refusal(texts: Texts, said: Any, text: str) -> Marked:
    ground = str(said.get("ground", ""))
    known = ground in {each.code for each in answering.GROUNDS}
    return texts(
        "refusal",
        grounded=yes(known),
        ground=marked(texts(f"ground-{ground}")) if known else "",
        source=str(said.get("source", "")),
        text=text,
    )


def _card_row(texts: Texts, ticket: TicketView) -> list[Choice]:
    return [_button(texts, "btn-ticket-card", "c.show", ticket.id)]


def _plain(params: Any, *names: str) -> dict[str, str]:
    return {name: str(params.get(name, "")) for name in names}


def _in_language(texts: Texts, names: dict[str, str]) -> str:
    return names.get(texts.language) or names["vi"]


def _button(texts: Texts, key: str, verb: str, *args: object, **params: object) -> Choice:
    return Choice(texts.label(key, **params), token(verb, *args))
