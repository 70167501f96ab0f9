"""A session's page on the web: who knows its address may read it, once it was announced."""

from sqlalchemy import bindparam, select

from langnghe.models import Dialogue, Prepared, table
from langnghe.services.dialogue import life
from langnghe.services.dialogue.life import View
from langnghe.services.refusals import NotFound
from langnghe.services.work import Work

#: What a start link carries to open a session in the chat: this and the session's token.
START = "d_"

_BY_TOKEN = Prepared(select(table(Dialogue).c.id).where(table(Dialogue).c.token == bindparam("token")))


def address(work: Work, token: str) -> str:
    """Where the session is found on the web."""
    return f"{work.office.public_url}/d/{token}"


def by_token(work: Work, token: str) -> View:
    """The session as any citizen may read it. `NotFound` for what is not announced."""
    dialogue_id = _BY_TOKEN.scalar(work.connection, token=token)
    if dialogue_id is None:
        raise NotFound("dialogue-not-found")
    return life.public_view(work, dialogue_id)
