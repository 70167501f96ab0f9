"""Invitations: once, in time, not to be guessed; heads come one at a time; who leaves leaves nothing claimed."""

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from langnghe.models import Act, Invitation, Person, RoleKind, Ticket, TicketEvent
from langnghe.services import authority, grants, intake, invitations, staff
from langnghe.services.intake import Draft
from langnghe.services.invitations import Joined
from langnghe.services.refusals import Forbidden, Invalid, NotFound, Refusal
from tests.unit.books import Books

TOP, ROADS, CULTURE = "51.chu_tich", "21433.kinh_te", "21433.van_hoa_xa_hoi"


def refused(books: Books, person: int, code: str) -> str:
    """Why the code was not taken."""
    no = books.does(invitations.redeem, person, code)
    assert isinstance(no, Refusal)
    return no.key


def joined(books: Books, person: int, code: str) -> Joined:
    done = books.does(invitations.redeem, person, code)
    assert isinstance(done, Joined), done
    return done


def invite(books: Books, role: RoleKind = RoleKind.OFFICER, body: str = ROADS, **more: Any) -> str:
    return books.does(invitations.create, role, body, **{"by": None} | more).code


@pytest.fixture
def admin(books: Books) -> int:
    return books.person("Hà", (RoleKind.ADMIN, TOP))


# Making one ---------------------------------------------------------------------------------------------------


def test_the_code_is_easy_to_read_goes_with_links_and_is_not_kept(books: Books, admin: int) -> None:
    made = books.does(invitations.create, RoleKind.OFFICER, ROADS, "Trần Thị Mai", by=admin)
    assert re.fullmatch(r"[2-9A-HJKMNP-Z]{5}-[2-9A-HJKMNP-Z]{5}", made.code)
    bare = made.code.replace("-", "")
    assert made.links == (
        f"https://t.me/lang_nghe_bot?start=inv_{bare}",
        f"https://langnghe.example.vn/chat/?start=inv_{bare}",
    )
    with books.work() as work:
        row = work.session.scalars(select(Invitation)).one()
        assert bare not in row.code_hash
        assert bare not in str(vars(row))
    assert made.expires_at == books.now + books.office.invitation_life


def test_only_an_admin_invites(books: Books) -> None:
    head = books.person("Bình", (RoleKind.HEAD, ROADS))
    with pytest.raises(Forbidden):
        invite(books, by=head)


@pytest.mark.parametrize(
    ("key", "more"),
    [
        ("body-not-found", {"body": "none"}),
        ("invitation-name-long", {"name": "x" * 121}),
        ("invitation-dates", {"ends_at": datetime.fromisoformat("2026-11-19T00:00+07:00")}),
    ],
)
def test_what_cannot_be_an_invitation(books: Books, admin: int, key: str, more: dict[str, Any]) -> None:
    with pytest.raises((Invalid, NotFound), match=key):
        invite(books, by=admin, **more)


# Redeeming ----------------------------------------------------------------------------------------------------


def test_the_code_makes_an_official_once(both_books: Books) -> None:
    books = both_books
    mai, other = books.person("mai_98"), books.person("Minh")
    code = invite(books, name="  Trần  Thị Mai ")
    done = joined(books, mai, code.lower().replace("-", " "))
    assert (done.post.role, done.post.body_code, done.name) == (RoleKind.OFFICER, ROADS, "Trần Thị Mai")
    assert [post.body_code for post in books.does(authority.posts, mai)] == [ROADS]
    with books.work() as work:
        assert work.session.get_one(Person, mai).name == "Trần Thị Mai"
    assert refused(books, other, code) == "invitation-used"
    assert refused(books, mai, code) == "invitation-used-by-you"
    assert books.does(authority.posts, other) == ()


def test_it_ends_with_its_time(books: Books, admin: int) -> None:
    mai = books.person("Mai")
    code = invite(books, ends_at=books.now + timedelta(days=30))
    joined(books, mai, code)
    books.wait(days=31)
    assert books.does(authority.posts, mai) == ()
    late = invite(books)
    books.wait(days=8)
    assert refused(books, mai, late) == "invitation-expired"
    early = invite(books, starts_at=books.now + timedelta(days=20))
    assert refused(books, mai, early) == "invitation-too-early"
    books.wait(days=21)
    joined(books, mai, early)


