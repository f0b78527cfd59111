"""Reads the editor's tables: phrases, what they become, and the forms of their verbs."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import NewType

Words = tuple[str, ...]
Phrases = NewType("Phrases", Mapping[str, list[tuple[Words, str]]])
"""First word -> (all words, replacement), the longest phrase first."""

_SLOT = re.compile(r"\{(\w+)\}")
_QUANTITIES = frozenset({"many", "most", "several", "much", "enough", "a few", "plenty"})
_DETERMINERS = "the these those this that my our your his her its their us them you".split()


@cache
def lines(name: str) -> tuple[str, ...]:
    """The lines of a table, without comments."""
    text = files("sandbox.model.editor").joinpath(name).read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def words(name: str) -> frozenset[str]:
    """All words of a table of words."""
    return frozenset(" ".join(lines(name)).split())


@cache
def phrases(name: str) -> Phrases:
    """A table of phrases, by their first word. A line without "=" has no replacement."""
    index: dict[str, list[tuple[Words, str]]] = {}
    for line in lines(name):
        left, _, right = line.partition(" =")
        for phrase, replacement in _forms(left.strip(), right.strip()):
            key = tuple(phrase.lower().split())
            index.setdefault(key[0], []).append((key, replacement))
    for entries in index.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return Phrases(index)


def _forms(left: str, right: str) -> Iterator[tuple[str, str]]:
    slot = _SLOT.search(left)
    if slot is not None:
        yield from _inflected(left, right, slot.group(1))
        return
    yield left, right
    if left.endswith(" of") and right in _QUANTITIES:
        # "most the users" is no English: before a determiner the "of" stays.
        for determiner in _DETERMINERS:
            yield f"{left} {determiner}", f"{right} of {determiner}"


def _inflected(left: str, right: str, verb: str) -> Iterator[tuple[str, str]]:
    target = _SLOT.search(right)
    if target is None:
        raise ValueError(f"no verb on the right: {left} = {right}")
    forms: dict[str, str] = {}
    for written, meant in zip(_verbs()[verb], _verbs()[target.group(1)], strict=True):
        if forms.setdefault(written, meant) != meant:
            raise ValueError(f"{written!r} could become {forms[written]!r} or {meant!r}: {left}")
    for written, meant in forms.items():
        yield _SLOT.sub(written, left), _SLOT.sub(meant, right)


@cache
def _verbs() -> dict[str, tuple[str, ...]]:
    """Base form -> base, third person, past, participle, -ing."""
    return {line.split()[0]: tuple(line.split()) for line in lines("verbs.txt")}
