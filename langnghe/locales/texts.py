"""The words for people: Fluent messages in Vietnamese (the language of record) and English.

A message may hold simple marks; whatever is put into it is escaped, unless it is marked text itself.
An office can override any single message with its own file.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from fluent.runtime import FluentBundle, FluentResource, resolver

from langnghe.locales.assembled import Pieces, pieces_of, put_together
from langnghe.locales.marked import escape
from langnghe.models.contract import LANGUAGES, Marked

HERE = Path(__file__).parent
# Fluent refuses a parameter of more than 2,500 characters, as a guard against messages that unfold into each other
# without end. Ours are our own, and what people write is longer, all the more when it is escaped.
resolver.MAX_PART_LENGTH = 200_000
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


#: Where an entry of a file begins; what it says over several lines is indented.
_ENTRY = re.compile(r"^([a-zA-Z][\w-]*) *=", re.MULTILINE)
_NAME = re.compile(r"[a-zA-Z][\w-]*")


class MissingText(LookupError):
    """A key that no file of the language has: a fault of ours, found by the tests of the texts."""


class Texts:
    """All messages of one language. Calling it with a key and its parameters gives marked text."""

    def __init__(self, language: str, override: str = "") -> None:
        self.language = language
        self._bundle = FluentBundle([language], use_isolating=False)
        #: Entries as they are written. To parse them all takes half a second, so each is when it is first said.
        self._written: dict[str, str] = {}
        for file in sorted((HERE / language).glob("*.ftl")):
            self._written.update(_entries(file.read_text("utf-8")))
        if override:
            self._bundle.add_resource(FluentResource(override), allow_overrides=True)
            self._take_up_named(override)
        #: Messages without parameters, which say the same every time: most labels of buttons.
        self._fixed: dict[str, str] = {}
        #: Messages that can be put together without Fluent, in their pieces; () for any other.
        self._pieces: dict[str, Pieces] = {}

    def __call__(self, key: str, **params: Any) -> Marked:
        return self.of(key, params)

    def of(self, key: str, params: Mapping[str, Any]) -> Marked:
        """The message `key`; `MissingText` when there is none."""
        return Marked(self._format(key, {name: _param(value) for name, value in params.items()}))

    def has(self, key: str) -> bool:
        return key in self._written or self._bundle.has_message(key)

    def label(self, key: str, **params: Any) -> str:
        """A button's words: plain text, nothing escaped."""
        return self._format(key, {name: _dated(value) for name, value in params.items()})

    def _format(self, key: str, params: dict[str, Any]) -> str:
        if params:
            return self._said(key, params)
        if key not in self._fixed:
            self._fixed[key] = self._said(key, params)
        return self._fixed[key]

    def _said(self, key: str, params: dict[str, Any]) -> str:
        if pieces := self._pieces.get(key):
            try:
                return put_together(pieces, params)
            except (KeyError, TypeError):
                pass  # something is missing, or Fluent alone knows how the language says it
        return self._by_fluent(key, params)

    def _by_fluent(self, key: str, params: dict[str, Any]) -> str:
        if key in self._written and not self._bundle.has_message(key):
            self._take_up(key)
        pattern = self._bundle.get_message(key).value if self._bundle.has_message(key) else None
        if pattern is None:
            raise MissingText(f"{self.language}: {key}")
        if key not in self._pieces:
            self._pieces[key] = pieces_of(pattern)
        value, errors = self._bundle.format_pattern(pattern, params)
        if errors:
            raise MissingText(f"{self.language}: {key}: {errors[0]}")
        return str(value)

    def _take_up(self, key: str, within: frozenset[str] = frozenset()) -> None:
        """Parse the entry, after all that it may name: another thread may say it as soon as it is there."""
        self._take_up_named(self._written[key], within | {key})
        self._bundle.add_resource(FluentResource(self._written[key]))

    def _take_up_named(self, written: str, within: frozenset[str] = frozenset()) -> None:
        for name in _NAME.findall(written):
            if name in self._written and name not in within and not self._bundle.has_message(name):
                self._take_up(name, within)


def _entries(file: str) -> Iterator[tuple[str, str]]:
    """The entries of a file as they are written, by their keys."""
    found = list(_ENTRY.finditer(file))
    ends = [following.start() for following in found[1:]] + [len(file)]
    for entry, end in zip(found, ends, strict=True):
        yield entry[1], file[entry.start() : end]


def _dated(value: Any) -> Any:
    """Moments and days as people read them: Fluent would write them its own way."""
    if isinstance(value, datetime):
        return moment(value)
    return day(value) if isinstance(value, date) else value


def _param(value: Any) -> Any:
    if isinstance(value, date):
        return _dated(value)
    if isinstance(value, SafeText):
        return str(value)
    if isinstance(value, str):
        return str(escape(value))
    return value


class SafeText(str):
    """Marked text given as a parameter: taken as it is. Only `locales` and `handlers` make it, of messages."""

    __slots__ = ()


def moment(value: datetime) -> str:
    """dd/mm/yyyy HH:MM as read in Vietnam."""
    return value.astimezone(ZONE).strftime("%d/%m/%Y %H:%M")


def day(value: date | datetime) -> str:
    """dd/mm/yyyy as read in Vietnam."""
    if isinstance(value, datetime):
        value = value.astimezone(ZONE).date()
    return value.strftime("%d/%m/%Y")


@cache
def shipped(language: str) -> Texts:
    """The texts of the language as they come with the program."""
    return Texts(language)


class AllTexts:
    """The texts of every language; a language we do not speak is answered in Vietnamese.

    `overrides` is a folder with vi.ftl and en.ftl of the office's own wording, or None.
    """

    def __init__(self, overrides: Path | None = None) -> None:
        self._by_language = {language: _overridden(language, overrides) for language in LANGUAGES}

    def __getitem__(self, language: str) -> Texts:
        return self._by_language.get(language) or self._by_language["vi"]


def _overridden(language: str, folder: Path | None) -> Texts:
    file = folder / f"{language}.ftl" if folder else None
    if file and file.exists():
        return Texts(language, file.read_text("utf-8"))
    return shipped(language)
