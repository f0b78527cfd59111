"""What the model answers, as plain values: the judging half and the writing half of a round."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RequestReply:
    """Which text does what a request asked: `A`, `B`, `both` or `neither`."""

    id: str
    met: str
    why: str


@dataclass(frozen=True, slots=True)
class IssueReply:
    """A fault of the text labelled `text`."""

    text: str
    quote: str
    criterion: str
    problem: str


@dataclass(frozen=True, slots=True)
class FactReply:
    """A fact that the text labelled `text` lost or added; cause `brief`, a request id, `none`."""

    text: str
    fact: str
    cause: str


@dataclass(frozen=True, slots=True)
class Review:
    """The judging half: points by label and criterion, and the winner `A`, `B` or `tie`."""

    requests: tuple[RequestReply, ...]
    issues: tuple[IssueReply, ...]
    lost: tuple[FactReply, ...]
    added: tuple[FactReply, ...]
    scores: Mapping[str, Mapping[str, float]]
    winner: str


@dataclass(frozen=True, slots=True)
class Reviewed:
    """Part of an answer: the judging half is complete."""

    review: Review


@dataclass(frozen=True, slots=True)
class Growing:
    """Part of an answer: the next draft as far as it is written."""

    text: str


@dataclass(frozen=True, slots=True)
class Written:
    """Part of an answer: the writing half is complete; no draft means nothing left to improve.

    Where moderation flagged the draft there is none either, but the categories.
    """

    draft: str | None
    changes: str
    withheld: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Called:
    """Part of an answer: an HTTP call is made when the next part is asked for. What it costs is not
    known until its Usage or Unanswered has come."""


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Part of an answer: nothing came of an HTTP call, and it costs nothing."""


@dataclass(frozen=True, slots=True)
class Usage:
    """Part of an answer: what one HTTP call used. `cost` in US dollars, None where unknown."""

    model: str
    input_tokens: int
    output_tokens: int
    cost: float | None
    estimated: bool


@dataclass(frozen=True, slots=True)
class Further:
    """Part of an answer: what came cannot be used and was paid for. The next HTTP call is made when
    the next part is asked for; it costs at most so many US dollars, None where that is unknown."""

    cost: float | None


CallPart = Called | Usage | Unanswered | Further
"""What is told of the HTTP calls that an answer takes: each is Called, and then has a Usage or is
Unanswered."""

Part = Reviewed | Growing | Written | CallPart
"""A task is answered, in this order and as it wants, by Reviewed, Growing (often) and Written, with
what is told of each HTTP call among them."""
