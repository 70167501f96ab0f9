"""What is posted in a conversation, and what the transcript shows of it."""

import asyncio
from datetime import timedelta
from functools import partial

import pytest

from langnghe.models.contract import Choice, Marked, Outbound
from langnghe.services import webchat, websessions
from langnghe.services.work import Work
from langnghe.web import said
from tests.house import House
from tests.web.conftest import NewGuest
from tests.web.site import Guest, Site, new_id, say, words


async def test_what_a_person_writes_stands_in_the_transcript_before_its_answer(lan: Guest) -> None:
    assert await lan.writes("Đèn đường trước chợ hỏng ba hôm nay") == 202
    lines = await lan.lines()
    mine = [place for place, line in enumerate(lines) if line.get("mine")]
    assert [words(lines[place]) for place in mine] == ["Đèn đường trước chợ hỏng ba hôm nay"]
    assert mine[-1] < len(lines) - 1


async def test_the_same_post_twice_has_one_effect(lan: Guest) -> None:
    """peers: a phone that lost the answer sends again."""
    name = new_id()
    assert await lan.writes("Rác trước ngõ", name) == 202
    lines = await lan.lines()
    assert await lan.writes("Rác trước ngõ", name) == 202
    assert await lan.lines() == lines
    together = await asyncio.gather(*(lan.writes("Hai lần", "z" * 20) for _ in range(5)))
    assert together == [202] * 5
    assert [words(line) for line in await lan.lines()].count("Hai lần") == 1


async def test_the_own_line_carries_the_name_the_browser_gave_it(lan: Guest) -> None:
    name = new_id()
    await lan.writes("Xin chào", name)
    assert next(line for line in await lan.lines() if line.get("mine"))["client_id"] == name


async def test_a_press_is_shown_by_its_words_and_closes_its_menu(lan: Guest) -> None:
    menu = next(line for line in reversed(await lan.lines()) if line.get("choices"))
    label = menu["choices"][0][0]["label"]
    status, _ = await lan.presses(menu, label)
    assert status == 202
    lines = await lan.lines()
    mine = next(line for line in lines if line.get("mine"))
    assert mine["choice"] == label
    assert mine["answers"] == menu["id"]
    assert next(line for line in lines if line["id"] == menu["id"])["answered"] is True


async def test_a_typed_choice_closes_its_menu_too(lan: Guest) -> None:
    menu = next(line for line in reversed(await lan.lines()) if line.get("choices"))
    label = menu["choices"][0][0]["label"]
    await lan.writes(label)
    lines = await lan.lines()
    assert next(line for line in lines if line["id"] == menu["id"])["answered"] is True


async def test_only_what_a_line_offers_can_be_pressed(site: Site, lan: Guest, new_guest: NewGuest) -> None:
    menu = next(line for line in reversed(await lan.lines()) if line.get("choices"))
    forged = {"client_id": new_id(), "choice": "a.nothing:1", "message": menu["id"]}
    assert (await lan.posts("messages", forged))[0] == 400
    token = menu["choices"][0][0]["token"]
    minh = new_guest(site)
    await minh.opens()
    stolen = {"client_id": new_id(), "choice": token, "message": menu["id"]}
    assert (await minh.posts("messages", stolen))[0] == 400


async def test_a_refused_press_leaves_the_menu_open(quiet_house: House) -> None:
    """The office said no: another choice of the same menu may be lawful."""
    token = await quiet_house.does(websessions.open_private, "vi")
    menu = Outbound(Marked("Phiếu"), choices=((Choice("Tiếp nhận", "o.accept:1"), Choice("Chuyển", "o.pass:1")),))
    me = await quiet_house.does(say, token, menu)
    read = partial(webchat.before, identity_id=me)
    shown = (await quiet_house.asks(read)).lines[0]

    def press(work: Work, *, answered: bool) -> None:
        visitor = websessions.visitor_of(work, websessions.hashed(token), timedelta(days=1))
        assert visitor
        event = said.written(visitor, {"client_id": new_id(), "choice": "o.accept:1", "message": shown.id})
        webchat.record_own_line(work, event, answered=answered)

    await quiet_house.does(press, answered=False)
    lines = (await quiet_house.asks(read)).lines
    assert lines[1].own
    assert (lines[1].own.choice_label, lines[0].answered) == ("Tiếp nhận", False)
    await quiet_house.does(press, answered=True)
    assert (await quiet_house.asks(read)).lines[0].answered


async def test_markup_that_people_write_stays_text(lan: Guest) -> None:
    text = "<b>&amp; <script>alert(1)</script> <a href='javascript:x'>"
    await lan.writes(text)
    mine = next(line for line in await lan.lines() if line.get("mine"))
    assert mine["text"] == [{"t": text, "m": []}]


async def test_links_in_lines_lead_to_the_web_only(site: Site, lan: Guest) -> None:
    await site.says(lan, '<a href="javascript:alert(1)">x</a> <a href="https://a.vn/?b=1&amp;c">y</a>')
    assert (await lan.last())["text"] == [
        {"t": "x", "m": []},
        {"t": " ", "m": []},
        {"t": "y", "m": ["a:https://a.vn/?b=1&c"]},
    ]
    await site.says(lan, "Chọn", [Choice("Xấu", url="javascript:alert(1)"), Choice("Tốt", url="https://a.vn")])
    assert (await lan.last())["choices"] == [[{"label": "Tốt", "url": "https://a.vn"}]]


