"""What Discord shows by now."""

from __future__ import annotations

from dataclasses import dataclass


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
    """A request's message has its 📝."""

    at: float
    request: str


@dataclass(frozen=True, slots=True)
class Seeded:
    """🔁 was offered under the best draft after a burst."""

    at: float
    burst: int
