"""Credits: whose idea became what, where a text came of a team's ideas."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Credit:
    """What became of an idea; `people` had it, and nobody is named where that is empty."""

    idea: int
    text: str
    people: tuple[int, ...]
    became: str = ""