def test_a_revoked_one_is_void(books: Books, admin: int) -> None:
    mai = books.person("Mai")
    made = books.does(invitations.create, RoleKind.OFFICER, ROADS, by=admin)
    (listed,) = books.does(invitations.open_invitations, admin).items
    assert listed.id == made.id
    books.does(invitations.revoke, made.id, admin)
    assert refused(books, mai, made.code) == "invitation-revoked"
    with pytest.raises(NotFound):
        books.does(invitations.revoke, made.id, admin)
    assert books.does(invitations.open_invitations, admin).total == 0


def test_guessing_ends_after_five_wrong_codes(both_books: Books) -> None:
    books = both_books
    eve, mai = books.person("Eve"), books.person("Mai")
    code = invite(books)
    for left in (4, 3, 2, 1, 0):
        no = books.does(invitations.redeem, eve, "AAAAA-AAAAA")
        assert isinstance(no, Refusal)
        assert (no.key, no.params) == ("invitation-wrong", {"left": left})
    assert refused(books, eve, code) == "invitation-wait"  # even the right one now
    joined(books, mai, code)  # nobody else is held off
    books.wait(minutes=61)
    assert refused(books, eve, code) == "invitation-used"
    assert refused(books, eve, "nonsense") == "invitation-wrong"


@pytest.mark.parametrize("typed", ["", "   ", "inv_", "x" * 5000, "KHÔNG-PHẢI", "0O1IL-00000", "AAAAA-AAAA"])
def test_what_cannot_be_a_code(typed: str) -> None:
    assert invitations.read_code(typed) is None


def test_who_invited_is_told_and_of_a_new_admin_every_admin(books: Books, admin: int) -> None:
    second = books.person("Thu", (RoleKind.ADMIN, TOP))
    mai, boss = books.person("Mai"), books.person("Boss")
    joined(books, mai, invite(books, by=admin))
    assert books.told.keys(admin) == ["invitation-redeemed"]
    assert books.told.keys(second) == []
    joined(books, boss, invite(books, RoleKind.ADMIN, TOP, by=admin))
    assert books.told.keys(second) == ["invitation-redeemed"]
    assert books.told.keys(boss) == []


# Heads --------------------------------------------------------------------------------------------------------


def test_a_body_has_one_head(books: Books, admin: int) -> None:
    old, new = books.person("Bình"), books.person("Dũng")
    first, second = invite(books, RoleKind.HEAD), invite(books, RoleKind.HEAD)
    joined(books, old, first)
    with pytest.raises(Invalid, match="head-on-record") as caught:
        joined(books, new, second)  # two invitations were out at once
    assert caught.value.params["name"] == "Bình"
    with pytest.raises(Invalid, match="head-on-record"):
        invite(books, RoleKind.HEAD, by=admin)
    replacing = invite(books, RoleKind.HEAD, by=admin, replace=True)
    done = joined(books, new, replacing)
    assert done.replaced is not None
    assert done.replaced.name == "Bình"
    found = books.does(authority.head_of, ROADS)
    assert found is not None
    assert found.person_id == new
    assert books.does(authority.posts, old) == ()
    assert "role-ended" in books.told.keys(old)


def test_a_successor_can_be_invited_for_the_day_after_the_last(books: Books, admin: int) -> None:
    old, new = books.person("Bình"), books.person("Dũng")
    last = books.now + timedelta(days=10)
    joined(books, old, invite(books, RoleKind.HEAD, ends_at=last))
    with pytest.raises(Invalid, match="head-on-record"):
        invite(books, RoleKind.HEAD, by=admin, starts_at=last - timedelta(days=1))
    code = invite(books, RoleKind.HEAD, by=admin, starts_at=last)
    books.wait(days=11)
    done = joined(books, new, code)  # nobody had to write down the end of the former first
    assert done.replaced is None
    found = books.does(authority.head_of, ROADS)
    assert found is not None
    assert found.person_id == new


