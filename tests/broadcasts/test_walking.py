"""Walking through the receivers of a broadcast by the ids of persons."""

from datetime import datetime, timedelta

from langnghe.models import Broadcast, Identity, Person
from langnghe.services.broadcast import audience
from langnghe.services.broadcast.audience import Met
from langnghe.services.work import Work
from tests.faults.broadcast_office import announce
from tests.house import House

Used = tuple[str, int, bool]
#: Older first: (channel, hours ago, unreachable).
USED: tuple[list[Used], ...] = (
    [("paper", 5, False), ("other", 1, False)],
    [("paper", 1, False), ("other", 5, False)],
    [("paper", 5, False), ("other", 1, True)],
    [("paper", 1, True)],
    [("paper", 5, False), ("carrier_pigeon", 1, False)],
    [("paper", 1, False), ("other", 1, False)],
    [],
)


def enter(work: Work) -> tuple[int, list[int | None]]:
    """Somebody for each line of `USED`: the broadcast, and the identity on which each is to be reached."""
    broadcast_id = announce(work)
    expected: list[int | None] = []
    for number, used in enumerate(USED):
        person = Person(name=f"Dân {number}", created_at=work.now, consented_at=work.now)
        work.session.add(person)
        work.session.flush()
        entered = [identity(person.id, each, work.now) for each in used]
        work.session.add_all(entered)
        work.session.flush()
        able = [each for each in entered if each.channel != "carrier_pigeon" and each.unreachable_at is None]
        expected.append(max(able, key=lambda each: (each.last_seen_at, each.id)).id if able else None)
    return broadcast_id, expected


def identity(person_id: int, used: Used, now: datetime) -> Identity:
    channel, hours, unreachable = used
    return Identity(
        person_id=person_id,
        channel=channel,
        external_id=f"{person_id}-{channel}",
        last_seen_at=now - timedelta(hours=hours),
        unreachable_at=now if unreachable else None,
    )


async def test_each_is_reached_where_they_were_last(quiet_house: House) -> None:
    broadcast_id, expected = await quiet_house.does(enter)

    def ask(work: Work) -> list[Met]:
        broadcast = work.session.get_one(Broadcast, broadcast_id)
        met, to = audience.piece(work, broadcast, 0, top := audience.top(work))
        assert to == top
        return met

    met = await quiet_house.asks(ask)
    # The first is who made it: agreed to nothing, and reached nowhere.
    assert [each.identity_id for each in met] == [None, *expected]
    assert [each.agreed for each in met] == [False, *[True] * len(USED)]
    assert {each.channel for each in met} == {"paper", "other", None}


async def test_a_piece_ends_where_its_window_does(quiet_house: House) -> None:
    broadcast_id, _ = await quiet_house.does(enter)

    def ask(work: Work) -> list[list[int]]:
        broadcast = work.session.get_one(Broadcast, broadcast_id)
        top = audience.top(work)
        found, beyond = [], top - 3
        while beyond < top:
            met, beyond = audience.piece(work, broadcast, beyond, min(beyond + 2, top))
            found.append([each.person_id for each in met])
        return [[person - top for person in piece] for piece in found]

    assert await quiet_house.asks(ask) == [[-2, -1], [0]]
