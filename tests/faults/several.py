"""Several processes on one PostgreSQL behind a balancer, each killed and started again by itself."""

import asyncio
import random
import socket
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Self

import aiohttp
from aiohttp import web

from tests.faults.bot import Bot
from tests.standin.botapi import BotApi

#: Generous: the machine may be busy.
PATIENCE = 60.0


def free_port() -> int:
    """A port below those that the system hands out: nobody takes it while a process starts anew."""
    for port in random.sample(range(15_000, 30_000), 100):
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    raise RuntimeError("no free port")


class Balancer:
    """A reverse proxy in its plainest form: one after the other, past those that do not answer."""

    def __init__(self) -> None:
        self.ports: Sequence[int] = ()
        self.passed = {}  # type: dict[int, int]
        self._next = 0

    async def __aenter__(self) -> Self:
        self._client = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=30, connect=2))
        app = web.Application()
        app.router.add_post("/{path:.*}", self._pass_on)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        return self

    async def __aexit__(self, *_error: object) -> None:
        await self._runner.cleanup()
        await self._client.close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def _pass_on(self, request: web.Request) -> web.Response:
        body = await request.read()
        for _ in self.ports:
            self._next = (self._next + 1) % len(self.ports)
            port = self.ports[self._next]
            try:
                async with self._client.post(
                    f"http://127.0.0.1:{port}{request.path}", data=body, headers=request.headers
                ) as answer:
                    self.passed[port] = self.passed.get(port, 0) + 1
                    return web.Response(status=answer.status, body=await answer.read())
            except (aiohttp.ClientConnectorError, aiohttp.ClientOSError, aiohttp.ServerDisconnectedError):
                continue  # not there, or gone in the middle: what it had committed is known by its id
        return web.Response(status=502)


class Process(Bot):
    """One of several."""

    async def metric(self, name: str) -> float | None:
        """A value of its /metrics; None while it does not answer, or has no such value."""
        try:
            async with (
                aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=2)) as client,
                client.get(f"http://127.0.0.1:{self.port}/metrics") as answer,
            ):
                lines = (await answer.text()).splitlines()
        except (aiohttp.ClientError, TimeoutError):
            return None
        for line in lines:
            key, _, value = line.rpartition(" ")
            if key == name:
                return float(value)
        return None

    async def until(self, name: str, least: float) -> None:
        """Wait until a value of its /metrics is so high."""
        async with asyncio.timeout(PATIENCE):
            while (await self.metric(name) or 0.0) < least:
                assert self.running, self.log
                await asyncio.sleep(0.05)


@asynccontextmanager
async def several(
    folder: Path, database: str, api: BotApi, count: int = 2
) -> AsyncIterator[tuple[Balancer, list[Process]]]:
    """So many processes with one folder of files, behind one address; not started yet."""
    async with Balancer() as balancer:
        them = [
            Process(
                folder / f"process-{number}",
                database=database,
                api=api.url,
                token=api.token,
                port=free_port(),
                mode="webhook",
                data=folder / "data",
                public_url=balancer.url,
            )
            for number in range(count)
        ]
        balancer.ports = [each.port for each in them]
        try:
            yield balancer, them
        finally:
            for each in them:
                if each.running:
                    await each.kill()
