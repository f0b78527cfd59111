"""The box: a large multi-line field for a text, where the command came without one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import discord
from discord import ui

from bot.text import Catalogue
from cogs.refine.wish import Options, Wish
from cogs.thread.card import FORM_LIFE
from cogs.thread.limits import LONGEST_FIELD

if TYPE_CHECKING:
    from cogs.interaction import Interaction

_BOX = re.compile(r"refine:new:([^:]{1,32}):([0-9]{1,2}|-):([0-9]+(?:\.[0-9]+)?|-):(all|me)")


@dataclass(frozen=True, slots=True)
class Box:
    """The large box for a text; its custom id carries the options of the command."""

    options: Options

    @property
    def custom_id(self) -> str:
        """The options, so that a box that is sent after a restart loses nothing."""
        chosen = self.options
        rounds = "-" if chosen.rounds is None else chosen.rounds
        target = "-" if chosen.target is None else chosen.target
        who = "me" if chosen.is_private else "all"
        return f"refine:new:{chosen.style}:{rounds}:{target}:{who}"

    @classmethod
    def parse(cls, custom_id: str) -> Box | None:
        """The box behind a custom id, or None where it is not one."""
        match = _BOX.fullmatch(custom_id)
        if match is None:
            return None
        rounds = None if match[2] == "-" else int(match[2])
        target = None if match[3] == "-" else float(match[3])
        options = Options(match[1], rounds, target, match[4] == "me")
        return cls(options) if options.are_offered else None


async def open_box(
    interaction: Interaction, wish: Wish, catalogue: Catalogue, text: str = ""
) -> None:
    """Open the box; what is known already stands in it. `text` fits into its field."""
    say = catalogue.say
    custom_id = Box(wish.options).custom_id
    modal = ui.Modal(title=say("box-title"), custom_id=custom_id, timeout=FORM_LIFE)
    text_field: ui.TextInput[ui.Modal] = ui.TextInput(
        style=discord.TextStyle.paragraph,
        custom_id="text",
        placeholder=say("box-text-hint"),
        default=text or None,
        required=False,
        max_length=LONGEST_FIELD,
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
