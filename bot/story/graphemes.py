"""Characters as people see them: where a text may be cut without tearing one apart.

The common rules of grapheme clusters (Unicode Annex 29); Hangul spelled in single letters is not
looked at.
"""

from __future__ import annotations

import unicodedata

_JOINER = "\u200d"
_VIRAMA = 9
"""The combining class of the signs that join two consonants of an Indic script into one."""


def is_boundary(text: str, cut: int) -> bool:
    """Whether a text may be cut here."""
    before, after = text[cut - 1 : cut], text[cut : cut + 1]
    if not before or not after:
        return True
    if belongs(before, after):
        return False
    return not (_is_flag_half(after) and _flag_halves_before(text, cut) % 2)


def belongs(before: str, after: str) -> bool:
    """Whether a character is part of the one before it; the two halves of a flag aside."""
    if _extends(after) or before == _JOINER or before + after == "\r\n":
        return True
    return unicodedata.combining(before) == _VIRAMA and after.isalpha()


def is_mark(character: str) -> bool:
    """An accent, a vowel sign, or what selects a variation of the character before it."""
    return unicodedata.category(character)[0] == "M"


def _extends(character: str) -> bool:
    """Marks and variation selectors, joiners, skin tones, and the letters of a flag's tag."""
    return (
        is_mark(character)
        or character == _JOINER
        or "\U0001f3fb" <= character <= "\U0001f3ff"
        or "\U000e0020" <= character <= "\U000e007f"
    )


def _is_flag_half(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _flag_halves_before(text: str, cut: int) -> int:
    start = cut
    while start > 0 and _is_flag_half(text[start - 1]):
        start -= 1
    return cut - start
