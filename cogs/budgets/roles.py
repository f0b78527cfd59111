"""Keeps the roles that people are seen with, for budgets that are a role's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord.ext import commands

from bot.refine.events import Reaction
from bot.store.budgets import Budgets
from cogs.thread.said import is_mentioned

if TYPE_CHECKING:
    from cogs.interaction import Interaction

_MANY = 10_000
"""People remembered as written down before they are forgotten, and written down anew."""


class RolesCog(commands.Cog):
    """Looks at whatever may cost something, before that asks a budget, and writes changes down.

    A failure is the client's to report, as of any listener: the roles that were known stay.
    """

    def __init__(self, bot: commands.AutoShardedBot, budgets: Budgets) -> None:
        self._bot = bot
        self._budgets = budgets
        self._known: dict[tuple[int, int], frozenset[int]] = {}

    def unknow(self, person: int) -> None:
        """Somebody was forgotten: what they do next is new."""
        self._known = {key: roles for key, roles in self._known.items() if key[1] != person}

    def unknow_server(self, guild: int) -> None:
        """All that was written down of a server is deleted: should the bot come back, it is new."""
        self._known = {key: roles for key, roles in self._known.items() if key[0] != guild}

    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        """Somebody did something, where the bot is a member: elsewhere there are no budgets."""
        person = interaction.user
        if isinstance(person, discord.Member) and interaction.is_guild_integration():
            await self._know(person)

    @commands.Cog.listener()
    async def on_raw_reaction_add(self, payload: discord.RawReactionActionEvent) -> None:
        """Somebody may have asked for another round."""
        is_ours = self._bot.user is not None and payload.message_author_id == self._bot.user.id
        if payload.member is not None and is_ours and payload.emoji.name == Reaction.AGAIN:
            await self._know(payload.member)

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Somebody may have asked for something: a reply that does not mention the bot is not shown
        to it, and begins nothing."""
        if isinstance(message.author, discord.Member) and is_mentioned(self._bot, message):
            await self._know(message.author)

    async def _know(self, person: discord.Member) -> None:
        key = person.guild.id, person.id
        roles = frozenset(role.id for role in person.roles)
        if self._known.get(key) == roles or person.bot:
            return
        await self._budgets.know_roles(*key, roles)
        if len(self._known) >= _MANY:
            self._known.clear()
        self._known[key] = roles
