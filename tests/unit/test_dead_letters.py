"""What failed, as an admin mends it: given up messages, and events our own fault kept from being handled."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from langnghe.models import (
    Conversation,
    FailedEvent,
    Identity,
    OutboxMessage,
    OutboxState,
    RoleKind,
)
from langnghe.models.contract import Inbound, InputKind, Marked, Media, MediaKind, Outbound, Point
from langnghe.services import dead_letters, failures, outbox
from langnghe.services.refusals import Forbidden, NotFound, Stale
from tests.unit.books import Books

SECRET = "Ông Ba ở xóm 3 đánh vợ"


@pytest.fixture
def admin(books: Books) -> int:
    return books.person("Hà", (RoleKind.ADMIN, "51.chu_tich"))


def give_up(books: Books, person: int, reason: str = "chat not found") -> int:
    """A message that was given up; its id."""
    with books.work() as work:
        recipient = outbox.recipient_of(work, person)
        assert recipient is not None
        outbox.enqueue(work, recipient, [Outbound(Marked(SECRET))])
        message = work.session.scalars(select(OutboxMessage).order_by(OutboxMessage.id.desc())).first()
        assert message is not None
        message.state, message.attempts, message.reason = OutboxState.DEAD, 13, reason
        return message.id


def test_a_given_up_message_shows_why_and_never_what_it_says(both_books: Books) -> None:
    books = both_books
    admin = books.person("Hà", (RoleKind.ADMIN, "51.chu_tich"))
    mai = books.person("Mai", (RoleKind.OFFICER, "21433.kinh_te"))
    give_up(books, books.person("Lan"))
    give_up(books, mai, "bot was kicked")
    assert books.does(dead_letters.count) == 2
    to_mai, to_lan = books.does(dead_letters.dead, admin).items
    assert (to_mai.official, to_mai.reason, to_mai.attempts) == ("Mai", "bot was kicked", 13)
    assert to_lan.official == ""  # a citizen's name is nobody's business here
    assert SECRET not in repr((to_mai, to_lan))


def test_it_is_sent_again_or_dropped_once(books: Books, admin: int) -> None:
    first, second = give_up(books, books.person("Lan")), give_up(books, books.person("Tư"))
    books.does(dead_letters.retry, first, admin)
    books.does(dead_letters.discard, second, admin)
    with books.work() as work:
        message = work.session.scalars(select(OutboxMessage)).one()
        assert (message.id, message.state, message.attempts) == (first, OutboxState.PENDING, 0)
        (delivery,) = outbox.claim(work, "telegram", 10)
        assert delivery.id == first
    for verb in (dead_letters.retry, dead_letters.discard, dead_letters.one):
        for message_id in (first, second):
            with pytest.raises(NotFound, match="dead-letter-not-found"):
                books.does(verb, message_id, admin)


def test_ten_thousand_of_them_are_read_in_pages(books: Books, admin: int) -> None:
    lan = books.person("Lan")
    give_up(books, lan)
    with books.work() as work:
        row = work.session.execute(select(OutboxMessage.__table__)).mappings().one()
        work.session.connection().execute(
            OutboxMessage.__table__.insert(),  # type: ignore[attr-defined]
            [{**row, "id": row["id"] + number} for number in range(1, 10_000)],
        )
    page = books.does(dead_letters.dead, admin, 9_996, 8)
    assert (page.total, len(page.items), page.next_offset) == (10_000, 4, None)
    assert books.does(dead_letters.dead, admin, 20_000, 8).offset == 9_992


# Failed events ------------------------------------------------------------------------------------------------


def fail(books: Books, person: int, **what: Any) -> Inbound:
    """An event of the person that could not be handled."""
    with books.work() as work:
        external_id = work.session.scalars(select(Identity.external_id).where(Identity.person_id == person)).one()
        event = Inbound(
            "telegram", f"e{external_id}", external_id, InputKind.PHOTO, text=SECRET, press_ref="1", **what
        )
        failures.keep_event(work, event, "AB12CD34", "KeyError services/x.py:1")
        return event


def test_a_failed_event_shows_where_and_never_what_it_says(both_books: Books) -> None:
    books = both_books
    admin = books.person("Hà", (RoleKind.ADMIN, "51.chu_tich"))
    fail(books, books.person("Lan"))
    (each,) = books.does(failures.failed, admin).items
    assert (each.reference, each.kind, each.error) == ("AB12CD34", InputKind.PHOTO, "KeyError services/x.py:1")
    assert SECRET not in repr(each)
    assert books.does(failures.count) == 1


def test_it_is_taken_up_as_it_was_under_an_id_of_its_own(books: Books, admin: int) -> None:
    media = (Media(MediaKind.PHOTO, "file-1", size=10),)
    event = fail(books, books.person("Lan"), media=media, point=Point(15.1, 108.8))
    (each,) = books.does(failures.failed, admin).items
    again = books.does(failures.take_for_retry, each.id, admin)
    assert (again.text, again.media, again.point) == (SECRET, media, event.point)
    assert again.event_id != event.event_id
    assert again.press_ref == ""  # nobody waits for the answer to that press any more
    for verb in (failures.take_for_retry, failures.discard, failures.one):
        with pytest.raises(NotFound, match="failed-not-found"):
            books.does(verb, each.id, admin)


def test_it_is_not_handled_again_when_the_person_has_gone_on(books: Books, admin: int) -> None:
    """A "2" meant for an old menu must not become the answer to a new question."""
    lan = books.person("Lan")
    fail(books, lan)
    with books.work() as work:
        identity = work.session.scalars(select(Identity.id).where(Identity.person_id == lan)).one()
        work.session.add(
            Conversation(identity_id=identity, data={}, menu=[], updated_at=books.now + timedelta(seconds=1))
        )
    (each,) = books.does(failures.failed, admin).items
    with pytest.raises(Stale, match="failed-moved-on"):
        books.does(failures.take_for_retry, each.id, admin)
    books.does(failures.discard, each.id, admin)
    with books.work() as work:
        assert work.session.scalars(select(FailedEvent)).all() == []


def test_none_of_it_is_anybody_else_s(books: Books) -> None:
    head = books.person("Bình", (RoleKind.HEAD, "51.chu_tich"))
    fail(books, head)
    for verb in (dead_letters.dead, failures.failed):
        with pytest.raises(Forbidden):
            books.does(verb, head)
    for act in (
        dead_letters.one,
        dead_letters.retry,
        dead_letters.discard,
        failures.one,
        failures.take_for_retry,
        failures.discard,
    ):
        with pytest.raises(Forbidden):
            books.does(act, 1, head)
