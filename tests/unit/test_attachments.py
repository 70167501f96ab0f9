"""Attachments in the books: whose they are, who fetches them, and what becomes of those that cannot be kept."""

from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from sqlalchemy import select

from langnghe.bot.channels.channel import FetchRefused
from langnghe.bot.fetch import SIDE_BY_SIDE
from langnghe.models import Attachment, AttachmentState
from langnghe.models.contract import Inbound, InputKind, Media, MediaKind
from langnghe.services import attachments
from langnghe.services.attachments import LEASE, PAUSES, Kept
from langnghe.services.refusals import NotFound
from langnghe.services.work import Work
from tests import samples
from tests.house import House
from tests.people import Citizen

KEPT = Kept(MediaKind.FILE, "application/pdf", 9, "ab" * 32, "ab/" + "c" * 62, "Đơn.pdf")


@pytest.fixture
def house(quiet_house: House) -> House:
    return quiet_house


async def person(house: House, name: str = "Lan") -> Citizen:
    citizen = Citizen(house, name)
    await citizen.agrees()
    return citizen


async def owner_of(house: House, citizen: Citizen) -> int:
    from langnghe.models import Identity

    found = await house.asks(
        lambda work: work.session.scalar(
            select(Identity.person_id).where(Identity.external_id == citizen.external_id)
        )
    )
    assert found is not None
    return found


def came(*media: Media, channel: str = "paper") -> Inbound:
    return Inbound(channel, "e1", "x", InputKind.PHOTO, media=media)


def photo(ref: str = "r1", **more: Any) -> Media:
    return Media(MediaKind.PHOTO, ref, **more)


async def entered(house: House, *media: Media, name: str = "Lan") -> tuple[int, ...]:
    """Enter these for a new person, without fetching them."""
    owner = await owner_of(house, await person(house, name))
    event = came(*media)
    return await house.app.books.write(lambda work: attachments.enter(work, owner, event))


def row(attachment_id: int) -> Callable[[Work], Attachment]:
    return lambda work: work.session.get_one(Attachment, attachment_id)


# Entering and binding ---------------------------------------------------------------------------------------


async def test_what_comes_along_is_pending_until_it_is_fetched(house: House) -> None:
    first, second = await entered(house, photo("r1", size=7), Media(MediaKind.FILE, "r2", name="Đơn.pdf"))
    views = await house.asks(lambda work: attachments.views(work, (second, first)))
    assert [(view.id, view.kind, view.state, view.name) for view in views] == [
        (first, MediaKind.PHOTO, AttachmentState.PENDING, ""),
        (second, MediaKind.FILE, AttachmentState.PENDING, "Đơn.pdf"),
    ]
    assert len(views[0].token) == 43
    assert views[0].token != views[1].token
    assert await house.asks(lambda work: attachments.by_token(work, views[0].token)) is None


async def test_what_is_stored_already_opens_by_its_token_alone(house: House) -> None:
    owner = await owner_of(house, await person(house))
    stored = await house.app.books.write(lambda work: attachments.enter_stored(work, owner, "webchat", KEPT))
    (view,) = await house.asks(lambda work: attachments.views(work, [stored]))
    file = await house.asks(lambda work: attachments.by_token(work, view.token))
    assert file is not None
    assert (file.attachment_id, file.path, file.name, file.channel) == (stored, KEPT.path, "Đơn.pdf", "webchat")
    assert await house.asks(lambda work: attachments.by_token(work, "")) is None
    assert await house.asks(lambda work: attachments.by_token(work, view.token.swapcase())) is None


async def test_an_upload_is_taken_up_by_its_owner_alone(house: House) -> None:
    lan, hoa = await person(house), await person(house, "Hoa")
    owner, other = await owner_of(house, lan), await owner_of(house, hoa)
    mine = await house.app.books.write(lambda work: attachments.enter_stored(work, owner, "webchat", KEPT))
    event = came(Media(MediaKind.FILE, attachment_id=mine), photo("r9"), channel="webchat")
    found = await house.app.books.write(lambda work: attachments.enter(work, owner, event))
    assert found[0] == mine
    assert len(found) == 2
    with pytest.raises(NotFound):
        await house.app.books.write(lambda work: attachments.enter(work, other, event))
    with pytest.raises(NotFound):
        await house.app.books.write(lambda work: attachments.bind(work, other, [mine], 1))
    assert (await house.asks(row(mine))).ticket_id is None


async def test_no_attachments_are_no_trouble(house: House) -> None:
    assert await house.asks(lambda work: attachments.views(work, ())) == ()
    await house.app.books.write(lambda work: attachments.bind(work, 1, (), 1))
    assert await house.app.books.write(lambda work: attachments.claim(work, (), 5)) == []
    assert await house.app.books.write(lambda work: attachments.enter(work, 1, came())) == ()


# Fetching ---------------------------------------------------------------------------------------------------


async def test_a_photo_is_fetched_checked_and_kept(house: House) -> None:
    house.paper.files["r1"] = samples.photo_with_place()
    (number,) = await entered(house, photo("r1", name="IMG_1.HEIC", mime="image/heic"))
    assert await house.app.fetcher.step() == 1
    kept = await house.asks(row(number))
    assert (kept.state, kept.mime, kept.name) == (AttachmentState.STORED, "image/jpeg", "IMG_1.jpg")
    assert kept.sha256
    assert house.app.files.path(kept.path).stat().st_size == kept.size
    assert await house.app.fetcher.step() == 0


