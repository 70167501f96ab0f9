"""A line of the office that is written anew: in its place, for who listens, asks now and then, or comes back."""

from typing import Any

from langnghe.models.contract import Choice, Marked, Outbound
from langnghe.services import outbox, webchat, websessions
from langnghe.services.work import Work
from tests.web.conftest import NewGuest
from tests.web.site import Guest, Site, say, words


async def said(site: Site, who: Guest, text: str) -> int:
    """The office says it; the line's id."""
    await site.app.books.write(lambda work: say(work, who.cookie, Outbound(Marked(text))))
    return int((await who.last())["id"])


async def anew(site: Site, who: Guest, line: int, text: str, *row: Choice) -> None:
    """The line reads like this from now on."""

    def write(work: Work) -> None:
        visitor = websessions.visitor_of(work, websessions.hashed(who.cookie), webchat.LATE * 10_000_000)
        assert visitor
        here = outbox.Recipient(
            visitor.identity_id, visitor.person_id, websessions.CHANNEL, visitor.external_id, visitor.language
        )
        message = Outbound(Marked(text), choices=(row,) if row else (), replaces=str(line), only_in_place=True)
        assert outbox.enqueue(work, here, [message]) == [line]

    await site.app.books.write(write)


def told(line: dict[str, Any]) -> tuple[str, int | None]:
    return words(line), line.get("anew")


async def test_who_listens_hears_that_it_changed(site: Site, lan: Guest) -> None:
    line = await said(site, lan, "10 %")
    async with lan.listens(after=line) as stream:
        await anew(site, lan, line, "20 %")
        assert told(await stream.line()) == ("20 %", line)
        await anew(site, lan, line, "30 %", Choice("Dừng", "b.px:1"))
        heard = await stream.line()
        assert told(heard) == ("30 %", line)
        assert heard["choices"] == [[{"label": "Dừng", "token": "b.px:1"}]]
        await site.says(lan, "Tin khác")
        assert told(await stream.line()) == ("Tin khác", None)


async def test_the_page_shows_it_once_and_where_it_was(site: Site, lan: Guest) -> None:
    line = await said(site, lan, "10 %")
    await site.says(lan, "Sau đó")
    for percent in range(20, 100, 10):
        await anew(site, lan, line, f"{percent} %")
    lines = await lan.lines()
    assert [told(each) for each in lines][-2:] == [("90 %", None), ("Sau đó", None)]
    assert len({each["id"] for each in lines}) == len(lines)
    _, older = await lan.gets(f"history?before={lines[-1]['id']}")
    assert words(older["lines"][-1]) == "90 %"
    _, one = await lan.gets(f"history?only={line}")
    assert words(one["lines"][0]) == "90 %"


async def test_who_asks_now_and_then_or_comes_back_hears_how_it_reads_now(site: Site, lan: Guest) -> None:
    line = await said(site, lan, "10 %")
    for percent in (20, 30, 40):
        await anew(site, lan, line, f"{percent} %")
    _, answer = await lan.gets(f"history?after={line}")
    assert [told(each) for each in answer["lines"]] == [("40 %", line)]  # once, however often it was written
    seen = answer["lines"][0]["id"]
    async with lan.listens(last_id=seen) as stream:
        await anew(site, lan, line, "50 %")
        assert told(await stream.line()) == ("50 %", line)


async def test_a_press_on_what_it_offers_now_is_taken_and_on_what_it_offered_not(site: Site, lan: Guest) -> None:
    line = await said(site, lan, "10 %")
    await anew(site, lan, line, "20 %", Choice("Menu", "m.menu"))
    await anew(site, lan, line, "30 %", Choice("Trợ giúp", "m.help"))
    now = next(each for each in await lan.lines() if each["id"] == line)
    stale = {**now, "choices": [[{"label": "Menu", "token": "m.menu"}]]}
    assert (await lan.presses(stale, "Menu"))[0] == 400
    assert (await lan.presses(now, "Trợ giúp"))[0] == 202


async def test_nobody_elses_line_is_written_over(site: Site, lan: Guest, new_guest: NewGuest) -> None:
    minh = new_guest(site)
    await minh.opens()
    line = await said(site, lan, "Của Lan")
    await anew(site, minh, line, "Của Minh")
    assert words(await lan.last()) == "Của Lan"
    assert "Của" not in " ".join(words(each) for each in await minh.lines())
    _, answer = await minh.gets("history?after=0")
    assert all(words(each) != "Của Lan" for each in answer["lines"])