async def test_text_is_composed_and_free_of_what_no_store_takes(lan: Guest) -> None:
    raw = f'{{"client_id": "{new_id()}", "text": "\\ud800 Đường\\u0000 hỏ\\r\\nng\\u0301 "}}'
    headers = {"X-Langnghe": "1", "Content-Type": "application/json"}
    async with lan.client.post(lan.address("messages"), data=raw, headers=headers) as response:
        assert response.status == 202
    mine = next(line for line in await lan.lines() if line.get("mine"))
    assert words(mine) == "Đường hỏ\nnǵ"


@pytest.mark.parametrize(
    ("body", "key"),
    [
        ({"text": ""}, "web-empty"),
        ({"text": " \u0000\n "}, "web-empty"),
        ({"text": "a" * 8001}, "web-text-too-long"),
        ({"text": 5}, "web-bad-request"),
        ({}, "web-bad-request"),
        ({"choice": "c.x", "message": "1"}, "web-bad-request"),
        ({"choice": "c.x", "message": 2**70}, "web-bad-request"),
        ({"choice": "c.x", "message": True}, "web-bad-request"),
        ({"lat": "x", "lon": 1}, "web-bad-request"),
        ({"lat": 91, "lon": 1}, "web-bad-request"),
        ({"phone": "gọi tôi"}, "web-bad-phone"),
        ({"text": "x", "client_id": "short"}, "web-bad-request"),
        ({"text": "x", "client_id": "đ" * 20}, "web-bad-request"),
        (["a list"], "web-bad-request"),
    ],
)
async def test_bad_input_is_refused_in_words(lan: Guest, body: object, key: str) -> None:
    before = await lan.lines()
    sent = {"client_id": new_id(), **body} if isinstance(body, dict) else body
    status, answer = await lan.posts("messages", sent)
    assert 400 <= status < 500
    assert answer["error"] == key
    assert answer["message"]
    assert await lan.lines() == before


async def test_broken_json_and_too_much_of_it_are_refused(lan: Guest) -> None:
    headers = {"X-Langnghe": "1", "Content-Type": "application/json"}
    for raw, expected in [(b"{", 400), (b"[" * 50_000, 400), (b"\xff\xfe", 400), (b"x" * 70_000, 413)]:
        async with lan.client.post(lan.address("messages"), data=raw, headers=headers) as response:
            assert response.status == expected


async def test_a_place_and_a_telephone_number_are_lines_too(lan: Guest) -> None:
    place = {"client_id": new_id(), "lat": 15.12, "lon": 108.8}
    assert (await lan.posts("messages", place))[0] == 202
    number = {"client_id": new_id(), "phone": "0912 345 678", "name": " Lan  Nguyễn "}
    assert (await lan.posts("messages", number))[0] == 202
    mine = [line for line in await lan.lines() if line.get("mine")]
    assert mine[0]["point"] == [15.12, 108.8]
    assert mine[1]["contact"] == "Lan Nguyễn · 0912 345 678"


async def test_history_is_read_in_pages(site: Site, lan: Guest) -> None:
    for number in range(120):
        await site.says(lan, f"Tin {number}")
    status, newest = await lan.gets("history")
    assert status == 200
    assert len(newest["lines"]) == 50
    assert newest["more"] is True
    seen = [line["id"] for line in newest["lines"]]
    page = newest
    while page["more"]:
        _, page = await lan.gets(f"history?before={seen[0]}")
        seen = [line["id"] for line in page["lines"]] + seen
    assert seen == sorted(set(seen))
    assert len(seen) == 120 + len(lan.me["lines"])
    _, later = await lan.gets(f"history?after={seen[-3]}")
    assert [line["id"] for line in later["lines"]] == seen[-2:]
    _, only = await lan.gets(f"history?only={seen[5]}")
    assert [line["id"] for line in only["lines"]] == [seen[5]]
    assert (await lan.gets("history?before=x"))[0] == 400


async def test_ten_thousand_lines_are_no_heavier_than_fifty(site: Site, lan: Guest) -> None:
    many = [Outbound(Marked(f"Dòng {number}")) for number in range(10_000)]
    await site.app.books.write(lambda work: say(work, lan.cookie, *many))
    _, page = await lan.gets("history")
    assert [words(line) for line in page["lines"]] == [f"Dòng {number}" for number in range(9950, 10_000)]
    _, middle = await lan.gets(f"history?before={page['lines'][0]['id'] - 5000}")
    assert len(middle["lines"]) == 50


async def test_too_many_posts_are_asked_to_wait(lan: Guest) -> None:
    statuses = [await lan.writes(f"Tin {number}") for number in range(33)]
    assert statuses.count(202) == 30
    status, answer = await lan.posts("messages", {"client_id": new_id(), "text": "thêm"})
    assert status == 429
    assert answer["retry"] > 0
    assert "chờ" in answer["message"]
