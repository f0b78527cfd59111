"""Farewell: the message that opened a session says that it is deleted, where that can be done."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

import aiohttp
import discord
from discord import ui

from bot.governor import Governor
from bot.refusals import OutOfPatience
from bot.story.place import Place
from bot.text.catalogues import Languages
from cogs.sessions.cards import farewell
from cogs.thread.guest import change_answer
from cogs.thread.page import EDIT_PATIENCE

if TYPE_CHECKING:
    from discord.ext import commands

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Gone:
    """Where a deleted session stood, and the token of a guest's message, if one is alive."""

    place: Place
    token: str | None


class Farewells:
    """Tried once: nothing remembers a session that is deleted."""

    def __init__(
        self, bot: commands.AutoShardedBot, governor: Governor, languages: Languages
    ) -> None:
        self._bot = bot
        self._governor = governor
        self._languages = languages

    async def bid(self, gone: Gone) -> None:
        """Change the opening message."""
        place, token = gone.place, gone.token
        view = farewell(self._languages.of(place.language))
        try:
            if place.guest:
                if token is not None:
                    await change_answer(self._bot, token, view)
            elif place.announcement is not None:
                await self._edit(place, place.announcement, view)
        except (discord.HTTPException, OutOfPatience, aiohttp.ClientError, OSError) as error:
            logger.info("an opening message cannot be changed: %s", type(error).__name__)

    async def _edit(self, place: Place, message: int, view: ui.LayoutView) -> None:
        room = self._bot.get_partial_messageable(place.channel, guild_id=place.guild)
        await self._governor.turn()
        edit = room.get_partial_message(message).edit(
            view=view, allowed_mentions=discord.AllowedMentions.none()
        )
        task = asyncio.create_task(edit, name=f"farewell-{message}")
        await self._governor.refusals.patiently(task, EDIT_PATIENCE)
