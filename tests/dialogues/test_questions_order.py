"""The running order: moved by buttons, shown on a page by a link; and what happens when two press at once."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer

from langnghe.bot.file_desk import FileDesk
from langnghe.models import DialogueAct, RoleKind
from langnghe.services import authority, grants
from langnghe.services.dialogue import life, open_questions, question_desk, questions, running_order
from langnghe.services.dialogue.running_order import Move
from langnghe.services.refusals import Forbidden, Stale
from langnghe.services.work import Work
from langnghe.web.app import make_web_app
from langnghe.web.live import Hub
from langnghe.web.ports import WebSettings
from tests.conversations.desk import person_of
from tests.dialogues.sessions import MORNING, announced, organiser, secretary
from tests.dialogues.test_questions import citizen, let, sent, the_question
from tests.house import House
from tests.office import CHAIR
from tests.people import Official

TEXTS = ("Bao giờ có nước sạch?", "Đường thôn 3 khi nào sửa?", "Chợ mới đặt ở đâu?")


async def three(house: House, thu: Official, tam: Official) -> tuple[int, list[int]]:
    """A session with three questions that were let through, the last with a supporter."""
    session = await announced(house, tam)
    made = [
        await sent(house, await citizen(house, f"Dân {place}"), session, text) for place, text in enumerate(TEXTS)
    ]
    for each in made:
        await let(house, thu, each)
    await house.does(questions.support, await person_of(thu), made[2])
    return session, made


async def order_of(house: House, keeper: Official, session: int) -> list[int]:
    person = await person_of(keeper)
    lines = await house.asks(lambda work: running_order.order(work, person, session))
    assert [line.position for line in lines] == list(range(1, len(lines) + 1))
    return [line.id for line in lines]


async def test_the_secretary_sorts_the_order(house: House) -> None:
    tam, thu = await organiser(house), await secretary(house)
    session, (first, second, third) = await three(house, thu, tam)
    await thu.forges(f"g.ro:{session}")
    thu.reads("Chưa có câu nào trong thứ tự")
    await thu.presses("Xếp các câu đã đưa ra")
    thu.reads("Đã xếp thêm 3 câu", "1. «Chợ mới")
    assert await order_of(house, thu, session) == [third, first, second]
    await thu.forges(f"g.rf:{session}")
    thu.reads("Đã xếp thêm 0 câu")
    await thu.forges(f"g.rq:{second}")
    await thu.presses("Lên đầu")
    thu.reads("Thứ tự: 1", "Đường thôn 3")
    assert await order_of(house, thu, session) == [second, third, first]
    await thu.presses("Xuống")
    await thu.forges(f"g.rm:{second}:down:1")  # the same press once more
    thu.reads("Thứ tự vừa thay đổi")
    assert await order_of(house, thu, session) == [third, second, first]
    await thu.forges(f"g.rm:{first}:up:3")
    await thu.forges(f"g.rm:{second}:out:3")
    assert await order_of(house, thu, session) == [third, first]
    await thu.forges(f"g.rm:{third}:sideways:1")
    thu.reads("Nút này đã cũ")
    await thu.forges(f"g.qr:{second}")
    thu.reads("Thứ tự: 3")
    assert await order_of(house, thu, session) == [third, first, second]


async def test_a_long_order_turns_pages(quiet_house: House) -> None:
    house = quiet_house
    tam, thu = await organiser(house), await secretary(house)
    session = await announced(house, tam)
    askers = [await citizen(house, f"Dân {number}") for number in range(4)]
    for number in range(20):
        await let(house, thu, await sent(house, askers[number // 5], session, f"Câu hỏi số {number} là gì?"))
    await thu.forges(f"g.rf:{session}")
    await thu.presses("Trang sau")
    thu.reads("9. «Câu hỏi số 8")
    await thu.forges(f"g.ro:{session}:9999")
    thu.reads("20. «Câu hỏi số 19")
    await thu.forges(f"g.q:{session}:shown:6")
    thu.reads("7. «Câu hỏi số 6")
    await thu.forges(f"d.qs:{session}:18")
    thu.reads("20. «Câu hỏi số 19")


async def test_presses_at_once_count_once(quiet_house: House) -> None:
    house = quiet_house
    tam, thu = await organiser(house), await secretary(house)
    session, (first, second, third) = await three(house, thu, tam)
    fans = [await person_of(await citizen(house, f"Người {number}")) for number in range(6)]
    await asyncio.gather(*(house.does(questions.support, fan, first) for fan in fans for _ in range(2)))
    assert (await the_question(house, first)).supports == 6
    keeper = await person_of(thu)
    await house.does(running_order.fill, keeper, session)
    before = await order_of(house, thu, session)
    moves = (house.does(running_order.move, keeper, before[2], Move.UP, 3) for _ in range(3))
    done = await asyncio.gather(*moves, return_exceptions=True)
    assert [type(each) for each in done if each] == [Stale, Stale]
    assert await order_of(house, thu, session) == [before[0], before[2], before[1]]
    # One asker, many devices: never more than the limit.
    lan = await person_of(await citizen(house))
    asked = (house.does(questions.ask, lan, session, f"Câu {number} thế nào?") for number in range(9))
    results = await asyncio.gather(*asked, return_exceptions=True)
    assert sum(isinstance(each, int) for each in results) == questions.MOST_OPEN
    # Merged and supported at once nobody is lost or counted twice.
    merging = house.does(question_desk.merge, keeper, second, third)
    supporting = (house.does(questions.support, fan, second) for fan in fans)
    merged = await asyncio.gather(merging, *supporting, return_exceptions=True)
    came = sum(each is True for each in merged)
    assert (await the_question(house, third)).supports == 2 + came


async def test_two_that_settle_at_once_make_one_ticket_each(quiet_house: House) -> None:
    house = quiet_house
    tam, thu = await organiser(house), await secretary(house)
    session, made = await three(house, thu, tam)
    hers, keeper = await person_of(tam), await person_of(thu)
    house.clock.move(MORNING + timedelta(hours=4) - house.clock.now())

    def publish(work: Work) -> int:
        life.transition(work, life.for_change(work, session), DialogueAct.HOLD, hers)
        held = life.for_change(work, session)
        life.transition(work, held, DialogueAct.PUBLISH, hers)
        return open_questions.settle_open(work, held, hers)

    # Whoever publishes is stopped before the commit: nothing has happened.
    def stopped(work: Work) -> None:
        publish(work)
        raise KeyboardInterrupt

    with pytest.raises(Forbidden):
        await house.does(_refusing, stopped)
    assert {str((await the_question(house, each)).state) for each in made} == {"open"}
    tries = [
        house.does(publish),
        *(house.does(open_questions.settle_all, keeper, session) for _ in range(3)),
        *(house.does(open_questions.settle_left) for _ in range(3)),
        *(house.does(open_questions.open_ticket, keeper, each) for each in made),
    ]
    await asyncio.gather(*tries, return_exceptions=True)
    found = [await the_question(house, each) for each in made]
    assert {str(each.state) for each in found} == {"ticket"}
    assert len({each.ticket_id for each in found}) == 3


def _refusing(work: Work, verb: object) -> None:
    """Do it, and end as an event does that was refused after all."""
    try:
        verb(work)  # type: ignore[operator]
    except KeyboardInterrupt:
        raise Forbidden("no-authority") from None


# The page -------------------------------------------------------------------------------------------------------


class Site:
    """The office's web, asked as a browser asks."""

    def __init__(self, client: TestClient[Any, Any]) -> None:
        self.client = client

    async def page(self, address: str) -> tuple[int, str, str]:
        """The page at an address of ours: status, text, its policy."""
        path = address[address.index("/d/") :]
        async with self.client.get(path) as response:
            return response.status, await response.text(), response.headers["Content-Security-Policy"]


