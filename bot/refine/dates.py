"""Dates, weekdays and times of day in English and German, in one form for each way to write them.

`March 3`, `3rd of March`, `3. März` and `2026-03-03` are one date; `14:30` and `2:30 pm` one time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from bot.refine.scan import taken

Reading = tuple[str, str]
"""The compared form of a fact, and the words that say it."""


def _names(*lines: str) -> Mapping[str, str]:
    """Every name to the first of its line."""
    return {name: line.split()[0] for line in lines for name in line.split()}


_MONTHS = _names(
    "jan january januar jänner",
    "feb february februar",
    "mar march märz maerz mär mrz",
    "apr april",
    "may mai",
    "jun june juni",
    "jul july juli",
    "aug august",
    "sep sept september",
    "oct october okt oktober",
    "nov november",
    "dec december dez dezember",
)
_DAYS = _names(
    "monday montag",
    "tuesday dienstag",
    "wednesday mittwoch",
    "thursday donnerstag",
    "friday freitag",
    "saturday samstag sonnabend",
    "sunday sonntag",
)
_KEYS = tuple(dict.fromkeys(_MONTHS.values()))


def _any(names: Mapping[str, str]) -> str:
    return "|".join(sorted(names, key=len, reverse=True))


MONTH = _any(_MONTHS)
"""A pattern for the name of a month, to be matched without regard to case."""

_TO = r"\s?(?:-|–|—|\bto\b|\bbis\b)\s?"
_NTH = r"(?:st|nd|rd|th)?\b"
_DATE = re.compile(
    rf"\b({MONTH})\.?\s+(\d{{1,2}}){_NTH}(?![:.]\d)(?:{_TO}(\d{{1,2}}){_NTH}(?![:.]\d))?|"
    rf"(?<!\d)(?:(\d{{1,2}})(?:\.|{_NTH}){_TO})?(\d{{1,2}})(?:\.|{_NTH})\s*(?:\bof\s+)?"
    # "up to 3 may come" is no date
    rf"\b(?!(?-i:may)\b)({MONTH})\b",
    re.IGNORECASE,
)
_ISO = re.compile(r"(?<!\d)(\d{4})([-./])(0[1-9]|1[0-2])\2(\d{2})(?!\d)")
_DOTTED = re.compile(r"(?<!\d)(\d{1,2})\.\s?(0?[1-9]|1[0-2])\.\s?(\d{4})(?!\d)")
_SHORT_DAY = re.compile(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:s|r|rs)?")
_CLOCK = r"(?<![\d:])(\d{1,2})(?:[:.]([0-5]\d))?"
_HALF_DAY = re.compile(
    rf"(?:{_CLOCK}(?:{_TO}|\s(?:and|und)\s))?{_CLOCK}\s*"
    # "Gruppe 2 am Montag" is no time
    rf"(?:([ap])\.?\s?m\b(?!\s(?:{_any(_DAYS)}|\d))|uhr\b)",
    re.IGNORECASE,
)
_FULL_DAY = re.compile(r"(?<![\d:.])([01]?\d|2[0-3])[:h]([0-5]\d)(?!\d)")
_TURNS = {"noon": "12:00", "midnight": "0:00"}


def dates(text: str) -> tuple[list[Reading], list[Reading], str]:
    """The dates of a text as day and month, their years, and the text without them."""
    found: list[Reading] = []
    years: list[Reading] = []
    for pattern, year, month, day in ((_ISO, 1, 3, 4), (_DOTTED, 3, 2, 1)):
        matches, text = taken(pattern, text)
        found += [(f"{int(m[day])} {_KEYS[int(m[month]) - 1]}", m[0]) for m in matches]
        years += [(m[year], m[0]) for m in matches]
    matches, text = taken(_DATE, text)
    for match in matches:
        month_name = _MONTHS[(match[1] or match[6]).lower()]
        days = (match[2], match[3]) if match[1] else (match[4], match[5])
        found += [(f"{int(day)} {month_name}", match[0].strip()) for day in days if day]
    return found, years, text


def times(text: str) -> tuple[list[Reading], str]:
    """The times of day of a text on a 24-hour clock, and the text without them."""
    found: list[Reading] = []
    matches, text = taken(_HALF_DAY, text)
    for match in matches:
        found += [(time, match[0].strip()) for time in _span(match)]
    matches, text = taken(_FULL_DAY, text)
    found += [(f"{int(m[1])}:{m[2]}", m[0]) for m in matches]
    return found, text


def days(words: Iterable[str]) -> list[Reading]:
    """The weekdays among words, `Mondays` too."""
    names = ((word.lower().removesuffix("s"), word) for word in words)
    return [(_DAYS[name], word) for name, word in names if name in _DAYS]


def short_days(words: Iterable[str]) -> Iterator[str]:
    """Weekdays that words may be the abbreviation of; `Sun` can be the star, too."""
    full = {day[:3]: day for day in _DAYS.values()}
    found = map(_SHORT_DAY.fullmatch, words)
    return (full[match[1].lower()] for match in found if match)


def turns(words: Iterable[str]) -> Iterator[str]:
    """Noon and midnight among words."""
    return (_TURNS[word.lower()] for word in words if word.lower() in _TURNS)


def _span(match: re.Match[str]) -> Iterator[str]:
    """The one or two times of `7–9 pm`: the first is before noon only where it must be."""
    half = (match[5] or "").lower()
    last = int(match[3])
    if match[1]:
        first = int(match[1])
        crosses = bool(half) and first % 12 > last % 12
        yield _time(first, match[2], {"a": "p", "p": "a"}[half] if crosses else half)
    yield _time(last, match[4], half)


def _time(hour: int, minute: str | None, half: str) -> str:
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour}:{minute or '00'}"
