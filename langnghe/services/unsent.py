"""What came and may not be kept: files of something that was never sent, and words the law keeps out of a chat."""

from collections.abc import Collection

from sqlalchemy import func, select, update

from langnghe.models import Attachment, AttachmentState, WebMessage
from langnghe.services.work import Work

#: The reason that stands on an attachment whose sender dropped what it belonged to.
DROPPED = "dropped"


def drop_files(work: Work, owner_id: int, ids: Collection[int]) -> None:
    """Give up the owner's files that belong to no ticket; what is not fetched yet never will be."""
    if ids:
        work.session.execute(
            update(Attachment)
            .where(Attachment.id.in_(ids), Attachment.owner_id == owner_id, Attachment.ticket_id.is_(None))
            .values(state=AttachmentState.REFUSED, reason=DROPPED)
            .execution_options(synchronize_session=False)
        )


def blank_newest_line(work: Work, identity_id: int, instead: str) -> None:
    """Take the person's newest words out of the transcript that we keep of a web chat (facts F-4)."""
    newest = (
        select(func.max(WebMessage.id))
        .where(WebMessage.identity_id == identity_id, WebMessage.from_person)
        .scalar_subquery()
    )
    line = work.session.execute(select(WebMessage).where(WebMessage.id == newest)).scalar_one_or_none()
    if line is not None:
        kept = {name: value for name, value in line.payload.items() if name == "client_id"}
        line.payload = {**kept, "text": instead}
