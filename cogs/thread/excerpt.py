"""Excerpts: the part of a text that fits, cut where a reader would cut, with an ellipsis there."""

from __future__ import annotations

from bot.story.graphemes import is_boundary

_FENCE = "```"
_GAP = "…"
_ROOM, _ROOM_BYTES = 2, 4
"""What an ellipsis and a space take, in characters and in UTF-8."""
_WIDEST = 4
"""Bytes that one character can have in UTF-8."""


def fits(text: str, characters: int, size: int) -> bool:
    """Whether a text has at most so many characters and, in UTF-8, bytes."""
    return len(text) <= characters and len(text.encode()) <= size


def head(text: str, characters: int, size: int | None = None) -> str:
    """The longest good beginning: whole lines or words, and no emoji torn apart.

    Without a `size` only the characters are bounded. An ellipsis is all that is left where the
    bounds leave no room, so they hold from two characters and four bytes on.
    """
    size = _WIDEST * characters if size is None else size
    if fits(text, characters, size):
        return text
    encoded = text.encode()[: max(size - _ROOM_BYTES, 0)]
    most = max(0, min(characters - _ROOM, len(encoded.decode(errors="ignore"))))
    return f"{text[: _last_boundary(text, most)].rstrip()} {_GAP}".lstrip()


def tail(text: str, characters: int, size: int | None = None) -> str:
    """The longest good end, in the same way."""
    size = _WIDEST * characters if size is None else size
    if fits(text, characters, size):
        return text
    encoded = text.encode()[-max(size - _ROOM_BYTES, 1) :]
    most = max(0, min(characters - _ROOM, len(encoded.decode(errors="ignore"))))
    return f"{_GAP} {text[_first_boundary(text, len(text) - most) :].lstrip()}".rstrip()


def beginning(text: str, characters: int, size: int) -> str:
    """The beginning of a Markdown text: a code fence that was cut open is closed."""
    if fits(text, characters, size):
        return text
    closing = f"\n{_FENCE}"
    shown = head(text, characters - len(closing), size - len(closing))
    return shown + closing if shown.count(_FENCE) % 2 else shown


def ending(text: str, characters: int, size: int) -> str:
    """The newest words of a growing Markdown text: a code fence they stand in is opened."""
    if fits(text, characters, size):
        return text
    opening = f"{_GAP}\n{_FENCE}\n"
    shown = tail(text, characters - len(opening), size - len(opening.encode()))
    newest = shown.removeprefix(_GAP).lstrip()
    before = text.rstrip().removesuffix(newest)
    return opening + newest if before.count(_FENCE) % 2 else shown


def _last_boundary(text: str, most: int) -> int:
    """The last line's or word's end up to `most`, else the last whole character's."""
    for separator in ("\n\n", "\n", " "):
        found = text.rfind(separator, most * 2 // 3, most + 1)
        if found > 0 and is_boundary(text, found):
            return found
    return next((cut for cut in range(most, 0, -1) if is_boundary(text, cut)), 0)


def _first_boundary(text: str, least: int) -> int:
    """The first word's start from `least` on if it is near, else the next whole character's."""
    whole = (cut for cut in range(least, len(text)) if is_boundary(text, cut))
    first = next(whole, len(text))
    near = range(first, least + (len(text) - least) // 2)
    return next((cut for cut in near if text[cut].isspace()), first)
