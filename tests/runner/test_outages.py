"""A model that is down: sessions wait for it, at no cost, and go on by themselves."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from bot.errors import ModelBusy, ModelError, ModelTimeout, ModelUnreachable
from bot.model import ChatModel, Endpoint
from bot.refine.events import RequestMade, Stopped
from bot.refine.limits import Limits, Stop
from bot.refine.outage import LONGEST_PAUSE, MOST_PAID
from bot.refine.session import Session
from bot.runner.ledger import Log
from sandbox.model import ModelServer, Script
from sandbox.model.faults import Refused
from tests.e2e.answers import better_each_time
from tests.model.examples import HASTY
from tests.refine.build import MEMBER, STEADY_TEXT, started
from tests.runner.staging import Model, Process, process
from tests.runner.travel import Travel

FIRST = started(STEADY_TEXT, limits=Limits(1))
MANY = 20


def down(model: Model, kind: Callable[[], ModelError] = ModelUnreachable) -> None:
    """From now on no call is answered."""
    model.fails = lambda nth, _: kind()


def up(model: Model) -> None:
    model.fails = lambda nth, _: None


async def put_off(on: Process, log: Log[Session], tries: int = 1) -> Session:
    """Until so many calls of an outage have failed and the session waits, or has given up."""

    def waits(session: Session) -> bool:
        outage = session.outage
        return outage is None or (session.is_put_off and outage.tries >= tries)

    async with asyncio.timeout(20):
        await log.until(lambda session: session.outages)
        await log.until(waits)
    await on.idle()
    return log.session


async def test_a_session_waits_without_a_task_and_goes_on_by_itself(
    path: Path, travel: Travel
) -> None:
    async with process(path, now=travel) as on:
        on.audience.remembers = False
        down(on.model)
        log = await on.ledger.start(FIRST)
        key = log.key
        assert (await put_off(on, log)).endings == ()
        del log
        gc.collect()
        assert not on.ledger._logs
        names = {task.get_name() for task in asyncio.all_tasks()}
        assert not {name for name in names if name.startswith(("driver", "call"))}
        up(on.model)
        travel.offset += 16
        session = await on.waiting(await on.ledger.open(key))
        assert session.endings[-1].stop is Stop.ROUNDS
        assert session.rounds_written == 1


async def test_it_waits_longer_each_time_and_gives_up_after_a_day(
    path: Path, travel: Travel
) -> None:
    async with process(path, now=travel) as on:
        down(on.model, ModelTimeout)
        log = await on.ledger.start(FIRST)
        for tries in range(1, 200):
            session = await put_off(on, log, tries)
            if session.burst is None:
                break
            assert session.wake_at is not None
            assert session.wake_at - travel() <= LONGEST_PAUSE
            travel.offset = session.wake_at - 1_000.0 + 0.5
            await on.crew.wake(log.key)
        ending = log.session.endings[-1]
        assert (ending.stop, ending.detail) == (Stop.FAILED, "error-model-timeout")
        assert travel.offset <= FIRST.limits.outage + LONGEST_PAUSE
        assert len(on.model.asked) == log.session.outages[0].tries + 1
        assert len(log.session.outages) == 1


async def test_what_the_endpoint_asks_for_is_waited(path: Path, travel: Travel) -> None:
    async with process(path, now=travel) as on:
        down(on.model, lambda: ModelBusy(after=3_600.0))
        log = await on.ledger.start(FIRST)
        session = await put_off(on, log)
        assert session.wake_at is not None
        assert 3_599 <= session.wake_at - 1_000.0 <= 3_601


async def test_a_request_is_heard_while_it_waits(path: Path, travel: Travel) -> None:
    async with process(path, now=travel) as on:
        down(on.model)
        log = await on.ledger.start(FIRST)
        await put_off(on, log)
        await on.ledger.record(log.key, RequestMade(on.ledger.now(), "r", MEMBER, "warmer", None))
        up(on.model)
        travel.offset += 16
        await on.waiting(log)
        assert [r.text for r in on.model.asked[1].requests] == ["warmer"]


async def test_stop_ends_the_waiting(path: Path) -> None:
    async with process(path) as on:
        down(on.model)
        log = await on.ledger.start(FIRST)
        await put_off(on, log)
        await on.ledger.record(log.key, Stopped(on.ledger.now(), "stop", MEMBER))
        session = await on.waiting(log)
        assert session.endings[-1].stop is Stop.STOPPED
        assert session.wake_at is None


async def test_a_session_that_waits_survives_a_restart(path: Path) -> None:
    async with process(path, now=lambda: 1_000.0) as on:
        down(on.model)
        log = await on.ledger.start(FIRST)
        await put_off(on, log)
    async with process(path, now=lambda: 1_001.0) as on:
        log = await on.ledger.open(log.key)
        await on.idle()
        assert on.model.asked == []
    async with process(path, now=lambda: 2_000.0) as on:
        session = await on.waiting(await on.ledger.open(log.key))
        assert session.rounds_written == 1


async def test_answers_that_break_off_are_not_paid_for_a_day(path: Path, travel: Travel) -> None:
    async with process(path, now=travel) as on:
        on.model.breaks_off = ModelUnreachable()
        log = await on.ledger.start(FIRST)
        for tries in range(1, MOST_PAID):
            session = await put_off(on, log, tries)
            assert session.wake_at is not None
            travel.offset = session.wake_at - 1_000.0 + 0.5
            await on.crew.wake(log.key)
        session = await on.waiting(log)
        assert session.endings[-1].stop is Stop.FAILED
        assert len(on.model.asked) == MOST_PAID
        assert session.spending.calls == MOST_PAID


def tries_of(log: Log[Session]) -> int:
    return log.session.outages[-1].tries


async def test_twenty_sessions_that_wait_make_one_call_to_find_out(
    path: Path, travel: Travel
) -> None:
    async with (
        ModelServer(Script(better_each_time)) as server,
        ChatModel(Endpoint(server.base_url, "key", "model"), patience=HASTY) as model,
        process(path, now=travel, real=model) as on,
    ):
        server.faults.order(Refused(503, "Loading model"), times=None)
        firsts = [replace(FIRST, source=f"command {n}") for n in range(MANY)]
        logs = [await on.ledger.start(first) for first in firsts]
        for log in logs:
            await put_off(on, log)
        for _ in range(2):
            before, tries = len(server.requests), max(map(tries_of, logs))
            model._writer.breaker._retry_at = 0.0
            travel.offset += LONGEST_PAUSE
            for log in logs:
                await put_off(on, log, tries + 1)
            assert len(server.requests) == before + 1
        server.faults.clear()
        model._writer.breaker._retry_at = 0.0
        travel.offset += LONGEST_PAUSE
        for log in logs:
            assert (await on.waiting(log)).endings[-1].stop is Stop.ROUNDS
