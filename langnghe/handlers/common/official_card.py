"""A ticket as an official sees it: everything in one message, and only the acts that are lawful now."""

from datetime import date, datetime

from langnghe.handlers.common import opinion_words
from langnghe.handlers.common.answer import answer_text, yes
from langnghe.handlers.common.talk import Rows, in_rows, marked, token
from langnghe.locales.marked import escape, shorten
from langnghe.locales.texts import Texts
from langnghe.models import Act, TicketPriority, TicketState
from langnghe.models.contract import Choice, Marked, Point
from langnghe.services import casefile, pausing
from langnghe.services.calendar import WorkingCalendar, local_date
from langnghe.services.casefile import Contents, Seen
from langnghe.services.clocks import last_day
from langnghe.services.deadlines import end_of
from langnghe.services.steps import Step
from langnghe.services.tickets import EventView, TicketView
from langnghe.services.work import Work

#: Characters of the citizen's words up to which a card quotes them whole; beyond it, [Đọc đủ] has the rest.
QUOTED = 1_500

#: Steps that a card names.
TASKS = 3
#: Characters of a step's words in a line.
TASK = 160

#: As many acts a card offers all together; where there are more, those of `_LATER` wait behind [Việc khác…].
MOST_ACTS = 8
_LATER = frozenset({Act.NOTE, Act.CONSULT, Act.TO_LEADER, Act.REFUSE, Act.EXTEND_ASK, Act.COMPLEX, Act.CORRECT})

#: The button of each act. Those of a head live in the leader's rooms.
_BUTTON_OF = {
    Act.APPROVE: ("btn-o-approve", "l.app"),
    Act.RETURN: ("btn-o-return", "l.ret"),
    Act.ACCEPT: ("btn-o-accept", "o.acc"),
    Act.ANSWER: ("btn-o-answer", "o.ans"),
    Act.PROPOSE: ("btn-o-propose", "o.ans"),
    Act.ASK: ("btn-o-ask", "o.ask"),
    Act.INFORM: ("btn-o-inform", "o.inf"),
    Act.ASSIGN: ("btn-o-assign", "o.asg"),
    Act.NOTE: ("btn-o-note", "o.note"),
    Act.TRANSFER: ("btn-o-transfer", "o.trf"),
    Act.SEND_BACK: ("btn-o-send-back", "o.bk"),
    Act.DECIDE: ("btn-o-decide", "o.dcs"),
    Act.REFUSE: ("btn-o-refuse", "o.ref"),
    Act.EXTEND_ASK: ("btn-o-extend", "o.ext"),
    Act.CONSULT: ("btn-o-consult", "o.cs"),
    Act.COMPLEX: ("btn-l-complex", "l.cx"),
    Act.URGE: ("btn-l-urge", "l.urge"),
    Act.TO_LEADER: ("btn-o-to-leader", "o.sub"),
    Act.INSTRUCT: ("btn-l-instruct", "l.ins"),
    Act.CORRECT: ("btn-o-correct", "o.cor"),
}


def card(
    work: Work, texts: Texts, seen: Seen, *, drafting: bool = False, pushed: bool = False
) -> tuple[Marked, Rows]:
    """The card and its choices.

    drafting: a draft answer of this person waits. pushed: the card comes unasked, so the words of a restricted
    ticket stay behind [Mở phiếu].
    """
    hidden = pushed and seen.ticket.restricted
    contents = casefile.contents(work, seen)
    blocks = [
        _facts(work, texts, seen),
        *_passing(texts, seen),
        *_words(texts, seen, contents, hidden=hidden),
        *_opinions(work, texts, seen, hidden=hidden),
        *_steps(texts, contents),
    ]
    if set(seen.acts) - {Act.URGE} and seen.ticket.open and not _umpired(seen):
        blocks.append(Marked(f"<i>{texts(f'o-hint-{seen.ticket.state}')}</i>"))
    text = Marked("\n\n".join(blocks))
    if hidden:
        return text, [[_button(texts, "btn-o-open", "o.open", seen.ticket.id)]]
    return text, [*_parties(texts, seen, contents), *_buttons(texts, seen, contents, drafting=drafting)]


# What it says -------------------------------------------------------------------------------------------------


