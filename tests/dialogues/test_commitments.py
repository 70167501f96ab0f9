"""Promises in the open: who owes them, how they go and end, who follows them, and what heads have kept (R35)."""

import asyncio
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import select

from langnghe.models import (
    Commitment,
    CommitmentFollow,
    CommitmentNote,
    CommitmentState,
    DialogueAct,
    DialogueClockKind,
    DialogueEvent,
    NewsKind,
    RoleKind,
)
from langnghe.services.dialogue import commitments, promise_lists
from langnghe.services.dialogue.promise_lists import Tally
from langnghe.services.refusals import Forbidden, Invalid, Refusal, Stale
from langnghe.services.work import Notice
from tests.conversations.desk import head, officer, person_of
from tests.dialogues.afterwards import (
    clocks_of,
    days_pass,
    held,
    news_of,
    promised,
    published,
    state_of,
    today,
    with_promise,
)
from tests.dialogues.sessions import organiser, secretary
from tests.house import House
from tests.office import CHAIR, FRONT_DESK, ROADS
from tests.people import Citizen, Official

S = CommitmentState


async def one(house: House, promise: int) -> commitments.Promise:
    return await house.asks(lambda work: commitments.of(work, promise))


async def tally(house: House, who: Citizen) -> Tally:
    """What the first head on this person's list has kept."""
    person = await person_of(who)
    return (await house.does(promise_lists.tallies, person)).items[0]


async def test_the_whole_life_of_three_promises(house: House) -> None:
    tam, lan = await organiser(house), Citizen(house, "Lan")
    hoa, chief = await officer(house), await head(house, "Ông Bảy")
    chair = await head(house, "Ông Sơn", CHAIR)
    await lan.agrees()
    session = await held(house, tam)
    road = await promised(house, tam, session, "Sửa đường thôn 3", 10)
    await promised(house, tam, session, "Kéo nước sạch thôn 5", 20)
    await promised(house, tam, session, "Xây cầu thôn 7", 30)
    await published(house, tam, session)
    assert await state_of(house, session) == "published"
    # Citizens find them, and follow one.
    await lan.says("đối thoại")
    await lan.presses("Lời hứa của lãnh đạo")
    lan.reads("đang thực hiện: 3", "Sửa đường thôn 3", "còn 10 ngày", "Xây cầu thôn 7", "còn 30 ngày")
    await lan.presses("1. Sửa đường")
    lan.reads("Ông Sơn", "Phòng Kinh tế", "Chưa có tin")
    await lan.presses("Theo dõi")
    lan.reads("sẽ nhận tin")
    # The officer tells how it goes, the head of the body that it is done, in time.
    await hoa.says("menu")
    await hoa.presses("Lời hứa phải thực hiện")
    hoa.reads("Lời hứa phải thực hiện: 3", "Sửa đường thôn 3")
    await hoa.presses("1. Sửa đường")
    assert not any("Đã thực hiện xong" in each for each in hoa.offers)  # that is his head's to say
    await hoa.presses("Báo tiến độ")
    await hoa.says("Đã đổ đá được 200 m")
    hoa.reads("Đã báo tiến độ", "Đã đổ đá được 200 m")
    await house.wait(days=5)
    await chief.forges(f"g.com1:{road}")
    assert not any("Thay bằng" in each for each in chief.offers)
    await chief.presses("Đã thực hiện xong")
    tam.looks()
    chair.looks()
    await chief.says("Đổ bê tông xong 500 m")
    chief.reads("đã xong ngày 25/11/2026, đúng hạn")
    tam.reads("Đã thực hiện xong lời hứa", "Sửa đường thôn 3")
    chair.reads("Đã thực hiện xong lời hứa")
    await lan.forges(f"d.com1:{road}")
    lan.reads("đúng hạn", "Đã đổ đá được 200 m", "Đổ bê tông xong 500 m")
    # The second is late; it is chased, then kept, late.
    await days_pass(house, 18, every=2)
    await tam.forges("g.com")
    tam.reads("Kéo nước sạch thôn 5", "quá hạn 3 ngày")
    chief.reads("đã quá hạn 10/12/2026")
    found = await tally(house, chair)
    assert (found.open, found.open_late, found.due, found.rate) == (2, 1, 2, 50)
    await tam.presses("1. Kéo nước")
    await tam.presses("Đã thực hiện xong")
    await tam.says("Nước đã về")
    tam.reads("muộn 3 ngày")
    # The third cannot be kept as promised: another one stands in its place, for a reason.
    await tam.forges("g.com")
    await tam.presses("1. Xây cầu")
    bridge = tam.screen[-1]
    await tam.presses("Thay bằng lời hứa khác")
    await tam.presses("Giữ như cũ")
    await tam.says("Cầu tạm cho xe máy")
    await tam.says("01/12/2026")
    tam.reads("Ngày phải từ 13/12/2026")
    await tam.says("30/01/2027")
    tam.reads("Vì sao thay")
    await tam.says("Lũ cuốn mố cầu")
    tam.reads("Đã thay bằng lời hứa mới", "Cầu tạm cho xe máy", "30/01/2027")
    assert await state_of(house, session) == "published"
    await lan.forges(f"d.com:{session}")
    lan.reads("đã thay bằng lời hứa khác", "còn 48 ngày", "muộn 3 ngày")
    await tam.forges("g.com")
    await tam.presses("1. Xây cầu")
    await tam.presses("Đã thực hiện xong")
    await tam.says("Cầu tạm đã thông")
    # All have ended: the session is closed by itself.
    assert await state_of(house, session) == "closed"
    await tam.forges("g.com")
    tam.reads("Không có lời hứa nào đang chờ")
    if house.paper.capabilities.buttons:
        await tam.presses("Đã thực hiện xong", on=bridge)
        tam.reads("đã kết thúc")
    await lan.forges("d.coms:1")
    lan.reads("đã kết thúc: 4")
    found = await tally(house, chair)
    assert (found.on_time, found.late, found.broken, found.replaced, found.open, found.open_late) == (
        2,
        1,
        0,
        1,
        0,
        0,
    )
    assert (found.due, found.rate, found.in_person, found.by_substitute) == (3, 100, 1, 0)
    await chair.forges("g.kept")
    chair.reads("Ông Sơn", "giữ 3/3", "100 %", "đúng hạn 2", "muộn 1", "thay 1", "tự chủ trì 1")
    assert {each.stopped_by for each in await clocks_of(house, session, DialogueClockKind.COMMITMENT)} == {
        DialogueAct.PROMISE
    }
    # One piece of news for each note, and each note once.
    notes = await house.asks(lambda work: list(work.session.scalars(select(CommitmentNote.id))))
    assert sorted(each.item for each in await news_of(house, session, NewsKind.PROMISE)) == sorted(notes)
    assert len(notes) == 5


