"""Who may announce for a body, asked anew at every press."""

from langnghe.models import RoleKind
from langnghe.services import authority
from langnghe.services.work import Work

#: Who announces for the own body and for those below it.
ANNOUNCERS = (RoleKind.HEAD, RoleKind.DIALOGUE_ADMIN)


def announces(work: Work, person_id: int, body_code: str) -> bool:
    """Whether the person announces for this body: an admin, or an announcer of it or of a body above."""
    above = {body_code, *(each.code for each in authority.superiors(work, body_code))}
    return any(
        post.role is RoleKind.ADMIN or (post.role in ANNOUNCERS and post.body_code in above)
        for post in authority.posts(work, person_id)
    )
