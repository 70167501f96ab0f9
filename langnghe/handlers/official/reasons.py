"""Choosing a reason of the closed list, for passing a ticket on and for returning it."""

from langnghe.handlers.common.talk import Rows, Talk, in_rows, marked
from langnghe.locales.texts import SafeText
from langnghe.services.transfer_reasons import Reason, reasons


def reason_rows(talk: Talk, verb: str, ticket_id: int) -> Rows:
    """One choice for each reason, and the way out."""
    choices = [talk.button(f"pass-{each.code}", verb, ticket_id, each.code) for each in reasons()]
    return [*in_rows(choices), [talk.button("btn-o-stop", "o.stop", ticket_id)]]


def because(talk: Talk, reason: Reason) -> SafeText:
    """The reason in words."""
    return marked(talk.texts(f"pass-{reason.code}"))