async def test_who_may_say_what_of_a_promise(quiet_house: House) -> None:
    house = quiet_house
    tam, thu, lan = await organiser(house), await secretary(house), Citizen(house, "Lan")
    hoa, chief = await officer(house), await head(house, "Ông Bảy")
    chair, other = await head(house, "Ông Sơn", CHAIR), await officer(house, "Tư", FRONT_DESK)
    await lan.agrees()
    _, promise = await with_promise(house, tam)
    found = await one(house, promise)
    may: dict[str, list[bool]] = {}
    for who in (tam, chair, chief, hoa, thu, other, lan):
        person = await person_of(who)
        given = await house.asks(partial(commitments.rights, person_id=person, promise=found))
        may[who.name] = [given.note, given.keep, given.settle]
    assert may == {
        "Cô Tâm": [True, True, True], "Ông Sơn": [True, True, True], "Ông Bảy": [True, True, False],
        "Hoa": [True, False, False], "Thư": [False, False, False], "Tư": [False, False, False],
        "Lan": [False, False, False],
    }  # fmt: skip
    day = today(house)
    refused = (
        (hoa, commitments.keep, ("Xong",)),
        (hoa, commitments.give_up, ("Thôi",)),
        (chief, commitments.give_up, ("Thôi",)),
        (chief, commitments.replace, ("x", "x", day, "x")),
        (thu, commitments.progress, ("Chen vào",)),
        (other, commitments.progress, ("Chen vào",)),
        (lan, commitments.progress, ("Chen vào",)),
        (lan, commitments.keep, ("Chen vào",)),
    )
    for who, verb, args in refused:
        with pytest.raises(Forbidden):
            await house.does(verb, await person_of(who), promise, *args)
    for who in (lan, other):
        for how in ("note", "keep", "broken", "replace"):
            await who.forges(f"g.pdo:{how}:{promise}")
            who.reads("không có quyền")
        for token in ("g.kept",):
            await who.forges(token)
            who.reads("không có quyền")
    await lan.forges("g.com")
    lan.reads("không có quyền")
    # Published, it is changed and taken out by nobody.
    hers = await person_of(tam)
    for verb, args in ((commitments.remove, ("x",)),):
        with pytest.raises(Stale):
            await house.does(verb, hers, promise, *args)
    with pytest.raises(Stale):
        await house.does(commitments.change, hers, promise, due_on=day + timedelta(days=300))
    for how in ("what", "means", "owner", "day", "remove"):
        await tam.forges(f"g.pdo:{how}:{promise}")
        tam.reads("vừa thay đổi")
    for verb, args in (
        (commitments.progress, (" ",)),
        (commitments.keep, ("?",)),
        (commitments.give_up, ("",)),
        (commitments.replace, ("Mới", "Mới", day, "…")),
        (commitments.replace, ("Mới", "Mới", day - timedelta(days=1), "Lý do")),
    ):
        with pytest.raises(Invalid):
            await house.does(verb, hers, promise, *args)
    after = await one(house, promise)
    assert (after.state, after.due_on, after.what) == (S.OPEN, found.due_on, found.what)
    # An official who has left says nothing any more.
    his = await person_of(hoa)
    await house.does(commitments.progress, his, promise, "Đang làm")


