"""The file store: what is taken, what it is taken for, and what is taken out of it first."""

import asyncio
import io
import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from langnghe.bot import mp4, pictures
from langnghe.bot.file_types import JPEG, FileType
from langnghe.bot.files import FileStore, safe_name
from langnghe.models.contract import MediaKind
from langnghe.services.refusals import Invalid
from tests import samples
from tests.channels.telling import FRIDAY


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    return FileStore(tmp_path / "files", max_mb=2)


async def refused(store: FileStore, body: bytes, name: str = "a", declared: str = "") -> str:
    with pytest.raises(Invalid) as refusal:
        await store.take(body, name, declared)
    return refusal.value.key


# Keeping ----------------------------------------------------------------------------------------------------


async def test_a_file_is_kept_under_its_checksum(store: FileStore) -> None:
    kept = await store.take(samples.PDF, "Đơn kiến nghị.pdf", "application/pdf")
    assert (kept.kind, kept.mime, kept.name) == (MediaKind.FILE, "application/pdf", "Đơn kiến nghị.pdf")
    assert kept.path == f"{kept.sha256[:2]}/{kept.sha256[2:]}"
    assert store.path(kept.path).read_bytes() == samples.PDF
    assert kept.size == len(samples.PDF)


async def test_the_same_file_twice_is_kept_once(store: FileStore) -> None:
    first, second = await asyncio.gather(store.take(samples.PDF, "a.pdf"), store.take(samples.PDF, "b.pdf"))
    assert first.path == second.path
    assert (first.name, second.name) == ("a.pdf", "b.pdf")
    assert len([place for place in store.root.rglob("*") if place.is_file()]) == 1


async def test_only_this_program_may_read_what_people_sent(store: FileStore) -> None:
    kept = await store.take(samples.PDF, "a.pdf")
    assert store.path(kept.path).stat().st_mode & 0o077 == 0


async def test_a_disk_that_is_full_leaves_nothing_behind(
    store: FileStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="No space"):
            await store.take(samples.PDF, "a.pdf")
    assert [place for place in store.root.rglob("*") if place.is_file()] == []
    assert (await store.take(samples.PDF, "a.pdf")).size == len(samples.PDF)


async def test_drafts_of_a_process_that_was_killed_are_cleared(store: FileStore) -> None:
    await store.take(samples.PDF, "a.pdf")
    for name, age in (("old", timedelta(days=2)), ("new", timedelta(minutes=1))):
        draft = store.root / "drafts" / name
        draft.write_bytes(b"half")
        at = (FRIDAY - age).timestamp()
        os.utime(draft, (at, at))
    assert store.clear_drafts(FRIDAY) == 1
    assert [draft.name for draft in (store.root / "drafts").iterdir()] == ["new"]


@pytest.mark.parametrize("path", ["../../etc/passwd", "/etc/passwd", "ab/../cd", "", "ab/" + "g" * 62])
def test_a_path_that_the_store_never_gave_is_refused(store: FileStore, path: str) -> None:
    with pytest.raises(ValueError, match="not a path"):
        store.path(path)


async def test_what_is_too_large_is_refused(store: FileStore) -> None:
    with pytest.raises(Invalid) as refusal:
        await store.take(bytes(2 * 1024 * 1024 + 1), "a.pdf")
    assert (refusal.value.key, refusal.value.params) == ("file-too-large", {"max_mb": 2})


async def test_nothing_is_no_file(store: FileStore) -> None:
    assert await refused(store, b"") == "file-damaged"


