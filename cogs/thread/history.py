"""History: what stands on Discord in a session's place, read at the governor's pace."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.governor import Governor
from bot.story.place import Place
from cogs.thread.tones import toneless
from cogs.thread.trouble import UNKNOWN_MESSAGE

if TYPE_CHECKING:
    from discord.ext import commands

_MOST = 100
"""Messages that one request for a room's history answers with at most."""


class History:
    """Of every place of a bot's."""

    def __init__(self, bot: commands.AutoShardedBot, governor: Governor) -> None:
        self._bot = bot
        self._governor = governor

    async def newest(self, place: Place) -> list[discord.Message]:
        """The newest messages of a session's thread, as many as one request answers with; where
        the bot shares a channel with others, those up to its newest card and those after it."""
        room = self._bot.get_partial_messageable(place.room, guild_id=place.guild)
        await self._governor.turn()
        if place.thread is not None:
            return [message async for message in room.history(limit=_MOST)][::-1]
        newest = max(post.message for post in place.posts)
        before = room.history(limit=_MOST, before=discord.Object(newest + 1))
        found = [message async for message in before][::-1]
        await self._governor.turn()
        after = room.history(limit=_MOST, after=discord.Object(newest))
        return [*found, *[message async for message in after]]

    async def message(self, place: Place, message: int) -> discord.Message | None:
        """A message that is not among the newest; None where it was deleted."""
        for room in {place.thread, place.channel} - {None}:
            target = self._bot.get_partial_messageable(room or 0, guild_id=place.guild)
            await self._governor.turn()
            try:
                return await target.fetch_message(message)
            except discord.NotFound as error:
                if error.code != UNKNOWN_MESSAGE:
                    raise
        return None

    async def people(self, message: discord.Message, emoji: str) -> set[int]:
        """The persons behind a reaction in all its tones, the animated kind included."""
        people: set[int] = set()
        for found in reactions_of(message, emoji):
            kinds = {
                discord.ReactionType.normal: found.normal_count,
                discord.ReactionType.burst: found.burst_count,
            }
            for kind in (kind for kind, count in kinds.items() if count):
                await self._governor.turn()
                people |= {user.id async for user in found.users(type=kind) if not user.bot}
        return people


def reactions_of(message: discord.Message, emoji: str) -> list[discord.Reaction]:
    """A message's reactions of one kind, one for each tone in which others than the bot set it."""
    found = (r for r in message.reactions if r.count > r.me)
    return [r for r in found if toneless(str(r.emoji)) == emoji]
