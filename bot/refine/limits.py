"""What bounds a session, and why a run of its rounds ends."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MOST_REQUESTS = 50
"""That may be open at once."""
MOST_OF_ONE = 10
"""Open requests of one person: nobody fills a session alone."""
MOST_CHARACTERS = 1_000
"""Of one request."""


class Stop(StrEnum):
    """Why a burst of rounds ended."""

    TARGET = "target"
    ROUNDS = "rounds"
    REJECTS = "rejects"
    NOTHING_LEFT = "nothing-left"
    LIMIT = "limit"  # the session's own ceiling of rounds
    STOPPED = "stopped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Limits:
    """What was asked for and what the operator allows.

    `model` and `reviewer` are names that a server has chosen; None stands for the operator's.
    """

    rounds: int = 3
    target: float | None = None
    max_rounds: int = 30
    gather: float = 8.0
    patience: int = 2
    outage: float = 86_400.0  # seconds for which a burst waits for a model that is down
    is_private: bool = False  # the author alone steers; everybody may read
    model: str | None = None
    reviewer: str | None = None
