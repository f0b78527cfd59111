"""Excerpts: the part of a text that fits, cut where a reader would cut."""

from __future__ import annotations

import unicodedata

_JOINERS = frozenset("\u200d\ufe0f\ufe0e\u20e3")
_FENCE = "```"


def fits(text: str, characters: int, size: int) -> bool:
    """Whether a text has at most so many characters and, in UTF-8, bytes."""
    return len(text) <= characters and len(text.encode()) <= size


def beginning(text: str, characters: int, size: int) -> str:
    """The longest good beginning within the bounds: whole lines or words, no broken emoji.

    Ends with an ellipsis where something is missing; a code fence that was cut open is closed.
    """
    if fits(text, characters, size):
        return text
    room = len(_FENCE) + 3
    cut = _boundary(text, _within(text, characters - room, size - room - 3))
    head = text[:cut].rstrip() + " …"
    return f"{head}\n{_FENCE}" if head.count(_FENCE) % 2 else head


def ending(text: str, characters: int, size: int) -> str:
    """The newest words of a growing text, after an ellipsis where it began earlier."""
    if fits(text, characters, size):
        return text
    tail = text[-(characters - 2) :]
    while len(tail.encode()) > size - 4:
        tail = tail[len(tail) // 8 + 1 :]
    start = next((i for i, c in enumerate(tail) if c.isspace()), 0)
    return "… " + tail[start:].lstrip()


def _within(text: str, characters: int, size: int) -> int:
    """The most characters from the start that keep both bounds."""
    return min(characters, len(text.encode()[: max(size, 0)].decode(errors="ignore")))


def _boundary(text: str, cut: int) -> int:
    """The last line's or word's end before the cut, else the last whole character."""
    floor = cut * 2 // 3
    for separator in ("\n\n", "\n", " "):
        if (found := text.rfind(separator, floor, cut)) > 0:
            return found
    while cut > 0 and not _splits(text, cut):
        cut -= 1
    return cut


def _splits(text: str, cut: int) -> bool:
    """Whether a text may be cut here without tearing a composed character apart."""
    after, before = text[cut : cut + 1], text[cut - 1]
    if not after:
        return True
    joined = after in _JOINERS or before == "\u200d" or unicodedata.combining(after)
    is_skin_tone = "\U0001f3fb" <= after <= "\U0001f3ff"
    return not (joined or is_skin_tone)
