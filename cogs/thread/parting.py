"""Parting: whose work ends because its place is closed to the bot is told so, directly."""

from __future__ import annotations

import io
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

import aiohttp
import discord

from bot.governor import Governor

if TYPE_CHECKING:
    from discord.ext import commands

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Parting:
    """The person, a sentence, and what there is of the work, to keep; empty where nothing is."""

    person: int
    sentence: str
    text: str


async def part(bot: commands.AutoShardedBot, governor: Governor, parting: Parting) -> None:
    """Write to the person, who may take no messages from the bot: then the log has to do."""
    none = discord.AllowedMentions.none()
    data = io.BytesIO(parting.text.encode())
    files = [discord.File(data, "your-text.md")] if parting.text else []
    try:
        await governor.turn()
        channel = await bot.create_dm(discord.Object(parting.person))
        await governor.turn()
        await channel.send(parting.sentence, files=files, allowed_mentions=none)
    except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
        logger.info("its author cannot be told: %s", type(error).__name__)
