"""A session that is deleted while it runs ends at once and quietly, whatever it is doing."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from pathlib import Path

import pytest

from bot.errors import UnknownSession
from bot.refine.events import RequestMade
from bot.refine.limits import Limits
from bot.refine.session import Session
from bot.runner.ledger import Log
from bot.runner.line import Seats
from bot.story.place import Place
from tests.refine.build import MEMBER, STEADY_TEXT, started
from tests.runner.staging import Process, process

FIRST = started(STEADY_TEXT, limits=Limits(2))


async def gone(on: Process, key: int) -> None:
    """Nothing of it is left, neither in the store nor at work."""
    assert await on.store.load(key) == []
    assert await on.store.running("refine") == []
    assert on.model.open == 0
    assert on.audience.gone_told == [key]
    await on.idle()
    names = {task.get_name() for task in asyncio.all_tasks()}
    assert not {name for name in names if name.startswith(("driver", "call"))}


async def test_the_call_under_way_ends(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    async with process(path) as on:
        there, _ = on.model.hold(1)
        log = await on.ledger.start(FIRST)
        await there.wait()
        assert await on.crew.delete(log.key)
        await gone(on, log.key)
    assert [r for r in caplog.records if r.levelno >= logging.WARNING] == []


@pytest.mark.parametrize("nth", range(1, 12))
async def test_deleted_at_its_nth_append(
    path: Path, nth: int, caplog: pytest.LogCaptureFixture
) -> None:
    """The driver goes on at the same moment, and the next thing that it appends is refused."""
    deletions: list[asyncio.Task[Place | None]] = []
    reached = asyncio.Event()
    async with process(path) as on:

        def watch(log: Log[Session]) -> None:
            if log.seq >= nth and not deletions:
                deletions.append(asyncio.create_task(on.crew.delete(log.key)))
                reached.set()

        on.ledger.watch(watch)
        log = await on.ledger.start(FIRST)
        await reached.wait()
        shown = len(on.audience.shown)
        assert await deletions[0]
        await gone(on, log.key)
        # What was appended before the deletion may be shown, what came after it is not.
        assert all(s.now <= log.session.now for s in on.audience.shown[shown:])
        assert len(await on.store.sessions(9)) == 0
    assert [r for r in caplog.records if r.levelno >= logging.WARNING] == []


async def test_one_that_waits_in_the_line_leaves_it(path: Path) -> None:
    async with process(path, seats=Seats(1, 1, 1)) as on:
        there, go_on = on.model.hold(1)
        first = await on.ledger.start(FIRST)
        await there.wait()
        second = await on.ledger.start(replace(FIRST, source="2"))
        third = await on.ledger.start(replace(FIRST, source="3"))
        assert await on.crew.delete(second.key)
        go_on.set()
        await on.waiting(third)
        await on.waiting(first)
        assert await on.store.load(second.key) == []


async def test_the_seat_of_one_that_ran_is_free_again(path: Path) -> None:
    async with process(path, seats=Seats(1, 1, 1)) as on:
        there, _ = on.model.hold(1)
        first = await on.ledger.start(FIRST)
        await there.wait()
        second = await on.ledger.start(replace(FIRST, source="2"))
        await on.crew.delete(first.key)
        assert (await on.waiting(second)).rounds_written == 2


async def test_whoever_has_its_log_in_hand_is_told(path: Path) -> None:
    async with process(path) as on:
        log = await on.ledger.start(FIRST)
        await on.waiting(log)
        waiting = asyncio.create_task(log.until(lambda session: session.accepted))
        await on.crew.delete(log.key)
        with pytest.raises(UnknownSession):
            await waiting
        with pytest.raises(UnknownSession):
            await on.ledger.record(log.key, RequestMade(1.0, "late", MEMBER, "shorter", None))
        with pytest.raises(UnknownSession):
            await on.crew.delete(log.key)


async def test_another_process_finds_it_gone(path: Path) -> None:
    async with process(path) as here, process(path) as there:
        log = await here.ledger.start(FIRST)
        await here.waiting(log)
        elsewhere = await there.ledger.open(log.key)
        await here.crew.delete(log.key)
        with pytest.raises(UnknownSession):
            await there.ledger.record(log.key, RequestMade(1.0, "late", MEMBER, "shorter", None))
        assert elsewhere.is_gone


async def test_one_that_has_moved_since_goes_on(path: Path) -> None:
    async with process(path) as on:
        log = await on.ledger.start(FIRST)
        assert not await on.crew.delete(log.key, since=1.0)
        assert (await on.waiting(log)).rounds_written == 2
