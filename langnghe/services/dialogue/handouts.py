"""Files about a session that the program makes, each once for everybody: its card, its entry for calendars."""

import hashlib
from collections.abc import Callable
from dataclasses import astuple, dataclass

import structlog
from sqlalchemy import bindparam, select

from langnghe.models import DialogueFile, Prepared, insert_into, table
from langnghe.models.contract import MediaKind
from langnghe.services import attachments
from langnghe.services.attachments import Kept
from langnghe.services.dialogue import calendar_file, card_picture, life
from langnghe.services.dialogue.life import View
from langnghe.services.work import Work

log = structlog.get_logger()

_F = table(DialogueFile).c
_MADE = Prepared(
    select(_F.attachment_id).where(
        _F.dialogue_id == bindparam("dialogue"), _F.what == bindparam("which"), _F.fingerprint == bindparam("made")
    )
)
_ENTER = insert_into(DialogueFile, without=())


@dataclass(frozen=True, slots=True)
class _Plan:
    """A file to be made: from what (`fingerprint`), and how."""

    what: str
    kind: MediaKind
    mime: str
    fingerprint: str
    draw: Callable[[], bytes]


def card(work: Work, dialogue_id: int) -> int | None:
    """The attachment with the session's picture; None where the process keeps no files, or it cannot be drawn."""
    return _made(work, dialogue_id, _card)


def entry(work: Work, dialogue_id: int) -> int | None:
    """The attachment by which calendars take the session up, or let go of it; None where there is none."""
    return _made(work, dialogue_id, _entry)


def _card(work: Work, view: View) -> _Plan:
    words = card_picture.words(work, view)
    made = _fingerprint(repr(astuple(words)).encode())
    return _Plan("card", MediaKind.PHOTO, "image/png", made, lambda: card_picture.draw(words))


def _entry(work: Work, view: View) -> _Plan:
    body = calendar_file.entry(work, view)
    return _Plan("ics", MediaKind.FILE, calendar_file.MIME, _fingerprint(body), lambda: body)


def _fingerprint(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()[:16]


def _made(work: Work, dialogue_id: int, planned: Callable[[Work, View], _Plan]) -> int | None:
    if work.office.shelf is None or work.office.words is None:
        return None
    try:
        with work.step():
            plan = planned(work, life.view(work, dialogue_id))
            if (known := _known(work, dialogue_id, plan)) is None:
                dialogue = life.for_change(work, dialogue_id)  # two who ask at once get the same file
                known = _known(work, dialogue_id, plan) or _enter(work, dialogue_id, dialogue.made_by, plan)
            return known
    except Exception as error:  # noqa: BLE001 - the words do without it: nobody goes without news for a picture
        log.error("dialogue.file_failed", dialogue=dialogue_id, error=type(error).__name__)
        return None


def _known(work: Work, dialogue_id: int, plan: _Plan) -> int | None:
    found: int | None = _MADE.scalar(work.connection, dialogue=dialogue_id, which=plan.what, made=plan.fingerprint)
    return found


def _enter(work: Work, dialogue_id: int, owner_id: int, plan: _Plan) -> int | None:
    if work.office.shelf is None:
        return None
    body = plan.draw()
    name = f"doi-thoai-{dialogue_id}.{'png' if plan.kind is MediaKind.PHOTO else 'ics'}"
    checksum = hashlib.sha256(body).hexdigest()
    kept = Kept(plan.kind, plan.mime, len(body), checksum, work.office.shelf.put(body), name)
    attachment_id = attachments.enter_stored(work, owner_id, "office", kept)
    _ENTER.run(
        work.connection,
        dialogue_id=dialogue_id,
        what=plan.what,
        fingerprint=plan.fingerprint,
        attachment_id=attachment_id,
    )
    return attachment_id
