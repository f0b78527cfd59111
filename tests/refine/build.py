"""Builders for the tests of the core: a first event, a session, and a life for it to lead."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import count

from bot.refine.draft import ORIGINAL, Draft
from bot.refine.events import (
    Accepted,
    AnotherRound,
    BurstEnded,
    Drafted,
    Event,
    Reacted,
    Reaction,
    RequestMade,
    RoundPostponed,
    RoundStarted,
    Started,
    Stopped,
)
from bot.refine.fold import apply, start
from bot.refine.judging import judge
from bot.refine.limits import Limits
from bot.refine.loop import Ask, End, next_action
from bot.refine.reactions import reaction_source
from bot.refine.replies import Written
from bot.refine.rubric import Style
from bot.refine.session import Session
from bot.refine.task import Do, Task, task_for
from bot.story.events import Interrupted, Woke
from bot.story.spending import Spending
from tests.refine.editors import STEADY_TEXT, Editor, Steady, Whimsical

__all__ = [  # the tests of other rooms find the editors here, too
    "AUTHOR",
    "MEMBER",
    "OTHER",
    "STEADY_TEXT",
    "TEXT",
    "Editor",
    "Life",
    "Steady",
    "Whimsical",
    "outcome",
    "session_with",
    "started",
]

AUTHOR, MEMBER, OTHER = 1, 2, 3
TEXT = "We meet on March 3 in the big hall."


def started(
    original: str | None = TEXT,
    brief: str = "",
    style: Style = Style.FREE,
    limits: Limits | None = None,
    *,
    guest: bool = False,
    each_pays: bool = True,
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
        threads=not guest,
        guest=guest,
        each_pays=each_pays,
    )


def session_with(
    *texts: str, original: str | None = TEXT, brief: str = "", style: Style = Style.FREE
) -> Session:
    """A session with these drafts beside its original, as if nobody had judged them."""
    session = start(started(original, brief, style))
    drafts = [Draft(n, text, ORIGINAL, 0.0) for n, text in enumerate(texts, 1)]
    return replace(session, drafts=(*session.drafts, *drafts))


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

    def settle(self) -> Session:
        """Go on until the session waits for people alone."""
        self.rest()
        while self.session.wake_at is not None:
            self.wake()
            self.rest()
        return self.session

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

    def postpone(self, *, after: float = 10.0, is_paid: bool = False) -> Session:
        """The open call fails in a way that passes."""
        number, until = self.session.attempts, self.at + after
        return self.append(RoundPostponed(self.at, number, "error-model-busy", until, is_paid))

    def withhold(self, *categories: str) -> Session:
        """The draft of the open call is one that nobody may see."""
        withheld = categories or ("violence",)
        return self.append(Drafted(self.at, self.session.attempts, None, withheld=withheld))

    def wake(self) -> Session:
        """The time comes that the session waits for."""
        return self.append(Woke(self.session.wake_at or self.at))

    def crash(self) -> None:
        """The process ends; the next one finds the log."""
        self._written = None
        if self.session.attempt is not None:
            self.append(Interrupted(self.at, died=True))

    def again(self, draft: int, person: int = MEMBER) -> Session:
        """A person asks for another round."""
        return self.append(AnotherRound(self.at, self._source(), person, draft))

    def ask(self, text: str, about: int | None = None, person: int = MEMBER) -> Session:
        """A person makes a request."""
        return self.append(RequestMade(self.at, self._source(), person, text, about))

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
    """What a session came to, without its times, its bills and the numbers of its attempts."""
    drafts = tuple(replace(d, at=0.0) for d in session.drafts)
    endings = tuple(replace(e, at=0.0, spending=Spending()) for e in session.endings)
    requests = tuple(replace(r, at=0.0) for r in session.requests)
    return (drafts, endings, requests, session.best, session.judged_best, session.excused)
