"""Who may do what about sessions, asked anew at every press."""

from langnghe.models import RoleKind
from langnghe.services import authority
from langnghe.services.authority import NO_AUTHORITY, Post
from langnghe.services.refusals import Forbidden
from langnghe.services.work import Work

ORGANISERS = (RoleKind.DIALOGUE_ADMIN, RoleKind.HEAD)
#: Of the head's office, who approve a draft.
APPROVERS = (RoleKind.HEAD, RoleKind.OFFICER, RoleKind.INTAKE)


def organiser(work: Work, person_id: int, body_code: str) -> Post:
    """The post by which the person organises sessions of this body. Raises `Forbidden`.

    That is its head, or who keeps the dialogues of it or of a body above.
    """
    found = _post(work, person_id, body_code)
    if found is None or found.role not in ORGANISERS:
        raise Forbidden(NO_AUTHORITY)
    return found


def keeper(work: Work, person_id: int, body_code: str) -> Post:
    """The post by which the person keeps questions, door and minutes: organiser or secretary. `Forbidden`."""
    found = _post(work, person_id, body_code)
    if found is None:
        raise Forbidden(NO_AUTHORITY)
    return found


def organises(work: Work, person_id: int, body_code: str) -> bool:
    """`organiser`, asked without a no."""
    found = _post(work, person_id, body_code)
    return found is not None and found.role in ORGANISERS


def keeps(work: Work, person_id: int, body_code: str) -> bool:
    """`keeper`, asked without a no."""
    return _post(work, person_id, body_code) is not None


def approver(work: Work, person_id: int, body_code: str, made_by: int) -> Post:
    """The post by which the person approves a draft: the head, or the head's office for what others have made.

    Raises `Forbidden`.
    """
    post = authority.post_in(work, person_id, body_code, *APPROVERS)
    if post.role is not RoleKind.HEAD and person_id == made_by:
        raise Forbidden(NO_AUTHORITY)
    return post


def organised(work: Work, person_id: int) -> list[str]:
    """Codes of the bodies whose sessions the person keeps (as `keeper` says); [] for none."""
    secretary = {post.body_code for post in authority.posts(work, person_id) if post.role is RoleKind.SECRETARY}
    return sorted(secretary.union(organisable(work, person_id)))


def organisable(work: Work, person_id: int) -> list[str]:
    """Codes of the bodies for which `organiser` lets the person organise, the own ones first; [] for none."""
    own: dict[str, None] = {}
    below: set[str] = set()
    for post in authority.posts(work, person_id):
        if post.role in ORGANISERS:
            own[post.body_code] = None
        if post.role is RoleKind.DIALOGUE_ADMIN:
            below.update(authority.subordinates(work, post.body_code))
    return [*own, *sorted(below.difference(own))]


def admins_for(work: Work, body_code: str) -> tuple[int, ...]:
    """Who keeps the dialogues of the body, the nearest ones going up; empty where nobody does."""
    for code in (body_code, *(above.code for above in authority.superiors(work, body_code))):
        if found := authority.officials_of(work, code, (RoleKind.DIALOGUE_ADMIN,)):
            return tuple(each.person_id for each in found)
    return ()


def _post(work: Work, person_id: int, body_code: str) -> Post | None:
    above = {body_code, *(each.code for each in authority.superiors(work, body_code))}
    found = None
    for post in authority.posts(work, person_id):
        here = post.body_code == body_code
        if (here and post.role is RoleKind.HEAD) or (
            post.body_code in above and post.role is RoleKind.DIALOGUE_ADMIN
        ):
            return post
        if here and post.role is RoleKind.SECRETARY:
            found = post
    return found
