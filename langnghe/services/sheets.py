"""Spreadsheets as CSV: opened in a process of their own, with limits, because a small file can unfold without end.

What a file does to memory or time it does there; here only its rows arrive.
"""

import subprocess
import sys
from pathlib import Path

from langnghe.services.refusals import Invalid

#: What a spreadsheet is declared as after its bytes were looked at.
TYPES = frozenset(
    {
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/vnd.ms-excel",
        "application/vnd.oasis.opendocument.spreadsheet",
    }
)
#: Rows read of a sheet, with its headings; and for how long at most, in seconds.
MOST_ROWS = 10_001
LONGEST_WAIT = 20
_TOO_LONG = 3
_PROCESS = Path(__file__).with_name("sheet_process.py")


def as_csv(body: bytes) -> str:
    """The first sheet that has something in it, a line for each row, so that lines are counted as people see them.

    Raises `Invalid` "file-not-a-table" when it cannot be read, "file-table-long" when it is too long.
    """
    try:
        done = subprocess.run(  # noqa: S603 - our own file, and nothing of the sender's among its arguments
            [sys.executable, "-I", str(_PROCESS), str(MOST_ROWS)],
            input=body,
            capture_output=True,
            timeout=LONGEST_WAIT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Invalid("file-table-long") from None
    if done.returncode == _TOO_LONG:
        raise Invalid("file-table-long")
    if done.returncode != 0:
        raise Invalid("file-not-a-table")
    return done.stdout.decode("utf-8")
