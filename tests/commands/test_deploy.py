"""What is in deploy/ fits the program: its settings, its commands, its times."""

import re
from pathlib import Path

import pytest

from langnghe.bot import app, cli
from langnghe.bot.channels.telegram import LAST_BATCH
from langnghe.bot.config import OTHER_VARIABLES, PREFIX, FilesSection, Settings, settings_from
from langnghe.bot.config_mistakes import unknown_variables
from langnghe.web.uploads import AROUND

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
COMPOSE = (DEPLOY / "compose.yaml").read_text("utf-8")
CADDY = (DEPLOY / "Caddyfile").read_text("utf-8")
UNIT = (DEPLOY / "langnghe.service").read_text("utf-8")
EXAMPLE = (DEPLOY / ".env.example").read_text("utf-8")
#: How long an orderly end may take: the last batch of a poll, requests under way, messages in memory.
LONGEST_END = LAST_BATCH + app.LAST_REQUESTS + app.LAST_DELIVERY
GIVEN = {
    "DOMAIN": "langnghe.quangngai.gov.vn",
    "ACME_EMAIL": "quantri@quangngai.gov.vn",
    "POSTGRES_PASSWORD": "0123456789abcdef",
    "TELEGRAM_TOKEN": "123456:ABC-def",
    "TELEGRAM_WEBHOOK_SECRET": "0123456789abcdef01234567",
}


def service(name: str) -> str:
    """One block of compose.yaml, by its key, without its comments."""
    found = re.search(rf"^( {{0,2}}){re.escape(name)}:.*\n((?:\1 +.*\n|\s*\n)*)", COMPOSE, re.MULTILINE)
    assert found, name
    return re.sub(r"^ *#.*\n", "", found[0], flags=re.MULTILINE)


@pytest.mark.parametrize(
    "file", [*sorted(each for each in DEPLOY.iterdir() if each.is_file()), ROOT / "docs" / "deploying.md"], ids=str
)
def test_every_variable_named_is_a_setting(file: Path) -> None:
    named = set(re.findall(rf"\b{PREFIX}[A-Z_]+[A-Z]\b", file.read_text("utf-8")))
    assert unknown_variables(Settings, dict.fromkeys(named, ""), PREFIX, OTHER_VARIABLES) == []


def test_what_compose_gives_the_office_is_a_configuration_without_mistakes() -> None:
    pairs = re.findall(rf'^ +({PREFIX}\w+): "(.*)"$', service("x-office"), re.MULTILINE)
    environ = {key: re.sub(r"\$\{(\w+):[?-][^}]*\}", lambda found: GIVEN[found[1]], value) for key, value in pairs}
    settings = settings_from({"office": {"name": "UBND tỉnh Quảng Ngãi", "province": "Quảng Ngãi"}}, environ)
    assert settings.database_url == "postgresql://langnghe:0123456789abcdef@database/langnghe"
    assert settings.http.trust_proxy
    assert settings.http.public_url == "https://langnghe.quangngai.gov.vn"
    assert (settings.telegram.mode, settings.telegram.token.get_secret_value()) == ("webhook", "123456:ABC-def")
    without = settings_from(
        {"office": {"name": "UBND tỉnh Quảng Ngãi", "province": "Quảng Ngãi"}},
        environ | {"LANGNGHE_TELEGRAM__TOKEN": ""},
    )
    assert not without.telegram.token.get_secret_value()


def test_every_value_that_is_asked_for_is_in_the_example() -> None:
    asked = set(re.findall(r"\$\{(\w+)", COMPOSE)) | set(re.findall(r"\{\$(\w+)\}", CADDY))
    assert asked == set(re.findall(r"^(\w+)=", EXAMPLE, re.MULTILINE)) == set(GIVEN)


def test_only_the_proxy_is_reached_from_outside() -> None:
    assert "ports:" in service("proxy")
    assert COMPOSE.count("ports:") == 1
    assert "networks: [inside]" in service("database")
    assert "internal: true" in service("inside")
    assert re.search(r"^\t@inside path /metrics /healthz\n\trespond @inside 404$", CADDY, re.MULTILINE)


def test_the_proxy_knows_every_office_and_each_listens_where_it_knocks() -> None:
    offices = re.findall(r"^  (office-\w+):\n    <<: \*office$", COMPOSE, re.MULTILINE)
    line = re.search(r"reverse_proxy (.*) \{", CADDY)
    assert line
    assert line[1].split() == [f"{each}:8080" for each in offices]
    assert len(offices) >= 2
    dockerfile = (DEPLOY / "Dockerfile").read_text("utf-8")
    assert "LANGNGHE_HTTP__HOST=0.0.0.0" in dockerfile
    assert "EXPOSE 8080" in dockerfile
    assert Settings.model_validate({"office": {"name": "x"}}).http.port == 8080


def test_files_fit_through_the_proxy() -> None:
    most = next(each.le for each in FilesSection.model_fields["max_mb"].metadata if hasattr(each, "le"))
    limit = re.search(r"max_size (\d+)MB", CADDY)
    assert limit
    assert int(limit[1]) * 1_000_000 > most * 2**20 + AROUND


def test_who_stops_it_waits_until_all_is_said() -> None:
    grace = re.search(r"stop_grace_period: (\d+)s", service("x-office"))
    stop = re.search(r"^TimeoutStopSec=(\d+)$", UNIT, re.MULTILINE)
    assert grace
    assert stop
    assert min(int(grace[1]), int(stop[1])) > LONGEST_END


def test_the_commands_are_commands() -> None:
    start = re.search(r"^ExecStart=\S+/langnghe (\w+) --config /etc/langnghe/config.toml$", UNIT, re.MULTILINE)
    init = re.search(r'command: \["(\w+)"\]', service("init"))
    served = re.search(r'^CMD \["(\w+)"\]$', (DEPLOY / "Dockerfile").read_text("utf-8"), re.MULTILINE)
    assert start
    assert init
    assert served
    assert {start[1], init[1], served[1]} == {"serve", "init"}
    assert {start[1], init[1]} <= set(cli.COMMANDS)
