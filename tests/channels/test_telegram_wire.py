"""The wire to the Bot API against a server that says whatever a server, a proxy or a bad line may say.

In both event loops: their transports are no relatives.
"""

import asyncio
import ssl
import subprocess
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Self

import pytest
import uvloop

from langnghe.bot.channels.telegram_wire import Lost, Unsent, Wire

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"
LOOPS = {"asyncio": asyncio.new_event_loop, "uvloop": uvloop.new_event_loop}
Story = Callable[["Server"], Awaitable[None]]


class Server:
    """Answers each request with what comes next: bytes in pieces; None among them cuts the line,
    and None instead of them says nothing.
    """

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.answers: list[list[bytes | None] | None] = []
        self.requests: list[bytes] = []
        self.connections = 0
        self.asked = asyncio.Event()
        self.tls = tls

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, ssl=self.tls)
        port = self._server.sockets[0].getsockname()[1]
        self.url = f"{'https' if self.tls else 'http'}://localhost:{port}/base"
        self.wire = Wire(self.url)
        return self

    async def __aexit__(self, *_error: object) -> None:
        self.wire.close()
        self._server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                length = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
                self.requests.append(head + await reader.readexactly(length))
                self.asked.set()
                for piece in self.answers.pop(0) or []:
                    if piece is None:
                        return
                    writer.write(piece)
                    await writer.drain()
                    await asyncio.sleep(0)
        except (asyncio.IncompleteReadError, ConnectionError):
            return
        finally:
            writer.close()

    async def post(self, body: bytes = b"{}", seconds: float = 5.0) -> tuple[int, bytes]:
        return await self.wire.post("/call", body, seconds)


@pytest.fixture(params=sorted(LOOPS))
def tell(request: pytest.FixtureRequest) -> Callable[[Story], None]:
    def told(story: Story) -> None:
        async def within() -> None:
            async with Server() as server:
                await story(server)

        with asyncio.Runner(loop_factory=LOOPS[request.param]) as runner:
            runner.run(within())

    return told


Tell = Callable[[Story], None]


def test_a_connection_is_used_again(tell: Tell) -> None:
    async def story(server: Server) -> None:
        server.answers = [[OK], [OK[:20], OK[20:41], OK[41:]], [OK]]
        for _ in range(3):
            assert await server.post("{“quê”}".encode()) == (200, b"{}")
        assert server.connections == 1
        head, _, body = server.requests[0].partition(b"\r\n\r\n")
        assert head.startswith(b"POST /base/call HTTP/1.1\r\nHost: localhost:")
        assert body.decode() == "{“quê”}"

    tell(story)


def test_calls_at_once_have_a_connection_each(tell: Tell) -> None:
    async def story(server: Server) -> None:
        server.answers = [[OK]] * 5
        assert await asyncio.gather(*(server.post() for _ in range(5))) == [(200, b"{}")] * 5
        assert server.connections == 5
        server.answers = [[OK]] * 5
        await asyncio.gather(*(server.post() for _ in range(5)))
        assert server.connections == 5

    tell(story)


def test_answers_in_chunks_and_words_before_the_answer(tell: Tell) -> None:
    chunks = b"HTTP/1.1 429 Too Many\r\nTransfer-Encoding: chunked\r\n\r\n"
    chunks += b'3\r\n{"a\r\n4\r\n": 1\r\n1\r\n}\r\n0\r\n\r\n'
    early = b"HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\n"

    async def story(server: Server) -> None:
        server.answers = [[chunks[:70], chunks[70:]], [early, OK]]
        assert await server.post() == (429, b'{"a": 1}')
        assert await server.post() == (200, b"{}")
        assert server.connections == 1

    tell(story)


def test_what_the_server_ends_is_not_used_again(tell: Tell) -> None:
    closing = OK.replace(b"\r\nContent", b"\r\nConnection: close\r\nContent")

    async def story(server: Server) -> None:
        server.answers = [[closing], [OK, None], [OK]]
        for _ in range(3):
            assert await server.post() == (200, b"{}")
            await asyncio.sleep(0.02)  # until the end of the line has come
        assert server.connections == 3

    tell(story)


@pytest.mark.parametrize(
    "answer", [[None], [OK[:25], None], [OK[:-1], None], [b"SSH-2.0-OpenSSH_9.2\r\n"], [b"\x15\x03\x01\x00\x02"]]
)
def test_no_answer_is_told_as_lost(tell: Tell, answer: list[bytes | None]) -> None:
    async def story(server: Server) -> None:
        server.answers = [answer, [OK]]
        with pytest.raises(Lost):
            await server.post()
        assert await server.post() == (200, b"{}")
        assert server.connections == 2

    tell(story)


def test_silence_and_giving_up_leave_no_answer_for_somebody_else(tell: Tell) -> None:
    async def story(server: Server) -> None:
        server.answers = [None, None, [OK]]
        with pytest.raises(Lost):
            await server.post(seconds=0.05)
        server.asked.clear()
        waiting = asyncio.create_task(server.post())
        await server.asked.wait()
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        assert await server.post() == (200, b"{}")
        assert server.connections == 3

    tell(story)


def test_an_answer_nobody_asked_for_is_nobodys(tell: Tell) -> None:
    async def story(server: Server) -> None:
        server.answers = [[OK + OK.replace(b"{}", b"[]")], [OK]]
        assert await server.post() == (200, b"{}")
        assert await server.post() == (200, b"{}")
        assert server.connections == 2

    tell(story)


def test_nobody_there_is_told_as_unsent(tell: Tell) -> None:
    async def story(_server: Server) -> None:
        for base in ("http://127.0.0.1:9", "http://langnghe.invalid"):
            with pytest.raises(Unsent) as caught:
                await Wire(base).post("/bot123:SECRET/getMe", b"{}", 5)
            assert "SECRET" not in str(caught.value)
            assert caught.value.__cause__ is None

    tell(story)


@pytest.mark.parametrize("loop", sorted(LOOPS))
def test_over_tls_only_to_whom_it_trusts(loop: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-days", "2",
         "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", certificate],
        check=True, capture_output=True,
    )  # fmt: skip
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate, key)

    async def story() -> None:
        async with Server(tls) as server:
            with pytest.raises(Unsent):
                await server.post()
            monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
            server.wire = Wire(server.url)
            server.answers = [[OK], [OK]]
            assert [await server.post(), await server.post()] == [(200, b"{}")] * 2
            assert len(server.requests) == 2

    with asyncio.Runner(loop_factory=LOOPS[loop]) as runner:
        runner.run(story())
