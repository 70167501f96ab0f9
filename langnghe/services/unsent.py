"""Files that came with something that was never sent: given up, so that nobody reads them."""

from collections.abc import Collection

from sqlalchemy import update

from langnghe.models import Attachment, AttachmentState
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
