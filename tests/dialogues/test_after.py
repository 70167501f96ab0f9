"""After a session: who came, minutes, conclusion, publishing in time and late; who may; how people found it."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from langnghe.models import DialogueAct, DialogueClockKind, DialogueEvent, DialogueKind, DialogueRating, NewsKind
from langnghe.services.dialogue import commitments, conclusions, minutes, ratings
from langnghe.services.refusals import Forbidden, Invalid, NotFound, Refusal, Stale
from tests.conversations.desk import head, officer, person_of
from tests.dialogues.afterwards import (
    clocks_of,
    columns,
    held,
    news_of,
    promised,
    published,
    sat,
    state_of,
    today,
)
from tests.dialogues.sessions import announced, organiser, secretary
from tests.house import House, jpeg
from tests.office import CHAIR, ROADS
from tests.people import Citizen


async def test_a_session_is_written_up_and_published(house: House) -> None:
    tam, thu, lan = await organiser(house), await secretary(house), Citizen(house, "Lan")
    await head(house, "Ông Sơn", CHAIR)
    hoa = await officer(house)
    await lan.agrees()
    session = await held(house, tam)
    await sat(house, lan, session, people=2)
    await thu.says("menu")
    await thu.presses("Lịch đối thoại tôi phụ trách")
    await thu.presses("Nước sạch")
    await thu.presses("Sau buổi")
    thu.reads("Số người dự: 2", "Biên bản: chưa viết", "Kết luận: chưa viết", "Lời hứa: 0", "còn")
    assert not any("Công bố" in each for each in thu.offers)  # the secretary writes, the organiser publishes
    # How many came: a number, and never fewer than came through the door.
    await thu.presses("Số người dự")
    thu.reads("điểm danh ở cửa: 2")
    await thu.says("đông lắm")
    thu.reads("Chưa đọc được số")
    await thu.says("1")
    thu.reads("từ 2")
    await thu.says("1.250")
    thu.reads("Số người dự: 1.250")
    # The minutes, in several messages and with a photo of the signed paper.
    await thu.presses("Biên bản")
    thu.reads("nhiều tin nhắn")
    await thu.says("?!")
    thu.reads("đang trống")
    await thu.says("Khai mạc lúc 8 giờ.")
    await thu.says("Ông Tư hỏi về nước sạch.")
    await thu.sends_photo("Trang ký tên")
    thu.reads("Đã lưu")
    await thu.presses("Đọc lại")
    thu.reads("Khai mạc lúc 8 giờ.", "Ông Tư hỏi", "Trang ký tên")
    await thu.presses("📎")
    assert thu.screen[-1].file
    await thu.presses("Sau buổi")
    thu.reads("1 tệp")
    # The conclusion; begun anew once.
    await thu.presses("Kết luận")
    await thu.says("Kết luận viết nhầm")
    await thu.presses("Viết lại từ đầu")
    await thu.presses("Xóa và viết lại")
    await thu.says("Xã sẽ làm đường thôn 3.")
    await thu.presses("Viết xong")
    thu.reads("Xã sẽ làm đường thôn 3.")
    thu.does_not_read("viết nhầm")
    # Nobody outside reads of it yet.
    await lan.forges(f"d.open:{session}")
    lan.does_not_read("làm đường thôn 3", "Khai mạc")
    await lan.forges(f"d.com:{session}")
    lan.reads("chưa được công bố")
    # A promise in five questions.
    await thu.presses("Lời hứa")
    thu.reads("Chưa ghi lời hứa nào")
    await thu.presses("Thêm lời hứa")
    await thu.says("Đổ bê tông đường thôn 3")
    thu.reads("Thế nào là làm xong")
    await thu.says("500 m, xe đi được")
    thu.reads("Cơ quan nào thực hiện")
    await thu.says("zzzz qqqq")
    thu.reads("Không thấy đơn vị")
    await thu.says("phong kinh te lan phong")
    await thu.presses("Phòng Kinh tế xã Lân Phong")
    thu.reads("Ai ở")
    await thu.says("anh Hoa")
    thu.reads("bằng một nút")
    await thu.presses("Hoa")
    thu.reads("hết ngày nào")
    await thu.says("khi nào xong thì thôi")
    thu.reads("Chưa đọc được ngày")
    await thu.says("19/11/2026")
    thu.reads("Ngày phải từ 20/11/2026")
    await thu.says("20/12/2026")
    thu.reads("Đã ghi lời hứa", "Đổ bê tông đường thôn 3", "20/12/2026", "còn 30 ngày")
    # The draft is changed, with a line in the history.
    await thu.presses("1. Đổ bê tông")
    await thu.presses("Thế nào là xong")
    await thu.says("600 m, xe đi được")
    thu.reads("Đã sửa", "600 m")
    await thu.presses("Hạn")
    await thu.says("22/12/2026")
    thu.reads("Đã đổi hạn", "22/12/2026")
    # The organiser looks and publishes.
    hoa.looks()
    await tam.forges(f"g.pub:{session}")
    tam.reads("Người dân sẽ đọc", "Xã sẽ làm đường thôn 3", "Lời hứa: 1")
    await tam.presses("Công bố")
    tam.reads("đúng hạn")
    await house.settle()
    hoa.reads("Lãnh đạo đã hứa", "Đổ bê tông", "22/12/2026")
    await lan.forges(f"d.open:{session}")
    lan.reads("Xã sẽ làm đường thôn 3")
    lan.does_not_read("Khai mạc")
    await lan.presses("Lời hứa tại buổi này")
    lan.reads("Đổ bê tông đường thôn 3", "còn 32 ngày")
    await lan.presses("1. Đổ bê tông")
    lan.reads("600 m", "Hoa", "Ông Sơn", "Chưa có tin về tiến độ")
    (clock,) = await clocks_of(house, session, DialogueClockKind.RESULT)
    assert clock.stopped_by is DialogueAct.PUBLISH
    assert [each.audience for each in await news_of(house, session, NewsKind.CONCLUDED)] == ["told"]
    assert (await columns(house, session)).came == 1250


async def test_published_late_is_recorded_and_public(quiet_house: House) -> None:
    house = quiet_house
    tam, lan = await organiser(house), Citizen(house, "Lan")
    await lan.agrees()
    session = await held(house, tam)
    keeper = await person_of(tam)
    await house.does(minutes.write, keeper, session, "conclusion", "Kết luận.")
    await promised(house, tam, session)
    # Ten days after Friday 20/11 end on Monday 30/11.
    await house.wait(days=13)
    await tam.forges(f"g.after:{session}")
    tam.reads("30/11/2026", "quá hạn 3 ngày", "Điều 43")
    await tam.presses("Công bố kết luận")
    tam.reads("muộn 3 ngày")
    old = tam.screen[-1]
    await tam.presses("📢 Công bố", on=old)
    tam.reads("muộn 3 ngày", "công khai")
    await lan.forges(f"d.com:{session}")
    lan.reads("muộn 3 ngày")
    how = await house.asks(lambda work: conclusions.published(work, session))
    assert how is not None
    assert (how.days_late, how.due) == (3, (house.clock.now() - timedelta(days=3)).date())
    await tam.presses("📢 Công bố", on=old)  # a second press
    tam.reads("đã công bố kết luận")
    assert len(await clocks_of(house, session, DialogueClockKind.COMMITMENT)) == 1


async def test_publishing_needs_words_or_that_nothing_was_promised(quiet_house: House) -> None:
    house = quiet_house
    tam = await organiser(house)
    keeper = await person_of(tam)
    session = await held(house, tam, DialogueKind.RECEPTION)

    async def publish(*, none: bool) -> int:
        ready = await house.does(conclusions.look, keeper, session)
        return await house.does(conclusions.publish, keeper, session, ready.version, none=none)

    with pytest.raises(Invalid, match="g-after-say-none"):
        await publish(none=False)
    await house.does(minutes.write, keeper, session, "conclusion", "Đã giải thích xong tại chỗ.")
    with pytest.raises(Invalid, match="g-after-say-none"):
        await publish(none=False)
    await house.does(minutes.wipe, keeper, session, "conclusion")
    promise = await promised(house, tam, session)
    with pytest.raises(Invalid, match="g-after-no-conclusion"):
        await publish(none=False)
    with pytest.raises(Invalid, match="g-after-not-none"):
        await publish(none=True)
    with pytest.raises(Invalid, match="o-text-empty"):
        await house.does(commitments.remove, keeper, promise, " ")
    await house.does(commitments.remove, keeper, promise, "Ghi nhầm buổi")
    lines = await house.asks(
        lambda work: work.session.scalars(
            select(DialogueEvent.data).where(
                DialogueEvent.dialogue_id == session, DialogueEvent.act == DialogueAct.PROMISE
            )
        ).all()
    )
    assert lines[-1]["what"] == "Sửa đường thôn 3"  # what was taken out is still on record
    await tam.forges(f"g.pub:{session}")
    tam.reads("chưa có lời kết luận", "Chưa ghi lời hứa nào")
    await tam.presses("không có lời hứa nào")
    tam.reads("đúng hạn")
    # Nothing is left to follow: it ends by itself.
    assert await state_of(house, session) == "closed"


async def test_what_was_looked_at_is_what_is_published(quiet_house: House) -> None:
    house = quiet_house
    tam, thu = await organiser(house), await secretary(house)
    session = await held(house, tam)
    await promised(house, tam, session)
    hers = await person_of(thu)
    await house.does(minutes.write, hers, session, "conclusion", "Bản thứ nhất.")
    await tam.forges(f"g.pub:{session}")
    await house.does(minutes.write, hers, session, "conclusion", "Và thêm điều này.")
    await tam.presses("📢 Công bố")
    tam.reads("vừa thay đổi", "Và thêm điều này")
    assert await state_of(house, session) == "held"
    await tam.presses("📢 Công bố")
    assert await state_of(house, session) == "published"


async def test_wrong_people_and_old_buttons_write_nothing(quiet_house: House) -> None:
    house = quiet_house
    tam, thu, lan = await organiser(house), await secretary(house), Citizen(house, "Lan")
    elsewhere = await organiser(house, "Cô Xa", ROADS)
    await lan.agrees()
    session = await held(house, tam)
    promise = await promised(house, tam, session)
    early = await announced(house, tam)
    for who in (lan, elsewhere):
        person = await person_of(who)
        for verb, args in (
            (minutes.write, (session, "minutes", "Chen vào")),
            (minutes.wipe, (session, "minutes")),
            (minutes.count, (session, 5)),
            (minutes.files, (session,)),
            (conclusions.look, (session,)),
            (conclusions.publish, (session, 1)),
            (commitments.add, (session, "x", "x", ROADS, None, today(house))),
            (commitments.remove, (promise, "x")),
            (commitments.progress, (promise, "x")),
            (ratings.of, (session,)),
        ):
            with pytest.raises(Forbidden):
                await house.does(verb, person, *args)
        for token in (
            f"g.after:{session}", f"g.came:{session}", f"g.wr:{session}:m", f"g.rd:{session}:m",
            f"g.wp:{session}:m", f"g.wpy:{session}:c", f"g.pub:{session}", f"g.pubgo:{session}:1:1",
            f"g.padd:{session}", f"g.mf:{session}:1", f"g.pdo:what:{promise}", f"g.pdo:keep:{promise}",
            f"g.com1:{promise}", f"g.prs:{session}", f"g.rates:{session}",
        ):  # fmt: skip
            who.looks()
            await who.forges(token)
            who.reads("không có quyền")
            who.does_not_read("Sửa đường thôn 3")
    # The secretary writes, and does not publish.
    with pytest.raises(Forbidden):
        await house.does(conclusions.look, await person_of(thu), session)
    # Tokens nobody was offered.
    for token in (
        "g.after", "g.after:x", f"g.wr:{session}", f"g.wr:{session}:z", f"g.pubgo:{session}", "g.pb:x", "g.po:1",
        "g.pday:x", "g.psame", "g.pbp:0", "g.pop:0", "g.pdo:fly:1", "d.com1", "d.com1:99999", "d.fol:99999",
        f"g.mf:{session}:99999", "g.quit",
    ):  # fmt: skip
        await tam.forges(token)
        tam.does_not_read("mã lỗi")
    # Not held yet, or published already.
    hers = await person_of(tam)
    for verb, args in ((minutes.write, (early, "minutes", "Sớm")), (conclusions.look, (early,))):
        with pytest.raises(Stale):
            await house.does(verb, hers, *args)
    await tam.forges(f"g.after:{early}")
    tam.reads("đã thông báo")
    await tam.forges(f"g.wr:{session}:m")  # is writing, while a colleague publishes
    await published(house, tam, session)
    await tam.says("Một câu nữa của biên bản")
    tam.reads("vừa thay đổi")
    for verb, args in (
        (minutes.write, (session, "minutes", "Muộn")),
        (minutes.count, (session, 5)),
        (commitments.add, (session, "x", "x", ROADS, None, today(house))),
        (commitments.remove, (promise, "x")),
    ):
        with pytest.raises(Stale):
            await house.does(verb, hers, *args)
    with pytest.raises(NotFound):
        await house.does(minutes.write, hers, 99_999, "minutes", "x")


async def test_a_form_can_be_left_and_long_words_are_not_lost(house: House) -> None:
    tam = await organiser(house)
    session = await held(house, tam)
    await tam.forges(f"g.padd:{session}")
    await tam.says("thôi")
    tam.reads("Chưa ghi lời hứa nào")
    await tam.presses("Thêm lời hứa")
    await tam.sends_sticker()
    tam.reads("chỉ nhận chữ viết")
    await tam.says("x" * 1001)
    tam.reads("tối đa 1.000")
    await tam.says("Đường")
    await tam.says("Xong")
    await tam.presses("Thôi")
    tam.reads("Chưa ghi lời hứa nào")
    await tam.forges(f"g.wr:{session}:c")
    await tam.sends_photo()
    tam.reads("chỉ nhận chữ viết")
    long = "Điều một. " * 300
    await tam.says(long)
    await tam.presses("Đọc lại")
    assert tam.news.count("Điều một.") == 300


async def test_who_came_rates_once_and_may_change_it_for_a_week(house: House) -> None:
    tam, lan, cuc = await organiser(house), Citizen(house, "Lan"), Citizen(house, "Cúc")
    for each in (lan, cuc):
        await each.agrees()
    session = await held(house, tam)
    await sat(house, lan, session)
    await cuc.forges(f"d.rate:{session}:1")
    cuc.reads("Chỉ người đã được điểm danh")
    await lan.forges(f"d.open:{session}")
    await lan.presses("Đánh giá buổi này")
    await lan.presses("⭐⭐⭐⭐ Hài lòng")
    lan.reads("Đã ghi 4 sao")
    await lan.forges(f"d.rate:{session}:9")
    lan.reads("1 đến 5 sao")
    await lan.forges(f"d.rate:{session}:2")
    lan.reads("Đã đổi thành 2 sao")
    await lan.presses("Viết thêm góp ý")
    await lan.says("Micro quá nhỏ")
    lan.reads("Đã ghi lời góp ý")
    await tam.forges(f"g.rates:{session}")
    tam.reads("1 người", "trung bình 2,0/5", "2 ⭐: 1", "5 ⭐: 0", "Micro quá nhỏ")
    tam.does_not_read("Lan")
    await house.wait(days=8)
    await lan.forges(f"d.rate:{session}:5")
    lan.reads("chỉ đổi được đến")
    await lan.forges(f"d.rate:{session}")
    lan.reads("chỉ đổi được đến")


async def test_ratings_are_counted_and_two_presses_at_once_are_one(quiet_house: House) -> None:
    house = quiet_house
    tam = await organiser(house)
    session, early = await held(house, tam), await announced(house, tam)
    assert (await house.does(ratings.of, await person_of(tam), session)).mean is None
    people = [Citizen(house, name) for name in ("Lan", "Cúc", "Mai")]
    for each, score in zip(people, (5, 4, 4), strict=True):
        await each.agrees()
        await sat(house, each, session)
        person = await person_of(each)
        done = await asyncio.gather(*(house.does(ratings.rate, person, session, score) for _ in "ab"))
        assert sorted(done) == [False, True]
        with pytest.raises(Stale, match="d-rate-early"):
            await house.does(ratings.rate, person, early, 5)
    found = await house.does(ratings.of, await person_of(tam), session)
    assert (found.count, found.mean, found.by_score) == (3, 4.3, (0, 0, 0, 2, 1))
    rows = await house.asks(lambda work: work.session.scalars(select(DialogueRating)).all())
    assert len(rows) == 3
    with pytest.raises(Invalid, match="d-rate-score"):
        await house.does(ratings.rate, await person_of(people[0]), session, 0)


async def test_two_organisers_publish_at_once_and_one_does(quiet_house: House) -> None:
    house = quiet_house
    tam, boss = await organiser(house), await head(house, "Ông Sơn", CHAIR)
    session = await held(house, tam)
    for number in range(3):
        await promised(house, tam, session, f"Việc {number}")
    keepers = [await person_of(tam), await person_of(boss)]
    await house.does(minutes.write, keepers[0], session, "conclusion", "Kết luận.")
    version = (await house.does(conclusions.look, keepers[0], session)).version

    async def publish(person: int) -> bool:
        try:
            await house.does(conclusions.publish, person, session, version)
        except Refusal:
            return False
        return True

    assert sorted(await asyncio.gather(*(publish(each) for each in keepers * 2))) == [False, False, False, True]
    assert len(await clocks_of(house, session, DialogueClockKind.COMMITMENT)) == 3
    assert len(await news_of(house, session, NewsKind.CONCLUDED)) == 1


async def test_the_minutes_take_files_up_to_a_number(quiet_house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house = quiet_house
    monkeypatch.setattr(minutes, "MOST_FILES", 1)
    tam = await organiser(house)
    session = await held(house, tam)
    await tam.forges(f"g.wr:{session}:m")
    await tam.sends_photo(body=jpeg())
    await tam.sends_photo(body=jpeg(320, 200))
    tam.reads("nhiều nhất 1 tệp")
    files = await house.does(minutes.files, await person_of(tam), session)
    assert [each.state for each in files] == ["stored"]
