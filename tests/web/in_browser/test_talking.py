"""Talking to the office in a real browser: words, choices, files, voice, places."""

from io import BytesIO

from PIL import Image
from playwright.async_api import Browser, FilePayload, expect

from langnghe.models.contract import Choice, Marked, Outbound
from tests.house import jpeg
from tests.web.browser import NEEDS_CHROMIUM, Visitor, says, visiting
from tests.web.site import Site

pytestmark = NEEDS_CHROMIUM


async def test_writing_reading_and_pressing(lan: Visitor, site: Site) -> None:
    await lan.opens()
    await says(
        site,
        lan,
        Outbound(Marked("<b>Ông/bà chọn?</b>"), choices=((Choice("Có", "x.y"), Choice("Không", "x.n")),)),
    )
    await lan.reads("Ông/bà chọn?")
    await lan.presses("Có")
    await lan.sees_own("Có")
    await expect(lan.page.locator(".past-chosen", has_text="Có")).to_be_visible()
    await lan.writes("Rác đổ trước ngõ\nhai hôm nay")
    await lan.sees_own("Rác đổ trước ngõ")
    assert await lan.page.input_value("#write") == ""
    await expect(lan.page.locator(".line-waiting")).to_have_count(0)
    await lan.looks("written")
    await lan.page.reload()
    await lan.sees_own("Rác đổ trước ngõ")
    await expect(lan.page.locator(".past-chosen", has_text="Có")).to_be_visible()
    await lan.finds_no_barrier()


async def test_markup_is_shown_not_run(minh: Visitor, site: Site) -> None:
    await minh.opens()
    evil = '<img src=x onerror="document.title=1"><b>đậm</b>&amp;'
    await minh.writes(evil)
    await minh.sees_own(evil)
    assert await minh.page.locator("#log img").count() == 0
    await says(
        site, minh, Outbound(Marked('<a href="javascript:document.title=1">x</a><a href="https://a.vn">y</a>'))
    )
    link = minh.page.locator("#log a")
    await expect(link).to_have_count(1)
    assert await link.get_attribute("rel") == "noopener noreferrer"


async def test_a_photo_with_words(lan: Visitor) -> None:
    await lan.opens()
    await lan.page.click("#attach")
    await lan.finds_no_barrier()
    await lan.looks("tray")
    await lan.page.set_input_files(
        "#file-gallery", {"name": "ổ gà.jpg", "mimeType": "image/jpeg", "buffer": jpeg()}
    )
    await lan.page.fill("#write", "Ổ gà trước chợ")
    await expect(lan.page.locator("#ready img")).to_be_visible()
    await lan.looks("ready")
    await lan.finds_no_overflow()
    await lan.page.click("#send")
    await lan.sees_own("Ổ gà trước chợ")
    picture = lan.page.locator("#log .line-mine img")
    await expect(picture).to_be_visible()
    assert (await picture.get_attribute("src") or "").startswith("/f/")
    await expect(lan.page.locator("#ready")).to_be_hidden()


async def test_a_big_photo_is_made_small_before_it_is_sent(minh: Visitor, site: Site) -> None:
    await minh.opens()
    noise = Image.effect_noise((2700, 1500), 90).convert("RGB")
    out = BytesIO()
    noise.save(out, "JPEG", quality=95)
    body = out.getvalue()
    assert len(body) > 2 * 1024 * 1024
    await minh.page.set_input_files("#file-gallery", {"name": "to.jpg", "mimeType": "image/jpeg", "buffer": body})
    await minh.page.click("#send")
    picture = minh.page.locator("#log .line-mine img")
    await expect(picture).to_be_visible()
    assert await picture.evaluate("async e => { await e.decode(); return e.naturalWidth }") == 2560


async def test_a_voice_message(lan: Visitor) -> None:
    await lan.opens()
    await lan.page.click("#record")
    await expect(lan.page.locator("#recording-time")).to_contain_text("0:01")
    await lan.looks("recording")
    await lan.finds_no_barrier()
    await lan.page.click("#record-stop")
    await expect(lan.page.locator("#ready audio")).to_be_visible()
    await lan.page.click("#send")
    await expect(lan.page.locator("#log .line-mine audio")).to_be_visible()
    await expect(lan.page.locator(".line-waiting")).to_have_count(0)
    await lan.looks("voice")


async def test_a_recording_can_be_thrown_away(lan: Visitor) -> None:
    await lan.opens()
    await lan.page.click("#record")
    await lan.page.click("#record-cancel")
    await expect(lan.page.locator("#writing")).to_be_visible()
    await expect(lan.page.locator("#ready")).to_be_hidden()


async def test_a_refused_microphone_is_explained(browser: Browser, site: Site) -> None:
    async with visiting(browser, site.url) as visitor:
        await visitor.page.add_init_script(
            "navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'))"
        )
        await visitor.opens()
        await visitor.page.click("#record")
        await expect(visitor.page.locator("#hint")).to_contain_text("không được phép ghi âm")


async def test_a_place(lan: Visitor) -> None:
    await lan.opens()
    await lan.page.click("#attach")
    await lan.page.click("#pick-place")
    await lan.sees_own("15.05000, 108.87000")


async def test_a_refused_place_is_explained(browser: Browser, site: Site) -> None:
    async with visiting(browser, site.url) as visitor:
        await visitor.page.add_init_script(
            "navigator.geolocation.getCurrentPosition = (_found, no) => no({code: 1})"
        )
        await visitor.opens()
        await visitor.page.click("#attach")
        await visitor.page.click("#pick-place")
        await expect(visitor.page.locator("#hint")).to_contain_text("viết địa chỉ")
        await visitor.looks("no-place")


async def test_a_telephone_number(lan: Visitor) -> None:
    await lan.opens()
    await lan.page.click("#attach")
    await lan.page.click("#pick-contact")
    await lan.page.fill("#contact-phone", "không có")
    await lan.page.get_by_role("button", name="Gửi số này").click()
    await expect(lan.page.locator("#sheet-contact .over-say")).to_contain_text("chưa đúng")
    await lan.looks("contact")
    await lan.finds_no_barrier()
    await lan.page.fill("#contact-phone", "0912 345 678")
    await lan.page.fill("#contact-name", "Lan")
    await lan.page.get_by_role("button", name="Gửi số này").click()
    await lan.sees_own("Lan · 0912 345 678")


async def test_a_refused_file_says_why_and_can_be_put_away(minh: Visitor) -> None:
    await minh.opens()
    program = FilePayload(name="anh.jpg", mimeType="image/jpeg", buffer=b"MZ\x90\x00" + bytes(300))
    await minh.page.set_input_files("#file-any", program)
    await minh.page.click("#send")
    refused = minh.page.locator(".line-waiting")
    await expect(refused).to_contain_text("không dùng được")
    await minh.looks("refused")
    await refused.get_by_role("button", name="Bỏ").click()
    await expect(refused).to_have_count(0)
