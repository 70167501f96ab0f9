"""No announcements: in one press, kept, and beside whatever somebody is in the middle of."""

import re

import pytest

from langnghe.models import BroadcastOutcome
from langnghe.services.broadcast import mutes
from tests.broadcasts.sending import announces, heard, neighbours, outcomes
from tests.conversations.desk import person_of
from tests.house import House
from tests.people import Citizen

O = BroadcastOutcome  # noqa: E741


async def wish(house: House, who: Citizen) -> str | None:
    person_id = await person_of(who)
    return await house.asks(lambda work: mutes.of(work, person_id))


async def says_no(house: House, who: Citizen) -> None:
    """By the button under the announcement, or by the word where there are no buttons."""
    if house.paper.capabilities.buttons:
        await who.presses("Không nhận tin báo chung")
    else:
        await who.says("ngừng tin")


async def test_one_press_and_no_more_comes(house: House) -> None:
    lan, hoa = await neighbours(house, "Lan", "Hoa")
    await announces(house, hoa)
    lan.looks()
    await says_no(house, lan)
    lan.reads("không nhận tin báo chung nữa, kể cả tin khẩn", "vẫn được trả lời")
    if house.paper.capabilities.buttons:
        lan.reads("Muốn vẫn nhận tin khẩn, xin bấm nút dưới đây")
    else:
        lan.reads("Vẫn muốn nhận tin khẩn cấp", "soạn «chỉ tin khẩn»")
        lan.does_not_read("nút dưới đây")
    assert heard(lan) == 1  # what was pressed under is still there
    for _ in range(2):
        await announces(house, hoa)
        await announces(house, hoa, urgent=True)
    assert (heard(lan), heard(hoa)) == (1, 5)
    assert await wish(house, lan) == "all"


async def test_urgent_warnings_only_and_all_again(house: House) -> None:
    lan, hoa = await neighbours(house, "Lan", "Hoa")
    await announces(house, hoa)
    await says_no(house, lan)
    if house.paper.capabilities.buttons:
        await lan.presses("Chỉ nhận tin khẩn cấp")
    else:
        await lan.says("chỉ tin khẩn")
    lan.reads("chỉ nhận tin khẩn cấp")
    assert await wish(house, lan) == "urgent_only"
    await announces(house, hoa)
    await announces(house, hoa, urgent=True)
    assert heard(lan) == 2
    if house.paper.capabilities.buttons:
        await lan.presses("Nhận lại")
    else:
        await lan.says("Nhận lại tin")
    lan.reads("lại nhận tin báo chung")
    await announces(house, hoa)
    assert heard(lan) == 3


async def test_a_press_under_an_old_one_and_a_second_press(house: House) -> None:
    (lan,) = await neighbours(house, "Lan")
    for token in ("b.off:1", "b.off:1", "b.off", "b.off:x:y", "b.off:99999999"):
        await lan.forges(token)
        lan.reads("không nhận tin báo chung nữa")
    assert await wish(house, lan) == "all"


async def test_what_somebody_is_writing_is_not_disturbed(house: House) -> None:
    (lan,) = await neighbours(house, "Lan")
    await lan.says("Đường thôn 3 có ổ gà sâu")
    found = re.search(r"^(\d+)\. .*Gửi", lan.last, re.MULTILINE)
    await announces(house, lan)
    await says_no(house, lan)
    lan.reads("không nhận tin báo chung nữa")
    if house.paper.capabilities.buttons:
        await lan.presses("Gửi")
    else:
        assert found is not None
        await lan.says(found[1])  # the numbers of the card still hold
    lan.reads("Mã tra cứu")


async def test_a_stranger_may_say_no_too(house: House) -> None:
    lan = Citizen(house, "Lan")
    await lan.starts()
    await lan.says("ngung tin")
    lan.reads("không nhận tin báo chung nữa")
    assert await wish(house, lan) == "all"


WORDS = [
    "ngừng tin", "NGUNG TIN", "/ngungtin", "Ngừng tin.", "«ngừng tin»", "“Ngừng tin”", "dừng tin", "dung tin!",
    "stop news", "Stop News",
]  # fmt: skip


@pytest.mark.parametrize("word", WORDS)
async def test_the_word_in_any_spelling(quiet_house: House, word: str) -> None:
    (lan,) = await neighbours(quiet_house, "Lan")
    await lan.says(word)
    assert await wish(quiet_house, lan) == "all"


async def test_where_free_text_is_asked_for_the_word_still_does_what_was_promised(house: House) -> None:
    (lan,) = await neighbours(house, "Lan")
    await lan.says("Đường thôn 3 có ổ gà sâu")
    await lan.presses("Thêm lời, ảnh")
    await lan.says("«Ngừng tin»")
    lan.reads("không nhận tin báo chung nữa")
    assert await wish(house, lan) == "all"
    await lan.says("chỉ tin khẩn.")
    assert await wish(house, lan) == "urgent_only"
    await lan.says("Nhận lại tin")
    assert await wish(house, lan) is None
    await lan.says("ngay trước nhà văn hóa")  # what was being written goes on
    lan.reads("Đường thôn 3 có ổ gà sâu", "ngay trước nhà văn hóa")
    lan.does_not_read("ngừng tin")


@pytest.mark.parametrize("said", ["Xin ngừng tin về bão", "Đừng tin!", "Đúng tin", "nhận tin"])
async def test_in_a_free_text_other_words_are_a_part_of_it(quiet_house: House, said: str) -> None:
    (lan,) = await neighbours(quiet_house, "Lan")
    await lan.says("Đường thôn 3 có ổ gà sâu")
    await lan.presses("Thêm lời, ảnh")
    await lan.says(said)
    assert said in lan.last  # on the card, as the person's own words
    assert await wish(quiet_house, lan) is None


async def test_muted_while_it_is_on_its_way(quiet_house: House) -> None:
    house = quiet_house
    lan, hoa = await neighbours(house, "Lan", "Hoa")
    await house.wait(hours=13)  # at night: nobody is written to
    sent = await announces(house, hoa)
    await lan.says("ngừng tin")
    await house.wait(hours=10)
    await house.broadcasts()
    assert await outcomes(house, sent) == {"Lan": O.MUTED, "Hoa": O.SENT}


async def test_the_settings_say_how_it_stands(house: House) -> None:
    (lan,) = await neighbours(house, "Lan")
    await lan.says("trợ giúp")
    await lan.presses("Tin báo, giờ yên lặng")
    lan.reads("đang nhận tin báo chung", "Giờ yên lặng: 21:00–07:00 (theo cơ quan)")
    assert not any("Nhận tất cả" in each for each in lan.offers)
    await lan.presses("Chỉ nhận tin khẩn cấp")
    lan.reads("chỉ nhận tin khẩn cấp")
    assert await wish(house, lan) == "urgent_only"
    await lan.presses("Không nhận tin nào")
    assert await wish(house, lan) == "all"
    await lan.presses("Nhận tất cả")
    lan.reads("đang nhận")
    assert await wish(house, lan) is None
    for token in ("b.qm", "b.qm:x", "b.qm:all:none", "b.qm:"):
        await lan.forges(token)
        assert lan.news
    assert await wish(house, lan) is None
