"""config.toml: every mistake at once, secrets never shown, the environment on top."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from langnghe.bot.config import ConfigError, Settings, in_force, load, settings_from
from langnghe.locales.texts import AllTexts

EXAMPLE = Path(__file__).parents[2] / "config.example.toml"
OFFICE = {"name": "UBND tỉnh Quảng Ngãi", "province": "Quảng Ngãi"}


@pytest.fixture(autouse=True)
def no_settings_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    for name in [name for name in os.environ if name.startswith("LANGNGHE_")]:
        monkeypatch.delenv(name)


def mistakes_of(data: dict[str, Any], environ: dict[str, str] | None = None) -> dict[str, str]:
    with pytest.raises(ConfigError) as caught:
        settings_from(data, environ or {})
    lines = caught.value.lines(AllTexts()["en"])
    return dict(zip([mistake.key for mistake in caught.value.mistakes], lines, strict=True))


def every_key() -> set[str]:
    keys = set()
    for name, info in Settings.model_fields.items():
        section = info.annotation
        if isinstance(section, type) and issubclass(section, BaseModel):
            keys |= {f"{name}.{key}" for key in section.model_fields}
        else:
            keys.add(name)
    return keys


def test_the_example_is_a_configuration_as_it_stands() -> None:
    settings = load(EXAMPLE)
    assert settings.office.province == "Quảng Ngãi"
    assert settings.database_url == f"sqlite:///{EXAMPLE.parent / 'data' / 'langnghe.db'}"


def test_the_example_explains_every_key_with_the_value_that_holds_without_it() -> None:
    uncommented = re.sub(r"^# (\w+ = .*)$", r"\1", EXAMPLE.read_text("utf-8"), flags=re.MULTILINE)
    data = tomllib.loads(uncommented)
    mentioned = {f"{s}.{k}" for s, held in data.items() if isinstance(held, dict) for k in held} | {
        key for key, held in data.items() if not isinstance(held, dict)
    }
    assert mentioned == every_key()
    shown = {"office.commune", "office.texts_dir"}  # examples of what could stand there
    defaults = dict(in_force(settings_from({"office": OFFICE}, {})))
    for section, held in data.items():
        for key, value in held.items() if isinstance(held, dict) else ():
            if f"{section}.{key}" not in shown and section != "office" and key != "url":
                said = str(value).lower() if isinstance(value, bool) else str(value)
                assert defaults[f"{section}.{key}"].strip('"') == said, f"{section}.{key}"


def test_every_mistake_is_told_at_once_with_key_value_and_what_is_expected() -> None:
    found = mistakes_of(
        {
            "offise": {},
            "office": {"province": "Quảng Ngãi", "reopen_days": "x", "nam": "y"},
            "http": {"port": 99999, "public_url": "example.org"},
            "telegram": {"mode": "webhok"},
            "log": {"level": 3},
        },
        {"LANGNGHE_WEBCHAT__ENABLED": "maybe"},
    )
    assert found["offise"].startswith("offise: no such key (did you mean office")  # nothing is ignored silently
    assert found["office.name"].startswith("office.name: missing; expected a line of text")
    assert found["office.nam"].startswith("office.nam: no such key (did you mean office.name?)")
    assert found["office.reopen_days"] == 'office.reopen_days = "x": expected a whole number from 1 to 365'
    assert found["http.port"] == "http.port = 99999: expected a whole number from 0 to 65535"
    assert 'http.public_url = "example.org": expected an address that begins' in found["http.public_url"]
    assert found["telegram.mode"] == 'telegram.mode = "webhok": expected one of "polling", "webhook"'
    assert found["log.level"] == 'log.level = 3: expected one of "debug", "info", "warning", "error"'
    assert (
        found["webchat.enabled"] == 'webchat.enabled = "maybe" (LANGNGHE_WEBCHAT__ENABLED): expected true or false'
    )
    assert len(found) == 9


@pytest.mark.parametrize("hour", ["12:00", "18:30", "07:30Z"])
def test_the_digest_of_the_morning_is_before_noon(hour: str) -> None:
    found = mistakes_of({"office": OFFICE | {"digest_at": hour}}, {})
    assert found["office.digest_at"] == f'office.digest_at = "{hour}": expected a time before noon, like "07:30"'


def test_a_time_of_the_day_is_asked_for_as_one() -> None:
    found = mistakes_of({"office": OFFICE | {"quiet_from": "tối", "digest_at": "sáng"}}, {})
    assert found["office.quiet_from"].endswith('expected a time of the day, like "07:30"')
    assert found["office.digest_at"].endswith('expected a time of the day, like "07:30"')


def test_the_mistakes_can_be_read_in_vietnamese() -> None:
    with pytest.raises(ConfigError) as caught:
        settings_from({"office": OFFICE | {"reopen_days": 0}}, {})
    assert caught.value.lines(AllTexts()["vi"]) == ["office.reopen_days = 0: cần một số nguyên từ 1 đến 365"]


@pytest.mark.parametrize(
    ("office", "said"),
    [
        ({"province": "Quãng Ngải"}, None),
        ({"province": "kon tum"}, None),
        ({"province": "Quang Nga"}, "Quảng Ngãi"),
        ({"province": "Atlantis"}, "one of the 34 provinces"),
        ({"province": "Quảng Ngãi", "commune": "22849"}, "not both"),
        ({"province": "", "commune": ""}, "not both"),
        ({"commune": "22849"}, None),
        ({"commune": "99999"}, "five-digit code"),
        ({"commune": "xã Lân Phong"}, "21433"),
    ],
)
def test_the_place_must_be_one_of_the_official_lists(office: dict[str, str], said: str | None) -> None:
    data = {"office": {"name": "x"} | office}
    if said is None:
        assert settings_from(data, {}).office.name == "x"
    else:
        (line,) = mistakes_of(data).values()
        assert said in line


def test_secrets_are_never_shown() -> None:
    token, secret, password = "8471:AAverysecret", "short-secret", "hunter2"
    found = mistakes_of(
        {
            "office": OFFICE,
            "telegram": {"token": f"{token}!", "webhook_secret": secret},
            "database": {"url": f"mysql://u:{password}@h/x"},
        }
    )
    assert len(found) == 3
    said = "\n".join(found.values())
    assert token not in said
    assert secret not in said
    assert password not in said
    settings = settings_from(
        {
            "office": OFFICE,
            "telegram": {"token": token, "webhook_secret": "s" * 20},
            "database": {"url": f"postgresql://u:{password}@h/x"},
        },
        {},
    )
    shown = str(in_force(settings)) + repr(settings.telegram)
    assert token not in shown
    assert "s" * 20 not in shown
    assert password not in shown
    assert dict(in_force(settings))["telegram.token"] == "***"


def test_the_environment_wins_and_a_lost_underscore_is_noticed() -> None:
    settings = settings_from(
        {"office": OFFICE, "http": {"port": 1}},
        {"LANGNGHE_HTTP__PORT": "9000", "LANGNGHE_TELEGRAM__TOKEN": "1:abc", "LANGNGHE_LANG": "vi"},
    )
    assert settings.http.port == 9000
    assert settings.http.public_url == "http://127.0.0.1:9000"
    assert settings.telegram.token.get_secret_value() == "1:abc"
    found = mistakes_of({"office": OFFICE}, {"LANGNGHE_TELEGRAM_TOKEN": "1:abc", "LANGNGHE_LOG__LEVL": "info"})
    assert "did you mean LANGNGHE_TELEGRAM__TOKEN?" in found["LANGNGHE_TELEGRAM_TOKEN"]
    assert "did you mean log.level?" in found["LANGNGHE_LOG__LEVL"]
    assert "1:abc" not in str(found)


def test_a_webhook_needs_a_secret_and_https() -> None:
    webhook = {"mode": "webhook", "token": "1:abc"}
    found = mistakes_of({"office": OFFICE, "telegram": webhook})
    assert set(found) == {"telegram.webhook_secret", "http.public_url"}
    own = webhook | {"webhook_secret": "x" * 16, "api_base": "http://127.0.0.1:8081"}
    assert settings_from({"office": OFFICE, "telegram": own}, {}).telegram.mode == "webhook"


def test_without_any_channel_nobody_could_be_heard() -> None:
    found = mistakes_of({"office": OFFICE, "webchat": {"enabled": False}})
    assert "at least one channel" in found["webchat.enabled"]
    telegram_only = {"office": OFFICE, "webchat": {"enabled": False}, "telegram": {"token": "1:abc"}}
    assert not settings_from(telegram_only, {}).webchat.enabled


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "postgresql://h", "nonsense", "file.db"])
def test_a_database_that_would_forget_or_is_none_is_refused(url: str) -> None:
    assert "database.url" in mistakes_of({"office": OFFICE, "database": {"url": url}})


def test_relative_paths_are_beside_the_file(tmp_path: Path) -> None:
    (tmp_path / "words").mkdir()
    file = tmp_path / "config.toml"
    file.write_text(
        'data_dir = "kept"\n[office]\nname = "x"\ncommune = "22849"\ntexts_dir = "words"\n'
        '[database]\nurl = "sqlite:///kept/books.db"\n',
        "utf-8",
    )
    settings = load(file)
    assert settings.data_dir == tmp_path / "kept"
    assert settings.office.texts_dir == tmp_path / "words"
    assert settings.database_url == f"sqlite:///{tmp_path}/kept/books.db"


def test_a_file_that_is_none_or_no_toml_says_so(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such file"):
        load(tmp_path / "none.toml")
    with pytest.raises(ConfigError, match="cannot be read"):
        load(tmp_path)
    (tmp_path / "bad.toml").write_text("[office\n", "utf-8")
    with pytest.raises(ConfigError, match="not readable as TOML"):
        load(tmp_path / "bad.toml")
    (tmp_path / "bad.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigError, match="not readable as TOML"):
        load(tmp_path / "bad.toml")
