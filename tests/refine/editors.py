"""Made-up editors: models of the tests, each a pure function of its task."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol
from zlib import crc32

from bot.refine.replies import FactReply, IssueReply, RequestReply, Review, Written
from bot.refine.session import Request
from bot.refine.task import Task, Text


def review(
    winner: str = "A",
    *,
    requests: Sequence[tuple[str, str]] = (),
    lost: Sequence[tuple[str, str, str]] = (),
    added: Sequence[tuple[str, str, str]] = (),
    issues: Sequence[str] = (),
    points: float = 3.0,
) -> Review:
    """A judging half: requests as (id, met), facts as (text, fact, cause), issues by text."""
    names = ("fit", "clarity", "concision", "correctness", "voice")
    return Review(
        requests=tuple(RequestReply(i, met, "because") for i, met in requests),
        issues=tuple(IssueReply(text, "quote", "clarity", "problem") for text in issues),
        lost=tuple(FactReply(*fact) for fact in lost),
        added=tuple(FactReply(*fact) for fact in added),
        scores={label: dict.fromkeys(names, points) for label in "AB"},
        winner=winner,
    )


class Editor(Protocol):
    """Stands in for the model: a pure function of the task."""

    def review(self, task: Task) -> Review: ...

    def write(self, task: Task) -> Written: ...


@dataclass(frozen=True)
class Whimsical:
    """Prefers texts by their checksum, sometimes drops a fact, sometimes has nothing to say.

    It writes from the winner it named and does what is asked by quoting it, so that it answers a
    round that was torn in two as it answers a whole one.
    """

    seed: int = 0
    silence: int = 11

    def review(self, task: Task) -> Review:
        """Scores by checksum; a text that alone does what is asked wins."""
        asked = [(r.id, self._met(task, r)) for r in task.requests]
        winner = self._winner(task)
        scores = {
            t.label: {c.name: 1 + self._liking(t.draft.text) % 9 / 2 for c in task.rubric.criteria}
            for t in task.texts
        }
        return replace(review(winner.label, requests=asked, issues="A"), scores=scores)

    def write(self, task: Task) -> Written:
        """The winner's text with a change."""
        text = self._winner(task).draft.text if task.texts else task.brief
        liking = self._liking(text)
        wanted = [r.text for r in task.requests if r.text not in text]
        if not wanted and task.texts and liking % self.silence == 0:
            return Written(None, "")
        if liking % 4 == 0:
            text = text.replace("March 3", "soon")
        return Written(" ".join([text, *wanted, "abcdefg"[liking % 7]]), "a change")

    def _winner(self, task: Task) -> Text:
        fit = [t for t in task.texts if not t.findings] or list(task.texts)
        for request in task.requests:
            alone = [t for t in fit if self._met(task, request) == t.label]
            if alone:
                return alone[0]
        return max(fit, key=lambda t: (self._liking(t.draft.text), t.draft.text))

    def _met(self, task: Task, request: Request) -> str:
        labels = [t.label for t in task.texts if request.text in t.draft.text]
        return {0: "neither", 1: "".join(labels), 2: "both"}[len(labels)]

    def _liking(self, text: str) -> int:
        return crc32(f"{self.seed}{text}".encode()) % 1000


@dataclass(frozen=True)
class Steady:
    """Always prefers the newer text (`better`) or the older one, and writes one of the same size.

    Its texts end with a letter each, which the next text has `step` letters further on.
    """

    better: bool = True
    points: float = 3.0
    step: int = 1

    def review(self, task: Task) -> Review:
        """The newest wins, or the oldest."""
        pick = max if self.better else min
        winner = pick(task.texts, key=lambda t: t.draft.number)
        return review(winner.label, points=self.points)

    def write(self, task: Task) -> Written:
        """The text again, with another ending of the same length."""
        texts = [t.draft.text for t in task.texts] or ["We meet in a hall, version a"]
        last = max(text[-1] for text in texts)
        return Written(texts[0][:-1] + chr(ord(last) + self.step), "a change")


class Deaf(Steady):
    """Does nothing that is asked."""

    def review(self, task: Task) -> Review:
        """No text does what is asked, and none is better."""
        return review("tie", requests=[(r.id, "neither") for r in task.requests])


STEADY_TEXT = "We meet in the big hall, version a"
"""An original for the steady editor."""
