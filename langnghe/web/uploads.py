"""Files: taken in from the page, and given out again."""

import asyncio
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import quote

from aiohttp import BodyPartReader, web

from langnghe.services import webchat
from langnghe.services.websessions import Visitor
from langnghe.web import said
from langnghe.web.guard import Declined
from langnghe.web.ports import FileDesk

if TYPE_CHECKING:
    from langnghe.web.chat import Chat

#: What a form adds around its file.
AROUND = 64 * 1024
#: Bytes of uploads held in memory at once; what goes beyond waits for its turn.
IN_MEMORY = 96 * 1024 * 1024
#: Seconds an upload may take: 20 MB over the slowest network that people still call one.
PATIENCE = 600

#: Shown in the page; anything else is saved.
_INLINE = ("image/jpeg", "image/png", "image/webp", "image/gif", "audio/", "video/")
#: A file opened by itself may show itself and nothing more.
_FILE_POLICY = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox"


class Uploads:
    """Takes files in."""

    def __init__(self, chat: "Chat") -> None:
        self._chat = chat
        self._held = 0

    async def files(self, request: web.Request) -> web.Response:
        """A form with `client_id`, then `text` if any, then `file`. Posted twice it has one effect."""
        visitor = await self._chat.posting(request)
        size = request.content_length
        if size is None or not request.content_type.startswith("multipart/"):
            raise Declined(400, "web-bad-request")
        if size > self._most + AROUND:
            raise self._too_large()
        upload = _Upload()
        try:
            async with asyncio.timeout(PATIENCE):
                await self._take(request, visitor, upload)
        except TimeoutError:
            raise Declined(408, "web-busy", retry=5) from None
        finally:
            self._held -= upload.held
        return web.json_response({"ok": True}, status=202)

    @property
    def _most(self) -> int:
        return self._chat.parts.settings.max_file_bytes

    def _too_large(self) -> Declined:
        return Declined(413, "web-file-too-large", limit=self._most // (1024 * 1024))

    async def _take(self, request: web.Request, visitor: Visitor, upload: "_Upload") -> None:
        try:
            async for part in await request.multipart():
                if not isinstance(part, BodyPartReader):
                    raise Declined(400, "web-bad-request")
                if part.name == "client_id":
                    upload.name = said.client_id((await self._read(part, 100, upload)).decode("utf-8", "replace"))
                elif part.name == "text":
                    upload.text = said.cleaned(
                        (await self._read(part, said.BODY, upload)).decode("utf-8", "replace")
                    )
                elif part.name == "file" and upload.name:
                    await self._take_file(visitor, upload, part)
                    return
        except ValueError:
            raise Declined(400, "web-bad-request") from None
        raise Declined(400, "web-bad-request")

    async def _take_file(self, visitor: Visitor, upload: "_Upload", part: BodyPartReader) -> None:
        parts = self._chat.parts
        if await parts.books.read(partial(webchat.seen_before, event_id=said.event_id(visitor, upload.name))):
            return
        body = await self._read(part, self._most, upload)
        if not body:
            raise Declined(400, "web-empty")
        called = said.cleaned((part.filename or "").replace("/", "_").replace("\\", "_"))[:200]
        mime = part.headers.get("Content-Type", "").partition(";")[0].strip().lower()[:80]
        taken = await parts.files.take(body, called, mime, visitor.identity_id)
        await parts.books.receive(said.sent_along(visitor, upload.name, taken, upload.text))

    async def _read(self, part: BodyPartReader, most: int, upload: "_Upload") -> bytes:
        """The part's bytes. What has arrived counts, not what was promised: a promise costs its maker nothing."""
        body = bytearray()
        while chunk := await part.read_chunk(64 * 1024):
            body += chunk
            upload.held += len(chunk)
            self._held += len(chunk)
            if len(body) > most:
                raise self._too_large()
            if self._held > IN_MEMORY:
                raise Declined(503, "web-busy", retry=5)
        return bytes(body)


@dataclass(slots=True)
class _Upload:
    """What has arrived of a form so far."""

    name: str = ""
    text: str = ""
    held: int = 0


class Served:
    """Gives files out: who knows the address may have it, and nobody can guess one."""

    def __init__(self, files: FileDesk) -> None:
        self._files = files

    async def file(self, request: web.Request) -> web.StreamResponse:
        opened = await self._files.open(request.match_info["token"])
        if opened is None or not opened.path.is_file():
            raise web.HTTPNotFound
        how = "inline" if opened.mime.startswith(_INLINE) else "attachment"
        headers = {
            "Content-Type": opened.mime or "application/octet-stream",
            "Content-Disposition": f"{how}; filename*=UTF-8''{quote(opened.name or 'file', safe='')}",
            "Content-Security-Policy": _FILE_POLICY,
            "Cache-Control": "private, max-age=86400",
        }
        return web.FileResponse(opened.path, headers=headers)
