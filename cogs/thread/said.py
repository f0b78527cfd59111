"""What a message says, to whom, and that it was said differently later. Pure."""

from __future__ import annotations

import math
import re
from collections.abc import Collection
from dataclasses import dataclass

import discord
from discord.ext import commands

from bot.story.hidden import seen

_DELETED = "deleted"
_SPOKEN = (discord.MessageType.default, discord.MessageType.reply)


def is_spoken(message: discord.Message) -> bool:
    """Whether a person said it: no bot, and no notice of Discord's."""
    return not message.author.bot and message.type in _SPOKEN


def is_mentioned(bot: commands.AutoShardedBot, message: discord.Message) -> bool:
    """Whether it is said to the bot."""
    return bot.user is not None and bot.user in message.mentions


def without_mention(bot: commands.AutoShardedBot, text: str) -> str:
    """What is said beside the bot's own name; empty where there is nothing to see."""
    me = bot.user.id if bot.user else 0
    return seen(re.sub(rf"<@!?{me}>", "", text))


def edit_of(
    bot: commands.AutoShardedBot, message: discord.Message
) -> tuple[str, str | None] | None:
    """The source of the newest edit of a person's message, and the words since then beside the
    bot's name; no words where Discord does not show them, and None where nobody has edited it."""
    edited = message.edited_at
    if edited is None or not is_spoken(message):  # an edit by Discord itself has no time
        return None
    return f"{message.id}:{edited.timestamp()}", without_mention(bot, message.content) or None


def deletion_of(message: int) -> str:
    """The source of a message's deletion."""
    return f"{message}:{_DELETED}"


def is_overtaken(sources: Collection[str], change: str) -> bool:
    """Whether this change of a message is known by its source, or a later one is: they are checked
    side by side, and the first may be ruled on last."""
    message, _, when = change.partition(":")
    parts = (source.partition(":") for source in sources)
    known = [other for about, _, other in parts if about == message and other]
    return any(_moment(other) >= _moment(when) for other in known)


def _moment(when: str) -> float:
    return math.inf if when == _DELETED else float(when)


@dataclass(frozen=True, slots=True)
class Said:
    """A member's message to a session; it `is_shown` where the bot would see the words in it, and
    has `words` where they are said to the bot."""

    at: float
    source: str
    person: int
    message: int
    channel: int
    card: str | None
    is_to_bot: bool
    is_shown: bool
    words: str


def said_of(
    bot: commands.AutoShardedBot, message: discord.Message, card: str | None, now: float
) -> Said:
    """What a message says that answers this card: what names the bot is shown to it, and so are
    direct messages."""
    is_named = is_mentioned(bot, message)
    is_to_bot = is_named or card is not None
    return Said(
        now,
        str(message.id),
        message.author.id,
        message.id,
        message.channel.id,
        card,
        is_to_bot,
        is_shown=is_named or message.guild is None,
        words=without_mention(bot, message.content) if is_to_bot else "",
    )
