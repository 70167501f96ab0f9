"""The rows of a table from a spreadsheet or typed: comma, semicolon or tabulator, as it comes. Pure."""

import csv
import io
from dataclasses import dataclass

from langnghe.services.folding import nfc


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows with something in them, each with the number of the line it ends in, counted from 1.

    `broken_at`: the line of an open quotation mark, from which on nothing can be told apart any more; else 0.
    """

    rows: tuple[tuple[int, tuple[str, ...]], ...]
    broken_at: int = 0


def read(text: str) -> Rows:
    """Every row, its cells composed (NFC) and without blank ends."""
    text = nfc(text.removeprefix("\ufeff"))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    found: list[tuple[int, tuple[str, ...]]] = []
    try:
        for cells in reader:
            stripped = tuple(cell.strip() for cell in cells)
            if any(stripped):
                found.append((reader.line_num, stripped))
    except csv.Error:
        return Rows(tuple(found), reader.line_num)
    return Rows(tuple(found))


def _delimiter(text: str) -> str:
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(",;\t", key=first.count)
