"""Grouping: which ideas go under one heading. A model may propose; code decides.

An idea may be written to make the model put everything under it, and so win. So ideas only go
together where the words of each show that it is like each other one, and a model cannot put all of
them together: there is always something left to vote on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.brainstorm.board import Idea
from bot.brainstorm.likeness import Likeness, plain

Groups = tuple[tuple[int, ...], ...]


def grouped(ideas: Sequence[Idea], proposed: Iterable[Sequence[int]] = ()) -> Groups:
    """Every idea in one group, the oldest first in each and the groups in the order of those.

    Equal ideas go together in any case. A proposed group falls apart into those that are alike;
    each idea counts in the first group in which it is like another.
    """
    equal = _equal(ideas)
    heading = {number: group[0] for group in equal for number in group}
    texts = {idea.number: idea.text for idea in ideas if heading[idea.number] == idea.number}
    likeness = Likeness(texts)
    placed: set[int] = set()
    found: list[list[int]] = []
    for group in proposed:
        named = {heading[number] for number in group if number in heading} - placed
        together = [part for part in _alike(sorted(named), likeness) if len(part) > 1]
        placed.update(*together)
        found += together
    united = [[n for n in heading if heading[n] in part] for part in found]
    every = partition(ideas, [*united, *equal])
    return every if len(every) > 1 else equal


def partition(ideas: Sequence[Idea], groups: Iterable[Sequence[int]]) -> Groups:
    """Every idea in one group: the first that names it, or one of its own."""
    left = {idea.number for idea in ideas}
    found: list[tuple[int, ...]] = []
    for group in [*groups, *((idea.number,) for idea in ideas)]:
        if members := left.intersection(group):
            found.append(tuple(sorted(members)))
            left -= members
    return tuple(sorted(found))


def _equal(ideas: Sequence[Idea]) -> Groups:
    found: dict[str, list[int]] = {}
    for idea in ideas:
        found.setdefault(plain(idea.text), []).append(idea.number)
    return tuple(tuple(group) for group in found.values())


def _alike(numbers: Iterable[int], likeness: Likeness) -> list[list[int]]:
    """Parts in which each idea is like every other."""
    parts: list[list[int]] = []
    for number in numbers:
        for part in parts:
            if all(likeness.are_alike(other, number) for other in part):
                part.append(number)
                break
        else:
            parts.append([number])
    return parts
