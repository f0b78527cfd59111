"""What a person pressed, filled in or chose, as the interaction carries it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from discord import InteractionType

from bot.errors import BadInput

if TYPE_CHECKING:
    from cogs.interaction import Interaction


def pressed(interaction: Interaction) -> str:
    """The custom id of a control that was used; nothing where the interaction is something else."""
    return _custom_id(interaction, InteractionType.component)


def sent(interaction: Interaction) -> str:
    """The custom id of a form that was sent; nothing where the interaction is something else."""
    return _custom_id(interaction, InteractionType.modal_submit)


def answers(interaction: Interaction) -> dict[str, str]:
    """What was written into the fields, by their custom ids."""
    data = interaction.data
    return dict(_values(data.get("components"))) if data else {}


def choice(interaction: Interaction) -> int:
    """The number that was chosen in a menu.

    Raises:
        BadInput: the menu was sent without a choice of ours.
    """
    chosen = choices(interaction)
    if len(chosen) != 1:
        raise BadInput("refused-gone")
    return chosen[0]


def choices(interaction: Interaction) -> list[int]:
    """The numbers that were chosen in a menu, where it can also be left empty.

    Raises:
        BadInput: the menu was sent with a choice that is none of ours.
    """
    values = interaction.data.get("values") if interaction.data else None
    if not isinstance(values, list) or not all(str(v).isdecimal() for v in values):
        raise BadInput("refused-gone")
    return [int(value) for value in values]


def _custom_id(interaction: Interaction, kind: InteractionType) -> str:
    data = interaction.data if interaction.type is kind else None
    return str(data.get("custom_id", "")) if data else ""


def _values(components: object) -> Iterator[tuple[str, str]]:
    for component in components if isinstance(components, list) else []:
        if isinstance(component.get("value"), str):
            yield component["custom_id"], component["value"]
        yield from _values(component.get("components"))
        yield from _values([component["component"]] if "component" in component else None)
