"""Telephone numbers: groups of digits that mean something only together."""

from __future__ import annotations

import re

# With a plus sign it is one number already (see `figures`); without one it takes hyphens or the
# like between the groups, an area code in brackets, or a leading zero.
_PHONE = re.compile(
    r"\+\d[\d ()./-]*\d|(?<![\w.,/+-])(?:\(\d{2,5}\)[ -]?\d{2,6}(?:[ -]\d{2,6}){0,4}"
    r"|\d{2,6}(?:[-/.]\d{2,6}){1,5}|0\d{1,5}(?:[ -]\d{2,6}){1,5})(?![\w-])"
)
_GROUPED = re.compile(r"\d{1,3}(?:[ .]\d{3})+")
_YEARS = re.compile(r"\d{4}[ /-]\d{4}")
_FEWEST, _MOST = 7, 15
"""Digits of a number; 15 is the most by ITU-T E.164."""


def phones(text: str) -> tuple[list[tuple[str, str]], str]:
    """The telephone numbers, each as its digits and as written, and the text without them."""
    found = []

    def take(match: re.Match[str]) -> str:
        shown = match[0]
        digits = re.sub(r"\D", "", shown)
        is_other = shown[0] == "+" or _GROUPED.fullmatch(shown) or _YEARS.fullmatch(shown)
        if is_other or not _FEWEST <= len(digits) <= _MOST:
            return shown
        found.append((digits, shown))
        return " "

    return found, _PHONE.sub(take, text)
