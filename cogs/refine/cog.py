"""The cog: the commands that begin a session, and the box to write in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.errors import BadInput, StoreError
from bot.text.catalogues import Languages
from cogs.refine.box import Box, open_box
from cogs.refine.command import message_commands, refine_command
from cogs.refine.desk import Desk
from cogs.refine.quoting import Quoting
from cogs.refine.wish import Wish
from cogs.rubrics.command import choices_of
from cogs.rubrics.shelf import Shelf
from cogs.thread.answering import Answers
from cogs.thread.given import answers, sent
from cogs.thread.limits import LONGEST_FIELD

if TYPE_CHECKING:
    from cogs.interaction import Interaction


class RefineCog(commands.Cog):
    """Takes a text, wherever it comes from, to the desk."""

    def __init__(
        self,
        bot: commands.AutoShardedBot,
        desk: Desk,
        quoting: Quoting,
        shelf: Shelf,
        answers: Answers,
        languages: Languages,
    ) -> None:
        self._desk = desk
        self._quoting = quoting
        self._shelf = shelf
        self._answers = answers
        words = languages.default
        bot.tree.add_command(refine_command(words, self._refine, self._complete))
        for command in message_commands(words, self._quote, self._quote_with_brief):
            bot.tree.add_command(command)

    async def _refine(
        self,
        interaction: Interaction,
        text: str | None,
        file: discord.Attachment | None,
        wish: Wish,
    ) -> None:
        """`/refine`: from a text, from a file, or with a box to write in."""
        await self._answers.guard(interaction, self._taken(interaction, text, file, wish))

    async def _taken(
        self,
        interaction: Interaction,
        text: str | None,
        file: discord.Attachment | None,
        wish: Wish,
    ) -> None:
        if text is not None and file is not None:
            raise BadInput("refused-both")
        await self._desk.check(interaction)
        if text is not None:
            await self._desk.begin(interaction, text, wish)
            return
        # A wrong name is told before anybody writes a text into the box, or waits for a file.
        catalogue = self._answers.words(interaction)
        chosen = await self._shelf.chosen(interaction.guild_id, wish.options.style, catalogue)
        wish = replace(wish, options=replace(wish.options, style=chosen.value))
        if file is not None:
            await self._desk.begin_from_file(interaction, file, wish)
        else:
            await open_box(interaction, wish, catalogue)

    async def _complete(
        self, interaction: Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        """The styles that can be meant by what is typed; none while none can be read."""
        if not self._answers.completes(interaction):
            return []
        catalogue = self._answers.words(interaction)
        try:
            return choices_of(await self._shelf.completed(interaction.guild_id, typed, catalogue))
        except StoreError:  # whoever runs the bot is told by what people do, not by what they type
            return []

    async def _quote(self, interaction: Interaction, message: discord.Message) -> None:
        """*Refine this message*."""
        await self._answers.guard(interaction, self._quoted(interaction, message))

    async def _quoted(self, interaction: Interaction, message: discord.Message) -> None:
        await self._desk.check(interaction)
        quoted = await self._quoting.quoted(interaction, message)
        if isinstance(quoted, str):
            await self._desk.begin(interaction, quoted, Wish())
        else:
            await self._desk.begin_from_file(interaction, quoted, Wish())

    async def _quote_with_brief(self, interaction: Interaction, message: discord.Message) -> None:
        """*Refine with a brief…*: the box, with the message's text in it."""
        await self._answers.guard(interaction, self._boxing(interaction, message))

    async def _boxing(self, interaction: Interaction, message: discord.Message) -> None:
        text = await self._quoting.quoted(interaction, message)
        if not isinstance(text, str):  # a form cannot wait until a file is fetched
            raise BadInput("refused-box-file")
        if len(text) > LONGEST_FIELD:
            raise BadInput("refused-box", length=len(text), limit=LONGEST_FIELD)
        await self._desk.check(interaction)
        await open_box(interaction, Wish(), self._answers.words(interaction), text)

    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        """A box that was sent, by its custom id: it may be from before a restart."""
        if (box := Box.parse(sent(interaction))) is not None:
            given = answers(interaction)
            work = self._boxed(interaction, box, given)
            await self._answers.guard(interaction, work, given.get("text"))

    async def _boxed(self, interaction: Interaction, box: Box, given: dict[str, str]) -> None:
        await self._desk.check(interaction)
        wish = Wish(given.get("brief", ""), box.options)
        await self._desk.begin(interaction, given.get("text"), wish)
