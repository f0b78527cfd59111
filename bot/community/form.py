"""The form of a rubric: five fields of text, read into a sheet, and filled in from a rubric.

A criterion is a line, `name (weight): what 1 / 3 / 5 look like`, or with all five; a bound is a
line, too: `at most: 500`, or `must keep: a phrase`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from enum import StrEnum

from bot.community.sheet import Fault, Line, Said, Sheet, rubric_of
from bot.refine.rubric import Bounds, Criterion, Rubric

LONGEST = 4_000
"""Characters that Discord lets a field of a form have."""


class Field(StrEnum):
    """The fields of the form."""

    NAME = "name"
    DESCRIPTION = "description"
    GUIDANCE = "guidance"
    CRITERIA = "criteria"
    BOUNDS = "bounds"


class Bound(StrEnum):
    """What a bound is called, in a form and in a file."""

    LEAST = "at least"
    MOST = "at most"
    KEEP = "must keep"
    AVOID = "must not say"


_CRITERION = re.compile(r"([^(:]+)(?:\(([^)]*)\)\s*)?:(.*)")
_BETWEEN = re.compile(r"(?:^|(?<=\s))/(?=\s|$)")
_POINTS = {3: (1, 3, 5), 5: (1, 2, 3, 4, 5)}


def read(form: Mapping[str, str], reserved: Collection[str] = ()) -> Rubric:
    """The rubric that was filled in, see `rubric_of`; a field that is left out is empty.

    Raises:
        Fault: a line is none of a rubric.
    """
    given = {field: Said(form.get(field, ""), 1, field) for field in Field}
    bounds: dict[Bound, list[Said]] = {bound: [] for bound in Bound}
    for said in _lines(form, Field.BOUNDS):
        bound, phrase = _bound(said)
        if bounds[bound] and bound in (Bound.LEAST, Bound.MOST):
            raise Fault("wrong-key-twice", said, key=bound)
        bounds[bound].append(phrase)
    empty = Said("", 1, Field.BOUNDS)
    sheet = Sheet(
        top=given[Field.CRITERIA],
        name=given[Field.NAME],
        description=given[Field.DESCRIPTION],
        guidance=given[Field.GUIDANCE],
        criteria=tuple(map(_criterion, _lines(form, Field.CRITERIA))),
        least=(bounds[Bound.LEAST] or [empty])[0],
        most=(bounds[Bound.MOST] or [empty])[0],
        keep=tuple(bounds[Bound.KEEP]),
        avoid=tuple(bounds[Bound.AVOID]),
    )
    return rubric_of(sheet, reserved)


def filled(rubric: Rubric) -> dict[str, str] | None:
    """A form that says what a rubric says, or None where a form cannot."""
    form: dict[str, str] = {
        Field.NAME: rubric.name,
        Field.DESCRIPTION: rubric.description,
        Field.GUIDANCE: rubric.guidance,
        Field.CRITERIA: "\n".join(map(_told, rubric.criteria)),
        Field.BOUNDS: "\n".join(_bounds_told(rubric.bounds)),
    }
    if any(len(text) > LONGEST for text in form.values()):
        return None
    try:
        return form if read(form) == rubric else None
    except Fault:  # such as an anchor with a stroke of its own
        return None


def _lines(form: Mapping[str, str], field: Field) -> Iterator[Said]:
    for number, text in enumerate(form.get(field, "").splitlines(), 1):
        if text.strip():
            yield Said(text.strip(), number, field)


def _criterion(said: Said) -> Line:
    match = _CRITERION.fullmatch(said.text)
    if match is None:
        raise Fault("wrong-criterion-line", said, says=said.text)
    parts = _BETWEEN.split(match[3])
    if len(parts) not in _POINTS:
        raise Fault("wrong-anchor-count", said, count=len(parts), name=match[1].strip())
    name, weight, *anchors = (
        Said(text.strip(), said.line, said.field) for text in (match[1], match[2] or "", *parts)
    )
    return Line(name, weight, dict(zip(_POINTS[len(parts)], anchors, strict=True)))


def _bound(said: Said) -> tuple[Bound, Said]:
    key, colon, text = said.text.partition(":")
    bound = " ".join(key.casefold().split())
    if not colon or bound not in set(Bound):
        raise Fault("wrong-bound-line", said, says=said.text)
    return Bound(bound), Said(text.strip(), said.line, said.field)


def _told(criterion: Criterion) -> str:
    anchors = criterion.anchors
    points = (1, 3, 5) if set(anchors) == {1, 3, 5} else (1, 2, 3, 4, 5)
    texts = " / ".join(anchors.get(n, "") for n in points)
    return f"{criterion.name} ({criterion.weight:g}): {texts}"


def _bounds_told(bounds: Bounds) -> Iterator[str]:
    for bound, number in ((Bound.LEAST, bounds.least), (Bound.MOST, bounds.most)):
        if number is not None:
            yield f"{bound}: {number}"
    for bound, phrases in ((Bound.KEEP, bounds.keep), (Bound.AVOID, bounds.avoid)):
        yield from (f"{bound}: {phrase}" for phrase in phrases)
