"""Speech: what a message says, to whom."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import discord

if TYPE_CHECKING:
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
