"""What nobody foresaw is logged, ends nothing that is to go on, and keeps nobody else."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest

from bot.community.budget import NOBODY, Cap, Kind, Period
from bot.errors import BusyDatabase, StoreError
from bot.refine.events import RequestMade
from bot.refine.limits import Limits
from bot.refine.session import Session
from bot.runner import enduring
from bot.runner.ledger import Ledger, Log
from bot.store.budgets import Budgets
from tests.refine.build import AUTHOR, MEMBER, STEADY_TEXT, started
from tests.runner.staging import process
from tests.runner.travel import Travel

GATHER = 8.0
FIRST = started(STEADY_TEXT, limits=Limits(1, gather=GATHER))
SECOND = replace(FIRST, source="2")
EACH = Cap(11, Kind.EACH, NOBODY, Period.DAY, rounds=0)


class Bug(Exception):
    """What nobody foresaw."""


def tracebacks(caplog: pytest.LogCaptureFixture) -> list[str]:
    """The messages of what was logged with its traceback."""
    return [record.getMessage() for record in caplog.records if record.exc_info]


def breaks(monkeypatch: pytest.MonkeyPatch, key: int) -> None:
    """From now on whoever opens that session meets a bug."""
    sound = Ledger[Session].open

    async def opened(ledger: Ledger[Session], asked: int) -> Log[Session]:
        if asked == key:
            raise Bug
        return await sound(ledger, asked)

    monkeypatch.setattr(Ledger, "open", opened)


@pytest.mark.parametrize("error", [Bug(), StoreError(path="refine.db")], ids=["bug", "database"])
async def test_what_is_never_to_end_begins_anew(
    error: Exception, travel: Travel, caplog: pytest.LogCaptureFixture
) -> None:
    begun = asyncio.Queue[None]()

    async def work() -> None:
        begun.put_nowait(None)
        raise error

    task = asyncio.create_task(enduring.enduring("the work", work))
    for _ in range(3):
        async with asyncio.timeout(2 * enduring.NAP):
            await begun.get()
        await asyncio.sleep(0)
        travel.offset += enduring.NAP
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert len(tracebacks(caplog)) == (3 if isinstance(error, Bug) else 0)
    assert sum(r.levelno == logging.ERROR for r in caplog.records) == 3


async def test_a_session_that_cannot_be_taken_up_keeps_no_other(
    path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async with process(path, starts=False) as on:
        broken, sound = [(await on.ledger.start(first)).key for first in (FIRST, SECOND)]
    breaks(monkeypatch, broken)
    async with process(path) as on:
        session = await on.waiting(await on.ledger.open(sound))
    assert session.rounds_written == 1
    assert tracebacks(caplog) == [f"session {broken} cannot be taken up"]


async def ended(log: Log[Session], times: int) -> None:
    """Until so many bursts of a session have ended."""
    async with asyncio.timeout(60):
        await log.until(lambda session: len(session.endings) == times)


async def test_a_session_that_cannot_be_woken_keeps_no_other_and_is_told_of_once(
    path: Path,
    travel: Travel,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with process(path, now=travel) as on:
        logs = [await on.ledger.start(first) for first in (FIRST, SECOND)]
        for log in logs:
            await on.waiting(log)
            made = RequestMade(on.ledger.now(), "shorter", MEMBER, "shorter", None)
            await on.ledger.record(log.key, made)
        broken, sound = logs
        breaks(monkeypatch, broken.key)
        for ending in (2, 3):
            travel.offset += GATHER + 1
            await ended(sound, ending)
            await on.idle()
            made = RequestMade(on.ledger.now(), f"again {ending}", MEMBER, "warmer", None)
            await on.ledger.record(sound.key, made)
    assert tracebacks(caplog) == [f"session {broken.key} cannot be woken"]


async def test_that_the_database_is_held_when_budgets_are_tried_again_is_told_as_that(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def held(notes: Budgets, guild: int) -> NoReturn:
        raise BusyDatabase(path=str(path))

    async with process(path) as on:
        await Budgets(on.store).set(EACH, 1.0, AUTHOR)
        monkeypatch.setattr(Budgets, "waiting", held)
        with pytest.raises(BusyDatabase):
            await on.raising.try_again()


async def test_a_session_that_cannot_try_its_budget_again_keeps_no_other(
    path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async with process(path) as on:
        await Budgets(on.store).set(EACH, 1.0, AUTHOR)
        broken, sound = [await on.ledger.start(first) for first in (FIRST, SECOND)]
        async with asyncio.timeout(20):
            await broken.until(lambda session: session.pause)
            await sound.until(lambda session: session.pause)
        await on.idle()
        await Budgets(on.store).clear(EACH.guild)
        breaks(monkeypatch, broken.key)
        await on.raising.try_again()
        assert (await on.waiting(sound)).rounds_written == 1
    assert set(tracebacks(caplog)) == {f"session {broken.key} cannot try again"}


async def test_the_clock_goes_on_after_a_bug(
    path: Path,
    travel: Travel,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(enduring, "NAP", 0.0)
    async with process(path, now=travel) as on:
        log = await on.ledger.start(FIRST)
        await on.waiting(log)
        on.store.due_failures = [Bug()]
        made = RequestMade(on.ledger.now(), "shorter", MEMBER, "shorter", None)
        await on.ledger.record(log.key, made)
        travel.offset += GATHER + 1
        await ended(log, 2)
    assert tracebacks(caplog) == ["the clock failed, and begins anew in 0 s"]
