"""What can happen to a board, beside what can happen to any session (`bot/story/events`).

Facts are what people did and what the model answered; `CallStarted` is the only decision. An event
from outside carries a `source` that is unique in its log.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.brainstorm.limits import BoardLimits
from bot.refine.credit import Credit
from bot.refine.limits import Limits
from bot.story.events import StoryEvent


class Phase(StrEnum):
    """What a board is at."""

    GATHER = "gather"
    VOTE = "vote"
    SHAPE = "shape"
    REFINE = "refine"  # a session refines what came of it
    EMPTY = "empty"  # nobody had an idea
    CLOSED = "closed"  # by its host
    GONE = "gone"  # its place is, so that nobody can see it


class Do(StrEnum):
    """What the model is asked for."""

    SPARK = "spark"  # ideas from another angle
    GROUP = "group"  # which ideas are nearly the same
    SHAPE = "shape"  # a brief and a first draft of the winners


@dataclass(frozen=True, slots=True)
class Opened:
    """A member, the host, opened a board. Always the first event of its log.

    `sparks` ideas are the model's to begin with; `limits` are the board's, and `refine` those of
    the session that comes of it. `language` is that of the cards, by its code.
    """

    at: float
    source: str
    host: int
    topic: str
    goal: str
    limits: BoardLimits
    refine: Limits
    sparks: int
    channel: int
    guild: int | None
    command: int
    threads: bool
    language: str = "en"


@dataclass(frozen=True, slots=True)
class IdeaGiven:
    """A person had an idea; `message` is the one it was said in, and `channel` that one's; a form
    has none."""

    at: float
    source: str
    person: int
    text: str
    message: int | None = None
    channel: int | None = None


@dataclass(frozen=True, slots=True)
class IdeaChanged:
    """The message of an idea was edited; an empty text withdraws it."""

    at: float
    source: str
    message: int
    text: str


@dataclass(frozen=True, slots=True)
class SparkAsked:
    """A person asked the model for an idea of its own."""

    at: float
    source: str
    person: int


@dataclass(frozen=True, slots=True)
class Voted:
    """A person's votes among some ideas: for those in `chosen`, and no longer for the others.

    A reaction is a vote among one idea, and `message` the one that it stands under.
    """

    at: float
    source: str
    person: int
    among: tuple[int, ...]
    chosen: tuple[int, ...]
    message: int | None = None


@dataclass(frozen=True, slots=True)
class MovedOn:
    """The host, or a moderator, ended the phase that they saw before its time."""

    at: float
    source: str
    person: int
    phase: Phase


@dataclass(frozen=True, slots=True)
class Closed:
    """The host, or a moderator, closed the board: nothing is to come of it."""

    at: float
    source: str
    person: int


@dataclass(frozen=True, slots=True)
class BriefEdited:
    """The host wrote the brief anew."""

    at: float
    source: str
    person: int
    brief: str


@dataclass(frozen=True, slots=True)
class CallStarted:
    """A model call begins. One round is reserved in `payer`'s name, and at most `reserved` US
    dollars, None where the price is unknown."""

    at: float
    attempt: int
    do: Do
    payer: int | None = None
    reserved: float | None = None
    rounds: int = 1


@dataclass(frozen=True, slots=True)
class Sparked:
    """The model had ideas; `withheld` has the categories of those that moderation flagged, whose
    words are not written down."""

    at: float
    attempt: int
    ideas: tuple[str, ...]
    withheld: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grouped:
    """Which ideas go under one heading, the oldest first in each; checked by code already."""

    at: float
    attempt: int
    groups: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Shaped:
    """What the winners became; nothing where moderation flagged it for what is in `withheld`."""

    at: float
    attempt: int
    brief: str
    draft: str | None
    credits: tuple[Credit, ...]
    withheld: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CallFailed:
    """A model call failed for good; `code` names the error, whose sentence is in the catalogue.

    `groups` are what code put together in its place, where that cannot be told from the ideas any
    more: somebody was forgotten.
    """

    at: float
    attempt: int
    code: str
    groups: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class CallRefused:
    """A model call is not made because a budget is used up; `code` names the sentence, `groups` are
    as with one that failed."""

    at: float
    attempt: int
    code: str
    groups: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class CallPostponed:
    """A model call does not fit under a budget beside what others have reserved, but may once they
    have their bills: it is tried again at `until`."""

    at: float
    until: float


@dataclass(frozen=True, slots=True)
class HandedOver:
    """A session of its own refines the text from here on."""

    at: float
    session: int


@dataclass(frozen=True, slots=True)
class Abandoned:
    """Nobody can see the board any more."""

    at: float


BoardEvent = (
    Opened
    | IdeaGiven
    | IdeaChanged
    | SparkAsked
    | Voted
    | MovedOn
    | Closed
    | BriefEdited
    | CallStarted
    | Sparked
    | Grouped
    | Shaped
    | CallFailed
    | CallRefused
    | CallPostponed
    | HandedOver
    | Abandoned
    | StoryEvent
)
