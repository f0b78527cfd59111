"""The cog: the commands, and the controls of their private cards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from discord import ui
from discord.ext import commands

from bot.errors import BadInput
from bot.store.holdings import Holdings
from bot.store.privacy import Privacy
from bot.text import Catalogue
from bot.text.catalogues import Languages
from cogs.privacy.cards import question, result, shown
from cogs.privacy.command import privacy_group
from cogs.privacy.forgetting import Forgetting
from cogs.privacy.ids import Act, act_of
from cogs.thread.answering import Answers, defer, fill
from cogs.thread.given import pressed
from cogs.thread.handing import hand_out

if TYPE_CHECKING:
    from cogs.interaction import Interaction

Draw = Callable[[Holdings, Catalogue], ui.LayoutView]

MOST = 64_000_000
"""Bytes of somebody's document that are held in memory: compressed, more than that would hardly be
taken by Discord."""


class PrivacyCog(commands.Cog):
    """Whatever is asked is about whoever asks, wherever they are."""

    def __init__(
        self,
        bot: commands.AutoShardedBot,
        privacy: Privacy,
        forgetting: Forgetting,
        answers: Answers,
        languages: Languages,
    ) -> None:
        self._privacy = privacy
        self._forgetting = forgetting
        self._answers = answers
        self._exporting: set[int] = set()
        self._looking: set[int] = set()
        self._under_way: set[int] = set()
        handlers = (self._on_show, self._on_export, self._on_forget)
        bot.tree.add_command(privacy_group(languages.default, *handlers))

    async def _on_show(self, interaction: Interaction) -> None:
        await self._answers.guard(interaction, self._tell(interaction, shown, is_new=True))

    async def _on_export(self, interaction: Interaction) -> None:
        await self._answers.guard(interaction, self._export(interaction))

    async def _on_forget(self, interaction: Interaction) -> None:
        await self._answers.guard(interaction, self._tell(interaction, question, is_new=True))

    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        """A control of a card."""
        match act_of(pressed(interaction)):
            case Act.EXPORT:
                await self._answers.guard(interaction, self._export(interaction))
            case Act.ASK:
                await self._answers.guard(interaction, self._tell(interaction, question))
            case Act.SHOW:
                await self._answers.guard(interaction, self._tell(interaction, shown))
            case Act.FORGET:
                await self._answers.guard(interaction, self._forget(interaction))

    async def _tell(self, interaction: Interaction, draw: Draw, *, is_new: bool = False) -> None:
        """A card about what is stored: to look through the whole database may take longer than an
        answer may, and each person has one look at a time."""
        person = interaction.user.id
        with _one_at_a_time(self._looking, person, "refused-privacy-looking"):
            await defer(interaction, ephemeral=is_new, thinking=is_new)
            found = await self._privacy.holdings(person)
        await fill(interaction, draw(found, self._answers.words(interaction)))

    async def _export(self, interaction: Interaction) -> None:
        """One at a time for each person: it looks through the whole database and is held in
        memory."""
        person = interaction.user.id
        with _one_at_a_time(self._exporting, person, "refused-privacy-twice"):
            await defer(interaction, ephemeral=True, thinking=True)
            document = await self._privacy.document(person, MOST)
            if document is None:
                raise BadInput("refused-privacy-size")
            words = self._answers.words(interaction).say("privacy-file")
            await hand_out(interaction, words, {"privacy.json": document}, "refused-privacy-size")

    async def _forget(self, interaction: Interaction) -> None:
        """Once it is asked for it is done, whether that can be answered or not. A second press is
        answered by the first one's end."""
        person = interaction.user.id
        await defer(interaction)
        if person in self._under_way:
            return
        self._under_way.add(person)
        try:
            outcome = await self._forgetting.forget(person)
        finally:
            self._under_way.discard(person)
        try:
            await fill(interaction, result(outcome, self._answers.words(interaction)))
        finally:
            await self._forgetting.bid(outcome)


@contextmanager
def _one_at_a_time(busy: set[int], person: int, code: str) -> Iterator[None]:
    """While something is done for a person that is not to be done twice at once.

    Raises:
        BadInput: it is being done already, says `code`.
    """
    if person in busy:
        raise BadInput(code)
    busy.add(person)
    try:
        yield
    finally:
        busy.discard(person)
