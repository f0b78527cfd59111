"""Titles: a session's name in lists, and of its thread."""

from __future__ import annotations

LONGEST = 60


def title_of(text: str) -> str:
    """The first words of a text, at most 60 characters, on one line."""
    words = " ".join(text.split())
    if len(words) <= LONGEST:
        return words
    start = words[: LONGEST - 1]
    return (start.rpartition(" ")[0] or start) + "…"
