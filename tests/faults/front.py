"""What stands before several processes: one address, and whoever of them listens gets the next connection."""

import asyncio
import socket
from collections.abc import Sequence
from typing import Self


def free_port() -> int:
    """A port of 127.0.0.1 on which nobody listens now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Front:
    """Hands connections on to `ports` in turn; a port where nobody listens is passed over.

    A connection whose process dies is cut, and with it the request that was under way: as with a reverse proxy
    that repeats nothing by itself.
    """

    def __init__(self, ports: Sequence[int]) -> None:
        self._ports = list(ports)
        self._server: asyncio.Server | None = None
        self._connections: set[asyncio.Task[None]] = set()

    @property
    def url(self) -> str:
        assert self._server is not None
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        return self

    async def __aexit__(self, *_error: object) -> None:
        assert self._server is not None
        self._server.close()
        for connection in self._connections:
            connection.cancel()
        await asyncio.gather(*self._connections, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._connections.add(task)
        try:
            behind = await self._next()
            if behind is not None:
                await _both_ways((reader, writer), behind)
        finally:
            writer.close()
            self._connections.discard(task)

    async def _next(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter] | None:
        for _ in self._ports:
            port = self._ports.pop(0)
            self._ports.append(port)
            try:
                return await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                continue
        return None


Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


async def _both_ways(one: Streams, other: Streams) -> None:
    """Until either side ends, then neither is left open."""
    ways = [asyncio.create_task(_pour(one[0], other[1])), asyncio.create_task(_pour(other[0], one[1]))]
    try:
        await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for way in ways:
            way.cancel()
        await asyncio.gather(*ways, return_exceptions=True)
        other[1].close()


async def _pour(source: asyncio.StreamReader, into: asyncio.StreamWriter) -> None:
    try:
        while some := await source.read(65536):
            into.write(some)
            await into.drain()
    except OSError:
        return  # a process was killed
