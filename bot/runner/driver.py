"""The driver: carries one session as far as it goes by itself."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from contextlib import aclosing
from dataclasses import dataclass, field

from bot.errors import ModelError, ModelNonsense
from bot.ports import Audience, Model
from bot.refine.bursts import numbered
from bot.refine.events import BurstEnded, Drafted, Event, RoundFailed, RoundStarted, Spent
from bot.refine.judging import judge
from bot.refine.loop import Ask, End, StartRound, next_action
from bot.refine.replies import Growing, Part, Review, Reviewed, Usage, Written
from bot.refine.session import Session
from bot.refine.task import Do, Task, task_for
from bot.runner.ledger import Ledger, Log

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
    is_metered: bool = False  # nothing has come since the last usage

    @property
    def is_answered(self) -> bool:
        """Whether all that counts has arrived and only the usage is awaited."""
        return self.written is not None or (self.judged and self.task.do is Do.JUDGE)


class Driver:
    """Decide, call, append, for one session, until it waits for people or for a time."""

    def __init__(self, log: Log, ledger: Ledger, model: Model, audience: Audience) -> None:
        self._log = log
        self._ledger = ledger
        self._model = model
        self._audience = audience
        self._call: _Call | None = None
        self._task: asyncio.Task[None] | None = None

    async def run(self) -> None:
        """Go on until there is nothing to do."""
        while action := next_action(self._log.session):
            if isinstance(action, Ask):
                await self._perform(action.attempt)
            else:
                await self._decide(action)

    def notice(self) -> None:
        """The session changed: end a call whose answer would no longer count."""
        if self._task is None or self._call is None or self._call.is_answered:
            return
        if next_action(self._log.session) != Ask(self._call.attempt):
            self._task.cancel()

    async def _decide(self, action: StartRound | End) -> None:
        """Write a decision down, if it is still what the session wants."""

        def make(session: Session) -> Sequence[Event]:
            if next_action(session) != action:
                return ()
            now = self._ledger.now()
            if isinstance(action, End):
                return (BurstEnded(now, action.burst, action.stop),)
            return (RoundStarted(now, action.attempt, action.closing),)

        await self._ledger.append(self._log.key, make)

    async def _perform(self, attempt: int) -> None:
        """Make the model call in a task of its own, so that `notice` can end it alone."""
        self._call = _Call(attempt, task_for(self._log.session))
        name = f"call-{self._log.key}-{attempt}"
        self._task = task = asyncio.create_task(self._converse(self._call), name=name)
        try:
            await asyncio.wait({task})
        finally:
            self._call = self._task = None
            if not task.done():  # the driver itself was cancelled
                task.cancel()
                await asyncio.wait({task})
        if not task.cancelled():
            task.result()

    async def _converse(self, call: _Call) -> None:
        """One model call: its parts enter the log as they stream."""
        try:
            async with aclosing(self._model.ask(call.task)) as answer:
                async for part in answer:
                    await self._take(call, part)
        except ModelError as error:
            logger.warning("session %s: %s", self._log.key, error.code)
            await self._finish(call, error.code)
        except asyncio.CancelledError:
            if not call.is_metered:
                call.usage.append(self._model.estimate(call.task, call.grown))
            await self._finish(call, None)
            raise
        else:
            from_nothing = call.task.do is Do.WRITE and not call.task.texts
            empty = from_nothing and (call.written is None or call.written.draft is None)
            await self._finish(call, ModelNonsense.code if empty else None)

    async def _take(self, call: _Call, part: Part) -> None:
        call.is_metered = isinstance(part, Usage)
        match part:
            case Reviewed(review):
                call.judged = True
                await self._judged(call, review)
            case Growing(text):
                call.grown = text
                self._audience.draft_grows(self._log.key, text)
            case Written():
                call.written = part
            case Usage():
                call.usage.append(part)

    async def _judged(self, call: _Call, review: Review) -> None:
        """The verdict enters the log before the next draft is written."""

        def make(session: Session) -> Sequence[Event]:
            if session.attempt is None or session.attempt.number != call.attempt:
                return ()
            return (judge(session, review, self._ledger.now()),)

        await self._ledger.append(self._log.key, make)

    async def _finish(self, call: _Call, failure: str | None) -> None:
        """Write down what the call used and, where its answer is whole, the draft."""
        now = self._ledger.now()
        spent = [
            Spent(now, u.model, u.input_tokens, u.output_tokens, u.cost, u.estimated)
            for u in call.usage
        ]

        def make(session: Session) -> Sequence[Event]:
            if failure is not None:
                return (*spent, RoundFailed(now, call.attempt, failure))
            # A verdict may have ended the burst while the rest of the answer was on its way.
            if call.written is None or next_action(session) != Ask(call.attempt):
                return spent
            drafted = Drafted(now, call.attempt, call.written.draft, call.written.changes)
            return (*spent, numbered(session, drafted))

        await self._ledger.append(self._log.key, make)