async def test_what_it_is_called_gives_way_to_what_it_is(house: House) -> None:
    house.paper.files["r1"] = samples.OGG
    (number,) = await entered(house, Media(MediaKind.FILE, "r1", name="ghi âm.pdf", mime="application/pdf"))
    await house.app.fetcher.step()
    kept = await house.asks(row(number))
    assert (kept.kind, kept.name) == (MediaKind.VOICE, "ghi âm.ogg")


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (samples.EXE, "Loại tệp này không dùng được"),
        (b"", "bị hỏng"),
        (bytes(21 << 20), "mỗi tệp tối đa 20 MB"),
        (None, "không còn tải về được"),
    ],
    ids=["exe", "empty", "large", "gone"],
)
async def test_the_sender_is_told_what_could_not_be_kept(house: House, body: bytes | None, told: str) -> None:
    lan = await person(house)
    owner = await owner_of(house, lan)
    if body is not None:
        house.paper.files["r1"] = body
    event = came(Media(MediaKind.FILE, "r1", name="<b>Đơn</b>.pdf"))
    (number,) = await house.app.books.write(lambda work: attachments.enter(work, owner, event))
    await house.settle()
    assert (await house.asks(row(number))).state is AttachmentState.REFUSED
    assert "“<b>Đơn</b>.pdf”" in lan.last
    assert told in lan.last
    said = len(lan.screen)
    await house.wait(days=3)
    assert len(lan.screen) == said


async def test_what_may_pass_is_tried_again_after_growing_pauses(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    (number,) = await entered(house, photo())
    tries: list[float] = []

    async def fails(_media: Media) -> bytes:
        tries.append(house.clock.monotonic())
        raise OSError("no way to Telegram")

    monkeypatch.setattr(house.paper, "fetch", fails)
    for _ in range(6):
        await house.app.fetcher.step()
        house.clock.set((await house.asks(row(number))).not_before)
    assert [round(later - earlier) for earlier, later in pairwise(tries)] == list(PAUSES[:5])
    assert (await house.asks(row(number))).state is AttachmentState.PENDING


async def test_in_the_end_the_sender_is_told(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    lan = await person(house)
    owner = await owner_of(house, lan)
    (number,) = await house.app.books.write(lambda work: attachments.enter(work, owner, came(photo())))

    async def fails(_media: Media) -> bytes:
        raise TimeoutError

    monkeypatch.setattr(house.paper, "fetch", fails)
    tries = 0
    while (await house.asks(row(number))).state is AttachmentState.PENDING:
        tries += await house.app.fetcher.step()
        house.clock.move(timedelta(hours=1))
    await house.settle()
    assert tries == len(PAUSES) + 1
    assert "bức ảnh vừa gửi" in lan.last


async def test_killed_while_fetching_it_is_fetched_again(house: House) -> None:
    """FixMyStreet commits "processing" and a kill leaves it there for ever; our lease runs out."""
    house.paper.files["r1"] = samples.PDF
    (number,) = await entered(house, Media(MediaKind.FILE, "r1"))
    claimed = await house.app.books.write(lambda work: attachments.claim(work, ("paper",), 5))
    assert [one.id for one in claimed] == [number]
    assert await house.app.fetcher.step() == 0
    house.clock.move(LEASE)
    assert await house.app.fetcher.step() == 1
    assert (await house.asks(row(number))).state is AttachmentState.STORED


async def test_a_file_that_kills_whoever_opens_it_is_given_up(house: House) -> None:
    (number,) = await entered(house, photo())
    for _ in range(len(PAUSES) + 1):
        assert await house.app.books.write(lambda work: attachments.claim(work, ("paper",), 5))
        house.clock.move(LEASE)
    assert await house.app.books.write(lambda work: attachments.claim(work, ("paper",), 5)) == []
    await house.settle()
    assert (await house.asks(row(number))).state is AttachmentState.REFUSED


async def test_two_who_fetch_the_same_change_it_once(house: House) -> None:
    """A lease ran out under a slow download; whoever comes second changes nothing."""
    (number,) = await entered(house, photo())
    assert await house.does(attachments.mark_stored, number, KEPT)
    other = Kept(MediaKind.PHOTO, "image/jpeg", 1, "00" * 32, "00/" + "0" * 62, "x.jpg")
    assert not await house.does(attachments.mark_stored, number, other)
    await house.does(attachments.refuse, number, "file-gone")
    await house.does(attachments.put_off, number)
    kept = await house.asks(row(number))
    assert (kept.state, kept.sha256) == (AttachmentState.STORED, KEPT.sha256)


async def test_what_belongs_to_another_process_is_not_claimed(house: House) -> None:
    await entered(house, photo())
    assert await house.app.books.write(lambda work: attachments.claim(work, ("telegram", "zalo"), 5)) == []


async def test_many_are_fetched_a_handful_at_a_time(house: House) -> None:
    for number in range(3 * SIDE_BY_SIDE):
        house.paper.files[f"r{number}"] = samples.PDF + str(number).encode()
    ids = await entered(house, *(photo(f"r{number}") for number in range(3 * SIDE_BY_SIDE)))
    steps = []
    while step := await house.app.fetcher.step():
        steps.append(step)
    assert steps == [SIDE_BY_SIDE] * 3
    views = await house.asks(lambda work: attachments.views(work, ids))
    assert {view.state for view in views} == {AttachmentState.STORED}


async def test_one_that_fails_does_not_hold_up_the_others(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    async def fetch(media: Media) -> bytes:
        if media.ref == "bad":
            raise RuntimeError("a fault of ours")
        if media.ref == "gone":
            raise FetchRefused("gone")
        return samples.PDF

    monkeypatch.setattr(house.paper, "fetch", fetch)
    ids = await entered(house, photo("bad"), photo("gone"), photo("good"))
    await house.settle()
    views = await house.asks(lambda work: attachments.views(work, ids))
    assert [view.state for view in views] == [
        AttachmentState.PENDING,
        AttachmentState.REFUSED,
        AttachmentState.STORED,
    ]
