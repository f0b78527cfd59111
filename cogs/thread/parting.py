"""Parting: whose work ends because its place is closed to the bot is told so, directly.

That it is owed stands in the log until it was done. A process that ended in between may have done
it: direct messages are looked through first.
"""

from __future__ import annotations

import io
import logging
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import aiohttp
import discord

from bot.governor import Governor
from bot.story.place import Place
from cogs.thread.trouble import may_pass

if TYPE_CHECKING:
    from discord.ext import commands

logger = logging.getLogger(__name__)


_SKEW = 60.0
"""Seconds by which Discord's clock may differ from this machine's."""
_RECENT = 100
"""Direct messages that are looked through: as many as one request answers with."""


@dataclass(frozen=True, slots=True)
class Parting:
    """The person, a sentence that names the work and its place, and what there is of the work, to
    keep; empty where nothing is. `since` is when the work ended, in Unix seconds."""

    person: int
    sentence: str
    text: str
    since: float


def named(place: Place) -> str:
    """A place as a sentence names it."""
    return f"<#{place.room}>"


async def part(bot: commands.AutoShardedBot, governor: Governor, parting: Parting) -> bool:
    """Write to the person; False where that has to be tried again later.

    Who takes no messages from the bot cannot be told: then the log has to do.
    """
    none = discord.AllowedMentions.none()
    data = io.BytesIO(parting.text.encode())
    files = [discord.File(data, "your-text.md")] if parting.text else []
    try:
        await governor.turn()
        channel = await bot.create_dm(discord.Object(parting.person))
        if await _was_told(bot, governor, channel, parting):
            return True
        await governor.turn()
        await channel.send(parting.sentence, files=files, allowed_mentions=none)
    except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
        logger.info("its author cannot be told: %s", type(error).__name__)
        return not may_pass(error)
    return True


async def _was_told(
    bot: commands.AutoShardedBot, governor: Governor, channel: discord.DMChannel, parting: Parting
) -> bool:
    """Whether a message of the bot's has said this since the work ended. The place alone tells
    nothing: other work may have ended there at the same time."""
    await governor.turn()
    since = datetime.fromtimestamp(parting.since - _SKEW, UTC)
    async for message in channel.history(limit=_RECENT, after=since):
        is_ours = bot.user is not None and message.author.id == bot.user.id
        if is_ours and _is_of(message, parting):
            return True
    return False


def _is_of(message: discord.Message, parting: Parting) -> bool:
    """Whether a message says this. Work of the same title is told apart by its text's length."""
    sizes = [len(parting.text.encode())] if parting.text else []
    return message.content == parting.sentence and [a.size for a in message.attachments] == sizes
