"""Hints: a word to a person on how to be heard, once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.story.events import Unheard


@dataclass(frozen=True, slots=True)
class Hint:
    """A person to be told something, in answer to a message of theirs."""

    person: int
    message: int
    is_reply: bool
    at: float
    why: str = ""
    channel: int | None = None  # that of the message


def is_told(hints: Iterable[Hint], person: int, *, is_reply: bool, why: str = "") -> bool:
    """Whether a person was told this already."""
    return any((h.person, h.is_reply, h.why) == (person, is_reply, why) for h in hints)


def with_hint(hints: tuple[Hint, ...], event: Unheard) -> tuple[Hint, ...]:
    """Each person is told once; a reply that could not be read is worth a second word."""
    if is_told(hints, event.person, is_reply=event.is_reply, why=event.why):
        return hints
    said = event.message, event.is_reply, event.at, event.why, event.channel
    return (*hints, Hint(event.person, *said))