def _facts(work: Work, texts: Texts, seen: Seen) -> Marked:
    ticket = seen.ticket
    place = texts("o-card-place", area=ticket.area_name)
    if ticket.point is not None:
        place = Marked(f"{place} · {texts('o-card-map', map=map_link(ticket.point))}")
    remaining = left(texts, work.calendar, ticket.now, ticket.due_at) if ticket.open else texts("o-left-ended")
    lines = [
        title(texts, ticket),
        texts("o-card-field", field=field_name(texts, ticket.field_names)),
        place,
        *([_submitter(texts, ticket)] if seen.sender else []),
        texts("o-card-received", at=ticket.received_at),
        texts("o-card-due", due=ticket.due_date, left=marked(remaining)),
        texts("o-card-body", body=ticket.body_name),
        texts("o-card-officer", assigned=yes(ticket.officer_id), officer=ticket.officer_name),
        texts("o-card-state", state=marked(texts(f"state-{ticket.state}"))),
    ]
    if ticket.state is TicketState.WAITING_CITIZEN and (until := pausing.paused_until(work, ticket.id)):
        lines.append(texts("o-card-paused", until=last_day(until)))
    if ticket.complex:
        lines.append(texts("o-card-complex"))
    if ticket.score is not None:
        lines.append(texts("o-card-score", score=ticket.score))
    return Marked("\n".join(lines))


def _submitter(texts: Texts, ticket: TicketView) -> Marked:
    return texts(
        "o-card-submitter",
        named=yes(ticket.submitter_name),
        name=ticket.submitter_name,
        phoned=yes(ticket.submitter_phone),
        phone=ticket.submitter_phone,
    )


def title(texts: Texts, ticket: TicketView) -> Marked:
    """The card's first line: code, kind, urgent or not."""
    return texts(
        "o-card-title",
        code=ticket.code,
        kind=marked(texts(f"kind-{ticket.kind}")),
        urgent=yes(ticket.priority is TicketPriority.URGENT),
    )


def field_name(texts: Texts, names: dict[str, str]) -> str:
    """The field's name in the reader's language."""
    return names.get(texts.language) or names["vi"]


def _umpired(seen: Seen) -> bool:
    """The hints on accepting and passing on are not for a ticket on which the umpire decides or has decided."""
    return seen.hop is not None and (seen.hop.disputed or seen.hop.bound)


def _passing(texts: Texts, seen: Seen) -> list[Marked]:
    """How the ticket stands with the bodies that have passed it on."""
    hop = seen.hop
    if hop is None or not seen.ticket.open:
        return []
    if hop.disputed:
        return [texts("o-card-disputed", umpire=hop.umpire_name)]
    if hop.bound:
        return [
            texts(
                "o-card-bound",
                by=hop.decided_by,
                umpire=hop.umpire_name,
                body=hop.decided_name,
                at=hop.decided_at,
            )
        ]
    if hop.returnable(seen.ticket.now):
        return [texts("o-card-returnable", sender=hop.from_name, until=hop.return_until)]
    return []


def map_link(point: Point) -> str:
    """A page that shows the point to anybody, without an account."""
    lat, lon = f"{point.lat:.6f}", f"{point.lon:.6f}"
    return f"https://www.openstreetmap.org/?mlat={lat}&mlon={lon}#map=18/{lat}/{lon}"


