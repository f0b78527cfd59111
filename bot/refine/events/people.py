"""What people do. Each event carries a `source` that is unique in its session."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.refine.credit import Credit
from bot.refine.limits import Limits
from bot.refine.rubric import Rubric, Style


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
    """A member gave a text, a brief, or both; `credits` where a team's ideas led to it. Always the
    first event of a log.

    A `rubric` of the server's own takes the place of the style's; it is written down whole, so that
    what becomes of it later changes nothing here. `language` is that of the cards, by its code.
    `each_pays`: everybody pays for the rounds that they ask for. In the sessions of an older
    version, where it is false, others' rounds were added to the burst that was running.
    """

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
    guest: bool = False
    credits: tuple[Credit, ...] = ()
    rubric: Rubric | None = None
    language: str = "en"
    each_pays: bool = False


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

    `message` is the one it was said in, and `channel` that one's; a request from a form has none.
    """

    at: float
    source: str
    person: int
    text: str
    about: int | None
    message: int | None = None
    channel: int | None = None


@dataclass(frozen=True, slots=True)
class RequestChanged:
    """The message of a request was edited; an empty text withdraws it."""

    at: float
    source: str
    message: int
    text: str


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
