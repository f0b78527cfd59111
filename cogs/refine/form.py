"""The feedback form: what should be different, and of which draft."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import discord
from discord import ui

from bot.refine.limits import MOST_CHARACTERS
from bot.text import Catalogue
from cogs.refine.naming import name_of
from cogs.thread.card import FORM_LIFE

if TYPE_CHECKING:
    from cogs.interaction import Interaction

_FORM = re.compile(r"refine:tell:([0-9]{1,18}):([0-9]{1,5}|-)")
THIS, ANY = "this", "any"


@dataclass(frozen=True, slots=True)
class Form:
    """A form; its custom id says which session and draft it is about."""

    session: int
    draft: int | None

    @property
    def custom_id(self) -> str:
        return f"refine:tell:{self.session}:{'-' if self.draft is None else self.draft}"

    @classmethod
    def parse(cls, custom_id: str) -> Form | None:
        """The form behind a custom id, or None where it is not one."""
        match = _FORM.fullmatch(custom_id)
        if match is None:
            return None
        return cls(int(match[1]), None if match[2] == "-" else int(match[2]))


async def open_form(
    interaction: Interaction, form: Form, catalogue: Catalogue, *, of_ideas: bool
) -> None:
    """Open the form; where it is about a draft it asks whether it is about that one only."""
    say = catalogue.say
    modal = ui.Modal(title=say("say-title"), custom_id=form.custom_id, timeout=FORM_LIFE)
    text: ui.TextInput[ui.Modal] = ui.TextInput(
        style=discord.TextStyle.paragraph,
        custom_id="text",
        placeholder=say("say-text-hint"),
        max_length=MOST_CHARACTERS,
    )
    modal.add_item(ui.Label(text=say("say-text"), component=text))
    if form.draft is not None:
        draft = name_of(form.draft, catalogue, of_ideas=of_ideas)
        about: ui.RadioGroup[ui.Modal] = ui.RadioGroup(custom_id="about")
        about.add_option(label=say("say-about-this", draft=draft), value=THIS, default=True)
        about.add_option(label=say("say-about-any"), value=ANY)
        modal.add_item(ui.Label(text=say("say-about"), component=about))
    await interaction.response.send_modal(modal)
