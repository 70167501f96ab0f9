"""The pages in a real browser, as people use them."""

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from io import BytesIO

import pytest
from PIL import Image
from playwright.async_api import Browser, FilePayload, expect

from langnghe.models import Person
from langnghe.models.contract import Choice, Marked, Outbound
from langnghe.services import websessions
from langnghe.services.work import Work
from tests.house import jpeg
from tests.web.browser import CHROMIUM, SIZES, Visitor, chromium, visiting
from tests.web.site import Site, say

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine: apt-get install chromium"),
]


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as opened:
        yield opened


@pytest.fixture(params=list(SIZES))
async def lan(request: pytest.FixtureRequest, browser: Browser, site: Site) -> AsyncIterator[Visitor]:
    """A visitor at the width of a phone and of a desk, with a microphone and a place."""
    able = {"permissions": ["microphone", "geolocation"], "geolocation": {"latitude": 15.05, "longitude": 108.87}}
    async with visiting(browser, site.url, request.param, **able) as visitor:
        yield visitor


@pytest.fixture
async def minh(browser: Browser, site: Site) -> AsyncIterator[Visitor]:
    """A visitor with a phone that gives nothing away."""
    async with visiting(browser, site.url) as visitor:
        yield visitor


async def token_of(visitor: Visitor) -> str:
    return next(cookie["value"] for cookie in await visitor.context.cookies() if cookie["name"] == "langnghe_chat")


async def says(site: Site, visitor: Visitor, *messages: Outbound) -> None:
    token = await token_of(visitor)
    await site.app.books.write(lambda work: say(work, token, *messages))


async def test_the_first_page(lan: Visitor) -> None:
    await lan.opens("/")
    await lan.looks("landing")
    await lan.finds_no_barrier()
    await lan.finds_no_overflow()
    await lan.page.get_by_role("link", name="Mở trò chuyện").click()
    await expect(lan.page.locator(".line-office").first).to_be_visible()


async def test_the_first_visit(lan: Visitor) -> None:
    await lan.opens()
    await expect(lan.page.locator(".choices-open .choice").first).to_be_visible()
    await lan.looks("chat")
    await lan.finds_no_barrier()
    await lan.finds_no_overflow()


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


async def test_what_was_written_without_a_network_is_sent_when_it_is_back(minh: Visitor) -> None:
    await minh.opens()
    await minh.context.set_offline(True)
    await minh.writes("Viết lúc mất mạng")
    waiting = minh.page.locator(".line-waiting", has_text="Viết lúc mất mạng")
    await expect(waiting).to_contain_text("Chưa gửi được")
    await expect(minh.page.locator("#banner")).to_contain_text("không có mạng")
    await minh.looks("offline")
    await minh.finds_no_barrier()
    await minh.context.set_offline(False)
    await minh.sees_own("Viết lúc mất mạng")
    await expect(minh.page.locator(".line-waiting")).to_have_count(0)
    await expect(minh.page.locator("#banner")).to_be_hidden()


