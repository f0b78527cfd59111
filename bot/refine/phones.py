"""Telephone numbers: groups of digits that mean something only together."""

from __future__ import annotations

import re

from bot.refine.scan import taken

# With a plus sign any grouping will do; without one it takes hyphens or the like between the
# groups, an area code in brackets, a leading zero, or the groups of North America.
_PHONE = re.compile(
    r"\+\d[\d ()/.-]{5,20}\d(?!\d)|(?<![\w.,/+-])(?:\(\d{2,5}\)[ -]?\d{2,8}(?:[ -]\d{2,8}){0,4}"
    r"|\d{2,6}(?:[-/.]\d{2,6}){1,5}|0\d{1,5}(?:[ /-]\d{2,8}){1,5}|\d{3} \d{3} \d{4})(?![\w-])"
)
_GROUPED = re.compile(r"\d{1,3}(?:[ .]\d{3})+")
_YEARS = re.compile(r"\d{4}[ /-]\d{4}")
_FEWEST, _MOST = 7, 15
"""Digits of a number; 15 is the most by ITU-T E.164."""


def phones(text: str) -> tuple[list[tuple[str, str]], str]:
    """The telephone numbers, each as its digits and as written, and the text without them."""
    matches, rest = taken(_PHONE, text, _is_phone)
    return [(re.sub(r"\D", "", match[0]), match[0]) for match in matches], rest


def _is_phone(match: re.Match[str]) -> bool:
    if _GROUPED.fullmatch(match[0]) or _YEARS.fullmatch(match[0]):
        return False
    return _FEWEST <= sum(c.isdigit() for c in match[0]) <= _MOST
