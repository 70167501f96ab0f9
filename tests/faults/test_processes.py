"""Several processes on one PostgreSQL: killed one by one, with nobody waiting for the dead one."""

import asyncio
import json
import random
import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import aiohttp
import pytest
from sqlalchemy import select

from langnghe.bot import migrate
from langnghe.bot.clock import RealClock
from langnghe.bot.store import open_store
from langnghe.models import Person, RoleKind, TicketEvent
from langnghe.services import grants, office_calendar
from langnghe.services.calendar import DayKind, DayRule, local_date
from langnghe.services.work import Work
from tests.conftest import NewDatabase
from tests.faults import overdue_office
from tests.faults.several import PATIENCE, Process, several
from tests.faults.test_kill import Load, check_books, delivered
from tests.office import CHAIR, build_office, in_books
from tests.standin.botapi import BotApi

KILLS = 3
CITIZENS = 8
LEADING, PROCESSES = "langnghe_leading", "langnghe_processes"
CLOCKS = 'langnghe_sweeps_total{sweep="clocks"}'


@pytest.fixture
def database(new_database: NewDatabase) -> str:
    return new_database("postgresql")


async def start(*them: Process) -> None:
    """Start them one after the other, so that the first one ticks."""
    for number, each in enumerate(them, 1):
        await each.start()
        await each.until(PROCESSES, number)
    for each in them:
        await each.until(PROCESSES, len(them))


async def test_citizens_report_while_one_process_after_the_other_is_killed(database: str, tmp_path: Path) -> None:
    chance = random.Random(20261121)
    async with BotApi(webhook_pause=0.1) as api, several(tmp_path, database, api) as (balancer, them):
        await start(*them)
        load = Load(api, chance)
        people = [asyncio.create_task(load.citizen(number)) for number in range(CITIZENS)]
        for kill in range(KILLS):
            before = len(load.codes)
            async with asyncio.timeout(PATIENCE):
                while len(load.codes) < before + CITIZENS:  # noqa: ASYNC110 - several people tell us, not one
                    await asyncio.sleep(0.01)
            await asyncio.sleep(chance.random() * 0.2)
            victim = them[kill % 2]
            await victim.kill()
            # The other one alone goes on: these are read before the dead one is back.
            after = len(load.codes)
            async with asyncio.timeout(PATIENCE):
                while len(load.codes) < after + CITIZENS:  # noqa: ASYNC110 - as above
                    await asyncio.sleep(0.01)
            await victim.start()
            await victim.until(PROCESSES, 2)
        load.stopping = True
        await asyncio.wait_for(asyncio.gather(*people), PATIENCE)
        await delivered(database)
        check_books(database, load)
        assert min(balancer.passed[each.port] for each in them) > CITIZENS, "both had their part"
        assert [await each.stop() for each in them] == [0, 0], [each.log for each in them]


async def test_one_ticks_and_when_it_is_killed_another_attends_to_what_is_due(
    database: str, tmp_path: Path
) -> None:
    async with BotApi() as api, several(tmp_path, database, api, 3) as (_, them):
        await start(*them)
        first, *others = them
        await first.until(CLOCKS, 1)
        assert [await each.metric(LEADING) for each in them] == [1, 0, 0]
        assert [await each.metric(CLOCKS) for each in others] == [None, None], "who does not tick does not sweep"
        # These come due between two sweeps of the one that dies: the next one looks at once, not in half a minute.
        overdue_office.build(database, RealClock().now(), 20)
        await first.kill()
        # Two looks are two seconds; the rest is for a machine with other work.
        async with asyncio.timeout(10):
            while not any([await each.metric(LEADING) for each in others]):  # noqa: ASYNC110 - of other processes
                await asyncio.sleep(0.02)
        store = open_store(database)
        async with asyncio.timeout(PATIENCE):
            while True:
                with store.reader.connect() as books:
                    if books.scalar(overdue_office.still_come(RealClock().now()).limit(1)) is None:
                        break
                await asyncio.sleep(0.05)
        with store.reader.connect() as books:
            acts = select(TicketEvent.ticket_id, TicketEvent.data).where(TicketEvent.act == "remind")
            told = Counter((row.ticket_id, json.dumps(row.data, sort_keys=True)) for row in books.execute(acts))
        store.close()
        assert told
        assert set(told.values()) == {1}
        assert [await each.metric(CLOCKS) for each in others].count(None) == 1, "one of them sweeps"


async def test_two_start_at_once_on_an_empty_database(
    postgres: str, new_database: NewDatabase, tmp_path: Path
) -> None:
    """Both would build the schema; one waits for the other, and both serve."""
    database = new_database("postgresql")
    _empty(database)
    async with BotApi() as api, several(tmp_path, database, api) as (_, them):
        starting = [asyncio.create_task(asyncio.to_thread(migrate.upgrade, database)) for _ in range(3)]
        await asyncio.gather(*starting)
        build_office(database)
        await asyncio.gather(*(each.start() for each in them))
        for each in them:
            await each.until(PROCESSES, 2)
        assert sorted([await each.metric(LEADING) for each in them], key=bool) == [0, 1]


