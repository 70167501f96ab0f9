"""What becomes of plan, instruction and submission when a ticket moves to another body.

A plan is the old body's own: its people, its means, its days. It ends, and the history says so; the new body makes
its own or none. An instruction is the leader's, not the body's: where the leader's body stands above the new
holder too (or is it) it goes along, with the day that was set, so that passing a matter on is no way around an
instruction. Where the leader has nothing to say there it ends, and the leader learns where the matter went. What
lies before a leader was proposed by the old body: it ends, and the leader, who may be about to read it, is told.
"""

from langnghe.models import Act, Body, StepOrigin
from langnghe.services import authority, instructing, steps, tickets
from langnghe.services.steps import Step
from langnghe.services.tickets import SYSTEM, Actor, Locked
from langnghe.services.work import Notice, Work


def leave(work: Work, ticket: Locked, holder: str, act: Act, actor: Actor) -> None:
    """Settle what the old body leaves behind, while it still holds the ticket; `holder` is the new one."""
    if ticket.version == tickets.FIRST:
        return
    # Who may instruct the new holder: its own head and those above.
    reach = {holder, *(above.code for above in authority.superiors(work, holder))}
    gone = 0
    for step in steps.of(work, ticket.id):
        if not step.open:
            continue
        if step.origin is StepOrigin.PLAN:
            steps.end(work, ticket, step, act)
            gone += 1
        elif steps.instructing_body(work, ticket.id, step) in reach:
            steps.hand_over(work, ticket.id, step, holder)
        else:
            _end_instruction(work, ticket, step, holder, act, actor)
    if gone:
        tickets.transition(work, ticket, Act.PLAN, SYSTEM, hidden=True, plan="over", count=gone)
    _end_submission(work, ticket, holder, actor)


def _end_instruction(work: Work, ticket: Locked, step: Step, holder: str, act: Act, actor: Actor) -> None:
    leader = steps.leader(work, ticket.id, step)
    steps.end(work, ticket, step, act)
    tickets.transition(work, ticket, Act.INSTRUCT, SYSTEM, instruct="over", step=step.id, what=step.what)
    if leader != actor.person_id:
        work.notify(Notice("o-instruction-over", leader, ticket.id, _moved(work, ticket, holder)))


def _end_submission(work: Work, ticket: Locked, holder: str, actor: Actor) -> None:
    lying = instructing.waiting(work, ticket.id)
    if lying is None:
        return
    instructing.end(work, lying)
    leader = authority.head_of(work, lying.body_code)
    if leader is not None and leader.person_id != actor.person_id:
        work.notify(Notice("o-submission-over", leader.person_id, ticket.id, _moved(work, ticket, holder)))


def _moved(work: Work, ticket: Locked, holder: str) -> dict[str, str]:
    names = (work.session.get_one(Body, code).name for code in (ticket.body_code, holder))
    return dict(zip(("from", "to"), names, strict=True))
