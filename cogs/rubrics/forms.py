"""The form of a rubric, empty or filled in; its custom id says which rubric it changes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import discord
from discord import ui

from bot.community.form import LONGEST, Field
from bot.community.sheet import LONGEST_DESCRIPTION, LONGEST_GUIDANCE, LONGEST_NAME
from bot.text import Catalogue
from cogs.thread.card import FORM_LIFE

if TYPE_CHECKING:
    from cogs.interaction import Interaction

_FORM = re.compile(r"rubric:edit:([0-9]{1,18}):([0-9]{1,9})")
_NEW = "rubric:new"
_BOUNDS = {
    Field.NAME: LONGEST_NAME,
    Field.DESCRIPTION: LONGEST_DESCRIPTION,
    Field.GUIDANCE: LONGEST_GUIDANCE,
    Field.CRITERIA: LONGEST,
    Field.BOUNDS: LONGEST,
}
_SHORT = (Field.NAME, Field.DESCRIPTION)
_REQUIRED = (Field.NAME, Field.CRITERIA)


@dataclass(frozen=True, slots=True)
class RubricForm:
    """A form for a new rubric, or for the version of one that was open to be changed."""

    rubric: int | None = None
    version: int = 0

    @property
    def custom_id(self) -> str:
        return _NEW if self.rubric is None else f"rubric:edit:{self.rubric}:{self.version}"

    @classmethod
    def parse(cls, custom_id: str) -> RubricForm | None:
        """The form behind a custom id, or None where it is not one."""
        if custom_id == _NEW:
            return cls()
        match = _FORM.fullmatch(custom_id)
        return None if match is None else cls(int(match[1]), int(match[2]))


async def open_form(
    interaction: Interaction, form: RubricForm, filled: Mapping[str, str], catalogue: Catalogue
) -> None:
    """Open the form; what a rubric says already stands in it."""
    say = catalogue.say
    title = say("rubric-form-new") if form.rubric is None else say("rubric-form-edit")
    modal = ui.Modal(title=title, custom_id=form.custom_id, timeout=FORM_LIFE)
    for field in Field:
        is_short = field in _SHORT
        text: ui.TextInput[ui.Modal] = ui.TextInput(
            style=discord.TextStyle.short if is_short else discord.TextStyle.paragraph,
            custom_id=field,
            placeholder=say(f"rubric-hint-{field}"),
            default=filled.get(field) or None,
            required=field in _REQUIRED,
            max_length=_BOUNDS[field],
        )
        help_text = say(f"rubric-help-{field}")
        label = say(f"rubric-field-{field}")
        modal.add_item(ui.Label(text=label, description=help_text, component=text))
    await interaction.response.send_modal(modal)


def typed(given: Mapping[str, str], catalogue: Catalogue) -> str:
    """What was written into a form, to be given back."""
    parts = [(field, given.get(field, "")) for field in Field]
    return "\n\n".join(
        f"{catalogue.say(f'rubric-field-{f}')}:\n{text}" for f, text in parts if text
    )
