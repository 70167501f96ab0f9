"""Very many people: a crash tells nobody twice and leaves nobody out; a piece costs the same however many wait."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import event, func, insert, select

from langnghe.models import (
    Area,
    Audience,
    DialogueAct,
    DialogueKind,
    DialogueNews,
    DialogueTold,
    Identity,
    Level,
    NewsKind,
    Person,
    table,
)
from langnghe.services.dialogue import life, news, telling
from langnghe.services.work import Notice, Work
from tests.conftest import FreshStore
from tests.conversations.desk import AREA
from tests.dialogues.sessions import fill
from tests.office import CHAIR
from tests.unit.books import Books


class Crash(Exception):
    """The process dies in the middle of a transaction."""


@pytest.fixture(params=["sqlite", "postgresql"])
def books(request: pytest.FixtureRequest, fresh_store: FreshStore) -> Iterator[Books]:
    made = Books(fresh_store(request.param))
    yield made
    made.close()


def people(books: Books, number: int, area: str | None = AREA, begin: int = 0, village: str | None = None) -> None:
    """So many people who have agreed and can be reached on Telegram."""
    with books.work() as work:
        at = work.now
        rows = [
            {"name": f"Người {each}", "phone": "", "language": "vi", "area_code": area, "village_code": village,
             "consented_at": at, "consent_version": "1", "created_at": at}
            for each in range(number)
        ]  # fmt: skip
        ids: list[int] = []
        for start in range(0, number, 1000):
            made = insert(table(Person)).returning(table(Person).c.id)
            ids.extend(work.connection.scalars(made, rows[start : start + 1000]).all())
        work.connection.execute(
            insert(table(Identity)),
            [
                {"person_id": each, "channel": "telegram", "external_id": f"{begin}-{each}", "last_seen_at": at,
                 "unreachable_reason": ""}
                for each in ids
            ],
        )  # fmt: skip


def a_session(books: Books, **given: Any) -> int:
    """A session that is announced, with the news of it to be told."""
    by = books.person("Tâm")

    def make(work: Work) -> int:
        dialogue = life.draft(work, DialogueKind.CONFERENCE, CHAIR, AREA, None, by)
        fill(dialogue, given)
        for act in (DialogueAct.SUBMIT, DialogueAct.APPROVE, DialogueAct.ANNOUNCE):
            life.transition(work, dialogue, act, by)
        news.tell(work, dialogue, NewsKind.ANNOUNCED, Audience.AREA)
        return dialogue.id

    return books.does(make)


def sweeps(books: Books) -> int:
    done = 0
    while did := books.does(telling.sweep):
        done += did
    return done


def told(books: Books, session: int) -> int:
    asked = select(func.count()).select_from(DialogueTold).where(DialogueTold.dialogue_id == session)
    with books.work() as work:
        return work.session.scalar(asked) or 0


def test_a_crash_in_the_middle_tells_nobody_twice_and_leaves_nobody_out(books: Books) -> None:
    """1,000 people: a fault in the step of one of them, and the process dies in the middle of a later piece."""
    people(books, 1000)
    session = a_session(books)
    said: Counter[int] = Counter()
    trouble = {"step": 250, "crash": 520}
    compose = books.told.compose

    def composing(work: Work, notice: Notice) -> None:
        if trouble.get("step") == sum(said.values()):
            del trouble["step"]
            raise RuntimeError("a fault of ours")
        compose(work, notice)
        if trouble.get("crash") == sum(said.values()):
            del trouble["crash"]
            raise KeyboardInterrupt
        in_this[notice.person_id] += 1
        said[notice.person_id] += 1

    books.told.compose = composing  # type: ignore[assignment, method-assign]
    pieces = 0
    while True:
        in_this: Counter[int] = Counter()
        try:
            done = books.does(telling.sweep)
        except KeyboardInterrupt:
            said -= in_this  # the transaction is gone, and what it said with it
            continue
        pieces += 1
        if not done:
            break
    books.wait(minutes=6)
    sweeps(books)
    assert trouble == {}
    assert len(said) == 1000
    assert set(said.values()) == {1}
    assert told(books, session) == 1000
    assert pieces >= 10


def test_who_cannot_be_told_by_a_fault_of_ours_is_tried_again_and_given_up_in_the_end(books: Books) -> None:
    people(books, 3)
    session = a_session(books)
    tries = 0
    compose = books.told.compose

    def composing(work: Work, notice: Notice) -> None:
        nonlocal tries
        if notice.person_id % 3 == 0:
            tries += 1
            raise RuntimeError("always")
        compose(work, notice)

    books.told.compose = composing  # type: ignore[assignment, method-assign]
    for _ in range(10):
        sweeps(books)
        books.wait(minutes=6)
    assert (tries, told(books, session)) == (telling.TRIES, 2)
    with books.work() as work:
        row = work.session.scalars(select(DialogueNews).where(DialogueNews.kind == NewsKind.ANNOUNCED)).one()
        assert (row.again, row.done_at is not None, row.told) == (None, True, 2)


@contextmanager
def statements(books: Books) -> Iterator[list[str]]:
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        seen.append(statement)

    event.listen(books.store.writer, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(books.store.writer, "before_cursor_execute", note)


def test_a_piece_costs_the_same_however_many_wait(books: Books) -> None:
    """Of 20,000 persons each piece reads and tells its hundred, the first as the hundredth."""
    people(books, 20_000)
    session = a_session(books)
    books.does(telling.sweep)  # derives the reminders
    counts = []
    for _ in range(3):
        with statements(books) as seen:
            assert books.does(telling.sweep) == telling.BATCH
        counts.append(len(seen))
    with books.work() as work:
        row = work.session.scalars(select(DialogueNews).where(DialogueNews.kind == NewsKind.ANNOUNCED)).one()
        row.last_person_id += 19_000
    with statements(books) as seen:
        assert books.does(telling.sweep) == telling.BATCH
    counts.append(len(seen))
    assert len(set(counts)) == 1
    assert counts[0] < 3 * telling.BATCH
    assert told(books, session) == 4 * telling.BATCH


def test_people_elsewhere_cost_nothing_but_their_absence(books: Books) -> None:
    people(books, 5000, "51", begin=1)
    people(books, 150)
    session = a_session(books)
    with books.work() as work:
        assert work.office.root_area == "51"
    rounds = 0
    while books.does(telling.sweep):
        rounds += 1
    assert told(books, session) == 150
    assert rounds == 4  # the reminders, two pieces, the end


@pytest.mark.parametrize(
    ("meant", "told_in"),
    [
        (AREA, {AREA, "v1", "v2"}),  # the commune: its people and those of its villages
        ("v1", {AREA, "v1"}),  # a village: its own, and who has said no more than the commune
        ("51", {AREA, "v1", "v2", "51", "21439", None}),  # the whole office: everybody
    ],
)
def test_whose_session_it_is(books: Books, meant: str, told_in: set[str | None]) -> None:
    day = books.now.date()
    with books.work() as work:
        for code in ("v1", "v2"):
            village = {"name": f"Thôn {code}", "level": Level.VILLAGE, "parent_code": AREA}
            work.session.add(Area(code=code, valid_from=day, **village))
    places = (AREA, "v1", "v2", "51", "21439", None)
    for number, place in enumerate(places):
        people(books, 2, place, begin=number)
    session = a_session(books, area_code=meant)
    sweeps(books)
    asked = (
        select(Person.area_code, func.count())
        .join(DialogueTold, DialogueTold.person_id == Person.id)
        .where(DialogueTold.dialogue_id == session)
        .group_by(Person.area_code)
    )
    with books.work() as work:
        found = {row[0]: row[1] for row in work.session.execute(asked)}
    assert found == dict.fromkeys(told_in, 2)


@pytest.mark.parametrize(
    ("meant", "root", "told_in"),
    [
        (AREA, "51", {"v1", "v2", None}),
        ("v1", "51", {"v1", None}),  # who has said no village may live in it
        ("v1", AREA, {"v1", None}),
    ],
)
def test_whose_session_it_is_by_the_villages_people_have_said(
    books: Books, meant: str, root: str, told_in: set[str | None]
) -> None:
    day = books.now.date()
    with books.work() as work:
        for code in ("v1", "v2"):
            village = {"name": f"Thôn {code}", "level": Level.VILLAGE, "parent_code": AREA}
            work.session.add(Area(code=code, valid_from=day, **village))
    area = AREA if root == "51" else None
    for number, lives in enumerate(("v1", "v2", None)):
        people(books, 130, area, begin=number, village=lives)
    if root == "51":
        people(books, 5, "21439", begin=9)
    books.office = replace(books.office, root_area=root)
    session = a_session(books, area_code=meant)
    sweeps(books)
    asked = (
        select(Person.village_code, func.count())
        .join(DialogueTold, DialogueTold.person_id == Person.id)
        .where(DialogueTold.dialogue_id == session)
        .group_by(Person.village_code)
    )
    with books.work() as work:
        found = {row[0]: row[1] for row in work.session.execute(asked)}
    assert found == dict.fromkeys(told_in, 130)


def test_two_processes_tell_each_person_once(fresh_store: FreshStore) -> None:
    """On PostgreSQL two lanes of two processes sweep at once: the session's lock makes one wait for the other."""
    from concurrent.futures import ThreadPoolExecutor

    books = Books(fresh_store("postgresql"))
    people(books, 600)
    session = a_session(books)
    others = [books, *(Books(books.store) for _ in range(2))]
    with ThreadPoolExecutor(len(others)) as pool:
        list(pool.map(sweeps, others))
    said = Counter(notice.person_id for each in others for notice in each.told.notices)
    assert len(said) == 600
    assert set(said.values()) == {1}
    assert told(books, session) == 600
    for each in others:
        each.close()
