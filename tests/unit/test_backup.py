"""Backup and restore of the embedded store: whole, checked, while it is written to and while it serves."""

import hashlib
import json
import sqlite3
import stat
import threading
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from langnghe.bot import migrate
from langnghe.bot.backup import BackupRefused, backup
from langnghe.bot.config import Settings, settings_from
from langnghe.bot.hold import Held, Hold
from langnghe.bot.restore import restore, take_up

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def empty_books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("books") / "langnghe.db"
    migrate.upgrade(f"sqlite:///{file}")
    return file


def office(folder: Path, url: str = "") -> Settings:
    data = {"data_dir": folder, "office": {"name": "x", "province": "Quảng Ngãi"}, "database": {"url": url}}
    return settings_from(data, {})


@pytest.fixture
def settings(tmp_path: Path, empty_books: Path) -> Settings:
    made = office(tmp_path / "data")
    made.data_dir.mkdir()
    with sqlite3.connect(empty_books) as source, sqlite3.connect(made.data_dir / "langnghe.db") as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=WAL")
    source.close()
    copy.close()
    return made


def execute(settings: Settings, statement: str, *values: object) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(settings.data_dir / "langnghe.db", timeout=30)
    try:
        with connection:
            return connection.execute(statement, values).fetchall()
    finally:
        connection.close()


def enter(settings: Settings, name: str) -> None:
    execute(
        settings,
        "INSERT INTO person (name, phone, language, consent_version, created_at) VALUES (?, '', 'vi', '', ?)",
        name,
        "2026-11-20 02:00:00.000000",
    )


def names(settings: Settings) -> list[object]:
    return [row[0] for row in execute(settings, "SELECT name FROM person ORDER BY id")]


def keep_file(settings: Settings, body: bytes) -> str:
    """A photo in the store and in the books, as the file store keeps it."""
    digest = hashlib.sha256(body).hexdigest()
    path = f"{digest[:2]}/{digest[2:]}"
    place = settings.data_dir / "files" / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(body)
    if not names(settings):
        enter(settings, "Lan")
    execute(
        settings,
        "INSERT INTO attachment (owner_id, kind, state, channel, channel_ref, name, mime, size, sha256, path,"
        " token, reason, attempts, not_before, created_at)"
        " VALUES (1, 'photo', 'stored', 'web', '', '', '', ?, ?, ?, ?, '', 0, '2026-11-20', '2026-11-20')",
        len(body),
        digest,
        path,
        digest[:40],
    )
    return path


def refusal(key: str) -> "pytest.RaisesExc[BackupRefused]":
    return pytest.raises(BackupRefused, check=lambda error: error.key == key)


def no_waiting(_seconds: float) -> None:
    pytest.fail("nobody holds the store: there is nothing to wait for")


def test_what_was_kept_comes_back_with_its_files(settings: Settings, tmp_path: Path) -> None:
    photo = keep_file(settings, b"photo")
    target = tmp_path / "kept" / "monday.zip"
    saved = backup(settings, target, NOW)
    assert (saved.files, saved.missing) == (1, ())
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    enter(settings, "Minh")
    (settings.data_dir / "files" / photo).unlink()

    done = restore(settings, target, NOW, replace=True, pause=no_waiting)

    assert names(settings) == ["Lan"]
    assert (settings.data_dir / "files" / photo).read_bytes() == b"photo"
    assert (done.made_at, done.files, done.serving) == (NOW, 1, False)
    assert execute(settings, "PRAGMA journal_mode") == [("wal",)]
    # What was there is not lost either.
    assert done.before is not None
    restore(settings, done.before, NOW, replace=True, pause=no_waiting)
    assert names(settings) == ["Lan", "Minh"]
    assert list(tmp_path.rglob("*.part")) == []


def test_onto_a_new_machine(settings: Settings, tmp_path: Path) -> None:
    keep_file(settings, b"photo")
    backup(settings, tmp_path / "b.zip", NOW)
    elsewhere = office(tmp_path / "elsewhere")
    done = restore(elsewhere, tmp_path / "b.zip", NOW, pause=no_waiting)
    assert names(elsewhere) == ["Lan"]
    assert done.before is None


