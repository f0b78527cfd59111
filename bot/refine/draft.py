"""A draft: its text, where it came from, and its judgement."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

ORIGINAL = 0
"""The number of the text that a session begins with: the author's own, or a first draft of a team's
ideas. Drafts that the model writes in the session count from 1."""


class Verdict(StrEnum):
    """What became of a draft when it was judged."""

    FIRST = "first"  # nothing to compare it with: the original, or draft 1 of a brief
    KEPT = "kept"
    REJECTED = "rejected"


class Why(StrEnum):
    """Why a draft was kept or kept out; the sentence is in the catalogue."""

    PREFERRED = "preferred"  # the judge preferred it
    MET_REQUEST = "met-request"  # it does what a member asked for
    CHOSEN = "chosen"  # the members' pick or votes
    NOT_PREFERRED = "not-preferred"
    TIE = "tie"
    LOST = "lost"
    INVENTED = "invented"
    CHATTER = "chatter"
    DUPLICATE = "duplicate"
    TOO_LONG = "too-long"
    TOO_SHORT = "too-short"
    UNKEPT = "unkept"  # without a phrase that the rubric keeps
    AVOIDED = "avoided"  # with a phrase that the rubric avoids
    CIRCULAR = "circular"  # it says the same over and over
    SCRIPT = "script"  # in another script than the text, though nobody asked for one
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Finding:
    """One reason of a verdict; `detail` is the fact or the bound that it is about."""

    why: Why
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Issue:
    """A fault the judge named: the words, the rubric's criterion that they hurt (empty where they
    hurt none), and what is wrong."""

    quote: str
    criterion: str
    problem: str


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact that a draft lost or added; the cause is `brief`, a request's id, or empty."""

    fact: str
    cause: str = ""


@dataclass(frozen=True, slots=True)
class Unmet:
    """A request that a draft was written for and does not meet, and why not."""

    request: str
    why: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """A draft's first judgement as a candidate; the score shown for it never changes after."""

    points: tuple[tuple[str, float], ...]
    total: float
    verdict: Verdict
    findings: tuple[Finding, ...] = ()
    lost: tuple[FactChange, ...] = ()
    added: tuple[FactChange, ...] = ()
    unmet: tuple[Unmet, ...] = ()


@dataclass(frozen=True, slots=True)
class Withheld:
    """A draft that moderation flagged: its text is nowhere, its number is its own."""

    number: int
    based_on: int | None
    at: float
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """One version of the text. `based_on` is None where it was written from nothing."""

    number: int
    text: str
    based_on: int | None
    at: float
    changes: str = ""
    answers: tuple[str, ...] = ()
    judgement: Judgement | None = None
    issues: tuple[Issue, ...] = ()