async def test_a_process_that_keeps_its_files_elsewhere_is_refused_in_one_line(
    database: str, tmp_path: Path
) -> None:
    async with BotApi() as api, several(tmp_path, database, api, 1) as (_, them):
        await start(*them)
        async with several(tmp_path / "elsewhere", database, api, 1) as (_, strangers):
            await strangers[0].start()
            async with asyncio.timeout(PATIENCE):
                assert await strangers[0].ended() == 1
            told = strangers[0].log.strip().splitlines()
            assert len(told) == 1, told
            assert str(tmp_path / "elsewhere" / "data" / "files") in told[0]
        assert await them[0].metric(PROCESSES) == 1


def _empty(database: str) -> None:
    store = open_store(database)
    with store.writer.begin() as connection:
        connection.exec_driver_sql("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    store.close()


class Browser:
    """One browser of the web chat. The balancer leads each of its requests to any process: `at` says which."""

    def __init__(self, client: aiohttp.ClientSession) -> None:
        self._client = client

    async def posts(self, at: Process, path: str, **body: object) -> dict[str, object]:
        sent = {"client_id": uuid4().hex[:24], **body}
        address = f"http://127.0.0.1:{at.port}/chat/{path}"
        async with self._client.post(address, json=sent, headers={"X-Langnghe": "1"}) as answer:
            assert answer.status in {200, 202}, await answer.text()
            found: dict[str, object] = await answer.json()
            return found

    async def lines(self, at: Process) -> list[dict[str, object]]:
        async with self._client.get(f"http://127.0.0.1:{at.port}/chat/history") as answer:
            assert answer.status == 200
            found: list[dict[str, object]] = (await answer.json())["lines"]
            return found

    async def presses(self, at: Process, label: str) -> None:
        """The newest button with these words."""
        for line in reversed(await self.lines(at)):
            for row in line.get("choices", ()):  # type: ignore[attr-defined]
                for each in row:
                    if label in each["label"]:
                        await self.posts(at, "messages", choice=each["token"], message=line["id"])
                        return
        raise AssertionError(label)

    async def last(self, at: Process) -> str:
        return _words((await self.lines(at))[-1])


def _words(line: dict[str, object]) -> str:
    return "".join(run["t"] for run in line.get("text", ()))  # type: ignore[attr-defined]


@pytest.fixture
async def browser():
    jar = aiohttp.CookieJar(unsafe=True)  # cookies know no ports: one jar for all processes
    async with aiohttp.ClientSession(cookie_jar=jar, timeout=aiohttp.ClientTimeout(total=PATIENCE)) as client:
        yield Browser(client)


async def test_a_chat_goes_on_at_whatever_process_answers(database: str, tmp_path: Path, browser: Browser) -> None:
    async with BotApi() as api, several(tmp_path, database, api) as (_, them):
        await start(*them)
        one, other = them
        await browser.posts(one, "session", start="")
        seen = (await browser.lines(other))[-1]["id"]
        address = f"http://127.0.0.1:{one.port}/chat/events?after={seen}"
        async with browser._client.get(address) as stream:
            assert stream.status == 200
            await browser.posts(other, "messages", text="Đèn đường trước chợ hỏng ba hôm nay")
            heard = b""
            async with asyncio.timeout(PATIENCE):
                while "Đèn đường trước chợ" not in heard.decode("utf-8", "replace"):
                    heard += await stream.content.readany()
        await one.kill()
        assert any("Đèn đường trước chợ" in _words(line) for line in await browser.lines(other))


async def test_a_change_of_the_calendar_counts_in_every_process(
    database: str, tmp_path: Path, browser: Browser
) -> None:
    async with BotApi() as api, several(tmp_path, database, api) as (_, them):
        await start(*them)
        await browser.posts(them[0], "session", start="")
        await browser.presses(them[0], "Tôi đồng ý")
        await browser.posts(them[0], "messages", text="xã Lân Phong")
        before = [await _proposed(browser, each) for each in them]
        assert before[0] == before[1]
        in_books(database, _close_a_week, RealClock().now())
        async with asyncio.timeout(PATIENCE):
            while True:
                after = [await _proposed(browser, each) for each in them]
                if after[0] == after[1] != before[0]:
                    break
                await asyncio.sleep(0.5)
        assert after[0] > before[0]


async def _proposed(browser: Browser, at: Process) -> date:
    """The day until which an answer is promised on the card of a new report."""
    await browser.posts(at, "messages", text=f"Đường thôn {random.randrange(10**9)} có ổ gà sâu, xe máy hay ngã")
    words = await browser.last(at)
    days = [
        date(int(year), int(month), int(day)) for day, month, year in re.findall(r"(\d+)/(\d+)/(\d{4})", words)
    ]
    assert days, words
    return max(days)


def _close_a_week(work: Work) -> None:
    """An admin closes the office for the week after next."""
    person = Person(name="Quản trị", created_at=work.now)
    work.session.add(person)
    work.session.flush()
    grants.give(work, person.id, CHAIR, RoleKind.ADMIN)
    first = local_date(work.now) + timedelta(days=7)
    days = [first + timedelta(days=number) for number in range(14)]
    office_calendar.set_days(work, person.id, [DayRule(day, DayKind.OFF, "Nghỉ bão") for day in days])
