"""Who stops an answer pays for the calls that were begun, and for no other."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from bot.brainstorm.events import Closed
from bot.brainstorm.questions import Question, ThoughtPart
from bot.refine.events import Stopped
from bot.refine.replies import Called, CallPart, Further, Part, Reviewed, Unanswered, Usage
from bot.refine.task import Task
from tests.refine.build import MEMBER, STEADY_TEXT, Steady, started
from tests.runner.boards import FIRST as BOARD
from tests.runner.boards import Thinker, board_process
from tests.runner.staging import Model, process, reserved

USAGE = Usage("scripted", 100, 10, 0.5, estimated=False)
GUESSED = 0.25
"""What a call costs by the guess of the scripted models."""

STOPPED = [
    pytest.param([], 0.0, id="while others find out whether the model is up"),
    pytest.param([Called()], GUESSED, id="before the first word"),
    pytest.param([Called(), Unanswered()], 0.0, id="in the pause after a refusal"),
    pytest.param([Called(), USAGE, Further(0.5)], 0.5, id="in the pause before a repair"),
    pytest.param([Called(), USAGE, Further(0.5), Called()], 0.75, id="in a repair"),
]


class Halting:
    """Says some parts and then nothing more."""

    def __init__(self, parts: list[CallPart]) -> None:
        self.halts = asyncio.Event()
        self._parts = parts

    async def say(self) -> AsyncGenerator[CallPart, None]:
        for part in self._parts:
            yield part
        self.halts.set()
        await asyncio.Event().wait()


class HaltingModel(Model, Halting):
    """Halts at a task, which it judges where it is told to."""

    def __init__(self, parts: list[CallPart], *, judges: bool = False) -> None:
        Model.__init__(self)
        Halting.__init__(self, parts)
        self._judges = judges

    async def ask(self, task: Task) -> AsyncGenerator[Part, None]:
        if self._judges:
            yield Called()
            yield Reviewed(Steady().review(task))
            yield USAGE
        async for part in self.say():
            yield part


class HaltingThinker(Thinker, Halting):
    """Halts at a question."""

    def __init__(self, parts: list[CallPart]) -> None:
        Thinker.__init__(self)
        Halting.__init__(self, parts)

    async def think(self, question: Question) -> AsyncGenerator[ThoughtPart, None]:
        async for part in self.say():
            yield part


async def stopped(path: Path, model: HaltingModel) -> float | None:
    """What a session has cost that is stopped where its model halts."""
    async with process(path, model) as on:
        log = await on.ledger.start(started(STEADY_TEXT))
        await model.halts.wait()
        await on.ledger.record(log.key, Stopped(on.ledger.now(), "stop", MEMBER))
        session = await on.waiting(log)
        assert reserved(path) == (0, 0.0)
        return session.spending.cost


@pytest.mark.parametrize(("parts", "cost"), STOPPED)
async def test_a_stopped_answer_costs_what_was_begun_of_it(
    path: Path, parts: list[CallPart], cost: float
) -> None:
    assert await stopped(path, HaltingModel(parts)) == cost


@pytest.mark.parametrize(
    ("parts", "cost"),
    [
        pytest.param([], 0.5, id="before the writer is asked"),
        pytest.param([Called()], 0.75, id="while the writer thinks"),
        pytest.param([Called(), Unanswered()], 0.5, id="while the writer is busy"),
    ],
)
async def test_a_stop_after_the_review_costs_the_writers_call_where_it_was_begun(
    path: Path, parts: list[CallPart], cost: float
) -> None:
    assert await stopped(path, HaltingModel(parts, judges=True)) == cost


@pytest.mark.parametrize(("parts", "cost"), STOPPED)
async def test_a_closed_board_costs_what_was_begun_of_its_answer(
    path: Path, parts: list[CallPart], cost: float
) -> None:
    thinker = HaltingThinker(parts)
    async with board_process(path, thinker) as on:
        log = await on.boards.start(BOARD)
        await thinker.halts.wait()
        board = await on.happens(log, Closed(1.0, "close", BOARD.host))
        assert board.spending.cost == cost
        assert reserved(path) == (0, 0.0)
