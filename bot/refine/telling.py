"""Telling: which requests the model is told of, bounded whatever a log holds."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from bot.refine.limits import MOST_CHARACTERS, MOST_REQUESTS
from bot.refine.session import Request, Session

MOST_TOLD = MOST_REQUESTS * MOST_CHARACTERS
"""Characters of what one call is asked: all that can be open at once."""
MOST_STANDING = 10_000
"""Characters of what was met before that one call is told of."""


def asked(session: Session, since: Sequence[int] = ()) -> tuple[Request, ...]:
    """What the next call is asked: what one of the drafts `since` then has met, which is to be
    compared, and what is open, the oldest first.

    An older version took in any number of any length: the newest wait until others are met.
    """
    met = (r for r in session.requests if r.met_by in since)
    return _within(MOST_TOLD, (*met, *session.open_requests))


def standing(session: Session) -> tuple[Request, ...]:
    """What earlier drafts met and is to stay met: the newest, for these may undo older ones."""
    met = [r for r in session.requests if r.met_by is not None]
    return _within(MOST_STANDING, met[::-1])[::-1]


def _within(characters: int, requests: Sequence[Request]) -> tuple[Request, ...]:
    """The first of them, up to so many characters and to what can be open at once."""
    first = requests[:MOST_REQUESTS]
    sizes = accumulate(len(r.text) for r in first)
    return tuple(r for r, size in zip(first, sizes, strict=True) if size <= characters)
