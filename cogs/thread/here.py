"""Here: a control acts only where its session is shown, whoever sends its custom id, and nobody
says with one what they may not say there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.errors import BadInput
from bot.story.place import Place

if TYPE_CHECKING:
    from cogs.interaction import Interaction


def check_here(interaction: Interaction, place: Place) -> None:
    """Whether an interaction comes from a session's own channel or thread.

    Custom ids count up, so another session's can be guessed. The refusal is the one for a session
    that does not exist: it tells nobody which ones do.

    Raises:
        BadInput: it comes from elsewhere.
    """
    if not place.is_at(interaction.channel_id, interaction.guild_id):
        raise BadInput("refused-gone")


def check_may_write(interaction: Interaction) -> None:
    """Whether a person who adds words, or has some written, may write in this place by hand.

    Raises:
        BadInput: they were muted there, or timed out.
    """
    person, is_thread = interaction.user, isinstance(interaction.channel, discord.Thread)
    if interaction.guild_id is None:
        return
    is_timed_out = isinstance(person, discord.Member) and person.is_timed_out()
    if is_timed_out or not may_write(interaction.permissions, is_thread=is_thread):
        raise BadInput("refused-muted")


def may_write(may: discord.Permissions, *, is_thread: bool) -> bool:
    """Whether these permissions are enough to write in a channel, or in a thread."""
    return may.send_messages_in_threads if is_thread else may.send_messages
