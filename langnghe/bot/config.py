"""config.toml -> Settings. The environment wins (LANGNGHE_TELEGRAM__TOKEN); secrets are masked everywhere.

Every key is explained in config.example.toml. Relative paths of the file are beside the file.
"""

import os
import re
import tomllib
from collections.abc import Mapping
from datetime import time
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr, ValidationError, model_validator
from pydantic_core import PydanticCustomError
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from langnghe.bot.config_checks import BOT_API, together
from langnghe.bot.config_mistakes import ConfigError, Mistake, found_by_pydantic, unknown_variables
from langnghe.services.work import NOON

__all__ = ["ConfigError", "Settings", "in_force", "load", "settings_from"]

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
PREFIX = "LANGNGHE_"
#: Variables with our prefix that are no settings: the language of the command line.
OTHER_VARIABLES = frozenset({"LANGNGHE_LANG"})


def _database_url(url: str) -> str:
    if not url:
        return url
    try:
        parsed = make_url(url)
        backend, database = parsed.get_backend_name(), parsed.database
    except ArgumentError:
        backend, database = "", None
    if backend not in {"sqlite", "postgresql"} or not database or database == ":memory:":
        raise PydanticCustomError("database_url", "a database address")
    return url


def _web_address(url: str) -> str:
    if not re.fullmatch(r"https?://[^\s/?#]+(/[^\s?#]*)?", url):
        raise PydanticCustomError("web_address", "an address that begins with http:// or https://")
    return url.rstrip("/")


def _path(path: str) -> str:
    if not re.fullmatch(r"/[^\s?#]+", path):
        raise PydanticCustomError("web_path", "a path that begins with /")
    return path


def _token(token: SecretStr) -> SecretStr:
    if not re.fullmatch(r"(\d+:[\w-]+)?", token.get_secret_value(), re.ASCII):
        raise PydanticCustomError("bot_token", "a token as @BotFather gives it")
    return token


def _webhook_secret(secret: SecretStr) -> SecretStr:
    # https://core.telegram.org/bots/api#setwebhook; shorter than 16 could be guessed.
    if not re.fullmatch(r"([A-Za-z0-9_-]{16,256})?", secret.get_secret_value()):
        raise PydanticCustomError("webhook_secret", "16 to 256 letters, digits, _ or -")
    return secret


def _metrics_token(token: SecretStr) -> SecretStr:
    # It stands in a header: https://www.rfc-editor.org/rfc/rfc6750#section-2.1. Shorter than 16 could be guessed.
    if not re.fullmatch(r"([A-Za-z0-9._~+/=-]{16,256})?", token.get_secret_value()):
        raise PydanticCustomError("metrics_token", "16 to 256 letters, digits or . _ ~ + / = -")
    return token


def _morning(moment: time) -> time:
    # What has not been sent by noon is not sent any more on that day. Vietnam has one zone: none is named.
    if moment.tzinfo is not None or moment >= NOON:
        raise PydanticCustomError("morning", "a time before noon")
    return moment


def _existing(folder: Path | None) -> Path | None:
    if folder is not None and not folder.is_dir():
        raise PydanticCustomError("existing_folder", "a folder that exists")
    return folder


WebAddress = Annotated[str, AfterValidator(_web_address)]


class Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class OfficeSection(Section):
    name: str = Field(min_length=1, max_length=200)
    province: str = ""
    commune: str = ""
    contact: str = Field("", max_length=300)
    reopen_days: int = Field(15, ge=1, le=365)
    urge_days: int = Field(2, ge=0, le=60)
    pause_days: int = Field(5, ge=0, le=60)
    extend_times: int = Field(1, ge=0, le=5)
    extend_days: int = Field(20, ge=1, le=90)
    escalate_days: int = Field(2, ge=1, le=30)
    red_line_days: int = Field(45, ge=11, le=365)
    red_line_warn_days: int = Field(5, ge=0, le=10)
    quiet_from: time = time(21)
    quiet_until: time = time(7)
    digest_at: Annotated[time, AfterValidator(_morning)] = time(7, 30)
    culture_day: bool = True
    texts_dir: Annotated[Path | None, AfterValidator(_existing)] = None


class DatabaseSection(Section):
    url: Annotated[str, AfterValidator(_database_url)] = ""
    lanes: int = Field(2, ge=1, le=64)


class HttpSection(Section):
    host: str = Field("127.0.0.1", min_length=1)
    port: int = Field(8080, ge=0, le=65535)
    public_url: WebAddress = "http://127.0.0.1:8080"
    trust_proxy: bool = False
    metrics_token: Annotated[SecretStr, AfterValidator(_metrics_token)] = SecretStr("")

    @model_validator(mode="before")
    @classmethod
    def reached_where_it_listens(cls, data: Any) -> Any:
        """Without a `public_url` people reach it on this machine, on the port that was chosen."""
        port = data.get("port") if isinstance(data, dict) else None
        if port is None or "public_url" in data or not str(port).isdecimal():
            return data
        return {**data, "public_url": f"http://127.0.0.1:{port}"}


