"""Brainstorming: how a board is carried from one model call to the next, and handed over."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from contextlib import aclosing
from dataclasses import replace
from functools import partial

from bot.brainstorm.board import Board, Call
from bot.brainstorm.events import (
    CallFailed,
    CallPostponed,
    CallRefused,
    CallStarted,
    Do,
    Grouped,
    HandedOver,
    Shaped,
    Sparked,
)
from bot.brainstorm.grouping import grouped
from bot.brainstorm.handover import started
from bot.brainstorm.loop import Ask, HandOver, StartCall, next_action
from bot.brainstorm.questions import Groups, Shape, Sparks, Thought, question_for
from bot.brainstorm.shaping import credits_of
from bot.errors import BudgetSpent, ModelError, ModelNonsense, RefineError
from bot.ports import Thinker
from bot.refine.replies import Called, Further, Unanswered, Usage
from bot.refine.session import Session
from bot.runner.driver import Driver, bills, cut_off
from bot.runner.ledger import Ledger, Log
from bot.runner.screen import Screen
from bot.story.events import Event, Interrupted, Reserved

logger = logging.getLogger(__name__)


class Brainstorming:
    """What a crew has to know to carry boards; `sessions` is where they are handed over to."""

    def __init__(
        self,
        ledger: Ledger[Board],
        sessions: Ledger[Session],
        thinker: Thinker,
        screen: Screen | None = None,
    ) -> None:
        self._ledger = ledger
        self._sessions = sessions
        self._thinker = thinker
        self._screen = screen or Screen()

    def is_busy(self, board: Board) -> bool:
        """Whether it has something to do by itself."""
        return next_action(board) is not None

    def wants_model(self, board: Board) -> bool:
        """Whether what it does next is to ask the model."""
        return isinstance(next_action(board), StartCall | Ask)

    def is_calling(self, board: Board) -> bool:
        """Whether a model call is open."""
        return board.call is not None

    def gave_up(self, board: Board) -> Sequence[Event]:
        """The open call failed; a board goes on without a model."""
        if board.call is None:
            return ()
        return (CallFailed(self._ledger.now(), board.call.number, RefineError.code),)

    def driver(self, log: Log[Board]) -> BoardDriver:
        """Who carries one of them."""
        return BoardDriver(log, self._ledger, self._sessions, self._thinker, self._screen)


class BoardDriver(Driver[Board]):
    """Opens calls, makes them, and begins the session that refines what came of them."""

    def __init__(
        self,
        log: Log[Board],
        ledger: Ledger[Board],
        sessions: Ledger[Session],
        thinker: Thinker,
        screen: Screen,
    ) -> None:
        super().__init__(log, ledger)
        self._sessions = sessions
        self._thinker = thinker
        self._screen = screen
        self._thought: Thought | None = None

    async def run(self, may_go_on: Callable[[Board], bool]) -> None:
        """Go on until there is nothing to do, or until it may not."""
        await super().run(may_go_on)
        if isinstance(next_action(self._log.session), HandOver):
            await self._hand_over()

    def _decisions(self, board: Board) -> Sequence[Event]:
        action = next_action(board)
        if isinstance(action, StartCall):
            return (self._reserved(board, action),)
        return ()

    def _reserved(self, board: Board, action: StartCall) -> CallStarted:
        """The call's beginning, with what it may cost."""
        question = question_for(replace(board, call=Call(action.attempt, action.do)))
        payer, most = board.payer(action.do), self._thinker.ceiling(question)
        return CallStarted(self._ledger.now(), action.attempt, action.do, payer, most)

    def _refused(self, refusal: BudgetSpent, board: Board) -> Sequence[Event]:
        action = next_action(board)
        if not isinstance(action, StartCall):
            return ()
        if refusal.is_brief:
            return (CallPostponed(self._ledger.now(), refusal.until),)
        return (CallRefused(self._ledger.now(), action.attempt, _code(refusal)),)

    def _due_call(self, board: Board) -> int | None:
        action = next_action(board)
        return action.attempt if isinstance(action, Ask) else None

    def _is_answered(self) -> bool:
        return self._thought is not None

    async def _hand_over(self) -> None:
        """Begin the session; one that a process began before it ended is found again."""
        event = started(self._log.session, self._log.key, self._ledger.now())
        session = await self._sessions.start(event)
        await self._ledger.record(self._log.key, HandedOver(self._ledger.now(), session.key))

    async def _converse(self, attempt: int) -> None:
        """One model call; what it used enters the log even where it is cancelled."""
        self._thought = None
        question = question_for(self._log.session)
        usage: list[Usage] = []
        failure: ModelError | BudgetSpent = ModelNonsense()
        thought, is_metered = None, True
        try:
            if question.do is not Do.GROUP:  # that writes nothing
                await self._screen.ready()
            async with aclosing(self._thinker.think(question)) as answer:
                async for part in answer:
                    match part:
                        case Called():
                            is_metered = False
                        case Unanswered():
                            is_metered = True
                        case Usage():
                            is_metered = True
                            usage.append(part)
                        case Further(most):
                            await self._record(partial(self._further, attempt, most))
                        case _:
                            thought = part
            self._thought = thought and await self._screen.thought(thought)
        except ModelError as error:
            logger.warning("session %s: %s", self._log.key, error.diagnosis)
            failure = error
        except BudgetSpent as refusal:
            failure = refusal
        except asyncio.CancelledError:
            cost = usage if is_metered else [*usage, self._thinker.guess(question)]
            # Not outlasting: whoever cancels waits for it.
            await self._ledger.append(self._log.key, lambda _: cut_off(cost, self._ledger.now()))
            raise
        await self._finish(attempt, usage, failure)

    def _further(self, attempt: int, cost: float | None, board: Board) -> Sequence[Event]:
        """One HTTP call more is reserved before it is made, unless the answer is not awaited."""
        call = board.call
        if call is None or call.number != attempt:
            return ()
        return (Reserved(self._ledger.now(), attempt, board.payer(call.do), cost),)

    async def _finish(
        self, attempt: int, usage: Sequence[Usage], failure: ModelError | BudgetSpent
    ) -> None:
        """Write down what the call used, and its answer or that there is none."""
        thought, now = self._thought, self._ledger.now()

        def make(board: Board) -> Sequence[Event]:
            spent = bills(usage, now)
            if thought is not None:
                return (*spent, _answer(board, attempt, thought, now))
            if isinstance(failure, BudgetSpent) and failure.is_brief:
                is_awaited = self._due_call(board) == attempt
                postponed = (CallPostponed(now, failure.until),) if is_awaited else ()
                return (*spent, Interrupted(now), *postponed)
            return (*spent, CallFailed(now, attempt, _code(failure)))

        await self._settle(make)


def _code(failure: ModelError | BudgetSpent) -> str:
    """The sentence under a board: what failed, or whose budget is used up."""
    if not isinstance(failure, BudgetSpent):
        return failure.code
    whose, _, _ = failure.whose.partition("-")
    return f"budget-{whose}"


def _answer(board: Board, attempt: int, thought: Thought, at: float) -> Event:
    """The answer as an event; what code decides of it is written down with it."""
    match thought:
        case Sparks(ideas, withheld):
            return Sparked(at, attempt, ideas, withheld)
        case Groups(groups):
            return Grouped(at, attempt, grouped(board.live_ideas, groups))
        case Shape(brief, draft, credits, withheld):
            became = credits_of(board, dict(credits))
            return Shaped(at, attempt, brief, draft, became, withheld)
