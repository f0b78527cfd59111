"""A board runs on a real store: its calls, its clock, its crashes, and the session it becomes."""

from __future__ import annotations

import asyncio
import gc
from dataclasses import replace
from pathlib import Path

import pytest

from bot.brainstorm.events import Do, Phase, SparkAsked
from bot.brainstorm.limits import REVIEW_SECONDS
from bot.brainstorm.questions import Question
from bot.brainstorm.tally import chosen_by
from bot.errors import ModelBusy, UnknownSession
from bot.story.events import Spent
from tests.brainstorm.build import ANN, BEN, CLEO
from tests.refine.build import STEADY_TEXT
from tests.runner.boards import (
    FIRST,
    IDEAS,
    NO_SPARKS,
    SAME,
    Thinker,
    board_process,
    events_of,
    lived,
    moved_on,
    voted,
)
from tests.runner.travel import Travel


async def test_a_board_becomes_a_session_with_the_same_people(path: Path) -> None:
    async with board_process(path) as on:
        log = await on.boards.start(FIRST)
        board, session = await lived(on, log)
        assert [q.do for q in on.thinker.asked] == [Do.SPARK, Do.GROUP, Do.SHAPE]
        assert board.groups == ((1,), (2, 4), (3,))
        assert board.phase is Phase.REFINE
        assert board.spending.calls == 3
        assert (session.author, session.brief) == (FIRST.host, "A brief")
        assert session.original == STEADY_TEXT
        assert [(c.people, c.became) for c in session.credits] == [
            ((ANN, CLEO), "what Pizza bakery became"),
            ((BEN,), "what Kayak on the river became"),
        ]
        assert session.rounds_written == 1


async def test_the_audience_sees_every_change(path: Path) -> None:
    async with board_process(path) as on:
        log = await on.boards.start(FIRST)
        board, _ = await lived(on, log)
        assert on.audience.shown[-1] == board
        phases = dict.fromkeys(shown.phase for shown in on.audience.shown)
        assert list(phases) == [Phase.GATHER, Phase.VOTE, Phase.SHAPE, Phase.REFINE]


def failing(*steps: Do) -> Thinker:
    thinker = Thinker()

    def fails(nth: int, question: Question) -> Exception | None:
        return ModelBusy() if question.do in steps else None

    thinker.fails = fails
    return thinker


@pytest.mark.parametrize("steps", [*((do,) for do in Do), tuple(Do)], ids=str)
async def test_a_model_that_fails_stops_no_board(path: Path, steps: tuple[Do, ...]) -> None:
    thinker = failing(*steps)
    async with board_process(path, thinker) as on:
        log = await on.boards.start(FIRST)
        await on.resting(log)
        assert log.session.failure == ("error-model-busy" if Do.SPARK in steps else "")
        board, session = await lived(on, log)
        assert len(thinker.asked) == 3
        assert board.proposal is not None
        assert board.proposal.is_by_rule is (Do.SHAPE in steps)
        assert session.rounds_written == 1
        assert session.credits


