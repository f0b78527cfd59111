"""While another program holds the file, or the disk is full, sessions wait and pay once."""

from __future__ import annotations

import asyncio
from pathlib import Path

from bot.brainstorm.events import Do, Phase
from bot.errors import DamagedDatabase, FullDisk, StoreError
from bot.refine.limits import Limits, Stop
from bot.runner.outlasting import FIRST_NAP
from tests.refine.build import STEADY_TEXT, started
from tests.runner.boards import IDEAS, NO_SPARKS, board_process, moved_on
from tests.runner.staging import Model, process
from tests.runner.travel import Travel
from tests.trouble import complaints, held_elsewhere

FIRST = started(STEADY_TEXT, limits=Limits(1))


async def test_an_answer_waits_until_it_can_be_written_and_is_not_asked_for_again(
    path: Path, travel: Travel
) -> None:
    async with process(path) as on:
        there, go_on = on.model.hold(1)
        log = await on.ledger.start(FIRST)
        await there.wait()
        with complaints() as heard:
            async with held_elsewhere(path):
                go_on.set()
                await heard.wait()
                assert log.session.rounds_written == 0
            travel.offset += FIRST_NAP
            session = await on.waiting(log)
        assert session.endings[-1].stop is Stop.ROUNDS
        assert len(on.model.asked) == session.spending.calls == 2


async def test_a_bot_that_ends_meanwhile_ends_at_once_and_the_next_one_goes_on(path: Path) -> None:
    async with process(path) as on:
        there, go_on = on.model.hold(1)
        log = await on.ledger.start(FIRST)
        await there.wait()
        with complaints() as heard:
            async with held_elsewhere(path):
                go_on.set()
                await heard.wait()
                async with asyncio.timeout(10):
                    await on.runner.close()
    async with process(path, Model()) as on:
        session = await on.waiting(await on.ledger.open(log.key))
        assert session.endings[-1].stop is Stop.ROUNDS
        assert len(on.model.asked) == 2


async def test_a_session_is_taken_up_once_the_database_can_be_written(
    path: Path, travel: Travel
) -> None:
    async with process(path) as on:
        there, _ = on.model.hold(1)
        log = await on.ledger.start(FIRST)
        await there.wait()
        on.store.failures = dict.fromkeys(range(2, 20), StoreError(path=str(path)))
    with complaints(travel) as heard:
        async with process(path, failures={1: FullDisk(path=str(path))}) as on:
            session = await on.waiting(await on.ledger.open(log.key))
        assert heard.is_set()
    assert session.endings[-1].stop is Stop.ROUNDS


async def test_a_board_is_handed_over_once_the_database_can_be_written(
    path: Path, travel: Travel
) -> None:
    async with board_process(path) as on:
        log = await on.boards.start(NO_SPARKS)
        await on.happens(log, *IDEAS, moved_on(Phase.GATHER), moved_on(Phase.VOTE))
        with complaints(travel) as heard:
            on.store.failures = {on.store.appends + n: FullDisk(path=str(path)) for n in (2, 4, 6)}
            await on.boards.record(log.key, moved_on(Phase.SHAPE))
            assert (await on.began(await on.resting(log))).rounds_written == 1
            assert heard.is_set()
        assert [question.do for question in on.thinker.asked].count(Do.SHAPE) == 1


async def test_nobody_waits_for_a_damaged_database(path: Path) -> None:
    async with process(path) as on:
        on.store.failures = {1: DamagedDatabase(path=str(path))}
        log = await on.ledger.start(FIRST)
        await on.idle()
        assert log.session.burst is not None
        assert on.model.asked == []
