"""`/d/<token>/order?key=…`: the running order of a session on one page, for a phone and for A4."""

from aiohttp import web

from langnghe.services.calendar import HANOI
from langnghe.services.dialogue import running_order
from langnghe.services.dialogue.life import View
from langnghe.services.dialogue.running_order import Sheet
from langnghe.services.refusals import Forbidden
from langnghe.services.work import Work
from langnghe.web.pages import Pages
from langnghe.web.ports import Books


class RunningOrder:
    """Shows the page to whoever has a good link."""

    def __init__(self, books: Books, pages: Pages) -> None:
        self._books = books
        self._pages = pages

    async def page(self, request: web.Request) -> web.Response:
        token, key = request.match_info["token"], request.query.get("key", "")

        def ask(work: Work) -> Sheet:
            return running_order.sheet(work, token, key)

        try:
            sheet = await self._books.read(ask)
        except Forbidden:
            return self._pages.show(request, "running_order_dead.html", status=403)
        return self._pages.show(
            request,
            "running_order.html",
            sheet=sheet,
            dialogue=sheet.view.dialogue,
            hours=_hours(sheet.view),
            made_at=f"{sheet.made_at.astimezone(HANOI):%d/%m/%Y %H:%M}",
        )


def _hours(view: View) -> str:
    """Day and hours in Vietnam; "" where they are not set."""
    begins, ends = view.dialogue.starts_at, view.dialogue.ends_at
    if begins is None:
        return ""
    until = "" if ends is None else f"–{ends.astimezone(HANOI):%H:%M}"
    return f"{begins.astimezone(HANOI):%d/%m/%Y, %H:%M}{until}"
