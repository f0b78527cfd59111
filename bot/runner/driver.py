"""The driver: carries one session as far as it goes by itself, whatever its kind."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from functools import partial
from typing import Generic

from bot.errors import BudgetSpent
from bot.refine.replies import Usage
from bot.runner.ledger import Ledger, Log
from bot.runner.outlasting import outlasting
from bot.story.events import Event, Interrupted, Spent
from bot.story.kind import S


class Driver(ABC, Generic[S]):
    """Decide, call, append, for one session, until it waits for people or for a time."""

    def __init__(self, log: Log[S], ledger: Ledger[S]) -> None:
        self._log = log
        self._ledger = ledger
        self._attempt: int | None = None
        self._task: asyncio.Task[None] | None = None
        self._has_ended = False  # the call under way: what came of it is being written down

    @abstractmethod
    def _decisions(self, session: S) -> Sequence[Event]:
        """What is to be written down before anything else is done; nothing is an answer."""

    @abstractmethod
    def _refused(self, refusal: BudgetSpent, session: S) -> Sequence[Event]:
        """What follows when a budget does not allow what was decided."""

    @abstractmethod
    def _due_call(self, session: S) -> int | None:
        """The open attempt whose model call is to be made now."""

    @abstractmethod
    async def _converse(self, attempt: int) -> None:
        """Make the call of an attempt; what comes of it enters the log, cancelled or not."""

    @abstractmethod
    def _is_answered(self) -> bool:
        """Whether all that counts of the call under way has arrived."""

    async def run(self, may_go_on: Callable[[S], bool]) -> None:
        """Go on until there is nothing to do, or until it may not."""
        while may_go_on(self._log.session):
            attempt = self._due_call(self._log.session)
            if attempt is not None:
                await self._perform(attempt)
            elif not await self._decide():
                return

    def notice(self) -> None:
        """The session changed: end a call whose answer would no longer count."""
        if self._task is None:
            return
        is_due = self._due_call(self._log.session) == self._attempt
        is_wanted = is_due or self._has_ended or self._is_answered()
        # Once: what it used is written down meanwhile.
        if (self._log.is_gone or not is_wanted) and not self._task.cancelling():
            self._task.cancel()

    async def _decide(self) -> bool:
        """Write down what is decided; whether there was anything to write."""
        before = self._log.seq
        try:
            await self._ledger.append(self._log.key, self._decisions)
        except BudgetSpent as refusal:
            await self._ledger.append(self._log.key, partial(self._refused, refusal))
        return self._log.seq != before

    async def _record(self, make: Callable[[S], Sequence[Event]]) -> None:
        """Append what was paid for, however long the database cannot be written."""
        key = self._log.key
        await outlasting(f"session {key}", lambda: self._ledger.append(key, make))

    async def _settle(self, make: Callable[[S], Sequence[Event]]) -> None:
        """Append what came of a call that has ended, also where nobody waits for it any more:
        cancelled here, it would lose its bill and keep what was reserved for it."""
        self._has_ended = True
        await self._record(make)

    async def _perform(self, attempt: int) -> None:
        """Make the model call in a task of its own, so that `notice` can end it alone."""
        self._attempt, self._has_ended = attempt, False
        name = f"call-{self._log.key}-{attempt}"
        self._task = task = asyncio.create_task(self._converse(attempt), name=name)
        try:
            await asyncio.wait({task})
        finally:
            self._attempt = self._task = None
            if not task.done():  # the driver itself was cancelled
                task.cancel()
                await asyncio.wait({task})
        if not task.cancelled():
            task.result()


def bills(usage: Sequence[Usage], at: float) -> list[Spent]:
    """What model calls used, as events."""
    return [Spent(at, u.model, u.input_tokens, u.output_tokens, u.cost, u.estimated) for u in usage]


def cut_off(usage: Sequence[Usage], at: float) -> list[Spent] | list[Interrupted]:
    """The bills of a call that is cancelled. One that had not begun has none, and lets go of what
    was reserved for it."""
    return bills(usage, at) or [Interrupted(at)]
