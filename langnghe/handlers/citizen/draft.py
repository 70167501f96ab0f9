"""What a citizen is writing, as it stands in the conversation until it is sent or dropped.

Several quick messages, the photos of an album and a caption are pieces of one draft. A draft whose content is
for another channel by law (a denunciation) is not kept at all.
"""

import secrets
from dataclasses import asdict, dataclass, fields
from dataclasses import field as made
from datetime import datetime, timedelta
from typing import Any

from langnghe.handlers.common.menu import DRAFT
from langnghe.handlers.common.talk import Talk
from langnghe.models import TicketKind
from langnghe.models.contract import Point
from langnghe.services import attachments, intake, unsent
from langnghe.services.refusals import Invalid

#: A piece that began while another draft was left lying, until the person says what it is.
NEXT = "next"
SENT = "sent"
#: Drafts sent lately, so that a second press on "send" finds its receipt.
REMEMBERED = 5
#: A draft untouched for this long is not added to without asking.
LEFT_LYING = timedelta(hours=24)
#: States in which a new message belongs to the draft without a question.
WRITING_STATES = ("citizen.draft", "citizen.consent", "citizen.place", "citizen.name", "citizen.phone")


@dataclass(slots=True)
class Draft:
    """The draft as it is remembered. `touched` in ISO form; `warned` is the emergency number told already."""

    id: str
    touched: str
    pieces: list[str] = made(default_factory=list)
    files: list[int] = made(default_factory=list)
    lat: float | None = None
    lon: float | None = None
    kind: str = "report"
    kind_chosen: bool = False
    field: str = intake.OTHER
    field_chosen: bool = False
    likely: list[str] = made(default_factory=list)
    """Fields to ask about first, where the text leaves it open."""
    area: str = ""
    anonymous: bool = True
    warned: str = ""

    @property
    def text(self) -> str:
        return "\n".join(self.pieces)

    @property
    def point(self) -> Point | None:
        return None if self.lat is None or self.lon is None else Point(self.lat, self.lon)

    @property
    def open_field(self) -> bool:
        """The text was read and leaves the field open."""
        return bool(self.likely) and not self.field_chosen

    def as_sent(self) -> intake.Draft:
        return intake.Draft(
            area_code=self.area,
            text=self.text,
            attachment_ids=tuple(self.files),
            point=self.point,
            kind=TicketKind(self.kind),
            field_code=self.field,
            anonymous=self.anonymous,
        )


@dataclass(frozen=True, slots=True)
class Piece:
    """What one message brings."""

    text: str = ""
    files: tuple[int, ...] = ()
    point: Point | None = None

    @property
    def empty(self) -> bool:
        return not self.text and not self.files and self.point is None


def piece_of(talk: Talk) -> Piece:
    """The content of this event; what was sent along is entered as the speaker's own."""
    event = talk.event
    files = attachments.enter(talk.work, talk.speaker.person_id, event) if event.media else ()
    return Piece(event.text.strip(), files, event.point)


def current(talk: Talk) -> Draft | None:
    """The draft that is being written, if there is one."""
    return _load(talk.data.get(DRAFT))


def waiting(talk: Talk) -> Draft | None:
    """What came while another draft was left lying."""
    return _load(talk.data.get(NEXT))


def _load(kept: dict[str, Any] | None) -> Draft | None:
    """What was remembered, also by an older version of us that knew other fields."""
    if not kept:
        return None
    return Draft(**{name: value for name, value in kept.items() if name in _FIELDS})


_FIELDS = frozenset(each.name for each in fields(Draft))


def new(talk: Talk) -> Draft:
    return Draft(id=secrets.token_hex(4), touched=talk.work.now.isoformat())


def keep(talk: Talk, draft: Draft, name: str = DRAFT) -> None:
    """Remember the draft as it is now."""
    draft.touched = talk.work.now.isoformat()
    talk.data[name] = asdict(draft)


def drop(talk: Talk, *names: str) -> None:
    """Forget the drafts of these names and give up the files that came with them."""
    for name in names:
        kept = _load(talk.data.pop(name, None))
        if kept is not None:
            unsent.drop_files(talk.work, talk.speaker.person_id, kept.files)


def left_lying(talk: Talk, draft: Draft) -> bool:
    """Whether a new message should not become part of this draft without a question."""
    if talk.speaker.state not in WRITING_STATES:
        return True
    return talk.work.now - datetime.fromisoformat(draft.touched) > LEFT_LYING


def add(draft: Draft, piece: Piece) -> None:
    """Make the piece part of the draft. Raises `Invalid` when it would become too much."""
    if piece.text:
        length = len(draft.text) + len(piece.text) + 1
        if length > intake.LONGEST_TEXT:
            raise Invalid("text-too-long", most=intake.LONGEST_TEXT, length=length)
        draft.pieces.append(piece.text)
    if len(draft.files) + len(piece.files) > intake.MOST_FILES:
        raise Invalid("too-many-files", most=intake.MOST_FILES)
    draft.files.extend(piece.files)
    if piece.point is not None:
        draft.lat, draft.lon = piece.point.lat, piece.point.lon


# What was sent ------------------------------------------------------------------------------------------------


def remember_sent(talk: Talk, draft_id: str, ticket_id: int) -> None:
    """The draft is a ticket now: it is forgotten, and its id leads to the receipt."""
    talk.data.pop(DRAFT, None)
    talk.data[SENT] = [*talk.data.get(SENT, []), [draft_id, ticket_id]][-REMEMBERED:]


def sent_as(talk: Talk, draft_id: str) -> int | None:
    """The ticket that a draft sent lately became."""
    return next((int(ticket_id) for sent, ticket_id in talk.data.get(SENT, []) if sent == draft_id), None)
