"""The facts of a text that code can find by itself, in a form in which equal facts are equal.

14:30 and 2:30 pm are one time, 1,000 and 1000 one number, March 3 and 3rd March one date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What sort of fact it is."""

    CODE = "code"
    LINK = "link"
    EMAIL = "email"
    MENTION = "mention"
    DATE = "date"
    TIME = "time"
    DAY = "day"
    NUMBER = "number"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact as it was written (`shown`) and in the form that is compared (`key`)."""

    kind: Kind
    key: str
    shown: str


_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    "sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_MONTH_KEYS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty"
).split()

_FENCE = re.compile(r"```[\w+-]*\n?(.*?)```", re.DOTALL)
_SPAN = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"https?://[^\s<>\"'”’`]+|\bwww\.[^\s<>\"'”’`]+")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_MENTION = re.compile(
    r"<(?:@[!&]?|#|/[\w -]+:|a?:\w+:|id:|t:)\w+(?::\w)?>|(?<![\w/@.])@\w[\w.-]*\w|"
    r"(?<![\w/#&])#[^\W\d_]\w*"
)
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_DATE = re.compile(
    rf"\b(?:({_MONTHS})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?|"
    rf"(\d{{1,2}})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?({_MONTHS}))\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b(\d{1,2})(?:[:.h](\d{2}))?\s*([ap])\.?m\b\.?|\b([01]?\d|2[0-3])[:h]([0-5]\d)\b",
    re.IGNORECASE,
)
_DAY = re.compile(rf"\b({'|'.join(_DAYS)})s?\b", re.IGNORECASE)
_ORDINAL = re.compile(r"^[ \t>]*\d{1,3}[.)][ \t]", re.MULTILINE)
_NUMBER = re.compile(r"\d+(?:[.,' \u00a0\u202f]\d{3})*(?:[.,]\d+)?")
_WORD_NUMBER = re.compile(rf"\b({'|'.join(_WORDS)})\b", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"«„]([^“”\"«»„\n]{2,60})[”\"»“]")
_TRAILING = ".,;:!?)]}…*_"


def facts(text: str) -> tuple[Fact, ...]:
    """Every fact of a text, each once, in the order of their kinds."""
    return tuple({(f.kind, f.key): f for f in _found(text)}.values())


def missing(required: tuple[Fact, ...], text: str) -> tuple[Fact, ...]:
    """Which of the required facts a text no longer has.

    A digit may have become a word and a quoted name may have lost its quotes; both still count.
    """
    here = {(f.kind, f.key) for f in facts(text)}
    here |= {(Kind.NUMBER, str(_WORDS.index(m[1].lower()))) for m in _WORD_NUMBER.finditer(text)}
    plain = _plain(text)
    return tuple(
        f
        for f in required
        if (f.kind, f.key) not in here and not (f.kind is Kind.NAME and f.key in plain)
    )


def _found(text: str) -> Iterator[Fact]:
    """Take the facts out kind by kind, so that a link's digits are not numbers too."""
    rest = text
    for pattern in (_FENCE, _SPAN):
        for match in pattern.finditer(rest):
            yield Fact(Kind.CODE, match[1].strip(), _short(match[1]))
        rest = pattern.sub(" ", rest)
    for pattern, kind in ((_LINK, Kind.LINK), (_EMAIL, Kind.EMAIL), (_MENTION, Kind.MENTION)):
        for match in pattern.finditer(rest):
            shown = match[0].rstrip(_TRAILING) if kind is Kind.LINK else match[0]
            yield Fact(kind, shown.rstrip("/") if kind is Kind.LINK else shown.lower(), shown)
        rest = pattern.sub(" ", rest)
    yield from _quoted(rest)
    yield from _reckoned(_ORDINAL.sub("\n", rest))


def _quoted(text: str) -> Iterator[Fact]:
    """Quoted names: a few words of which the first is capitalised."""
    for match in _QUOTED.finditer(text):
        name = match[1].strip().rstrip(",.;!?")
        if name and name[0].isupper() and len(name.split()) <= 6:
            yield Fact(Kind.NAME, _plain(name), name)


def _reckoned(text: str) -> Iterator[Fact]:
    """Dates, times, days and the numbers that are none of these."""
    for match in _ISO.finditer(text):
        yield Fact(Kind.DATE, f"{int(match[3])} {_MONTH_KEYS[(int(match[2]) - 1) % 12]}", match[0])
        yield Fact(Kind.NUMBER, match[1], match[1])
    text = _ISO.sub(" ", text)
    for match in _DATE.finditer(text):
        month, day = (match[1], match[2]) if match[1] else (match[4], match[3])
        yield Fact(Kind.DATE, f"{int(day)} {month[:3].lower()}", match[0])
    text = _DATE.sub(" ", text)
    for match in _TIME.finditer(text):
        yield Fact(Kind.TIME, _minutes(match), match[0])
    text = _TIME.sub(" ", text)
    for match in _DAY.finditer(text):
        yield Fact(Kind.DAY, match[1].lower(), match[0])
    for match in _NUMBER.finditer(text):
        yield Fact(Kind.NUMBER, _number(match[0]), match[0])


def _minutes(match: re.Match[str]) -> str:
    """A time as hours and minutes of a 24-hour clock."""
    if match[4]:
        return f"{int(match[4])}:{match[5]}"
    hour = int(match[1]) % 12 + (12 if match[3].lower() == "p" else 0)
    return f"{hour}:{match[2] or '00'}"


def _number(shown: str) -> str:
    """A number without its grouping; a decimal comma is a decimal point."""
    grouped = re.fullmatch(r"\d{1,3}(?:[.,' \u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?", shown)
    if grouped:
        head, _, tail = shown.rpartition(shown[-3]) if shown[-3] in ".," else (shown, "", "")
        whole = re.sub(r"\D", "", head or shown)
        return f"{int(whole)}.{tail}" if tail else str(int(whole))
    whole, _, tail = shown.replace(",", ".").partition(".")
    digits = re.sub(r"\D", "", whole)
    return f"{int(digits)}.{tail}" if tail else str(int(digits))


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split())


def _short(code: str) -> str:
    line = code.strip().splitlines()[0] if code.strip() else ""
    return line if len(line) <= 40 else f"{line[:39]}…"