async def test_a_broken_promise_says_why_and_counts(quiet_house: House) -> None:
    house = quiet_house
    tam, lan = await organiser(house), Citizen(house, "Lan")
    chair = await head(house, "Ông Sơn", CHAIR)
    watcher = Official(house, "Bà Mặt trận")
    await watcher.joins(RoleKind.SUPERVISOR, CHAIR)
    await lan.agrees()
    session, promise = await with_promise(house, tam)
    await tam.forges(f"g.com1:{promise}")
    old = tam.screen[-1]
    await tam.presses("Không thực hiện được")
    await tam.says("Dự án bị dừng")
    tam.reads("không thực hiện", "Dự án bị dừng")
    assert await state_of(house, session) == "closed"
    await tam.presses("Báo tiến độ", on=old)
    tam.reads("đã kết thúc")
    await lan.forges(f"d.com1:{promise}")
    lan.reads("❌ không thực hiện", "Lý do: Dự án bị dừng")
    await lan.forges(f"d.fol:{promise}")
    lan.reads("đã kết thúc")
    await watcher.says("menu")
    await watcher.presses("Giữ lời hứa")
    watcher.reads("Ông Sơn", "giữ 0/1", "0 %", "không thực hiện 1")
    assert (await tally(house, chair)).broken == 1


async def test_a_promise_is_followed_until_it_ends_and_told_once(quiet_house: House) -> None:
    house = quiet_house
    tam, lan = await organiser(house), Citizen(house, "Lan")
    await lan.agrees()
    session, promise = await with_promise(house, tam)
    new_here = Citizen(house, "Mới")
    await new_here.starts()
    await new_here.forges(f"d.fol:{promise}")
    new_here.reads("Về dữ liệu của ông/bà")
    assert not await house.asks(lambda work: work.session.scalars(select(CommitmentFollow)).all())
    hers, keeper = await person_of(lan), await person_of(tam)
    await asyncio.gather(*(house.does(commitments.follow, hers, promise) for _ in range(3)))
    await house.does(commitments.unfollow, hers, promise)
    await house.does(commitments.unfollow, hers, promise)
    assert not await house.asks(lambda work: commitments.follows(work, hers, promise))
    await house.does(commitments.follow, hers, promise)
    note = await house.does(commitments.progress, keeper, promise, "Đã khảo sát")
    new = await house.does(commitments.replace, keeper, promise, "Đường tạm", "Xe đi được", today(house), "Lũ")
    followed = await house.asks(
        lambda work: sorted(work.session.scalars(select(CommitmentFollow.commitment_id)).all())
    )
    assert followed == [promise, new]  # the new one is followed by who followed the old one
    told = await news_of(house, session, NewsKind.PROMISE)
    assert [each.audience for each in told] == ["promise", "promise"]
    said = [await house.asks(partial(commitments.news_of, note_id=each.item)) for each in told]
    assert [(each.promise_id, str(each.state), each.text) for each in said] == [
        (promise, "open", "Đã khảo sát"), (promise, "replaced", "Lũ"),
    ]  # fmt: skip
    assert told[0].item == note
    # The words that a follower reads, with the way to the promise.
    for each in said:
        params = {
            "dialogue": session, "item": each.promise_id, "what": each.what, "owner": each.body_name,
            "state": str(each.state), "done": each.text,
        }  # fmt: skip
        await house.does(lambda work, p=params: work.notify(Notice("dn-promise", hers, params=p)))
    lan.reads("Tiến độ lời hứa «Sửa đường thôn 3»", "Đã khảo sát", "được thay bằng lời hứa khác")
    await lan.presses("Xem lời hứa")
    lan.reads("đã thay bằng lời hứa khác")
    await lan.presses("Lời hứa thay thế")
    lan.reads("Đường tạm", "hôm nay là hạn")
    await lan.presses("Thôi theo dõi")
    lan.reads("không nhận tin")


