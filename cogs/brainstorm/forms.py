"""The forms of a board: an idea, and the brief."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import ui

from bot.brainstorm.limits import MOST_CHARACTERS
from bot.brainstorm.shaping import LONGEST_BRIEF
from bot.text import Catalogue
from cogs.brainstorm.ids import PrivateId, Slip
from cogs.thread.card import FORM_LIFE

if TYPE_CHECKING:
    from cogs.interaction import Interaction

FIELD = "text"


async def open_idea_form(interaction: Interaction, key: int, catalogue: Catalogue) -> None:
    """Ask for an idea."""
    say = catalogue.say
    field: ui.TextInput[ui.Modal] = ui.TextInput(
        style=discord.TextStyle.paragraph,
        custom_id=FIELD,
        placeholder=say("idea-text-hint"),
        max_length=MOST_CHARACTERS,
    )
    await _open(interaction, PrivateId(Slip.IDEA, key), say("idea-title"), say("idea-text"), field)


async def open_brief_form(
    interaction: Interaction, key: int, brief: str, catalogue: Catalogue
) -> None:
    """Show the brief to be changed."""
    say = catalogue.say
    field: ui.TextInput[ui.Modal] = ui.TextInput(
        style=discord.TextStyle.paragraph,
        custom_id=FIELD,
        default=brief,
        max_length=LONGEST_BRIEF,
    )
    name = PrivateId(Slip.BRIEF, key)
    await _open(interaction, name, say("brief-title"), say("brief-text"), field)


async def _open(
    interaction: Interaction,
    name: PrivateId,
    title: str,
    label: str,
    field: ui.TextInput[ui.Modal],
) -> None:
    modal = ui.Modal(title=title, custom_id=name.custom_id, timeout=FORM_LIFE)
    modal.add_item(ui.Label(text=label, component=field))
    await interaction.response.send_modal(modal)
