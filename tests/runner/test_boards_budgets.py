"""Budgets of boards: what is used up is done without, what others have reserved is waited for."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from bot.brainstorm.events import Closed, Do, Opened, Phase
from bot.community.budget import BRIEF, NOBODY, Amount, Cap, Kind, Period
from bot.errors import FullDisk, ModelNonsense
from bot.runner.outlasting import FIRST_NAP
from bot.store.budgets import Budgets
from bot.story.events import Event
from tests.refine.build import AUTHOR
from tests.runner.boards import FIRST, IDEAS, LIFE, NO_SPARKS, board_process, moved_on
from tests.runner.staging import reserved
from tests.runner.travel import Travel
from tests.trouble import complaints


async def test_a_board_goes_on_without_a_model(path: Path) -> None:
    async with board_process(path) as on:
        guild = FIRST.guild or 0
        cap = Cap(guild, Kind.EACH, NOBODY, Period.DAY, rounds=0)
        await Budgets(on.store).set(cap, 1.0, AUTHOR)
        log = await on.boards.start(FIRST)
        board = await on.resting(log)
        assert board.failure == "budget-person"
        board = await on.happens(log, *LIFE[:-1])
        assert (board.phase, on.thinker.asked) == (Phase.SHAPE, [])
        assert board.proposal is not None
        assert board.proposal.is_by_rule
        used = await Budgets(on.store).used(Period.DAY, 1_000.0, guild, None)
        assert used == Amount()


@pytest.mark.parametrize(
    ("do", "first", "before"),
    [
        (Do.SPARK, FIRST, ()),
        (Do.GROUP, NO_SPARKS, (*IDEAS, moved_on(Phase.GATHER))),
        (Do.SHAPE, NO_SPARKS, (IDEAS[0], moved_on(Phase.GATHER))),
    ],
    ids=list(Do),
)
async def test_a_board_waits_briefly_for_what_others_have_reserved(
    path: Path, travel: Travel, do: Do, first: Opened, before: tuple[Event, ...]
) -> None:
    async with board_process(path, now=travel) as on:
        cap = Cap(FIRST.guild or 0, Kind.EACH, NOBODY, Period.DAY, rounds=1)
        await Budgets(on.store).set(cap, 1.0, AUTHOR)
        there, _ = on.thinker.hold(1)
        other = await on.boards.start(replace(FIRST, source="other"))
        await there.wait()
        log = await on.boards.start(first)
        for event in before:
            await on.boards.record(log.key, event)
        async with asyncio.timeout(20):
            await log.until(lambda board: board.retry_at is not None)
        assert (log.session.failure, len(on.thinker.asked)) == ("", 1)
        await on.boards.record(other.key, Closed(1.0, "close", FIRST.host))
        await on.resting(other)
        travel.offset += BRIEF + 1
        async with asyncio.timeout(20):
            await log.until(lambda board: board.retry_at is None)
        board = await on.resting(log)
        assert (board.failure, on.thinker.asked[-1].do) == ("", do)
        assert board.proposal is None or not board.proposal.is_by_rule


async def test_a_boards_repeated_request_waits_briefly_for_what_others_have_reserved(
    path: Path, travel: Travel
) -> None:
    async with board_process(path, now=travel) as on:
        cap = Cap(FIRST.guild or 0, Kind.EACH, NOBODY, Period.DAY, money=1.4)
        await Budgets(on.store).set(cap, 1.0, AUTHOR)
        there, _ = on.thinker.hold(1)
        other = await on.boards.start(replace(FIRST, source="other"))
        await there.wait()
        on.thinker.repeats = {2}
        log = await on.boards.start(FIRST)
        async with asyncio.timeout(20):
            await log.until(lambda board: board.retry_at is not None)
        assert (log.session.failure, log.session.spending.cost) == ("", 0.5)
        assert reserved(path) == (1, 0.5)
        await on.boards.record(other.key, Closed(1.0, "close", FIRST.host))
        await on.resting(other)
        travel.offset += BRIEF + 1
        async with asyncio.timeout(20):
            await log.until(lambda board: board.live_ideas)
        assert (await on.resting(log)).spending.cost == 1.0


async def test_a_board_that_is_closed_leaves_nothing_reserved(path: Path) -> None:
    async with board_process(path) as on:
        there, _ = on.thinker.hold(1)
        log = await on.boards.start(FIRST)
        await there.wait()
        assert reserved(path) == (1, 0.5)
        await on.happens(log, Closed(1.0, "close", FIRST.host))
        assert reserved(path) == (0, 0.0)


async def test_a_board_that_is_closed_while_a_failure_waits_to_be_written_leaves_nothing_reserved(
    path: Path, travel: Travel
) -> None:
    async with board_process(path) as on:
        on.store.failures = {2: FullDisk(path=str(path))}
        on.thinker.fails = lambda nth, question: ModelNonsense()
        with complaints() as heard:
            log = await on.boards.start(FIRST)
            await heard.wait()
        assert reserved(path) == (1, 0.5)
        await on.boards.record(log.key, Closed(1.0, "close", FIRST.host))
        travel.offset += FIRST_NAP
        await on.resting(log)
        assert reserved(path) == (0, 0.0)


async def test_what_a_model_answers_to_a_board_is_a_round_of_the_hosts(path: Path) -> None:
    async with board_process(path) as on:
        log = await on.boards.start(FIRST)
        await on.resting(log)
        guild = FIRST.guild or 0
        used = await Budgets(on.store).used(Period.DAY, 1_000.0, guild, FIRST.host)
        assert used == Amount(1, 0.5)
