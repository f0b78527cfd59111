"""Here: a control acts only where its session is shown, whoever sends its custom id."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
