"""Answers being written, as they stand in the conversation: one per ticket, until sent or thrown away."""

from dataclasses import asdict, dataclass, field
from typing import Any

from langnghe.handlers.common.desk import DRAFTS, forget_draft
from langnghe.handlers.common.talk import Talk
from langnghe.models import AttachmentState
from langnghe.services import attachments, unsent
from langnghe.services.answering import LONGEST_ANSWER
from langnghe.services.refusals import Invalid

#: More would be forgotten by people before they are by us.
MOST_DRAFTS = 10


@dataclass(slots=True)
class Draft:
    """A draft as it is remembered. `rev` grows with every change: what is sent is what was looked at."""

    code: str
    text: str = ""
    files: list[int] = field(default_factory=list)
    outcome: str = ""
    late: str = ""
    """Why the answer comes late, where it does."""
    opinions: int = 0
    """How many opinions of other bodies were there when it was looked at."""
    rev: int = 0
    replace: bool = False
    """The next words take the place of these."""
    returned: bool = False
    """The head sent it back."""

    @property
    def empty(self) -> bool:
        return not self.text and not self.files


def of(talk: Talk, ticket_id: int) -> Draft | None:
    """The draft answer to this ticket, if one is being written."""
    kept: dict[str, Any] | None = talk.data.get(DRAFTS, {}).get(str(ticket_id))
    return Draft(**kept) if kept else None


def keep(talk: Talk, ticket_id: int, draft: Draft) -> None:
    """Remember the draft as it is now. Raises `Invalid` when there are too many."""
    every = dict(talk.data.get(DRAFTS, {}))
    if str(ticket_id) not in every and len(every) >= MOST_DRAFTS:
        raise Invalid("o-too-many-drafts", most=MOST_DRAFTS)
    every[str(ticket_id)] = asdict(draft)
    talk.data[DRAFTS] = every


def add(draft: Draft, text: str, files: tuple[int, ...]) -> None:
    """Make words and files part of the draft. Raises `Invalid` when it would become too long."""
    text = text.strip()
    if text:
        together = text if draft.replace or not draft.text else f"{draft.text}\n{text}"
        if len(together) > LONGEST_ANSWER:
            raise Invalid("o-text-long", length=len(together), longest=LONGEST_ANSWER)
        draft.text, draft.replace = together, False
    draft.files = [*draft.files, *files]
    draft.rev += 1


def drop(talk: Talk, ticket_id: int) -> None:
    """Throw the draft away, and the files that were sent along for it."""
    draft = of(talk, ticket_id)
    if draft is None:
        return
    if draft.files:
        unsent.drop_files(talk.work, talk.speaker.person_id, draft.files)
    forget_draft(talk, ticket_id)


def kept_files(talk: Talk, draft: Draft) -> list[int]:
    """The draft's files without those that were refused: whoever sent them has been told."""
    views = attachments.views(talk.work, draft.files)
    return [each.id for each in views if each.state is not AttachmentState.REFUSED]


def stored_files(talk: Talk, draft: Draft) -> list[int]:
    """Those of the draft's files that can be shown already."""
    views = attachments.views(talk.work, draft.files)
    return [each.id for each in views if each.state is AttachmentState.STORED]
