"""A word-level diff of two texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_EXACT = 3_000
"""Tokens up to which every word is compared; beyond, difflib's shortcut for common words is on."""


class Change(StrEnum):
    """What happened to a run of words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that share a fate. Same and gone make the old text, same and new the new."""

    change: Change
    text: str


def word_diff(old: str, new: str) -> tuple[Piece, ...]:
    """Compare word by word; the pieces stand in reading order, gone before new.

    Whitespace between two changed words joins them, so that a rewritten phrase reads as one.
    """
    a, b = _TOKEN.findall(old), _TOKEN.findall(new)
    matcher = SequenceMatcher(None, a, b, autojunk=max(len(a), len(b)) > _EXACT)
    return tuple(_merged(_raw(matcher, a, b)))


def _raw(matcher: SequenceMatcher[str], a: list[str], b: list[str]) -> Iterator[Piece]:
    for tag, a0, a1, b0, b1 in matcher.get_opcodes():
        if tag == "equal":
            yield Piece(Change.SAME, "".join(a[a0:a1]))
            continue
        yield Piece(Change.GONE, "".join(a[a0:a1]))
        yield Piece(Change.NEW, "".join(b[b0:b1]))


def _merged(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Join what a lone space separates, and drop what is empty."""
    gone = new = ""
    space = ""
    for piece in pieces:
        if piece.change is Change.SAME:
            if (gone or new) and piece.text.isspace() and "\n" not in piece.text:
                space = piece.text
                continue
            yield from _flush(gone, new, space)
            gone = new = space = ""
            yield piece
        else:
            if space:
                gone, new, space = gone + space, new + space, ""
            if piece.change is Change.GONE:
                gone += piece.text
            else:
                new += piece.text
    yield from _flush(gone, new, space)


def _flush(gone: str, new: str, space: str) -> Iterator[Piece]:
    for change, text in ((Change.GONE, gone), (Change.NEW, new), (Change.SAME, space)):
        if text:
            yield Piece(change, text)
