"""The row that lists and the clock need of a session, beside its log."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """Where a session stands."""

    RUNNING = "running"  # it has work to do, or its end is not shown yet
    WAITING = "waiting"  # for people, or for `wake_at`
    ACCEPTED = "accepted"
    OVER = "over"  # it handed on to another session
    CLOSED = "closed"  # nothing comes of it, and nobody can change that


@dataclass(frozen=True, slots=True)
class Summary:
    """One session in a list. `best_score` is 2.0 to 10.0; `wake_at` in Unix seconds; `kind` is
    the name of its kind, see `bot.story.kind`; `guild`, `channel` and `thread` are its place's;
    `has_final`: its author accepted a draft."""

    status: Status
    title: str
    author: int
    best_score: float | None
    wake_at: float | None
    kind: str = "refine"
    guild: int | None = None
    channel: int = 0
    thread: int | None = None
    has_final: bool = False