@pytest.fixture
async def site(quiet_house: House) -> AsyncIterator[Site]:
    """The web of the house, and nothing that ticks."""
    app = quiet_house.app
    settings = WebSettings("UBND xã Lân Phong", "http://127.0.0.1", chat_enabled=False)
    made = make_web_app(settings, app.books, FileDesk(app.books, app.files), Hub(), app.texts, app.clock, app)
    async with TestClient(TestServer(made)) as client:
        yield Site(client)


async def test_the_page_is_for_keepers_with_a_good_link(quiet_house: House, site: Site) -> None:
    house = quiet_house
    tam, thu = await organiser(house), await secretary(house)
    session, (first, _, _) = await three(house, thu, tam)
    keeper = await person_of(thu)
    empty = await house.does(running_order.link, keeper, session)
    status, text, policy = await site.page(empty)
    assert (status, "Chưa có câu hỏi nào trong thứ tự" in text) == (200, True)
    assert "unsafe-inline" not in policy
    await house.does(running_order.fill, keeper, session)
    await house.does(question_desk.prepare, keeper, first, 'Đang làm <b>đường ống</b> & "bể"')
    named = await house.does(
        questions.ask, await person_of(await citizen(house, "Bà Sáu")), session, "Đèn đường?", anonymous=False
    )
    await house.does(running_order.place, keeper, named)
    await thu.forges(f"g.rl:{session}")
    address, _, language = next(word for word in thu.last.split() if "/order?key=" in word).partition("&lang=")
    assert language == "vi"
    status, text, _ = await site.page(address)
    assert status == 200
    for words in ("Chợ mới đặt ở đâu?", "1 người cùng hỏi", "không nêu tên", "Bà Sáu", "Hội trường UBND", "☐"):
        assert words in text
    assert "&lt;b&gt;đường ống&lt;/b&gt; &amp;" in text
    assert "Dân 0" not in text
    assert "<script" not in text
    assert "style=" not in text
    for spoilt in (address[:-1] + ("A" if address[-1] != "A" else "B"), address.split("?")[0], address + "x"):
        status, text, _ = await site.page(spoilt)
        assert (status, "hết hạn hoặc không đúng" in text, "Chợ mới" in text) == (403, True, False)
    other = await announced(house, tam)
    token = await house.asks(lambda work: life.view(work, other).dialogue.token)
    status, _, _ = await site.page(f"/d/{token}/order?{address.split('?')[1]}")
    assert status == 403
    # Who keeps the session no more reads nothing by an old link.
    grant = await house.asks(
        lambda work: next(
            post.grant_id for post in authority.posts(work, keeper) if post.role is RoleKind.SECRETARY
        )
    )
    await house.does(grants.end, grant, None)
    assert (await site.page(address))[0] == 403
    fresh = await house.does(running_order.link, await person_of(tam), session)
    assert (await site.page(fresh))[0] == 200
    house.clock.move(running_order.LIFE + timedelta(seconds=1))
    assert (await site.page(fresh))[0] == 403


async def test_the_link_is_for_keepers(quiet_house: House) -> None:
    house = quiet_house
    tam = await organiser(house)
    session = await announced(house, tam)
    stranger = Official(house, "Tư")
    await stranger.joins(RoleKind.OFFICER, CHAIR)
    with pytest.raises(Forbidden):
        await house.does(running_order.link, await person_of(stranger), session)
    with pytest.raises(Forbidden, match="g-order-link-dead"):
        await house.asks(lambda work: running_order.sheet(work, "nothing", "1.2"))
