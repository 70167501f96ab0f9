"""Groups and channels of villages as admins read them: the list, one of them, the areas they may be used for."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, Select, case, func, select
from sqlalchemy.orm import aliased

from langnghe.models import Area, GroupChat, GroupState, Level, Person
from langnghe.services import areas as area_tree
from langnghe.services import authority, routing_table
from langnghe.services.folding import fold
from langnghe.services.paging import Page, page_of, page_start
from langnghe.services.refusals import NotFound
from langnghe.services.work import Work

#: Areas offered at once.
MOST_AREAS = 6


class Acquaintance(StrEnum):
    """How well the office knows who added the bot."""

    ADMIN = "admin"
    OFFICIAL = "official"
    CITIZEN = "citizen"
    #: The messenger told a name that anybody can take.
    STRANGER = "stranger"
    #: The messenger told no name.
    HIDDEN = "hidden"


class Gone(StrEnum):
    """Why nothing can be sent to a group."""

    #: Somebody there has taken the bot out.
    OUT = "out"
    #: It is in the group and may not write.
    SILENT = "silent"
    #: The office has left, by an admin or because nobody used it.
    LEFT = "left"
    UNUSED = "unused"
    #: It goes on as another group of the list.
    MOVED = "moved"
    #: The messenger refused what was to be said there; its reason follows.
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class GroupView:
    """A group or channel, as an admin sees it."""

    id: int
    channel: str
    external_id: str
    title: str
    one_way: bool
    state: GroupState
    area_code: str | None
    """What it is used for; of one that is not used, what it was used for last."""
    area_name: str
    added_by: str
    acquaintance: Acquaintance
    used_by: str
    changed_at: datetime
    gone: Gone | None
    """None while it is there."""
    detail: str
    """The messenger's own words for why it is gone, "" where there are none."""


def view(work: Work, group_id: int) -> GroupView:
    """One group. Raises `NotFound("b-group-none")`. Asks for no authority: for notices."""
    row = work.session.execute(_views().where(GroupChat.id == group_id)).one_or_none()
    if row is None:
        raise NotFound("b-group-none")
    return _view(work, row)


def one(work: Work, by: int, group_id: int) -> GroupView:
    """One group. Raises `Forbidden`, `NotFound("b-group-none")`."""
    authority.require_admin(work, by)
    return view(work, group_id)


def listed(work: Work, by: int, typed: str = "", offset: int = 0, size: int = 8) -> Page[GroupView]:
    """Those that wait for an admin, then those in use, then those left; each by name. Raises `Forbidden`.

    `typed` is a part of the name of the group or of its area, in any spelling.
    """
    authority.require_admin(work, by)
    words = fold(typed).split()
    if words:
        named = work.session.execute(
            select(GroupChat.id, GroupChat.title, Area.name)
            .outerjoin(Area, Area.code == GroupChat.area_code)
            .order_by(*_ORDER)
        )
        found = [row.id for row in named if _meant(words, f"{row.title} {row.name or ''}")]
        page = page_of(found, offset, size)
        ids, start, total = list(page.items), page.offset, page.total
    else:
        total = work.session.scalar(select(func.count()).select_from(GroupChat)) or 0
        start = page_start(total, offset, size)
        ids = list(work.session.scalars(select(GroupChat.id).order_by(*_ORDER).offset(start).limit(size)))
    rows = work.session.execute(_views().where(GroupChat.id.in_(ids)).order_by(*_ORDER))
    return Page(tuple(_view(work, row) for row in rows), start, total)


def counts(work: Work) -> dict[GroupState, int]:
    """How many groups there are in each state."""
    rows = work.session.execute(select(GroupChat.state, func.count()).group_by(GroupChat.state))
    return dict.fromkeys(GroupState, 0) | {row[0]: row[1] for row in rows}


def areas(work: Work, by: int, typed: str) -> list[tuple[str, str]]:
    """Codes and names of the villages, communes and of the whole office that a text may name. Raises `Forbidden`.

    A village is named with its commune: there is a "Thôn 1" in every other one.
    """
    found = dict(routing_table.areas(work, by, typed, MOST_AREAS))
    words = fold(typed).split()
    commune = aliased(Area)
    villages = work.session.execute(
        select(Area.code, Area.name, commune.name.label("commune"))
        .join(commune, commune.code == Area.parent_code)
        .where(Area.level == Level.VILLAGE, area_tree.standing(work))
        .order_by(Area.code)
    )
    named = {row.code: f"{row.name}, {row.commune}" for row in villages}
    meant = {code: name for code, name in named.items() if words and _meant(words, name)}
    return list((meant | found).items())[:MOST_AREAS]


def why(reason: str) -> tuple[Gone, str]:
    """Why a group is left, by `GroupChat.reason`, and the messenger's own words where there are any."""
    word, _, detail = reason.partition(":")
    return (Gone(word), detail.strip()) if word in frozenset(Gone) else (Gone.REFUSED, reason)


def _meant(words: list[str], name: str) -> bool:
    folded = fold(name)
    return all(word in folded for word in words)


_ORDER = (
    case({GroupState.NEW: 0, GroupState.USED: 1}, value=GroupChat.state, else_=2),
    GroupChat.title,
    GroupChat.id,
)


def _views() -> Select[*tuple[Any, ...]]:
    adder, user, commune = aliased(Person), aliased(Person), aliased(Area)
    return (
        select(
            GroupChat,
            Area.name.label("area"),
            Area.level.label("level"),
            commune.name.label("commune"),
            adder.name.label("adder"),
            user.name.label("user"),
        )
        .outerjoin(Area, Area.code == GroupChat.area_code)
        .outerjoin(commune, commune.code == Area.parent_code)
        .outerjoin(adder, adder.id == GroupChat.added_by)
        .outerjoin(user, user.id == GroupChat.used_by)
    )


def _view(work: Work, row: Row[*tuple[Any, ...]]) -> GroupView:
    group: GroupChat = row.GroupChat
    gone, detail = why(group.reason) if group.state is GroupState.LEFT else (None, "")
    area = row.area or ""
    return GroupView(
        id=group.id,
        channel=group.channel,
        external_id=group.external_id,
        title=group.title,
        one_way=group.one_way,
        state=group.state,
        area_code=group.area_code,
        area_name=f"{area}, {row.commune}" if row.level is Level.VILLAGE else area,
        added_by=row.adder or group.added_by_name,
        acquaintance=_acquaintance(work, group),
        used_by=row.user or "",
        changed_at=group.changed_at,
        gone=gone,
        detail=detail,
    )


def _acquaintance(work: Work, group: GroupChat) -> Acquaintance:
    if group.added_by is None:
        return Acquaintance.STRANGER if group.added_by_name else Acquaintance.HIDDEN
    posts = authority.posts(work, group.added_by)
    if not posts:
        return Acquaintance.CITIZEN
    return Acquaintance.ADMIN if authority.is_admin(work, group.added_by) else Acquaintance.OFFICIAL