async def test_what_was_not_sent_survives_the_page(minh: Visitor) -> None:
    """The phone closes the page; the words and the photo are still there, and go once."""
    await minh.opens()
    await minh.page.route("**/messages", lambda route: route.abort())
    await minh.page.route("**/files", lambda route: route.abort())
    await minh.writes("Giữ lại giúp tôi")
    await minh.page.set_input_files("#file-gallery", {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": jpeg()})
    await minh.page.click("#send")
    await expect(minh.page.locator(".line-waiting", has_text="Chưa gửi được")).to_have_count(1)
    await minh.page.unroute("**/messages")
    await minh.page.unroute("**/files")
    await minh.page.reload()
    await minh.sees_own("Giữ lại giúp tôi")
    await expect(minh.page.locator("#log .line-mine img")).to_be_visible()
    await expect(minh.page.locator(".line-waiting")).to_have_count(0)
    await minh.page.reload()
    await expect(minh.page.locator("#log .line-mine")).to_have_count(2)
    assert await minh.page.evaluate("Object.keys(localStorage).length") == 0


async def test_a_lost_answer_is_sent_again_and_counts_once(minh: Visitor) -> None:
    """The post arrives, its answer does not: the page sends again, the office has it once."""
    await minh.opens()
    lost = []

    async def lose_the_answer(route):
        await route.fetch()
        lost.append(1)
        await route.abort()

    await minh.page.route("**/messages", lose_the_answer, times=1)
    await minh.writes("Chỉ một lần")
    await minh.sees_own("Chỉ một lần")
    await expect(minh.page.locator(".line-waiting")).to_have_count(0)
    await minh.page.reload()
    await expect(minh.page.locator("#log .line-mine", has_text="Chỉ một lần")).to_have_count(1)
    assert lost


async def test_a_lost_stream_misses_nothing(minh: Visitor, site: Site) -> None:
    await minh.opens()
    await minh.context.set_offline(True)
    for number in range(3):
        await says(site, minh, Outbound(Marked(f"Tin {number} khi mất mạng")))
    await minh.context.set_offline(False)
    await minh.reads("Tin 2 khi mất mạng")
    for number in range(3):
        await expect(minh.page.locator("#log .line", has_text=f"Tin {number} khi mất mạng")).to_have_count(1)


async def test_where_no_stream_passes_the_page_asks(minh: Visitor, site: Site) -> None:
    await minh.page.route("**/events*", lambda route: route.fulfill(status=502))
    await minh.opens()
    await minh.writes("Có tới không")
    await minh.sees_own("Có tới không")
    await says(site, minh, Outbound(Marked("Tới rồi")))
    await minh.reads("Tới rồi")


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


async def test_older_lines_come_when_the_reader_goes_up(lan: Visitor, site: Site) -> None:
    await lan.opens()
    await says(site, lan, *(Outbound(Marked(f"Dòng số {number}")) for number in range(200)))
    await lan.page.reload()
    await lan.reads("Dòng số 199")
    assert await lan.page.locator("#log .line").count() == 50
    place = lan.page.locator("#log .line", has_text=re.compile("^.*Dòng số 150.*$")).first
    await lan.page.get_by_role("button", name="Xem tin cũ hơn").click()
    await expect(lan.page.locator("#log .line", has_text="Dòng số 101")).to_have_count(1)
    await expect(place).to_be_visible()
    while await lan.page.locator("#older").is_visible():
        await lan.page.evaluate("document.getElementById('talk').scrollTop = 0")
        await lan.page.wait_for_timeout(100)
    ids = await lan.page.locator("#log .text").all_inner_texts()
    numbers = [int(found[1]) for text in ids if (found := re.fullmatch(r"Dòng số (\d+)", text))]
    assert numbers == list(range(200))
    await says(site, lan, Outbound(Marked("Tin vừa tới")))
    await lan.page.get_by_role("button", name="Tin mới").click()
    await lan.reads("Tin vừa tới")
    await lan.finds_no_barrier()


async def test_a_long_answer_is_read_from_its_top(minh: Visitor, site: Site) -> None:
    await minh.opens()
    await minh.writes("Hỏi dài")
    await minh.sees_own("Hỏi dài")
    await minh.page.evaluate("document.getElementById('talk').scrollTop = 1e9")
    await minh.page.wait_for_timeout(1600)  # what comes together is read together; this comes later
    long = "\n".join(f"Dòng {number} của câu trả lời" for number in range(60))
    await says(site, minh, Outbound(Marked(f"<b>Bắt đầu</b>\n{long}")))
    await minh.reads("Bắt đầu")
    await expect(minh.page.locator("strong", has_text="Bắt đầu").last).to_be_in_viewport()
    await minh.looks("long")
    await minh.page.get_by_role("button", name="Xem tiếp").click()
    await expect(minh.page.locator("#newest")).to_be_visible()


async def test_another_device_takes_the_conversation_up(browser: Browser, lan: Visitor, site: Site) -> None:
    await lan.opens()
    await lan.writes("Viết ở máy này")
    await lan.sees_own("Viết ở máy này")
    await lan.page.get_by_role("button", name="Thêm").click()
    await lan.looks("menu")
    await lan.finds_no_barrier()
    await lan.finds_no_overflow()
    await lan.page.locator("[data-opens=sheet-code]").first.click()
    await lan.page.get_by_role("button", name="Tạo mã").click()
    shown = lan.page.locator("#code-shown")
    await expect(shown).to_have_text(re.compile(r"^\w{4}-\w{4}$"))
    await lan.looks("code")
    await lan.finds_no_barrier()
    code = await shown.inner_text()
    await lan.page.keyboard.press("Escape")
    async with visiting(browser, site.url, "desk") as other:
        await other.opens()
        await other.page.get_by_role("button", name="Thêm").click()
        await other.page.locator("[data-opens=sheet-have-code]").click()
        await other.page.fill("#code-typed", "AAAA-AAAA")
        await other.page.get_by_role("button", name="Mở trò chuyện").click()
        await expect(other.page.locator("#sheet-have-code .over-say")).to_contain_text("không đúng")
        await other.looks("have-code")
        await other.finds_no_barrier()
        await other.page.fill("#code-typed", code.lower())
        await other.page.get_by_role("button", name="Mở trò chuyện").click()
        await other.sees_own("Viết ở máy này")
        await other.writes("Viết tiếp ở máy kia")
        await lan.sees_own("Viết tiếp ở máy kia")
        await lan.reads("vừa được mở trên một máy khác")
        await lan.page.get_by_role("button", name="Thêm").click()
        await lan.page.locator("[data-opens=sheet-devices]").click()
        await expect(lan.page.locator("#devices li")).to_have_count(2)
        await lan.looks("devices")
        await lan.page.get_by_role("button", name="Đóng trên các máy khác").click()
        await expect(other.page.locator("#banner")).to_contain_text("đã được đóng")
        await expect(lan.page.locator("#devices li").first).to_contain_text("Máy này")
        await other.looks("gone")
        await other.finds_no_barrier()


async def test_leaving_a_borrowed_device(minh: Visitor) -> None:
    await minh.opens()
    await minh.writes("Chuyện riêng")
    await minh.sees_own("Chuyện riêng")
    await minh.page.get_by_role("button", name="Thêm").click()
    await minh.page.locator("[data-opens=sheet-leave]").click()
    await minh.looks("leave")
    await minh.page.locator("#leave").click()
    await expect(minh.page).to_have_url(f"{minh.url}/")
    assert not await minh.context.cookies()
    await minh.opens()
    await expect(minh.page.locator("#log .line-mine")).to_have_count(0)


async def test_the_keyboard_alone_is_enough(minh: Visitor) -> None:
    await minh.opens()
    await minh.page.keyboard.press("Tab")
    await expect(minh.page.locator(".skip")).to_be_focused()
    await minh.page.keyboard.press("Enter")
    await minh.page.focus("#menu-open")
    await minh.page.keyboard.press("Enter")
    await expect(minh.page.locator("#sheet-menu")).to_be_visible()
    for _ in range(12):
        await minh.page.keyboard.press("Tab")
        assert await minh.page.evaluate("document.getElementById('sheet-menu').contains(document.activeElement)")
    await minh.page.keyboard.press("Escape")
    await expect(minh.page.locator("#menu-open")).to_be_focused()
    await minh.page.focus("#write")
    await minh.page.keyboard.type("Gõ rồi Enter")
    await minh.page.keyboard.press("Enter")
    await minh.sees_own("Gõ rồi Enter")


async def test_the_page_follows_the_persons_language(minh: Visitor, site: Site) -> None:
    await minh.opens()
    token = await token_of(minh)

    def speak_english(work: Work) -> None:
        visitor = websessions.visitor_of(work, websessions.hashed(token), timedelta(days=1))
        assert visitor
        work.session.get_one(Person, visitor.person_id).language = "en"
        say(work, token, Outbound(Marked("Hello")))

    await site.app.books.write(speak_english)
    await expect(minh.page.locator("html")).to_have_attribute("lang", "en")
    await expect(minh.page.locator("#write")).to_have_attribute("placeholder", "Write here…")
    await minh.reads("Hello")


async def test_a_start_link_is_used_once(minh: Visitor) -> None:
    await minh.opens("/chat/?start=inv_NOSUCHCODE")
    await expect(minh.page.locator(".line-office").first).to_be_visible()
    await expect(minh.page).to_have_url(re.compile("/chat/$"))
    lines = await minh.page.locator("#log .line").count()
    await minh.page.reload()
    await expect(minh.page.locator("#log .line")).to_have_count(lines)


async def test_two_tabs_of_one_browser_show_the_same(minh: Visitor, site: Site) -> None:
    await minh.opens()
    second = Visitor(minh.context, await minh.context.new_page(), minh.url)
    await second.opens()
    await minh.writes("Từ thẻ một")
    await second.sees_own("Từ thẻ một")
    await second.writes("Từ thẻ hai")
    await minh.sees_own("Từ thẻ hai")
    assert not second.faults
