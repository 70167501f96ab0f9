"""`langnghe.web.ports.FileDesk`: uploads of the web chat into the store, and stored files to the browser."""

from functools import partial

from langnghe.bot.books import Books
from langnghe.bot.files import FileStore
from langnghe.models.contract import StoredFile
from langnghe.services import attachments, people
from langnghe.services.attachments import Kept
from langnghe.services.work import Work
from langnghe.web.ports import OpenedFile, TakenFile


class FileDesk:
    def __init__(self, books: Books, files: FileStore) -> None:
        self._books = books
        self._files = files

    async def take(self, body: bytes, name: str, declared_mime: str, owner_identity_id: int) -> TakenFile:
        kept = await self._files.take(body, name, declared_mime)
        entered = await self._books.write(partial(_enter, identity_id=owner_identity_id, kept=kept))
        return TakenFile(entered, kept.kind)

    async def open(self, token: str) -> OpenedFile | None:
        file = await self._books.read(partial(attachments.by_token, token=token))
        return None if file is None else self._opened(file)

    def _opened(self, file: StoredFile) -> OpenedFile:
        return OpenedFile(self._files.root / file.path, file.mime, file.name)


def _enter(work: Work, identity_id: int, kept: Kept) -> int:
    return attachments.enter_stored(work, people.person_of(work, identity_id), "webchat", kept)
