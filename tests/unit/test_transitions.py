"""The laws of a ticket's course, whatever happens in whatever order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langnghe.models import Act, TicketState
from langnghe.services import transitions
from langnghe.services.handling import fits

S = TicketState
ACTS = sorted(set(Act) - {Act.SUBMIT})
#: What officials do, a head included.
#: What citizens and the program do; everything else is done by officials.
OTHERS = frozenset(
    {
        Act.SUBMIT, Act.REPLY, Act.ADD, Act.WITHDRAW, Act.RATE, Act.REOPEN, Act.CLOSE, Act.UNREACHABLE, Act.RESUME,
        Act.REMIND, Act.ESCALATE, Act.RECOMPUTE,
    }
)  # fmt: skip
OFFICIAL = tuple(act for act in Act if act not in OTHERS)


def test_every_act_has_a_rule_but_the_first() -> None:
    assert set(transitions.RULES) == set(Act) - {Act.SUBMIT}


def test_open_settled_and_ended_are_all_states_and_none_twice() -> None:
    groups = [transitions.OPEN, transitions.SETTLED, transitions.ENDED]
    assert set().union(*groups) == set(TicketState)
    assert sum(map(len, groups)) == len(TicketState)


def course(acts: list[Act]) -> list[TicketState]:
    """The states a ticket goes through when these acts are tried one after the other."""
    states = [S.RECEIVED]
    for act in acts:
        if transitions.lawful(act, states[-1]):
            states.append(transitions.after(act, states[-1]))
    return states


@given(st.lists(st.sampled_from(ACTS), max_size=40))
def test_what_has_ended_never_opens_again(acts: list[Act]) -> None:
    states = course(acts)
    ended = [state in transitions.ENDED for state in states]
    assert ended == sorted(ended)


@given(st.lists(st.sampled_from(ACTS), max_size=40))
def test_an_open_ticket_can_always_be_answered_by_its_body(acts: list[Act]) -> None:
    state = course(acts)[-1]
    if state not in transitions.OPEN:
        return
    if state is S.ANSWER_PROPOSED:
        assert transitions.lawful(Act.APPROVE, state)
        state = transitions.after(Act.RETURN, state)
    assert fits(Act.ANSWER, state)


@given(
    st.lists(
        st.sampled_from(
            [Act.TRANSFER, Act.SEND_BACK, Act.DECIDE, Act.ASK, Act.REPLY, Act.NOTE, Act.ASSIGN, Act.CORRECT]
        ),
        max_size=40,
    )
)
def test_passing_on_and_asking_never_settle_anything(acts: list[Act]) -> None:
    assert set(course(acts)) <= transitions.OPEN


# That a dialogue about it was held, or called off, is written down even afterwards.
@pytest.mark.parametrize("act", [act for act in OFFICIAL if act is not Act.DIALOGUE])
def test_officials_do_nothing_to_what_has_ended(act: Act) -> None:
    for state in transitions.ENDED:
        assert not transitions.lawful(act, state)


def test_what_the_citizen_never_sees() -> None:
    hidden = {act for act, rule in transitions.RULES.items() if not rule.public}
    assert hidden == {
        Act.NOTE,
        Act.PROPOSE,
        Act.APPROVE,
        Act.RETURN,
        Act.UNREACHABLE,
        Act.REMIND,
        Act.EXTEND_ASK,
        Act.EXTEND_NO,
        Act.CONSULT_END,
        Act.TO_LEADER,
        Act.INSTRUCT,
    }


def test_a_proposal_is_approved_or_returned_never_answered_past() -> None:
    lawful = {act for act in OFFICIAL if fits(act, S.ANSWER_PROPOSED)}
    assert lawful == {
        Act.APPROVE, Act.RETURN, Act.EXTEND, Act.EXTEND_NO, Act.COMPLEX, Act.NOTE, Act.CORRECT, Act.URGE,
        Act.OPINE, Act.CONSULT_END, Act.STEP_DONE, Act.INSTRUCT, Act.DIALOGUE,
    }  # fmt: skip
