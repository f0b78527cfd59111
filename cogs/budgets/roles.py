"""Keeps the roles that people are seen with, for budgets that are a role's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord.ext import commands

from bot.store.budgets import Budgets

if TYPE_CHECKING:
    from cogs.interaction import Interaction

_MANY = 10_000
"""People remembered as written down before they are forgotten, and written down anew."""


class RolesCog(commands.Cog):
    """Looks at every interaction, before what comes of it asks a budget, and writes changes down.

    A failure is discord.py's to report, as of any listener: the roles that were known stay.
    """

    def __init__(self, budgets: Budgets) -> None:
        self._budgets = budgets
        self._known: dict[tuple[int, int], frozenset[int]] = {}

    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        """Somebody did something; in a server they are a member with roles."""
        person = interaction.user
        if interaction.guild_id is None or not isinstance(person, discord.Member):
            return
        key = interaction.guild_id, person.id
        roles = frozenset(role_id for role_id in person._roles)  # noqa: SLF001 -- `roles` leaves out those that are not cached, where the bot is a guest
        if self._known.get(key) == roles:
            return
        if len(self._known) >= _MANY:
            self._known.clear()
        self._known[key] = roles
        await self._budgets.know_roles(*key, roles)
