"""What the stories about dialogues begin with: people who keep them, and sessions that are announced."""

from datetime import UTC, datetime, timedelta
from typing import Any

from langnghe.models import DialogueAct, DialogueKind, RoleKind
from langnghe.services.dialogue import life
from langnghe.services.dialogue.life import Locked
from langnghe.services.work import Work
from tests.conversations.desk import AREA, person_of
from tests.house import House
from tests.office import CHAIR
from tests.people import Citizen, Official

#: Tuesday 15/12/2026, 08:00 in Vietnam; the stories begin on Friday 20/11.
MORNING = datetime(2026, 12, 15, 1, tzinfo=UTC)


class Organiser(Official):
    """Who keeps the dialogues of a body and of those below it."""


async def organiser(house: House, name: str = "Cô Tâm", body: str = CHAIR) -> Organiser:
    found = Organiser(house, name)
    await found.joins(RoleKind.DIALOGUE_ADMIN, body)
    return found


async def secretary(house: House, name: str = "Thư", body: str = CHAIR) -> Official:
    found = Official(house, name)
    await found.joins(RoleKind.SECRETARY, body)
    return found


async def announced(house: House, by: Citizen, kind: DialogueKind = DialogueKind.CONFERENCE, **given: Any) -> int:
    """A session of the commune's chair that is announced, with these columns set; its id."""
    made_by = await person_of(by)

    def make(work: Work) -> int:
        dialogue = life.draft(work, kind, CHAIR, AREA, None, made_by)
        fill(dialogue, given)
        life.transition(work, dialogue, DialogueAct.SUBMIT, made_by)
        life.transition(work, dialogue, DialogueAct.APPROVE, made_by)
        dialogue.announced_at = work.now
        life.transition(work, dialogue, DialogueAct.ANNOUNCE, made_by)
        return dialogue.id

    return await house.does(make)


def fill(dialogue: Locked, given: dict[str, Any]) -> None:
    """Set what a session needs to be announced, and what the story wants otherwise."""
    usual = {
        "title": "Nước sạch và đường thôn",
        "about": "Nghe ý kiến nhân dân về nước sạch, đường thôn",
        "place": "Hội trường UBND xã Lân Phong",
        "starts_at": MORNING,
        "ends_at": MORNING + timedelta(hours=3),
        "seats": 120,
        "turns": 10,
    }
    for name, value in (usual | given).items():
        setattr(dialogue, name, value)