async def test_a_promise_ends_once_however_many_press(quiet_house: House) -> None:
    house = quiet_house
    tam, chair = await organiser(house), await head(house, "Ông Sơn", CHAIR)
    session, promise = await with_promise(house, tam)
    keepers = [await person_of(tam), await person_of(chair)]

    async def end(number: int) -> bool:
        person = keepers[number % 2]
        try:
            if number % 3 == 0:
                await house.does(commitments.give_up, person, promise, "Thôi")
            elif number % 3 == 1:
                await house.does(commitments.keep, person, promise, "Xong")
            else:
                await house.does(commitments.replace, person, promise, "Khác", "Khác", today(house), "Lý do")
        except Refusal:
            return False
        return True

    done = await asyncio.gather(*(end(number) for number in range(6)))
    assert sum(done) == 1
    assert (await one(house, promise)).state is not S.OPEN
    ends = await house.asks(
        lambda work: [
            data["how"]
            for data in work.session.scalars(
                select(DialogueEvent.data).where(
                    DialogueEvent.dialogue_id == session, DialogueEvent.act == DialogueAct.PROMISE
                )
            )
            if data["how"] != "add"
        ]
    )
    assert len(ends) == 1
    many = await house.asks(lambda work: len(work.session.scalars(select(Commitment.id)).all()))
    assert many == (2 if ends == ["replaced"] else 1)


async def test_long_lists_turn_their_pages_and_the_worst_is_first(quiet_house: House) -> None:
    house = quiet_house
    tam, lan = await organiser(house), Citizen(house, "Lan")
    hoa = await officer(house)
    await lan.agrees()
    session = await held(house, tam)
    for number in range(8):
        await promised(house, tam, session, f"Việc số {number}", 40 - number)
    await published(house, tam, session)
    await hoa.forges("g.com")
    hoa.reads("Việc số 7", "Việc số 2")
    hoa.does_not_read("Việc số 1")
    await hoa.presses("Trang sau")
    hoa.reads("Việc số 1", "Việc số 0")
    await hoa.presses("8. Việc số 0")
    hoa.reads("Thế nào là xong: Việc số 0")
    await lan.forges(f"d.com:{session}")
    await lan.presses("Trang sau")
    lan.reads("Việc số 1", "Việc số 0")
    await lan.presses("Trang trước")
    lan.reads("Việc số 7")
    keeper, promise = await person_of(tam), (await house.asks(_first))
    for number in range(7):
        await house.does(commitments.progress, keeper, promise, f"Tin {number}")
    await lan.forges(f"d.com1:{promise}")
    lan.reads("Tin 6", "Tin 4")
    lan.does_not_read("Tin 3")
    await lan.presses("Trang sau")
    lan.reads("Tin 3", "Tin 1")
    # A citizen of another commune reads of none of them.
    far = Citizen(house, "Xa")
    await far.agrees("xã Tịnh Khê")
    await far.says("lời hứa")
    far.reads("Chưa có lời hứa nào")


def _first(work: object) -> int:
    return int(work.session.scalar(select(Commitment.id).order_by(Commitment.id)))  # type: ignore[attr-defined]


async def test_drafts_have_limits_and_owners_of_their_body(
    quiet_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = quiet_house
    tam, stranger = await organiser(house), await officer(house, "Tư", FRONT_DESK)
    keeper, session = await person_of(tam), await held(house, tam)
    day, his = today(house), await person_of(stranger)
    with pytest.raises(Invalid, match="g-promise-owner"):
        await house.does(commitments.add, keeper, session, "Việc", "Xong", ROADS, his, day)
    with pytest.raises(Refusal, match="body-not-found"):
        await house.does(commitments.add, keeper, session, "Việc", "Xong", "no.such", None, day)
    for wrong in (day - timedelta(days=1), day + timedelta(days=3000)):
        with pytest.raises(Invalid, match="g-promise-day"):
            await house.does(commitments.add, keeper, session, "Việc", "Xong", ROADS, None, wrong)
    monkeypatch.setattr(commitments, "MOST", 1)
    promise = await promised(house, tam, session)
    with pytest.raises(Invalid, match="g-promise-many"):
        await house.does(commitments.add, keeper, session, "Việc", "Xong", ROADS, None, day)
    await tam.forges(f"g.prs:{session}")
    assert not any("Thêm" in each for each in tam.offers)
    await tam.presses("1. Sửa đường")
    await tam.presses("Nơi thực hiện")
    await tam.says("hanh chinh cong lan phong")
    await tam.presses("Trung tâm Phục vụ hành chính công xã Lân Phong")
    await tam.presses("Tư")
    tam.reads("Đã đổi nơi thực hiện", "Tư")
    assert (await one(house, promise)).owner_id == his
    await tam.presses("Bỏ mục này")
    await tam.says("Ghi trùng")
    tam.reads("Đã bỏ mục này", "Chưa ghi lời hứa nào")
