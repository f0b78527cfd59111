"""Forgetting: what of any event is about a person, and the same event without them. Pure.

Whoever is forgotten becomes a number below zero, another one for each such person of a log: the
votes of two people stay two votes, and the log adds up to what it added up to before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from bot.story.events import Event

PEOPLE = frozenset({"person", "author", "host", "payer", "people"})
"""The fields of events, and of what stands in them, that hold somebody's id or several."""
GONE = "…"
"""What stands where somebody's words were."""

T = TypeVar("T")


def is_forgotten(person: int | None) -> bool:
    """Whether a number stands for somebody who was forgotten."""
    return person is not None and person < 0


def people_in(value: object) -> Iterator[int]:
    """Everybody whom an event, or a part of one, is about."""
    for name, held in _fields(value):
        if name in PEOPLE:
            yield from held if isinstance(held, tuple) else [held] if held is not None else []
        elif isinstance(held, tuple):
            for part in held:
                yield from people_in(part)


def stand_in(log: Iterable[Event]) -> int:
    """A number for one more person who is forgotten in a log."""
    return min([0, *(person for event in log for person in people_in(event))]) - 1


def without(value: T, person: int, instead: int) -> T:
    """An event, or a part of one, with another number in the place of a person's."""

    def swapped(held: object) -> object:
        return instead if held == person else held

    changes: dict[str, Any] = {}
    for name, held in _fields(value):
        if name == "source" and isinstance(held, str):
            changes[name] = _source(held, person, instead)
        elif isinstance(held, tuple):
            part = swapped if name in PEOPLE else lambda one: without(one, person, instead)
            changes[name] = tuple(map(part, held))
        elif name in PEOPLE:
            changes[name] = swapped(held)
    return replace(value, **changes) if changes else value  # type: ignore[type-var]  # it has fields


def words_gone(text: str) -> str:
    """What stands in place of a text; one in which nothing was said stays as empty."""
    return GONE if text.strip() else ""


def _fields(value: object) -> list[tuple[str, Any]]:
    if isinstance(value, type) or not is_dataclass(value):
        return []
    return [(field.name, getattr(value, field.name)) for field in fields(value)]


def _source(source: str, person: int, instead: int) -> str:
    """That of a reaction names a person second: what, who, and which time."""
    parts = source.split(":")
    if len(parts) > 1 and parts[1] == str(person):
        parts[1] = str(instead)
    return ":".join(parts)
