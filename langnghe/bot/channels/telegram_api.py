"""Calls of the Telegram Bot API, and what can go wrong with one.

Files go through aiohttp, all else over a lean wire.

The address of every call contains the token. No exception that leaves this module carries an address, and none
keeps the one that did as its cause.
"""

from collections.abc import Mapping
from enum import Enum
from typing import Any, BinaryIO

import orjson
from aiohttp import (
    ClientConnectorError,
    ClientError,
    ClientResponse,
    ClientSession,
    ClientTimeout,
    ConnectionTimeoutError,
    DummyCookieJar,
    FormData,
    TCPConnector,
)
from yarl import URL

from langnghe.bot.channels.telegram_wire import CONNECT, CONNECTIONS, KEPT_ALIVE, Lost, Unsent, Wire

Params = Mapping[str, Any]

#: Seconds. A message that takes longer is not known to have arrived.
CALL = 30.0
TRANSFER = 180.0


class Fault(Enum):
    """Why a call failed, as far as the caller must tell the cases apart."""

    #: The request never left: no address, refused, no handshake.
    UNSENT = "unsent"
    #: It may have left; the answer never came.
    LOST = "lost"
    #: Something answered that is not Telegram: a blocking provider, a captive portal, a broken proxy.
    GARBLED = "garbled"
    SERVER = "server"
    LIMITED = "limited"
    UNAUTHORIZED = "unauthorized"
    FORBIDDEN = "forbidden"
    CONFLICT = "conflict"
    REFUSED = "refused"


_BY_CODE = {401: Fault.UNAUTHORIZED, 403: Fault.FORBIDDEN, 404: Fault.UNAUTHORIZED, 409: Fault.CONFLICT,
            429: Fault.LIMITED}  # fmt: skip


class ApiError(Exception):
    """A call that brought no result. `description` is Telegram's own sentence, or the kind of what went wrong."""

    def __init__(self, fault: Fault, description: str, retry_after: float = 0.0, moved_to: str = "") -> None:
        super().__init__(description)
        self.fault = fault
        self.description = description
        self.retry_after = retry_after
        #: The group that was meant has become a supergroup with this id.
        self.moved_to = moved_to

    def says(self, *phrases: str) -> bool:
        """Whether Telegram refused the call in one of these words, in any case."""
        said = self.description.lower()
        return self.fault is Fault.REFUSED and any(phrase.lower() in said for phrase in phrases)


class TooMuch(Exception):
    """A download that is larger than asked for."""


class TelegramApi:
    """The calls of one bot. Connections are opened by the first call, in the loop that makes it.

    `patience` for a call and `transfers` for a file in seconds.
    """

    def __init__(self, token: str, base: str, patience: float = CALL, transfers: float = TRANSFER) -> None:
        self._patience = patience
        self._transfers = ClientTimeout(total=transfers, connect=CONNECT)
        self._wire = Wire(base)
        self._path = f"/bot{token}/"
        self._prefix = f"{base}/bot{token}/"
        self._file_prefix = f"{base}/file/bot{token}/"
        self._session: ClientSession | None = None

    async def call(self, method: str, params: Params, patience: float | None = None) -> Any:
        """The `result` of one call. Raises `ApiError`."""
        try:
            status, body = await self._wire.post(
                self._path + method, orjson.dumps(params), patience or self._patience
            )
        except Unsent as error:
            raise ApiError(Fault.UNSENT, str(error)) from None
        except Lost as error:
            raise ApiError(Fault.LOST, str(error)) from None
        return _result(status, body)

    async def upload(self, method: str, params: Params, field: str, file: BinaryIO, name: str, mime: str) -> Any:
        """A call that carries a file as `field`. Raises `ApiError`."""
        # Telegram reads names as they are, not percent-encoded; ours hold neither quotes nor line breaks.
        form = FormData(quote_fields=False)
        for key, value in params.items():
            form.add_field(key, value if isinstance(value, str) else orjson.dumps(value).decode())
        form.add_field(field, file, filename=name, content_type=mime)
        try:
            async with self._open().post(URL(self._prefix + method), data=form, timeout=self._transfers) as answer:
                return _result(answer.status, await answer.read())
        except (ClientError, TimeoutError, OSError) as error:
            raise _failed(error) from None

    async def download(self, path: str, limit: int) -> bytes:
        """The file at `path`, as getFile names it. Raises `TooMuch` beyond `limit` bytes, `ApiError` otherwise."""
        try:
            async with self._open().get(URL(self._file_prefix + path), timeout=self._transfers) as answer:
                if answer.status == 200 and answer.content_type != "text/html":
                    return await _body(answer, limit)
                _result(answer.status, await answer.read())
                raise ApiError(Fault.GARBLED, f"HTTP {answer.status} for a file")
        except (ClientError, TimeoutError, OSError) as error:
            raise _failed(error) from None

    async def close(self) -> None:
        self._wire.close()
        if self._session is not None:
            await self._session.close()
            self._session = None

    def _open(self) -> ClientSession:
        if self._session is None:
            self._session = ClientSession(
                connector=TCPConnector(limit=CONNECTIONS, keepalive_timeout=KEPT_ALIVE, ttl_dns_cache=300),
                cookie_jar=DummyCookieJar(),
                headers={"User-Agent": "langnghe"},
            )
        return self._session


async def _body(answer: ClientResponse, limit: int) -> bytes:
    pieces: list[bytes] = []
    size = 0
    async for piece in answer.content.iter_chunked(1 << 16):
        size += len(piece)
        if size > limit:
            raise TooMuch
        pieces.append(piece)
    return b"".join(pieces)


def _result(status: int, body: bytes) -> Any:
    """What the answer carries. Telegram's answers are JSON with `ok`; anything else is somebody else's."""
    try:
        answer = orjson.loads(body)
    except orjson.JSONDecodeError:
        answer = None
    if isinstance(answer, dict) and answer.get("ok") is True and "result" in answer:
        return answer["result"]
    if isinstance(answer, dict) and answer.get("ok") is False:
        raise _refusal(int(answer.get("error_code") or status), answer)
    if status >= 500:
        raise ApiError(Fault.SERVER, f"HTTP {status}")
    if status == 413:
        raise ApiError(Fault.REFUSED, "HTTP 413: too large to send")
    raise ApiError(Fault.GARBLED, f"HTTP {status}, and not Telegram's words")


def _refusal(code: int, answer: Mapping[str, Any]) -> ApiError:
    fault = Fault.SERVER if code >= 500 else _BY_CODE.get(code, Fault.REFUSED)
    told = answer.get("parameters") or {}
    retry_after = max(float(told.get("retry_after", 0)), 1.0) if fault is Fault.LIMITED else 0.0
    description = str(answer.get("description") or f"error {code}")
    return ApiError(fault, description, retry_after, str(told.get("migrate_to_chat_id", "")))


def _failed(error: Exception) -> ApiError:
    """The kind of a broken connection alone: its own words may quote the address."""
    unsent = isinstance(error, ClientConnectorError | ConnectionTimeoutError)
    return ApiError(Fault.UNSENT if unsent else Fault.LOST, type(error).__name__)
