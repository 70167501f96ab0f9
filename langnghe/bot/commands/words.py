"""The words of the command line: Vietnamese or English, by LANGNGHE_LANG, else by the machine's own language."""

import os
import sys
from typing import Any

from langnghe.locales.texts import Texts, day, shipped
from langnghe.models.contract import LANGUAGES


class Failure(Exception):
    """What went wrong, as the one line that is told. `status` is the exit code."""

    def __init__(self, line: str, status: int = 1) -> None:
        super().__init__(line)
        self.line = line
        self.status = status


def language() -> str:
    """The code of the language to speak."""
    chosen = os.environ.get("LANGNGHE_LANG", "").lower()[:2]
    if chosen in LANGUAGES:
        return chosen
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if spoken := os.environ.get(variable):
            return "vi" if spoken.lower().startswith("vi") else "en"
    return "en"


def texts() -> Texts:
    return shipped(language())


def word(key: str, **params: Any) -> str:
    """The message `key` as plain text; dates as they are read in Vietnam."""
    shown = {name: day(value) if hasattr(value, "isoformat") else value for name, value in params.items()}
    return " ".join(line.strip() for line in texts().label(key, **shown).splitlines())


def say(key: str, **params: Any) -> None:
    """Say the message on the standard output."""
    write(word(key, **params))


def write(line: str = "") -> None:
    sys.stdout.write(f"{line}\n")


def failure(key: str, status: int = 1, **params: Any) -> Failure:
    return Failure(word(key, **params), status)
