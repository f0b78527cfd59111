"""Numbers in one form for each way to write them: 1,000 and 1 000 and 1000; 2.50 and 2,5."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

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


def figures(text: str) -> Iterator[tuple[str, str]]:
    """The numbers of a text that are written in digits: compared form, and as they stand there."""
    for match in _FIGURE.finditer(text):
        shown = match[1] + match[2] + match[3]  # once: a list can have ten thousand keys
        for key in _keys(_SPACES.sub("", match[2])):
            yield key, shown


def spelled(words: Iterable[str]) -> Iterator[str]:
    """The numbers that words may say; `second` can be part of a minute, too."""
    return (_VALUES[word.lower()] for word in words if word.lower() in _VALUES)


def _keys(figure: str) -> Iterator[str]:
    """A number without grouping and with a decimal point; a version whole; a list one by one."""
    parts = re.split(r"[.,]", figure)
    marks = re.findall(r"[.,]", figure)
    if not marks:
        yield integer(figure)
    elif _is_grouped(parts) and len(set(marks)) == 1:
        yield integer("".join(parts))
    elif len(marks) == 1 or (_is_grouped(parts[:-1]) and len(set(marks[:-1])) == 1 < len(marks)):
        decimals = parts[-1].rstrip("0")
        whole = integer("".join(parts[:-1]))
        yield f"{whole}.{decimals}" if decimals else whole
    elif "," not in marks:
        yield figure
    else:
        yield from map(integer, parts)


def _is_grouped(parts: list[str]) -> bool:
    head, *groups = parts
    return bool(groups) and len(head) <= 3 and head[0] != "0" and all(len(g) == 3 for g in groups)


def integer(digits: str) -> str:
    """An integer without leading zeros, however long it is."""
    return digits.lstrip("0") or "0"
