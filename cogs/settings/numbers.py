"""The form for the numbers, and how it is read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from discord import ui

from bot.community.settings import BOUNDS, Name, ServerSettings
from bot.errors import BadInput
from cogs.settings.ids import SettingsId, Slip
from cogs.settings.wording import Wording
from cogs.thread.card import FORM_LIFE
from cogs.thread.markdown import quoted

if TYPE_CHECKING:
    from cogs.interaction import Interaction

NUMBERS = tuple(BOUNDS)
_WHOLE = frozenset({Name.ROUNDS, Name.EXPIRY})
_NUMBER = re.compile(r"[0-9]{1,5}(?:[.,][0-9]{1,3})?")
_LONGEST = 20


async def open_form(
    interaction: Interaction, settings: ServerSettings, changes: int, wording: Wording
) -> None:
    """Ask for the numbers; what is set after so many changes stands in the form already."""
    say = wording.say
    custom_id = SettingsId(Slip.FORM, changes).custom_id
    modal = ui.Modal(title=say("numbers-title"), custom_id=custom_id, timeout=FORM_LIFE)
    for name in NUMBERS:
        number = getattr(settings, name)
        field: ui.TextInput[ui.Modal] = ui.TextInput(
            custom_id=name.value,
            default=None if number is None else f"{number:g}",
            placeholder=say("numbers-hint", value=wording.operators(name)),
            required=False,
            max_length=_LONGEST,
        )
        label = say("numbers-label", name=wording.name(name), bounds=_bounds(name, wording))
        modal.add_item(ui.Label(text=label, component=field))
    await interaction.response.send_modal(modal)


def read(given: Mapping[str, str], wording: Wording) -> dict[Name, int | float | None]:
    """The numbers that were filled in; an empty field takes its setting back.

    Raises:
        BadInput: some cannot be; it says which, and all that was typed.
    """
    typed = {name: given.get(name.value, "").strip() for name in NUMBERS}
    numbers = {name: _number(name, text) for name, text in typed.items() if text}
    wrong = [
        name
        for name, number in numbers.items()
        if number is None or not wording.offer.allows(name, number)
    ]
    if wrong:
        say = wording.say
        shown = {name: quoted(text, _LONGEST) for name, text in typed.items() if text}
        problems = [
            say(
                "numbers-wrong",
                typed=shown[name],
                name=wording.name(name),
                bounds=_bounds(name, wording),
            )
            for name in wrong
        ]
        all_typed = " · ".join(f"{wording.name(name)}: {text}" for name, text in shown.items())
        raise BadInput("refused-numbers", problems="\n".join(problems), given=all_typed)
    return {name: numbers.get(name) for name in NUMBERS}


def _number(name: Name, text: str) -> int | float | None:
    """What was meant, with a point or a comma; None where it is no such number."""
    if not _NUMBER.fullmatch(text):
        return None
    number = float(text.replace(",", "."))
    if name not in _WHOLE:
        return number
    return int(number) if number.is_integer() else None


def _bounds(name: Name, wording: Wording) -> str:
    least, most = (f"{bound:g}" for bound in BOUNDS[name])
    return wording.say(f"bounds-{name}", least=least, most=most)
