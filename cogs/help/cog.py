"""The cog: the command, and the buttons that turn its pages."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from discord import app_commands, ui
from discord.ext import commands

from bot.community.settings import settings_of
from bot.text import Catalogue
from cogs.help.cards import COUNT, PAGE, Guide
from cogs.help.here import Here, Shape, refusal_of, shape_of
from cogs.help.names import Names
from cogs.interaction import Interaction
from cogs.thread.answering import show, turn
from cogs.thread.given import pressed
from cogs.thread.parts import Parts
from cogs.translation import phrase

if TYPE_CHECKING:
    from discord.app_commands import Command

_PAGE = re.compile(rf"{PAGE}([0-{COUNT - 1}])")


class HelpCog(commands.Cog):
    """Looks at the place anew for each page: what holds there may have changed."""

    def __init__(self, parts: Parts, names: Names) -> None:
        self._servers = parts.servers
        self._settings = parts.settings
        self._names = names
        self._private = parts.answers
        self._known = parts.governor.refusals.known
        parts.bot.tree.add_command(self._command(parts.languages.default))

    def _command(self, words: Catalogue) -> Command[commands.Cog, ..., None]:
        say = partial(phrase, words)

        @app_commands.command(name="help", description=say("command-help"))
        async def command(interaction: Interaction) -> None:
            await self._private.guard(interaction, self._open(interaction))

        return command

    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        """A button of a page."""
        if (match := _PAGE.fullmatch(pressed(interaction))) is not None:
            await self._private.guard(interaction, self._turn(interaction, int(match[1])))

    async def _open(self, interaction: Interaction) -> None:
        await show(interaction, await self._page(interaction, 0))

    async def _turn(self, interaction: Interaction, page: int) -> None:
        await turn(interaction, await self._page(interaction, page))

    async def _page(self, interaction: Interaction, page: int) -> ui.LayoutView:
        catalogue = self._private.words(interaction)
        here = await self._here(interaction, catalogue)
        return Guide(self._settings, catalogue).page(page, here)

    async def _here(self, interaction: Interaction, catalogue: Catalogue) -> Here:
        """Where the bot is no member nobody could have decided anything."""
        shape, guild = shape_of(interaction), None
        names = self._names.here(interaction, catalogue)
        if shape is not Shape.GUEST:
            guild = interaction.guild_id
        if guild is None:
            return Here(shape, names)
        changes, rubrics = await self._servers.decided(guild)
        settings = settings_of(changes)
        refusal = await refusal_of(interaction, settings, catalogue, self._known)
        return Here(shape, names, refusal, settings, tuple(rubrics))
