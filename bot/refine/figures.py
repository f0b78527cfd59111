"""Numbers in one form for each way to write them: 1,000 and 1 000 and 1000; 2.50 and 2,5."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PHONE = re.compile(
    r"(?<![\w.,-])(?:(?:\+\d|\(\d{2,5}\)|0\d)[\d ()/.-]{5,18}\d|\d{3}[-. ]\d{3}[-. ]\d{4})(?!\d)"
)
_FIGURE = re.compile(
    r"(?<![^\W\d_])([^\W\d_]*+)"  # the letters before it, as in B2B
    r"(\d{1,3}(?:[ '’\u00a0\u202f]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*)"
    r"(?=([^\W\d_]*))"  # the letters after it
)
_SPACES = re.compile(r"[ '’\u00a0\u202f]")
_WORDS = tuple(
    line.split()
    for line in (
        "zero null,one first eins ein eine einen einem einer erste ersten,"
        "two second zwei zweite zweiten,three third drei dritte dritten,"
        "four fourth vier vierte vierten,five fifth fünf fünfte fünften,six sixth sechs,"
        "seven seventh sieben,eight eighth acht,nine ninth neun,ten tenth zehn,eleven elf,"
        "twelve zwölf,thirteen,fourteen,fifteen,sixteen,seventeen,eighteen,nineteen,twenty zwanzig"
    ).split(",")
)
_VALUES = {word: str(value) for value, words in enumerate(_WORDS) for word in words}
_WORD = re.compile(r"[^\W\d_]+")
_REACH = 24
"""Characters around a digit that dates and times may take part of: `12th of September`."""


def figures(text: str) -> Iterator[tuple[str, str]]:
    """The numbers of a text that are written in digits: compared form, and as they stand there."""
    for match in _PHONE.finditer(text):
        yield _whole(re.sub(r"\D", "", match[0])), match[0]
    for match in _FIGURE.finditer(_PHONE.sub(" ", text)):
        for key in _keys(_SPACES.sub("", match[2])):
            yield key, match[1] + match[2] + match[3]


def spelled(text: str) -> Iterator[str]:
    """The numbers that a text may say in words; `second` can be part of a minute, too."""
    words = {word.lower() for word in _WORD.findall(text)}
    return (_VALUES[word] for word in words & _VALUES.keys())


def near_digits(text: str) -> str:
    """The parts of a text in which digits stand, with the words around them.

    The patterns for dates, times and numbers are slow on long prose, of which this is little.
    """
    parts: list[tuple[int, int]] = []
    for match in re.finditer(r"\d+", text):
        start, end = max(match.start() - _REACH, 0), match.end() + _REACH
        if parts and start <= parts[-1][1]:
            start = parts.pop()[0]
        parts.append((start, end))
    return "\n;\n".join(text[start:end] for start, end in parts)


def _keys(figure: str) -> Iterator[str]:
    """A number without grouping and with a decimal point; a version whole; a list one by one."""
    parts = re.split(r"[.,]", figure)
    marks = re.findall(r"[.,]", figure)
    if not marks:
        yield _whole(figure)
    elif _is_grouped(parts) and len(set(marks)) == 1:
        yield _whole("".join(parts))
    elif len(marks) == 1 or (_is_grouped(parts[:-1]) and len(set(marks[:-1])) == 1 < len(marks)):
        decimals = parts[-1].rstrip("0")
        whole = _whole("".join(parts[:-1]))
        yield f"{whole}.{decimals}" if decimals else whole
    elif "," not in marks:
        yield figure
    else:
        yield from map(_whole, parts)


def _is_grouped(parts: list[str]) -> bool:
    head, *groups = parts
    return bool(groups) and len(head) <= 3 and head[0] != "0" and all(len(g) == 3 for g in groups)


def _whole(digits: str) -> str:
    return digits.lstrip("0") or "0"
