"""The desk: who may change a server's rubrics, and what becomes of what they give."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

import discord

from bot.community import form
from bot.community.form import Field
from bot.community.sheet import Fault
from bot.documents import rubrics as files
from bot.errors import BadInput
from bot.refine.rubric import Rubric
from bot.store.rubrics import Edition, Kept, Rubrics
from bot.text import Catalogue
from cogs.rubrics.forms import RubricForm
from cogs.rubrics.shelf import Shelf
from cogs.thread.download import BYTES_PER_CHARACTER, download, shown_name
from cogs.thread.markdown import quoted
from cogs.thread.parts import Parts
from cogs.thread.policy import managed

if TYPE_CHECKING:
    from cogs.interaction import Interaction

_SUFFIXES = (".yaml", ".yml")
_QUOTED = 60
"""Characters that are shown of what is wrong."""


class RubricDesk:
    """Checks what is given, and has the store keep it."""

    def __init__(self, parts: Parts, rubrics: Rubrics, shelf: Shelf) -> None:
        self._rubrics = rubrics
        self._shelf = shelf
        self._admission = parts.admission
        self._clock = parts.now
        self._api_url = parts.settings.discord_api_url
        self._answers = parts.answers

    async def keep(
        self, interaction: Interaction, into: RubricForm, given: Mapping[str, str]
    ) -> Rubric:
        """Keep what was filled in, as a new rubric or in place of the one that was open.

        Raises:
            BadInput: they may not, a line is wrong, it does not pass moderation, or it cannot be
                kept.
        """
        managed(interaction)
        try:
            rubric = form.read(given, self._shelf.reserved)
        except Fault as fault:
            raise _refusal(fault, self._answers.words(interaction)) from None
        await self._admit(interaction, rubric)
        edition = self._edition(interaction, rubric)
        if into.rubric is None:
            await self._rubrics.create(edition)
        else:
            await self._rubrics.change(into.rubric, into.version, edition)
        return rubric

    async def take(self, interaction: Interaction, file: discord.Attachment) -> tuple[Rubric, int]:
        """Keep the rubric of a file; it and its version, which is 1 where it is new.

        Raises:
            BadInput: the file cannot be read, a line of it is wrong, or it does not pass
                moderation.
        """
        data = await download(file, files.MOST_CHARACTERS // BYTES_PER_CHARACTER, self._api_url)
        try:
            text = data.decode("utf-8-sig")
            # Reading takes some tenths of a second where somebody wants it to.
            rubric = await asyncio.to_thread(files.read, text, self._shelf.reserved)
        except UnicodeDecodeError:
            raise BadInput("refused-rubric-file-binary", name=shown_name(file)) from None
        except Fault as fault:
            raise _refusal(fault, self._answers.words(interaction)) from None
        await self._admit(interaction, rubric)
        return rubric, await self._rubrics.put(self._edition(interaction, rubric))

    async def own(self, interaction: Interaction, name: str) -> Kept:
        """A rubric that is to be changed, by its name.

        Raises:
            BadInput: they may not change it, or the server has none of that name.
        """
        managed(interaction)
        words = self._answers.words(interaction)
        chosen = await self._shelf.chosen(interaction.guild_id, name, words, is_own=True)
        if chosen.kept is None:
            raise BadInput("refused-gone")
        return chosen.kept

    async def delete(self, interaction: Interaction, rubric: int) -> Rubric:
        """Forget a rubric; sessions that began with it have it in their logs.

        Raises:
            BadInput: they may not, or it is gone already.
        """
        guild = managed(interaction)
        kept = await self._rubrics.get(guild, rubric)
        if kept is None or not await self._rubrics.delete(guild, rubric):
            raise BadInput("refused-rubric-gone")
        return kept.rubric

    async def _admit(self, interaction: Interaction, rubric: Rubric) -> None:
        """What is to reach the model passes moderation, but for the phrases that a server bans:
        these are what moderation would flag."""
        bounds = replace(rubric.bounds, avoid=())
        await self._admission.admit(interaction, files.written(replace(rubric, bounds=bounds)))

    def _edition(self, interaction: Interaction, rubric: Rubric) -> Edition:
        return Edition(managed(interaction), self._clock(), interaction.user.id, rubric)


def _refusal(fault: Fault, catalogue: Catalogue) -> BadInput:
    """What is wrong, as a sentence that names the line."""
    say, at = catalogue.say, fault.at
    details = {
        name: quoted(value, _QUOTED) if isinstance(value, str) else value
        for name, value in fault.details.items()
    }
    problem = say(fault.code, **details)
    if not at.field:
        return BadInput("refused-rubric-line", line=at.line, problem=problem)
    field = say(f"rubric-field-{at.field}")
    if at.field in (Field.CRITERIA, Field.BOUNDS):
        return BadInput("refused-rubric-field-line", field=field, line=at.line, problem=problem)
    return BadInput("refused-rubric-field", field=field, problem=problem)


def check_file(file: discord.Attachment) -> None:
    """Refuse by name and size what is no rubric, before anything is fetched.

    Raises:
        BadInput: another kind of file, or a larger one.
    """
    if PurePath(file.filename).suffix.lower() not in _SUFFIXES:
        raise BadInput("refused-rubric-file-kind", name=shown_name(file))
    if file.size > files.MOST_CHARACTERS:
        raise BadInput(
            "refused-rubric-file-size", name=shown_name(file), limit=files.MOST_CHARACTERS // 1024
        )
