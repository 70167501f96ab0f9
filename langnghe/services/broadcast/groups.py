"""Groups and channels of villages: where the bot stands in them, and which are used for announcements.

What is said in a group is never read. Whoever adds the bot to a group may be anybody, and may call the group and
themselves what they like, so no group gets an announcement before an admin has taken it into use.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select

from langnghe.models import (
    Area,
    Broadcast,
    BroadcastDelivery,
    BroadcastOutcome,
    GroupChat,
    GroupState,
    Identity,
)
from langnghe.models.contract import Group, Inbound
from langnghe.services import areas, authority, office_settings
from langnghe.services.broadcast import group_list, tally
from langnghe.services.broadcast.audience import RECEIVED, Audience
from langnghe.services.broadcast.group_list import Gone
from langnghe.services.refusals import NotFound, Stale
from langnghe.services.work import Notice, Work

#: A group that nobody has taken into use for so long is left.
UNUSED = timedelta(days=30)
#: Admins are told of so many new groups an hour: whoever adds the bot to hundreds does not fill their phones. The
#: list has them all.
TOLD_AN_HOUR = 3
#: Whoever throws the bot out and takes it in again and again is told of once.
AGAIN = timedelta(days=1)
_SETTING = "groups"
#: After these, what the messenger tells of the bot's going out is no news.
_BY_US = frozenset({Gone.LEFT, Gone.UNUSED, Gone.MOVED})


@dataclass(frozen=True, slots=True)
class InUse:
    """A group that gets announcements."""

    id: int
    channel: str
    external_id: str


def in_use(work: Work, codes: list[str] | None) -> list[InUse]:
    """The groups in use in these areas (None: in all), on the channels that the office has."""
    channels = list(work.office.channels)
    query = select(GroupChat.id, GroupChat.channel, GroupChat.external_id).where(
        GroupChat.state == GroupState.USED, GroupChat.channel.in_(channels)
    )
    if codes is not None:
        query = query.where(GroupChat.area_code.in_(codes))
    return [InUse(*row) for row in work.session.execute(query.order_by(GroupChat.id))]


def meant(work: Work, broadcast: Broadcast) -> list[InUse]:
    """The groups that get this broadcast: those of its areas, or those that got what it is about."""
    said = Audience.from_json(broadcast.audience)
    if broadcast.about_id is None:
        return in_use(work, areas.within(work, said.areas)) if said.groups else []
    got = select(BroadcastDelivery.group_id).where(
        BroadcastDelivery.broadcast_id == broadcast.about_id,
        BroadcastDelivery.group_id.is_not(None),
        BroadcastDelivery.outcome.in_(RECEIVED),
    )
    receivers = set(work.session.scalars(got))
    return [each for each in in_use(work, None) if each.id in receivers]


# What messengers tell -------------------------------------------------------------------------------------------


def changed(work: Work, event: Inbound) -> None:
    """Enter what a messenger tells of a group: the bot came in or went out, another name, another id."""
    told = event.group
    if told is None:
        raise ValueError("an event of a group without what has changed")
    alone(work)
    row = work.session.scalar(
        select(GroupChat).where(GroupChat.channel == event.channel, GroupChat.external_id == event.external_id)
    )
    if told.moved_to:
        if row is not None:
            moved(work, row.id, told.moved_to)
    elif row is not None:
        _change(work, row, event, told)
    elif told.present:
        _enter(work, event, told)


def _enter(work: Work, event: Inbound, told: Group) -> None:
    row = GroupChat(
        channel=event.channel,
        external_id=event.external_id,
        title=_shown(told.title),
        one_way=told.one_way,
        state=GroupState.NEW if told.may_write else GroupState.LEFT,
        changed_at=work.now,
        reason="" if told.may_write else Gone.SILENT,
    )
    _added(work, row, event, told)
    work.session.add(row)
    work.session.flush()
    _tell(work, row, everybody=True)


def _change(work: Work, row: GroupChat, event: Inbound, told: Group) -> None:
    row.title = _shown(told.title) or row.title
    if told.present is None:
        return
    row.one_way = told.one_way
    if told.joined:
        _added(work, row, event, told)
    if not (told.present and told.may_write):
        gone = Gone.SILENT if told.present else Gone.OUT
        if row.state is not GroupState.LEFT or (row.reason != gone and gone_by(row) not in _BY_US):
            mark_left(work, row, gone)
    elif row.state is GroupState.LEFT:
        again = gone_by(row) is not Gone.SILENT and row.changed_at > work.now - AGAIN
        if told.joined:
            # It may be somebody else's group by now: an admin looks at it again.
            row.used_by = None
        bring_back(work, row)
        if row.used_by is None:
            _tell(work, row, everybody=not again)
    work.session.flush()


def moved(work: Work, group_id: int, external_id: str) -> bool:
    """The group has another id. Whether it is to be written to there as this group.

    The messenger may have told of the new id as of a new group before: then that entry gives way, unless it is in
    use by itself; then this one does.
    """
    alone(work)
    row = work.session.get(GroupChat, group_id, populate_existing=True)
    if row is None or row.external_id == external_id:
        return row is not None and row.state is not GroupState.LEFT
    other = work.session.scalar(
        select(GroupChat).where(GroupChat.channel == row.channel, GroupChat.external_id == external_id)
    )
    if other is not None:
        sent_to = select(BroadcastDelivery.id).where(BroadcastDelivery.group_id == other.id).exists()
        if other.state is GroupState.USED or work.session.scalar(select(sent_to)):
            mark_left(work, row, Gone.MOVED)
            return False
        row.title = other.title or row.title
        work.session.delete(other)
        work.session.flush()
    row.external_id = external_id
    if row.state is GroupState.LEFT and row.used_by is not None:
        # To the messenger the bot has gone out of the old one; it is in the new one.
        bring_back(work, row)
    work.session.flush()
    return row.state is not GroupState.LEFT


def lost(work: Work, group_id: int, reason: str) -> None:
    """The messenger will not take anything for this group any more, for this reason of its own."""
    alone(work)
    row = work.session.get(GroupChat, group_id, populate_existing=True)
    if row is not None and row.state is not GroupState.LEFT:
        mark_left(work, row, f"{Gone.REFUSED}: {reason}")


# What admins do -------------------------------------------------------------------------------------------------


def use(work: Work, by: int, group_id: int, area_code: str) -> None:
    """Announcements for this area go to the group from now on. Twice has one effect.

    Raises `Forbidden`, `NotFound` "b-group-none" or "area-not-found", `Stale("b-group-not-there")`.
    """
    row = there(work, by, group_id)
    if work.session.scalar(select(Area.code).where(Area.code == area_code, areas.standing(work))) is None:
        raise NotFound("area-not-found", area=area_code)
    if row.state is GroupState.USED and row.area_code == area_code:
        return
    row.state, row.area_code, row.used_by, row.changed_at = GroupState.USED, area_code, by, work.now
    work.session.flush()


def end_use(work: Work, by: int, group_id: int) -> None:
    """It gets no more announcements, also none of those under way; the bot stays in it. Twice has one effect.

    What is on its way to the messenger still arrives. Raises as `use`.
    """
    row = there(work, by, group_id)
    if row.state is GroupState.USED:
        row.state, row.used_by, row.changed_at = GroupState.NEW, None, work.now
        work.session.flush()
        _stop_waiting(work, group_id)


def _stop_waiting(work: Work, group_id: int) -> None:
    waiting = (
        select(BroadcastDelivery)
        .where(
            BroadcastDelivery.group_id == group_id,
            BroadcastDelivery.outcome == BroadcastOutcome.PENDING,
            BroadcastDelivery.leased_until.is_(None),
        )
        # One that a courier is taking at this moment is on its way.
        .with_for_update(skip_locked=True)
    )
    counts: dict[tally.Key, int] = defaultdict(int)
    for delivery in work.session.scalars(waiting):
        delivery.outcome, delivery.ended_at = BroadcastOutcome.STOPPED, work.now
        counts[delivery.broadcast_id, delivery.channel, BroadcastOutcome.STOPPED] += 1
    work.session.flush()
    tally.add(work, counts)


def let_go(work: Work, group_id: int) -> bool:
    """Whether an admin has ended its use: what was on its way then is not tried again."""
    return work.session.scalar(select(GroupChat.state).where(GroupChat.id == group_id)) is GroupState.NEW


# Rows -----------------------------------------------------------------------------------------------------------


def alone(work: Work) -> None:
    """Let nobody else change a group until the commit. Groups change seldom.

    A move concerns two rows, and one of them may not be there yet.
    """
    office_settings.hold(work, _SETTING)


def for_change(work: Work, by: int, group_id: int) -> GroupChat:
    """The group, nobody else's to change. Raises `Forbidden`, `NotFound("b-group-none")`."""
    authority.require_admin(work, by)
    alone(work)
    row = work.session.get(GroupChat, group_id, populate_existing=True)
    if row is None:
        raise NotFound("b-group-none")
    return row


