"""Departures: what belongs to a server goes some time after the bot has left it.

A server that Discord cannot reach is not left: it is told apart from one that is gone.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

import discord
from discord.ext import commands

from bot.errors import StoreError
from bot.runner.apart import apart
from bot.store.departures import Departures

if TYPE_CHECKING:
    from cogs.sessions.desk import SessionsDesk

logger = logging.getLogger(__name__)

GRACE = 30 * 86_400.0
"""Seconds in which a server can take the bot back and finds everything as it was."""
EVERY = 3_600.0
"""Seconds between two looks."""


class DeparturesCog(commands.Cog):
    """Hears of servers, and looks for those that were left while the bot was away."""

    def __init__(
        self,
        bot: commands.AutoShardedBot,
        departures: Departures,
        desk: SessionsDesk,
        unknow: Callable[[int], None],
        now: Callable[[], float],
    ) -> None:
        self._bot = bot
        self._departures = departures
        self._desk = desk
        self._unknow = unknow  # what is remembered of a server beside the store
        self._now = now
        self._sooner = asyncio.Event()

    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """The bot was thrown out, or the server is no more."""
        await self._departures.leave(guild.id, self._now())

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        """It is there again, perhaps."""
        await self._departures.come_back(guild.id)

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """All servers were told by now, those that are out of order too."""
        self._sooner.set()

    async def run(self) -> None:
        """Look once all servers are known, and again and again, for ever."""
        while True:
            try:
                async with asyncio.timeout(EVERY):
                    await self._sooner.wait()
            except TimeoutError:
                logger.debug("an hour has passed")
            self._sooner.clear()
            if not self._bot.is_ready():
                continue
            try:
                await self._look()
            except StoreError as error:
                logger.error("what belongs to left servers waits: %s", error.code)

    async def _look(self) -> None:
        members = [guild.id for guild in self._bot.guilds]
        for guild in await self._departures.known_besides(members):
            await self._departures.leave(guild, self._now())
        for guild, at in (await self._departures.left()).items():
            if self._bot.get_guild(guild) is not None:
                await self._departures.come_back(guild)
            elif at <= self._now() - GRACE:
                await self._end(guild)

    async def _end(self, guild: int) -> None:
        is_all = True
        for row in await self._departures.sessions(guild):
            if self._bot.get_guild(guild) is not None:
                return  # just in time
            with apart(row.id, "be deleted") as attempt:
                await self._desk.delete(row)
            is_all = is_all and not attempt.has_failed
        await self._departures.clear(guild)
        self._unknow(guild)
        if is_all:
            await self._departures.come_back(guild)
            logger.info("what belonged to server %s is deleted: the bot had left it", guild)
