"""Finding one's way: first visits, older lines, the keyboard, other devices, languages."""

import re
from datetime import timedelta

from playwright.async_api import Browser, expect

from langnghe.models import Person
from langnghe.models.contract import Marked, Outbound
from langnghe.services import websessions
from langnghe.services.work import Work
from tests.web.browser import NEEDS_CHROMIUM, Visitor, says, token_of, visiting
from tests.web.site import Site, say

pytestmark = NEEDS_CHROMIUM


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


async def test_older_lines_come_when_the_reader_goes_up(lan: Visitor, site: Site) -> None:
    await lan.opens()
    await says(site, lan, *(Outbound(Marked(f"Dòng số {number}")) for number in range(200)))
    await lan.page.reload()
    await lan.reads("Dòng số 199")
    assert await lan.page.locator("#log .line").count() == 50
    place = lan.page.locator("#log .line", has_text=re.compile("^.*Dòng số 150.*$")).first
    # Pressed without going there: near the top older lines come by themselves and move the button away.
    await lan.page.locator("#older").dispatch_event("click")
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
