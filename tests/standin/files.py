"""Files that pass through: uploads of the bot and of people, by file_id, with a path to download them from."""

import hashlib
import io
from dataclasses import dataclass
from typing import Any

from PIL import Image

from tests.standin.errors import ApiError, bad

DOWNLOAD_LIMIT = 20 << 20
UPLOAD_LIMIT = 50 << 20
PHOTO_LIMIT = 10 << 20
_PHOTO_SIDE, _THUMBNAIL_SIDE = 1280, 90
_FOLDERS = {"photo": "photos", "voice": "voice", "audio": "music", "video": "videos", "animation": "animations"}
_ENDINGS = {"photo": "jpg", "voice": "oga", "audio": "mp3", "video": "mp4", "animation": "mp4"}
_TYPES = {"voice": "audio/ogg", "audio": "audio/mpeg", "video": "video/mp4", "animation": "video/mp4"}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came: its name, declared type and bytes. `size` may claim more than there is (for limits)."""

    data: bytes
    name: str = "file"
    mime: str = "application/octet-stream"
    size: int = -1

    @property
    def told_size(self) -> int:
        return len(self.data) if self.size < 0 else self.size


@dataclass(frozen=True, slots=True)
class Stored:
    file_id: str
    unique_id: str
    kind: str
    path: str
    upload: Upload
    told: Any  # the Bot API object (PhotoSize list, Voice, Document …) that was made of it

    def ids(self) -> dict[str, Any]:
        return {
            "file_id": self.file_id,
            "file_unique_id": self.unique_id,
            "file_size": self.upload.told_size,
        }

    def json(self) -> dict[str, Any]:
        """The File object that getFile answers."""
        return {**self.ids(), "file_path": self.path}


class Files:
    """The store. Ids stay valid for the life of the stand-in and can be sent again without an upload."""

    def __init__(self) -> None:
        self._by_id: dict[str, Stored] = {}
        self._by_path: dict[str, Stored] = {}
        self._count = 0

    def at(self, path: str) -> Stored | None:
        return self._by_path.get(path)

    def get(self, file_id: str) -> Stored:
        stored = self._by_id.get(file_id)
        if stored is None:
            raise bad("wrong file_id or the file is temporarily unavailable")
        if stored.upload.told_size > DOWNLOAD_LIMIT:
            raise bad("file is too big")
        return stored

    def put(self, kind: str, upload: Upload, facts: dict[str, Any] | None = None) -> Any:
        """Store an upload as `kind`; answers the Bot API object for it. Photos must be pictures (400)."""
        limit = PHOTO_LIMIT if kind == "photo" else UPLOAD_LIMIT
        if upload.told_size > UPLOAD_LIMIT:
            raise ApiError(413, "Request Entity Too Large")
        if upload.told_size > limit:
            raise bad("file is too big for a photo")
        if not upload.told_size:
            raise bad("file must be non-empty")
        return self._put_photo(upload) if kind == "photo" else self._put_file(kind, upload, facts or {})

    def _put_photo(self, upload: Upload) -> list[dict[str, Any]]:
        """Two sizes, smallest first, as PhotoSize objects; each can be downloaded and sent again."""
        sizes: list[dict[str, Any]] = []
        for data, (width, height) in _pictures(upload.data):
            part = Upload(data, "photo.jpg", "image/jpeg")
            stored = self._store("photo", part, sizes)
            sizes.append({**stored.ids(), "width": width, "height": height})
        return sizes

    def again(self, kind: str, file_id: str) -> Any:
        """The object for a file_id that is sent once more. ApiError 400 for a strange id or another kind."""
        if "://" in file_id:
            raise bad("failed to get HTTP URL content")
        stored = self._by_id.get(file_id)
        if stored is None:
            raise bad("wrong remote file identifier specified: can't unserialize it. Wrong last symbol")
        if stored.kind != kind:
            raise bad(f"can't use file of type {stored.kind.title()} as {kind.title()}")
        return stored.told

    def _put_file(self, kind: str, upload: Upload, facts: dict[str, Any]) -> dict[str, Any]:
        told: dict[str, Any] = {}
        stored = self._store(kind, upload, told)
        told |= stored.ids()
        told["mime_type"] = _TYPES.get(kind, upload.mime)
        if kind in {"voice", "audio", "video", "animation"}:
            told["duration"] = facts.get("duration", 1)
        if kind in {"video", "animation"}:
            told |= {"width": facts.get("width", 640), "height": facts.get("height", 360)}
        if kind == "audio":
            told |= {key: facts[key] for key in ("performer", "title") if key in facts}
        if kind != "voice":
            told["file_name"] = upload.name
        return told

    def _store(self, kind: str, upload: Upload, told: Any) -> Stored:
        self._count += 1
        unique = hashlib.sha256(upload.data).hexdigest()[:16]
        ending = _ENDINGS.get(kind) or upload.name.rpartition(".")[2][:8] or "bin"
        path = f"{_FOLDERS.get(kind, 'documents')}/file_{self._count}.{ending}"
        stored = Stored(f"AgAC{self._count:06d}{unique}", f"AQAD{unique}", kind, path, upload, told)
        self._by_id[stored.file_id] = self._by_path[path] = stored
        return stored


def _pictures(data: bytes) -> list[tuple[bytes, tuple[int, int]]]:
    """A thumbnail and the picture, each with width and height in pixels: JPEG of at most 1280 pixels, as Telegram
    makes of every photo. One that is so already keeps its bytes.
    """
    try:
        with Image.open(io.BytesIO(data)) as picture:
            size, done = picture.size, picture.format == "JPEG" and max(picture.size) <= _PHOTO_SIDE
            small = picture.convert("RGB")
    except (OSError, ValueError, SyntaxError):
        raise bad("IMAGE_PROCESS_FAILED") from None
    if sum(size) > 10_000 or max(size) > 20 * min(size):
        raise bad("PHOTO_INVALID_DIMENSIONS")
    large = (data, size) if done else _jpeg(small, _PHOTO_SIDE)
    return [_jpeg(small, _THUMBNAIL_SIDE), large]


def _jpeg(picture: Image.Image, side: int) -> tuple[bytes, tuple[int, int]]:
    smaller = picture.copy()
    smaller.thumbnail((side, side))
    out = io.BytesIO()
    smaller.save(out, "JPEG")
    return out.getvalue(), smaller.size