class TelegramSection(Section):
    token: Annotated[SecretStr, AfterValidator(_token)] = SecretStr("")
    username: str = Field("", pattern=r"^([A-Za-z0-9_]{3,32})?$")
    api_base: WebAddress = BOT_API
    mode: Literal["polling", "webhook"] = "polling"
    webhook_path: Annotated[str, AfterValidator(_path)] = "/telegram"
    webhook_secret: Annotated[SecretStr, AfterValidator(_webhook_secret)] = SecretStr("")
    messages_per_second: float = Field(29.5, ge=0, le=10_000)
    chat_messages_per_second: float = Field(1.0, ge=0, le=100)
    group_messages_per_minute: float = Field(20.0, ge=0, le=6000)


class WebchatSection(Section):
    enabled: bool = True
    session_days: int = Field(180, ge=1, le=730)


class FilesSection(Section):
    max_mb: int = Field(20, ge=1, le=50)


class LogSection(Section):
    level: Literal["debug", "info", "warning", "error"] = "info"
    format: Literal["console", "json"] = "json"


class Settings(Section):
    """All settings, checked. Made by `load` and `settings_from`, which also check keys against each other."""

    data_dir: Path = Path("data")
    office: OfficeSection
    database: DatabaseSection = DatabaseSection()
    http: HttpSection = HttpSection()
    telegram: TelegramSection = TelegramSection()
    webchat: WebchatSection = WebchatSection()
    files: FilesSection = FilesSection()
    log: LogSection = LogSection()

    @property
    def database_url(self) -> str:
        return self.database.url or f"sqlite:///{self.data_dir / 'langnghe.db'}"


def load(file: Path) -> Settings:
    """Settings from `file`; every mistake of it at once in `ConfigError`."""
    try:
        data = tomllib.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        raise ConfigError([Mistake(str(file), problem="config-no-file")]) from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ConfigError([Mistake(str(file), problem="config-unreadable", params={"reason": reason})]) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError([Mistake(str(file), problem="config-no-toml", params={"reason": str(error)})]) from None
    return settings_from(_beside(file.parent, data))


def settings_from(data: Mapping[str, Any], environ: Mapping[str, str] | None = None) -> Settings:
    """Settings from plain values, the environment winning. Raises `ConfigError` with every mistake."""
    environ = os.environ if environ is None else environ
    merged, from_environment = _with_environment(data, environ)
    mistakes = unknown_variables(Settings, environ, PREFIX, OTHER_VARIABLES)
    try:
        settings = Settings.model_validate(merged)
    except ValidationError as error:
        mistakes += [
            found_by_pydantic(Settings, merged, from_environment, found)
            for found in error.errors(include_url=False, include_input=False)
        ]
        settings = None
    mistakes += together(merged, {mistake.key for mistake in mistakes})
    if mistakes or settings is None:
        raise ConfigError(mistakes)
    return settings


def in_force(settings: Settings) -> list[tuple[str, str]]:
    """Every key with the value in force, secrets masked ("***" where set)."""
    lines = [("data_dir", str(settings.data_dir))]
    for name, section in settings:
        if isinstance(section, Section):
            lines += [(f"{name}.{key}", _masked(value)) for key, value in section]
    shown = dict(lines)
    shown["database.url"] = make_url(settings.database_url).render_as_string(hide_password=True)
    return list(shown.items())


def _masked(value: Any) -> str:
    if isinstance(value, SecretStr):
        return "***" if value.get_secret_value() else '""'
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, (str, Path)) else '""' if value is None else str(value)


# Where values come from ---------------------------------------------------------------------------------------


def _beside(folder: Path, data: dict[str, Any]) -> dict[str, Any]:
    """The file's relative paths, taken from the file's own folder."""
    made = dict(data)
    if isinstance(made.get("data_dir", "data"), str):
        made["data_dir"] = folder / made.get("data_dir", "data")
    office, database = made.get("office"), made.get("database")
    if isinstance(office, dict) and isinstance(texts := office.get("texts_dir"), str) and texts:
        made["office"] = {**office, "texts_dir": folder / texts}
    if isinstance(database, dict) and isinstance(url := database.get("url"), str):
        relative = re.fullmatch(r"sqlite:///(?!/)(.+)", url)
        if relative and relative[1] != ":memory:":
            made["database"] = {**database, "url": f"sqlite:///{folder / relative[1]}"}
    return made


def _with_environment(
    data: Mapping[str, Any], environ: Mapping[str, str]
) -> tuple[dict[str, Any], dict[str, str]]:
    """`data` with the environment's values over it, and which key came from which variable."""
    merged = {key: dict(value) if isinstance(value, dict) else value for key, value in data.items()}
    origin: dict[str, str] = {}
    for variable, value in environ.items():
        if not variable.startswith(PREFIX) or variable in OTHER_VARIABLES:
            continue
        section, _, key = variable.removeprefix(PREFIX).lower().partition("__")
        if not key and section == "data_dir":
            merged["data_dir"] = value
        elif key and isinstance(merged.get(section, {}), dict):
            merged.setdefault(section, {})[key] = value
        else:
            continue
        origin[f"{section}.{key}" if key else section] = variable
    return merged, origin
