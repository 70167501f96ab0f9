"""What may happen to a session in which state, and where it leads. Pure."""

from dataclasses import dataclass

from langnghe.models import DialogueAct, DialogueState

S, A = DialogueState, DialogueAct

#: Not known to anybody outside the office yet.
INTERNAL = frozenset({S.DRAFT, S.SUBMITTED, S.APPROVED})
#: Announced, and not yet held.
COMING = frozenset({S.ANNOUNCED, S.POSTPONED})
ENDED = frozenset({S.CLOSED, S.CANCELLED})
#: Citizens may see it.
PUBLIC = frozenset(S) - INTERNAL


@dataclass(frozen=True, slots=True)
class Rule:
    """From which states an act is lawful, and where it leads (None: the state stays)."""

    before: frozenset[DialogueState]
    after: DialogueState | None = None


RULES: dict[DialogueAct, Rule] = {
    # What was approved and is changed has to be approved again; see `after` for what is announced.
    A.EDIT: Rule(INTERNAL | COMING, S.DRAFT),
    A.SUBMIT: Rule(frozenset({S.DRAFT}), S.SUBMITTED),
    A.RETURN: Rule(frozenset({S.SUBMITTED}), S.DRAFT),
    A.APPROVE: Rule(frozenset({S.SUBMITTED}), S.APPROVED),
    A.ANNOUNCE: Rule(frozenset({S.APPROVED}), S.ANNOUNCED),
    A.MOVE: Rule(COMING, S.ANNOUNCED),
    A.POSTPONE: Rule(frozenset({S.ANNOUNCED}), S.POSTPONED),
    A.CANCEL: Rule(INTERNAL | COMING, S.CANCELLED),
    A.SUBSTITUTE: Rule(INTERNAL | COMING | {S.HELD}),
    A.HOLD: Rule(frozenset({S.ANNOUNCED}), S.HELD),
    A.MINUTES: Rule(frozenset({S.HELD})),
    A.PROMISE: Rule(frozenset({S.HELD, S.PUBLISHED})),
    A.PUBLISH: Rule(frozenset({S.HELD}), S.PUBLISHED),
    A.CLOSE: Rule(frozenset({S.PUBLISHED}), S.CLOSED),
    A.REMIND: Rule(frozenset(S) - ENDED),
    A.ESCALATE: Rule(frozenset(S) - ENDED),
}


def lawful(act: DialogueAct, state: DialogueState) -> bool:
    """Whether the act may happen to a session in this state."""
    return act in RULES and state in RULES[act].before


def after(act: DialogueAct, state: DialogueState) -> DialogueState:
    """The state that follows. Seats and dates of an announced session may still be set; it stays announced."""
    if act is A.EDIT and state in COMING:
        return state
    return RULES[act].after or state