def test_the_same_post_twice_is_said_so(books: Books) -> None:
    mai = books.person("Mai", (RoleKind.OFFICER, ROADS))
    code = invite(books)
    with pytest.raises(Invalid, match="already-in-post"):
        joined(books, mai, code)
    joined(books, books.person("Minh"), code)  # and the invitation is still good for somebody else


# Leaving ------------------------------------------------------------------------------------------------------


def ticket(books: Books, submitter: int, officer: int) -> str:
    code = books.does(intake.submit, submitter, Draft("21433", "Ổ gà trước chợ.", field_code="giao_thong"))
    with books.work() as work:
        work.session.scalars(select(Ticket).where(Ticket.code == code)).one().officer_id = officer
    return code


def test_who_leaves_leaves_no_ticket_claimed(both_books: Books) -> None:
    books = both_books
    admin = books.person("Hà", (RoleKind.ADMIN, TOP))
    head = books.person("Bình", (RoleKind.HEAD, ROADS))
    mai = books.person("Mai", (RoleKind.OFFICER, ROADS))
    codes = (ticket(books, books.person("Lan"), mai), ticket(books, books.person("Tư"), mai))
    (post,) = books.does(authority.posts, mai)
    ended = books.does(staff.remove, post.grant_id, admin)
    assert ended.tickets == codes
    with books.work() as work:
        assert set(work.session.scalars(select(Ticket.officer_id))) == {None}
        events = work.session.scalars(select(TicketEvent).where(TicketEvent.act == Act.ASSIGN)).all()
        assert [(event.actor_id, event.public, event.data["officer_id"]) for event in events] == [
            (admin, False, None)
        ] * 2
    assert books.told.keys(head)[-1] == "officer-left"
    assert books.told.keys(mai)[-1] == "role-ended"
    with pytest.raises(NotFound, match="grant-not-found"):
        books.does(staff.remove, post.grant_id, admin)  # a second press


def test_who_keeps_another_post_in_the_body_keeps_the_tickets(books: Books, admin: int) -> None:
    mai = books.person("Mai", (RoleKind.OFFICER, ROADS), (RoleKind.INTAKE, ROADS))
    ticket(books, books.person("Lan"), mai)
    first, _second = books.does(authority.posts, mai)
    assert books.does(staff.remove, first.grant_id, admin).tickets == ()


def test_an_end_of_office_that_has_come_is_written_down(books: Books) -> None:
    mai = books.person("Mai")
    joined(books, mai, invite(books, ends_at=books.now + timedelta(days=1)))
    code = ticket(books, books.person("Lan"), mai)
    assert books.does(grants.close_run_out) == ()
    books.wait(days=2)
    (ended,) = books.does(grants.close_run_out)
    assert ended.tickets == (code,)
    assert books.does(grants.close_run_out) == ()


def test_the_last_admin_stays(books: Books, admin: int) -> None:
    (post,) = books.does(authority.posts, admin)
    with pytest.raises(Invalid, match="last-admin"):
        books.does(staff.remove, post.grant_id, admin)
    second = books.person("Thu", (RoleKind.ADMIN, TOP))
    books.does(staff.remove, post.grant_id, second)
    assert not books.does(authority.is_admin, admin)


def test_only_an_admin_removes(books: Books, admin: int) -> None:
    (post,) = books.does(authority.posts, admin)
    with pytest.raises(Forbidden):
        books.does(staff.remove, post.grant_id, books.person("Eve"))


def test_the_list_of_officials_is_searched_in_any_spelling(books: Books, admin: int) -> None:
    books.person("Trần Thị Mai", (RoleKind.OFFICER, ROADS))
    books.person("Võ Thị Lan", (RoleKind.OFFICER, CULTURE))
    assert books.does(staff.holders, admin).total == 3
    found = books.does(staff.holders, admin, "tran thi mai")
    assert [each.name for each in found.items] == ["Trần Thị Mai"]
    assert books.does(staff.holders, admin, "van hoa lan phong").total == 1
    assert books.does(staff.holders, admin, "nobody").items == ()
    page = books.does(staff.holders, admin, "", 2, 2)
    assert (len(page.items), page.next_offset, page.previous_offset(2)) == (1, None, 0)
    assert books.does(staff.holders, admin, "", 99, 2).offset == 2  # the list has shrunk: its last page
