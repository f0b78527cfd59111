"""Answering: the one place where a member's mistakes, and ours, become a sentence, and where what
one person is shown mentions nobody."""

from __future__ import annotations

import io
import logging
from collections.abc import Coroutine, Sequence
from typing import TYPE_CHECKING

import aiohttp
import discord
from discord import ui

from bot.errors import RefineError, StoreError, UnknownSession
from bot.story.hidden import seen
from bot.text import Catalogue
from bot.text.catalogues import Languages
from cogs.thread.pace import Pace

if TYPE_CHECKING:
    from cogs.interaction import Interaction

logger = logging.getLogger(__name__)

_UNANSWERED = (
    discord.HTTPException,
    discord.InteractionResponded,
    aiohttp.ClientError,
    ConnectionError,
)
"""Too late (10062), answered already (40060), or the connection is gone."""

_NOBODY = discord.AllowedMentions.none()
_PROMISED = discord.InteractionResponseType.deferred_channel_message
_PUBLIC = "public"
"""The mark of an interaction whose answer was promised to all; a refusal still is for one."""


class Answers:
    """What only the person who acted sees."""

    def __init__(self, languages: Languages, pace: Pace, typing: Pace) -> None:
        self._languages = languages
        self._pace = pace
        self._typing = typing

    def words(self, interaction: Interaction) -> Catalogue:
        """The words for whoever acted."""
        return self._languages.of(interaction.locale.value)

    def completes(self, interaction: Interaction) -> bool:
        """Whether what a person types is completed: each offer is a look into the database. No hand
        is so fast as to notice."""
        return self._typing.keeps_up(interaction.user.id)

    async def guard(
        self,
        interaction: Interaction,
        work: Coroutine[None, None, None],
        typed: str | None = None,
        *,
        is_urgent: bool = False,
    ) -> None:
        """Do the work of an interaction; what goes wrong is told in private.

        Args:
            interaction: what the person did.
            work: what comes of it; it answers when it succeeds.
            typed: a text that the person wrote and would lose; it is given back with the answer.
            is_urgent: it is done however fast the person acts.
        """
        try:
            if not is_urgent:
                self._pace.check(interaction.user.id)
            await work
        except UnknownSession:  # a control outlives its session
            await self.whisper(interaction, "refused-gone", _kept(typed))
        except StoreError as error:  # where and why is for whoever runs the bot
            if not _is_over(interaction, error):
                logger.error("an interaction waits for the database: %s", error.code)
                await self.whisper(interaction, "refused-store", _kept(typed))
        except RefineError as error:
            await self.whisper(interaction, error.code, _kept(typed), **error.details)
        except _UNANSWERED as error:
            # What the person did is in the log before it is answered, and so it counts.
            logger.warning("an interaction could not be answered: %s", _name(error))
        except Exception as error:  # a bug must not end in "the application did not respond"
            if not _is_over(interaction, error):
                logger.exception("an interaction failed")
                await self.whisper(interaction, "refused-broken", _kept(typed))
        finally:
            work.close()  # it may not have been begun

    async def whisper(
        self,
        interaction: Interaction,
        code: str,
        file: discord.File | None = None,
        /,
        **details: str | int,
    ) -> None:
        """Say a sentence in the person's language, to them alone: as the answer that they wait
        for, or after one that they have."""
        sentence = self.words(interaction).say(code, **details)
        response = interaction.response
        files = [] if file is None else [file]
        is_for_all = interaction.extras.get(_PUBLIC, False)
        try:
            if not response.is_done() and not is_for_all:
                await response.send_message(
                    sentence, files=files, ephemeral=True, allowed_mentions=_NOBODY
                )
            elif response.type is _PROMISED and not is_for_all:
                await interaction.edit_original_response(
                    content=sentence, attachments=files, allowed_mentions=_NOBODY
                )
            else:
                if is_for_all:
                    await interaction.delete_original_response()
                await interaction.followup.send(
                    sentence, files=files, ephemeral=True, allowed_mentions=_NOBODY
                )
        except _UNANSWERED as error:
            logger.warning("an interaction could not be answered: %s", _name(error))


async def defer(
    interaction: Interaction, *, ephemeral: bool = False, thinking: bool = False
) -> None:
    """Promise an answer. Work goes on where that fails: Discord may have heard it all the same, and
    what comes of it is shown without it."""
    if thinking and not ephemeral:
        interaction.extras[_PUBLIC] = True
    try:
        await interaction.response.defer(ephemeral=ephemeral, thinking=thinking)
    except _UNANSWERED as error:
        logger.warning("an interaction could not be acknowledged: %s", _name(error))


async def show(interaction: Interaction, view: ui.LayoutView) -> None:
    """Answer with a view, to the person alone."""
    await interaction.response.send_message(view=view, ephemeral=True, allowed_mentions=_NOBODY)


async def turn(interaction: Interaction, view: ui.LayoutView) -> None:
    """Put a view in the place of the one whose control was used."""
    await interaction.response.edit_message(view=view, allowed_mentions=_NOBODY)


async def fill(
    interaction: Interaction,
    view: ui.LayoutView,
    files: Sequence[discord.File] = discord.utils.MISSING,
) -> None:
    """Show a view where an answer, or another view, was promised."""
    await interaction.edit_original_response(view=view, attachments=files, allowed_mentions=_NOBODY)


def _kept(typed: str | None) -> discord.File | None:
    """What a person wrote, to be given back to them; nothing where there is nothing to see."""
    if typed is None or not seen(typed):
        return None
    return discord.File(io.BytesIO(typed.encode()), "your-text.md")


def _is_over(interaction: Interaction, error: Exception) -> bool:
    """Whether it failed because the bot ends: there is nothing left to answer with, and what is in
    the log by now goes on at the next start."""
    is_over: bool = interaction.client.is_closed()
    if is_over:
        logger.warning("an interaction was cut off by the end: %s", _name(error))
    return is_over


def _name(error: Exception) -> str:
    """An error without its words, in which people's own may be quoted."""
    code = f" {error.code}" if isinstance(error, discord.HTTPException) else ""
    return type(error).__name__ + code
