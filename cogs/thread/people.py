"""People as cards name them. Pure."""

from __future__ import annotations

from bot.story.forgetting import is_forgotten
from bot.text import Catalogue


def mention(person: int, catalogue: Catalogue) -> str:
    """A person's name, which pings nobody; who was forgotten has none."""
    return catalogue.say("person-forgotten") if is_forgotten(person) else f"<@{person}>"
