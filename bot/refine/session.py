"""What a session is: its drafts, judgements, requests and votes, and where its thread stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.refine.rubric import RUBRICS, Rubric, Style

ORIGINAL = 0
"""The number of the author's own text; drafts that the model writes count from 1."""


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
    EMPTY = "empty"


class Stop(StrEnum):
    """Why a burst of rounds ended."""

    TARGET = "target"
    ROUNDS = "rounds"
    REJECTS = "rejects"
    NOTHING_LEFT = "nothing-left"
    LIMIT = "limit"  # the session's own ceiling of rounds
    STOPPED = "stopped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Finding:
    """One reason of a verdict; `detail` is the fact or the bound that it is about."""

    why: Why
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Issue:
    """A fault the judge named: the words, the criterion they hurt, and what is wrong."""

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


@dataclass(frozen=True, slots=True)
class Request:
    """What a member asked for; a hard requirement of every round until a draft meets it."""

    id: str
    person: int
    text: str
    about: int | None
    at: float
    message: int | None = None
    met_by: int | None = None
    why: str = ""
    is_noted: bool = False
    is_withdrawn: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it stands and no draft has met it yet."""
        return self.met_by is None and not self.is_withdrawn


@dataclass(frozen=True, slots=True)
class Burst:
    """A run of rounds along one line of drafts, from `root` to its best so far, `base`."""

    number: int
    root: int | None
    base: int | None
    rounds: int
    branch: bool = False
    used: int = 0
    rejects: int = 0
    candidate: int | None = None
    reviewed: bool = False
    review: tuple[Issue, ...] = ()  # the newest issues of the base, for the writer
    exhausted: bool = False
    settled: bool = False
    asked: frozenset[int] = frozenset()
    followed: int | None = None  # the members' choice that this line already follows
    heard: frozenset[str] = frozenset()  # the requests that an answered call was told of


@dataclass(frozen=True, slots=True)
class Attempt:
    """A model call under way; its answer counts only while it is open."""

    number: int
    closing: bool
    writes: bool
    requests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spending:
    """What the model calls used. `cost` is in US dollars, None once any price is unknown."""

    models: tuple[str, ...] = ()
    calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cost: float | None = 0.0
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class Ending:
    """How a burst ended, and what the session had cost by then.

    `detail` is the failure's code where it failed.
    """

    burst: int
    stop: Stop
    best: int | None
    at: float
    detail: str = ""
    rounds: int = 0
    spending: Spending = Spending()


@dataclass(frozen=True, slots=True)
class Post:
    """A card that the thread shows: its message and the digest of what was shown last."""

    card: str
    message: int
    digest: str
    at: float


@dataclass(frozen=True, slots=True)
class Place:
    """Where the session was started and how its thread stands.

    `command` is the interaction's id, a snowflake: nothing of the session is older. `thread` is
    None until one is opened; `refused` says that the channel takes none, so replies go in place.
    """

    channel: int
    guild: int | None
    command: int
    threads: bool = True
    announcement: int | None = None
    thread: int | None = None
    refused: bool = False
    posts: tuple[Post, ...] = ()
    seeded: int = 0

    def post(self, card: str) -> Post | None:
        """The message that shows a card, if there is one yet."""
        return next((p for p in self.posts if p.card == card), None)


@dataclass(frozen=True, slots=True)
class Hint:
    """A person to be told how to be heard, in answer to a message of theirs."""

    person: int
    message: int
    is_reply: bool
    at: float


@dataclass(frozen=True, slots=True)
class Limits:
    """What was asked for and what the operator allows."""

    rounds: int = 3
    target: float | None = None
    max_rounds: int = 30
    gather: float = 8.0
    patience: int = 2
    is_private: bool = False  # the author alone steers; everybody may read


@dataclass(frozen=True, slots=True)
class Session:
    """Everything the next decision needs: the fold of the session's log."""

    author: int
    brief: str
    style: Style
    limits: Limits
    place: Place
    now: float
    drafts: tuple[Draft, ...] = ()
    requests: tuple[Request, ...] = ()
    burst: Burst | None = None
    bursts: int = 0
    queue: tuple[int, ...] = ()
    endings: tuple[Ending, ...] = ()
    attempt: Attempt | None = None
    attempts: int = 0
    judged_best: int | None = None
    picks: tuple[int, ...] = ()  # the author's, the latest last
    votes: frozenset[tuple[int, int, int]] = frozenset()  # person, draft, +1 or -1
    excused: frozenset[str] = frozenset()
    spending: Spending = Spending()
    wake_at: float | None = None
    final: int | None = None
    finals: int = 0
    hints: tuple[Hint, ...] = ()
    sources: frozenset[str] = frozenset()
    flips: tuple[tuple[str, int], ...] = ()

    @property
    def rubric(self) -> Rubric:
        """The rubric of the session's style."""
        return RUBRICS[self.style]

    @property
    def original(self) -> str | None:
        """The author's own text, or None where the session began with a brief alone."""
        first = self.draft(ORIGINAL)
        return first.text if first else None

    @property
    def title(self) -> str:
        """The first words of the text or brief, at most 60 characters, on one line."""
        words = " ".join((self.original or self.brief).split())
        if len(words) <= 60:
            return words
        start = words[:59]
        return (start.rpartition(" ")[0] or start) + "…"

    @property
    def rounds_written(self) -> int:
        """How many drafts the model has written."""
        return sum(d.number != ORIGINAL for d in self.drafts)

    @property
    def accepted(self) -> bool:
        """Whether the author accepted a draft as the final."""
        return self.final is not None

    @property
    def is_shown(self) -> bool:
        """Whether the thread shows how the last burst ended, and the final where there is one."""
        is_final_shown = not self.accepted or self.place.post(self.final_card) is not None
        return self.place.seeded >= self.bursts and is_final_shown

    @property
    def final_card(self) -> str:
        """The card of the newest final; accepting again after another round makes a new one."""
        return f"final{self.finals}"

    @property
    def pick(self) -> int | None:
        """The draft that the author picked last, of those whose pick still stands."""
        return self.picks[-1] if self.picks else None

    @property
    def chosen(self) -> int | None:
        """The draft the members chose: the author's pick, else the one highest net vote."""
        if self.pick is not None:
            return self.pick
        net: dict[int, int] = {}
        for _, draft, value in self.votes:
            net[draft] = net.get(draft, 0) + value
        top = max(net.values(), default=0)
        leaders = [draft for draft, votes in net.items() if votes == top]
        return leaders[0] if top >= 1 and len(leaders) == 1 else None

    @property
    def best(self) -> int | None:
        """The final, else the members' choice, else the judge's. None before there is a text."""
        if self.final is not None:
            return self.final
        return self.judged_best if self.chosen is None else self.chosen

    @property
    def open_requests(self) -> tuple[Request, ...]:
        """The requests that stand and that no draft has met yet, oldest first."""
        return tuple(r for r in self.requests if r.is_open)

    def may_steer(self, person: int) -> bool:
        """Whether a person's wishes count here."""
        return not self.limits.is_private or person == self.author

    def draft(self, number: int | None) -> Draft | None:
        """The draft with this number, if there is one."""
        return next((d for d in self.drafts if d.number == number), None)
