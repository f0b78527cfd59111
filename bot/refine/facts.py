"""The facts of a text that code can find by itself, in a form in which equal facts are equal.

The aim is few false alarms: a fact is missing only where no usual way to write it is there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.refine.dates import MONTH, dates, days, short_days, times, turns
from bot.refine.figures import figures, integer, spelled
from bot.refine.phones import phones
from bot.refine.scan import near_digits, taken, words


class Kind(StrEnum):
    """What sort of fact it is."""

    CODE = "code"
    LINK = "link"
    EMAIL = "email"
    MENTION = "mention"
    DATE = "date"
    TIME = "time"
    DAY = "day"
    PHONE = "phone"
    NUMBER = "number"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact as it was written (`shown`) and in the form that is compared (`key`)."""

    kind: Kind
    key: str
    shown: str


_FENCE = re.compile(r"```(?:[\w+-]*\n)?(.*?)```", re.DOTALL)
_SPAN = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"(?:https?://|www\.)(?:[^\s<>()\[\]\"'”’`]|\([^\s<>()]*\))+")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_MENTION = re.compile(  # each branch begins with its sign, so that the search leaps to it
    r"<(?:@[!&]?|#|/[\w -]+:|a?:\w+:|id:|t:)\w+(?::\w)?>|@(?<![\w/@.]@)\w[\w.-]*\w|"
    r"#(?<![\w/#&]#)[^\W\d_]\w*"
)
_SCHEME = re.compile(r"\A(?:https?://)?(?:www\.)?")
_ORDINAL = re.compile(
    rf"^[ \t>]*\d{{1,3}}[.)][ \t]+(?!(?:{MONTH})\b)", re.MULTILINE | re.IGNORECASE
)
_QUOTED = re.compile(r"[“\"«„]([^“”\"«»„\n]{2,60})[”\"»“]")
_STOPS = ".,;:!?…*_|~"


def facts(text: str) -> tuple[Fact, ...]:
    """Every fact of a text, each once, in the order of their kinds."""
    return tuple({(f.kind, f.key): f for f in _found(text)}.values())


def missing(required: tuple[Fact, ...], text: str) -> tuple[Fact, ...]:
    """Which of the required facts a text no longer has.

    A number may have become a word, part of a date or code, and a weekday an abbreviation; a
    quoted name may have lost its quotes, code may have grown, and the groups of a telephone number
    may be others. All of these still count.
    """
    found = facts(text)
    here = {(f.kind, f.key) for f in found}
    here |= {(Kind.NUMBER, key) for key, _ in figures(near_digits(text))}
    here |= {(Kind.NUMBER, integer(f.key)) for f in found if f.kind is Kind.PHONE}
    said = words(text)
    here |= {(Kind.NUMBER, key) for key in spelled(said)}
    here |= {(Kind.DAY, key) for key in short_days(said)}
    here |= {(Kind.TIME, key) for key in turns(said)}
    inside = {
        Kind.NAME: _plain(text),
        Kind.CODE: "\n".join(f.key for f in found if f.kind is Kind.CODE),
        Kind.PHONE: re.sub(r"\W+", "", text),
    }
    return tuple(
        f for f in required if (f.kind, f.key) not in here and f.key not in inside.get(f.kind, "")
    )


def addresses(text: str) -> tuple[Fact, ...]:
    """The links, e-mail addresses and mentions of a text: what leads or calls somebody."""
    return tuple(f for f in _marked(text)[0] if f.kind is not Kind.CODE)


def _found(text: str) -> Iterator[Fact]:
    """Take the facts out kind by kind, so that a link's digits are not numbers too."""
    marked, rest = _marked(text)
    yield from marked
    yield from _quoted(rest)
    yield from _reckoned(_ORDINAL.sub("\n", rest))


def _marked(text: str) -> tuple[list[Fact], str]:
    """Code, links, addresses and mentions, and the text without them."""
    found: list[Fact] = []
    for pattern, kind in (
        (_FENCE, Kind.CODE),
        (_SPAN, Kind.CODE),
        (_LINK, Kind.LINK),
        (_EMAIL, Kind.EMAIL),
        (_MENTION, Kind.MENTION),
    ):
        matches, text = taken(pattern, text)
        found += (_mark(kind, match) for match in matches)
    return [f for f in found if f.key], text


def _mark(kind: Kind, match: re.Match[str]) -> Fact:
    if kind is Kind.CODE:
        code = match[1].strip()
        return Fact(kind, code, _short(code))
    if kind is Kind.LINK:
        link = match[0].rstrip(_STOPS)
        return Fact(kind, _SCHEME.sub("", link).rstrip("/"), link)
    return Fact(kind, match[0].lower().replace("<@!", "<@"), match[0])


def _quoted(text: str) -> Iterator[Fact]:
    """Quoted names: a few words of which the first is capitalised."""
    for match in _QUOTED.finditer(text):
        name = match[1].strip().rstrip(",.;!?")
        if name and name[0].isupper() and len(name.split()) <= 6:
            yield Fact(Kind.NAME, _plain(name), name)


def _reckoned(text: str) -> Iterator[Fact]:
    """Dates, times, days, telephone numbers and the numbers that are none of these."""
    on, years, rest = dates(near_digits(text))
    at, rest = times(rest)
    calls, rest = phones(rest)
    for kind, readings in (
        (Kind.DATE, on),
        (Kind.TIME, at),
        (Kind.DAY, days(words(text))),
        (Kind.PHONE, calls),
        (Kind.NUMBER, [*years, *figures(rest)]),
    ):
        for key, shown in readings:
            yield Fact(kind, key, shown)


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split())


def _short(code: str) -> str:
    line = code.partition("\n")[0]
    return line if len(line) <= 40 else f"{line[:39]}…"
