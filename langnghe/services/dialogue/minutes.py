"""What is written down of a session that was held: who came, the minutes (biên bản), the words of the conclusion.

Typed in as many messages as it takes, or sent as files; until the conclusion is published everything may be
written anew, and each change stands in the history. The minutes are the office's; the public reads the conclusion.
"""

from collections.abc import Sequence
from typing import Literal

from sqlalchemy import func, select

from langnghe.models import Dialogue, DialogueAct, DialogueState, MinutesFile, Seat
from langnghe.models.contract import Inbound
from langnghe.services import attachments
from langnghe.services.attachments import AttachmentView
from langnghe.services.dialogue import life, posts, transitions
from langnghe.services.dialogue.life import Locked
from langnghe.services.folding import nfc
from langnghe.services.handling import written
from langnghe.services.refusals import Invalid, Stale
from langnghe.services.work import Work

#: Characters of the minutes and of the conclusion in all.
LONGEST = {"minutes": 40_000, "conclusion": 10_000}
MOST_FILES = 20
#: Nobody counts more in a hall.
MOST_PEOPLE = 100_000

#: Which text: a column of the session.
Part = Literal["minutes", "conclusion"]


def write(work: Work, person_id: int, dialogue_id: int, part: Part, words: str) -> int:
    """Add words to the minutes or to the conclusion, as a paragraph of their own; their length now.

    By who keeps the session. Raises `Forbidden`, `Stale("dialogue-moved-on")` unless it was held and is not
    published, `Invalid("o-text-empty")`, `Invalid("o-text-long")` for more than `LONGEST` in all.
    """
    dialogue = writable(work, person_id, dialogue_id)
    before: str = getattr(dialogue, part)
    whole = written("\n".join(filter(None, [before, written(nfc(words), LONGEST[part])])), LONGEST[part])
    setattr(dialogue, part, whole)
    life.transition(work, dialogue, DialogueAct.MINUTES, person_id, part=part, length=len(whole))
    return len(whole)


def wipe(work: Work, person_id: int, dialogue_id: int, part: Part) -> None:
    """Begin anew with the minutes or the conclusion; what stood there stays in the history. Raises as `write`."""
    dialogue = writable(work, person_id, dialogue_id)
    before: str = getattr(dialogue, part)
    if not before:
        return
    setattr(dialogue, part, "")
    life.transition(work, dialogue, DialogueAct.MINUTES, person_id, before, part=part, wiped=True)


def add_files(work: Work, person_id: int, dialogue_id: int, event: Inbound) -> int:
    """Keep the files that came with the event as part of the minutes; how many there are now.

    Raises as `write`, `Invalid("g-after-files-many")`.
    """
    dialogue = writable(work, person_id, dialogue_id)
    had = work.session.scalars(
        select(MinutesFile.attachment_id).where(MinutesFile.dialogue_id == dialogue_id)
    ).all()
    if len(had) + len(event.media) > MOST_FILES:
        raise Invalid("g-after-files-many", most=MOST_FILES)
    added = [each for each in attachments.enter(work, person_id, event) if each not in had]
    work.session.add_all(MinutesFile(dialogue_id=dialogue_id, attachment_id=each) for each in added)
    work.session.flush()
    life.transition(work, dialogue, DialogueAct.MINUTES, person_id, part="files", files=added)
    return len(had) + len(added)


def files(work: Work, person_id: int, dialogue_id: int) -> Sequence[AttachmentView]:
    """The files of the minutes, for who keeps the session. Raises `Forbidden`, `NotFound`."""
    posts.keeper(work, person_id, life.view(work, dialogue_id).dialogue.body_code)
    ids = work.session.scalars(select(MinutesFile.attachment_id).where(MinutesFile.dialogue_id == dialogue_id))
    return attachments.views(work, ids.all())


def count(work: Work, person_id: int, dialogue_id: int, came: int) -> None:
    """Say how many people came in all. Raises as `write`, `Invalid("g-after-came-wrong")`.

    Never fewer than were checked in at the door.
    """
    dialogue = writable(work, person_id, dialogue_id)
    least = at_the_door(work, dialogue_id)
    if not least <= came <= MOST_PEOPLE:
        raise Invalid("g-after-came-wrong", least=least, most=MOST_PEOPLE)
    dialogue.came = came
    life.transition(work, dialogue, DialogueAct.MINUTES, person_id, part="came", came=came)


def at_the_door(work: Work, dialogue_id: int) -> int:
    """How many people were checked in, those who came together counted each."""
    asked = select(func.sum(Seat.people)).where(
        Seat.dialogue_id == dialogue_id, Seat.came_at.is_not(None), Seat.ended_at.is_(None)
    )
    return int(work.session.scalar(asked) or 0)


def came(work: Work, dialogue_id: int) -> int:
    """How many people came: as counted by who keeps the session, else as checked in."""
    counted = work.session.scalar(select(Dialogue.came).where(Dialogue.id == dialogue_id))
    return at_the_door(work, dialogue_id) if counted is None else counted


def writable(work: Work, person_id: int, dialogue_id: int) -> Locked:
    """The session, locked, for who keeps it and while it is being written up.

    Raises `Forbidden`, `NotFound`, `Stale("dialogue-moved-on")`.
    """
    dialogue = life.for_change(work, dialogue_id)
    posts.keeper(work, person_id, dialogue.body_code)
    if not transitions.lawful(DialogueAct.MINUTES, dialogue.state):
        raise Stale("dialogue-moved-on", state=str(dialogue.state))
    return dialogue


def written_up(state: DialogueState) -> bool:
    """Whether there is something to write or to read of what comes after the session."""
    return state in {DialogueState.HELD, DialogueState.PUBLISHED, DialogueState.CLOSED}
