"""A scene: what a show has to know of one kind of session. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.story.events import Event
from bot.story.kind import S_contra
from bot.story.wait import Wait
from cogs.thread.card import Card
from cogs.thread.parting import Parting


@dataclass(frozen=True, slots=True)
class Mark:
    """A member's message that is to have its 📝: what they said in it has this id.

    The message may be in another channel than the cards; None where that was not written down.
    """

    id: str
    message: int
    channel: int | None


@dataclass(frozen=True, slots=True)
class Offer:
    """Everything up to burst or phase `number` is shown; 🔁 is offered under `card`, if any."""

    number: int
    card: str | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """What is true of a session at this moment and is in no log.

    `growing` is the text that is being written, as far as it is there, and empty where only that it
    is being written may be shown; `is_closing`: there can soon be no more edits; `wait` is its
    place in the line, and `has_waited` that it was in one.
    """

    growing: str | None = None
    is_closing: bool = False
    wait: Wait | None = None
    has_waited: bool = False


NOW = Moment()
"""Nothing but what the log tells."""


class Scene(Protocol[S_contra]):
    """The picture of one session. A show keeps it for as long as it runs."""

    def head(self, session: S_contra) -> Card:
        """The message that opens the session."""
        ...

    def cards(self, session: S_contra, moment: Moment, /) -> list[Card]:
        """Everything else that should be shown, in the order of its messages."""
        ...

    def marks(self, session: S_contra) -> Sequence[Mark]:
        """The members' messages that still have to get their mark."""
        ...

    def offer(self, session: S_contra) -> Offer | None:
        """What is to be offered, and noted, once everything is shown."""
        ...

    def is_moving(self, session: S_contra) -> bool:
        """Whether more will come by itself."""
        ...

    def writing(self, session: S_contra, /) -> object:
        """What stays equal for as long as the same text grows."""
        ...

    def gave_up(self, session: S_contra, now: float) -> Sequence[Event]:
        """What ends the work on a session that nobody can see any more."""
        ...

    def parting(self, session: S_contra) -> Parting | None:
        """What its author is still to be told once that has ended work that was under way, or that
        could not be shown."""
        ...

    def parted(self, session: S_contra, now: float) -> Sequence[Event]:
        """What says that its author was told, or is not to be."""
        ...
