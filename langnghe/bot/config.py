"""config.toml -> Settings. The environment wins (LANGNGHE_TELEGRAM__TOKEN); secrets are masked everywhere.

Every key is explained in config.example.toml.
"""

import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def _database_url(url: str) -> str:
    if not url:
        return url
    try:
        backend = make_url(url).get_backend_name()
    except ArgumentError:
        backend = ""
    if backend not in {"sqlite", "postgresql"}:
        raise ValueError("a database address like sqlite:///data/langnghe.db or postgresql://user@host/name")
    return url


def _web_address(url: str) -> str:
    if not url.startswith(("http://", "https://")):
        raise ValueError("an address that begins with http:// or https://")
    return url.rstrip("/")


def _path(path: str) -> str:
    if not path.startswith("/"):
        raise ValueError("a path that begins with /")
    return path


WebAddress = Annotated[str, AfterValidator(_web_address)]


class Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class OfficeSection(Section):
    name: str = Field(min_length=1, description="a name of at least one character")
    province: str = ""
    commune: str = ""
    contact: str = ""
    reopen_days: int = Field(15, ge=1, le=365)
    urge_days: int = Field(2, ge=0, le=60)
    culture_day: bool = True
    texts_dir: Path | None = None

    @model_validator(mode="after")
    def one_place(self) -> "OfficeSection":
        if bool(self.province) == bool(self.commune):
            raise ValueError("either `province` (a name) or `commune` (a code), and not both")
        return self


class DatabaseSection(Section):
    url: Annotated[str, AfterValidator(_database_url)] = ""
    lanes: int = Field(4, ge=1, le=64)


class HttpSection(Section):
    host: str = "127.0.0.1"
    port: int = Field(8080, ge=0, le=65535)
    public_url: WebAddress = "http://127.0.0.1:8080"
    trust_proxy: bool = False


class TelegramSection(Section):
    token: SecretStr = SecretStr("")
    api_base: WebAddress = "https://api.telegram.org"
    mode: Literal["polling", "webhook"] = "polling"
    webhook_path: Annotated[str, AfterValidator(_path)] = "/telegram"
    webhook_secret: SecretStr = SecretStr("")
    messages_per_second: float = Field(28.0, ge=0)

    @model_validator(mode="after")
    def webhook_is_guarded(self) -> "TelegramSection":
        if self.mode == "webhook" and len(self.webhook_secret.get_secret_value()) < 16:
            raise ValueError("`webhook_secret` of at least 16 characters when mode is webhook")
        return self


class WebchatSection(Section):
    enabled: bool = True
    session_days: int = Field(180, ge=1, le=730)


class FilesSection(Section):
    max_mb: int = Field(20, ge=1, le=50)


class LogSection(Section):
    level: Literal["debug", "info", "warning", "error"] = "info"
    format: Literal["console", "json"] = "json"


class Settings(BaseSettings):
    """All settings. A relative `data_dir` is beside the file it was read from."""

    model_config = SettingsConfigDict(
        env_prefix="LANGNGHE_",
        env_nested_delimiter="__",
        extra="forbid",
        frozen=True,
        hide_input_in_errors=True,
    )

    data_dir: Path = Path("data")
    office: OfficeSection
    database: DatabaseSection = DatabaseSection()
    http: HttpSection = HttpSection()
    telegram: TelegramSection = TelegramSection()
    webchat: WebchatSection = WebchatSection()
    files: FilesSection = FilesSection()
    log: LogSection = LogSection()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003 - pydantic's signature
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        # The file's content comes as init values; the environment overrides it.
        return env_settings, init_settings

    @property
    def database_url(self) -> str:
        return self.database.url or f"sqlite:///{self.data_dir / 'langnghe.db'}"


class ConfigError(Exception):
    """One or more mistakes; `mistakes` are lines of "key = value: what is expected"."""

    def __init__(self, mistakes: list[str]) -> None:
        super().__init__("\n".join(mistakes))
        self.mistakes = mistakes


def load(file: Path) -> Settings:
    """Settings from `file`; every mistake of it at once in `ConfigError`."""
    try:
        data = tomllib.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        raise ConfigError([f"{file}: no such file; copy config.example.toml and change it"]) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError([f"{file}: not readable as TOML: {error}"]) from None
    data["data_dir"] = file.parent / data.get("data_dir", "data")
    return settings_from(data)


def settings_from(data: dict[str, Any]) -> Settings:
    """Settings from plain values, the environment winning."""
    try:
        return Settings(**data)
    except ValidationError as error:
        raise ConfigError([_mistake(data, found) for found in error.errors(include_url=False)]) from None


def _mistake(data: dict[str, Any], found: Any) -> str:
    key = ".".join(str(part) for part in found["loc"])
    if found["type"] == "extra_forbidden":
        return f"{key}: no such key; see config.example.toml for the keys there are"
    if found["type"] == "missing":
        return f"{key}: missing; it must be given"
    return f"{key} = {_shown(data, found['loc'])}: expected {found['msg'].removeprefix('Value error, ')}"


def _shown(data: Any, where: tuple[Any, ...]) -> str:
    for part in where:
        if not isinstance(data, dict) or part not in data:
            return "(from the environment)"
        data = data[part]
    secret = any(word in str(where[-1]) for word in ("token", "secret", "url")) if where else False
    return "(hidden)" if secret else repr(data) if not isinstance(data, dict) else "(this section)"