def there(work: Work, by: int, group_id: int) -> GroupChat:
    """As `for_change`. Raises also `Stale("b-group-not-there")` where nothing can be sent."""
    row = for_change(work, by, group_id)
    if row.state is GroupState.LEFT:
        raise Stale("b-group-not-there")
    return row


def _added(work: Work, row: GroupChat, event: Inbound, told: Group) -> None:
    row.added_by_name = _shown(event.display_name)[:120]
    row.added_by = work.session.scalar(
        select(Identity.person_id).where(Identity.channel == event.channel, Identity.external_id == told.by)
    )


def mark_left(work: Work, row: GroupChat, reason: str) -> None:
    """Nothing can be sent there any more: a `Gone`, after which the messenger's words may follow."""
    row.state, row.reason, row.changed_at = GroupState.LEFT, reason[:200], work.now
    work.session.flush()


def gone_by(row: GroupChat) -> Gone:
    """Why a group is left."""
    return group_list.why(row.reason)[0]


def bring_back(work: Work, row: GroupChat) -> None:
    """It can be written to again: in use where it was, otherwise new."""
    row.state = GroupState.NEW if row.used_by is None else GroupState.USED
    row.reason, row.changed_at = "", work.now
    work.session.flush()


def _tell(work: Work, row: GroupChat, *, everybody: bool) -> None:
    """Show the group to the admin who has added the bot; where it was somebody else, to every admin."""
    group = group_list.view(work, row.id)
    if row.added_by is not None and authority.is_admin(work, row.added_by):
        work.notify(Notice("b-group-yours", row.added_by, params={"group": group}))
    elif everybody and row.state is GroupState.NEW and _may_tell(work):
        for admin in authority.admins(work):
            work.notify(Notice("b-group-new", admin.person_id, params={"group": group}, patient=True))


def _may_tell(work: Work) -> bool:
    """Whether admins have not been told of too many groups within the hour; then this one counts."""
    hour_ago = (work.now - timedelta(hours=1)).isoformat()
    told = [at for at in office_settings.hold(work, _SETTING).get("told", ()) if at > hour_ago]
    if len(told) >= TOLD_AN_HOUR:
        return False
    office_settings.put(work, _SETTING, {"told": [*told, work.now.isoformat()]})
    return True


def _shown(name: str) -> str:
    """The name as it may stand in a list: one line, and nothing in it that nobody sees or that turns it round."""
    return " ".join("".join(each for each in name if each.isprintable() or each.isspace()).split())[:200]
