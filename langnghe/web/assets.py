"""Scripts, styles and pictures of the pages: read and packed once, kept by browsers under their hash."""

import gzip
import hashlib
from dataclasses import dataclass
from pathlib import Path

from aiohttp import web

HERE = Path(__file__).parent / "static"
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
}


@dataclass(frozen=True, slots=True)
class Asset:
    body: bytes
    packed: bytes
    mime: str
    version: str


class Assets:
    """The files of static/, by their path in it."""

    def __init__(self, base: str = "", folder: Path = HERE) -> None:
        self._base = base
        self._files = {
            file.relative_to(folder).as_posix(): _asset(file)
            for file in sorted(folder.rglob("*"))
            if file.suffix in TYPES
        }

    def url(self, name: str) -> str:
        """Where a page finds the file; another content has another address."""
        return f"{self._base}/static/{name}?v={self._files[name].version}"

    async def serve(self, request: web.Request) -> web.Response:
        asset = self._files.get(request.match_info["name"])
        if asset is None:
            raise web.HTTPNotFound
        headers = {"Content-Type": asset.mime, "Vary": "Accept-Encoding", "Cache-Control": "no-cache"}
        if request.query.get("v") == asset.version:
            headers["Cache-Control"] = "public, max-age=31536000, immutable"
        if "gzip" in request.headers.get("Accept-Encoding", "") and asset.packed:
            return web.Response(body=asset.packed, headers={**headers, "Content-Encoding": "gzip"})
        return web.Response(body=asset.body, headers=headers)


def _asset(file: Path) -> Asset:
    body = file.read_bytes()
    packed = gzip.compress(body, mtime=0)
    return Asset(
        body=body,
        packed=packed if len(packed) < len(body) else b"",
        mime=TYPES[file.suffix],
        version=hashlib.sha256(body).hexdigest()[:12],
    )