def test_a_backup_under_load_is_one_instant(settings: Settings, tmp_path: Path) -> None:
    """A writer that keeps two rows in step: no backup may show one without the other."""
    execute(settings, "INSERT INTO office_setting VALUES ('a', '0', '2026-11-20'), ('b', '0', '2026-11-20')")
    stopping, written = threading.Event(), threading.Event()

    def write() -> None:
        connection = sqlite3.connect(settings.data_dir / "langnghe.db", timeout=30)
        while not stopping.is_set():
            with connection:
                connection.execute("UPDATE office_setting SET value = value + 1 WHERE key = 'a'")
                connection.execute("UPDATE office_setting SET value = value + 1 WHERE key = 'b'")
            written.set()
        connection.close()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        assert written.wait(10)
        for number in range(5):
            target = tmp_path / f"{number}.zip"
            backup(settings, target, NOW)
            copy = office(tmp_path / f"copy{number}")
            restore(copy, target, NOW, pause=no_waiting)
            one, other = execute(copy, "SELECT value FROM office_setting ORDER BY key")
            assert one == other
    finally:
        stopping.set()
        writer.join()


def test_nothing_is_overwritten_silently(settings: Settings, tmp_path: Path) -> None:
    target = tmp_path / "b.zip"
    target.write_text("precious", "utf-8")
    with refusal("backup-exists"):
        backup(settings, target, NOW)
    assert target.read_text("utf-8") == "precious"
    with refusal("backup-exists"):
        backup(settings, tmp_path, NOW, replace=True)
    backup(settings, target, NOW, replace=True)
    enter(settings, "Lan")
    with refusal("restore-exists"):
        restore(settings, target, NOW)
    assert names(settings) == ["Lan"]


def test_there_must_be_something_to_save(tmp_path: Path) -> None:
    with refusal("backup-nothing"):
        backup(office(tmp_path / "none"), tmp_path / "b.zip", NOW)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_photo_is_reported_and_stops_nothing(settings: Settings, tmp_path: Path) -> None:
    gone, kept = keep_file(settings, b"gone"), keep_file(settings, b"kept")
    (settings.data_dir / "files" / gone).unlink()
    saved = backup(settings, tmp_path / "b.zip", NOW)
    assert (saved.files, saved.missing) == (1, (gone,))
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        assert f"files/{kept}" in archive.namelist()


def test_postgresql_is_told_its_own_tools(tmp_path: Path) -> None:
    elsewhere = office(tmp_path, "postgresql://u:hunter2@h/books")
    with refusal("backup-postgresql") as caught:
        backup(elsewhere, tmp_path / "b.zip", NOW)
    assert "hunter2" not in str(caught.value.params)
    with refusal("backup-postgresql"):
        restore(elsewhere, tmp_path / "b.zip", NOW)


# A backup that is not what it was -----------------------------------------------------------------------------


