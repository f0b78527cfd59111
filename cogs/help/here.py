"""Here: what is possible in a place for the person who asks, and what holds there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.community.settings import ServerSettings
from bot.errors import BadInput
from bot.refusals import Known
from bot.text import Catalogue
from cogs.interaction import Interaction
from cogs.refine.guests import is_guest
from cogs.thread.opening import check_permissions, takes_threads
from cogs.thread.policy import check_admitted


class Shape(StrEnum):
    """What a session looks like in a place."""

    THREAD = "thread"
    REPLIES = "replies"  # in the place itself
    DIRECT = "direct"  # the same, in direct messages with the bot
    GUEST = "guest"  # one message


@dataclass(frozen=True, slots=True)
class Here:
    """A place as one person finds it.

    `commands` are those that can be used there, by name, as they are written; `refusal` says why
    nothing can be begun there, and is empty where something can.
    """

    shape: Shape
    commands: Mapping[str, str]
    refusal: str = ""
    settings: ServerSettings = field(default_factory=ServerSettings)
    rubrics: tuple[str, ...] = ()  # the names of the server's own


def shape_of(interaction: Interaction) -> Shape:
    """What a session that is begun by an interaction would look like."""
    if is_guest(interaction):
        return Shape.GUEST
    if interaction.guild_id is None:
        return Shape.DIRECT
    return Shape.THREAD if takes_threads(interaction) else Shape.REPLIES


async def refusal_of(
    interaction: Interaction, settings: ServerSettings, catalogue: Catalogue, known: Known
) -> str:
    """Why this person cannot begin anything here; empty where they can."""
    try:
        check_admitted(interaction, settings)
        if shape_of(interaction) in (Shape.THREAD, Shape.REPLIES):
            await check_permissions(interaction, catalogue, known)
    except BadInput as error:
        return catalogue.say(error.code, **error.details)
    return ""
