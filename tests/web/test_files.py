"""Files: sent from the page, checked, shown in the transcript, given out safely."""

from io import BytesIO
from pathlib import Path

import pytest
from aiohttp import FormData
from PIL import Image

from langnghe.models import Attachment, AttachmentState
from langnghe.models.contract import Marked, MediaKind, Outbound
from tests.conftest import NewDatabase
from tests.house import jpeg
from tests.web.conftest import NewGuest
from tests.web.site import Guest, Site, new_id, say, serve, words


async def own_file(guest: Guest) -> dict[str, object]:
    line = next(line for line in reversed(await guest.lines()) if line.get("mine"))
    found: dict[str, object] = line["files"][0]
    return found


async def test_a_photo_is_kept_and_shown(site: Site, lan: Guest) -> None:
    status, _ = await lan.sends(jpeg(), "ổ gà.jpg", "image/jpeg", "Ổ gà trước chợ")
    assert status == 202
    line = next(line for line in await lan.lines() if line.get("mine"))
    assert words(line) == "Ổ gà trước chợ"
    file = line["files"][0]
    assert (file["kind"], file["state"]) == (MediaKind.PHOTO, "stored")
    async with lan.client.get(site.url + file["url"]) as response:
        assert response.status == 200
        assert response.headers["Content-Type"] == "image/jpeg"
        assert response.headers["Content-Disposition"].startswith("inline")
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in response.headers["Content-Security-Policy"]
        assert Image.open(BytesIO(await response.read())).size == (640, 480)


async def test_a_file_that_is_no_picture_is_saved_not_shown(site: Site, lan: Guest) -> None:
    body = b"%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"
    status, answer = await lan.sends(body, "đơn.pdf", "application/pdf")
    assert status == 202, answer
    file = await own_file(lan)
    async with lan.client.get(f"{site.url}{file['url']}") as response:
        assert response.headers["Content-Disposition"].startswith("attachment; filename*=UTF-8''")


async def test_a_page_sent_as_a_photo_is_never_shown_as_one(site: Site, lan: Guest) -> None:
    status, _ = await lan.sends(b"<html><script>alert(1)</script>", "a.jpg", "image/jpeg")
    assert status == 202
    file = await own_file(lan)
    assert file["kind"] == "file"
    async with lan.client.get(f"{site.url}{file['url']}") as response:
        assert response.headers["Content-Type"].startswith("text/plain")
        assert response.headers["Content-Disposition"].startswith("attachment")
        assert response.headers["X-Content-Type-Options"] == "nosniff"


async def test_a_program_is_refused_in_words(lan: Guest) -> None:
    status, answer = await lan.sends(b"MZ\x90\x00" + bytes(200), "anh.jpg", "image/jpeg")
    assert (status, answer["error"]) == (422, "file-type-refused")
    assert "PDF" in answer["message"]
    assert not any(line.get("mine") for line in await lan.lines())


async def test_a_file_posted_twice_is_one_line(lan: Guest) -> None:
    name = new_id()
    assert (await lan.sends(jpeg(), "a.jpg", "image/jpeg", client_id=name))[0] == 202
    assert (await lan.sends(jpeg(), "a.jpg", "image/jpeg", client_id=name))[0] == 202
    assert len([line for line in await lan.lines() if line.get("mine")]) == 1


async def test_a_file_too_large_is_refused(new_database: NewDatabase, tmp_path: Path, new_guest: NewGuest) -> None:
    async with serve(new_database("sqlite"), tmp_path / "data", files={"max_mb": 1}) as site:
        lan = new_guest(site)
        await lan.opens()
        for size in (1024 * 1024 + 1, 1200 * 1024):  # found while reading, and by what the form says of itself
            status, answer = await lan.sends(b"\xff" * size, "a.bin", "image/jpeg")
            assert status == 413
            assert "1 MB" in answer["message"]


@pytest.mark.parametrize("body", [b"", b"not a form", b'--x\r\nContent-Disposition: form-data; name="file"\r\n'])
async def test_a_broken_form_is_refused(lan: Guest, body: bytes) -> None:
    headers = {"X-Langnghe": "1", "Content-Type": "multipart/form-data; boundary=x"}
    async with lan.client.post(lan.address("files"), data=body, headers=headers) as response:
        assert response.status == 400
        assert (await response.json())["error"] in {"web-bad-request", "web-empty"}


async def test_a_form_without_its_name_first_is_refused(lan: Guest) -> None:
    form = FormData()
    form.add_field("file", jpeg(), filename="a.jpg", content_type="image/jpeg")
    form.add_field("client_id", new_id())
    async with lan.client.post(lan.address("files"), data=form, headers={"X-Langnghe": "1"}) as response:
        assert response.status == 400


async def test_files_have_addresses_nobody_can_guess(site: Site, lan: Guest, new_guest: NewGuest) -> None:
    await lan.sends(jpeg(), "a.jpg", "image/jpeg")
    file = await own_file(lan)
    assert len(str(file["url"]).removeprefix("/f/")) >= 32
    stranger = new_guest(site)
    async with stranger.client.get(f"{site.url}/f/{'x' * 43}") as response:
        assert response.status == 404
    async with stranger.client.get(f"{site.url}/f/..%2f..%2fetc%2fpasswd") as response:
        assert response.status == 404


async def test_what_the_office_sends_along_is_shown(site: Site, lan: Guest) -> None:
    await lan.sends(jpeg(), "a.jpg", "image/jpeg")

    def send_back(work) -> None:
        number = work.session.query(Attachment.id).scalar()
        say(work, lan.cookie, Outbound(Marked("Ảnh ông/bà gửi"), attachment_id=number))

    await site.app.books.write(send_back)
    line = await lan.last()
    assert words(line) == "Ảnh ông/bà gửi"
    assert line["files"][0]["kind"] == "photo"


async def test_a_file_still_on_its_way_is_announced(site: Site, lan: Guest) -> None:
    await lan.sends(jpeg(), "a.jpg", "image/jpeg")

    def not_there_yet(work) -> None:
        kept = work.session.query(Attachment).one()
        kept.state = AttachmentState.PENDING
        say(work, lan.cookie, Outbound(Marked("Ảnh"), attachment_id=kept.id))

    await site.app.books.write(not_there_yet)
    line = await lan.last()
    assert line["files"][0]["state"] == "pending"
    assert line["files"][0]["url"] == ""
