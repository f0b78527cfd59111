"""The driver: carries one session as far as it goes by itself, whatever its kind."""

from __future__ import annotations

import asyncio
import logging
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Generic

from bot.errors import BudgetSpent, ModelDeadly, ModelError
from bot.refine.replies import CallPart, Further, Usage
from bot.runner.ledger import Ledger, Log
from bot.runner.meter import Meter, billed
from bot.runner.outlasting import outlasting
from bot.story.events import Event, Interrupted, Reserved, Spent
from bot.story.kind import S

logger = logging.getLogger(__name__)

MOST_DEATHS = 5
"""Processes in a row that may die in the same call. Most often it is not to blame: they are killed
for an update, or of another session's call."""

Failure = ModelError | BudgetSpent
"""Why a call has no answer."""


class Driver(ABC, Generic[S]):
    """Decide, call, append, for one session, until it waits for people or for a time."""

    def __init__(self, log: Log[S], ledger: Ledger[S]) -> None:
        self._log = log
        self._ledger = ledger
        self._task: asyncio.Task[None] | None = None
        # Of the newest call:
        self._attempt = 0
        self._meter = Meter(self._guess)
        self._has_ended = False  # what came of it is being written down
        self._owed: Callable[[S], Sequence[Event]] | None = None  # what is not written of it yet

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
    def _payer(self, session: S) -> int:
        """Whoever pays for the open call."""

    @abstractmethod
    def _prepare(self) -> None:
        """Note what the open call asks; nothing of its answer has come."""

    @abstractmethod
    async def _answer(self) -> None:
        """Make the call and take its answer; `_told` hears of its HTTP calls.

        Raises:
            ModelError: there is no usable answer.
            BudgetSpent: a further HTTP call does not fit.
        """

    @abstractmethod
    def _guess(self) -> Usage:
        """What an HTTP call that is cut off used."""

    @abstractmethod
    def _outcome(self, failure: Failure | None, session: S) -> Sequence[Event]:
        """What came of the call, beside its bills; nothing where its answer does not count."""

    @abstractmethod
    def _is_answered(self) -> bool:
        """Whether all that counts of the call under way has arrived."""

    @abstractmethod
    def _is_seen(self) -> bool:
        """Whether people saw of the newest call what they pay for as a round."""

    async def run(self, may_go_on: Callable[[S], bool]) -> None:
        """Go on until there is nothing to do, or until it may not. First comes what could not be
        written down when this was run before. A call that is open then was an earlier driver's,
        most often an earlier process's: it is made anew."""
        await self._settle()
        await self._ledger.append(self._log.key, self._left)
        while may_go_on(self._log.session):
            attempt = self._due_call(self._log.session)
            if attempt is not None:
                await self._perform(attempt)
            elif not await self._decide():
                return

    def bill(self, session: S) -> Sequence[Event]:
        """What the newest call of a session that goes used by now and what came of it, unless that
        is written down."""
        return () if self._owed is None else self._counted(self._owed(session))

    def notice(self) -> None:
        """The session changed: end a call whose answer would no longer count."""
        if self._task is None:
            return
        is_due = self._is_due(self._log.session)
        is_wanted = is_due or self._has_ended or self._is_answered()
        # Once: what it used is written down meanwhile.
        if (self._log.is_gone or not is_wanted) and not self._task.cancelling():
            self._task.cancel()

    def _left(self, session: S) -> Sequence[Event]:
        """What came of a call in which a process died: nobody knows what it used. Should it be what
        the processes die of, it is not made for ever."""
        attempt = self._due_call(session)
        if attempt is None:
            return ()
        self._attempt, now = attempt, self._ledger.now()
        self._prepare()
        guessed = billed(self._guess(), now)
        if session.deaths + 1 < MOST_DEATHS:
            return (guessed, Interrupted(now, died=True))
        logger.error(
            "session %s: %d processes in a row died in its call", self._log.key, MOST_DEATHS
        )
        return (guessed, *self._outcome(ModelDeadly(), session))

    async def _decide(self) -> bool:
        """Write down what is decided; whether there was anything to write."""
        before = self._log.seq
        try:
            await self._ledger.append(self._log.key, self._decisions)
        except BudgetSpent as refusal:
            await self._ledger.append(self._log.key, partial(self._refused, refusal))
        return self._log.seq != before

    async def _settle(self) -> None:
        """Write down what the newest call used and what came of it; once."""
        await self._ledger.append(self._log.key, self._outstanding)
        self._owed = None

    def _outstanding(self, session: S) -> Sequence[Event]:
        """What is owed. A call that is still awaited is made again, and is a round then."""
        if self._owed is None:
            return ()
        owed = self._owed(session)
        return owed if self._is_due(session) else self._counted(owed)

    def _counted(self, events: Sequence[Event]) -> Sequence[Event]:
        """The same, where a draft that was seen is a round though nothing came of it: who stops
        each draft before its end would write for ever otherwise."""
        came = [event for event in events if not isinstance(event, Interrupted)]
        if not came or not isinstance(came[-1], Spent) or not self._is_seen():
            return events
        return (*came[:-1], replace(came[-1], rounds=1))

    async def _record(self, make: Callable[[S], Sequence[Event]]) -> None:
        """Append what was paid for, however long the database cannot be written."""
        key = self._log.key
        await outlasting(f"session {key}", lambda: self._ledger.append(key, make))

    async def _perform(self, attempt: int) -> None:
        """Make the model call in a task of its own, so that `notice` can end it alone."""
        self._attempt, self._meter, self._has_ended = attempt, Meter(self._guess), False
        self._prepare()
        self._owed = self._cut_off
        name = f"call-{self._log.key}-{attempt}"
        self._task = task = asyncio.create_task(self._converse(), name=name)
        try:
            await asyncio.wait({task})
        finally:
            self._task = None
            if not task.done():  # the driver itself was cancelled
                task.cancel()
                await asyncio.wait({task})
        if not task.cancelled():
            task.result()

    async def _converse(self) -> None:
        """Make the call; what comes of it enters the log, cancelled or not."""
        failure: Failure | None = None
        try:
            await self._answer()
        except ModelError as error:
            logger.warning("session %s: %s", self._log.key, error.diagnosis)
            failure = error
        except BudgetSpent as refusal:
            failure = refusal
        except asyncio.CancelledError:
            # Not outlasting: whoever cancels waits for it. What cannot be written stays owed.
            await self._settle()
            raise
        except Exception:  # a bug: whoever began this ends it; what was begun was used all the same
            await self._record(lambda _: self._meter.bills(self._ledger.now()))
            self._owed = None
            raise
        # Cancelled from here on, it would lose its bill and keep what was reserved for it.
        self._has_ended = True
        self._owed = partial(self._come_of, failure)
        await outlasting(f"session {self._log.key}", self._settle)

    async def _told(self, part: CallPart) -> None:
        """An HTTP call begins or ends, or one more is reserved before it is made.

        Raises:
            BudgetSpent: that does not fit.
        """
        if isinstance(part, Further):
            await self._record(partial(self._further, part.cost))
        else:
            self._meter.note(part)

    def _further(self, most: float | None, session: S) -> Sequence[Event]:
        """One HTTP call more, unless its answer is not awaited."""
        if not self._is_due(session):
            return ()
        return (Reserved(self._ledger.now(), self._attempt, self._payer(session), most),)

    def _is_due(self, session: S) -> bool:
        """Whether the newest call is what the session awaits."""
        return self._due_call(session) == self._attempt

    def _come_of(self, failure: Failure | None, session: S) -> Sequence[Event]:
        """The bills of the call, and what came of it."""
        return (*self._meter.bills(self._ledger.now()), *self._outcome(failure, session))

    def _cut_off(self, session: S) -> Sequence[Event]:
        """What came of the call that is cancelled. One that had not begun has no bill, and lets go
        of what was reserved for it; none is left open, for that is how a death is known."""
        return (*self._come_of(None, session), Interrupted(self._ledger.now()))
