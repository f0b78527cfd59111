"""Refining: how a session that refines a text is carried from one model call to the next."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack, aclosing
from dataclasses import dataclass, replace
from functools import partial

from bot.errors import (
    BudgetSpent,
    ModelDown,
    ModelError,
    ModelNonsense,
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
    Further,
    Growing,
    Part,
    Review,
    Reviewed,
    Usage,
    Written,
)
from bot.refine.session import Session
from bot.refine.task import Do, Task, task_for
from bot.runner.driver import Driver, Failure
from bot.runner.ledger import Ledger, Log
from bot.runner.raising import Raising
from bot.runner.screen import Screen
from bot.story.events import Event, Interrupted


@dataclass(slots=True)
class _Call:
    """A model call: what it has answered so far."""

    task: Task
    grown: str = ""
    seen: bool = False  # some of its draft was shown, and was awaited
    written: Written | None = None
    judged: bool = False

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
        screen: Screen,
    ) -> None:
        self._ledger = ledger
        self._model = model
        self._audience = audience
        self._raising = raising
        self._screen = screen

    def is_busy(self, session: Session) -> bool:
        """Whether it has something to do by itself."""
        return next_action(session) is not None

    def wants_model(self, session: Session) -> bool:
        """Whether what it does next is to ask the model."""
        return isinstance(next_action(session), StartRound | Ask)

    def payer(self, session: Session) -> int:
        """Whoever asked for the rounds under way."""
        return session.payer

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
        self._call: _Call
        self._asking = ExitStack()  # while a budget is asked; see `Raising`

    def _decisions(self, session: Session) -> Sequence[Event]:
        now = self._ledger.now()
        match next_action(session):
            case StartRound(attempt, closing):
                return (self._reserved(session, RoundStarted(now, attempt, closing)),)
            case End(burst, stop, detail):
                return (BurstEnded(now, burst, stop, detail),)
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
        return self._call.is_answered

    def _is_seen(self) -> bool:
        return self._call.seen

    def _payer(self, session: Session) -> int:
        return session.payer

    def _prepare(self) -> None:
        self._call = _Call(task_for(self._log.session))

    async def _converse(self) -> None:
        with self._asking:
            await super()._converse()

    async def _answer(self) -> None:
        """One model call: its parts enter the log as they stream."""
        call = self._call
        await self._screen.ready()
        async with aclosing(self._model.ask(call.task)) as answer:
            async for part in answer:
                await self._take(call, part)
        from_nothing = call.task.do is Do.WRITE and not call.task.texts
        written = call.written
        empty = written is None or (written.draft is None and not written.withheld)
        if from_nothing and empty:
            raise ModelNonsense

    def _guess(self) -> Usage:
        return self._model.estimate(self._call.task, self._call.grown)

    async def _take(self, call: _Call, part: Part) -> None:
        match part:
            case Reviewed(review):
                review = await self._screen.reviewed(review)
                call.judged = True
                await self._record(partial(self._judged, review))
            case Growing(text):
                call.grown = text
                shown = self._screen.growing(text)
                call.seen |= bool(shown) and self._is_due(self._log.session)
                self._audience.draft_grows(self._log.key, shown)
            case Written():
                call.written = await self._screen.written(part)
            case Further():
                self._asking.enter_context(self._raising.asking())
                await self._told(part)
                self._asking.close()  # it was not refused
            case _:
                await self._told(part)

    def _judged(self, review: Review, session: Session) -> Sequence[Event]:
        """The verdict enters the log before the next draft is written."""
        if session.attempt is None or session.attempt.number != self._attempt:
            return ()
        return (judge(session, review, self._ledger.now()),)

    def _outcome(self, failure: Failure | None, session: Session) -> Sequence[Event]:
        now, written = self._ledger.now(), self._call.written
        if isinstance(failure, BudgetSpent):
            paused = (_paused(failure, now),) if self._is_due(session) else ()
            return (Interrupted(now), *paused)
        if failure is not None:
            return (self._failed(failure, session),)
        # A verdict may have ended the burst while the rest of the answer was on its way.
        if written is None or not self._is_due(session):
            return ()
        drafted = Drafted(
            now, self._attempt, written.draft, written.changes, withheld=written.withheld
        )
        return (numbered(session, drafted),)

    def _failed(self, error: ModelError, session: Session) -> Event:
        """The call has no answer: it is made again later where the failure may pass."""
        now, is_paid = self._ledger.now(), self._meter.has_run
        if isinstance(error, ModelDown):
            longest = session.limits.outage
            due = next_try(session.outage, now, error.after, longest, is_paid=is_paid)
            if due is not None:
                return RoundPostponed(now, self._attempt, error.code, due, is_paid)
        return RoundFailed(now, self._attempt, error.code)


def _paused(refusal: BudgetSpent, at: float) -> BudgetPaused:
    return BudgetPaused(at, refusal.until, refusal.whose, refusal.is_brief)