# What it really is ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "kind", "mime", "ending"),
    [
        (samples.picture("JPEG"), "photo", "image/jpeg", "jpg"),
        (samples.picture("PNG"), "photo", "image/jpeg", "jpg"),
        (samples.picture("WEBP"), "photo", "image/jpeg", "jpg"),
        (samples.picture("GIF"), "photo", "image/jpeg", "jpg"),
        (samples.picture("AVIF"), "photo", "image/jpeg", "jpg"),
        (samples.OGG, "voice", "audio/ogg", "ogg"),
        (samples.MP3, "voice", "audio/mpeg", "mp3"),
        (samples.AAC, "voice", "audio/aac", "aac"),
        (samples.mp4(b"soun", brand=b"M4A "), "voice", "audio/mp4", "m4a"),
        (samples.mp4(b"soun", brand=b"mp42"), "voice", "audio/mp4", "m4a"),
        (samples.WEBM_VOICE, "voice", "audio/webm", "webm"),
        (samples.WEBM_VIDEO, "video", "video/webm", "webm"),
        (samples.mp4(b"vide", b"soun"), "video", "video/mp4", "mp4"),
        (samples.mp4(b"vide", brand=b"qt  "), "video", "video/quicktime", "mov"),
        (samples.PDF, "file", "application/pdf", "pdf"),
        (
            samples.docx(),
            "file",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "docx",
        ),
        (
            samples.package(**{"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"}),
            "file",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "xlsx",
        ),
        (
            samples.package(mimetype=b"application/vnd.oasis.opendocument.text", **{"content.xml": b"<x/>"}),
            "file",
            "application/vnd.oasis.opendocument.text",
            "odt",
        ),
        (samples.compound("WordDocument"), "file", "application/msword", "doc"),
        (samples.compound("Workbook"), "file", "application/vnd.ms-excel", "xls"),
        ("Kính gửi Ủy ban nhân dân xã".encode(), "file", "text/plain", "txt"),
        ("Kính gửi".encode("utf-16"), "file", "text/plain", "txt"),
        (b"BM la mot van ban", "file", "text/plain", "txt"),
        (b"<html><script>alert(1)</script>", "file", "text/plain", "txt"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
async def test_the_bytes_say_what_a_file_is(
    store: FileStore, body: bytes, kind: str, mime: str, ending: str
) -> None:
    """Neither the name nor the declared type is believed."""
    kept = await store.take(body, "anything.exe", "application/x-msdownload")
    assert (kept.kind, kept.mime, kept.name) == (kind, mime, f"anything.{ending}")


async def test_of_a_text_the_sender_may_say_that_it_is_a_table(store: FileStore) -> None:
    assert (await store.take("Số nhà;Lỗi\n12;ổ gà".encode(), "bảng.csv")).mime == "text/csv"
    assert (await store.take(b"a;b\n", "x", "text/csv; charset=utf-8")).name == "x.csv"


@pytest.mark.parametrize(
    "body",
    [
        samples.EXE,
        b"\x7fELF" + bytes(100),
        samples.HEIC,
        samples.docx(macros=True),
        samples.package(**{"a.txt": b"x"}),
        samples.package(**{"META-INF/MANIFEST.MF": b"x", "classes.dex": b"x"}),
        samples.compound("WordDocument") + "_VBA_PROJECT".encode("utf-16-le"),
        samples.compound("PowerPoint Document"),
        b"\x1a\x45\xdf\xa3\x9f\x42\x82\x88matroska" + bytes(100) + b"V_VP8",
        b"OggS\x00\x02" + bytes(22) + b"\x80theora",
        b"Rar!\x1a\x07\x01\x00" + bytes(50),
        b"text with a bell \x07",
        "Quà tặng".encode("latin-1", "replace"),
        b"\x00" * 64,
    ],
    ids=[
        "exe",
        "elf",
        "heic",
        "docm",
        "zip",
        "apk",
        "doc-macro",
        "ppt",
        "mkv",
        "theora",
        "rar",
        "bell",
        "cp",
        "nul",
    ],
)
async def test_what_is_no_use_or_no_good_is_refused(store: FileStore, body: bytes) -> None:
    assert await refused(store, body, "photo.jpg", "image/jpeg") == "file-type-refused"


@pytest.mark.parametrize(
    "body",
    [
        samples.picture("JPEG", (600, 400))[:-500],
        samples.picture("PNG")[:60],
        samples.picture("GIF")[:20],
        b"\xff\xd8\xff\xe0" + bytes(100),
        samples.docx()[:-30],
        samples.mp4(b"vide")[:-40],
        samples.mp4(),
        b"\x00\x00\x00\x14ftypisom" + bytes(8) + b"\xff\xff\xff\xffmoov",
    ],
)
async def test_a_broken_file_is_called_broken(store: FileStore, body: bytes) -> None:
    assert await refused(store, body) == "file-damaged"


# Pictures ---------------------------------------------------------------------------------------------------


async def test_the_place_and_the_camera_are_taken_out_of_a_picture(store: FileStore) -> None:
    """Law 91/2025/QH15: who reports a broken lamp has not agreed to say where they live."""
    kept = await store.take(samples.photo_with_place(), "IMG_0001.JPG")
    body = store.path(kept.path).read_bytes()
    assert b"Exif" not in body
    assert b"SM-G991B" not in body
    assert b"358240051111110" not in body
    with Image.open(io.BytesIO(body)) as picture:
        assert not picture.getexif()
        assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def _colour_at(body: bytes, x: float, y: float) -> str:
    with Image.open(io.BytesIO(body)) as picture:
        pixel: Any = picture.convert("RGB").getpixel((int(picture.width * x), int(picture.height * y)))
    return "red" if pixel[0] > 200 else "blue" if pixel[2] > 200 else "other"


@pytest.mark.parametrize(
    ("orientation", "red_at", "size"),
    [(1, (0.1, 0.5), (80, 40)), (3, (0.9, 0.5), (80, 40)), (6, (0.5, 0.1), (40, 80)), (8, (0.5, 0.9), (40, 80))],
)
def test_a_picture_stands_upright(orientation: int, red_at: tuple[float, float], size: tuple[int, int]) -> None:
    body = pictures.repainted(samples.photo_with_place((80, 40), orientation))
    assert Image.open(io.BytesIO(body)).size == size
    assert _colour_at(body, *red_at) == "red"


def test_a_large_picture_is_made_smaller_and_a_small_one_is_not_made_larger() -> None:
    assert Image.open(io.BytesIO(pictures.repainted(samples.picture(size=(5120, 100))))).size == (2560, 50)
    assert Image.open(io.BytesIO(pictures.repainted(samples.picture(size=(30, 20))))).size == (30, 20)


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("PNG", "RGBA"), ("PNG", "LA"), ("PNG", "P"), ("PNG", "1"), ("PNG", "I;16"), ("JPEG", "L"), ("JPEG", "CMYK"),
     ("GIF", "P"), ("WEBP", "RGBA")],
)  # fmt: skip
def test_every_sort_of_picture_becomes_a_plain_one(kind: str, mode: str) -> None:
    with Image.open(io.BytesIO(pictures.repainted(samples.picture(kind, mode=mode)))) as picture:
        assert (picture.format, picture.mode, picture.size) == ("JPEG", "RGB", (64, 48))


