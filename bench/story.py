"""What the benches of the journey have in common: the story, who handles it, and how a code is read off a text."""

from langnghe.models import RoleKind
from langnghe.services import catalog, invitations
from langnghe.services.tracking import read_code
from langnghe.services.work import Work

STORY = "Đường thôn {number} có ổ gà sâu, mưa là ngập, xe máy hay ngã. Mong xã sửa sớm cho bà con."


def invite(work: Work, area: str) -> str:
    """An invitation for an officer of the commune's economic department; its code."""
    body = catalog.body_code(area, "kinh_te")
    return invitations.create(work, RoleKind.OFFICER, body, "Trần Thị Mai", by=None).code


def code_in(text: str) -> str:
    """The ticket's code in a text. Raises AssertionError where there is none."""
    for word in text.split():
        if (code := read_code(word.strip(".,:;"))) is not None:
            return code
    raise AssertionError(text)
