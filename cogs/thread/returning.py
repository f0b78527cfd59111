"""Returning: the bot's own posts and edits, and where it is let in, as Discord tells of them."""

from __future__ import annotations

import discord
from discord.ext import commands

from bot.refusals import Known
from cogs.thread.echoes import Echoes, edited
from cogs.thread.opening import LOOK


class ReturningCog(commands.Cog):
    """Hears the bot's own echoes: a post comes back with its nonce, an edit with its looks."""

    def __init__(self, bot: commands.AutoShardedBot, echoes: Echoes, known: Known) -> None:
        self._bot = bot
        self._echoes = echoes
        self._known = known

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """A post of the bot's own."""
        if self._bot.user is not None and message.author.id == self._bot.user.id:
            self._echoes.hear(None if message.nonce is None else str(message.nonce), message.id)

    @commands.Cog.listener()
    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        """Only an edit of the bot's own is waited for."""
        message, components = payload.message_id, payload.data.get("components")
        self._echoes.hear(edited(message, components), message)

    @commands.Cog.listener()
    async def on_thread_join(self, thread: discord.Thread) -> None:
        """Somebody let the bot into a thread."""
        self._known.forget(LOOK, thread.id)
