"""An admin ends the use of a group while something is on its way there; and who reads in groups."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from langnghe.models import BroadcastDelivery, BroadcastOutcome, BroadcastState, GroupChat, GroupState, RoleKind
from langnghe.models.contract import SendOutcome, SendResult
from langnghe.services.broadcast import drafts, groups
from langnghe.services.broadcast.audience import Audience
from langnghe.services.work import Work
from tests.broadcasts.desk import admin, keeper, tries, written
from tests.broadcasts.sending import announces, state, sums
from tests.conversations.desk import AREA
from tests.house import House

O, S = BroadcastOutcome, BroadcastState  # noqa: E741 - the outcomes
GROUP = "-7"


async def used(house: House) -> int:
    """A group of the commune in use; its id."""

    def add(work: Work) -> int:
        made = GroupChat(
            channel="paper",
            external_id=GROUP,
            title="Thôn 1",
            state=GroupState.USED,
            area_code=AREA,
            changed_at=work.now,
        )
        work.session.add(made)
        work.session.flush()
        return made.id

    return await house.does(add)


async def outcome(house: House) -> BroadcastOutcome:
    query = select(BroadcastDelivery.outcome).where(BroadcastDelivery.group_id.is_not(None))
    return await house.asks(lambda work: work.session.scalars(query).one())


async def test_what_waits_for_another_attempt_does_not_come_any_more(quiet_house: House) -> None:
    house = quiet_house
    quan, group = await admin(house), await used(house)
    house.paper.answers[GROUP] = [SendResult(SendOutcome.RETRY, reason="502")]
    sent = await announces(house, quan, Audience(persons=False, groups=True))
    assert await outcome(house) is O.PENDING
    for _ in range(2):
        await tries(house, groups.end_use, quan, group)
    assert await outcome(house) is O.STOPPED
    tally = await sums(house, sent)
    assert (tally.listed, tally.left, dict(tally.outcomes)) == (1, 0, {O.STOPPED: 1})
    house.clock.move(timedelta(minutes=5))
    await house.broadcasts()
    assert await state(house, sent) is S.DONE
    assert not [each for each in house.paper.sent if each.external_id == GROUP][1:]


@pytest.mark.parametrize("left", ["leased", "answered"])
async def test_what_was_on_its_way_meanwhile_is_not_tried_again(quiet_house: House, left: str) -> None:
    """The process died over it, or the messenger wants it once more."""
    house = quiet_house
    quan, group = await admin(house), await used(house)
    house.paper.answers[GROUP] = [SendResult(SendOutcome.RETRY, reason="502")]
    sent = await announces(house, quan, Audience(persons=False, groups=True))
    until = house.clock.now() + timedelta(minutes=1)
    one = update(BroadcastDelivery).where(BroadcastDelivery.group_id == group)
    await house.does(lambda work: work.session.execute(one.values(leased_until=until)))
    await tries(house, groups.end_use, quan, group)
    assert await outcome(house) is O.PENDING
    if left != "leased":
        await house.does(lambda work: work.session.execute(one.values(leased_until=None)))
    house.clock.move(timedelta(minutes=5))
    await house.broadcasts()
    await house.broadcasts()  # it ends once nothing is left
    expected = O.UNSURE if left == "leased" else O.STOPPED
    assert await outcome(house) is expected
    tally = await sums(house, sent)
    assert (tally.left, dict(tally.outcomes)) == (0, {expected: 1})
    assert await state(house, sent) is S.DONE


async def test_what_is_for_some_and_goes_to_groups_too_says_that_anybody_reads_it(house: House) -> None:
    tam = await keeper(house)
    made = await written(house, tam)
    await tries(house, lambda work, by: drafts.meant_for(work, by, made, groups=True), tam)
    await tam.forges(f"b.o:{made}")
    tam.does_not_read("ai cũng đọc được")
    await tries(house, lambda work, by: drafts.meant_for(work, by, made, roles=(RoleKind.HEAD,)), tam)
    tam.looks()
    await tam.forges(f"b.o:{made}")
    tam.reads("ai cũng đọc được")
    tam.looks()
    await tam.forges(f"b.au:{made}")
    tam.reads("ai cũng đọc được")
