"""What can happen to a session. Every event carries `at`, in Unix seconds; the log is their list.

Facts are what people did, what the model answered and which message was posted: they are never
dropped. Decisions (`RoundStarted`, `BurstEnded`) are the loop's own and are made again when the
log has moved meanwhile. An event from outside carries a `source` that is unique in its session.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.refine.rubric import Style
from bot.refine.session import FactChange, Finding, Issue, Limits, Stop, Verdict


class Reaction(StrEnum):
    """The reactions that mean something, each an on/off state of a person and a draft."""

    AGAIN = "🔁"
    UP = "👍"
    DOWN = "👎"
    PICK = "📌"
    ACCEPT = "✅"
    STOP = "🛑"


@dataclass(frozen=True, slots=True)
class Started:
    """A member gave a text, a brief, or both. Always the first event of a log."""

    at: float
    source: str
    author: int
    brief: str
    style: Style
    original: str | None
    limits: Limits
    channel: int
    guild: int | None
    command: int
    threads: bool


@dataclass(frozen=True, slots=True)
class Reacted:
    """A person set (`on`) or took back a reaction to a draft."""

    at: float
    source: str
    person: int
    draft: int
    reaction: Reaction
    on: bool


@dataclass(frozen=True, slots=True)
class AnotherRound:
    """A person pressed *Another round* on a draft."""

    at: float
    source: str
    person: int
    draft: int


@dataclass(frozen=True, slots=True)
class RequestMade:
    """A member said what should be different, of one draft or of any (`about` None).

    `message` is the one it was said in; a request from a form has none.
    """

    at: float
    source: str
    person: int
    text: str
    about: int | None
    message: int | None = None


@dataclass(frozen=True, slots=True)
class RequestChanged:
    """The message of a request was edited; an empty text withdraws it."""

    at: float
    source: str
    message: int
    text: str


@dataclass(frozen=True, slots=True)
class Unheard:
    """A member wrote what Discord does not let the bot read: a reply without a ping, or a word
    to nobody in particular. Each person is told once how to be heard."""

    at: float
    source: str
    person: int
    message: int
    is_reply: bool


@dataclass(frozen=True, slots=True)
class Stopped:
    """A person stopped the running burst and all that were queued."""

    at: float
    source: str
    person: int


@dataclass(frozen=True, slots=True)
class Picked:
    """The author pressed *Pick*: no reaction stands for it, so none is missed when they are
    counted again."""

    at: float
    source: str
    person: int
    draft: int


@dataclass(frozen=True, slots=True)
class Accepted:
    """The author accepted a draft as the final; None is the best one."""

    at: float
    source: str
    person: int
    draft: int | None = None


@dataclass(frozen=True, slots=True)
class Woke:
    """The time that the session waited for has come."""

    at: float


@dataclass(frozen=True, slots=True)
class RoundStarted:
    """A model call begins. `closing` compares a finished branch with the session's best."""

    at: float
    attempt: int
    closing: bool = False


@dataclass(frozen=True, slots=True)
class Rating:
    """One draft's points by criterion, 1.0 to 5.0, and their total, 2.0 to 10.0."""

    draft: int
    points: tuple[tuple[str, float], ...]
    total: float


@dataclass(frozen=True, slots=True)
class RequestChecked:
    """Whether the judged draft does what a request asked, and why not."""

    request: str
    met: bool
    why: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """The judging half of an answer, unblinded, with the verdict that code drew from it.

    The verdict is written down, not computed by the fold: a later version of the checks must not
    change what an old session decided. `candidate` is None when one text alone was judged.
    """

    at: float
    attempt: int
    ratings: tuple[Rating, ...]
    candidate: int | None = None
    verdict: Verdict = Verdict.FIRST
    findings: tuple[Finding, ...] = ()
    issues: tuple[tuple[int, Issue], ...] = ()
    lost: tuple[FactChange, ...] = ()
    added: tuple[FactChange, ...] = ()
    requests: tuple[RequestChecked, ...] = ()
    excused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Drafted:
    """The writing half of an answer: the next draft, or None where nothing is left to improve.

    `number` and `based_on` are for those who read the log without folding it; see
    `bursts.numbered`. An answer that came too late has neither.
    """

    at: float
    attempt: int
    text: str | None
    changes: str = ""
    number: int | None = None
    based_on: int | None = None


@dataclass(frozen=True, slots=True)
class Spent:
    """What one model call used; `cost` in US dollars or None where the price is unknown."""

    at: float
    model: str
    input_tokens: int
    output_tokens: int
    cost: float | None
    estimated: bool


@dataclass(frozen=True, slots=True)
class RoundFailed:
    """A model call failed for good; `code` names the error, whose sentence is in the catalogue."""

    at: float
    attempt: int
    code: str


@dataclass(frozen=True, slots=True)
class Interrupted:
    """The process ended while a model call was open; the call is to be made again."""

    at: float


@dataclass(frozen=True, slots=True)
class BurstEnded:
    """The running burst is over; `detail` is the failure's code where it failed."""

    at: float
    burst: int
    stop: Stop
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Announced:
    """The message that opens the session stands in the channel."""

    at: float
    message: int


@dataclass(frozen=True, slots=True)
class ThreadOpened:
    """The session's thread is open."""

    at: float
    thread: int


@dataclass(frozen=True, slots=True)
class ThreadRefused:
    """No thread can be made here; cards are replies in the channel."""

    at: float


@dataclass(frozen=True, slots=True)
class Posted:
    """A card was posted."""

    at: float
    card: str
    message: int
    digest: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A card's message was edited to what `digest` stands for."""

    at: float
    card: str
    digest: str


@dataclass(frozen=True, slots=True)
class Noted:
    """A request's message has its 📝."""

    at: float
    request: str


@dataclass(frozen=True, slots=True)
class Seeded:
    """🔁 was offered under the best draft after a burst."""

    at: float
    burst: int


Event = (
    Started
    | Reacted
    | AnotherRound
    | RequestMade
    | RequestChanged
    | Unheard
    | Stopped
    | Picked
    | Accepted
    | Woke
    | RoundStarted
    | Judged
    | Drafted
    | Spent
    | RoundFailed
    | Interrupted
    | BurstEnded
    | Announced
    | ThreadOpened
    | ThreadRefused
    | Posted
    | Shown
    | Noted
    | Seeded
)

Decision = RoundStarted | BurstEnded


def source_of(event: Event) -> str | None:
    """What makes an event from outside unique in its session; None for the bot's own."""
    match event:
        case (
            Started(source=source)
            | Reacted(source=source)
            | AnotherRound(source=source)
            | RequestMade(source=source)
            | RequestChanged(source=source)
            | Unheard(source=source)
            | Stopped(source=source)
            | Picked(source=source)
            | Accepted(source=source)
        ):
            return source
        case _:
            return None
