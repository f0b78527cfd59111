"""Who stops an answer, or deletes what it is for, pays for the calls that were begun, and for no
other."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from bot.brainstorm.events import Closed
from bot.brainstorm.questions import Question, ThoughtPart
from bot.errors import FullDisk, StoreError
from bot.refine.events import Stopped
from bot.refine.limits import Limits
from bot.refine.replies import Called, CallPart, Further, Part, Reviewed, Unanswered, Usage, Written
from bot.refine.task import Task
from bot.runner import crew, outlasting
from bot.store.reader import SqliteReader
from tests.refine.build import MEMBER, STEADY_TEXT, Steady, started
from tests.runner.boards import FIRST as BOARD
from tests.runner.boards import Thinker, board_process
from tests.runner.staging import Model, process, reserved
from tests.runner.travel import Travel
from tests.trouble import complaints

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


class UnbilledModel(Model):
    """Writes its draft, and does not come to say what that used."""

    def __init__(self) -> None:
        super().__init__()
        self.wrote = asyncio.Event()

    async def ask(self, task: Task) -> AsyncGenerator[Part, None]:
        async for part in super().ask(task):
            yield part
            if isinstance(part, Written):
                self.wrote.set()
                await asyncio.Event().wait()


class HaltingThinker(Thinker, Halting):
    """Halts at a question."""

    def __init__(self, parts: list[CallPart]) -> None:
        Thinker.__init__(self)
        Halting.__init__(self, parts)

    async def think(self, question: Question) -> AsyncGenerator[ThoughtPart, None]:
        async for part in self.say():
            yield part


async def used(store: SqliteReader) -> float:
    """The dollars that everybody has used."""
    ((money,),) = await store.fetch("SELECT total(money) FROM usage")
    return float(money)


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


@pytest.mark.parametrize(("parts", "cost"), STOPPED)
async def test_a_session_that_is_deleted_during_its_answer_costs_what_was_begun_of_it(
    path: Path, parts: list[CallPart], cost: float
) -> None:
    model = HaltingModel(parts)
    async with process(path, model) as on:
        log = await on.ledger.start(started(STEADY_TEXT))
        await model.halts.wait()
        assert await on.crew.delete(log.key)
        assert await used(on.store) == cost
        assert reserved(path) == (0, 0.0)


async def test_a_draft_that_was_there_when_its_session_was_deleted_is_a_round(path: Path) -> None:
    model = UnbilledModel()
    async with process(path, model) as on:
        log = await on.ledger.start(started(STEADY_TEXT))
        await model.wrote.wait()
        assert await on.crew.delete(log.key)
        assert await rounds_used(on.store) == 1


async def rounds_used(store: SqliteReader) -> int:
    """The rounds that everybody has used."""
    ((rounds,),) = await store.fetch("SELECT total(rounds) FROM usage")
    return int(rounds)


async def test_a_draft_that_is_stopped_while_it_is_seen_to_grow_is_a_round(path: Path) -> None:
    async with process(path) as on:
        there, _ = on.model.hold(1)
        log = await on.ledger.start(started(STEADY_TEXT, limits=Limits(max_rounds=1)))
        await there.wait()
        await on.ledger.record(log.key, Stopped(on.ledger.now(), "stop", MEMBER))
        session = await on.waiting(log)
        assert session.spending.rounds == await rounds_used(on.store) == 1
        assert not session.has_rounds_left
        assert session.rounds_written == 0


async def test_a_draft_that_was_seen_to_grow_when_its_session_was_deleted_is_a_round(
    path: Path,
) -> None:
    async with process(path) as on:
        there, _ = on.model.hold(1)
        log = await on.ledger.start(started(STEADY_TEXT))
        await there.wait()
        assert await on.crew.delete(log.key)
        assert await rounds_used(on.store) == 1


async def test_a_draft_that_nobody_saw_grow_is_no_round(path: Path) -> None:
    async with process(path, HaltingModel([Called()])) as on:
        log = await on.ledger.start(started(STEADY_TEXT))
        assert isinstance(on.model, HaltingModel)
        await on.model.halts.wait()
        await on.ledger.record(log.key, Stopped(on.ledger.now(), "stop", MEMBER))
        await on.waiting(log)
        assert await rounds_used(on.store) == 0


async def test_a_draft_that_is_written_again_after_a_restart_is_one_round(path: Path) -> None:
    async with process(path) as on:
        there, _ = on.model.hold(1)
        log = await on.ledger.start(started(STEADY_TEXT, limits=Limits(rounds=1)))
        await there.wait()
    async with process(path) as on:
        session = await on.waiting(await on.ledger.open(log.key))
        assert session.spending.rounds == 0
        assert session.rounds_written == await rounds_used(on.store) == 1


@pytest.mark.parametrize(("parts", "cost"), STOPPED)
async def test_a_board_that_is_deleted_during_an_answer_costs_what_was_begun_of_it(
    path: Path, parts: list[CallPart], cost: float
) -> None:
    thinker = HaltingThinker(parts)
    async with board_process(path, thinker) as on:
        log = await on.boards.start(BOARD)
        await thinker.halts.wait()
        assert await on.crews[0].delete(log.key)
        assert await used(on.store) == cost
        assert reserved(path) == (0, 0.0)


async def test_a_call_that_meets_a_bug_costs_what_it_has_used(path: Path) -> None:
    model = Model()
    model.breaks_off = RuntimeError("a bug")
    async with process(path, model) as on:
        log = await on.ledger.start(started(STEADY_TEXT))
        session = await on.waiting(log)
        assert session.spending.cost == await used(on.store) == 0.5
        assert reserved(path) == (0, 0.0)


async def test_an_answer_goes_on_where_its_session_could_not_be_deleted(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with process(path) as on:
        there, go_on = on.model.hold(1)
        log = await on.ledger.start(started(STEADY_TEXT))
        await there.wait()

        async def full(*_: object) -> bool:
            raise FullDisk(path=str(path))

        with monkeypatch.context() as patch:
            patch.setattr(on.store, "delete", full)
            with pytest.raises(StoreError):
                await on.crew.delete(log.key)
        go_on.set()
        session = await on.waiting(log)
        assert session.rounds_written == 3
        assert session.spending.calls == len(on.model.asked) == 4
        assert await used(on.store) == session.spending.cost


async def test_what_a_stopped_answer_cost_is_written_down_once_the_database_can_be_written(
    path: Path, travel: Travel
) -> None:
    model = HaltingModel([Called()])
    async with process(path, model) as on:
        log = await on.ledger.start(started(STEADY_TEXT))
        await model.halts.wait()
        on.store.failures = {on.store.appends + 2: FullDisk(path=str(path))}
        with complaints(travel) as heard:
            await on.ledger.record(log.key, Stopped(on.ledger.now(), "stop", MEMBER))
            session = await on.waiting(log)
            assert heard.is_set()
        assert session.spending.cost == await used(on.store) == GUESSED
        assert reserved(path) == (0, 0.0)


async def test_a_session_is_deleted_at_once_while_what_it_cost_waits_for_the_database(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outlasting, "FIRST_NAP", 3_600.0)
    monkeypatch.setattr(crew, "_PATIENCE", 0.01)
    model = HaltingModel([Called()])
    async with process(path, model) as on:
        log = await on.ledger.start(started(STEADY_TEXT))
        await model.halts.wait()
        on.store.failures = {on.store.appends + 2: FullDisk(path=str(path))}
        with complaints() as heard:
            await on.ledger.record(log.key, Stopped(on.ledger.now(), "stop", MEMBER))
            await heard.wait()
        assert await on.crew.delete(log.key)
        assert await used(on.store) == GUESSED
        assert reserved(path) == (0, 0.0)