def repacked(source: Path, target: Path, changed: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(name, changed.get(name, old.read(name)))
    return target


def manifest_of(source: Path) -> dict[str, object]:
    with zipfile.ZipFile(source) as archive:
        return dict(json.loads(archive.read("manifest.json")))


def test_a_damaged_backup_changes_nothing(settings: Settings, tmp_path: Path) -> None:
    photo = keep_file(settings, b"photo")
    good = tmp_path / "good.zip"
    backup(settings, good, NOW)
    body = good.read_bytes()
    short = tmp_path / "short.zip"
    short.write_bytes(body[: len(body) // 2])
    text = tmp_path / "text.zip"
    text.write_text("not a backup", "utf-8")
    manifest = manifest_of(good)
    escape = manifest | {"sha256": manifest["sha256"] | {"../../evil": "0"}}  # type: ignore[operator]
    for bad in (
        short,
        text,
        repacked(good, tmp_path / "1.zip", {f"files/{photo}": b"other"}),
        repacked(good, tmp_path / "2.zip", {"langnghe.db": b"no database"}),
        repacked(good, tmp_path / "3.zip", {"manifest.json": json.dumps(escape).encode()}),
        repacked(good, tmp_path / "4.zip", {"manifest.json": b"{}"}),
    ):
        with refusal("restore-damaged"):
            restore(settings, bad, NOW, replace=True)
    assert names(settings) == ["Lan"]
    assert sorted(path.name for path in settings.data_dir.iterdir() if "restore" in path.name) == []


def test_what_is_no_backup_or_of_a_later_program_says_so(settings: Settings, tmp_path: Path) -> None:
    with refusal("restore-no-file"):
        restore(settings, tmp_path / "none.zip", NOW)
    with zipfile.ZipFile(tmp_path / "holiday.zip", "w") as archive:
        archive.writestr("photo.jpg", b"x")
    with refusal("restore-no-backup"):
        restore(settings, tmp_path / "holiday.zip", NOW, replace=True)
    execute(settings, "UPDATE alembic_version SET version_num = '9999'")
    backup(settings, tmp_path / "later.zip", NOW)
    with refusal("restore-too-new"):
        restore(settings, tmp_path / "later.zip", NOW, replace=True)


def test_a_ruined_database_is_laid_aside_and_the_backup_takes_its_place(
    settings: Settings, tmp_path: Path
) -> None:
    enter(settings, "Lan")
    backup(settings, tmp_path / "b.zip", NOW)
    database = settings.data_dir / "langnghe.db"
    database.write_bytes(b"ruined" * 1000)
    with refusal("backup-damaged"):
        backup(settings, tmp_path / "ruined.zip", NOW)
    done = restore(settings, tmp_path / "b.zip", NOW, replace=True, pause=no_waiting)
    assert names(settings) == ["Lan"]
    assert done.before is None
    assert (settings.data_dir / "langnghe.db.damaged").read_bytes().startswith(b"ruined")


# While it serves ----------------------------------------------------------------------------------------------


def test_only_one_process_serves_a_store(settings: Settings) -> None:
    database = settings.data_dir / "langnghe.db"
    with Hold(database), pytest.raises(Held), Hold(database):
        pass
    with Hold(database):  # and it is free again afterwards
        pass


def test_a_running_server_takes_the_restore_up_itself(settings: Settings, tmp_path: Path) -> None:
    enter(settings, "Lan")
    backup(settings, tmp_path / "b.zip", NOW)
    enter(settings, "Minh")
    with Hold(settings.data_dir / "langnghe.db") as server:

        def serving(_seconds: float) -> None:
            assert names(settings) == ["Lan", "Minh"]  # nobody but the server touches its books
            prepared = server.accept()
            assert prepared is not None
            take_up(settings, prepared)
            server.done()

        done = restore(settings, tmp_path / "b.zip", NOW, replace=True, pause=serving)
    assert done.serving
    assert names(settings) == ["Lan"]


def test_a_server_that_does_not_answer_leaves_all_as_it_was(settings: Settings, tmp_path: Path) -> None:
    backup(settings, tmp_path / "b.zip", NOW)
    enter(settings, "Lan")
    with Hold(settings.data_dir / "langnghe.db") as server:
        with refusal("restore-no-answer"):
            restore(settings, tmp_path / "b.zip", NOW, replace=True, pause=lambda _seconds: None)
        assert server.accept() is None  # taken back: it cannot happen later by surprise
    assert names(settings) == ["Lan"]


def test_a_server_that_cannot_take_it_up_says_why(settings: Settings, tmp_path: Path) -> None:
    backup(settings, tmp_path / "b.zip", NOW)
    with Hold(settings.data_dir / "langnghe.db") as server:

        def serving(_seconds: float) -> None:
            assert server.accept() is not None
            server.refuse("disk full")

        with refusal("restore-failed") as caught:
            restore(settings, tmp_path / "b.zip", NOW, replace=True, pause=serving)
    assert caught.value.params["reason"] == "disk full"
    assert not list(settings.data_dir.glob("*.taken"))


def test_a_server_killed_while_it_took_it_up_finishes_at_its_next_start(
    settings: Settings, tmp_path: Path
) -> None:
    enter(settings, "Lan")
    backup(settings, tmp_path / "b.zip", NOW)
    enter(settings, "Minh")

    def killed(_seconds: float) -> None:
        assert first.accept() is not None
        raise KeyboardInterrupt  # who asked goes away too

    with Hold(settings.data_dir / "langnghe.db") as first, pytest.raises(KeyboardInterrupt):
        restore(settings, tmp_path / "b.zip", NOW, replace=True, pause=killed)
    with Hold(settings.data_dir / "langnghe.db") as second:
        prepared = second.accept()
        assert prepared is not None
        take_up(settings, prepared)
        second.done()
        assert second.accept() is None
    assert names(settings) == ["Lan"]
