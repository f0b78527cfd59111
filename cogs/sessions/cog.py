"""The cog: the command, and the controls of its private card."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from discord.ext import commands

from bot.documents.export import markdown, packed
from bot.errors import StoreError
from bot.store.store import SqliteStore
from bot.story.hidden import one_line
from bot.text.catalogues import Languages
from cogs.sessions.cards import deleted, listing, one, question, titled
from cogs.sessions.command import sessions_command
from cogs.sessions.desk import SessionsDesk
from cogs.sessions.farewell import Farewells
from cogs.sessions.ids import Act, CardId, Shelf, Whose
from cogs.sessions.sight import may_delete
from cogs.sessions.warning import KeepId, kept
from cogs.thread.answering import Answers, defer, fill, show, turn
from cogs.thread.given import choice, pressed
from cogs.thread.handing import hand_out
from cogs.thread.limits import MOST_CHOICES

if TYPE_CHECKING:
    from cogs.interaction import Interaction

logger = logging.getLogger(__name__)


class SessionsCog(commands.Cog):
    """Takes presses by their custom ids: they may be from before a restart, or anybody's making."""

    def __init__(
        self,
        bot: commands.AutoShardedBot,
        store: SqliteStore,
        desk: SessionsDesk,
        farewells: Farewells,
        answers: Answers,
        languages: Languages,
    ) -> None:
        self._store = store
        self._desk = desk
        self._farewells = farewells
        self._answers = answers
        self._languages = languages
        bot.tree.add_command(sessions_command(languages.default, self._open, self._offer))

    async def _open(self, interaction: Interaction, shelf: Shelf) -> None:
        await self._answers.guard(interaction, self._listed(interaction, shelf))

    async def _listed(self, interaction: Interaction, shelf: Shelf) -> None:
        shelf = _here(interaction, shelf)
        rows = await self._desk.page(interaction, shelf)
        await show(interaction, listing(rows, shelf, self._answers.words(interaction)))

    async def _offer(self, interaction: Interaction, shelf: Shelf) -> Sequence[str]:
        """Titles while somebody types; there is nobody to tell where they cannot be read."""
        if not self._answers.completes(interaction):
            return ()
        try:
            rows = await self._desk.page(interaction, shelf, MOST_CHOICES)
        except StoreError as error:
            logger.error("titles wait for the database: %s", error.code)
            return ()
        titles = (one_line(row.summary.title) for row in rows)
        return tuple(dict.fromkeys(title for title in titles if title))[:MOST_CHOICES]

    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        """A control of the card, or the button under a warning."""
        custom_id = pressed(interaction)
        if (used := CardId.parse(custom_id)) is not None:
            await self._answers.guard(interaction, self._used(interaction, used))
        elif (keep := KeepId.parse(custom_id)) is not None:
            await self._answers.guard(interaction, self._keep(interaction, keep))

    async def _used(self, interaction: Interaction, used: CardId) -> None:
        shelf, key = _here(interaction, used.shelf), used.session
        match used.act:
            case Act.BACK:
                await self._turn(interaction, shelf.turned(-1))
            case Act.ON:
                await self._turn(interaction, shelf.turned(1))
            case Act.LIST:
                await self._turn(interaction, shelf)
            case Act.CHOOSE:
                await self._show(interaction, choice(interaction), shelf)
            case Act.SHOW:
                await self._show(interaction, key, shelf)
            case Act.RESUME:
                link = await self._desk.resume(interaction, key)
                await self._answers.whisper(interaction, "sessions-resumed", link=link)
            case Act.MARKDOWN | Act.JSON:
                await self._export(interaction, key, used.act)
            case Act.DELETE:
                row = await self._desk.check_deletion(interaction, key)
                await turn(interaction, question(row, shelf, self._answers.words(interaction)))
            case Act.ERASE:
                await self._erase(interaction, key, shelf)

    async def _turn(self, interaction: Interaction, shelf: Shelf) -> None:
        rows = await self._desk.page(interaction, shelf)
        await turn(interaction, listing(rows, shelf, self._answers.words(interaction)))

    async def _show(self, interaction: Interaction, key: int, shelf: Shelf) -> None:
        row = await self._desk.find(interaction, key)
        link, may = await self._desk.link(row), may_delete(interaction, row.summary)
        words = self._answers.words(interaction)
        await turn(interaction, one(row, shelf, link, words, may_delete=may))

    async def _export(self, interaction: Interaction, key: int, act: Act) -> None:
        """The session as a file, for whoever asks alone; a long one takes longer than an answer
        may."""
        row = await self._desk.find(interaction, key)
        await defer(interaction, ephemeral=True, thinking=True)
        document = markdown if act is Act.MARKDOWN else packed
        words = self._answers.words(interaction)
        documents = {f"{row.summary.kind}-{key}.{act}": await document(self._store, key, words)}
        await hand_out(interaction, words.say("sessions-file"), documents, "refused-export-size")

    async def _erase(self, interaction: Interaction, key: int, shelf: Shelf) -> None:
        """What is under way has to end first, which may take longer than an answer may."""
        row = await self._desk.check_deletion(interaction, key)
        await defer(interaction)
        gone = await self._desk.delete(row)
        await fill(interaction, deleted(titled(row), shelf, self._answers.words(interaction)))
        if gone is not None:
            await self._farewells.bid(gone)

    async def _keep(self, interaction: Interaction, keep: KeepId) -> None:
        """The button under a warning: what it shows then is for everybody there."""
        row, language = await self._desk.keep(interaction, keep.session)
        await turn(interaction, kept(row, self._languages.of(language)))


def _here(interaction: Interaction, shelf: Shelf) -> Shelf:
    """In direct messages there are no sessions but one's own."""
    return replace(shelf, whose=Whose.MINE) if interaction.guild_id is None else shelf
