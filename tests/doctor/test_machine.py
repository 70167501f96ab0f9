"""The machine and the database: each finding when it is provoked, and not before."""

import os
import sqlite3
import stat
import tempfile
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from langnghe.bot import backup
from langnghe.bot.backup import Saved
from langnghe.bot.clock import RealClock
from langnghe.bot.doctor import database, machine
from langnghe.bot.doctor.finding import Gravity
from langnghe.bot.hold import Held, Hold
from langnghe.bot.store import open_store
from tests.doctor.conftest import Patient
from tests.house import FRIDAY


class Usage(NamedTuple):
    """What `shutil.disk_usage` tells, in bytes."""

    total: int
    used: int
    free: int


# The database -------------------------------------------------------------------------------------------------


async def test_a_database_that_is_not_there(embedded: Patient) -> None:
    embedded.file.unlink()
    assert (await embedded.findings())["no-database"].params["database"] == str(embedded.file)
    assert not embedded.file.exists()  # looking makes nothing


async def test_an_empty_database_is_no_office(embedded: Patient) -> None:
    embedded.file.write_bytes(b"")
    found = await embedded.keys()
    assert "no-office" in found
    assert not any(key.startswith("gap-") for key in found)


async def test_a_server_that_does_not_answer_is_told_without_the_password(embedded: Patient) -> None:
    embedded.sections["database"] = {"url": "postgresql://u:hush@127.0.0.1:1/none"}
    found = (await embedded.findings())["database-unreachable"]
    assert found.gravity is Gravity.WRONG
    assert "hush" not in repr(found)


async def test_a_schema_of_another_version(patient: Patient) -> None:
    assert not {"schema-behind", "schema-ahead"} & await patient.keys()
    patient.executes("UPDATE alembic_version SET version_num = '0008'")
    found = await patient.findings()
    assert found["schema-behind"].params["at"] == "0008"
    assert not any(key.startswith("gap-") for key in found)  # tables of another version are not asked
    patient.executes("UPDATE alembic_version SET version_num = '9999'")
    assert "schema-ahead" in await patient.keys()


async def test_books_of_another_place(patient: Patient) -> None:
    patient.sections["office"] = {"name": "x", "province": "Huế"}
    assert (await patient.findings())["other-office"].params["area"] == "Tỉnh Quảng Ngãi"


async def test_damage_is_found(embedded: Patient) -> None:
    assert "database-damaged" not in await embedded.keys()
    # Not where the schema is kept: without it the database cannot be read at all.
    with closing(sqlite3.connect(embedded.file)) as connection:
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        query = "SELECT rootpage FROM sqlite_master WHERE name = 'ticket_event'"
        (page,) = connection.execute(query).fetchone()
    body = bytearray(embedded.file.read_bytes())
    body[(page - 1) * size : page * size] = b"\x55" * size
    embedded.file.write_bytes(body)
    report = await embedded.report()
    assert "database-damaged" in {each.key for each in report.findings}


async def test_a_journal_that_has_grown(embedded: Patient, monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_store(embedded.database)
    with store.writer.connect() as connection:
        with connection.begin():
            connection.exec_driver_sql("UPDATE person SET name = 'x'")
            connection.exec_driver_sql("CREATE TABLE grown (n INTEGER)")
        assert "wal-large" not in await embedded.keys()
        monkeypatch.setattr(database, "LARGE_WAL", 100)
        assert "wal-large" in await embedded.keys()
    store.close()


async def test_a_long_question_is_broken_off_and_the_others_go_on(
    patient: Patient, monkeypatch: pytest.MonkeyPatch
) -> None:
    from langnghe.bot.doctor import office
    from langnghe.services import clocks

    def endless(work: object, _most: int) -> tuple[str, ...]:
        numbers = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"
        work.connection.exec_driver_sql(numbers)  # type: ignore[attr-defined]
        return ()

    monkeypatch.setattr(database, "PATIENCE", 0.3)
    monkeypatch.setattr(clocks, "without", endless)
    found = (await patient.report()).findings
    (broken,) = (each for each in found if each.key == "look-broken-off")
    assert broken.params["look"] == office.unclocked.__name__
    assert "gap-no-admin" in {each.key for each in found}


async def test_looking_changes_nothing(embedded: Patient) -> None:
    before = embedded.file.read_bytes()
    await embedded.report()
    assert embedded.file.read_bytes() == before


# Who serves ---------------------------------------------------------------------------------------------------


async def test_whether_somebody_serves(patient: Patient) -> None:
    assert "nobody-serves" in await patient.keys()
    with patient.serving():
        report = await patient.report()
        assert "nobody-serves" not in {each.key for each in report.findings}
        assert [each.params["count"] for each in report.facts if each.key == "serving"] == [1]
    assert "nobody-serves" in await patient.keys()


async def test_a_command_that_runs_serves_nobody(patient: Patient) -> None:
    store = open_store(patient.database)
    with store.writer.connect():
        assert "nobody-serves" in await patient.keys()
    store.close()


def test_looking_whether_it_is_held_keeps_nobody_from_holding_it(embedded: Patient) -> None:
    hold = Hold(embedded.file)
    assert not hold.held
    with hold:
        assert Hold(embedded.file).held
        with pytest.raises(Held):
            Hold(embedded.file).take()
    assert not hold.held


# The machine --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("free", "key"),
    [(machine.NO_ROOM - 1, "no-room"), (machine.LITTLE_ROOM - 1, "little-room"), (machine.LITTLE_ROOM * 9, "")],
)
async def test_room_on_the_disk(embedded: Patient, monkeypatch: pytest.MonkeyPatch, free: int, key: str) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _place: Usage(free * 2, free, free))
    assert {"no-room", "little-room"} & await embedded.keys() == ({key} if key else set())


