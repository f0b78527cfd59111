"""Waiting costs nothing: no task, no memory; the clock wakes what waits for a time."""

from __future__ import annotations

import asyncio
import gc
import weakref
from dataclasses import replace
from pathlib import Path

import pytest

from bot.errors import StoreError
from bot.refine.events import RequestMade
from bot.refine.limits import Limits
from tests.refine.build import MEMBER, STEADY_TEXT, started
from tests.runner.staging import Process, process
from tests.runner.travel import Travel

GATHER = 8.0
FIRST = started(STEADY_TEXT, limits=Limits(1, gather=GATHER))


async def ask(on: Process, key: int, source: str) -> None:
    await on.ledger.record(key, RequestMade(on.ledger.now(), source, MEMBER, source, None))


async def looked(on: Process) -> None:
    """Until the clock has had every chance to act: the store answers the two in turn."""
    for _ in range(3):
        await on.store.next_wake(0.0)


async def test_a_session_that_waits_is_nowhere_in_memory(path: Path) -> None:
    async with process(path) as on:
        on.audience.remembers = False
        log = await on.ledger.start(FIRST)
        await on.waiting(log)
        seen = weakref.ref(log)
        del log
        gc.collect()
        assert seen() is None
        assert not on.ledger._logs
        names = {task.get_name() for task in asyncio.all_tasks()}
        assert not {name for name in names if name.startswith(("driver", "call"))}


async def test_a_request_waits_for_others_and_then_begins_a_round(
    path: Path, travel: Travel
) -> None:
    async with process(path, now=travel) as on:
        log = await on.ledger.start(FIRST)
        await on.waiting(log)
        await ask(on, log.key, "shorter")
        travel.offset += GATHER - 1
        await ask(on, log.key, "warmer")
        await looked(on)
        assert len(on.model.asked) == 2
        travel.offset += 1.5
        async with asyncio.timeout(30):
            await log.until(lambda session: len(session.endings) == 2)
        assert [r.text for r in on.model.asked[2].requests] == ["shorter", "warmer"]
        assert log.session.wake_at is None


async def test_a_session_is_woken_though_nobody_holds_it(path: Path, travel: Travel) -> None:
    async with process(path, now=travel) as on:
        log = await on.ledger.start(FIRST)
        key = log.key
        await on.waiting(log)
        await ask(on, key, "shorter")
        del log
        on.audience.remembers = False
        gc.collect()
        travel.offset += GATHER
        await looked(on)
        log = await on.ledger.open(key)
        async with asyncio.timeout(30):
            await log.until(lambda session: len(session.endings) == 2)


async def test_what_came_due_while_no_process_ran_is_done_at_the_next_start(path: Path) -> None:
    async with process(path, now=lambda: 1_000.0) as on:
        log = await on.ledger.start(FIRST)
        await on.waiting(log)
        await ask(on, log.key, "shorter")
    async with process(path, now=lambda: 5_000.0) as on:
        log = await on.ledger.open(log.key)
        async with asyncio.timeout(30):
            await log.until(lambda session: len(session.endings) == 2)


async def test_a_database_that_is_busy_for_a_moment_does_not_stop_the_clock(
    path: Path, travel: Travel
) -> None:
    async with process(path, now=travel) as on:
        log = await on.ledger.start(FIRST)
        await on.waiting(log)
        on.store.due_failures = [StoreError(path="refine.db")]
        await ask(on, log.key, "shorter")
        await looked(on)
        assert not on.store.due_failures
        (clock,) = (task for task in asyncio.all_tasks() if task.get_name() == "clock")
        assert not clock.done()


async def test_a_log_of_a_later_version_is_told_of_once_and_keeps_nobody_waiting(
    path: Path, travel: Travel, caplog: pytest.LogCaptureFixture
) -> None:
    async with process(path, now=travel) as on:
        log = await on.ledger.start(FIRST)
        await on.waiting(log)
        await ask(on, log.key, "shorter")
        key = log.key
        del log
        on.audience.shown.clear()
        gc.collect()
        later = "UPDATE events SET kind = 'Teleported' WHERE session = ? AND seq = 2"
        await on.store.write(lambda database: database.execute(later, (key,)))
        other = await on.ledger.start(replace(FIRST, source="other"))
        await on.waiting(other)
        for number in (2, 3, 4):
            await ask(on, other.key, f"request {number}")
            travel.offset += GATHER + 1
            await looked(on)
            async with asyncio.timeout(30):
                await other.until(lambda session, number=number: len(session.endings) == number)  # type: ignore[misc]
        told = [r.getMessage() for r in caplog.records if r.levelname == "ERROR"]
        assert told == [f"session {key} cannot be woken: this version cannot read Teleported"]
