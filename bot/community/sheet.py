"""A rubric as somebody wrote it: words that know their line, checked one after the other."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from bot.refine.rubric import Bounds, Criterion, Rubric
from bot.refine.typography import plain
from bot.story.hidden import one_line, seen, without_hidden

MOST_CRITERIA, MOST_PHRASES = 8, 20
LONGEST_NAME, LONGEST_CRITERION, LONGEST_DESCRIPTION = 32, 24, 100
LONGEST_GUIDANCE, LONGEST_ANCHOR, LONGEST_PHRASE = 600, 200, 80
LEAST_WEIGHT, MOST_WEIGHT = 0.1, 10.0
MOST_CHARACTERS = 40_000

_NAME = re.compile(r"\w[\w &'’.+/-]*")
_WEIGHT = re.compile(r"([0-9]{1,2})(?:[.,]([0-9]{1,2}))?")
_LENGTH = re.compile(r"[0-9]{1,5}")
_REQUIRED = (1, 3, 5)


@dataclass(frozen=True, slots=True)
class Said:
    """Words and where they stand: a line from 1 on, in a field of a form or in a file. Empty words
    stand where some are missing."""

    text: str
    line: int
    field: str = ""


class Fault(Exception):
    """What is wrong with a rubric: the code of a sentence, its details, and the place."""

    def __init__(self, code: str, at: Said, **details: str | int) -> None:
        super().__init__(code, at.line, details)
        self.code = code
        self.at = at
        self.details = details


@dataclass(frozen=True, slots=True)
class Line:
    """A criterion; its anchors by their points."""

    name: Said
    weight: Said
    anchors: Mapping[int, Said]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole rubric. `top` is the place of what is missing altogether."""

    top: Said
    name: Said
    description: Said
    guidance: Said
    criteria: tuple[Line, ...]
    least: Said
    most: Said
    keep: tuple[Said, ...]
    avoid: tuple[Said, ...]


def rubric_of(sheet: Sheet, reserved: Collection[str] = ()) -> Rubric:
    """The rubric that a sheet describes, its texts without hidden characters.

    Args:
        sheet: the words.
        reserved: names that no server's rubric may have, each `plain`.

    Raises:
        Fault: something is missing, too much, or no rubric can have it.
    """
    name = _name(sheet.name, reserved)
    description = _short(sheet.description, "description", LONGEST_DESCRIPTION)
    guidance = _guidance(sheet.guidance)
    if not sheet.criteria:
        raise Fault("wrong-criteria-missing", sheet.top)
    if len(sheet.criteria) > MOST_CRITERIA:
        raise Fault("wrong-criteria-many", sheet.criteria[MOST_CRITERIA].name, most=MOST_CRITERIA)
    criteria = tuple(map(_criterion, sheet.criteria))
    _check_twice((c.name, line.name) for c, line in zip(criteria, sheet.criteria, strict=True))
    return Rubric(criteria, guidance, _bounds(sheet), name, description)


def _name(said: Said, reserved: Collection[str]) -> str:
    name = _line(said)
    if not name:
        raise Fault("wrong-name-missing", said)
    if len(name) > LONGEST_NAME or not _NAME.fullmatch(name):
        raise Fault("wrong-name", said, most=LONGEST_NAME, says=name)
    if plain(name) in reserved:
        raise Fault("wrong-name-reserved", said, name=name)
    return name


def _criterion(line: Line) -> Criterion:
    name = _line(line.name)
    if len(name) > LONGEST_CRITERION or not _NAME.fullmatch(name):
        raise Fault("wrong-criterion-name", line.name, most=LONGEST_CRITERION, says=name)
    weight = _weight(line.weight)
    anchors = {n: _short(said, "anchor", LONGEST_ANCHOR) for n, said in line.anchors.items()}
    for points in _REQUIRED:
        if not anchors.get(points):
            at = line.anchors.get(points, line.name)
            raise Fault("wrong-anchor-missing", at, name=name, points=points)
    weak, good = anchors.get(2, ""), anchors.get(4, "")
    return Criterion(name, weight, anchors[1], anchors[3], anchors[5], weak, good)


def _check_twice(names: Iterable[tuple[str, Said]]) -> None:
    known = set()
    for name, said in names:
        if name.casefold() in known:
            raise Fault("wrong-criterion-twice", said, name=name)
        known.add(name.casefold())


def _weight(said: Said) -> float:
    """A weight; one that is left out is 1."""
    text = _line(said)
    if not text:
        return 1.0
    match = _WEIGHT.fullmatch(text)
    weight = float(f"{match[1]}.{match[2] or 0}") if match else 0.0
    if not LEAST_WEIGHT <= weight <= MOST_WEIGHT:
        raise Fault("wrong-weight", said, says=text)
    return weight


def _bounds(sheet: Sheet) -> Bounds:
    least, most = _length(sheet.least, "least"), _length(sheet.most, "most")
    if least is not None and most is not None and least > most:
        raise Fault("wrong-order", sheet.least, least=least, most=most)
    keep, avoid = _phrases(sheet.keep), _phrases(sheet.avoid)
    kept = {plain(phrase) for phrase in keep}
    for said in sheet.avoid:
        if plain(_line(said)) in kept:
            raise Fault("wrong-phrase-both", said, phrase=_line(said))
    return Bounds(least, most, keep, avoid)


def _length(said: Said, part: str) -> int | None:
    text = _line(said)
    if not text:
        return None
    length = int(text) if _LENGTH.fullmatch(text) else 0
    if not 1 <= length <= MOST_CHARACTERS:
        raise Fault("wrong-number", said, part=part, limit=MOST_CHARACTERS, says=text)
    return length


def _phrases(every: tuple[Said, ...]) -> tuple[str, ...]:
    if len(every) > MOST_PHRASES:
        raise Fault("wrong-phrases-many", every[MOST_PHRASES], most=MOST_PHRASES)
    phrases = [_short(said, "phrase", LONGEST_PHRASE) for said in every]
    for phrase, said in zip(phrases, every, strict=True):
        if not plain(phrase):
            raise Fault("wrong-phrase-empty", said)
    return tuple(dict.fromkeys(phrases))


def _guidance(said: Said) -> str:
    """Advice keeps its lines."""
    text = without_hidden(_readable(said))
    lines = "\n".join(" ".join(line.split()) for line in text.splitlines())
    return _bounded(lines.strip() if seen(lines) else "", said, "guidance", LONGEST_GUIDANCE)


def _short(said: Said, part: str, limit: int) -> str:
    return _bounded(_line(said), said, part, limit)


def _bounded(text: str, said: Said, part: str, limit: int) -> str:
    if len(text) > limit:
        raise Fault("wrong-length", said, part=part, length=len(text), limit=limit)
    return text


def _line(said: Said) -> str:
    """Words on one line; empty where there is nothing to see."""
    text = one_line(_readable(said))
    return text if seen(text) else ""


def _readable(said: Said) -> str:
    """Words that are Unicode: an escape of a file can spell what is none."""
    if any("\ud800" <= character <= "\udfff" for character in said.text):
        raise Fault("wrong-characters", said)
    return said.text
