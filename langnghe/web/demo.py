"""The sample office's first page: six doors, one click each, side by side in one browser."""

from aiohttp import web

from langnghe.web.chat import Chat
from langnghe.web.guard import refuse_other_sites
from langnghe.web.parts import Door, Parts
from langnghe.web.ports import DemoDesk

ROLES = ("citizen", "officer", "head", "supervisor", "organiser", "admin")


class Demo:
    """`/` of the demo, and a chat per role with a cookie of its own."""

    def __init__(self, parts: Parts, desk: DemoDesk) -> None:
        self._parts = parts
        self._desk = desk
        self._chats = {
            role: Chat(parts, Door(f"/demo/{role}/", private=False, sign=f"web-demo-{role}")) for role in ROLES
        }

    def routes(self) -> list[web.RouteDef]:
        doors = [route for chat in self._chats.values() for route in chat.routes()]
        return [web.get("/", self.page), web.post(f"/demo/{{role:{'|'.join(ROLES)}}}", self.enter), *doors]

    async def page(self, request: web.Request) -> web.Response:
        response = self._parts.pages.show(request, "demo.html", roles=ROLES)
        # A form tells its origin only where the policy lets it; without, an old browser's press looks foreign.
        response.headers["Referrer-Policy"] = "same-origin"
        return response

    async def enter(self, request: web.Request) -> web.Response:
        """Through a door: the browser is that person from now on, in that door's chat alone."""
        refuse_other_sites(request, self._parts.settings)
        role = request.match_info["role"]
        token = await self._desk.session_for(role)
        response = web.Response(status=303, headers={"Location": f"{self._parts.settings.base}/demo/{role}/"})
        return self._chats[role].keep(response, token)
