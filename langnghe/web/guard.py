"""What every request passes: headers that bind the browser, who may post, the log, and how a no is said."""

import secrets
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlsplit

import structlog
from aiohttp import web

from langnghe.locales.marked import plain
from langnghe.locales.texts import AllTexts
from langnghe.services.refusals import Forbidden, NotFound, Refusal, Stale
from langnghe.web.ports import Clock, WebSettings

log = structlog.get_logger()

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

#: The page's own requests carry it; another site cannot send it without asking first, and is told no.
OWN_HEADER = "X-Langnghe"
#: Where a handler leaves the language of the person it serves, and their identity for the log.
LANGUAGE = web.RequestKey("language", str)
IDENTITY = web.RequestKey("identity", int)

CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src 'self' blob:; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "geolocation=(self), microphone=(self), camera=(self), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Declined(Exception):
    """A no of the web itself. `key` names the words, `retry` the seconds after which it may be tried again."""

    def __init__(self, status: int, key: str, *, retry: float = 0.0, **params: Any) -> None:
        super().__init__(key)
        self.status = status
        self.key = key
        self.retry = retry
        self.params = params


def language_of(request: web.Request) -> str:
    """The language of the person, or the one their browser prefers. Vietnamese wherever it is among them."""
    if LANGUAGE in request:
        return request[LANGUAGE]
    wanted = request.headers.get("Accept-Language", "").lower()
    return "en" if wanted.startswith("en") and "vi" not in wanted else "vi"


def visitor_address(request: web.Request, settings: WebSettings) -> str:
    """Where the request comes from, for counting only; it is written nowhere."""
    if settings.trust_proxy and (forwarded := request.headers.get("X-Forwarded-For")):
        return forwarded.rsplit(",", 1)[-1].strip()
    return request.remote or "local"


def refuse_other_sites(request: web.Request, settings: WebSettings) -> None:
    """Let only our own pages change anything. Raises `Declined`."""
    site = request.headers.get("Sec-Fetch-Site", "")
    if site and site != "same-origin":
        raise Declined(403, "web-other-site")
    if site or OWN_HEADER in request.headers:
        return
    origin = request.headers.get("Origin", "")
    if not origin or urlsplit(origin).netloc not in {request.host, urlsplit(settings.public_url).netloc}:
        raise Declined(403, "web-other-site")


def declined(request: web.Request, texts: AllTexts, no: Declined | Refusal) -> web.Response:
    """The no as the page understands it: {"error": key, "message": words, "retry": seconds}."""
    words = texts[language_of(request)]
    status = no.status if isinstance(no, Declined) else _status(no)
    retry = no.retry if isinstance(no, Declined) else 0.0
    body = {"error": no.key, "message": plain(words.of(no.key, no.params)), "retry": retry}
    headers = {"Retry-After": str(max(1, round(retry)))} if retry else None
    return web.json_response(body, status=status, headers=headers)


def _status(refusal: Refusal) -> int:
    if isinstance(refusal, Forbidden):
        return 403
    if isinstance(refusal, NotFound):
        return 404
    return 409 if isinstance(refusal, Stale) else 422


def watchman(texts: AllTexts, clock: Clock) -> Any:
    """The outermost middleware: turns every no into words, keeps faults of ours from being told, and logs.

    The log names the route, never the path or the query: they hold tokens, codes and invitations.
    """

    @web.middleware
    async def watch(request: web.Request, handler: Handler) -> web.StreamResponse:
        begun = clock.monotonic()
        status = 500
        try:
            response = await _answer(request, handler, texts)
            status = response.status
        except web.HTTPException as usual:
            status = usual.status
            raise
        finally:
            resource = request.match_info.route.resource
            log.info(
                "web.request",
                method=request.method,
                route=resource.canonical if resource else "",
                status=status,
                ms=round((clock.monotonic() - begun) * 1000),
                identity=request.get(IDENTITY),
            )
        return response

    return watch


async def _answer(request: web.Request, handler: Handler, texts: AllTexts) -> web.StreamResponse:
    try:
        return await handler(request)
    except (Declined, Refusal) as no:
        return declined(request, texts, no)
    except web.HTTPException:
        raise
    except ConnectionResetError:
        return web.Response(status=499)  # who asked is gone; it will ask again
    except Exception as error:  # noqa: BLE001 - whatever it is, the page is told and tries again
        reference = secrets.token_hex(4).upper()
        log.error("web.failed", reference=reference, error=type(error).__name__, where=_where(error))
        return declined(request, texts, Declined(500, "web-our-fault", retry=5, reference=reference))


def _where(error: BaseException) -> str:
    """The innermost place of our own code; never the error's message, which may quote what a person wrote."""
    place, trace = "", error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if "langnghe" in file:
            place = f"{file.rsplit('langnghe', 1)[-1]}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place


def bind_browser(settings: WebSettings) -> Callable[[web.Request, web.StreamResponse], Awaitable[None]]:
    """Put the headers on every response; what a handler set itself stays."""
    headers = dict(HEADERS)
    if settings.https:
        headers["Strict-Transport-Security"] = "max-age=31536000"

    async def put(_request: web.Request, response: web.StreamResponse) -> None:
        for name, value in headers.items():
            response.headers.setdefault(name, value)
        response.headers.popall("Server", None)

    return put
