"""Bad networks, closed pages, several tabs: nothing is lost, nothing doubled."""

from playwright.async_api import expect

from langnghe.models.contract import Marked, Outbound
from tests.house import jpeg
from tests.web.browser import NEEDS_CHROMIUM, Visitor, says
from tests.web.site import Site

pytestmark = NEEDS_CHROMIUM


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


async def test_two_tabs_of_one_browser_show_the_same(minh: Visitor, site: Site) -> None:
    await minh.opens()
    second = Visitor(minh.context, await minh.context.new_page(), minh.url)
    await second.opens()
    await minh.writes("Từ thẻ một")
    await second.sees_own("Từ thẻ một")
    await second.writes("Từ thẻ hai")
    await minh.sees_own("Từ thẻ hai")
    assert not second.faults
