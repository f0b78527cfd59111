"""The house: a Discord, a model and the bot as a child process that can be ended alone."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Coroutine, Mapping, Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from sandbox.model.editor.offline import OfflineEditor
from sandbox.model.either import Either
from sandbox.model.endpoint import ModelServer
from sandbox.model.ideas import think
from sandbox.server.app import DiscordServer

OFFLINE_MODEL = "rule check (offline)"
"""The name under which people meet the rules that answer where there is no model."""
_GRACE = 10.0
"""Seconds that the bot gets to end by itself."""
_START = 60.0
"""Seconds that the bot gets to be ready."""

T = TypeVar("T")


class BotEnded(RuntimeError):
    """The bot's process ended although nobody asked it to; `code` is its exit code."""

    def __init__(self, code: int) -> None:
        super().__init__(f"the bot ended with exit code {code}")
        self.code = code


class House:
    """`async with House(command, ...)` serves Discord and the model; `start_bot` adds the bot.

    Args:
        command: what runs the bot; it reads its settings from the environment.
        log: a file that takes what the bot prints.
        settings: environment variables for the bot, beside this process's own.
        offline: let rules answer as the model. False leaves the model to `settings`.
    """

    def __init__(
        self, command: Sequence[str], log: Path, settings: Mapping[str, str], *, offline: bool
    ) -> None:
        self.discord = DiscordServer()
        self.model: ModelServer | None = None  # where rules answer
        self._command = command
        self._log = log
        self._settings = dict(settings)
        self._offline = offline
        self._stack = AsyncExitStack()
        self._bot: asyncio.subprocess.Process | None = None

    async def __aenter__(self) -> Self:
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(self.discord)
            self._settings["DISCORD_API_URL"] = self.discord.api_url
            self._settings["DISCORD_TOKEN"] = self.discord.token
            if self._offline:
                editor = stack.enter_context(OfflineEditor())
                self.model = await stack.enter_async_context(ModelServer(Either(editor, think)))
                self._settings["OPENAI_BASE_URL"] = self.model.base_url
                self._settings["OPENAI_MODEL"] = OFFLINE_MODEL
                self._settings["MODERATION_BASE_URL"] = self.model.base_url
            stack.push_async_callback(self.stop_bot)
            self._stack = stack.pop_all()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._stack.aclose()

    async def start_bot(self) -> None:
        """Start the bot and wait until it is ready and its commands are known.

        Raises:
            BotEnded: it ended before it was ready.
        """
        await self.discord.wait_gone()  # nobody takes an earlier bot for this one
        with self._log.open("ab") as log:
            self._bot = await asyncio.create_subprocess_exec(
                *self._command,
                env={**os.environ, **self._settings},
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        await self.while_bot_runs(self._until_ready())

    async def while_bot_runs(self, work: Coroutine[None, None, T]) -> T:
        """Do something, unless the bot ends meanwhile.

        Raises:
            BotEnded: it did.
        """
        if self._bot is None:
            raise BotEnded(0)
        doing = asyncio.create_task(work, name="sandbox-work")
        ended = asyncio.create_task(self._bot.wait(), name="sandbox-bot")
        try:
            await asyncio.wait({doing, ended}, return_when=asyncio.FIRST_COMPLETED)
            if doing.done():
                return doing.result()
            raise BotEnded(ended.result())
        finally:
            for task in (doing, ended):
                task.cancel()
            await asyncio.wait({doing, ended})

    async def _until_ready(self) -> None:
        await self.discord.wait_ready(within=_START)
        await self.discord.wait_command("refine", within=_START)

    async def stop_bot(self) -> None:
        """Ask the bot to end, and see to it."""
        bot, self._bot = self._bot, None
        if bot is None or bot.returncode is not None:
            return
        bot.terminate()
        try:
            async with asyncio.timeout(_GRACE):
                await bot.wait()
        except TimeoutError:
            bot.kill()
            await bot.wait()

    async def kill_bot(self) -> None:
        """End the bot at once, as a power cut would."""
        bot, self._bot = self._bot, None
        if bot is not None and bot.returncode is None:
            bot.kill()
            await bot.wait()
