"""Mistakes of a configuration: which key, what stands there (never a secret), and what is expected instead."""

import difflib
import types
import typing
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import time
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, SecretStr
from pydantic.fields import FieldInfo

from langnghe.locales.texts import AllTexts, Texts

#: Keys whose values are never shown; a database's address may hold a password.
SECRET = frozenset({"telegram.token", "telegram.webhook_secret", "database.url", "http.metrics_token"})


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake. `problem` is a message key of cli.ftl: what is expected, or what is wrong."""

    key: str
    shown: str = ""
    """The value as it may be shown; empty where there is none."""
    problem: str = "config-expects-given"
    params: Mapping[str, Any] = field(default_factory=dict)

    def line(self, texts: Texts) -> str:
        """One line of plain text: key, value, and what is expected."""
        named = "yes" if self.params.get("nearest") else "no"
        what = texts.label(self.problem, name=self.key, named=named, **self.params)
        if not self.problem.startswith("config-expects-"):
            return f"{self.key}: {what}"
        if not self.shown:
            return texts.label("config-missing", name=self.key, what=what)
        return texts.label("config-mistake", name=self.key, value=self.shown, what=what)


class ConfigError(Exception):
    """One or more mistakes. `str()` gives a line for each, in English."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__(self.mistakes)

    def __str__(self) -> str:
        return "\n".join(self.lines(AllTexts()["en"]))

    def lines(self, texts: Texts) -> list[str]:
        return [mistake.line(texts) for mistake in self.mistakes]


def found_by_pydantic(
    settings: type[BaseModel], merged: Mapping[str, Any], origin: Mapping[str, str], found: Any
) -> Mistake:
    """The mistake behind one of pydantic's errors."""
    where = [str(part) for part in found["loc"]]
    key = ".".join(where)
    if found["type"] == "extra_forbidden":
        return Mistake(origin.get(key, key), problem="config-no-such-key", params=_meant(settings, where))
    info = _field(settings, where)
    if found["type"] == "missing":
        return Mistake(key, "", *_expected(info, found["type"]))
    return Mistake(key, _shown(merged, where, origin.get(key)), *_expected(info, found["type"]))


def unknown_variables(
    settings: type[BaseModel], environ: Mapping[str, str], prefix: str, others: frozenset[str]
) -> list[Mistake]:
    """Variables with our prefix that set nothing: most often a single _ where two are wanted."""
    names = {prefix + name.replace(".", "__").upper() for name in _keys(settings)}
    sections = {prefix + name.upper() + "__" for name in settings.model_fields}
    wrong = []
    for variable in environ:
        if not variable.startswith(prefix) or variable in names or variable in others:
            continue
        if any(variable.startswith(section) for section in sections):
            continue  # the section itself refuses the key
        nearest = difflib.get_close_matches(variable, names, 1, 0.6)
        params = {"nearest": nearest[0] if nearest else ""}
        wrong.append(Mistake(variable, problem="config-no-such-key", params=params))
    return wrong


def _keys(settings: type[BaseModel]) -> list[str]:
    """Every key, sections dotted."""
    found = []
    for name, info in settings.model_fields.items():
        section = info.annotation
        if isinstance(section, type) and issubclass(section, BaseModel):
            found += [f"{name}.{key}" for key in section.model_fields]
        else:
            found.append(name)
    return found


def _meant(settings: type[BaseModel], where: list[str]) -> dict[str, str]:
    known = _keys(settings) if len(where) > 1 else list(settings.model_fields)
    nearest = difflib.get_close_matches(".".join(where), known, 1, 0.6)
    return {"nearest": nearest[0] if nearest else ""}


def _field(settings: type[BaseModel], where: list[str]) -> FieldInfo | None:
    model: Any = settings
    info: FieldInfo | None = None
    for part in where:
        fields = model.model_fields if isinstance(model, type) and issubclass(model, BaseModel) else {}
        info = fields.get(part)
        model = info.annotation if info else None
    return info


def _expected(info: FieldInfo | None, error: str) -> tuple[str, dict[str, Any]]:
    """The message that says what the key takes, with its parameters."""
    if error in _NAMED:
        return _NAMED[error], {}
    kinds = _kinds(info.annotation if info else None)
    if options := [str(option) for kind in kinds if isinstance(kind, tuple) for option in kind]:
        return "config-expects-one-of", {"options": ", ".join(f'"{option}"' for option in options)}
    if kinds & {int, float} and info is not None:
        limits = {
            name: str(getattr(rule, name))
            for rule in info.metadata
            for name in ("ge", "le")
            if hasattr(rule, name)
        }
        whole = "yes" if int in kinds else "no"
        return "config-expects-number", {"whole": whole, "least": limits["ge"], "most": limits["le"]}
    plain = next((key for kind, key in _PLAIN.items() if kind in kinds), "config-expects-section")
    return plain, {}


#: Checks of our own, each with the words of its name.
_CHECKED = (
    "database_url",
    "web_address",
    "web_path",
    "bot_token",
    "webhook_secret",
    "metrics_token",
    "existing_folder",
)
#: By pydantic's type of the error, and by the type of the key.
_NAMED = {
    **{
        name: f"config-expects-{name.replace('_', '-')}"
        for name in (
            "database_url",
            "web_address",
            "web_path",
            "bot_token",
            "webhook_secret",
            "metrics_token",
            "existing_folder",
        )
    },
    "morning": "config-expects-morning",
    "string_pattern_mismatch": "config-expects-username",
    "string_too_long": "config-expects-shorter",
}
_PLAIN: dict[Any, str] = {
    bool: "config-expects-yes-no",
    time: "config-expects-time",
    Path: "config-expects-folder",
    str: "config-expects-text",
    SecretStr: "config-expects-text",
}


def _kinds(annotation: Any) -> set[Any]:
    """The plain types of an annotation; a Literal is the tuple of its values."""
    origin = typing.get_origin(annotation)
    if origin is Literal:
        return {typing.get_args(annotation)}
    if origin in {typing.Union, types.UnionType}:
        return {kind for one in typing.get_args(annotation) for kind in _kinds(one)}
    return {annotation}


def _shown(merged: Mapping[str, Any], where: list[str], variable: str | None) -> str:
    value: Any = merged
    for part in where:
        value = value.get(part) if isinstance(value, Mapping) else None
    if ".".join(where) in SECRET:
        shown = "***"
    elif isinstance(value, bool):
        shown = str(value).lower()
    elif isinstance(value, (Mapping, list)):
        shown = "…"
    else:
        shown = f'"{value}"' if isinstance(value, (str, Path)) else str(value)
    return f"{shown} ({variable})" if variable else shown
