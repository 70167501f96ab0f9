"""Who holds the embedded store: one process at a time serves it, and a restore goes through that process.

SQLite lets several processes write, but the office's program keeps things in memory (messages on their way, open
conversations of the web chat) that a second server, or another database under the first, would contradict. So a
server holds a lock beside the database, and who restores while it serves leaves the checked copy there for the
server to take up between two events.
"""

import os
import shutil
import sys
import time
from pathlib import Path
from typing import IO, Self

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

REFUSED = "refused"


#: Seconds for which a lock that is held is tried again: somebody may only be looking whether it is.
PATIENCE = 0.5


class Held(Exception):
    """Another process serves this store."""


class Hold:
    """The lock beside one database, and the place where a restore is left for its holder."""

    def __init__(self, database: Path) -> None:
        self._lock = database.with_name(f"{database.name}.lock")
        #: The folder of a checked copy that waits. It appears and goes by being renamed, so that of a server that
        #: accepts it and a person who takes it back only one succeeds.
        self._request = database.with_name(f"{database.name}.restore")
        self._taken = database.with_name(f"{database.name}.restore.taken")
        self._file: IO[str] | None = None

    def take(self) -> None:
        """Hold the store until `release` or the end of the process, however it ends. Raises `Held`."""
        self._lock.parent.mkdir(parents=True, exist_ok=True)
        file = self._lock.open("a+", encoding="ascii")
        try:
            _lock_soon(file)
        except OSError:
            file.close()
            raise Held from None
        file.seek(0)
        file.truncate()
        file.write(f"{os.getpid()}\n")
        file.flush()
        self._file = file

    def release(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

    @property
    def held(self) -> bool:
        """Whether a process serves this store now. It is looked at, and let go at once."""
        try:
            file = self._lock.open("r+", encoding="ascii")
        except FileNotFoundError:
            return False
        with file:
            try:
                _lock(file)
            except OSError:
                return True
        return False

    def __enter__(self) -> Self:
        self.take()
        return self

    def __exit__(self, *_: object) -> None:
        self.release()

    # A restore, for who asks for it ---------------------------------------------------------------------------

    def ask(self, prepared: Path) -> None:
        """Leave the checked copy for the holder."""
        shutil.rmtree(self._taken, ignore_errors=True)
        shutil.rmtree(self._request, ignore_errors=True)
        prepared.rename(self._request)

    @property
    def asked(self) -> bool:
        """Whether a checked copy waits that nobody has accepted yet."""
        return self._request.is_dir()

    def withdraw(self) -> bool:
        """Take the copy back; False when the holder has just accepted it."""
        return self._renamed(self._request, self._request.with_suffix(".withdrawn"), remove=True)

    @property
    def under_way(self) -> bool:
        return self._taken.is_dir() and not (self._taken / REFUSED).exists()

    def refusal(self) -> str:
        """Why the holder could not take the copy up, "" if it did. Clears the traces."""
        try:
            reason = (self._taken / REFUSED).read_text("utf-8")
        except FileNotFoundError:
            return ""
        shutil.rmtree(self._taken, ignore_errors=True)
        return reason

    # A restore, for the holder --------------------------------------------------------------------------------

    def accept(self) -> Path | None:
        """The checked copy that waits, now the holder's; also one that an earlier holder died over."""
        if self._renamed(self._request, self._taken) or self.under_way:
            return self._taken
        return None

    def done(self) -> None:
        shutil.rmtree(self._taken, ignore_errors=True)

    def refuse(self, reason: str) -> None:
        (self._taken / REFUSED).write_text(reason, "utf-8")

    def _renamed(self, old: Path, new: Path, *, remove: bool = False) -> bool:
        try:
            old.rename(new)
        except FileNotFoundError:
            return False
        if remove:
            shutil.rmtree(new, ignore_errors=True)
        return True


def _lock_soon(file: IO[str]) -> None:
    """Lock it, also when it is free only in a moment. Raises OSError."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            _lock(file)
        except OSError:
            if time.monotonic() >= until:
                raise
            time.sleep(0.02)
        else:
            return


def _lock(file: IO[str]) -> None:
    if sys.platform == "win32":
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
