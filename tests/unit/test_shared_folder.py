"""Processes on the same books keep files in one folder, or the later one does not start."""

import asyncio
from pathlib import Path

import pytest

from langnghe.bot.clock import RealClock
from langnghe.bot.files import DRAFT_LIFE, FileStore
from langnghe.bot.peers import Peers
from langnghe.bot.store import open_store
from langnghe.services import serving
from langnghe.services.serving import OtherFolder
from tests.conftest import NewDatabase
from tests.unit.books import Books


class Process:
    """A process that starts: it joins, and enters its folder of files."""

    def __init__(self, database: str, folder: Path) -> None:
        self.books = Books(open_store(database))
        self.peers = Peers(self.books.store, RealClock())
        self.files = FileStore(folder, 20)

    async def starts(self) -> str:
        """The mark of its folder afterwards."""
        await self.peers.start()
        await asyncio.to_thread(self._claim)
        return self.files.mark()

    def _claim(self) -> None:
        with self.books.work() as work:
            work.process = self.books.store.process
            serving.claim_folder(work, self.files, str(self.files.root))

    async def ends(self) -> None:
        await self.peers.stop()
        self.books.store.close()


@pytest.fixture
def database(new_database: NewDatabase) -> str:
    return new_database("postgresql")


async def test_one_folder_for_all(database: str, tmp_path: Path) -> None:
    first, second = Process(database, tmp_path / "files"), Process(database, tmp_path / "files")
    mark = await first.starts()
    assert len(mark) == 32
    assert await second.starts() == mark
    await first.ends()
    await second.ends()


async def test_two_that_start_at_the_same_moment_agree(database: str, tmp_path: Path) -> None:
    them = [Process(database, tmp_path / "files") for _ in range(4)]
    marks = await asyncio.gather(*(each.starts() for each in them))
    assert len(set(marks)) == 1
    assert marks[0]
    for each in them:
        await each.ends()


async def test_another_folder_is_refused_while_somebody_serves(database: str, tmp_path: Path) -> None:
    first, second = Process(database, tmp_path / "one"), Process(database, tmp_path / "other")
    mark = await first.starts()
    with pytest.raises(OtherFolder) as refused:
        await second.starts()
    assert refused.value.params == {"folder": str(tmp_path / "other")}
    assert second.files.mark() == ""
    await second.ends()
    again = Process(database, tmp_path / "one")
    assert await again.starts() == mark
    await first.ends()
    await again.ends()


async def test_of_two_that_start_at_the_same_moment_with_other_folders_one_is_refused(
    database: str, tmp_path: Path
) -> None:
    them = [Process(database, tmp_path / name) for name in ("one", "other")]
    for each in them:
        await each.peers.start()
    came = await asyncio.gather(*(each.starts() for each in them), return_exceptions=True)
    assert {type(each) for each in came} == {OtherFolder, str}
    for each in them:
        await each.ends()


async def test_who_is_alone_may_have_moved(database: str, tmp_path: Path) -> None:
    first = Process(database, tmp_path / "one")
    mark = await first.starts()
    await first.ends()
    moved = Process(database, tmp_path / "other")
    new = await moved.starts()
    assert new
    assert new != mark
    late = Process(database, tmp_path / "one")
    with pytest.raises(OtherFolder):
        await late.starts()
    await moved.ends()
    await late.ends()


def test_a_draft_that_gets_its_name_while_others_look_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = FileStore(tmp_path, 20)
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    (drafts / "old").write_bytes(b"half")
    listed = [drafts / "named-meanwhile", drafts / "old"]
    monkeypatch.setattr(Path, "glob", lambda _self, _pattern: iter(listed))
    assert files.clear_drafts(RealClock().now()) == 0
    assert files.clear_drafts(RealClock().now() + 2 * DRAFT_LIFE) == 1
    assert not (drafts / "old").exists()