def left(texts: Texts, calendar: WorkingCalendar, now: datetime, due_at: datetime) -> Marked:
    """How long until an answer is due, in working days, or how late it is."""
    today, last = local_date(now), last_day(due_at)
    if now >= due_at:
        return texts("o-late-days", days=(today - last).days)
    if last > today:
        return texts("o-left-days", days=max(calendar.working_days(today, last), 1))
    if due_at == end_of(today):
        return texts("o-left-days", days=0)
    minutes = int((due_at - now).total_seconds() // 60)
    return texts("o-left-hours", hours=minutes // 60, minutes=minutes % 60)


def _words(texts: Texts, seen: Seen, contents: Contents, *, hidden: bool) -> list[Marked]:
    if hidden:
        return [texts("o-card-restricted-open" if seen.readable or contents.asked else "o-card-restricted")]
    if not seen.readable:
        # What was written to this very leader the leader reads; what the citizen wrote stays closed.
        return [texts("o-card-restricted"), *_submission(texts, contents)]
    said = [quoted(texts, seen.ticket.text)]
    if contents.question:
        said.append(texts("o-card-question", text=shorten(contents.question, QUOTED)))
    if contents.proposal is not None:
        said.append(texts("o-card-proposal"))
        said.append(answer_text(texts, contents.proposal))
    if contents.extension is not None:
        asked = contents.extension
        said.append(texts("o-card-extension", until=asked.last_day, reason=shorten(asked.reason, QUOTED)))
    return [*said, *_submission(texts, contents), *_tasks(texts, seen, contents)]


def _submission(texts: Texts, contents: Contents) -> list[Marked]:
    """What lies before a leader."""
    lying = contents.submission
    if lying is None:
        return []
    text = shorten(lying.proposal, QUOTED)
    return [texts("o-card-submission", by=lying.by_name, body=lying.body_name, at=lying.at, text=text)]


def _tasks(texts: Texts, seen: Seen, contents: Contents) -> list[Marked]:
    """The next milestones and instructions."""
    if not contents.tasks:
        return []
    lines = [texts("o-card-tasks", count=len(contents.tasks))]
    lines += [task(texts, step, local_date(seen.ticket.now)) for step in contents.tasks[:TASKS]]
    return [Marked("\n".join(lines))]


def task(texts: Texts, step: Step, today: date) -> Marked:
    """A milestone or an instruction in a line: what, until when, whose."""
    return texts(
        "o-task",
        origin=str(step.origin),
        what=shorten(" ".join(step.what.split()), TASK),
        dated=yes(step.last_day),
        until=step.last_day or "",
        owned=yes(step.owner_name),
        owner=step.owner_name,
        by=step.set_by_name,
        standing="done" if step.done_at else "late" if step.late(today) else "open",
    )


def _opinions(work: Work, texts: Texts, seen: Seen, *, hidden: bool) -> list[Marked]:
    """What this person is asked, and what others were asked and have said."""
    ticket = seen.ticket
    waits = {
        request.due_at: left(texts, work.calendar, ticket.now, request.due_at)
        for request in (*seen.asked, *seen.opinions)
    }
    said = []
    for request in seen.asked:
        said.append(
            texts(
                "o-asked",
                lead=ticket.body_name,
                body=request.body_name,
                due=last_day(request.due_at),
                left=marked(waits[request.due_at]),
            )
        )
        if not hidden:
            said.append(texts("o-asked-question", text=shorten(request.question, QUOTED)))
        said.append(texts("o-asked-note", lead=ticket.body_name))
    blocks = [Marked("\n".join(said))] if said else []
    if seen.opinions and not hidden:
        blocks.append(opinion_words.block(texts, seen.opinions, waits))
        if ticket.state is TicketState.ANSWER_PROPOSED:
            blocks.extend(opinion_words.warning(texts, seen.opinions))
    return blocks


def quoted(texts: Texts, text: str) -> Marked:
    """The citizen's words, whole or shortened; a picture alone is a matter too."""
    if not text.strip():
        return texts("o-card-no-text")
    return texts("o-card-text", text=shorten(text, QUOTED))


def _steps(texts: Texts, contents: Contents) -> list[Marked]:
    if all(step.act is Act.SUBMIT for step in contents.steps):
        return []
    lines = [
        texts("o-card-step", at=step.at, who=marked(who(texts, step)), act=marked(act_words(texts, step)))
        for step in contents.steps
    ]
    return [Marked("\n".join([texts("o-card-steps"), *lines]))]


def who(texts: Texts, step: EventView) -> Marked:
    """Who did it: an official's name, "người dân", "hệ thống"."""
    if step.actor_role in {"citizen", "system"}:
        return texts(f"o-who-{step.actor_role}")
    return escape(step.actor_name)


def act_words(texts: Texts, step: EventView) -> Marked:
    """What was done; of what the program does also about which date."""
    if step.act in {Act.REMIND, Act.ESCALATE}:
        if "clock" in step.data:
            return texts(f"act-{step.act}-clock", clock=marked(texts(f"clock-{step.data['clock']}")))
        if "red_line" in step.data:
            return texts(f"act-{step.act}-red-line", limit=int(step.data["red_line"]))
    if step.act is Act.RECOMPUTE and step.data.get("cause") == "rule":
        return texts("act-recompute-rule")
    if step.act is Act.DIALOGUE:
        return texts(f"act-dialogue-{step.data['case']}", round=int(step.data["round"]))
    return texts(f"act-{step.act}")


# What may be done ---------------------------------------------------------------------------------------------


def _buttons(texts: Texts, seen: Seen, contents: Contents, *, drafting: bool) -> Rows:
    """The choices of a card: the lawful acts, what there is to look at, and the way back to the list."""
    ticket, many = seen.ticket, _many(seen, contents)
    acts = [act for act in _acts(seen, contents) if not many or act not in _LATER]
    choices = [_act(texts, act, seen, drafting=drafting) for act in acts]
    if many:
        choices.append(_button(texts, "btn-o-more", "o.more", ticket.id))
    looks = []
    if seen.readable and len(ticket.text) > QUOTED:
        looks.append(_button(texts, "btn-o-whole", "o.text", ticket.id))
    if contents.files:
        looks.append(_button(texts, "btn-o-files", "o.files", ticket.id, count=contents.files))
    if seen.opinions:
        looks.append(_button(texts, "btn-o-opinions", "o.ops", ticket.id, count=len(seen.opinions)))
    if contents.planned:
        looks.append(_button(texts, "btn-o-plan", "o.plan", ticket.id, count=len(contents.tasks)))
    if contents.dialogues:
        looks.append(_button(texts, "btn-o-dialogue", "o.dlg", ticket.id, count=contents.dialogues))
    if not many:
        looks += _seldom(texts, seen, contents)
    looks.append(_button(texts, "btn-o-history", "o.hist", ticket.id))
    looks.append(_button(texts, "btn-o-list", "o.list"))
    return [
        *_opining(texts, seen),
        *_instructing(texts, seen, contents),
        *_decision(texts, seen, contents),
        *in_rows(choices, 2),
        *in_rows(looks, 2),
    ]


def more(work: Work, texts: Texts, seen: Seen) -> Rows:
    """What a card with very many acts keeps behind [Việc khác…]; nothing where it shows them all."""
    contents = casefile.contents(work, seen)
    if not _many(seen, contents):
        return []
    acts = [_act(texts, act, seen, drafting=False) for act in _acts(seen, contents) if act in _LATER]
    return in_rows([*acts, *_seldom(texts, seen, contents)], 2)


def _many(seen: Seen, contents: Contents) -> bool:
    return len(_acts(seen, contents)) > MOST_ACTS


def _acts(seen: Seen, contents: Contents) -> list[Act]:
    """The acts with a button of their own."""
    # The steps have a room of their own; who is asked for an instruction has its buttons on top.
    elsewhere = {Act.PLAN, Act.STEP_DONE, Act.DIALOGUE, *([Act.INSTRUCT] if contents.asked else [])}
    return [act for act in seen.acts if act not in elsewhere]


def _seldom(texts: Texts, seen: Seen, contents: Contents) -> list[Choice]:
    """A plan and a dialogue where there is none yet, and how the date was counted."""
    begins = Act.PLAN in seen.acts and not contents.planned
    invites = Act.DIALOGUE in seen.acts and not contents.dialogues
    return [
        *([_button(texts, "btn-o-plan-new", "o.plan", seen.ticket.id)] if begins else []),
        *([_button(texts, "btn-o-dialogue-new", "o.dlg", seen.ticket.id)] if invites else []),
        _button(texts, "btn-why-date", "o.due", seen.ticket.id),
    ]


def _opining(texts: Texts, seen: Seen) -> Rows:
    """What this person may say for a body that is asked; its name where it is asked in several."""
    ticket_id, named = seen.ticket.id, yes(len(seen.asked) > 1)
    return [
        [
            _button(texts, key, verb, ticket_id, request.id, named=named, body=request.body_name)
            for key, verb in (("btn-o-opine", "o.opi"), ("btn-o-not-ours", "o.opn"))
        ]
        for request in seen.asked
    ]


def _instructing(texts: Texts, seen: Seen, contents: Contents) -> Rows:
    """What the leader may do with what lies before them."""
    if not contents.asked:
        return []
    ticket_id = seen.ticket.id
    return [
        [
            _button(texts, "btn-l-instruct", "l.ins", ticket_id),
            _button(texts, "btn-l-submission-return", "l.insno", ticket_id),
        ]
    ]


def _decision(texts: Texts, seen: Seen, contents: Contents) -> Rows:
    """What the head has to decide about more time."""
    if contents.extension is None or not seen.head or seen.ticket.late:
        return []
    ticket_id = seen.ticket.id
    return [
        [
            _button(texts, "btn-l-extend", "l.ext", ticket_id),
            _button(texts, "btn-l-extend-no", "l.extno", ticket_id),
        ]
    ]


def _parties(texts: Texts, seen: Seen, contents: Contents) -> Rows:
    """The umpire decides in one press. What is decided is what was read: the ticket as it was then."""
    ticket = seen.ticket
    return [
        [_button(texts, "btn-o-decide-for", "o.dc", ticket.id, ticket.version, body.code, body=body.name)]
        for body in contents.parties
    ]


def _act(texts: Texts, act: Act, seen: Seen, *, drafting: bool) -> Choice:
    key, verb = _BUTTON_OF[act]
    if act is Act.DECIDE and seen.hop is not None and seen.hop.bound:
        key = "btn-o-decide-again"
    if drafting and act in {Act.ANSWER, Act.PROPOSE}:
        key = "btn-o-draft"
    if act is Act.APPROVE:
        # What is approved is what was read: the ticket as it was then.
        return _button(texts, key, verb, seen.ticket.id, seen.ticket.version)
    return _button(texts, key, verb, seen.ticket.id)


def _button(texts: Texts, key: str, verb: str, *args: object, **params: object) -> Choice:
    return Choice(texts.label(key, **params), token(verb, *args))


def open_button(texts: Texts, ticket: TicketView) -> Choice:
    """The button that opens the ticket's card."""
    return _button(texts, "btn-o-open-code", "o.open", ticket.id, code=ticket.code)
