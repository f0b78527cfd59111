"""The box: a large multi-line field for a text, where the command came without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import ui

from bot.text import Catalogue
from cogs.refine.controls import Box
from cogs.refine.wish import Wish

if TYPE_CHECKING:
    from cogs.interaction import Interaction

_LIFE = 900.0
"""Seconds that discord.py remembers an open box; the cog answers by custom id in any case."""


async def open_box(
    interaction: Interaction, wish: Wish, catalogue: Catalogue, text: str = ""
) -> None:
    """Open the box; what is known already stands in it. `text` has at most 4,000 characters."""
    say = catalogue.say
    custom_id = Box(wish.options).custom_id
    modal = ui.Modal(title=say("box-title"), custom_id=custom_id, timeout=_LIFE)
    text_field: ui.TextInput[ui.Modal] = ui.TextInput(
        style=discord.TextStyle.paragraph,
        custom_id="text",
        placeholder=say("box-text-hint"),
        default=text or None,
        required=False,
        max_length=4000,
    )
    brief_field: ui.TextInput[ui.Modal] = ui.TextInput(
        style=discord.TextStyle.paragraph,
        custom_id="brief",
        placeholder=say("box-brief-hint"),
        default=wish.brief or None,
        required=False,
        max_length=1000,
    )
    modal.add_item(ui.Label(text=say("box-text"), component=text_field))
    modal.add_item(ui.Label(text=say("box-brief"), component=brief_field))
    await interaction.response.send_modal(modal)
