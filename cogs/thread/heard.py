"""Heard: until when all that people said was heard at its time, kept over a restart.

What was passed over at its time, such as words that were refused, stands on Discord still: it is
not to be taken up days later for something that was missed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic

import discord

from bot.runner.ledger import Ledger
from bot.store.store import SqliteStore
from bot.story.kind import S

if TYPE_CHECKING:
    from discord.ext import commands

BEAT = 600.0
"""Seconds after which it is noted anew."""
UNSURE = 300.0
"""Seconds before the note in which something may be missed all the same: a connection that has
failed is noticed late."""


class Heard(Generic[S]):
    """One kind's."""

    def __init__(self, bot: commands.AutoShardedBot, store: SqliteStore, ledger: Ledger[S]) -> None:
        self._bot = bot
        self._store = store
        self._now = ledger.now
        self._name = f"heard-{ledger.kind.name}"
        self._since = 0.0  # Unix seconds

    async def read(self) -> None:
        """Before something is made up for.

        Raises:
            UnusableDatabase: the file cannot be read.
        """
        self._since = float(await self._store.recall(self._name) or 0.0) - UNSURE

    async def note(self) -> None:
        """Nothing is missed up to now, unless the connection is down.

        Raises:
            UnusableDatabase: the file cannot be written.
        """
        if all(not shard.is_closed() for shard in self._bot.shards.values()):
            await self._store.remember(self._name, str(self._now()))

    def may_have_missed(self, message: discord.Message) -> bool:
        """Whether a message may not have been heard at its time."""
        return message.created_at.timestamp() > self._since
