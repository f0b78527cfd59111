"""What bounds a brainstorm."""

from __future__ import annotations

from dataclasses import dataclass

MOST_IDEAS = 200
MOST_PEOPLE = 100
MOST_CHARACTERS = 1_000
"""Of one idea."""
MOST_OF_ONE = 20
"""Ideas that one person may have on a board: nobody fills it alone."""
MOST_SPARKS = 20
"""Ideas that the model may add to a board."""
MOST_WINNERS = 10
"""Ideas that a brief is made of."""
PODIUM = 3
"""The last rank that wins."""
REVIEW_SECONDS = 300.0
"""In which the host may change the brief before refining begins by itself."""


@dataclass(frozen=True, slots=True)
class BoardLimits:
    """What was asked for. Times in seconds."""

    gather: float = 600.0
    vote: float = 300.0
    votes: int = 3  # each person's
    is_hidden: bool = False  # nobody sees the votes until the phase ends
    is_anonymous: bool = False  # nobody is told whose idea is whose
