"""How far a broadcast has come, in the web chat of who made it: one line that goes on, buttons in reach."""

from dataclasses import replace
from datetime import timedelta

from playwright.async_api import expect
from sqlalchemy import select

from langnghe.models import Broadcast, BroadcastChunk, BroadcastOutcome, BroadcastWatch, RoleGrant, RoleKind
from langnghe.models.contract import Capabilities
from langnghe.services import webchat, websessions
from langnghe.services.broadcast import packing, progress, tally
from langnghe.services.broadcast.audience import Audience
from langnghe.services.work import Work
from tests.broadcasts.sending import enter
from tests.office import CHAIR
from tests.web.browser import NEEDS_CHROMIUM, Visitor, token_of
from tests.web.site import Site

pytestmark = NEEDS_CHROMIUM


async def begun(site: Site, maker: Visitor) -> int:
    """The visitor announces for the commune, and has a broadcast under way; its id."""
    token = await token_of(maker)
    office = site.app.make_work.office
    site.app.make_work.office = replace(office, channels={**office.channels, "telegram": Capabilities()})

    def begin(work: Work) -> int:
        visitor = websessions.visitor_of(work, websessions.hashed(token), webchat.LATE * 10_000_000)
        assert visitor
        work.session.add(
            RoleGrant(
                person_id=visitor.person_id, body_code=CHAIR, role=RoleKind.DIALOGUE_ADMIN, starts_at=work.now
            )
        )
        # To the people of a messenger for which there is no courier: nobody takes it away.
        broadcast_id = enter(work, visitor.person_id, Audience(language="en"))
        work.session.get_one(Broadcast, broadcast_id).body_code = CHAIR
        pack = packing.pack(list(range(1, 21)))
        work.session.add(BroadcastChunk(broadcast_id=broadcast_id, channel="telegram", ids=pack, count=20))
        tally.add(work, {(broadcast_id, "telegram", BroadcastOutcome.PENDING): 20_000})
        return broadcast_id

    return await site.app.books.write(begin)


async def goes_on(site: Site, broadcast_id: int, **more: int) -> None:
    """So many more have come to each outcome, and it is time to show it."""

    def go(work: Work) -> None:
        tally.add(
            work, {(broadcast_id, "telegram", BroadcastOutcome(name)): count for name, count in more.items()}
        )
        for watch in work.session.scalars(select(BroadcastWatch)):
            watch.next_at = work.now - timedelta(seconds=1)
        work.session.flush()
        progress.sweep(work)

    await site.app.books.write(go)


async def test_one_line_that_goes_on(lan: Visitor, site: Site) -> None:
    await lan.opens()
    broadcast_id = await begun(site, lan)
    await goes_on(site, broadcast_id)
    await lan.reads("Đang gửi tin báo")
    lines = lan.page.locator("#log .line-office")
    count = await lines.count()
    pause = lan.page.locator(".choices-open .choice", has_text="Tạm dừng")
    await pause.focus()
    await goes_on(site, broadcast_id, sent=12_000, unreachable=400, unsure=30)
    await lan.reads("12.000")
    await expect(lines).to_have_count(count)
    assert "Tạm dừng" in await lan.page.evaluate("document.activeElement.textContent")  # still under the keyboard
    await lan.looks("broadcast-progress")
    await lan.finds_no_barrier()
    await lan.finds_no_overflow()
    await lan.presses("Tạm dừng")
    await lan.reads("Đã tạm dừng")
    paused = await site.app.books.read(lambda work: work.session.get_one(Broadcast, broadcast_id).state)
    assert str(paused) == "paused"
    await lan.presses("Tiếp tục")
    await lan.reads("gửi tiếp từ chỗ dừng")
    count = await lines.count()
    await goes_on(site, broadcast_id, sent=7_000)
    await lan.reads("19.000")
    await expect(lines).to_have_count(count)
    await lan.page.reload()
    await lan.reads("19.000")
    await expect(lan.page.locator("#log .bubble", has_text="Đã xong")).to_have_count(3)
    stop = lan.page.locator("#log .bubble", has_text="19.000").locator(".choice", has_text="Dừng hẳn")
    await stop.click()
    await lan.reads("không gửi tiếp được")
    await lan.presses("Dừng hẳn")
    await lan.reads("Đã dừng hẳn")
    await lan.looks("broadcast-stopped")
