"""The bot as a process that can die at any moment.

It is forked from a process that has read the bot's code already, so that a start takes a twentieth
of a second; what runs in it is `serve`, as in `python -m bot run`, and its death is SIGKILL.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import discord

from bot.errors import BusyDatabase
from bot.runner import driver
from bot.serve import serve
from bot.settings import load_settings
from bot.text.catalogues import Languages
from sandbox.model.endpoint import ModelServer
from sandbox.server.app import DiscordServer
from tests.torture.fuse import Aim, Fuse

LANGUAGES = Languages()
"""What is read of them before the forks is not read again."""
_NOT_THERE = "The next try is in"
"""How a bot ends a line that could not start because of something else."""
_GUILDS_LATE = 0.1
"""Seconds after the last guild in which discord.py awaits another before it calls a shard ready:
its own two would be longer than most of these processes live."""


def live(environment: Mapping[str, str], folder: Path, aim: Aim | None) -> None:
    """The life of the process; without an aim it lives until it is killed."""
    os.environ.update(environment)
    log = os.open(folder / "bot.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(log, 2)
    sys.executable = "/bin/false"  # no picture is drawn: each would take a second of a core
    patience = property(lambda _: _GUILDS_LATE, lambda _, __: None)
    discord.state.ConnectionState.guild_ready_timeout = patience  # type: ignore[assignment] # it is no setting of the bot's
    driver.MOST_DEATHS = sys.maxsize  # they die by our hand, and of no call
    with asyncio.Runner() as runner:
        if aim is not None:
            runner.get_loop().set_task_factory(Fuse(aim, folder / "ashes").task)
        runner.run(serve(load_settings(Path(os.devnull)), LANGUAGES))


class Victim:
    """The bot, one process at a time."""

    def __init__(
        self, discord: DiscordServer, model: ModelServer, folder: Path, moderation: str = "off"
    ) -> None:
        self.database = folder / "refine.db"
        self._folder = folder
        self._discord = discord
        self._environment = {
            "DISCORD_TOKEN": discord.token,
            "DISCORD_API_URL": discord.api_url,
            "OPENAI_BASE_URL": model.base_url,
            "OPENAI_MODEL": "scripted",
            "MODERATION": moderation,
            "MODERATION_BASE_URL": model.base_url,
            "DATABASE_URL": f"sqlite:///{self.database}",
            "GATHER_SECONDS": "0.05",
            "MAX_RUNNING": "100",
            "MAX_ACTS": "6000",
            "MAX_RUNNING_SERVER": "10000",
            "MAX_RUNNING_TOTAL": "10000",
            "ROUNDS_A_DAY": "100000",  # nobody comes to it; but it is set, and asked
            # Nothing is so old; but it is looked for.
            "EXPIRY_DAYS": "90",
            "RETENTION_DAYS": "365",
            "LOG_LEVEL": "WARNING",
            # Certificates of everybody in the world take half of the time of a start.
            "SSL_CERT_FILE": "",
            "SSL_CERT_DIR": str(folder),
        }
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["tests.torture.warm"])
        self._process: Any = None  # multiprocessing does not name the class of this context
        self._died = asyncio.Event()
        self._read = 0  # bytes of the ashes

    def start(self, aim: Aim | None = None) -> None:
        """Begin a process."""
        self._died = died = asyncio.Event()
        arguments = self._environment, self._folder, aim
        self._process = self._context.Process(target=live, args=arguments, daemon=True)
        self._process.start()
        loop, sentinel = asyncio.get_running_loop(), self._process.sentinel

        def gone() -> None:
            loop.remove_reader(sentinel)
            died.set()

        loop.add_reader(sentinel, gone)

    @property
    def is_dead(self) -> bool:
        return self._died.is_set()

    async def dying(self) -> None:
        """Until the process is dead."""
        await self._died.wait()

    async def kill(self) -> None:
        """kill -9, unless it died already; Discord has noticed then."""
        self._process.kill()
        await self._died.wait()
        self._process.join()
        self._process.close()
        await self._discord.wait_gone()

    def ashes(self) -> list[str]:
        """What fuses have written since this was asked last."""
        file = self._folder / "ashes"
        if not file.exists():
            return []
        with file.open("rb") as ashes:
            ashes.seek(self._read)
            new = ashes.read()
        self._read += len(new)
        return new.decode().splitlines()

    @property
    def complaints(self) -> list[str]:
        """The tracebacks and errors that the bot has logged; that another program holds the file,
        or that Discord is not there, is none of its faults."""
        lines = (self._folder / "bot.log").read_text(errors="replace").splitlines()
        errors = [line for line in lines if " ERROR " in line or line.startswith("Traceback")]
        weather = BusyDatabase.code, _NOT_THERE
        return [line for line in errors if not any(words in line for words in weather)]
