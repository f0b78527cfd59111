"""Refining: how a session that refines a text is carried from one model call to the next."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from contextlib import ExitStack, aclosing
from dataclasses import dataclass, field, replace
from functools import partial

from bot.errors import (
    BudgetSpent,
    ModelDown,
    ModelError,
    ModelNonsense,
    ModerationDown,
    RefineError,
)
from bot.ports import Audience, Model
from bot.refine import attempts
from bot.refine.attempts import numbered
from bot.refine.events import (
    BudgetPaused,
    BurstEnded,
    Drafted,
    RoundFailed,
    RoundPostponed,
    RoundStarted,
)
from bot.refine.judging import judge
from bot.refine.limits import Stop
from bot.refine.loop import Ask, End, StartRound, next_action
from bot.refine.outage import next_try
from bot.refine.replies import (
    Called,
    Further,
    Growing,
    Part,
    Review,
    Reviewed,
    Unanswered,
    Usage,
    Written,
)
from bot.refine.session import Session
from bot.refine.task import Do, Task, task_for
from bot.runner.driver import Driver, bills, cut_off
from bot.runner.ledger import Ledger, Log
from bot.runner.raising import Raising
from bot.runner.screen import Screen
from bot.story.events import Event, Interrupted, Reserved

logger = logging.getLogger(__name__)


@dataclass(slots=True)
class _Call:
    """A model call under way: what it has answered so far."""

    attempt: int
    task: Task
    grown: str = ""
    written: Written | None = None
    usage: list[Usage] = field(default_factory=list)
    judged: bool = False
    is_metered: bool = True  # no HTTP call is on its way, whose usage would not be told
    asking: ExitStack = field(default_factory=ExitStack)  # while a budget is asked; see `Raising`

    @property
    def is_answered(self) -> bool:
        """Whether all that counts has arrived and only the usage is awaited."""
        return self.written is not None or (self.judged and self.task.do is Do.JUDGE)


class Refining:
    """What a crew has to know to carry such sessions."""

    def __init__(
        self,
        ledger: Ledger[Session],
        model: Model,
        audience: Audience[Session],
        raising: Raising,
        screen: Screen | None = None,
    ) -> None:
        self._ledger = ledger
        self._model = model
        self._audience = audience
        self._raising = raising
        self._screen = screen or Screen()

    def is_busy(self, session: Session) -> bool:
        """Whether it has something to do by itself."""
        return next_action(session) is not None

    def wants_model(self, session: Session) -> bool:
        """Whether what it does next is to ask the model."""
        return isinstance(next_action(session), StartRound | Ask)

    def is_calling(self, session: Session) -> bool:
        """Whether a model call is open."""
        return session.attempt is not None

    def gave_up(self, session: Session) -> Sequence[Event]:
        """What ends the work that cannot be done."""
        if session.burst is None:
            return ()
        number, code = session.burst.number, RefineError.code
        return (BurstEnded(self._ledger.now(), number, Stop.FAILED, code),)

    def driver(self, log: Log[Session]) -> RefineDriver:
        """Who carries one of them."""
        given = self._ledger, self._model, self._audience, self._raising, self._screen
        return RefineDriver(log, *given)


class RefineDriver(Driver[Session]):
    """Opens rounds, makes their calls, and ends bursts."""

    def __init__(
        self,
        log: Log[Session],
        ledger: Ledger[Session],
        model: Model,
        audience: Audience[Session],
        raising: Raising,
        screen: Screen,
    ) -> None:
        super().__init__(log, ledger)
        self._model = model
        self._audience = audience
        self._raising = raising
        self._screen = screen
        self._call: _Call | None = None

    def _decisions(self, session: Session) -> Sequence[Event]:
        now = self._ledger.now()
        match next_action(session):
            case StartRound(attempt, closing):
                return (self._reserved(session, RoundStarted(now, attempt, closing)),)
            case End(burst, stop):
                return (BurstEnded(now, burst, stop),)
            case _:
                return ()

    async def _decide(self) -> bool:
        with self._raising.asking():
            return await super()._decide()

    def _reserved(self, session: Session, event: RoundStarted) -> RoundStarted:
        """The event with what its call may use: a round where it writes, and its most money."""
        opened = attempts.begun(session, event)
        if opened.burst is None or opened.attempt is None:
            return event
        return replace(
            event,
            payer=opened.burst.payer,
            reserved=self._model.bound(task_for(opened)),
            rounds=int(opened.attempt.writes),
        )

    def _refused(self, refusal: BudgetSpent, session: Session) -> Sequence[Event]:
        if not isinstance(next_action(session), StartRound):
            return ()
        return (_paused(refusal, self._ledger.now()),)

    def _due_call(self, session: Session) -> int | None:
        action = next_action(session)
        return action.attempt if isinstance(action, Ask) else None

    def _is_answered(self) -> bool:
        return self._call is not None and self._call.is_answered

    async def _converse(self, attempt: int) -> None:
        """One model call: its parts enter the log as they stream."""
        self._call = call = _Call(attempt, task_for(self._log.session))
        try:
            await self._screen.ready()
            async with aclosing(self._model.ask(call.task)) as answer:
                async for part in answer:
                    await self._take(call, part)
        except ModelError as error:
            logger.warning("session %s: %s", self._log.key, error.diagnosis)
            if isinstance(error, ModerationDown):  # the answer was there, or on its way
                self._meter(call)
            await self._finish(call, error)
        except BudgetSpent as refusal:
            await self._finish(call, refusal)
        except asyncio.CancelledError:
            self._meter(call)
            # Not outlasting: whoever cancels waits for it.
            await self._ledger.append(self._log.key, partial(self._cut_off, call))
            raise
        else:
            from_nothing = call.task.do is Do.WRITE and not call.task.texts
            written = call.written
            empty = written is None or (written.draft is None and not written.withheld)
            await self._finish(call, ModelNonsense() if from_nothing and empty else None)
        finally:
            call.asking.close()

    def _cut_off(self, call: _Call, session: Session) -> Sequence[Event]:
        """What came of a call that is cancelled."""
        return self._outcome(call, None, session) or cut_off(call.usage, self._ledger.now())

    def _meter(self, call: _Call) -> None:
        """The call ends early: what no usage will tell of is guessed."""
        if not call.is_metered:
            call.usage.append(self._model.estimate(call.task, call.grown))

    async def _take(self, call: _Call, part: Part) -> None:
        match part:
            case Reviewed(review):
                review = await self._screen.reviewed(review)
                call.judged = True
                await self._judged(call, review)
            case Growing(text):
                call.grown = text
                self._audience.draft_grows(self._log.key, self._screen.growing(text))
            case Written():
                call.written = await self._screen.written(part)
            case Called():
                call.is_metered = False
            case Unanswered():
                call.is_metered = True
            case Usage():
                call.is_metered = True
                call.usage.append(part)
            case Further(cost):
                call.asking.enter_context(self._raising.asking())
                await self._record(partial(self._further, call.attempt, cost))
                call.asking.close()  # it was not refused

    def _further(self, attempt: int, cost: float | None, session: Session) -> Sequence[Event]:
        """One HTTP call more is reserved before it is made, unless the answer is not awaited."""
        burst, due = session.burst, session.attempt
        if burst is None or due is None or due.number != attempt:
            return ()
        return (Reserved(self._ledger.now(), attempt, burst.payer, cost),)

    async def _judged(self, call: _Call, review: Review) -> None:
        """The verdict enters the log before the next draft is written."""

        def make(session: Session) -> Sequence[Event]:
            if session.attempt is None or session.attempt.number != call.attempt:
                return ()
            return (judge(session, review, self._ledger.now()),)

        await self._record(make)

    async def _finish(self, call: _Call, failure: ModelError | BudgetSpent | None) -> None:
        """Write down what came of the call."""
        await self._settle(partial(self._outcome, call, failure))

    def _outcome(
        self, call: _Call, failure: ModelError | BudgetSpent | None, session: Session
    ) -> Sequence[Event]:
        """What the call used and, where its answer is whole, the draft."""
        now = self._ledger.now()
        spent = bills(call.usage, now)
        is_awaited = next_action(session) == Ask(call.attempt)
        if isinstance(failure, BudgetSpent):
            paused = (_paused(failure, now),) if is_awaited else ()
            return (*spent, Interrupted(now), *paused)
        if failure is not None:
            return (*spent, _failed(session, call, failure, now))
        # A verdict may have ended the burst while the rest of the answer was on its way.
        if call.written is None or not is_awaited:
            return spent
        written = call.written
        drafted = Drafted(
            now, call.attempt, written.draft, written.changes, withheld=written.withheld
        )
        return (*spent, numbered(session, drafted))


def _failed(session: Session, call: _Call, error: ModelError, at: float) -> Event:
    """The end of a call without an answer: it is made again later where the failure may pass."""
    if isinstance(error, ModelDown):
        is_paid = bool(call.usage)
        longest = session.limits.outage
        due = next_try(session.outage, at, error.after, longest, is_paid=is_paid)
        if due is not None:
            return RoundPostponed(at, call.attempt, error.code, due, is_paid)
    return RoundFailed(at, call.attempt, error.code)


def _paused(refusal: BudgetSpent, at: float) -> BudgetPaused:
    return BudgetPaused(at, refusal.until, refusal.whose, refusal.is_brief)
