"""Small real files of every sort, made on the spot."""

import io
import struct
import zipfile

from PIL import Image

OGG = b"OggS\x00\x02" + bytes(20) + b"\x01\x13OpusHead\x01\x01\x38\x01\x80\xbb\x00\x00" + bytes(200)
MP3 = b"ID3\x04\x00\x00\x00\x00\x00\x00" + b"\xff\xfb\x90\x00" + bytes(400)
AAC = b"\xff\xf1\x50\x80\x2e\x7f\xfc" + bytes(400)
PDF = b"%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
WEBM_VOICE = b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm" + bytes(60) + b"\x86\x86A_OPUS" + bytes(100)
WEBM_VIDEO = WEBM_VOICE + b"\x86\x85V_VP8" + bytes(100)
HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(100)
EXE = b"MZ\x90\x00\x03\x00\x00\x00" + bytes(200)
PLACE = b"+15.1205+108.7923/"


def picture(kind: str = "JPEG", size: tuple[int, int] = (64, 48), mode: str = "RGB", **how: object) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, 0 if mode in {"1", "L", "P", "I;16"} else "seagreen").save(out, kind, **how)
    return out.getvalue()


def photo_with_place(size: tuple[int, int] = (64, 48), orientation: int = 1) -> bytes:
    """A JPEG as a phone writes it: camera, time, place, a comment. Its left half is red, its right half blue."""
    image = Image.new("RGB", size, "red")
    image.paste("blue", (size[0] // 2, 0, *size))
    exif = Image.Exif()
    exif[0x0110] = "SM-G991B"
    exif[0x0112] = orientation
    exif[0x8825] = {1: "N", 2: (15.0, 7.0, 13.8), 3: "E", 4: (108.0, 47.0, 32.3)}
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif, comment=b"SN 358240051111110", quality=95)
    return out.getvalue()


def box(name: bytes, *content: bytes) -> bytes:
    body = b"".join(content)
    return struct.pack(">I4s", 8 + len(body), name) + body


def mp4(*handlers: bytes, brand: bytes = b"isom", place: bool = True) -> bytes:
    """A film or recording of boxes: tracks of these handlers, and a place where phones write it."""
    tracks = [
        box(b"trak", box(b"mdia", box(b"hdlr", bytes(8), handler, bytes(13))), box(b"udta", box(b"name", b"Lan")))
        for handler in handlers
    ]
    marks = [box(b"udta", box(b"\xa9xyz", PLACE)), box(b"meta", b"com.apple.quicktime.location" + PLACE)]
    moov = box(b"moov", box(b"mvhd", bytes(100)), *tracks, *(marks if place else ()))
    return box(b"ftyp", brand, bytes(4), b"mp42") + moov + box(b"mdat", b"samples" * 20)


def package(**parts: bytes) -> bytes:
    """A zip of parts; a name's "__" stands for "/"."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, body in parts.items():
            made.writestr(name.replace("__", "/"), body)
    return out.getvalue()


def docx(*, macros: bool = False) -> bytes:
    parts = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>"}
    if macros:
        parts["word/vbaProject.bin"] = b"\xcc\x61"
    return package(**parts)


def compound(stream: str) -> bytes:
    """The look of a document of before 2007."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + stream.encode("utf-16-le") + bytes(500)
