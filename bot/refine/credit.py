"""Credits: whose idea became what, where a text came of a team's ideas."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Credit:
    """What became of an idea; `people` had it, and nobody is named where that is empty."""

    idea: int
    text: str
    people: tuple[int, ...]
    became: str = ""


def credits_to(person: int, credits: Iterable[Credit]) -> tuple[Credit, ...]:  # noqa: A002 - as it is called in the events
    """What became of a person's ideas, without the others who had the same: the words are those of
    whoever had it first."""
    return tuple(
        replace(credit, people=(person,), text=credit.text if credit.people[0] == person else "")
        for credit in credits
        if person in credit.people
    )
