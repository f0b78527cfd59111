"""The cog: `/rubric`, its form, and the buttons of its question."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import discord
from discord import ui
from discord.ext import commands

from bot.community import form
from bot.community.finding import Offer
from bot.documents import rubrics as files
from bot.errors import BadInput, StoreError
from bot.text.catalogues import Languages
from cogs.rubrics import pages
from cogs.rubrics.command import rubric_group
from cogs.rubrics.desk import RubricDesk, check_file
from cogs.rubrics.forms import RubricForm, open_form, typed
from cogs.rubrics.shelf import Shelf
from cogs.thread.answering import Answers, defer, show, turn
from cogs.thread.given import answers, pressed, sent
from cogs.thread.layout import framed
from cogs.thread.markdown import quoted
from cogs.thread.policy import managed

if TYPE_CHECKING:
    from cogs.interaction import Interaction

_DELETE = re.compile(rf"{pages.DELETE}([0-9]{{1,18}})")


class RubricsCog(commands.Cog):
    """Takes presses and forms by their custom ids: they may be from before a restart."""

    def __init__(
        self,
        bot: commands.AutoShardedBot,
        desk: RubricDesk,
        shelf: Shelf,
        private: Answers,
        languages: Languages,
    ) -> None:
        self._desk = desk
        self._shelf = shelf
        self._private = private
        bot.tree.add_command(rubric_group(languages.default, self))

    async def completed(self, interaction: Interaction, text: str, *, is_own: bool) -> list[Offer]:
        """What can be meant by a name that is being typed; nothing while nothing can be read."""
        if not self._private.completes(interaction):
            return []
        guild, words = interaction.guild_id, self._private.words(interaction)
        try:
            return await self._shelf.completed(guild, text, words, is_own=is_own)
        except StoreError:  # whoever runs the bot is told by what people do, not by what they type
            return []

    async def overview(self, interaction: Interaction) -> None:
        """`/rubric list`."""
        await self._private.guard(interaction, self._listed(interaction))

    async def show(self, interaction: Interaction, name: str) -> None:
        """`/rubric show`."""
        await self._private.guard(interaction, self._shown(interaction, name))

    async def create(self, interaction: Interaction) -> None:
        """`/rubric create`."""
        await self._private.guard(interaction, self._created(interaction))

    async def edit(self, interaction: Interaction, name: str) -> None:
        """`/rubric edit`."""
        await self._private.guard(interaction, self._edited(interaction, name))

    async def delete(self, interaction: Interaction, name: str) -> None:
        """`/rubric delete`: asks once."""
        await self._private.guard(interaction, self._asked(interaction, name))

    async def take(self, interaction: Interaction, file: discord.Attachment) -> None:
        """`/rubric import`."""
        await self._private.guard(interaction, self._taken(interaction, file))

    async def export(self, interaction: Interaction, name: str) -> None:
        """`/rubric export`."""
        await self._private.guard(interaction, self._exported(interaction, name))

    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        """A form that was sent, or a button of the question."""
        custom_id = pressed(interaction)
        if (into := RubricForm.parse(sent(interaction))) is not None:
            given = answers(interaction)
            text = typed(given, self._private.words(interaction))
            await self._private.guard(interaction, self._filled(interaction, into, given), text)
        elif (match := _DELETE.fullmatch(custom_id)) is not None:
            await self._private.guard(interaction, self._deleted(interaction, int(match[1])))
        elif custom_id == pages.KEEP:
            await self._private.guard(interaction, self._turned(interaction, "rubric-stays"))

    async def _listed(self, interaction: Interaction) -> None:
        words = self._private.words(interaction)
        built_in, own = await self._shelf.every(interaction.guild_id, words)
        await show(interaction, _said(pages.overview(built_in, own, words)))

    async def _shown(self, interaction: Interaction, name: str) -> None:
        words = self._private.words(interaction)
        chosen = await self._shelf.chosen(interaction.guild_id, name, words)
        rubric = self._shelf.shown(chosen, words)
        await show(interaction, _said(pages.page(rubric, chosen.kept, words)))

    async def _created(self, interaction: Interaction) -> None:
        managed(interaction)
        await open_form(interaction, RubricForm(), {}, self._private.words(interaction))

    async def _edited(self, interaction: Interaction, name: str) -> None:
        kept = await self._desk.own(interaction, name)
        filled = form.filled(kept.rubric)
        if filled is None:
            raise BadInput("refused-rubric-form", name=quoted(kept.rubric.name, 40))
        into = RubricForm(kept.id, kept.version)
        await open_form(interaction, into, filled, self._private.words(interaction))

    async def _filled(
        self, interaction: Interaction, into: RubricForm, given: dict[str, str]
    ) -> None:
        rubric = await self._desk.keep(interaction, into, given)
        code = "rubric-created" if into.rubric is None else "rubric-changed"
        await self._private.whisper(interaction, code, name=quoted(rubric.name, 40))

    async def _asked(self, interaction: Interaction, name: str) -> None:
        kept = await self._desk.own(interaction, name)
        await show(interaction, pages.question(kept, self._private.words(interaction)))

    async def _deleted(self, interaction: Interaction, rubric: int) -> None:
        gone = await self._desk.delete(interaction, rubric)
        await self._turned(interaction, "rubric-deleted", name=quoted(gone.name, 40))

    async def _turned(self, interaction: Interaction, code: str, **details: str) -> None:
        """Put a sentence in the place of the question."""
        await turn(interaction, _said(self._private.words(interaction).say(code, **details)))

    async def _taken(self, interaction: Interaction, file: discord.Attachment) -> None:
        managed(interaction)
        check_file(file)
        await defer(interaction, ephemeral=True, thinking=True)  # fetching takes time
        rubric, version = await self._desk.take(interaction, file)
        code = "rubric-created" if version == 1 else "rubric-changed"
        await self._private.whisper(interaction, code, name=quoted(rubric.name, 40))

    async def _exported(self, interaction: Interaction, name: str) -> None:
        words = self._private.words(interaction)
        chosen = await self._shelf.chosen(interaction.guild_id, name, words)
        rubric = self._shelf.shown(chosen, words)
        text = files.written(rubric)
        stem = re.sub(r"[^a-z0-9]+", "-", rubric.name.lower()).strip("-") or "rubric"
        file = discord.File(io.BytesIO(text.encode()), f"{stem}.yaml")
        name = quoted(rubric.name, 40)
        code = "rubric-file" if chosen.kept else "rubric-file-built-in"
        await self._private.whisper(interaction, code, file, name=name)


def _said(text: str) -> ui.LayoutView:
    return framed(ui.TextDisplay(text))
