"""/metrics: who may read it, that it is true to the books, and that dashboard and alerts ask for what is there."""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import make_mocked_request
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import select

from langnghe.bot.channels.channel import Receive
from langnghe.bot.clock import SetClock
from langnghe.models import OutboxMessage
from langnghe.models.contract import Inbound, InputKind, SendOutcome, SendResult
from langnghe.services.work import Work
from langnghe.web import metrics
from langnghe.web.metrics import Metrics
from tests.conftest import NewDatabase
from tests.house import FRIDAY, RICH, PaperChannel
from tests.web.site import Site, serve

DEPLOY = Path(__file__).parents[2] / "deploy"
TOKEN = "a-token-of-the-office"


class ListenedTo(PaperChannel):
    """Paper that is listened to until the end, and answers what a test says."""

    async def listen(self, receive: Receive) -> None:
        await asyncio.Event().wait()


@pytest.fixture
def clock() -> SetClock:
    return SetClock(FRIDAY)


@pytest.fixture
def paper() -> ListenedTo:
    return ListenedTo("paper", RICH)


@pytest.fixture(params=["sqlite", "postgresql"])
async def office(
    request: pytest.FixtureRequest, new_database: NewDatabase, tmp_path: Path, paper: ListenedTo, clock: SetClock
) -> AsyncIterator[Site]:
    http = {"metrics_token": TOKEN}
    async with serve(new_database(request.param), tmp_path / "data", clock, [paper], http=http) as served:
        yield served


async def read(site: Site) -> str:
    async with aiohttp.ClientSession() as client, client.get(f"{site.url}/metrics") as response:
        assert response.status == 200
        return await response.text()


async def values(site: Site) -> dict[str, float]:
    """By name and labels as they are written: langnghe_overdue_now{clock="settle"}."""
    found = {}
    for family in text_string_to_metric_families(await read(site)):
        for each in family.samples:
            labels = ",".join(f'{name}="{value}"' for name, value in sorted(each.labels.items()))
            found[f"{each.name}{{{labels}}}" if labels else each.name] = each.value
    return found


def text(person: str, said: str) -> Inbound:
    return Inbound("paper", f"{person}-{said}", person, InputKind.TEXT, text=said, display_name="Lan")


# Who may read it ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sent", "token", "status"),
    [
        ({}, TOKEN, 404),
        ({"Authorization": f"Bearer {TOKEN}"}, TOKEN, 200),
        ({"Authorization": f"bearer  {TOKEN} "}, TOKEN, 200),
        ({"Authorization": f"Bearer {TOKEN}", "X-Forwarded-For": "10.0.0.9"}, TOKEN, 200),
        ({"Authorization": f"Bearer {TOKEN}x"}, TOKEN, 404),
        ({"Authorization": "Bearer "}, TOKEN, 404),
        ({"Authorization": f"Basic {TOKEN}"}, TOKEN, 404),
        ({"Authorization": "Bearer mã-bí-mật"}, TOKEN, 404),
        ({"Authorization": "Bearer "}, "", 404),
        ({"Authorization": "Bearer"}, "", 404),
    ],
)
async def test_another_machine_needs_the_token(site: Site, sent: dict[str, str], token: str, status: int) -> None:
    asked = Metrics(site.app.books, site.app, site.app.clock, _NoWalk(), token)  # type: ignore[arg-type]
    request = make_mocked_request("GET", "/metrics", headers=sent).clone(remote="10.0.0.7")
    if status == 404:
        with pytest.raises(web.HTTPNotFound):
            await asked.serve(request)
    else:
        assert (await asked.serve(request)).status == 200


class _NoWalk:
    def glance(self) -> int:
        return 0


async def test_a_token_that_could_be_guessed_is_no_setting() -> None:
    from langnghe.bot.config import ConfigError, in_force, settings_from

    office = {"name": "x", "province": "Quảng Ngãi"}
    with pytest.raises(ConfigError, match="16 to 256"):
        settings_from({"office": office, "http": {"metrics_token": "short"}}, {})
    settings = settings_from({"office": office, "http": {"metrics_token": TOKEN}}, {})
    assert dict(in_force(settings))["http.metrics_token"] == "***"


# What it says -------------------------------------------------------------------------------------------------


async def test_a_quiet_office_has_every_value_at_nothing(office: Site) -> None:
    found = await values(office)
    assert found["langnghe_books_reached"] == 1
    for name in (
        'langnghe_oldest_undelivered_seconds{channel="paper",priority="answer"}',
        'langnghe_oldest_undelivered_seconds{channel="paper",priority="broadcast"}',
        'langnghe_overdue_now{clock="settle"}',
        "langnghe_sweep_behind_seconds",
        "langnghe_dead_letters",
        "langnghe_failed_events",
        'langnghe_broadcasts{state="sending"}',
        'langnghe_broadcast_left{channel="paper"}',
        "langnghe_broadcast_stalled_seconds",
        "langnghe_tickets_without_clock",
    ):
        assert found[name] == 0, name


async def test_a_channel_is_up_when_it_says_ok(office: Site, paper: ListenedTo) -> None:
    up = 'langnghe_channel_up{channel="paper"}'
    assert (await values(office))[up] == 1
    for wrong in ("starting", "unauthorized", "unreachable"):
        paper.state = wrong
        assert (await values(office))[up] == 0
    paper.state = "ok"
    assert (await values(office))[up] == 1


