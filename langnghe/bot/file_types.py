"""What a file really is, by its bytes. Its name and its declared type are only what somebody says about it.

We take what an office needs from people and can open safely: pictures, recordings, films, PDF, documents of word
processors and spreadsheets, and text. Programs, archives and documents with macros are refused; a web page is kept
as the plain text that it is.
"""

import io
import re
import zipfile
from dataclasses import dataclass

import filetype

from langnghe.bot import mp4
from langnghe.models.contract import MediaKind
from langnghe.services.refusals import Invalid


@dataclass(frozen=True, slots=True)
class FileType:
    """`ending` without its dot is what a file of this type is called by."""

    kind: MediaKind
    mime: str
    ending: str


JPEG = FileType(MediaKind.PHOTO, "image/jpeg", "jpg")
TEXT = FileType(MediaKind.FILE, "text/plain", "txt")
CSV = FileType(MediaKind.FILE, "text/csv", "csv")
_OGG = FileType(MediaKind.VOICE, "audio/ogg", "ogg")
_M4A = FileType(MediaKind.VOICE, "audio/mp4", "m4a")
_WEBM_VOICE = FileType(MediaKind.VOICE, "audio/webm", "webm")
_WEBM = FileType(MediaKind.VIDEO, "video/webm", "webm")
_MP4 = FileType(MediaKind.VIDEO, "video/mp4", "mp4")
_MOV = FileType(MediaKind.VIDEO, "video/quicktime", "mov")
_DOC = FileType(MediaKind.FILE, "application/msword", "doc")
_XLS = FileType(MediaKind.FILE, "application/vnd.ms-excel", "xls")
#: Pictures of every sort are kept as JPEG.
_SIMPLE = {
    **dict.fromkeys(("image/jpeg", "image/png", "image/apng", "image/webp", "image/gif", "image/avif"), JPEG),
    "audio/mpeg": FileType(MediaKind.VOICE, "audio/mpeg", "mp3"),
    "audio/aac": FileType(MediaKind.VOICE, "audio/aac", "aac"),
    "application/pdf": FileType(MediaKind.FILE, "application/pdf", "pdf"),
}
_OOXML = "application/vnd.openxmlformats-officedocument."
#: The part that only this sort of package has.
_PACKAGES = {
    "word/document.xml": FileType(MediaKind.FILE, f"{_OOXML}wordprocessingml.document", "docx"),
    "xl/workbook.xml": FileType(MediaKind.FILE, f"{_OOXML}spreadsheetml.sheet", "xlsx"),
}
_OPEN_DOCUMENTS = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
}
_MACROS = ("vbaproject.bin", "basic/")
_VOICES_IN_OGG = (b"OpusHead", b"\x01vorbis", b"Speex   ", b"\x7fFLAC")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
_AVIF_BRANDS = (b"avif", b"avis")
_STILL_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1")


def recognise(body: bytes, name: str, declared: str) -> FileType:
    """The type of a file. Raises `Invalid` "file-type-refused" or "file-damaged"."""
    if body[4:8] == b"ftyp":
        return _in_boxes(body)
    if body.startswith(b"OggS"):
        return _one_of(_OGG if any(voice in body[:256] for voice in _VOICES_IN_OGG) else None)
    if body.startswith(b"\x1a\x45\xdf\xa3"):
        return _matroska(body)
    if body.startswith(b"PK\x03\x04"):
        return _package(body)
    if body.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _compound(body)
    return _SIMPLE.get(filetype.guess_mime(body) or "") or _text(body, name, declared)


def _one_of(found: FileType | None) -> FileType:
    if found is None:
        raise Invalid("file-type-refused")
    return found


def _in_boxes(body: bytes) -> FileType:
    """MP4 and its relatives; a recording and a film differ only in their tracks."""
    brand = body[8:12]
    if brand in _AVIF_BRANDS:
        return JPEG
    if brand in _STILL_BRANDS:
        # HEIC: nothing here can read it, so nothing could take the place out of it.
        raise Invalid("file-type-refused")
    try:
        tracks = mp4.handlers(body)
    except mp4.BrokenFile:
        raise Invalid("file-damaged") from None
    if b"vide" in tracks:
        return _MOV if brand == b"qt  " else _MP4
    if b"soun" in tracks:
        return _M4A
    raise Invalid("file-damaged")


def _matroska(body: bytes) -> FileType:
    """WebM, by the codecs that its tracks name. (https://www.webmproject.org/docs/container)"""
    head = body[:65_536]
    if b"webm" not in head[:64]:
        raise Invalid("file-type-refused")
    if any(codec in head for codec in (b"V_VP8", b"V_VP9", b"V_AV1", b"V_MPEG4")):
        return _WEBM
    return _one_of(_WEBM_VOICE if b"A_OPUS" in head or b"A_VORBIS" in head else None)


def _package(body: bytes) -> FileType:
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as package:
            names = set(package.namelist())
            if any(macro in name.lower() for name in names for macro in _MACROS):
                raise Invalid("file-type-refused")
            for part, found in _PACKAGES.items():
                if part in names and "[Content_Types].xml" in names:
                    return found
            if "mimetype" in names and "content.xml" in names:
                with package.open("mimetype") as said:
                    mime = said.read(100)  # never more: a package can be made to unfold without end
                if ending := _OPEN_DOCUMENTS.get(mime.strip()):
                    return FileType(MediaKind.FILE, mime.strip().decode(), ending)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
        raise Invalid("file-damaged") from None
    raise Invalid("file-type-refused")


def _compound(body: bytes) -> FileType:
    """Word and Excel before 2007: the names of the streams, as they stand in the directory (UTF-16)."""
    if "_VBA_PROJECT".encode("utf-16-le") in body:
        raise Invalid("file-type-refused")
    if "WordDocument".encode("utf-16-le") in body:
        return _DOC
    return _one_of(_XLS if "Workbook".encode("utf-16-le") in body else None)


def _text(body: bytes, name: str, declared: str) -> FileType:
    try:
        text = body.decode("utf-16" if body[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig")
    except UnicodeDecodeError:
        raise Invalid("file-type-refused") from None
    if _CONTROLS.search(text):
        raise Invalid("file-type-refused")
    table = declared.startswith("text/csv") or name.lower().endswith(".csv")
    return CSV if table else TEXT
