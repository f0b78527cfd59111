"""A word-level diff of two texts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import pairwise

from bot.story.graphemes import belongs, is_mark

_TOKEN = re.compile(r"\w+|\s+|[\U0001f1e6-\U0001f1ff]{2}|[^\w\s]")
_SMALL = 4_000
"""Pairs of tokens up to which `difflib` compares each with each; its time grows faster than
their number."""
_MOST_READ = 4_000_000
"""Tokens that are read for anchors at most, some hundred times a text of the greatest length. Most
texts are read a few times; one can be made of which each reading finds a single anchor."""

Match = tuple[int, int, int]
"""A run of equal tokens: where it begins in the old and in the new text, and its length."""


class Change(StrEnum):
    """What happened to a run of words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that share a fate. Same and gone make the old text, same and new the new."""

    change: Change
    text: str


def word_diff(old: str, new: str) -> tuple[Piece, ...]:
    """Compare word by word; the pieces stand in reading order, gone before new.

    A space between two changed words joins them, so that a rewritten phrase reads as one.
    """
    a, b = _tokens(old), _tokens(new)
    return tuple(_merged(_raw(a, b)))


def _tokens(text: str) -> list[str]:
    """Words, white space and single signs. An accent is part of its word, and an emoji that is
    made of several stays whole: marked in the middle, neither could be read."""
    tokens: list[str] = []
    last = ""
    for token in _TOKEN.findall(text):
        if last and (belongs(last, token[0]) or (is_mark(last) and token[0].isalnum())):
            tokens[-1] += token
        else:
            tokens.append(token)
        last = token[-1]
    return tokens


def _raw(a: list[str], b: list[str]) -> Iterator[tuple[str, str, str]]:
    """What is gone, what is new, and what is the same after them."""
    at_a = at_b = 0
    for match_a, match_b, size in (*_matches(a, b), (len(a), len(b), 0)):
        same = "".join(a[match_a : match_a + size])
        yield "".join(a[at_a:match_a]), "".join(b[at_b:match_b]), same
        at_a, at_b = match_a + size, match_b + size


def _merged(runs: Iterator[tuple[str, str, str]]) -> Iterator[Piece]:
    """Join what a lone space separates, where that makes one phrase of another."""
    gone = new = space = ""
    for more_gone, more_new, same in runs:
        joined = gone + space + more_gone, new + space + more_new
        if space and not all(part.strip() for part in joined):
            yield from _pieces(gone, new, space)
            joined = more_gone, more_new
        gone, new = joined
        space = ""
        if (gone or new) and same.isspace() and "\n" not in same:
            space = same
            continue
        yield from _pieces(gone, new, same)
        gone = new = ""
    yield from _pieces(gone, new, space)


def _pieces(gone: str, new: str, same: str) -> Iterator[Piece]:
    for change, text in ((Change.GONE, gone), (Change.NEW, new), (Change.SAME, same)):
        if text:
            yield Piece(change, text)


def _matches(a: list[str], b: list[str]) -> Iterator[Match]:
    """The equal runs of two texts in order, by the patience diff.

    Tokens that occur once in both are anchors (Bram Cohen); between anchors the same again. What
    is left without any goes to `difflib` where it is small, and counts as rewritten where not, or
    where too much was read.
    """
    todo, left = [(0, len(a), 0, len(b))], _MOST_READ
    while todo:
        a0, a1, b0, b1 = todo.pop()
        head = _common(a, b, range(a0, a1), range(b0, b1))
        if head:
            yield a0, b0, head
            a0, b0 = a0 + head, b0 + head
        tail = _common(a, b, range(a1 - 1, a0 - 1, -1), range(b1 - 1, b0 - 1, -1))
        if tail:
            todo.append((a1 - tail, a1, b1 - tail, b1))
            a1, b1 = a1 - tail, b1 - tail
        if (a1 - a0) * (b1 - b0) <= _SMALL:
            matcher = SequenceMatcher(None, a[a0:a1], b[b0:b1], autojunk=False)
            yield from ((a0 + i, b0 + j, n) for i, j, n in matcher.get_matching_blocks() if n)
            continue
        left -= (a1 - a0) + (b1 - b0)
        if left > 0 and (anchors := _anchors(a, b, range(a0, a1), range(b0, b1))):
            corners = [(a0, b0), *anchors, (a1, b1)]
            spans = [(i, next_i, j, next_j) for (i, j), (next_i, next_j) in pairwise(corners)]
            todo += reversed(spans)


def _common(a: list[str], b: list[str], in_a: range, in_b: range) -> int:
    """How many tokens are equal one by one from where two ranges begin."""
    return next(
        (n for n, (i, j) in enumerate(zip(in_a, in_b, strict=False)) if a[i] != b[j]),
        min(len(in_a), len(in_b)),
    )


def _anchors(a: list[str], b: list[str], in_a: range, in_b: range) -> list[tuple[int, int]]:
    """The longest chain of tokens that are unique in both ranges and in the same order."""
    often_a, often_b = Counter(a[i] for i in in_a), Counter(b[j] for j in in_b)
    where = {b[j]: j for j in in_b if often_b[b[j]] == 1}
    pairs = [(i, where[a[i]]) for i in in_a if often_a[a[i]] == 1 and a[i] in where]
    ends: list[int] = []  # by length, the place in b where the best chain of it ends
    chains: list[tuple[int, int]] = []  # the pair at each of these ends
    before: dict[tuple[int, int], tuple[int, int] | None] = {}
    for pair in pairs:
        length = bisect_left(ends, pair[1])
        before[pair] = chains[length - 1] if length else None
        ends[length:] = [pair[1], *ends[length + 1 :]]
        chains[length:] = [pair, *chains[length + 1 :]]
    chain: list[tuple[int, int]] = []
    last = chains[-1] if chains else None
    while last is not None:
        chain.append(last)
        last = before[last]
    return chain[::-1]
