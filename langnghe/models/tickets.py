"""A ticket (phiếu), its append-only history, its clocks, its attachments."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from langnghe.models.base import Base, Id, enum_column
from langnghe.models.contract import MediaKind


class TicketKind(StrEnum):
    """Kinds differ in law (facts F-2). A complaint or denunciation never becomes a ticket from a chat."""

    REPORT = "report"
    PETITION = "petition"
    SUGGESTION = "suggestion"
    QUESTION = "question"
    PRAISE = "praise"
    COMPLAINT = "complaint"
    DENUNCIATION = "denunciation"


class TicketState(StrEnum):
    #: With a body that has not yet pressed accept.
    RECEIVED = "received"
    IN_PROGRESS = "in_progress"
    #: The officer asked the citizen something.
    WAITING_CITIZEN = "waiting_citizen"
    #: An answer waits for the head's approval.
    ANSWER_PROPOSED = "answer_proposed"
    ANSWERED = "answered"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"


class TicketPriority(StrEnum):
    NORMAL = "normal"
    URGENT = "urgent"


class Act(StrEnum):
    """What can happen to a ticket; each happening is one row of its history."""

    SUBMIT = "submit"
    CORRECT = "correct"
    ACCEPT = "accept"
    ASSIGN = "assign"
    ASK = "ask"
    REPLY = "reply"
    ADD = "add"
    NOTE = "note"
    PROPOSE = "propose"
    APPROVE = "approve"
    RETURN = "return"
    ANSWER = "answer"
    REFUSE = "refuse"
    TRANSFER = "transfer"
    URGE = "urge"
    WITHDRAW = "withdraw"
    RATE = "rate"
    REOPEN = "reopen"
    CLOSE = "close"
    #: The submitter cannot be reached on any channel.
    UNREACHABLE = "unreachable"
    #: The citizen did not reply within the time given, and the clock runs on.
    RESUME = "resume"
    #: The officer in charge was reminded by the program (đôn đốc tự động).
    REMIND = "remind"
    #: The time is over and the next level was told. The duty stays where it is.
    ESCALATE = "escalate"
    #: More time was asked for, granted, or not granted (gia hạn).
    EXTEND_ASK = "extend_ask"
    EXTEND = "extend"
    EXTEND_NO = "extend_no"
    #: The due date was computed anew after the office's calendar or rules had changed.
    RECOMPUTE = "recompute"
    #: The body it was passed on to is not competent and returns it (trả lại nơi chuyển).
    SEND_BACK = "send_back"
    #: The umpire says which body is competent; that binds.
    DECIDE = "decide"
    #: A word to the citizen about how far it is, which asks nothing (thông báo tiến độ).
    INFORM = "inform"
    #: The head finds it complex, on a ground in law: a longer rule may hold (phức tạp).
    COMPLEX = "complex"
    #: The lead body asks a coordinating body for its opinion; it is given, or asked for no more (xin ý kiến).
    CONSULT = "consult"
    OPINE = "opine"
    CONSULT_END = "consult_end"
    #: A settlement plan with milestones is made or changed; one of its steps is done (kế hoạch giải quyết).
    PLAN = "plan"
    STEP_DONE = "step_done"
    #: It is put before the leader with a proposal (trình lãnh đạo), who instructs (ý kiến chỉ đạo).
    TO_LEADER = "to_leader"
    INSTRUCT = "instruct"
    #: A dialogue about this matter: invited to, answered, held, or called off (đối thoại trong vụ việc).
    DIALOGUE = "dialogue"


class Ticket(Base):
    __tablename__ = "ticket"
    __table_args__ = (
        # The work list of a body, what is due first on top; by state, so that what is answered is passed over.
        Index(
            "ix_ticket_open_by_body",
            "body_code",
            "state",
            "due_at",
            sqlite_where=text("closed_at IS NULL"),
            postgresql_where=text("closed_at IS NULL"),
        ),
        # The same for those who see very many bodies.
        Index(
            "ix_ticket_open_by_due",
            "state",
            "due_at",
            sqlite_where=text("closed_at IS NULL"),
            postgresql_where=text("closed_at IS NULL"),
        ),
        # What has been open for long: counted for each body, and walked through oldest first.
        Index(
            "ix_ticket_age_by_body",
            "body_code",
            "state",
            "received_at",
            sqlite_where=text("closed_at IS NULL"),
            postgresql_where=text("closed_at IS NULL"),
        ),
        Index(
            "ix_ticket_age",
            "state",
            "received_at",
            sqlite_where=text("closed_at IS NULL"),
            postgresql_where=text("closed_at IS NULL"),
        ),
        Index("ix_ticket_submitter_id", "submitter_id", "id"),
        Index("ix_ticket_reopen_until", "reopen_until"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    #: The tracking code (mã tra cứu) people read, write down and dictate.
    code: Mapped[str] = mapped_column(String(16), unique=True)
    kind: Mapped[TicketKind] = mapped_column(enum_column(TicketKind, "kind"))
    state: Mapped[TicketState] = mapped_column(enum_column(TicketState, "state"))
    priority: Mapped[TicketPriority] = mapped_column(enum_column(TicketPriority, "priority"))
    field_code: Mapped[str] = mapped_column(ForeignKey("field.code"))
    area_code: Mapped[str] = mapped_column(ForeignKey("area.code"), index=True)
    #: The body that holds it; there is none without.
    body_code: Mapped[str] = mapped_column(ForeignKey("body.code"))
    #: Which rung of the ladder chose the body, or "transfer".
    rung: Mapped[str] = mapped_column(String(24))
    officer_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    submitter_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    anonymous: Mapped[bool]
    #: Found complex by the head, on a ground in law (F-3).
    complex: Mapped[bool] = mapped_column(default=False)
    text: Mapped[str] = mapped_column(Text)
    #: Code and text folded, for search without diacritics.
    folded: Mapped[str] = mapped_column(Text)
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    received_at: Mapped[datetime]
    #: When the citizen's answer is due: a copy of the settle clock, for sorting.
    due_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]
    reopen_until: Mapped[datetime | None]
    reopened: Mapped[int] = mapped_column(default=0)
    closed_at: Mapped[datetime | None]
    score: Mapped[int | None] = mapped_column(CheckConstraint("score BETWEEN 1 AND 5", name="score"))
    #: Raised by every act: a press on an older card is told so.
    version: Mapped[int] = mapped_column(default=0)


class TicketEvent(Base):
    """What happened, append-only; the ticket's columns are its index."""

    __tablename__ = "ticket_event"
    __table_args__ = (UniqueConstraint("ticket_id", "seq"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"))
    seq: Mapped[int]
    act: Mapped[Act] = mapped_column(enum_column(Act, "act"))
    at: Mapped[datetime]
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    #: As what the actor acted ("citizen", "officer", "head", "system"), and for which body.
    actor_role: Mapped[str] = mapped_column(String(16))
    body_code: Mapped[str | None] = mapped_column(ForeignKey("body.code"))
    state: Mapped[TicketState] = mapped_column(enum_column(TicketState, "state"))
    #: Shown to the citizen in the ticket's timeline.
    public: Mapped[bool]
    text: Mapped[str] = mapped_column(Text, default="")
    data: Mapped[dict[str, Any]]


class ClockKind(StrEnum):
    ACCEPT = "accept"
    #: What came without a field of its own gets one, or goes to the body whose it is.
    CLASSIFY = "classify"
    #: The first word of a person to the citizen.
    FIRST_ANSWER = "first_answer"
    SETTLE = "settle"
    #: A step of a settlement plan, or what the leader has instructed.
    STEP = "step"
    #: The opinion of a coordinating body.
    OPINION = "opinion"


class TicketClock(Base):
    """A time limit of a ticket, with the rule it came from (F-3)."""

    __tablename__ = "ticket_clock"
    __table_args__ = (
        UniqueConstraint("ticket_id", "kind", "item", "started_at"),
        # The sweep reads what has come, not what is open.
        Index(
            "ix_ticket_clock_next",
            "next_at",
            "due_at",
            sqlite_where=text("stopped_at IS NULL"),
            postgresql_where=text("stopped_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"), index=True)
    kind: Mapped[ClockKind] = mapped_column(enum_column(ClockKind, "kind"))
    #: Which of several of its kind: the id of the step or of the request for an opinion, otherwise 0.
    item: Mapped[int] = mapped_column(BigInteger, default=0)
    #: The body that has to act where it is not the one that holds the ticket.
    body_code: Mapped[str | None] = mapped_column(ForeignKey("body.code"))
    started_at: Mapped[datetime]
    #: "" where a person has set the day: no calendar moves it.
    span: Mapped[str] = mapped_column(String(16))
    due_at: Mapped[datetime]
    #: While it is set the citizen has been asked something, and the clock stands still.
    paused_at: Mapped[datetime | None]
    stopped_at: Mapped[datetime | None]
    stopped_by: Mapped[Act | None] = mapped_column(enum_column(Act, "stopped_by"))
    #: The last day that the head has granted, and when that was.
    extended_to: Mapped[date | None]
    extended_at: Mapped[datetime | None]
    #: When the sweep has to do something with it next: remind, escalate, end a pause.
    next_at: Mapped[datetime | None]
    #: How far reminding and escalating has gone: `services.stages.Stage`, then one more for each level up.
    level: Mapped[int] = mapped_column(default=0)
    rule: Mapped[str] = mapped_column(String(64))
    source: Mapped[str] = mapped_column(Text)


class TicketPause(Base):
    """A time in which a clock stood still, because the citizen had been asked."""

    __tablename__ = "ticket_pause"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    clock_id: Mapped[int] = mapped_column(ForeignKey("ticket_clock.id"), index=True)
    began_at: Mapped[datetime]
    #: The last moment that does not count: then the clock runs on by itself.
    limit_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class TicketExtension(Base):
    """More time for the citizen's clock: asked for by the officer, decided by the head (R15)."""

    __tablename__ = "ticket_extension"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"), index=True)
    clock_id: Mapped[int] = mapped_column(ForeignKey("ticket_clock.id"), index=True)
    last_day: Mapped[date]
    reason: Mapped[str] = mapped_column(Text)
    asked_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    asked_at: Mapped[datetime]
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[datetime | None]
    #: None while it waits, and where it lapsed before anybody decided.
    granted: Mapped[bool | None]


class TicketOpinion(Base):
    """The opinion of a coordinating body: asked for by the lead body, which alone answers the citizen."""

    __tablename__ = "ticket_opinion"
    __table_args__ = (
        # What a body is asked for, and has not given.
        Index(
            "ix_ticket_opinion_waiting",
            "body_code",
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"), index=True)
    body_code: Mapped[str] = mapped_column(ForeignKey("body.code"))
    question: Mapped[str] = mapped_column(Text)
    asked_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    asked_body: Mapped[str] = mapped_column(ForeignKey("body.code"))
    asked_at: Mapped[datetime]
    opinion: Mapped[str] = mapped_column(Text, default="")
    given_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    #: Not set where `given_by` has said that the matter is not in its field, with the reason as `opinion`.
    given_at: Mapped[datetime | None]
    #: Given, asked for no more, or settled without it.
    ended_at: Mapped[datetime | None]


class StepOrigin(StrEnum):
    PLAN = "plan"
    INSTRUCTION = "instruction"


class TicketStep(Base):
    """Something that has to be done by a day: a milestone of a settlement plan (R17), or an instruction (R18)."""

    __tablename__ = "ticket_step"
    __table_args__ = (
        # What the bodies of a head still have to do.
        Index(
            "ix_ticket_step_open",
            "body_code",
            "last_day",
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"), index=True)
    origin: Mapped[StepOrigin] = mapped_column(enum_column(StepOrigin, "origin"))
    what: Mapped[str] = mapped_column(Text)
    #: None: an instruction without a date.
    last_day: Mapped[date | None]
    body_code: Mapped[str] = mapped_column(ForeignKey("body.code"))
    #: Who answers for it; None: whoever is in charge of the ticket.
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    set_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    set_at: Mapped[datetime]
    note: Mapped[str] = mapped_column(Text, default="")
    done_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    done_at: Mapped[datetime | None]
    #: Done, dropped from the plan, or over with the matter itself.
    ended_at: Mapped[datetime | None]


class TicketSubmission(Base):
    """A matter put before a leader with a proposal, and what the leader has instructed (R18)."""

    __tablename__ = "ticket_submission"
    __table_args__ = (
        Index(
            "ix_ticket_submission_waiting",
            "body_code",
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"), index=True)
    #: The body whose head it is put before.
    body_code: Mapped[str] = mapped_column(ForeignKey("body.code"))
    proposal: Mapped[str] = mapped_column(Text)
    by_person: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    #: "" while it waits, and where the leader has returned it without an instruction.
    instruction: Mapped[str] = mapped_column(Text, default="")
    instructed_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    instructed_at: Mapped[datetime | None]
    #: Instructed, returned, or over with the matter itself.
    ended_at: Mapped[datetime | None]


class OverdueEpisode(Base):
    """A clock that ran out: who held the ticket then, for how long, and what ended it."""

    __tablename__ = "overdue_episode"
    __table_args__ = (
        # What is late now, counted by whoever watches; what was late once stays for ever.
        Index(
            "ix_overdue_episode_open",
            "clock_id",
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"), index=True)
    clock_id: Mapped[int] = mapped_column(ForeignKey("ticket_clock.id"), unique=True)
    body_code: Mapped[str] = mapped_column(ForeignKey("body.code"), index=True)
    officer_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    head_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    #: When the time was over, whenever that was found out.
    began_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    ended_by: Mapped[Act | None] = mapped_column(enum_column(Act, "ended_by"))
    #: Why it was late, as who closed it said.
    reason: Mapped[str] = mapped_column(Text, default="")


class Escalation(Base):
    """A clock that ran out lies before the head of a body, until it stops: in the digest and in the head's list.

    It is no record of what was told: that is in the history of the ticket.
    """

    __tablename__ = "escalation"

    clock_id: Mapped[int] = mapped_column(ForeignKey("ticket_clock.id"), primary_key=True, autoincrement=False)
    body_code: Mapped[str] = mapped_column(ForeignKey("body.code"), primary_key=True, index=True)
    #: When it was brought; what came after the last digest is new in the next one.
    at: Mapped[datetime]


class TicketTransfer(Base):
    """One passing on of a ticket, and what became of it: taken, returned, or decided by the umpire (R12).

    While `ended_at` is not set it is open: the receiver has not taken the ticket, or the umpire has not decided.
    """

    __tablename__ = "ticket_transfer"
    __table_args__ = (
        UniqueConstraint("ticket_id", "seq"),
        # Never two open transfers of one ticket.
        Index(
            "ix_ticket_transfer_open",
            "ticket_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
        # Counted over a time span, by who gave and by who returned or decided.
        Index("ix_ticket_transfer_from", "from_body", "at"),
        Index("ix_ticket_transfer_to", "to_body", "at"),
        Index("ix_ticket_transfer_returned", "to_body", "returned_at"),
        Index("ix_ticket_transfer_decided", "decided_body", "decided_at"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"))
    seq: Mapped[int]
    from_body: Mapped[str] = mapped_column(ForeignKey("body.code"))
    #: The proposed receiver; with an umpire it does not hold the ticket until the umpire says so.
    to_body: Mapped[str] = mapped_column(ForeignKey("body.code"))
    #: A code of `services.transfer_reasons`, or "" where an umpire thought again.
    reason_code: Mapped[str] = mapped_column(String(24))
    ground: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text)
    by_person: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    #: Since when the giving body had held it, and working days from then.
    held_since: Mapped[datetime]
    held_days: Mapped[int]
    #: Until when the receiver may return it.
    return_until: Mapped[datetime | None]
    taken_at: Mapped[datetime | None]
    returned_at: Mapped[datetime | None]
    returned_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    return_code: Mapped[str] = mapped_column(String(24), default="")
    return_note: Mapped[str] = mapped_column(Text, default="")
    #: Working days from the transfer to the return.
    return_days: Mapped[int] = mapped_column(default=0)
    #: The common superior (trọng tài) that has to decide, and since when.
    umpire_body: Mapped[str | None] = mapped_column(ForeignKey("body.code"))
    umpire_since: Mapped[datetime | None]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    decided_body: Mapped[str | None] = mapped_column(ForeignKey("body.code"))
    decide_days: Mapped[int] = mapped_column(default=0)
    ended_at: Mapped[datetime | None]


class AttachmentState(StrEnum):
    #: Known by its reference in a messenger, not fetched yet.
    PENDING = "pending"
    STORED = "stored"
    #: Too large, not what it says it is, or gone; the reason is kept and the person told.
    REFUSED = "refused"


class Attachment(Base):
    __tablename__ = "attachment"
    __table_args__ = (
        Index(
            "ix_attachment_pending",
            "not_before",
            sqlite_where=text("state = 'pending'"),
            postgresql_where=text("state = 'pending'"),
        ),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    ticket_id: Mapped[int | None] = mapped_column(ForeignKey("ticket.id"), index=True)
    #: The act it came with: a citizen's photo, or part of an answer.
    event_id: Mapped[int | None] = mapped_column(ForeignKey("ticket_event.id"), index=True)
    kind: Mapped[MediaKind] = mapped_column(enum_column(MediaKind, "kind"))
    state: Mapped[AttachmentState] = mapped_column(enum_column(AttachmentState, "state"))
    channel: Mapped[str] = mapped_column(String(16))
    channel_ref: Mapped[str] = mapped_column(String(300), default="")
    name: Mapped[str] = mapped_column(String(200), default="")
    mime: Mapped[str] = mapped_column(String(80), default="")
    size: Mapped[int] = mapped_column(default=0)
    #: Of the bytes as kept (photos are re-encoded, without the place and camera hidden in them: F-14).
    sha256: Mapped[str] = mapped_column(String(64), default="")
    path: Mapped[str] = mapped_column(String(120), default="")
    #: The unguessable part of its address on the web.
    token: Mapped[str] = mapped_column(String(43), unique=True)
    reason: Mapped[str] = mapped_column(String(200), default="")
    attempts: Mapped[int] = mapped_column(default=0)
    not_before: Mapped[datetime]
    created_at: Mapped[datetime]


class Rating(Base):
    """One rating of an answer. It names no person: satisfaction is counted apart from identity (R52)."""

    __tablename__ = "rating"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    body_code: Mapped[str] = mapped_column(ForeignKey("body.code"), index=True)
    field_code: Mapped[str] = mapped_column(ForeignKey("field.code"))
    area_code: Mapped[str] = mapped_column(ForeignKey("area.code"))
    score: Mapped[int] = mapped_column(CheckConstraint("score BETWEEN 1 AND 5", name="score"))
    reasons: Mapped[list[Any]]
    comment: Mapped[str] = mapped_column(Text, default="")
    rated_at: Mapped[datetime]
