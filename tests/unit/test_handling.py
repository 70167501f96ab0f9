"""Which acts a card offers to whom, what counts as an answer, and what the verbs refuse."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langnghe.models import Act, RoleKind, TicketKind, TicketPriority, TicketState
from langnghe.services import answering, transitions
from langnghe.services.authority import Post
from langnghe.services.forwards import forwards_only
from langnghe.services.handling import lawful_acts, readable, written
from langnghe.services.refusals import Invalid
from langnghe.services.tickets import TicketView

NOW = datetime(2026, 11, 20, 2, tzinfo=UTC)
HERE, ELSEWHERE = "21433.kinh_te", "21433.cong_an"
TICKET = TicketView(
    id=1, code="K7M2-9QXP", kind=TicketKind.REPORT, state=TicketState.RECEIVED, priority=TicketPriority.NORMAL,
    field_code="giao_thong", field_names={"vi": "Đường"}, restricted=False,
    area_code="21433", area_name="Lân Phong", body_code=HERE, body_name="Phòng Kinh tế", approval_required=False,
    head_id=9, head_name="Sơn", officer_id=None, officer_name="",
    submitter_id=5, submitter_name="", submitter_phone="", anonymous=True, text="Đèn hỏng", point=None,
    received_at=NOW, due_at=NOW, answered_at=None, reopen_until=None, reopened=0, score=None, version=1, now=NOW,
)  # fmt: skip


def post(role: RoleKind, body: str = HERE, person: int = 1) -> tuple[Post, ...]:
    return (Post(1, person, body, body, role),)


def test_a_new_ticket_offers_what_is_lawful_now() -> None:
    acts = lawful_acts(TICKET, post(RoleKind.OFFICER))
    assert acts[0] is Act.ACCEPT
    assert set(acts) == {
        Act.ACCEPT, Act.ANSWER, Act.ASK, Act.INFORM, Act.ASSIGN, Act.NOTE, Act.CONSULT, Act.PLAN, Act.STEP_DONE,
        Act.TO_LEADER, Act.DIALOGUE, Act.TRANSFER, Act.REFUSE, Act.CORRECT,
    }  # fmt: skip
    accepted = replace(TICKET, state=TicketState.IN_PROGRESS)
    assert Act.ACCEPT not in lawful_acts(accepted, post(RoleKind.OFFICER))


@pytest.mark.parametrize("role", [RoleKind.OFFICER, RoleKind.INTAKE])
def test_where_approval_is_wanted_officers_propose_and_the_head_answers(role: RoleKind) -> None:
    wanted = replace(TICKET, approval_required=True)
    officer, head = lawful_acts(wanted, post(role)), lawful_acts(wanted, post(RoleKind.HEAD))
    assert Act.PROPOSE in officer
    assert Act.ANSWER not in officer
    assert Act.ANSWER in head
    assert Act.PROPOSE not in head


def test_a_proposal_is_the_heads() -> None:
    proposed = replace(TICKET, approval_required=True, state=TicketState.ANSWER_PROPOSED)
    assert lawful_acts(proposed, post(RoleKind.HEAD))[:2] == (Act.APPROVE, Act.RETURN)
    assert not {Act.APPROVE, Act.RETURN, Act.ANSWER} & set(lawful_acts(proposed, post(RoleKind.OFFICER)))


@given(st.sampled_from(TicketState), st.booleans(), st.booleans())
def test_nobody_else_is_offered_anything(state: TicketState, restricted: bool, approval: bool) -> None:
    ticket = replace(TICKET, state=state, restricted=restricted, approval_required=approval)
    assert lawful_acts(ticket, ()) == ()
    assert lawful_acts(ticket, post(RoleKind.OFFICER, ELSEWHERE)) == ()
    # A head who may see it without holding it stands above: urging and instructing is all there is to do.
    above = (Act.URGE, Act.INSTRUCT) if state in transitions.OPEN else ()
    assert lawful_acts(ticket, post(RoleKind.HEAD, ELSEWHERE)) == above
    assert lawful_acts(ticket, post(RoleKind.ADMIN)) == ()


def test_who_is_not_in_charge_neither_plans_nor_goes_to_the_leader() -> None:
    others = replace(TICKET, officer_id=99)
    assert not {Act.PLAN, Act.TO_LEADER, Act.DIALOGUE} & set(lawful_acts(others, post(RoleKind.OFFICER)))
    for acts in (
        lawful_acts(others, post(RoleKind.HEAD)),
        lawful_acts(others, post(RoleKind.OFFICER, person=99)),
        lawful_acts(TICKET, post(RoleKind.OFFICER)),
    ):
        assert {Act.PLAN, Act.TO_LEADER, Act.DIALOGUE} <= set(acts)


@given(st.sampled_from(TicketState), st.sampled_from(RoleKind), st.booleans())
def test_everything_offered_is_lawful(state: TicketState, role: RoleKind, approval: bool) -> None:
    ticket = replace(TICKET, state=state, approval_required=approval)
    assert all(transitions.lawful(act, state) for act in lawful_acts(ticket, post(role)))


def test_a_restricted_ticket_is_the_heads_and_the_assigned_officers() -> None:
    secret = replace(TICKET, restricted=True, officer_id=2)
    assert readable(secret, post(RoleKind.HEAD))
    assert readable(secret, post(RoleKind.OFFICER, person=2))
    assert not readable(secret, post(RoleKind.OFFICER, person=3))
    assert not readable(secret, post(RoleKind.HEAD, ELSEWHERE))
    assert not readable(secret, post(RoleKind.OFFICER, ELSEWHERE, person=2))
    assert lawful_acts(secret, post(RoleKind.OFFICER, person=3)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Đã chuyển", "đã chuyển.", "Da chuyen", "Đã chuyển Sở Xây dựng xử lý.",
        "Chúng tôi đã chuyển phản ánh của ông/bà đến Phòng Kinh tế.", "Kính chuyển công an xã",
        "Ý kiến của ông bà đã được chuyển đến cơ quan chức năng", "Xin ghi nhận và chuyển cấp trên",
        "Đã báo cáo cấp trên", "Your report has been forwarded to the department.", "Forwarded.",
    ],
)  # fmt: skip
def test_a_bare_forward_is_no_answer(text: str) -> None:
    assert forwards_only(text)


@pytest.mark.parametrize(
    "text",
    [
        "UBND xã đã dọn rác ngày 21/11.", "Đã chuyển cột điện sang bên kia đường.", "Đã gửi thợ đến sửa sáng nay.",
        "Đã chuyển bãi rác đến nơi mới, hoàn thành ngày 20/11.", "Có. Ông/bà đến trước 16 giờ.",
        "Đã kiểm tra, đúng như phản ánh; đã chuyển công an xã lập biên bản ngày 19/11.",
        "Việc này thuộc thẩm quyền tòa án theo quy định tại Điều 203 Luật Đất đai nên đã chuyển hồ sơ.",
    ],
)  # fmt: skip
def test_an_answer_that_tells_something_is_one(text: str) -> None:
    assert not forwards_only(text)


@given(st.text(max_size=60))
def test_what_is_written_is_kept_but_for_blank_ends(text: str) -> None:
    if any(character.isalnum() for character in text):
        assert written(text, 60) == text.strip()
    else:
        with pytest.raises(Invalid):
            written(text, 60)


def test_what_is_too_long_is_said_with_its_length() -> None:
    with pytest.raises(Invalid) as no:
        written("a" * 61, 60)
    assert no.value.params == {"length": 61, "longest": 60}


def test_grounds_are_a_closed_list_with_sources() -> None:
    assert len({ground.code for ground in answering.GROUNDS}) == len(answering.GROUNDS)
    assert all(ground.source for ground in answering.GROUNDS)
    with pytest.raises(Invalid):
        answering.ground_of("not_ours")
