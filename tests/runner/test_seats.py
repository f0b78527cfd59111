"""Not every session runs at once: those in the line begin when their turn comes, and only then."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from bot.refine.events import AnotherRound, Stopped
from bot.refine.limits import Limits, Stop
from bot.refine.session import Session
from bot.runner.ledger import Log
from bot.runner.line import Seats
from bot.story.wait import Wait
from tests.refine.build import MEMBER, STEADY_TEXT, started
from tests.runner.staging import Process, process

ONE = Seats(1, 9, 9)
FIRST = started(STEADY_TEXT, limits=Limits(1))
SECOND = replace(FIRST, source="second", author=MEMBER, command=99)


@asynccontextmanager
async def held(on: Process) -> AsyncIterator[tuple[Log[Session], Log[Session]]]:
    """A session that has the only seat and writes its first draft, and another in the line; the
    first goes on when this ends."""
    there, go_on = on.model.hold(1)
    first = await on.ledger.start(FIRST)
    await there.wait()
    second = await on.ledger.start(SECOND)
    await asyncio.sleep(0)  # the line tells at the end of the moment
    yield first, second
    go_on.set()


async def test_a_session_in_the_line_costs_nothing_and_begins_when_the_seat_is_free(
    path: Path,
) -> None:
    async with process(path, seats=ONE) as on:
        async with held(on) as (first, second):
            assert second.session.attempt is None
            assert len(on.model.asked) == 1
            assert on.audience.waits_told == [(first.key, None), (second.key, Wait(0))]
        assert (await on.waiting(first)).rounds_written == 1
        assert (await on.waiting(second)).rounds_written == 1
        assert on.audience.waits_told[2:] == [(second.key, None)]


async def test_who_is_stopped_in_the_line_leaves_it_at_once_and_asks_no_model(path: Path) -> None:
    async with process(path, seats=ONE) as on:
        async with held(on) as (first, second):
            await on.ledger.record(second.key, Stopped(on.ledger.now(), "stop", MEMBER))
            await second.until(lambda session: session.endings)
            assert second.session.endings[-1].stop is Stop.STOPPED
            assert on.audience.waits_told[1:] == [(second.key, Wait(0)), (second.key, None)]
        await on.waiting(first)
        assert second.session.attempts == 0
        assert len(on.audience.waits_told) == 3


async def test_what_is_next_after_a_free_step_waits_for_its_turn_again(path: Path) -> None:
    async with process(path, seats=ONE) as on:
        async with held(on) as (first, second):
            key, now = second.key, on.ledger.now()
            await on.ledger.record(key, Stopped(now, "stop", MEMBER))
            await on.ledger.record(key, AnotherRound(now, "again", MEMBER, 0))
            await second.until(lambda session: session.burst and session.burst.number == 2)
            assert second.session.attempts == 0
        await on.waiting(first)
        assert (await on.waiting(second)).rounds_written == 1


async def test_the_line_forms_again_after_a_kill(path: Path) -> None:
    async with process(path, seats=ONE) as on, held(on) as (first, second):
        keys = first.key, second.key
        await on.runner.close()
    async with process(path, seats=ONE) as on:
        for key in keys:
            assert (await on.waiting(await on.ledger.open(key))).rounds_written == 1
        assert [wait for _, wait in on.audience.waits_told] == [None, Wait(0), None]


async def test_whoever_fails_gives_the_seat_to_the_next(path: Path) -> None:
    async with process(path, seats=ONE) as on:
        on.model.fails = lambda nth, task: ValueError("a bug") if nth == 2 else None
        async with held(on) as (first, second):
            pass
        await on.waiting(first)
        assert first.session.endings[-1].stop is Stop.FAILED
        assert (await on.waiting(second)).endings[-1].stop is Stop.ROUNDS


async def test_a_round_that_somebody_else_asked_for_takes_a_seat_of_theirs(path: Path) -> None:
    async with process(path, seats=Seats(9, 9, 1)) as on:
        (begun, first_goes_on), (held, go_on) = on.model.hold(1), on.model.hold(2)
        first = await on.ledger.start(FIRST)
        await begun.wait()
        await on.ledger.start(SECOND)
        await held.wait()
        await on.ledger.record(first.key, AnotherRound(on.ledger.now(), "again", MEMBER, 0))
        first_goes_on.set()
        await first.until(lambda session: session.burst and session.burst.payer == MEMBER)
        third = await on.ledger.start(replace(FIRST, source="third", command=100))
        async with asyncio.timeout(20):  # the author's seat is free
            await third.until(lambda session: session.endings)
        assert first.session.attempt is None
        assert on.audience.waits_told[-2:] == [(first.key, Wait(is_own=True)), (third.key, None)]
        go_on.set()
        assert (await on.waiting(first)).rounds_written == 2
