"""Small requests to one HTTP server, over connections that are kept open.

Most of what the process does beside its lanes is to call the Bot API, twice for each message it takes in. A client
for everything spends five times on a call what the call needs (docs/decisions/0017); this one knows POST with a
body in memory, and nothing else. httptools reads the answers.
"""

import asyncio
import socket
import ssl
from typing import cast
from urllib.parse import urlsplit

import aiohappyeyeballs
import httptools

#: Seconds.
CONNECT = 15.0
#: Shorter than the server's own patience, so that a call is seldom written to a connection that is being closed.
KEPT_ALIVE = 20.0
CONNECTIONS = 100
#: Another address of the host is tried beside one that does not answer for so long.
NEXT_ADDRESS = 0.25


class Unsent(OSError):
    """The request never left: no address, refused, no handshake, no free connection."""


class Lost(OSError):
    """It may have left; the answer never came, or was no HTTP."""


class Wire:
    """The connections to the server of `base` ("https://host", "http://host:port/path")."""

    def __init__(self, base: str) -> None:
        address = urlsplit(base)
        self._host = address.hostname or ""
        self._ssl = address.scheme == "https"
        self._port = address.port or (443 if self._ssl else 80)
        self._path = address.path.rstrip("/")
        self._head = (
            f"HTTP/1.1\r\nHost: {address.netloc.rpartition('@')[2]}\r\nUser-Agent: langnghe\r\n"
            "Accept: */*\r\nContent-Type: application/json\r\nContent-Length: "
        )
        self._tls: ssl.SSLContext | None = None
        self._idle: list[_Connection] = []
        self._free = asyncio.Semaphore(CONNECTIONS)

    async def post(self, path: str, body: bytes, seconds: float) -> tuple[int, bytes]:
        """Status and body of the answer to a POST of JSON. Raises `Unsent` or `Lost`."""
        request = b"".join((f"POST {self._path}{path} {self._head}{len(body)}\r\n\r\n".encode("ascii"), body))
        connection = None
        try:
            async with asyncio.timeout(seconds), self._free:
                connection = self._kept() or await self._connect()
                answer = await connection.ask(request)
        except TimeoutError:
            raise (Lost("no answer in time") if connection else Unsent("no connection in time")) from None
        finally:
            if connection is not None:
                self._let_go(connection)
        return answer

    def close(self) -> None:
        while self._idle:
            self._idle.pop().close()

    def _kept(self) -> "_Connection | None":
        """The connection that was used last, of those that still stand."""
        oldest = asyncio.get_running_loop().time() - KEPT_ALIVE
        while self._idle:
            connection = self._idle.pop()
            if connection.usable and connection.used_at > oldest:
                return connection
            connection.close()
        return None

    def _let_go(self, connection: "_Connection") -> None:
        """Keep it for the next request, unless its answer is still to come or the server ends it."""
        if connection.usable:
            connection.used_at = asyncio.get_running_loop().time()
            self._idle.append(connection)
        else:
            connection.close()

    async def _connect(self) -> "_Connection":
        loop = asyncio.get_running_loop()
        if self._ssl and self._tls is None:
            self._tls = ssl.create_default_context()
        try:
            async with asyncio.timeout(CONNECT):
                addresses = await loop.getaddrinfo(self._host, self._port, type=socket.SOCK_STREAM)
                connected = await aiohappyeyeballs.start_connection(
                    addresses, happy_eyeballs_delay=NEXT_ADDRESS, interleave=1
                )
                try:
                    _, connection = await loop.create_connection(
                        _Connection,
                        sock=connected,
                        ssl=self._tls,
                        server_hostname=self._host if self._ssl else None,
                    )
                except BaseException:
                    connected.close()
                    raise
        except OSError as error:
            # Its words, as those of a name that cannot be found, are not passed on: they quote the address.
            raise Unsent(type(error).__name__) from None
        return connection


class _Connection(asyncio.Protocol):
    """One connection, with one request at a time."""

    def __init__(self) -> None:
        self.used_at = 0.0
        self._transport: asyncio.Transport | None = None
        self._answer: asyncio.Future[tuple[int, bytes]] | None = None
        self._parser = httptools.HttpResponseParser(self)
        self._body: list[bytes] = []
        self._ended = False

    @property
    def usable(self) -> bool:
        """Whether another request may be made: nothing is awaited, and the server has not ended it."""
        return not self._ended and self._answer is None

    async def ask(self, request: bytes) -> tuple[int, bytes]:
        """Status and body of the answer. Raises `Lost`. Whoever is cancelled here leaves it unusable."""
        if self._transport is None or self._transport.is_closing():
            self._ended = True
            raise Unsent("closed")
        self._answer = asyncio.get_running_loop().create_future()
        self._transport.write(request)
        answer = await self._answer
        self._answer = None
        return answer

    def close(self) -> None:
        self._ended = True
        if self._transport is not None:
            self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)  # uvloop's is one by its methods alone
        # A request is one write: it must not wait for the acknowledgement of the one before.
        if (connected := transport.get_extra_info("socket")) is not None:
            connected.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def data_received(self, data: bytes) -> None:
        try:
            self._parser.feed_data(data)
        except (httptools.HttpParserError, httptools.HttpParserUpgrade):
            self._end(Lost("not HTTP"))

    def connection_lost(self, exc: Exception | None) -> None:
        self._end(Lost("connection closed" if exc is None else type(exc).__name__))

    def _end(self, why: Lost) -> None:
        self.close()
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(why)

    # What the parser says ---------------------------------------------------------------------------------------

    def on_message_begin(self) -> None:
        self._body = []

    def on_body(self, piece: bytes) -> None:
        self._body.append(piece)

    def on_message_complete(self) -> None:
        status = self._parser.get_status_code()
        if status < 200:
            return  # what a proxy says before the answer
        if not self._parser.should_keep_alive():
            self._ended = True
        if self._answer is None or self._answer.done():
            self._ended = True  # nobody asked: whatever comes next would be taken for another's answer
        else:
            self._answer.set_result((status, b"".join(self._body)))
