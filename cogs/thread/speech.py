"""Speech: what a message says, to whom, and that it was said differently later."""

from __future__ import annotations

import re

import discord
from discord.ext import commands

_SPOKEN = (discord.MessageType.default, discord.MessageType.reply)


def is_spoken(message: discord.Message) -> bool:
    """Whether a person said it: no bot, and no notice of Discord's."""
    return not message.author.bot and message.type in _SPOKEN


def is_mentioned(bot: commands.AutoShardedBot, message: discord.Message) -> bool:
    """Whether it is said to the bot."""
    return bot.user is not None and bot.user in message.mentions


def without_mention(bot: commands.AutoShardedBot, text: str) -> str:
    """What is said beside the bot's own name."""
    me = bot.user.id if bot.user else 0
    return re.sub(rf"<@!?{me}>", "", text).strip()


class SpeechCog(commands.Cog):
    """Hears that members changed or deleted what they had said."""

    def __init__(self, bot: commands.AutoShardedBot) -> None:
        self._bot = bot

    async def _changed(self, message: int, source: str, text: str) -> None:
        """A message says something else now; an empty text: it was deleted."""
        raise NotImplementedError

    @commands.Cog.listener()
    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        """Also of a message that is not cached; an edit by Discord itself has no time."""
        message, edited = payload.message, payload.message.edited_at
        text = without_mention(self._bot, message.content)
        if text and edited is not None:
            await self._changed(message.id, f"{message.id}:{edited.timestamp()}", text)

    @commands.Cog.listener()
    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        """A member's own, or a moderator's deed."""
        await self._changed(payload.message_id, f"{payload.message_id}:deleted", "")

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        """A moderator deleted many messages at once."""
        for message in payload.message_ids:
            await self._changed(message, f"{message}:deleted", "")
