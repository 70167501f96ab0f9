"""What is shown at the door: a picture of the code that a phone reads (QR), made when somebody asks for it."""

import hashlib
from io import BytesIO

import segno
from sqlalchemy import bindparam, select

from langnghe.models import Attachment, Prepared
from langnghe.models.contract import MediaKind
from langnghe.services import attachments, invitations
from langnghe.services.attachments import Kept
from langnghe.services.dialogue.seats import Held
from langnghe.services.work import Work

#: The start payload that opens a registration: this and its code.
PAYLOAD = "seat_"
#: A picture that the office made, beside files that people send.
_CHANNEL = "office"
#: Pixels of one square; the whole has about 300.
_SCALE = 8
_PNG = "image/png"
_MADE = Prepared(
    select(Attachment.id)
    .where(
        Attachment.owner_id == bindparam("owner"),
        Attachment.name == bindparam("name"),
        Attachment.channel == _CHANNEL,
    )
    .limit(1)
)


def content(work: Work, code: str) -> str:
    """What the picture says: the link that opens this registration in a messenger, or the bare code."""
    return next(iter(invitations.start_links(work, f"{PAYLOAD}{code}")), code)


def picture(work: Work, seat: Held) -> int | None:
    """The id of the picture for whom it is; made once. None where the process has no place for files."""
    if work.office.shelf is None or seat.person_id is None:
        return None
    name = f"QR-{seat.code}.png"
    made: int | None = _MADE.scalar(work.connection, owner=seat.person_id, name=name)
    if made is not None:
        return made
    drawn = BytesIO()
    segno.make(content(work, seat.code), error="m", micro=False).save(drawn, kind="png", scale=_SCALE)
    body = drawn.getvalue()
    path = work.office.shelf.put(body)
    kept = Kept(MediaKind.PHOTO, _PNG, len(body), hashlib.sha256(body).hexdigest(), path, name)
    return attachments.enter_stored(work, seat.person_id, _CHANNEL, kept)
