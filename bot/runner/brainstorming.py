"""Brainstorming: how a board is carried from one model call to the next, and handed over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import aclosing
from dataclasses import replace

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
from bot.brainstorm.loop import Ask, HandOver, StartCall, next_action, wanted
from bot.brainstorm.questions import Groups, Question, Shape, Sparks, Thought, question_for
from bot.brainstorm.shaping import credits_of
from bot.errors import BudgetSpent, ModelNonsense, RefineError
from bot.ports import Thinker
from bot.refine.replies import Usage
from bot.refine.session import Session
from bot.runner.driver import Driver, Failure
from bot.runner.ledger import Ledger, Log
from bot.runner.screen import Screen
from bot.story.events import Event, Interrupted


class Brainstorming:
    """What a crew has to know to carry boards; `sessions` is where they are handed over to."""

    def __init__(
        self,
        ledger: Ledger[Board],
        sessions: Ledger[Session],
        thinker: Thinker,
        screen: Screen,
    ) -> None:
        self._ledger = ledger
        self._sessions = sessions
        self._thinker = thinker
        self._screen = screen

    def is_busy(self, board: Board) -> bool:
        """Whether it has something to do by itself."""
        return next_action(board) is not None

    def wants_model(self, board: Board) -> bool:
        """Whether what it does next is to ask the model."""
        return isinstance(next_action(board), StartCall | Ask)

    def payer(self, board: Board) -> int:
        """Whoever asked for what the model has to do, if anything."""
        do = wanted(board)
        return board.host if do is None else board.payer(do)

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
        self._question: Question
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

    def _is_seen(self) -> bool:
        return False  # nothing of a thought is shown while it grows

    async def _hand_over(self) -> None:
        """Begin the session; one that a process began before it ended is found again."""
        event = started(self._log.session, self._log.key, self._ledger.now())
        session = await self._sessions.start(event)
        await self._ledger.record(self._log.key, HandedOver(self._ledger.now(), session.key))

    def _payer(self, board: Board) -> int:
        return board.host if board.call is None else board.payer(board.call.do)

    def _prepare(self) -> None:
        self._question, self._thought = question_for(self._log.session), None

    async def _answer(self) -> None:
        thought: Thought | None = None
        if self._question.do is not Do.GROUP:  # that writes nothing
            await self._screen.ready()
        async with aclosing(self._thinker.think(self._question)) as answer:
            async for part in answer:
                match part:
                    case Sparks() | Groups() | Shape():
                        thought = part
                    case _:
                        await self._told(part)
        if thought is None:
            raise ModelNonsense
        self._thought = await self._screen.thought(thought)

    def _guess(self) -> Usage:
        return self._thinker.guess(self._question)

    def _outcome(self, failure: Failure | None, board: Board) -> Sequence[Event]:
        now = self._ledger.now()
        if self._thought is not None:
            return (_thought(board, self._attempt, self._thought, now),)
        if isinstance(failure, BudgetSpent) and failure.is_brief:
            postponed = (CallPostponed(now, failure.until),) if self._is_due(board) else ()
            return (Interrupted(now), *postponed)
        return () if failure is None else (CallFailed(now, self._attempt, _code(failure)),)


def _code(failure: Failure) -> str:
    """The sentence under a board: what failed, or whose budget is used up."""
    if not isinstance(failure, BudgetSpent):
        return failure.code
    whose, _, _ = failure.whose.partition("-")
    return f"budget-{whose}"


def _thought(board: Board, attempt: int, thought: Thought, at: float) -> Event:
    """The answer as an event; what code decides of it is written down with it."""
    match thought:
        case Sparks(ideas, withheld):
            return Sparked(at, attempt, ideas, withheld)
        case Groups(groups):
            return Grouped(at, attempt, grouped(board.live_ideas, groups))
        case Shape(brief, draft, credits, withheld):
            became = credits_of(board, dict(credits))
            return Shaped(at, attempt, brief, draft, became, withheld)
