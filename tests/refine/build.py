"""Builders for the tests of the core: events, a made-up editor, and a life for it to lead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Protocol
from zlib import crc32

from bot.refine.events import (
    Accepted,
    AnotherRound,
    BurstEnded,
    Drafted,
    Event,
    Interrupted,
    Reacted,
    Reaction,
    RequestMade,
    RoundStarted,
    Started,
    Stopped,
)
from bot.refine.fold import apply, reaction_source, start
from bot.refine.judging import judge
from bot.refine.loop import Ask, End, next_action
from bot.refine.replies import FactReply, IssueReply, RequestReply, Review, Written
from bot.refine.rubric import Style
from bot.refine.session import ORIGINAL, Draft, Ending, Limits, Request, Session
from bot.refine.task import Do, Task, Text, task_for

AUTHOR, MEMBER, OTHER = 1, 2, 3
TEXT = "We meet on March 3 in the big hall."


def started(
    original: str | None = TEXT,
    brief: str = "",
    style: Style = Style.FREE,
    limits: Limits | None = None,
) -> Started:
    """A session's first event."""
    return Started(
        at=0.0,
        source="start",
        author=AUTHOR,
        brief=brief if original is not None else brief or "Invite people to the meeting",
        style=style,
        original=original,
        limits=limits or Limits(),
        channel=10,
        guild=11,
        command=12,
        threads=True,
    )


def session_with(
    *texts: str, original: str | None = TEXT, brief: str = "", style: Style = Style.FREE
) -> Session:
    """A session with these drafts beside its original, as if nobody had judged them."""
    session = start(started(original, brief, style))
    drafts = [Draft(n, text, ORIGINAL, 0.0) for n, text in enumerate(texts, 1)]
    return replace(session, drafts=(*session.drafts, *drafts))


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


STEADY_TEXT = "We meet in the big hall, version a"
"""An original for the steady editor."""


@dataclass
class Life:
    """A session as a process leads it: the log, the session, and the answer in its memory."""

    first: Started = field(default_factory=started)
    editor: Editor = field(default_factory=Whimsical)
    session: Session = field(init=False)
    log: list[Event] = field(init=False)

    def __post_init__(self) -> None:
        self.session = start(self.first)
        self.log = [self.first]
        self._written: tuple[int, Written] | None = None
        self._sources = count()

    @property
    def at(self) -> float:
        """The time of the next event."""
        return float(len(self.log))

    def append(self, *events: Event) -> Session:
        """Record events and see what they change."""
        for event in events:
            self.log.append(event)
            self.session = apply(self.session, event)
        return self.session

    def go(self) -> bool:
        """Do one thing; whether there was one to do."""
        action = next_action(self.session)
        if action is None:
            return False
        if isinstance(action, End):
            self.append(BurstEnded(self.at, action.burst, action.stop))
        elif not isinstance(action, Ask):
            self.append(RoundStarted(self.at, action.attempt, action.closing))
        elif self._written is not None and self._written[0] == action.attempt:
            written = self._written[1]
            self.append(Drafted(self.at, action.attempt, written.draft, written.changes))
        else:
            self._ask(action.attempt, task_for(self.session))
        return True

    def _ask(self, attempt: int, task: Task) -> None:
        if task.do is not Do.JUDGE:
            self._written = (attempt, self.editor.write(task))
        if task.do is not Do.WRITE:
            self.append(judge(self.session, self.editor.review(task), self.at))

    def rest(self) -> Session:
        """Go on until the session waits for people or for a time."""
        for _ in range(2_000):
            if not self.go():
                return self.session
        raise AssertionError("the loop does not end")

    def until(self, drafts: int) -> Session:
        """Go on until the model has written so many drafts."""
        while self.session.rounds_written < drafts:
            assert self.go(), "the burst ended before"
        return self.session

    def until_asked(self) -> Session:
        """Go on until a model call is open and unanswered."""
        while not isinstance(next_action(self.session), Ask):
            assert self.go(), "the burst ended before"
        return self.session

    def until_closing(self) -> Session:
        """Go on until a branch is being compared with the best."""
        while self.session.attempt is None or not self.session.attempt.closing:
            assert self.go(), "the burst ended before"
        return self.session

    def crash(self) -> None:
        """The process ends; the next one finds the log."""
        self._written = None
        if self.session.attempt is not None:
            self.append(Interrupted(self.at))

    def again(self, draft: int, person: int = MEMBER) -> Session:
        """A person asks for another round."""
        return self.append(AnotherRound(self.at, self._source(), person, draft))

    def ask(self, text: str, about: int | None = None) -> Session:
        """A member makes a request."""
        return self.append(RequestMade(self.at, self._source(), MEMBER, text, about))

    def stop(self) -> Session:
        """A person stops the burst."""
        return self.append(Stopped(self.at, self._source(), MEMBER))

    def accept(self, person: int = AUTHOR) -> Session:
        """A person accepts the best draft."""
        return self.append(Accepted(self.at, self._source(), person))

    def react(
        self, draft: int, reaction: Reaction, *, on: bool = True, person: int = MEMBER
    ) -> Session:
        """A person sets or takes back a reaction."""
        source = reaction_source(self.session, person, draft, reaction)
        return self.append(Reacted(self.at, source, person, draft, reaction, on))

    def calls(self) -> int:
        """How many model calls were begun."""
        return sum(isinstance(event, RoundStarted) for event in self.log)

    def stops(self) -> list[str]:
        """Why the bursts ended, in order."""
        return [str(ending.stop) for ending in self.session.endings]

    def _source(self) -> str:
        return f"i{next(self._sources)}"


def outcome(session: Session) -> tuple[object, ...]:
    """What a session came to, without its times and the numbers of its attempts."""
    drafts = tuple(replace(d, at=0.0) for d in session.drafts)
    endings = tuple(_timeless(e) for e in session.endings)
    requests = tuple(replace(r, at=0.0) for r in session.requests)
    return (drafts, endings, requests, session.best, session.judged_best, session.excused)


def _timeless(ending: Ending) -> Ending:
    return replace(ending, at=0.0)