async def test_an_unexpected_mistake_neither_stops_a_board_nor_is_tried_for_ever(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    thinker = Thinker()
    thinker.fails = lambda nth, question: ZeroDivisionError()
    async with board_process(path, thinker) as on:
        log = await on.boards.start(NO_SPARKS)
        board = await on.happens(log, *SAME, moved_on(Phase.GATHER))
        assert [q.do for q in thinker.asked] == [Do.GROUP, Do.SHAPE]
        assert board.failure == "error-unknown"
        assert board.proposal is not None
        assert board.proposal.is_by_rule
    assert "ZeroDivisionError" in caplog.text


async def test_a_host_who_moves_on_while_the_model_thinks_ends_the_call(path: Path) -> None:
    async with board_process(path) as on:
        there, _ = on.thinker.hold(1)
        log = await on.boards.start(FIRST)
        await there.wait()
        for idea in IDEAS:
            await on.boards.record(log.key, idea)
        board = await on.happens(log, moved_on(Phase.GATHER))
        assert on.thinker.open == 0
        assert [i.person for i in board.ideas] == [ANN, BEN, CLEO]
        assert (board.phase, board.groups) == (Phase.VOTE, ((1, 3), (2,)))
        assert [q.do for q in on.thinker.asked] == [Do.SPARK, Do.GROUP]
        assert board.spending.calls == 2  # what the abandoned one used is guessed


async def test_an_answer_that_came_too_late_is_paid_and_changes_nothing(path: Path) -> None:
    async with board_process(path) as on:
        there, go_on = on.thinker.hold(1, answered=True)
        log = await on.boards.start(FIRST)
        await there.wait()
        for event in (*IDEAS, moved_on(Phase.GATHER)):
            await on.boards.record(log.key, event)
        go_on.set()
        board = await on.resting(log)
        assert [i.person for i in board.ideas] == [ANN, BEN, CLEO]
        assert board.spending.calls == 2
    log_ = await events_of(path, log.key)
    assert sum(isinstance(event, Spent) for event in log_) == 2


@pytest.mark.parametrize("do", [Do.GROUP, Do.SHAPE], ids=str)
async def test_a_host_in_a_hurry_is_not_charged_for_another_call(path: Path, do: Do) -> None:
    async with board_process(path) as on:
        there, go_on = on.thinker.hold(1 if do is Do.GROUP else 2)
        log = await on.boards.start(NO_SPARKS)
        for event in IDEAS:
            await on.happens(log, event)
        if do is Do.SHAPE:
            await on.happens(log, moved_on(Phase.GATHER))
            await on.boards.record(log.key, moved_on(Phase.VOTE))
        else:
            await on.boards.record(log.key, moved_on(Phase.GATHER))
        await there.wait()
        phase = log.session.phase
        await on.boards.record(log.key, replace(moved_on(phase), source="in a hurry"))
        go_on.set()
        board = await on.resting(log)
        assert (board.phase, board.failure) == (phase, "")
        assert [q.do for q in on.thinker.asked].count(do) == 1


async def test_ideas_and_votes_in_the_middle_of_a_call_do_not_disturb_it(path: Path) -> None:
    async with board_process(path) as on:
        there, go_on = on.thinker.hold(1)
        log = await on.boards.start(FIRST)
        await there.wait()
        for event in (*IDEAS, voted(ANN, 2), SparkAsked(1.0, "spark", BEN)):
            await on.boards.record(log.key, event)
        go_on.set()
        board = await on.resting(log)
        assert [i.person for i in board.ideas] == [ANN, BEN, CLEO, None]
        assert chosen_by(board, ANN) == (2,)
        assert len(on.thinker.asked) == 1


async def test_a_board_that_waits_is_nowhere_in_memory(path: Path) -> None:
    async with board_process(path) as on:
        on.audience.remembers = False
        log = await on.boards.start(FIRST)
        await on.resting(log)
        del log
        gc.collect()
        assert not on.boards._logs
        names = {task.get_name() for task in asyncio.all_tasks()}
        assert not {name for name in names if name.startswith(("driver", "call"))}


async def test_the_clock_carries_a_board_from_phase_to_phase(path: Path, travel: Travel) -> None:
    async with board_process(path, now=travel) as on:
        log = await on.boards.start(NO_SPARKS)
        await on.happens(log, *IDEAS)
        for phase, seconds in (
            (Phase.VOTE, NO_SPARKS.limits.gather),
            (Phase.SHAPE, NO_SPARKS.limits.vote),
            (Phase.REFINE, REVIEW_SECONDS),
        ):
            travel.offset += seconds + 1
            await on.store.next_wake(0.0)  # the event loop looks at its time
            async with asyncio.timeout(30):
                await log.until(lambda board, phase=phase: board.phase is phase)  # type: ignore[misc]
            await on.resting(log)
        assert (await on.began(log.session)).rounds_written == 1


async def test_a_board_and_its_session_are_not_taken_for_each_other(path: Path) -> None:
    async with board_process(path) as on:
        log = await on.boards.start(FIRST)
        board, _ = await lived(on, log)
        assert board.session is not None
        with pytest.raises(UnknownSession):
            await on.sessions.open(log.key)
        with pytest.raises(UnknownSession):
            await on.boards.open(board.session)
