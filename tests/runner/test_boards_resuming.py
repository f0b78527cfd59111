"""A process may end at any moment: the next one carries a board to the same end, and once."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from bot.brainstorm.board import Board
from bot.brainstorm.events import CallStarted, Do, HandedOver, Phase
from bot.brainstorm.fold import fold
from bot.brainstorm.loop import next_action
from bot.brainstorm.tally import standings
from bot.errors import ModelDeadly, StoreError
from bot.refine.session import Session
from bot.runner.driver import MOST_DEATHS
from tests.refine.build import outcome
from tests.runner.boards import (
    FIRST,
    IDEAS,
    LIFE,
    NO_SPARKS,
    Thinker,
    board_process,
    events_of,
    lived,
    moved_on,
)


def came_to(board: Board) -> tuple[object, ...]:
    """What a board came to, without its times and the numbers of its calls."""
    ideas = tuple(replace(i, at=0.0) for i in board.ideas)
    votes = tuple((s.option.number, s.votes, s.rank) for s in standings(board))
    return (board.phase, ideas, board.groups, votes, board.proposal, board.session)


async def interrupted(path: Path, after: int) -> tuple[Board, Session]:
    """A board whose process ends after so many appends. People then do everything again, as when
    nothing of it was confirmed to them."""
    async with board_process(path) as on:
        on.store.stop_after = after
        log = await on.boards.start(FIRST)
        if after:
            life = asyncio.create_task(lived(on, log))
            await on.store.stopped.wait()
            life.cancel()
            await asyncio.wait([life])
    async with board_process(path) as on:
        return await lived(on, await on.boards.open(log.key))


async def test_wherever_it_is_interrupted_a_board_comes_to_the_same_end(tmp_path: Path) -> None:
    async with board_process(tmp_path / "whole.db") as on:
        expected, refined = await lived(on, await on.boards.start(FIRST))
        appends = on.store.appends
    assert appends > len(LIFE)
    for after in range(appends + 1):
        path = tmp_path / f"{after}.db"
        board, session = await interrupted(path, after)
        assert came_to(board) == came_to(expected), f"after append {after}"
        assert outcome(session) == outcome(refined), f"after append {after}"
        log = await events_of(path, 1)
        calls = sum(isinstance(event, CallStarted) for event in log)
        assert calls <= expected.calls + 1, f"after append {after}"
        assert sum(isinstance(event, HandedOver) for event in log) == 1, f"after append {after}"
        assert fold(log) == board
        assert await events_of(path, 3) == [], f"two sessions after append {after}"


@pytest.mark.parametrize("do", Do, ids=str)
async def test_a_process_that_ends_in_the_middle_of_a_call_asks_once_more(
    path: Path, do: Do
) -> None:
    thinker = Thinker()
    there, _ = thinker.hold(list(Do).index(do) + 1)
    async with board_process(path, thinker) as on:
        log = await on.boards.start(FIRST)
        life = asyncio.create_task(lived(on, log))
        await there.wait()
        life.cancel()
        await asyncio.wait([life])
    assert thinker.open == 0
    async with board_process(path) as on:
        board, _ = await lived(on, await on.boards.open(log.key))
        assert on.thinker.asked[0] == thinker.asked[-1]
    assert (board.calls, board.spending.calls) == (4, 4)  # the abandoned one by a guess
    assert board.spending.estimated


async def test_a_call_in_which_process_after_process_dies_is_given_up_for_the_rules(
    path: Path,
) -> None:
    for nth in range(MOST_DEATHS):
        async with board_process(path, starts=False) as on:
            # What came of the call before, if there was one, and that the next begins.
            on.store.stop_after = 2 if nth else 1
            await on.runner.start()
            if nth == 0:
                await on.boards.start(FIRST)
            async with asyncio.timeout(20):
                await on.store.stopped.wait()
    async with board_process(path) as on:
        board = await on.resting(await on.boards.open(1))
        assert on.thinker.asked == []
    assert board.failure == ModelDeadly.code
    assert board.spending.calls == MOST_DEATHS
    assert board.phase is Phase.GATHER


async def test_a_store_that_fails_at_the_hand_over_does_not_lose_it(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with board_process(path) as on:
        log = await on.boards.start(NO_SPARKS)
        await on.happens(log, *IDEAS, moved_on(Phase.GATHER), moved_on(Phase.VOTE))
        on.store.failures = dict.fromkeys(
            range(on.store.appends + 2, on.store.appends + 9), StoreError(path="refine.db")
        )
        await on.boards.record(log.key, moved_on(Phase.SHAPE))
        for crew in on.crews:
            await crew.idle()
        assert "cannot go on" in caplog.text
        assert log.session.session is None
    async with board_process(path) as on:
        board = await on.resting(await on.boards.open(log.key))
        assert board.session == 2
        assert (await on.began(board)).rounds_written == 1
    assert await events_of(path, 3) == []


async def test_what_came_due_while_no_process_ran_is_done_at_the_next_start(path: Path) -> None:
    async with board_process(path) as on:
        log = await on.boards.start(NO_SPARKS)
        await on.happens(log, *IDEAS)
    async with board_process(path, now=lambda: 5_000.0) as on:
        log = await on.boards.open(log.key)
        async with asyncio.timeout(20):
            await log.until(lambda board: board.phase is Phase.VOTE and not next_action(board))
