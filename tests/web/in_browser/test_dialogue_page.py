"""The page of a session on a phone of 360 pixels and on a desk: no barrier, nothing beyond the edge."""

from playwright.async_api import expect

from tests.web.browser import NEEDS_CHROMIUM, Visitor
from tests.web.site import Site
from tests.web.test_dialogues import session

pytestmark = NEEDS_CHROMIUM


async def test_the_page_of_a_session_fits_and_leads_into_the_chat(lan: Visitor, site: Site) -> None:
    made = await session(
        site,
        title="Giải phóng mặt bằng, tái định cư và đền bù cho bà con thôn Phú Lễ, thôn Mỹ Tân",
        about="Nghe ý kiến nhân dân\nTrả lời về đơn giá đền bù",
        online_url="https://hop.quangngai.gov.vn/" + "phong-hop-" * 12,
        lat=15.12,
        lon=108.79,
        basis="Luật Tổ chức chính quyền địa phương 2025, Điều 43",
    )
    await lan.opens(f"/d/{made.token}")
    await lan.looks("dialogue")
    await lan.finds_no_barrier()
    await lan.finds_no_overflow()
    await lan.page.get_by_role("link", name="Đăng ký dự").click()
    await expect(lan.page.locator(".line-office").last).to_contain_text("Giải phóng mặt bằng")
    assert lan.faults == []
