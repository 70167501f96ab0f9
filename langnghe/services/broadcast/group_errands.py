"""Errands in groups: a line to test with, and leaving. They are made after the commit; here is how they went."""

from datetime import timedelta

from sqlalchemy import select

from langnghe.models import GroupChat, GroupState
from langnghe.models.contract import Marked, SendOutcome, SendResult
from langnghe.services.broadcast import group_list
from langnghe.services.broadcast.group_list import Gone
from langnghe.services.broadcast.groups import (
    UNUSED,
    alone,
    bring_back,
    for_change,
    gone_by,
    lost,
    mark_left,
    moved,
)
from langnghe.services.refusals import Stale
from langnghe.services.work import Errand, ErrandKind, Notice, Work

#: So many groups left at once by the sweep.
PIECE = 20
#: Left like this, a group may be written to again without the messenger telling it.
MAY_BE_MENDED = frozenset({Gone.SILENT, Gone.REFUSED})


def test(work: Work, by: int, group_id: int, text: Marked) -> None:
    """Say a line in the group once this is committed; `by` is told how it went. Raises as `groups.use`.

    Where it was refused before, the line shows whether it goes now: messengers do not tell of every right.
    """
    row = for_change(work, by, group_id)
    if row.state is GroupState.LEFT and gone_by(row) not in MAY_BE_MENDED:
        raise Stale("b-group-not-there")
    work.errands.append(Errand(ErrandKind.TEST, row.id, row.channel, row.external_id, by, text))


def leave(work: Work, by: int, group_id: int) -> None:
    """Leave the group for good; `by` is told where that fails. Raises `Forbidden`, `NotFound("b-group-none")`."""
    row = for_change(work, by, group_id)
    if row.state is not GroupState.LEFT or gone_by(row) is not Gone.OUT:
        _go(work, row, Gone.LEFT, by)


def leave_unused(work: Work) -> int:
    """Leave groups that nobody has taken into use in `UNUSED`; how many."""
    unused = select(GroupChat).where(
        GroupChat.state == GroupState.NEW,
        GroupChat.changed_at <= work.now - UNUSED,
        GroupChat.channel.in_(list(work.office.channels)),
    )
    if work.session.scalar(unused.with_only_columns(GroupChat.id).limit(1)) is None:
        return 0
    alone(work)
    rows = work.session.scalars(
        unused.order_by(GroupChat.id).limit(PIECE).execution_options(populate_existing=True)
    )
    left = 0
    for row in rows:
        _go(work, row, Gone.UNUSED, None)
        left += 1
    return left


def ran(work: Work, errand: Errand, result: SendResult) -> None:
    """Enter how an errand went, and tell who sent it."""
    alone(work)
    row = work.session.get(GroupChat, errand.group_id, populate_existing=True)
    if row is None:
        return
    if result.moved_to and errand.external_id != result.moved_to:
        moved(work, row.id, result.moved_to)
        if row.external_id == result.moved_to:
            again = Errand(errand.kind, row.id, row.channel, result.moved_to, errand.by, errand.text)
            work.errands.append(again)
            return
    gone = result.outcome is SendOutcome.UNREACHABLE
    if errand.kind is ErrandKind.TEST:
        if gone:
            lost(work, row.id, result.reason)
        elif result.outcome is SendOutcome.SENT and row.state is GroupState.LEFT and gone_by(row) in MAY_BE_MENDED:
            bring_back(work, row)
        _say_how(work, row, errand, "b-group-tested", result)
    elif result.outcome is SendOutcome.UNKNOWN:
        _say_how(work, row, errand, "b-group-stayed", result)
    elif result.outcome is not SendOutcome.SENT and not gone and row.state is GroupState.LEFT:
        # Still in it. Tomorrow the sweep tries again.
        row.state, row.reason = GroupState.NEW, ""
        row.changed_at = work.now - UNUSED + timedelta(days=1)
        work.session.flush()
        _say_how(work, row, errand, "b-group-stayed", result)


def _say_how(work: Work, row: GroupChat, errand: Errand, key: str, result: SendResult) -> None:
    if errand.by is None:
        return
    params = {"group": group_list.view(work, row.id), "how": str(result.outcome), "reason": result.reason[:200]}
    work.notify(Notice(key, errand.by, params=params))


def _go(work: Work, row: GroupChat, reason: Gone, by: int | None) -> None:
    row.used_by = None
    mark_left(work, row, reason)
    work.errands.append(Errand(ErrandKind.LEAVE, row.id, row.channel, row.external_id, by))
