"""Discretion: a board's log for one person, without what the board keeps from everybody. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.brainstorm.board import Board
from bot.brainstorm.events import IdeaChanged, Voted
from bot.story.events import Event
from bot.story.forgetting import people_in, without

SOMEBODY = -1
"""Stands for everybody else of a board without names. It is one number for all: an act that is seen
on Discord, such as a reaction, would tell whose every other one is."""
_TRACES: dict[str, Any] = {"source": "", "message": 0, "channel": 0}
"""What leads to a person on Discord, and what stands in its place."""


def told(board: Board, event: Event, reader: int) -> Event | None:
    """An event of a board as a reader may have it, None where they may not.

    Votes of others are theirs alone while they are hidden; without names nothing says whose an act
    was that is not the reader's own.
    """
    others = {*people_in(event)} - {reader}
    if board.hides_votes and isinstance(event, Voted) and others:
        return None
    if not board.limits.is_anonymous:
        return event
    if isinstance(event, IdeaChanged):
        own = {idea.message for idea in board.ideas if idea.person == reader}
        return event if event.message in own else _untraced(event)
    for person in others:
        event = without(event, person, SOMEBODY)
    return _untraced(event) if others else event


def _untraced(event: Event) -> Event:
    there = {name: gone for name, gone in _TRACES.items() if hasattr(event, name)}
    return replace(event, **there)  # type: ignore[type-var]  # every event is a dataclass
