"""Why it comes late: one press, before what comes late may go (R15)."""

from langnghe.handlers.common.talk import Talk
from langnghe.services import overdue
from langnghe.services.casefile import Seen


def ask(talk: Talk, seen: Seen, verb: str) -> None:
    """Ask for the reason; each choice is `verb` with the ticket and the reason's code."""
    rows = [[talk.button(f"late-{code}", verb, seen.ticket.id, code)] for code in overdue.REASONS]
    rows.append([talk.button("btn-o-stop", "o.stop", seen.ticket.id)])
    talk.say("o-late-ask", choices=rows, code=seen.ticket.code, due=seen.ticket.due_date)
