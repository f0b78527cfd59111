"""What any log can hold: what Discord shows by now, what woke the session, what it cost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class Event(Protocol):
    """Something that happened at a time, in Unix seconds. Its class's name is its kind."""

    @property
    def at(self) -> float: ...


def source_of(event: Event) -> str | None:
    """What makes an event from outside unique in its session; None for the bot's own."""
    source = getattr(event, "source", None)
    return source if isinstance(source, str) else None


@dataclass(frozen=True, slots=True)
class Announced:
    """The message that opens the session stands in the channel; `digest` is what it shows."""

    at: float
    message: int
    digest: str = ""


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
    """The message of a request, or of an idea, has its 📝."""

    at: float
    request: str


@dataclass(frozen=True, slots=True)
class Seeded:
    """All of a burst, or of a phase, is shown; 🔁 was offered where that means something."""

    at: float
    burst: int


@dataclass(frozen=True, slots=True)
class Looked:
    """A person turned the only message that shows a session, where the bot is a guest."""

    at: float
    source: str
    person: int
    draft: int


@dataclass(frozen=True, slots=True)
class Unheard:
    """A member wrote what does not count: a reply without a ping or a word to nobody in
    particular, which Discord does not let the bot read, or for the reason named in `why`. Each
    person is told once how to be heard, in the `channel` of their message."""

    at: float
    source: str
    person: int
    message: int
    is_reply: bool
    why: str = ""
    channel: int | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """A person said that the session is to stay, though nobody had touched it for long."""

    at: float
    source: str
    person: int


@dataclass(frozen=True, slots=True)
class Forgotten:
    """Somebody who took part was forgotten: what is above was overwritten, and `person`, a number
    below zero, stands there for them. The cards that told of them may be edited once more."""

    at: float
    person: int


@dataclass(frozen=True, slots=True)
class Woke:
    """The time that the session waited for has come."""

    at: float


@dataclass(frozen=True, slots=True)
class Interrupted:
    """A model call was cut off before its answer had come; it is to be made again. `died` says that
    its process ended without a word, be it over this call or not."""

    at: float
    died: bool = False


@dataclass(frozen=True, slots=True)
class Spent:
    """What one model call used; `cost` in US dollars or None where the price is unknown.

    `rounds` is 1 where people saw a draft grow that was cut off and so has no event of its own.
    """

    at: float
    model: str
    input_tokens: int
    output_tokens: int
    cost: float | None
    estimated: bool
    rounds: int = 0


@dataclass(frozen=True, slots=True)
class Reserved:
    """An open model call takes one request more, for at most so many US dollars of `payer`'s."""

    at: float
    attempt: int
    payer: int
    reserved: float | None


StoryEvent = (
    Announced
    | ThreadOpened
    | ThreadRefused
    | Posted
    | Shown
    | Noted
    | Seeded
    | Looked
    | Unheard
    | Kept
    | Forgotten
    | Woke
    | Interrupted
    | Spent
    | Reserved
)
