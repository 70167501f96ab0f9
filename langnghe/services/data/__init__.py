"""Data files of the office, read once: UTF-8 CSV with a header line. Sources and licences: SOURCES.md."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from importlib import resources


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of one packaged CSV file, each a mapping from column to text ("" where empty)."""
    text = (resources.files(__name__) / name).read_text(encoding="utf-8")
    yield from csv.DictReader(io.StringIO(text, newline=""))
