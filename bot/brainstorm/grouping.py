"""Grouping: which ideas go under one heading. A model may propose; code decides.

An idea may be written to make the model put everything under it, and so win. So ideas only go
together where their words show that they are alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.brainstorm.board import Idea

_ALIKE = 0.3
"""The least share of letter triples in common (Dice's coefficient) of like ideas without a word
in common: inflected forms, and languages that put no spaces between words."""
_STEM = 5
"""Letters after which the rest of a word is its ending."""
_SHORTEST = 4


def grouped(
    ideas: Sequence[Idea], proposed: Iterable[Sequence[int]] = ()
) -> tuple[tuple[int, ...], ...]:
    """Every idea in one group, the oldest first in each and the groups in the order of those.

    Equal ideas go together in any case. Of a proposed group those stay together that are like
    its oldest; each idea counts in the first group that names it.
    """
    by_number = {idea.number: idea for idea in ideas}
    heading: dict[int, int] = {}
    for group in proposed:
        members = [by_number[n] for n in sorted(set(group)) if n in by_number and n not in heading]
        for member in members:
            if member is members[0] or are_alike(members[0].text, member.text):
                heading[member.number] = members[0].number
    first: dict[str, int] = {}
    for idea in ideas:
        heading.setdefault(idea.number, first.get(_plain(idea.text), idea.number))
        first.setdefault(_plain(idea.text), heading[idea.number])
    found: dict[int, list[int]] = {}
    for number in sorted(heading):
        found.setdefault(heading[number], []).append(number)
    return tuple(sorted(tuple(group) for group in found.values()))


def are_alike(one: str, other: str) -> bool:
    """Whether two ideas have a word in common, or enough of their letters."""
    if _stems(one) & _stems(other):
        return True
    ours, theirs = _triples(one), _triples(other)
    return bool(ours and theirs) and 2 * len(ours & theirs) >= _ALIKE * (len(ours) + len(theirs))


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold())) or text


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in re.findall(r"\w+", text.casefold()) if len(word) >= _SHORTEST}


def _triples(text: str) -> set[str]:
    plain = _plain(text)
    return {plain[n : n + 3] for n in range(len(plain) - 2)}
