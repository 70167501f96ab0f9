"""What a citizen has agreed to: the notice on data, its version, and taking the agreement back.

Consent is free, informed and never presumed (Law 91/2025/QH15 Art. 9); what a person sent before agreeing is
kept only in the conversation, and dropped when they decline.
"""

from sqlalchemy import update

from langnghe.models import Person
from langnghe.services.work import Work

#: Raised when the notice changes in what it says; each agreement records which notice it was given to.
VERSION = "2026-11"


def agree(work: Work, person_id: int) -> None:
    """The person agreed to the notice as it is now."""
    _write(work, person_id, agreed=True)


def take_back(work: Work, person_id: int) -> None:
    """The person does not agree, or no longer does: nothing new is taken in from them until they do.

    Tickets they sent stay: they are files of the office, handled under the law (Law 91/2025/QH15 Art. 14, 19).
    """
    _write(work, person_id, agreed=False)


def _write(work: Work, person_id: int, *, agreed: bool) -> None:
    work.session.execute(
        update(Person)
        .where(Person.id == person_id)
        .values(consented_at=work.now if agreed else None, consent_version=VERSION if agreed else "")
        .execution_options(synchronize_session=False)
    )
