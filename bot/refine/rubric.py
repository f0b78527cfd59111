"""The rubric: by which criteria a text is judged, with written anchors, and the built-in ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

LOWEST, HIGHEST = 1.0, 5.0
"""The scale of one criterion; anchors describe 1, 3 and 5."""


class Style(StrEnum):
    """What kind of text it is: names a built-in rubric."""

    FREE = "free"
    TWEET = "tweet"
    ANNOUNCEMENT = "announcement"
    EMAIL = "email"
    PITCH = "pitch"
    README = "readme"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One aspect of quality, scored 1 to 5, with what 1, 3 and 5 look like, and maybe 2 and 4."""

    name: str
    weight: float
    poor: str
    fair: str
    excellent: str
    weak: str = ""
    good: str = ""

    @property
    def anchors(self) -> dict[int, str]:
        """What the points look like, in their order; 2 and 4 where they are described."""
        every = (self.poor, self.weak, self.fair, self.good, self.excellent)
        return {points: text for points, text in enumerate(every, 1) if text}


@dataclass(frozen=True, slots=True)
class Bounds:
    """What code checks of every draft: its length in characters, and its phrases."""

    least: int | None = None
    most: int | None = None
    keep: tuple[str, ...] = ()  # stay where the original has them
    avoid: tuple[str, ...] = ()  # are not said


_UNBOUND = Bounds()


@dataclass(frozen=True, slots=True)
class Rubric:
    """How a kind of text is judged: weighted criteria, advice for the writer, bounds.

    One of a server's own has a name; a built-in one is named by its `Style`.
    """

    criteria: tuple[Criterion, ...]
    guidance: str
    bounds: Bounds = _UNBOUND
    name: str = ""
    description: str = ""

    def total(self, points: Mapping[str, float]) -> float:
        """Twice the weighted mean of the criteria: 2.0 to 10.0, one decimal.

        A criterion that the judge left out does not count; with none at all the total is 0.0.
        """
        known = [(c.weight, points[c.name]) for c in self.criteria if c.name in points]
        weight = sum(w for w, _ in known)
        return round(2 * sum(w * p for w, p in known) / weight, 1) if weight else 0.0


_ANCHORS = {
    "fit": (
        "Misses what the brief or the occasion asks for; facts the reader needs are absent.",
        "Serves its purpose, but the reader must look for the point or for what to do next.",
        "Does exactly what the brief asks; every fact the reader needs is there and in its place.",
    ),
    "clarity": (
        "Must be read twice; long or tangled sentences, unclear references.",
        "Understandable, with a few sentences that could be read in two ways or are too long.",
        "Understood at the first reading; each sentence says one thing, in a natural order.",
    ),
    "concision": (
        "Much of it could go: filler, repetition, phrases of five words that mean one.",
        "Some words carry nothing.",
        "No word could go without a loss.",
    ),
    "correctness": (
        "Spelling or grammar slips in most sentences, or a slip that changes the meaning.",
        "One or two slips that a careful reader notices.",
        "No slip in spelling, grammar or punctuation.",
    ),
    "voice": (
        "Clichés and stock phrases; the tone does not suit the readers.",
        "Plain and acceptable; little that sounds like its author.",
        "Sounds like a person the readers would want to hear; concrete, fresh, steady in tone.",
    ),
}


CRITERIA = frozenset(_ANCHORS)
"""The criteria of the built-in rubrics; the catalogue has their names for people."""


def _rubric(weights: str, guidance: str, bounds: Bounds = _UNBOUND) -> Rubric:
    pairs = (pair.split(":") for pair in weights.split())
    criteria = tuple(Criterion(name, float(w), *_ANCHORS[name]) for name, w in pairs)
    return Rubric(criteria, guidance, bounds)


RUBRICS: Mapping[Style, Rubric] = {
    Style.FREE: _rubric(
        "fit:2 clarity:2 concision:1 correctness:2 voice:1",
        "Keep the author's intent, voice, language and formatting.",
    ),
    Style.TWEET: _rubric(
        "fit:2 clarity:2 concision:2 correctness:1 voice:2",
        "One idea, at most 280 characters, no hashtags or emoji that the author did not use.",
        Bounds(most=280),
    ),
    Style.ANNOUNCEMENT: _rubric(
        "fit:3 clarity:2 concision:1 correctness:2 voice:1",
        "What, when, where and what to do come first; easy to scan on a phone.",
    ),
    Style.EMAIL: _rubric(
        "fit:2 clarity:2 concision:2 correctness:2 voice:1",
        "The request or news in the first lines, one clear next step, a courteous close.",
    ),
    Style.PITCH: _rubric(
        "fit:2 clarity:2 concision:2 correctness:1 voice:2",
        "Problem, answer and proof in the reader's words; claims only as far as the text has them.",
    ),
    Style.README: _rubric(
        "fit:3 clarity:3 concision:1 correctness:2 voice:1",
        "Says what it is and how to start in the first lines; commands and code stay as they are.",
    ),
}
