"""The program as its own process, to be killed."""

import asyncio
import os
import signal
import sys
from pathlib import Path
from typing import Self

CONFIG = """
data_dir = "{data}"
[office]
name = "UBND tỉnh Quảng Ngãi"
province = "Quảng Ngãi"
contact = "0255 123 456"
quiet_from = "00:00"
quiet_until = "00:00"
[database]
url = "{database}"
[http]
port = {port}
public_url = "{public_url}"
[telegram]
token = "{token}"
api_base = "{api}"
mode = "{mode}"
webhook_secret = "a-secret-of-the-webhook"
messages_per_second = {rate}
[log]
level = "warning"
format = "console"
"""


class Bot:
    """`langnghe serve` on a database and a Bot API, started, killed and started again.

    One of several has a `folder` of its own for its configuration and log, and shares `data` and `public_url`.
    `rate`: messages a second, 0 for no limit.
    """

    def __init__(
        self,
        folder: Path,
        *,
        database: str,
        api: str,
        token: str,
        port: int = 0,
        mode: str = "polling",
        data: Path | None = None,
        public_url: str = "",
        rate: float = 0,
    ) -> None:
        self.port = port
        folder.mkdir(parents=True, exist_ok=True)
        self._config = folder / "config.toml"
        self._log = folder / "serve.log"
        self._config.write_text(
            CONFIG.format(
                data=data or folder,
                database=database,
                api=api,
                token=token,
                port=port,
                mode=mode,
                public_url=public_url or f"http://127.0.0.1:{port}",
                rate=rate,
            ),
            "utf-8",
        )
        self._process: asyncio.subprocess.Process | None = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_error: object) -> None:
        if self.running:
            await self.kill()

    async def start(self) -> None:
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "langnghe",
                "serve",
                "--config",
                str(self._config),
                stdout=log,
                stderr=log,
                env=os.environ | {"PYTHONUNBUFFERED": "1"},
            )

    async def kill(self) -> None:
        """SIGKILL: the power goes."""
        assert self._process is not None
        self._process.kill()
        await self._process.wait()

    async def stop(self) -> int:
        """SIGTERM: an orderly end; the exit code."""
        assert self._process is not None
        self._process.send_signal(signal.SIGTERM)
        return await self._process.wait()

    async def ended(self) -> int:
        """Wait until it has ended by itself; the exit code."""
        assert self._process is not None
        return await self._process.wait()

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.returncode is None

    @property
    def log(self) -> str:
        return self._log.read_text("utf-8", "replace")
