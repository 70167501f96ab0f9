"""Small tables and texts as files: read what an official has sent, make one for them.

A spreadsheet (.xlsx, .xls, .ods) is read as the CSV table that it would be saved as.
"""

import hashlib

from langnghe.models import Attachment, AttachmentState
from langnghe.models.contract import MediaKind
from langnghe.services import attachments, sheets
from langnghe.services.attachments import Kept
from langnghe.services.refusals import Invalid, NotFound
from langnghe.services.work import Work

#: A table of a few thousand rows; more is a mistake.
LONGEST = 2 * 1024 * 1024
_CSV = "text/csv"
_TEXTS = frozenset({_CSV, "text/plain"})


def read(work: Work, owner_id: int, attachment_id: int) -> str | None:
    """The text of a file that its owner has sent, a spreadsheet as CSV; None while it is still being fetched.

    Raises `NotFound("file-not-there")` when it is not theirs or was refused, `Invalid` when it is no short text
    and no spreadsheet that can be read.
    """
    row = work.session.get(Attachment, attachment_id)
    if row is None or row.owner_id != owner_id or row.state is AttachmentState.REFUSED:
        raise NotFound("file-not-there")
    if row.state is AttachmentState.PENDING:
        return None
    if row.mime not in _TEXTS | sheets.TYPES:
        raise Invalid("file-not-a-table")
    if row.size > LONGEST:
        raise Invalid("file-table-long")
    if work.office.shelf is None:
        raise NotFound("file-not-there")
    try:
        body = work.office.shelf.read(row.path)
        if row.mime in sheets.TYPES:
            return sheets.as_csv(body)
        return body.decode("utf-16" if body[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig")
    except OSError:
        raise NotFound("file-not-there") from None
    except UnicodeDecodeError:
        raise Invalid("file-not-a-table") from None


def make(work: Work, owner_id: int, name: str, text: str) -> int | None:
    """A CSV file for this person, with the mark by which spreadsheets know Vietnamese letters; its id.

    None where the process has no place for files: say the text instead.
    """
    if work.office.shelf is None:
        return None
    body = text.encode("utf-8-sig")
    path = work.office.shelf.put(body)
    kept = Kept(MediaKind.FILE, _CSV, len(body), hashlib.sha256(body).hexdigest(), path, name)
    return attachments.enter_stored(work, owner_id, "office", kept)
