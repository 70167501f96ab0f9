"""Who may do what now: dates of office, bodies above and below, whose tickets may be seen."""

from datetime import timedelta

import pytest

from langnghe.models import Body, RoleGrant, RoleKind
from langnghe.services import authority, grants
from langnghe.services.refusals import Forbidden
from tests.unit.books import Books

PROVINCE, CHAIR, ROADS, CULTURE = "51.chu_tich", "21433.chu_tich", "21433.kinh_te", "21433.van_hoa_xa_hoi"
CATCH_ALL = "51.hanh_chinh_cong"


def test_a_post_is_held_between_its_dates(both_books: Books) -> None:
    mai = both_books.person("Mai")
    now = both_books.now
    with both_books.work() as work:
        work.session.add(
            RoleGrant(
                person_id=mai,
                body_code=ROADS,
                role=RoleKind.OFFICER,
                starts_at=now + timedelta(days=1),
                ends_at=now + timedelta(days=3),
            )
        )
    held = []
    for _ in range(5):
        held.append([post.body_name for post in both_books.does(authority.posts, mai)])
        both_books.wait(days=1)
    name = "Phòng Kinh tế xã Lân Phong"
    assert held == [[], [name], [name], [], []]


def test_a_post_that_was_taken_back_is_held_no_more(books: Books) -> None:
    mai = books.person("Mai", (RoleKind.OFFICER, ROADS))
    (post,) = books.does(authority.posts, mai)
    books.does(grants.end, post.grant_id, None)
    assert books.does(authority.posts, mai) == ()
    assert books.does(authority.officials_of, ROADS, (RoleKind.OFFICER,)) == ()


def test_the_head_and_the_officials_of_a_body(books: Books) -> None:
    assert books.does(authority.head_of, ROADS) is None
    head = books.person("Bình", (RoleKind.HEAD, ROADS))
    mai = books.person("Mai", (RoleKind.OFFICER, ROADS), (RoleKind.INTAKE, ROADS))
    books.person("Lan", (RoleKind.OFFICER, CULTURE))
    found = books.does(authority.head_of, ROADS)
    assert found is not None
    assert (found.person_id, found.name) == (head, "Bình")
    officials = books.does(authority.officials_of, ROADS, (RoleKind.OFFICER, RoleKind.INTAKE))
    assert [official.person_id for official in officials] == [mai]  # once, though she holds two posts


def test_acting_for_a_body_takes_a_post_in_that_very_body(books: Books) -> None:
    mai = books.person("Mai", (RoleKind.OFFICER, ROADS), (RoleKind.HEAD, ROADS))
    assert books.does(authority.post_in, mai, ROADS, RoleKind.OFFICER).role is RoleKind.OFFICER
    assert books.does(authority.post_in, mai, ROADS).role is RoleKind.HEAD
    for body, roles in ((CULTURE, ()), (ROADS, (RoleKind.INTAKE,)), ("none", ())):
        with pytest.raises(Forbidden, match="no-authority"):
            books.does(authority.post_in, mai, body, *roles)


def test_only_an_admin_is_an_admin(books: Books) -> None:
    ha = books.person("Hà", (RoleKind.ADMIN, PROVINCE))
    head = books.person("Bình", (RoleKind.HEAD, PROVINCE))
    assert books.does(authority.is_admin, ha)
    assert books.does(authority.require_admin, ha).person_id == ha
    assert not books.does(authority.is_admin, head)
    with pytest.raises(Forbidden):
        books.does(authority.require_admin, head)


def test_the_way_up_from_a_body(both_books: Books) -> None:
    assert [one.code for one in both_books.does(authority.superiors, ROADS)] == [CHAIR, PROVINCE]
    assert both_books.does(authority.superiors, PROVINCE) == ()
    assert both_books.does(authority.superiors, "none") == ()


def test_a_circle_of_bodies_ends(both_books: Books) -> None:
    with both_books.work() as work:
        work.session.get_one(Body, PROVINCE).parent_code = ROADS
    assert len(both_books.does(authority.superiors, ROADS)) <= authority.DEEPEST
    assert ROADS in both_books.does(authority.subordinates, CHAIR)


def test_whose_tickets_may_be_seen(both_books: Books) -> None:
    officer = both_books.person("Mai", (RoleKind.OFFICER, ROADS))
    chair = both_books.person("Sơn", (RoleKind.HEAD, CHAIR))
    top = both_books.person("Minh", (RoleKind.HEAD, PROVINCE))
    desk = both_books.person("Tâm", (RoleKind.INTAKE, CATCH_ALL))
    other_desk = both_books.person("Tú", (RoleKind.INTAKE, "21433.hanh_chinh_cong"))
    admin = both_books.person("Hà", (RoleKind.ADMIN, PROVINCE))
    citizen = both_books.person("Lan")
    bodies = {"own": ROADS, "beside": CULTURE, "above": CHAIR, "elsewhere": "21484.kinh_te"}

    def seen(person_id: int) -> set[str]:
        scope = both_books.does(authority.scope, person_id)
        return {name for name, code in bodies.items() if scope.covers(code)}

    assert seen(officer) == {"own"}
    assert seen(chair) == {"own", "beside", "above"}
    assert seen(top) == set(bodies)
    assert seen(desk) == set(bodies)  # the intake of the catch-all sees every ticket of the office
    assert seen(other_desk) == set()
    assert seen(admin) == set()  # running the office is no reason to read what citizens wrote
    assert seen(citizen) == set()
