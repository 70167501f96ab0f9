"""The bodies of the office: found by what an admin types of their names, and what people are told of them."""

from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz
from sqlalchemy import bindparam, or_, select

from langnghe.models import Body, Prepared
from langnghe.services import authority
from langnghe.services.calendar import local_date
from langnghe.services.folding import fold, nfc, spell
from langnghe.services.paging import Page, page_of
from langnghe.services.refusals import Invalid, NotFound
from langnghe.services.work import Work

#: How like a name a text must be, of 100, where no name holds all its words.
LIKE_ENOUGH = 70
#: What can be changed, and how long it may be.
DETAILS = {"address": 300, "phone": 40, "opening_hours": 200}


@dataclass(frozen=True, slots=True)
class BodyName:
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class BodyCard:
    """What people are told of a body, and how its answers go out."""

    code: str
    name: str
    address: str
    phone: str
    opening_hours: str
    approval_required: bool
    head_name: str
    superior_name: str
    """Empty at the top of the office, and where the set-up names none."""
    valid_to: date | None


def find(work: Work, typed: str, offset: int = 0, size: int = 8) -> Page[BodyName]:
    """The bodies that the text may name, best first: by code, by all its words, else by likeness."""
    rows = work.connection.execute(
        select(Body.code, Body.name, Body.short_name)
        .where(or_(Body.valid_to.is_(None), Body.valid_to >= local_date(work.now)))
        .order_by(Body.level.desc(), Body.code)
    )
    words = fold(typed).split()
    asked = " ".join(words)
    exact: list[BodyName] = []
    spelled = spell(typed).split()
    holding: list[tuple[tuple[bool, int], BodyName]] = []
    like: list[tuple[float, BodyName]] = []
    for code, name, short_name in rows:
        found, folded = BodyName(code, name), fold(f"{name} {short_name}")
        if asked == code:
            exact.append(found)
        elif all(word in folded for word in words):
            # "tỉnh" means the province before it means xã Tịnh Khê; then the shorter name is the likelier one.
            as_spelled = spell(f"{name} {short_name}")
            holding.append(((any(word not in as_spelled for word in spelled), len(name)), found))
        elif (likeness := fuzz.token_set_ratio(asked, folded)) >= LIKE_ENOUGH:
            like.append((-likeness, found))
    chosen = exact or [body for _, body in sorted(holding, key=lambda one: one[0])]
    return page_of(chosen or [body for _, body in sorted(like, key=lambda one: one[0])], offset, size)


def card(work: Work, code: str) -> BodyCard:
    """The body's card. Raises `NotFound("body-not-found")`."""
    body = work.session.get(Body, code)
    if body is None:
        raise NotFound("body-not-found", body=code)
    head = authority.head_of(work, code)
    above = authority.superiors(work, code)
    return BodyCard(
        body.code,
        body.name,
        body.address,
        body.phone,
        body.opening_hours,
        body.approval_required,
        head.name if head else "",
        above[0].name if above else "",
        body.valid_to,
    )


def describe(work: Work, code: str, detail: str, value: str, by: int) -> BodyCard:
    """Change one of `DETAILS`; an empty value takes it away.

    Raises `Forbidden`, `NotFound("body-not-found")`, `Invalid("detail-too-long")`.
    """
    authority.require_admin(work, by)
    if detail not in DETAILS:
        raise NotFound("body-not-found", body=code)
    value = " ".join(nfc(value).split())
    if len(value) > DETAILS[detail]:
        raise Invalid("detail-too-long", most=DETAILS[detail])
    body = work.session.get(Body, code)
    if body is None:
        raise NotFound("body-not-found", body=code)
    setattr(body, detail, value)
    work.session.flush()
    return card(work, code)


def require_approval(work: Work, code: str, required: bool, by: int) -> BodyCard:
    """Whether the head must approve the body's answers before they go out (R85)."""
    authority.require_admin(work, by)
    body = work.session.get(Body, code)
    if body is None:
        raise NotFound("body-not-found", body=code)
    body.approval_required = required
    work.session.flush()
    return card(work, code)


def place_under(work: Work, code: str, superior: str, by: int) -> BodyCard:
    """Say which body is the next above this one: who is told when it is late, and who decides on disputes.

    Raises `Forbidden`, `NotFound("body-not-found")`, and `Invalid`: "superior-top" for the body at the top of the
    office, "superior-circle" where the one above would be below it or itself.
    """
    authority.require_admin(work, by)
    body, above = work.session.get(Body, code), work.session.get(Body, superior)
    if body is None or above is None or not stands(work, above):
        raise NotFound("body-not-found", body=code if body is None else superior)
    if code == root(work).code:
        raise Invalid("superior-top", body=body.name)
    if superior == code or code in {each.code for each in authority.superiors(work, superior)}:
        raise Invalid("superior-circle", body=body.name, superior=above.name)
    body.parent_code = superior
    work.session.flush()
    return card(work, code)


_NAME = Prepared(select(Body.name).where(Body.code == bindparam("body")))


def name_of(work: Work, code: str) -> str:
    """What the body is called; "" for no body."""
    return _NAME.scalar(work.connection, body=code) or ""


def stands(work: Work, body: Body) -> bool:
    """Whether the body exists today."""
    today = local_date(work.now)
    return body.valid_from <= today and (body.valid_to is None or body.valid_to >= today)


def root(work: Work) -> BodyName:
    """The body at the top of the office: the chair. Raises `NotFound("body-not-found")` in an empty office."""
    row = work.session.execute(
        select(Body.code, Body.name)
        .where(Body.parent_code.is_(None))
        # A body below that lost its superior is not the top.
        .order_by(Body.area_code != work.office.root_area, Body.code)
        .limit(1)
    ).one_or_none()
    if row is None:
        raise NotFound("body-not-found", body="")
    return BodyName(row.code, row.name)
