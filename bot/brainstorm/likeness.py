"""Likeness: whether the words of two ideas show that they say nearly the same. In any language.

Compared is what an idea is about: the beginnings of its longer words, or pairs of letters where a
language puts no spaces. An idea that is written to be like everything is long, and so like nothing.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import cache
from itertools import pairwise

_ALIKE = 1 / 3
"""The least share in common (Dice's coefficient) of what like ideas are about."""
_SPELT_ALIKE = 0.5
"""The same for their letter triples: compounds, and inflected forms."""
_STEM = 5
"""Letters after which the rest of a word is its ending."""
_SHORTEST = 4
_WORK = 2_000_000
"""Letter triples that are compared in all, at most: two hundred short ideas fit each with each, but
where they are long everybody would wait. Ideas that are compared after that are like none."""
_FEW = 3
"""Ideas that may be about the same on the smallest board."""
_UNSPACED = (("\u0e00", "\u0eff"), ("\u1000", "\u109f"), ("\u1780", "\u17ff"), ("\u2e80", "\uffff"))
"""Thai and Lao, Burmese, Khmer; Chinese, Japanese and Korean."""
_EMPTY = frozenset(
    # How people begin to say an idea, which is not what it is about.
    "also could every everybody everyone from have idea ideas into lets like make maybe more must "
    "need other please should some team that them then they this together want what with would "
    "alle auch dass eine einem einen einer etwas gemeinsam haben idee ideen jeder könnte könnten "
    "machen mehr nach nicht noch oder sollte sollten unser unsere vielleicht wäre zusammen "
    "avec cette dans devrait devrions ensemble faire nous pour pourrait pourrions tous toute "
    "como deberíamos hacer juntos para podemos podríamos todos vamos "
    "我们 们应 应该 可以 一个 一次 一起 大家 能不 不能 想法 "
    "みん んな なで しよ よう です ます".split()
)
_AROUND = " .,;:!?…。、，！？\"'“”„«»"


def plain(text: str) -> str:
    """What is equal in equal ideas: neither case, spaces, widths nor the marks around them."""
    words = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    return words.strip(_AROUND) or words


class Likeness:
    """Which of some ideas are alike. What more than half of them are about, they all are."""

    def __init__(self, texts: Mapping[int, str]) -> None:
        subjects = {number: _subject(text) for number, text in texts.items()}
        counts = Counter(feature for subject in subjects.values() for feature in subject)
        most = max(_FEW, len(texts) // 2)
        usual = {feature for feature, count in counts.items() if count > most}
        self._subjects = {number: subject - usual for number, subject in subjects.items()}
        self._triples = {number: _triples(text) for number, text in texts.items()}
        self._work = _WORK
        self.are_alike = cache(self._are_alike)

    def _are_alike(self, one: int, other: int) -> bool:
        ours, theirs = self._triples[one], self._triples[other]
        self._work -= min(len(ours), len(theirs))
        return self._work >= 0 and (
            _share(self._subjects[one], self._subjects[other]) >= _ALIKE
            or _share(ours, theirs) >= _SPELT_ALIKE
        )


def _share(ours: frozenset[str], theirs: frozenset[str]) -> float:
    return 2 * len(ours & theirs) / (len(ours) + len(theirs) or 1)


def _subject(text: str) -> frozenset[str]:
    found: set[str] = set()
    for word in _words(text):
        if any(first <= word[0] <= last for first, last in _UNSPACED):
            found |= {a + b for a, b in pairwise(word)} or {word}
        elif len(word) >= _SHORTEST and word not in _EMPTY:
            found.add(word[:_STEM])
    return frozenset(found - _EMPTY)


def _words(text: str) -> list[str]:
    """Runs of letters and numbers with their marks, which many scripts write vowels with."""
    kept = (c if unicodedata.category(c)[0] in "LMN" else " " for c in plain(text))
    return "".join(kept).split()


def _triples(text: str) -> frozenset[str]:
    letters = " ".join(word for word in _words(text) if word not in _EMPTY)
    return frozenset(letters[n : n + 3] for n in range(len(letters) - 2))