async def test_a_database_that_others_can_read(embedded: Patient) -> None:
    assert "open-to-others" not in await embedded.keys()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        os.chmod(place, 0o755)  # noqa: PTH101 - a fast call
        (place / "langnghe.db").write_bytes(embedded.file.read_bytes())
        embedded.folder, embedded.database = place, f"sqlite:///{place / 'langnghe.db'}"
        embedded.file.chmod(0o644)
        assert "open-to-others" in await embedded.keys()
        embedded.file.chmod(0o600)
        assert "open-to-others" not in await embedded.keys()
        assert stat.S_IMODE(embedded.file.stat().st_mode) == 0o600


async def test_a_store_of_files_that_cannot_be_written(embedded: Patient, monkeypatch: pytest.MonkeyPatch) -> None:
    (embedded.folder / "files").mkdir()
    assert "files-not-writable" not in await embedded.keys()
    monkeypatch.setattr(machine, "writable", lambda _folder: False)
    assert "files-not-writable" in await embedded.keys()


async def test_files_on_another_disk(embedded: Patient) -> None:
    other = os.stat("/proc")  # noqa: PTH116 - a fast call
    if other.st_dev == embedded.folder.stat().st_dev or not os.access("/proc", os.W_OK):
        pytest.skip("no other disk that this user may write to")
    assert "files-elsewhere" not in await embedded.keys()
    (embedded.folder / "files").symlink_to("/proc")
    assert "files-elsewhere" in await embedded.keys()


async def test_how_old_the_newest_backup_is(embedded: Patient, tmp_path: Path) -> None:
    assert "no-backup" in await embedded.keys()
    saved = backup.backup(embedded.settings, tmp_path / "kept.zip", FRIDAY)
    backup.remember(embedded.settings, saved, FRIDAY)
    report = await embedded.report()
    assert not {"no-backup", "backup-old"} & {each.key for each in report.findings}
    assert [each.params["made_at"] for each in report.facts if each.key == "backup"] == [FRIDAY]
    backup.remember(embedded.settings, saved, FRIDAY - timedelta(days=9))
    old = (await embedded.findings())["backup-old"]
    assert (old.since, old.params["days"]) == (FRIDAY - timedelta(days=9), 9)
    (embedded.folder / "langnghe.db.backup.json").write_text("{", "utf-8")
    assert "no-backup" in await embedded.keys()


async def test_a_note_that_cannot_be_written_spoils_no_backup(embedded: Patient, tmp_path: Path) -> None:
    (embedded.folder / "langnghe.db.backup.json").mkdir()
    backup.remember(embedded.settings, Saved(tmp_path / "x.zip", 1, 0), FRIDAY)
    assert backup.last(embedded.settings) is None


def test_clocks_that_differ_are_told_with_which_is_ahead() -> None:
    now = RealClock().now()
    assert list(database.skewed("k", now, now + timedelta(seconds=29))) == []
    (ahead,) = database.skewed("k", now, now + timedelta(minutes=2))
    (behind,) = database.skewed("k", now, now - timedelta(minutes=2))
    assert [(each.params["seconds"], each.params["ahead"]) for each in (ahead, behind)] == [
        (120, "yes"),
        (120, "no"),
    ]


async def test_the_database_s_own_clock_is_compared(patient: Patient) -> None:
    """The clock of these tests stands on a Friday; the server's does not."""
    embedded = patient.database.startswith("sqlite")
    assert ("database-clock" in await patient.keys()) is not embedded
    patient.clock = RealClock()
    assert "database-clock" not in await patient.keys()
