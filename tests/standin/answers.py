"""Answers on the wire, the broken ones too."""

import asyncio
from typing import Any

import orjson
from aiohttp import web

from tests.standin.errors import ApiError, too_many
from tests.standin.faults import Fault

_BAD_GATEWAY = (
    b"<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n"
    b"<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n"
)
_PORTAL = "<!DOCTYPE html><html><body><h1>Trang web bị chặn</h1></body></html>".encode()


def plain(body: dict[str, Any], status: int = 200) -> web.Response:
    """A JSON answer; one with retry_after says so in the Retry-After header too."""
    answer = web.Response(body=orjson.dumps(body), status=status, content_type="application/json")
    if status == 429:
        answer.headers["Retry-After"] = str(body["parameters"]["retry_after"])
    return answer


def wrong_token(path: str) -> ApiError:
    """401 for a path that carries another token than ours."""
    token = path.removeprefix("/file")[4:].partition("/")[0]
    number, colon, _rest = token.partition(":")
    if not colon or not number.isdigit() or number.startswith("0") or len(token) > 80:
        return ApiError(401, "Unauthorized: invalid token specified")
    return ApiError(401, "Unauthorized")


async def struck(request: web.BaseRequest, fault: Fault, stopping: asyncio.Event) -> web.Response:
    """Let a fault happen on the wire. A call that hangs does so until its client or the stand-in goes."""
    match fault.kind:
        case "429":
            return plain(too_many(fault.retry_after).body(), 429)
        case "500":
            return plain(ApiError(500, "Internal Server Error").body(), 500)
        case "502":
            return web.Response(body=_BAD_GATEWAY, status=502, content_type="text/html")
        case "garbage":
            return web.Response(body=_PORTAL, content_type="text/html")
        case "hang" | "hang_after":
            await stopping.wait()
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