async def test_an_answer_that_does_not_arrive_ages(office: Site, paper: ListenedTo, clock: SetClock) -> None:
    """Also while it waits for its next attempt, as an answer that is tried again does most of the time."""
    paper.answers["1"] = SendResult(SendOutcome.RETRY, reason="HTTP 502")
    await office.app.receiver.receive(text("1", "xin chào"))
    await asyncio.wait_for(_failed_once(office), 10)
    clock.move(timedelta(seconds=301))
    age = 'langnghe_oldest_undelivered_seconds{channel="paper",priority="answer"}'
    assert (await values(office))[age] >= 301
    assert (await values(office))["langnghe_dead_letters"] == 0


async def _failed_once(site: Site) -> None:
    def tried(work: Work) -> int:
        return work.session.scalar(select(OutboxMessage.attempts).order_by(OutboxMessage.attempts.desc())) or 0

    while not await site.asks(tried):  # noqa: ASYNC110 - the courier is another task
        await asyncio.sleep(0.02)


async def test_a_lane_s_wait_is_counted(office: Site) -> None:
    before = (await values(office))["langnghe_lane_wait_seconds_count"]
    await office.app.receiver.receive(text("2", "xin chào"))
    after = await values(office)
    assert after["langnghe_lane_wait_seconds_count"] > before
    assert after['langnghe_lane_wait_seconds_bucket{le="10.0"}'] <= after["langnghe_lane_wait_seconds_count"]


async def test_books_out_of_reach_leave_the_rest(
    office: Site, paper: ListenedTo, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def gone(_question: object) -> None:
        raise ConnectionError

    with monkeypatch.context() as patched:
        patched.setattr(office.app.books, "read", gone)
        found = await values(office)
        assert found["langnghe_books_reached"] == 0
        assert 'langnghe_channel_up{channel="paper"}' in found
        assert "langnghe_dead_letters" not in found
    assert (await values(office))["langnghe_books_reached"] == 1


async def test_slow_books_are_not_waited_for_and_asked_once(office: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = 0
    go_on = asyncio.Event()

    async def slow(_question: object) -> Any:
        nonlocal asked
        asked += 1
        await go_on.wait()

    monkeypatch.setattr(metrics, "PATIENCE", 0.02)
    own = Metrics(_Reading(slow), office.app, office.app.clock, _NoWalk(), "")  # type: ignore[arg-type]
    request = make_mocked_request("GET", "/metrics").clone(remote="127.0.0.1")
    told = await asyncio.gather(*(own.serve(request) for _ in range(3)))
    assert [b"langnghe_books_reached 0.0" in each.body for each in told] == [True] * 3  # type: ignore[operator]
    assert asked == 1
    go_on.set()


class _Reading:
    def __init__(self, read: Any) -> None:
        self.read = read


# Dashboard and alerts -----------------------------------------------------------------------------------------


def dashboard() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((DEPLOY / "grafana" / "langnghe.json").read_text("utf-8"))
    return found


def rules() -> str:
    return (DEPLOY / "prometheus" / "rules.yml").read_text("utf-8")


def asked_for() -> set[str]:
    expressions = re.findall(r"^ *expr: (.*)$", rules(), re.MULTILINE)
    assert len(expressions) >= 7
    panels = [each for panel in dashboard()["panels"] for each in panel.get("targets", ())]
    expressions += [each["expr"] for each in panels]
    expressions += [each.get("definition", "") for each in dashboard()["templating"]["list"]]
    return {name for each in expressions for name in re.findall(r"\b(?:langnghe|process)_[a-z_]+", each)}


async def test_dashboard_and_alerts_ask_for_what_the_process_tells(office: Site, paper: ListenedTo) -> None:
    await office.app.receiver.receive(text("3", "xin chào"))
    await asyncio.wait_for(office.app.couriers["paper"].drained(), 10)
    told = {name.partition("{")[0] for name in await values(office)}
    assert asked_for() - told == set()
    assert asked_for() > {"langnghe_oldest_undelivered_seconds", "langnghe_lane_wait_seconds_bucket"}


def test_the_dashboard_can_be_taken_up_anywhere() -> None:
    made = dashboard()
    assert made["id"] is None
    assert made["schemaVersion"] >= 41
    variables = {each["name"]: each["type"] for each in made["templating"]["list"]}
    assert variables["datasource"] == "datasource"
    ids = [panel["id"] for panel in made["panels"]]
    assert len(ids) == len(set(ids))
    for panel in made["panels"]:
        if panel["type"] != "row":
            assert panel["datasource"]["uid"] == "${datasource}"
            assert panel["targets"], panel["title"]


def test_shared_values_are_never_added_up_over_processes() -> None:
    shared = {"oldest_undelivered_seconds", "overdue_now", "dead_letters", "failed_events", "broadcast_left"}
    expressions = rules() + json.dumps(dashboard(), ensure_ascii=False)
    assert not re.findall(rf"sum(?: by \([^)]*\))? ?\(langnghe_(?:{'|'.join(shared)})", expressions)


def test_the_rules_are_rules() -> None:
    yaml = pytest.importorskip("yaml")
    (group,) = yaml.safe_load(rules())["groups"]
    for rule in group["rules"]:
        assert set(rule) >= {"alert", "expr", "labels", "annotations"}
        assert rule["labels"]["severity"] in {"critical", "warning"}
        assert " / " in rule["annotations"]["summary"]  # Vietnamese, then English
