"""Run by `sheets` as a program: a spreadsheet comes in, its first sheet goes out as CSV. It knows nothing else.

Exit status 3: too many rows. Anything else but 0: it cannot be read, whatever the reason.
"""

import csv
import io
import resource
import sys
from datetime import date, datetime, time
from typing import Any

import python_calamine

#: Bytes of address space and seconds of work: far more than any honest table needs.
MEMORY, SECONDS = 768 * 1024 * 1024, 10
#: Columns beyond are no table of ours.
MOST_COLUMNS = 64
TOO_LONG = 3


def main(most_rows: int) -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
    rows: list[list[Any]] = next(filter(None, map(book_rows(book, most_rows), book.sheet_names)), [])
    if len(rows) > most_rows:
        return TOO_LONG
    out = io.StringIO(newline="")
    csv.writer(out).writerows([[words(cell) for cell in row[:MOST_COLUMNS]] for row in rows])
    sys.stdout.buffer.write(out.getvalue().encode())
    return 0


def book_rows(book: Any, most_rows: int) -> Any:
    """What gives the rows of a sheet by its name, one more than may be; blank ones keep their place."""

    def rows(name: str) -> list[list[Any]]:
        found: list[list[Any]] = book.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=most_rows + 1)
        return found if any(cell != "" for row in found for cell in row) else []

    return rows


def words(cell: Any) -> str:
    """A cell as people would type it; line breaks within it become blanks, so that lines stay rows."""
    if isinstance(cell, datetime):
        return f"{cell:%d/%m/%Y}" if cell.time() == time() else f"{cell:%d/%m/%Y %H:%M}"
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split())


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
