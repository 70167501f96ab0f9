"""Becoming an official: an invitation's link is opened, or its code typed."""

import re

from langnghe.handlers.common import menu
from langnghe.handlers.common.answer import yes
from langnghe.handlers.common.talk import Rows, Talk
from langnghe.models import RoleKind
from langnghe.models.contract import Inbound, InputKind, Marked
from langnghe.services import invitations
from langnghe.services.authority import DIALOGUES
from langnghe.services.invitations import PAYLOAD, Joined
from langnghe.services.refusals import Refusal

#: A code as it is printed, alone in a message: "ABCDE-FGHJK".
_CODE = re.compile(r"\s*[A-Za-z2-9]{5}-[A-Za-z2-9]{5}\s*")
_WORDS = ("ma moi ", "mamoi ", "moi ", "join ")


def take(talk: Talk) -> bool:
    """An invitation's link or code."""
    typed = _typed(talk.event, talk)
    if typed:
        join(talk, typed)
    return bool(typed)


def _typed(event: Inbound, talk: Talk) -> str:
    text = event.text.strip()
    if event.kind is InputKind.START or text.startswith(PAYLOAD):
        return text if text.startswith(PAYLOAD) else ""
    if event.kind is not InputKind.TEXT or not talk.speaker.menu_numbers:
        return ""
    if _CODE.fullmatch(text) and invitations.read_code(text):
        return text
    said = menu.word_of(event, talk)
    return next((said.removeprefix(word) for word in _WORDS if said.startswith(word) and _is_code(said, word)), "")


def _is_code(said: str, word: str) -> bool:
    return invitations.read_code(said.removeprefix(word)) is not None


def join(talk: Talk, typed: str) -> None:
    joined = invitations.redeem(talk.work, talk.speaker.person_id, typed)
    if isinstance(joined, Refusal):
        talk.say(joined.key, choices=[[talk.button("btn-menu", "m.menu")]], **joined.params)
        return
    talk.speaker.official = True
    talk.speaker.name = joined.name
    talk.speaker.state = None
    _greet(talk, joined)


def _greet(talk: Talk, joined: Joined) -> None:
    post = joined.post
    said: list[Marked] = [
        talk.texts(
            "joined",
            named=yes(joined.name),
            name=joined.name,
            role=str(post.role),
            body=post.body_name,
            office=talk.work.office.name,
        )
    ]
    if joined.replaced is not None:
        said.append(talk.texts("joined-replaced", name=joined.replaced.name))
    said += [Marked(""), talk.texts(f"joined-first-{post.role}")]
    talk.say_marked(Marked("\n".join(said)), choices=_first(talk, post.role))


def _first(talk: Talk, role: RoleKind) -> Rows:
    if role is RoleKind.ADMIN:
        return [[talk.button("btn-admin", "a.menu")], [talk.button("btn-menu", "m.menu")]]
    if role in DIALOGUES:
        return [[talk.button("btn-g-list", "g.list")], [talk.button("btn-menu", "m.menu")]]
    return [[talk.button("btn-work-list", "o.list")], [talk.button("btn-menu", "m.menu")]]
