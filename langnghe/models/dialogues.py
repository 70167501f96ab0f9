"""Direct dialogues with leaders: the session, who comes, what is asked, what is promised, and its own clocks.

Three different things in law (facts F-7) that are not merged: the commune's dialogue conference and a head's
reception of citizens are public sessions (`Dialogue`, by `kind`, each with rules of its own); a case dialogue
belongs to one ticket and to its parties (`CaseDialogue`).
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from langnghe.models.base import Base, Id, enum_column


class DialogueKind(StrEnum):
    #: Hội nghị trao đổi, đối thoại với Nhân dân (Luật Tổ chức chính quyền địa phương 2025 Art. 43).
    CONFERENCE = "conference"
    #: Buổi tiếp công dân của người đứng đầu (Luật Tiếp công dân 2013 Art. 12, 18, 24).
    RECEPTION = "reception"


class DialogueState(StrEnum):
    DRAFT = "draft"
    #: Waits for the head's office.
    SUBMITTED = "submitted"
    APPROVED = "approved"
    ANNOUNCED = "announced"
    #: Will not be on its day; the new one is not known yet.
    POSTPONED = "postponed"
    HELD = "held"
    #: The conclusions are published, promises are followed.
    PUBLISHED = "published"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class DialogueAct(StrEnum):
    """What can happen to a session; each happening is one row of its history."""

    DRAFT = "draft"
    EDIT = "edit"
    SUBMIT = "submit"
    RETURN = "return"
    APPROVE = "approve"
    ANNOUNCE = "announce"
    #: Another day, hour or place; everybody who was told is told again.
    MOVE = "move"
    POSTPONE = "postpone"
    CANCEL = "cancel"
    #: Somebody else will preside, for a reason; counted apart (facts F-5: not the head's own).
    SUBSTITUTE = "substitute"
    HOLD = "hold"
    MINUTES = "minutes"
    #: A promise is written down, changed in its progress, kept, broken, or replaced by another.
    PROMISE = "promise"
    PUBLISH = "publish"
    CLOSE = "close"
    REMIND = "remind"
    ESCALATE = "escalate"


class DialogueClockKind(StrEnum):
    #: To announce it in time.
    ANNOUNCE = "announce"
    #: To say how it went: held, postponed or cancelled.
    HOLD = "hold"
    #: To publish the conclusions.
    RESULT = "result"
    #: To keep a promise (`item` is its id).
    COMMITMENT = "commitment"


class Wish(StrEnum):
    ATTEND = "attend"
    SPEAK = "speak"


class SeatState(StrEnum):
    SEATED = "seated"
    WAITING = "waiting"
    #: A seat has become free and is held for a while.
    OFFERED = "offered"
    CANCELLED = "cancelled"
    #: The offer was not taken in time.
    LAPSED = "lapsed"


class QuestionState(StrEnum):
    OPEN = "open"
    #: Into another one that asks the same; its asker is told of the answer too.
    MERGED = "merged"
    #: In the hall.
    ANSWERED = "answered"
    WRITTEN = "written"
    #: Not yet: it has become a ticket with its own clock.
    TICKET = "ticket"
    WITHDRAWN = "withdrawn"
    #: It was a complaint or a denunciation: its asker was told where those go by law, and nothing of it is kept.
    GUIDED = "guided"


class CommitmentState(StrEnum):
    OPEN = "open"
    KEPT = "kept"
    BROKEN = "broken"
    REPLACED = "replaced"


class NewsKind(StrEnum):
    """What people are told of a session, each piece by a sweep of its own."""

    ANNOUNCED = "announced"
    MOVED = "moved"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    REMINDER = "reminder"
    CONCLUDED = "concluded"
    #: To those who came: how was it?
    RATE = "rate"
    #: To those who follow a promise.
    PROMISE = "promise"


class Audience(StrEnum):
    """Whom a piece of news is for."""

    #: The people of the area and who follows its topic.
    AREA = "area"
    #: Everybody who was told of the session before.
    TOLD = "told"
    #: Who comes, waits for a seat, or wants to be reminded.
    COMING = "coming"
    #: Who was there.
    PRESENT = "present"
    #: Who follows the promise.
    PROMISE = "promise"


class DialogueRule(Base):
    """A number of the law or of the office about sessions, in versions, with its source (facts F-5, F-7).

    `what`: least (how many in a period), announce (before), result (after), ask_share (percent of voters), invite
    (before a case dialogue). `level`: "" for all.
    """

    __tablename__ = "dialogue_rule"
    __table_args__ = (UniqueConstraint("kind", "what", "level", "valid_from"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    #: A `DialogueKind`, or "case".
    kind: Mapped[str] = mapped_column(String(16))
    what: Mapped[str] = mapped_column(String(16))
    level: Mapped[str] = mapped_column(String(16), default="")
    number: Mapped[int]
    #: "D", "WD", "month", "year" or "%".
    unit: Mapped[str] = mapped_column(String(8))
    source: Mapped[str] = mapped_column(Text)
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]


class Dialogue(Base):
    """One public session of a head with the people."""

    __tablename__ = "dialogue"
    __table_args__ = (
        Index("ix_dialogue_area_code", "area_code", "state", "starts_at"),
        Index("ix_dialogue_body_code", "body_code", "starts_at"),
        Index("ix_dialogue_starts_at", "state", "starts_at"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    #: Unguessable part of its address on the web and of its UID in calendars.
    token: Mapped[str] = mapped_column(String(22), unique=True)
    kind: Mapped[DialogueKind] = mapped_column(enum_column(DialogueKind, "kind"))
    state: Mapped[DialogueState] = mapped_column(enum_column(DialogueState, "state"))
    #: Whose head meets the people, and for which area; one village of it where only that is meant.
    body_code: Mapped[str] = mapped_column(ForeignKey("body.code"))
    area_code: Mapped[str] = mapped_column(ForeignKey("area.code"))
    #: The head when it was drafted, counted for; `substitute` presides instead where it is not empty.
    host_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    substitute: Mapped[str] = mapped_column(String(120), default="")
    substitute_reason: Mapped[str] = mapped_column(Text, default="")
    #: Also presiding (Thường trực HĐND, Mặt trận).
    co_hosts: Mapped[str] = mapped_column(String(300), default="")
    title: Mapped[str] = mapped_column(String(200), default="")
    about: Mapped[str] = mapped_column(Text, default="")
    #: The regulation under which it is held (R29).
    basis: Mapped[str] = mapped_column(String(300), default="")
    #: Its topic: who follows the field hears of it too.
    field_code: Mapped[str | None] = mapped_column(ForeignKey("field.code"))
    place: Mapped[str] = mapped_column(String(300), default="")
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    online_url: Mapped[str] = mapped_column(String(300), default="")
    starts_at: Mapped[datetime | None]
    ends_at: Mapped[datetime | None]
    #: Seats in the hall and turns to speak; None: nobody counts them.
    seats: Mapped[int | None]
    turns: Mapped[int | None]
    seats_taken: Mapped[int] = mapped_column(default=0)
    turns_taken: Mapped[int] = mapped_column(default=0)
    #: The number of the last registration: who comes first is by this.
    last_number: Mapped[int] = mapped_column(default=0)
    #: Until when people may register and ask; None: until it begins.
    register_until: Mapped[datetime | None]
    ask_until: Mapped[datetime | None]
    #: Minutes before the start at which those who come are reminded.
    reminders: Mapped[list[Any]]
    #: Rises whenever the day, place or state in a calendar changes (RFC 5545, SEQUENCE).
    sequence: Mapped[int] = mapped_column(default=0)
    announced_at: Mapped[datetime | None]
    #: Why it was announced later than the law allows; published with it.
    urgent_reason: Mapped[str] = mapped_column(Text, default="")
    #: Why it was postponed or cancelled.
    reason: Mapped[str] = mapped_column(Text, default="")
    held_at: Mapped[datetime | None]
    #: How many came, as the organiser counted where not everybody checked in.
    came: Mapped[int | None]
    minutes: Mapped[str] = mapped_column(Text, default="")
    conclusion: Mapped[str] = mapped_column(Text, default="")
    published_at: Mapped[datetime | None]
    made_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    made_at: Mapped[datetime]
    approved_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    version: Mapped[int] = mapped_column(default=0)


class DialogueEvent(Base):
    """One line of a session's history; only ever appended."""

    __tablename__ = "dialogue_event"
    __table_args__ = (UniqueConstraint("dialogue_id", "seq"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    dialogue_id: Mapped[int] = mapped_column(ForeignKey("dialogue.id"))
    seq: Mapped[int]
    act: Mapped[DialogueAct] = mapped_column(enum_column(DialogueAct, "act"))
    at: Mapped[datetime]
    #: None: the program itself.
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    state: Mapped[DialogueState] = mapped_column(enum_column(DialogueState, "state"))
    text: Mapped[str] = mapped_column(Text, default="")
    data: Mapped[dict[str, Any]]


class DialogueClock(Base):
    """What must be done about a session by when; swept like the clocks of tickets."""

    __tablename__ = "dialogue_clock"
    __table_args__ = (
        UniqueConstraint("dialogue_id", "kind", "item", "started_at"),
        Index(
            "ix_dialogue_clock_next",
            "next_at",
            sqlite_where=text("stopped_at IS NULL"),
            postgresql_where=text("stopped_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    dialogue_id: Mapped[int] = mapped_column(ForeignKey("dialogue.id"))
    kind: Mapped[DialogueClockKind] = mapped_column(enum_column(DialogueClockKind, "kind"))
    #: Which promise; 0 for the session itself.
    item: Mapped[int] = mapped_column(default=0)
    started_at: Mapped[datetime]
    #: Late from this moment on.
    due_at: Mapped[datetime]
    #: When something is to be done with it next; None: nothing more.
    next_at: Mapped[datetime | None]
    level: Mapped[int] = mapped_column(default=0)
    stopped_at: Mapped[datetime | None]
    stopped_by: Mapped[DialogueAct | None] = mapped_column(enum_column(DialogueAct, "stopped_by"))
    source: Mapped[str] = mapped_column(Text, default="")


class Seat(Base):
    """A registration: who comes, for how many, with which number, and whether they are in the hall."""

    __tablename__ = "dialogue_seat"
    __table_args__ = (
        UniqueConstraint("dialogue_id", "number"),
        Index(
            "uq_dialogue_seat_person",
            "dialogue_id",
            "person_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
        Index("ix_dialogue_seat_state", "dialogue_id", "state", "number"),
        Index(
            "ix_dialogue_seat_offer",
            "offer_until",
            sqlite_where=text("state = 'offered'"),
            postgresql_where=text("state = 'offered'"),
        ),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    dialogue_id: Mapped[int] = mapped_column(ForeignKey("dialogue.id"))
    #: None: came without registering and gave no account; `name` says who.
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    name: Mapped[str] = mapped_column(String(120), default="")
    #: In order of arrival, without gaps.
    number: Mapped[int]
    wish: Mapped[Wish] = mapped_column(enum_column(Wish, "wish"))
    state: Mapped[SeatState] = mapped_column(enum_column(SeatState, "state"))
    #: How many people come in (representatives), and of how many in the group (Luật Tiếp công dân Art. 29).
    people: Mapped[int] = mapped_column(default=1)
    group_size: Mapped[int] = mapped_column(default=1)
    topic: Mapped[str] = mapped_column(Text, default="")
    interpreter: Mapped[bool] = mapped_column(default=False)
    wheelchair: Mapped[bool] = mapped_column(default=False)
    #: Takes part from afar: no chair in the hall.
    online: Mapped[bool] = mapped_column(default=False)
    #: Said or shown at the door.
    code: Mapped[str] = mapped_column(String(12), unique=True)
    offer_until: Mapped[datetime | None]
    made_at: Mapped[datetime]
    came_at: Mapped[datetime | None]
    checked_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    #: When it was given up or lapsed.
    ended_at: Mapped[datetime | None]


class DialogueQuestion(Base):
    """A question sent beforehand."""

    __tablename__ = "dialogue_question"
    __table_args__ = (Index("ix_dialogue_question_dialogue_id", "dialogue_id", "state", "position"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    dialogue_id: Mapped[int] = mapped_column(ForeignKey("dialogue.id"))
    asker_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    #: The public reads no name.
    anonymous: Mapped[bool] = mapped_column(default=False)
    text: Mapped[str] = mapped_column(Text)
    #: Who typed the words of a voice message or a photo; None: the asker's own words, which nobody changes.
    typed_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    state: Mapped[QuestionState] = mapped_column(enum_column(QuestionState, "state"))
    merged_into: Mapped[int | None] = mapped_column(ForeignKey("dialogue_question.id"), index=True)
    #: Who prepares the answer, and what is prepared.
    body_code: Mapped[str | None] = mapped_column(ForeignKey("body.code"), index=True)
    prepared: Mapped[str] = mapped_column(Text, default="")
    prepared_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    #: In the running order; None: not placed.
    position: Mapped[int | None]
    supports: Mapped[int] = mapped_column(default=0)
    #: In the hall or in writing.
    answer: Mapped[str] = mapped_column(Text, default="")
    ticket_id: Mapped[int | None] = mapped_column(ForeignKey("ticket.id"))
    #: Checked by the secretary: others may read and support it.
    shown: Mapped[bool] = mapped_column(default=False)
    made_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class QuestionFile(Base):
    """What came along with a question: a photo, a voice message."""

    __tablename__ = "dialogue_question_file"

    question_id: Mapped[int] = mapped_column(ForeignKey("dialogue_question.id"), primary_key=True)
    attachment_id: Mapped[int] = mapped_column(ForeignKey("attachment.id"), primary_key=True)


class QuestionSupport(Base):
    """Somebody else wants the same question answered; counted once."""

    __tablename__ = "dialogue_question_support"

    question_id: Mapped[int] = mapped_column(ForeignKey("dialogue_question.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    at: Mapped[datetime]


class Commitment(Base):
    """A promise made at a session (nội dung cam kết); it ends kept, broken or replaced, never otherwise."""

    __tablename__ = "commitment"
    __table_args__ = (
        UniqueConstraint("dialogue_id", "seq"),
        Index("ix_commitment_owner_body", "body_code", "state", "due_on"),
        CheckConstraint("(state = 'replaced') = (replaced_by IS NOT NULL)", name="replaced_by_something"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    dialogue_id: Mapped[int] = mapped_column(ForeignKey("dialogue.id"))
    seq: Mapped[int]
    what: Mapped[str] = mapped_column(Text)
    #: What has to be seen for it to count as done.
    done_means: Mapped[str] = mapped_column(Text)
    #: Who owes it: a body, and the person in it who answers for it, if named.
    body_code: Mapped[str] = mapped_column(ForeignKey("body.code"))
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    #: The head who promised: kept, late and broken are counted for them.
    promised_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    due_on: Mapped[date]
    state: Mapped[CommitmentState] = mapped_column(enum_column(CommitmentState, "state"))
    #: When it was kept, broken or replaced; late if after `due_on`.
    ended_on: Mapped[date | None]
    replaced_by: Mapped[int | None] = mapped_column(ForeignKey("commitment.id"))
    reason: Mapped[str] = mapped_column(Text, default="")
    made_at: Mapped[datetime]


class CommitmentNote(Base):
    """What was done for a promise, as everybody may read it."""

    __tablename__ = "commitment_note"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    commitment_id: Mapped[int] = mapped_column(ForeignKey("commitment.id"), index=True)
    at: Mapped[datetime]
    actor_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    text: Mapped[str] = mapped_column(Text)


class CommitmentFollow(Base):
    """Somebody wants to hear how a promise goes."""

    __tablename__ = "commitment_follow"

    commitment_id: Mapped[int] = mapped_column(ForeignKey("commitment.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)


class MinutesFile(Base):
    """A file that is part of a session's minutes: the signed paper, a photo of it."""

    __tablename__ = "dialogue_minutes_file"

    dialogue_id: Mapped[int] = mapped_column(ForeignKey("dialogue.id"), primary_key=True)
    attachment_id: Mapped[int] = mapped_column(ForeignKey("attachment.id"), primary_key=True)


class DialogueRating(Base):
    """How it was, by who came."""

    __tablename__ = "dialogue_rating"

    dialogue_id: Mapped[int] = mapped_column(ForeignKey("dialogue.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    score: Mapped[int]
    text: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime]


class DialogueNews(Base):
    """A piece of news about a session and how far it has been told: the person up to whom a sweep has come.

    `due_at`: not before. Where it stands is written with what was said, so a crash tells nobody twice.
    """

    __tablename__ = "dialogue_news"
    __table_args__ = (
        # The same thing is told once: of each version of the session, and of each item.
        UniqueConstraint("dialogue_id", "kind", "item", "sequence"),
        Index(
            "ix_dialogue_news_due",
            "due_at",
            sqlite_where=text("done_at IS NULL"),
            postgresql_where=text("done_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    dialogue_id: Mapped[int] = mapped_column(ForeignKey("dialogue.id"))
    kind: Mapped[NewsKind] = mapped_column(enum_column(NewsKind, "kind"))
    audience: Mapped[Audience] = mapped_column(enum_column(Audience, "audience"))
    #: Of a reminder the minutes before, of a promise its note.
    item: Mapped[int] = mapped_column(default=0)
    sequence: Mapped[int] = mapped_column(default=0)
    made_at: Mapped[datetime]
    due_at: Mapped[datetime]
    last_person_id: Mapped[int] = mapped_column(default=0)
    told: Mapped[int] = mapped_column(default=0)
    #: Whom it could not be told to by a fault of ours, and how often it was tried: {person id: times}.
    again: Mapped[dict[str, Any] | None]
    done_at: Mapped[datetime | None]


class DialogueTold(Base):
    """Who was told of a session: whoever was is told again when it changes. `remind`: wants to be reminded."""

    __tablename__ = "dialogue_told"

    dialogue_id: Mapped[int] = mapped_column(ForeignKey("dialogue.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    at: Mapped[datetime]
    remind: Mapped[bool] = mapped_column(default=False)
    #: The newest version of the session (`Dialogue.sequence`) that this person knows.
    sequence: Mapped[int] = mapped_column(default=0)


class DialogueMute(Base):
    """Somebody wants no news of sessions. What they registered for, or want to be reminded of, still comes."""

    __tablename__ = "dialogue_mute"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, autoincrement=False)
    at: Mapped[datetime]


class DialogueFile(Base):
    """A file about a session that the program has made, once for everybody: its card, its entry for calendars."""

    __tablename__ = "dialogue_file"

    dialogue_id: Mapped[int] = mapped_column(ForeignKey("dialogue.id"), primary_key=True)
    #: "card" or "ics".
    what: Mapped[str] = mapped_column(String(8), primary_key=True)
    #: Of what it was made from: when nothing of that changes, the same file serves.
    fingerprint: Mapped[str] = mapped_column(String(16), primary_key=True)
    attachment_id: Mapped[int] = mapped_column(ForeignKey("attachment.id"))


class TopicFollow(Base):
    """Somebody wants to hear of sessions about a field, wherever in the office's area."""

    __tablename__ = "topic_follow"
    __table_args__ = (Index("ix_topic_follow_field_code", "field_code", "person_id"),)

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    field_code: Mapped[str] = mapped_column(ForeignKey("field.code"), primary_key=True)


class DialogueRequest(Base):
    """A citizen asks for a dialogue in their commune; counted against the share of voters that the law names."""

    __tablename__ = "dialogue_request"
    __table_args__ = (
        Index(
            "uq_dialogue_request_person",
            "area_code",
            "person_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    area_code: Mapped[str] = mapped_column(ForeignKey("area.code"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    words: Mapped[str] = mapped_column(Text, default="")
    made_at: Mapped[datetime]
    #: Taken back, or answered by a conference that was announced.
    ended_at: Mapped[datetime | None]
    dialogue_id: Mapped[int | None] = mapped_column(ForeignKey("dialogue.id"))


class Voters(Base):
    """How many voters a commune has, as an admin entered, and when its share of requests was reached and told."""

    __tablename__ = "voters"

    area_code: Mapped[str] = mapped_column(ForeignKey("area.code"), primary_key=True)
    number: Mapped[int]
    reached_at: Mapped[datetime | None]


class CaseDialogueState(StrEnum):
    INVITED = "invited"
    HELD = "held"
    CANCELLED = "cancelled"


class CaseDialogue(Base):
    """A dialogue inside one ticket, in rounds (NĐ 155/2026 Art. 11): parties, minutes, points agreed or not."""

    __tablename__ = "case_dialogue"
    __table_args__ = (UniqueConstraint("ticket_id", "round"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"))
    round: Mapped[int]
    state: Mapped[CaseDialogueState] = mapped_column(enum_column(CaseDialogueState, "state"))
    starts_at: Mapped[datetime]
    place: Mapped[str] = mapped_column(String(300))
    invited_at: Mapped[datetime]
    #: Why it was invited to later than the law allows.
    urgent_reason: Mapped[str] = mapped_column(Text, default="")
    made_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    held_at: Mapped[datetime | None]
    agreed: Mapped[str] = mapped_column(Text, default="")
    disagreed: Mapped[str] = mapped_column(Text, default="")
    minutes: Mapped[str] = mapped_column(Text, default="")
    #: Why it was cancelled.
    reason: Mapped[str] = mapped_column(Text, default="")


class CaseParty(Base):
    """Somebody invited to a case dialogue, and whether they came; absence has its reason or has none."""

    __tablename__ = "case_party"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    case_dialogue_id: Mapped[int] = mapped_column(ForeignKey("case_dialogue.id"), index=True)
    name: Mapped[str] = mapped_column(String(120))
    role: Mapped[str] = mapped_column(String(120), default="")
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    #: What they said to the invitation; None: nothing yet. `absence_reason` says why they cannot come.
    coming: Mapped[bool | None]
    #: None: not known yet.
    present: Mapped[bool | None]
    absence_reason: Mapped[str] = mapped_column(Text, default="")
