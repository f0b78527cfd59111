"""What a person filled in or chose, as the interaction carries it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bot.errors import BadInput

if TYPE_CHECKING:
    from cogs.interaction import Interaction


def answers(interaction: Interaction) -> dict[str, str]:
    """What was written into the fields, by their custom ids."""
    data = interaction.data
    return dict(_values(data.get("components"))) if data else {}


def choice(interaction: Interaction) -> int:
    """The number that was chosen in a menu.

    Raises:
        BadInput: the menu was sent without a choice of ours.
    """
    values = interaction.data.get("values") if interaction.data else None
    if not isinstance(values, list) or len(values) != 1 or not str(values[0]).isdecimal():
        raise BadInput("refused-gone")
    return int(values[0])


def _values(components: object) -> Iterator[tuple[str, str]]:
    for component in components if isinstance(components, list) else []:
        if isinstance(component.get("value"), str):
            yield component["custom_id"], component["value"]
        yield from _values(component.get("components"))
        yield from _values([component["component"]] if "component" in component else None)