def test_what_is_clear_becomes_white_paper() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(out, "PNG")
    with Image.open(io.BytesIO(pictures.repainted(out.getvalue()))) as picture:
        assert picture.getpixel((4, 4)) == (255, 255, 255)


def test_sixteen_bits_of_grey_keep_their_shades() -> None:
    out = io.BytesIO()
    Image.new("I;16", (8, 8), 0x8000).save(out, "PNG")
    with Image.open(io.BytesIO(pictures.repainted(out.getvalue()))) as picture:
        pixel: Any = picture.getpixel((4, 4))
    assert 120 <= pixel[0] <= 136


@pytest.mark.parametrize(
    "body",
    [
        lambda: samples.picture("PNG", (5000, 5000), "1"),
        lambda: samples.picture("JPEG", (4600, 4600), "L", progressive=True),
    ],
    ids=["png", "progressive-jpeg"],
)
async def test_a_picture_that_would_unfold_without_end_is_refused(
    store: FileStore, body: Callable[[], bytes]
) -> None:
    """A few kilobytes can stand for a gigabyte."""
    bomb = body()
    assert len(bomb) < 400_000
    with pytest.raises(pictures.UnusablePicture, match="too many pixels"):
        pictures.repainted(bomb)
    assert await refused(store, bomb) == "file-damaged"


# Films and recordings ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("brand", [b"isom", b"qt  ", b"M4A "])
async def test_the_place_is_taken_out_of_a_film_and_its_samples_stay_where_they_are(
    store: FileStore, brand: bytes
) -> None:
    body = samples.mp4(b"vide", b"soun", brand=brand)
    assert body.count(samples.PLACE) == 2
    kept = await store.take(body, "IMG_2.MOV")
    clean = store.path(kept.path).read_bytes()
    assert samples.PLACE not in clean
    assert b"Lan" not in clean
    assert len(clean) == len(body)
    assert clean.index(b"samples") == body.index(b"samples")
    assert mp4.handlers(clean) == {b"vide", b"soun"}


def test_a_film_without_marks_stays_as_it_is() -> None:
    body = samples.box(b"ftyp", b"isom") + samples.box(b"moov", samples.box(b"trak"))
    assert mp4.without_marks(body) == body


def test_boxes_of_any_size_are_read() -> None:
    large = b"\x00\x00\x00\x01moov" + (16 + 12).to_bytes(8, "big") + samples.box(b"udta", b"secr")
    endless = b"\x00\x00\x00\x00mdat" + b"rest"
    clean = mp4.without_marks(large + endless)
    assert b"secr" not in clean
    assert clean.endswith(b"rest")
    for broken in (b"\x00\x00\x00\x04free", b"\x00\x00", b"\x00\x00\x00\x01free" + bytes(8)):
        with pytest.raises(mp4.BrokenFile):
            mp4.without_marks(broken)


# Names ------------------------------------------------------------------------------------------------------

_PDF = FileType(MediaKind.FILE, "application/pdf", "pdf")


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("Đơn kiến nghị.pdf", "Đơn kiến nghị.pdf"),
        ("Du\u031bo\u031b\u0323c.PDF", "Dược.pdf"),
        ("", "file.pdf"),
        ("...", "file.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\Lan\\Đơn.doc", "Đơn.pdf"),
        (".htaccess", "htaccess.pdf"),
        ("con.pdf", "file-con.pdf"),
        ("a\r\nSet-Cookie: x=1.pdf", "aSet-Cookie x=1.pdf"),
        ('"><img src=x>.pdf', "img src=x.pdf"),
        ("hóa đơn\u202efdp.exe", "hóa đơnfdp.pdf"),
        ("Đơn số 12.5 ngày 3", "Đơn số 12.5 ngày 3.pdf"),
        ("báo cáo.tar.gz", "báo cáo.tar.pdf"),
        ("ả" * 300 + ".pdf", "ả" * 96 + ".pdf"),
    ],
)
def test_a_name_is_safe_to_show_and_to_save(given: str, safe: str) -> None:
    assert safe_name(given, _PDF) == safe


def test_what_has_no_name_is_named_after_what_it_is() -> None:
    assert safe_name("", JPEG) == "photo.jpg"
