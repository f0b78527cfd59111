"""The real bot as a process of its own, which can be killed and started again."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from sandbox.model.endpoint import ModelServer
from sandbox.model.scripted import Script
from sandbox.server.app import DiscordServer
from sandbox.server.limits import RELAXED
from tests.e2e.answers import better_each_time, plain_thoughts

ROOT = Path(__file__).parents[2]


class Child:
    """The bot as a process of its own."""

    def __init__(
        self,
        discord: DiscordServer,
        model: ModelServer,
        folder: Path,
        moderation: str,
        settings: dict[str, str],
    ) -> None:
        self.database = folder / "refine.db"
        self.model = model
        self._discord = discord
        self._environment = {
            **os.environ,
            "DISCORD_TOKEN": discord.token,
            "DISCORD_API_URL": discord.api_url,
            "OPENAI_BASE_URL": model.base_url,
            "OPENAI_MODEL": "scripted",
            "MODERATION": moderation,
            "MODERATION_BASE_URL": model.base_url,
            "DATABASE_URL": f"sqlite:///{self.database}",
            **settings,
        }
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        command = [sys.executable, "-m", "bot", "run", "--env-file", os.devnull]
        with (self.database.parent / "bot.log").open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *command, env=self._environment, cwd=ROOT, stderr=log
            )
        await self._discord.wait_ready(within=30)
        await self._discord.wait_command("refine", within=30)

    def status(self) -> dict[str, str]:
        """What Linux tells of the process, such as `VmRSS`."""
        assert self._process is not None
        lines = Path(f"/proc/{self._process.pid}/status").read_text().splitlines()
        return dict(line.split(":\t", 1) for line in lines if ":\t" in line)

    async def kill(self) -> None:
        assert self._process is not None
        self._process.kill()
        await self._process.wait()
        await self._discord.wait_gone()


@asynccontextmanager
async def child_on_stage(
    folder: Path, moderation: str = "off", **settings: str
) -> AsyncIterator[tuple[DiscordServer, Child]]:
    """A child that is up; `settings` are its environment's beside what every child has."""
    async with (
        DiscordServer(limits=RELAXED) as discord,
        ModelServer(Script(better_each_time, plain_thoughts)) as model,
    ):
        child = Child(discord, model, folder, moderation, settings)
        await child.start()
        try:
            yield discord, child
        finally:
            await child.kill()
