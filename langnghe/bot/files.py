"""The file store: checked files under the data folder, each named by the checksum of its bytes.

A file is written beside the store, made durable, and only then given its name, so nobody ever reads half a file
and a crash leaves nothing but a forgotten draft. The same bytes sent twice are kept once.
"""

import asyncio
import hashlib
import os
import re
import tempfile
import unicodedata
from datetime import datetime, timedelta
from pathlib import Path

from langnghe.bot import mp4, pictures
from langnghe.bot.file_types import FileType, recognise
from langnghe.models.contract import MediaKind
from langnghe.services.attachments import Kept
from langnghe.services.refusals import Invalid

#: Files looked at side by side: a large picture needs 200 MB while it is unfolded.
HANDS = 1
LONGEST_NAME = 100
#: Drafts older than this belong to a process that is gone.
DRAFT_LIFE = timedelta(days=1)
#: Beside the files: processes that serve the same books know by it that they share this folder.
MARK = "folder-mark"
_PATH = re.compile(r"[0-9a-f]{2}/[0-9a-f]{62}")
#: Not in a file's name: separators, what shells and Windows give a meaning, and letters nobody sees, with which
#: "gpj.exe" reads as "exe.jpg".
_UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]')
_ENDING = re.compile(r"(?<=.)\.[A-Za-z0-9]{1,5}$")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_BOXED = {"audio/mp4", "video/mp4", "video/quicktime"}


class FileStore:
    """The files below `root`. Each may have at most `max_mb` megabytes (of 1,048,576 bytes)."""

    def __init__(self, root: Path, max_mb: int) -> None:
        self.root = root
        self.max_mb = max_mb
        self._hands = asyncio.Semaphore(HANDS)

    async def take(self, body: bytes, name: str, declared: str = "") -> Kept:
        """Check a file and keep it. `name` and `declared` (its mime type) are what the sender says about it.

        Raises `Invalid` "file-too-large", "file-type-refused" or "file-damaged"; OSError when the disk refuses.
        """
        if len(body) > self.max_mb << 20:
            raise Invalid("file-too-large", max_mb=self.max_mb)
        if not body:
            raise Invalid("file-damaged")
        async with self._hands:
            return await asyncio.to_thread(self._take, body, name, declared)

    def path(self, relative: str) -> Path:
        """Where a kept file is on this machine. ValueError for a path that this store never gave."""
        if not _PATH.fullmatch(relative):
            raise ValueError("not a path of the file store")
        return self.root / relative

    def read(self, relative: str) -> bytes:
        """The bytes of a kept file. Raises OSError."""
        return self.path(relative).read_bytes()

    def put(self, body: bytes) -> str:
        """Keep a file that the office made itself, as it is; its path."""
        checksum = hashlib.sha256(body).hexdigest()
        relative = f"{checksum[:2]}/{checksum[2:]}"
        self._write(body, self.root / relative)
        return relative

    def mark(self) -> str:
        """The mark that lies in this folder, by which processes know that they share it; "" for none."""
        try:
            return (self.root / MARK).read_text("ascii").strip()
        except FileNotFoundError:
            return ""

    def put_mark(self, mark: str) -> None:
        """Mark this folder, durably."""
        if mark == self.mark():
            return
        self._drafts.mkdir(mode=0o700, parents=True, exist_ok=True)
        _put(self._drafts, f"{mark}\n".encode("ascii"), self.root / MARK)
        _sync_folder(self.root)

    def clear_drafts(self, now: datetime) -> int:
        """Remove what processes left behind that ended in the middle of writing; how many."""
        return sum(_forgotten(draft, now) for draft in self._drafts.glob("*"))

    @property
    def _drafts(self) -> Path:
        return self.root / "drafts"

    # In a thread --------------------------------------------------------------------------------------------

    def _take(self, body: bytes, name: str, declared: str) -> Kept:
        found = recognise(body, name, declared)
        clean = _cleaned(body, found)
        checksum = hashlib.sha256(clean).hexdigest()
        relative = f"{checksum[:2]}/{checksum[2:]}"
        self._write(clean, self.root / relative)
        return Kept(found.kind, found.mime, len(clean), checksum, relative, safe_name(name, found))

    def _write(self, body: bytes, place: Path) -> None:
        if place.exists():
            return
        for folder in (self._drafts, place.parent):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _put(self._drafts, body, place)
        for folder in (place.parent, self.root):
            _sync_folder(folder)


def _put(drafts: Path, body: bytes, place: Path) -> None:
    """The bytes at the place, wholly or not at all."""
    draft = Path(tempfile.mkstemp(dir=drafts)[1])
    try:
        with draft.open("wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(place)
    except BaseException:
        draft.unlink(missing_ok=True)  # a full disk must not be filled further by what failed
        raise


def _forgotten(draft: Path, now: datetime) -> bool:
    """Remove a draft that nobody writes any more; whether it was one."""
    try:
        written = datetime.fromtimestamp(draft.stat().st_mtime, now.tzinfo)
    except FileNotFoundError:
        return False  # another process has just given it its name
    if written >= now - DRAFT_LIFE:
        return False
    draft.unlink(missing_ok=True)
    return True


def _cleaned(body: bytes, found: FileType) -> bytes:
    """The bytes as they are kept: without the place, the camera and the person that a phone writes into them."""
    try:
        if found.kind is MediaKind.PHOTO:
            return pictures.repainted(body)
        return mp4.without_marks(body) if found.mime in _BOXED else body
    except (pictures.UnusablePicture, mp4.BrokenFile):
        raise Invalid("file-damaged") from None


def _sync_folder(folder: Path) -> None:
    """Make a new name in a folder durable; Windows does so by itself and opens no folders."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def safe_name(name: str, found: FileType) -> str:
    """A name that can be shown and saved anywhere, ending as files of this type do."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    stem = _ENDING.sub("", _UNSAFE.sub("", last)).strip(" .")
    stem = stem[: LONGEST_NAME - len(found.ending) - 1].rstrip(" .")
    if not stem or _RESERVED.fullmatch(stem):
        stem = f"{found.kind}{'-' if stem else ''}{stem}"
    return f"{stem}.{found.ending}"
