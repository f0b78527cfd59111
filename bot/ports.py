"""The seams: what the runner needs of a model, moderation, a store and an audience."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping, Sequence
from typing import Protocol

from bot.brainstorm.questions import Question, ThoughtPart
from bot.refine.replies import Part, Usage
from bot.refine.task import Task
from bot.story.events import Event
from bot.story.kind import S_contra
from bot.story.rulings import Ruling
from bot.story.summary import Summary
from bot.story.wait import Wait


class Model(Protocol):
    """A language model that can judge and write."""

    def ask(self, task: Task) -> AsyncGenerator[Part, None]:
        """Answer a task part by part, as it streams; each HTTP call is told of before it is made.

        Closing the iterator closes the connection to the endpoint.

        Raises:
            ModelError: no usable answer, after the adapter's own retries.
        """
        ...

    def bound(self, task: Task) -> float | None:
        """What the calls of a task cost at most, in US dollars; None where a price is unknown.

        A call that has to be repeated is told of before it is made, see `Further`.
        """
        ...

    def estimate(self, task: Task, grown: str) -> Usage:
        """What an HTTP call that was abandoned after it had written `grown` used, as a guess."""
        ...


class Thinker(Protocol):
    """A language model that can have, group and shape ideas."""

    def think(self, question: Question) -> AsyncGenerator[ThoughtPart, None]:
        """Answer a question; each HTTP call is told of before it is made. Closing the iterator
        closes the connection to the endpoint.

        Raises:
            ModelError: no usable answer, after the adapter's own retries.
        """
        ...

    def ceiling(self, question: Question) -> float | None:
        """What the call of a question costs at most, as `Model.bound`."""
        ...

    def guess(self, question: Question) -> Usage:
        """What an HTTP call that was abandoned used, as a guess."""
        ...


class AnyModel(Model, Thinker, Protocol):
    """A model for sessions of every kind."""


class Moderator(Protocol):
    """A service that says whether texts may be shown."""

    async def check(self, texts: Sequence[str]) -> Ruling:
        """One ruling on all of them, at least one; where it cannot be had, that is the ruling."""
        ...


class Store(Protocol):
    """The durable log of every session."""

    async def create(self, event: Event, summary: Summary) -> tuple[int, bool]:
        """Begin a session; the id of the new one and True, or of the one that has this source
        already and False."""
        ...

    async def append(
        self, session: int, seq: int, events: Sequence[Event], summary: Summary
    ) -> None:
        """Append events at `seq`, `seq + 1`, … and replace the summary, in one transaction.

        Returns once they are durable.

        Raises:
            SeqTaken: the log has an event with that number.
            SourceKnown: the log has an event with that source.
            BudgetSpent: the events open a model call that does not fit under a budget.
            UnknownSession: there is no such session.
            StoreError: the database cannot be written.
        """
        ...

    async def delete(
        self, session: int, since: float | None = None, last: Sequence[Event] = ()
    ) -> bool:
        """Delete everything of a session in one transaction; False where it has moved after
        `since`, in Unix seconds.

        `last` is what has happened to it and is in no log yet: what that used stays used.

        Raises:
            UnknownSession: there is no such session.
            StoreError: the database cannot be written.
        """
        ...

    async def load(self, session: int, after: int = 0) -> list[Event]:
        """The events with a `seq` above `after`, in order; the first has seq 1."""
        ...

    async def running(self, kind: str) -> list[int]:
        """The sessions of a kind that have work to do."""
        ...

    async def due(self, kind: str, now: float) -> list[int]:
        """The sessions of a kind whose `wake_at` has come."""
        ...

    async def next_wake(self, after: float) -> float | None:
        """The earliest `wake_at` of all sessions after a time."""
        ...


class BudgetNotes(Protocol):
    """Where budgets were changed, and who has not tried again since."""

    async def changed(self) -> Mapping[int, str]:
        """The servers whose budgets were changed, each with the name of its last change."""
        ...

    async def waiting(self, guild: int) -> Sequence[int]:
        """The sessions that may be waiting because of a server's budget."""
        ...

    async def tried(self, guild: int, change: str) -> None:
        """All have tried again after that change."""
        ...


class Audience(Protocol[S_contra]):
    """Whoever is shown sessions of a kind: their threads on Discord."""

    def show(self, key: int, session: S_contra) -> None:
        """The session has changed: make what is shown match it. Returns at once."""
        ...

    def waits(self, key: int, wait: Wait | None) -> None:
        """It waits for its turn, or does not any more: None. Returns at once."""
        ...

    def draft_grows(self, key: int, text: str) -> None:
        """The next draft, as far as it is written. The newest text wins. Returns at once."""
        ...

    async def gone(self, key: int) -> None:
        """The session was deleted: returns once nothing of it will be shown any more."""
        ...
