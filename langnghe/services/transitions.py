"""What may happen to a ticket in which state, and what follows. Pure."""

from dataclasses import dataclass

from langnghe.models import Act, TicketState

S = TicketState

#: With the body: nobody has closed it and the citizen waits.
OPEN = frozenset({S.RECEIVED, S.IN_PROGRESS, S.WAITING_CITIZEN, S.ANSWER_PROPOSED})
#: The body may still work on it without asking anybody.
WORKABLE = frozenset({S.RECEIVED, S.IN_PROGRESS, S.WAITING_CITIZEN})
#: The citizen has been answered and may still come back.
SETTLED = frozenset({S.ANSWERED, S.REFUSED})
ENDED = frozenset({S.CLOSED, S.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Rule:
    """From which states an act is lawful, and where it leads (None: the state stays)."""

    before: frozenset[TicketState]
    after: TicketState | None
    public: bool = True
    """Shown to the citizen in the timeline."""


RULES: dict[Act, Rule] = {
    Act.CORRECT: Rule(OPEN, None),
    Act.ACCEPT: Rule(frozenset({S.RECEIVED}), S.IN_PROGRESS),
    Act.ASSIGN: Rule(WORKABLE, None),
    Act.ASK: Rule(frozenset({S.RECEIVED, S.IN_PROGRESS}), S.WAITING_CITIZEN),
    Act.REPLY: Rule(frozenset({S.WAITING_CITIZEN}), S.IN_PROGRESS),
    Act.ADD: Rule(OPEN, None),
    Act.NOTE: Rule(OPEN | SETTLED, None, public=False),
    Act.PROPOSE: Rule(WORKABLE, S.ANSWER_PROPOSED, public=False),
    Act.APPROVE: Rule(frozenset({S.ANSWER_PROPOSED}), None, public=False),
    Act.RETURN: Rule(frozenset({S.ANSWER_PROPOSED}), S.IN_PROGRESS, public=False),
    Act.ANSWER: Rule(OPEN, S.ANSWERED),
    Act.REFUSE: Rule(WORKABLE, S.REFUSED),
    Act.TRANSFER: Rule(WORKABLE, S.RECEIVED),
    Act.SEND_BACK: Rule(frozenset({S.RECEIVED}), S.RECEIVED),
    Act.DECIDE: Rule(WORKABLE, S.RECEIVED),
    Act.URGE: Rule(OPEN, None),
    Act.WITHDRAW: Rule(OPEN, S.WITHDRAWN),
    Act.RATE: Rule(frozenset({S.ANSWERED, S.CLOSED}), None),
    Act.REOPEN: Rule(SETTLED, S.RECEIVED),
    Act.CLOSE: Rule(SETTLED, S.CLOSED),
    Act.UNREACHABLE: Rule(frozenset(S), None, public=False),
    Act.EXTEND_ASK: Rule(WORKABLE, None, public=False),
    Act.EXTEND: Rule(OPEN, None),
    Act.EXTEND_NO: Rule(OPEN, None, public=False),
    Act.RESUME: Rule(frozenset({S.WAITING_CITIZEN}), S.IN_PROGRESS),
    Act.REMIND: Rule(OPEN, None, public=False),
    Act.ESCALATE: Rule(OPEN, None),
    Act.RECOMPUTE: Rule(OPEN, None),
    Act.INFORM: Rule(WORKABLE, None),
    Act.COMPLEX: Rule(OPEN, None),
    Act.CONSULT: Rule(WORKABLE, None),
    Act.OPINE: Rule(OPEN, None),
    Act.CONSULT_END: Rule(OPEN, None, public=False),
    Act.PLAN: Rule(WORKABLE, None),
    Act.STEP_DONE: Rule(OPEN, None),
    Act.TO_LEADER: Rule(WORKABLE, None, public=False),
    Act.INSTRUCT: Rule(OPEN, None, public=False),
    # Also afterwards: what was held or called off is written down even where the matter ended first.
    Act.DIALOGUE: Rule(frozenset(S), None),
}


def lawful(act: Act, state: TicketState) -> bool:
    """Whether the act is lawful in this state."""
    return state in RULES[act].before


def after(act: Act, state: TicketState) -> TicketState:
    """The state the act leads to. Raises KeyError for SUBMIT, which has no state before."""
    return RULES[act].after or state
