"""Which processes serve the same books, and whether they share one folder of files (PostgreSQL)."""

import secrets
from typing import Protocol

from sqlalchemy import Connection, text

from langnghe.services import office_settings
from langnghe.services.outbox import SIGNS_OF_LIFE
from langnghe.services.refusals import Refusal
from langnghe.services.work import Work

#: The first keys of two more kinds of advisory locks, next to the signs of life: every serving process holds a
#: shared one on (`SERVING`, its number), and the one that ticks holds (`TICKING`, 0) alone.
SERVING = SIGNS_OF_LIFE + 1
TICKING = SIGNS_OF_LIFE + 2
#: The mark of the folder in which files are kept.
FOLDER = "files.folder"

# The locks of all the server's databases are listed together. Two keys: objsubid 2.
_OTHERS = text("""
    SELECT count(DISTINCT objid) FROM pg_locks
    WHERE locktype = 'advisory' AND classid::bigint = :serving AND objsubid = 2 AND granted
        AND objid::bigint <> :own AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
""")


class Folder(Protocol):
    """The folder of this process's files."""

    def mark(self) -> str:
        """The mark that lies in it; "" for none."""
        ...

    def put_mark(self, mark: str) -> None: ...


class OtherFolder(Refusal):
    """Another process serves the same books and keeps its files elsewhere."""


def processes(connection: Connection) -> int:
    """How many processes serve the books of this connection now (PostgreSQL)."""
    return others(connection, own=-1)


def others(connection: Connection, own: int) -> int:
    """How many processes serve the books of this connection now, without the one of this number (PostgreSQL)."""
    return int(connection.execute(_OTHERS, {"serving": SERVING, "own": own}).scalar_one())


def claim_folder(work: Work, folder: Folder, place: str) -> None:
    """Enter the folder of this process into the books; `place` is what it is called.

    Who serves alone may have moved: its folder is then the office's from now on. Raises `OtherFolder` when others
    serve and their folder is another one: what people send to one process could not be opened by the others.
    """
    held = office_settings.hold(work, FOLDER)
    # All with the place held: of two that start at the same moment the later one sees the other's mark, also in
    # the folder, and that the other serves.
    mark = folder.mark()
    if held and held["mark"] != mark and others(work.connection, work.process):
        raise OtherFolder("cli-other-folder", folder=place)
    mark = mark or secrets.token_hex(16)
    folder.put_mark(mark)
    office_settings.put(work, FOLDER, {"mark": mark})
