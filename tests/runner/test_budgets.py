"""Budgets: never overspent however many sessions want the last dollar; what is used up is waited
for, at no cost."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from bot.community.budget import BRIEF, DAY, NOBODY, Amount, Cap, Kind, Period
from bot.errors import FullDisk, ModelNonsense
from bot.refine.events import AnotherRound, BudgetPaused, RoundStarted, Started, Stopped
from bot.refine.limits import Limits, Stop
from bot.refine.session import Session
from bot.runner.ledger import Log
from bot.runner.line import Seats
from bot.runner.outlasting import FIRST_NAP
from bot.store.budgets import Budgets
from bot.story.events import Event
from bot.story.summary import Summary
from tests.refine.build import AUTHOR, MEMBER, STEADY_TEXT, started
from tests.runner.staging import Model, Process, process, reserved
from tests.runner.travel import Travel
from tests.trouble import complaints

FIRST = started(STEADY_TEXT, limits=Limits(2))
HERE, THERE = 11, 12
EACH = Cap(HERE, Kind.EACH, NOBODY, Period.DAY)
SERVER = Cap(HERE, Kind.SERVER, NOBODY, Period.MONTH)
MIDNIGHT = float(DAY)
MANY = 1_000


async def paused(on: Process, log: Log[Session]) -> Session:
    """Until a session waits for a budget."""
    async with asyncio.timeout(30):
        await log.until(lambda session: session.pause is not None)
    await on.idle()
    return log.session


async def capped(on: Process, cap: Cap) -> None:
    await Budgets(on.store).set(cap, 1.0, AUTHOR)


async def test_a_session_pauses_at_no_cost_and_goes_on_at_midnight(
    path: Path, travel: Travel
) -> None:
    async with process(path, now=travel) as on:
        await capped(on, replace(EACH, rounds=1))
        log = await on.ledger.start(FIRST)
        session = await paused(on, log)
        assert session.rounds_written == 1
        assert session.pause is not None
        assert (session.pause.until, session.pause.whose) == (MIDNIGHT, "person-rounds-day")
        assert session.wake_at == MIDNIGHT
        names = {task.get_name() for task in asyncio.all_tasks()}
        assert not {name for name in names if name.startswith(("driver", "call"))}
        travel.offset = MIDNIGHT - 999.0
        session = await on.waiting(log)
        assert (session.rounds_written, session.endings[-1].stop) == (2, Stop.ROUNDS)


async def test_a_raised_cap_lets_it_go_on_before(path: Path) -> None:
    async with process(path, now=lambda: 1_000.0) as on:
        await capped(on, replace(EACH, rounds=1))
        log = await on.ledger.start(FIRST)
        await paused(on, log)
        budgets = Budgets(on.store)
        assert list(await budgets.waiting(HERE)) == [log.key]
        assert list(await budgets.waiting(HERE + 1)) == []
        await capped(on, replace(EACH, rounds=1))  # as it was
        await on.raising.try_again()
        await on.idle()
        await paused(on, log)
        assert len(log.session.pauses) == 1
        await budgets.clear(HERE)
        await on.raising.try_again()
        assert (await on.waiting(log)).rounds_written == 2
        assert await budgets.changed() == {}


async def test_a_cap_that_is_lifted_while_a_pause_is_on_its_way_holds_nobody_back(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with process(path, now=lambda: 1_000.0) as on:
        await capped(on, replace(EACH, rounds=1))
        append, budgets = on.store.append, Budgets(on.store)
        lifting: list[asyncio.Task[None]] = []

        async def late(key: int, seq: int, events: Sequence[Event], summary: Summary) -> None:
            if isinstance(events[-1], BudgetPaused) and not lifting:
                await budgets.clear(HERE)
                lifting.append(asyncio.create_task(on.raising.try_again()))
                for _ in range(5):  # reads are done in their order: it has looked for pauses
                    assert await budgets.waiting(HERE) == []
                # Were the process to die now, the next one would try again.
                assert (await budgets.changed()).keys() == {HERE}
            await append(key, seq, events, summary)

        monkeypatch.setattr(on.store, "append", late)
        log = await on.ledger.start(FIRST)
        assert (await on.waiting(log)).rounds_written == 2
        await asyncio.gather(*lifting)
        assert (await budgets.changed()).keys() == set()


async def test_whoever_asks_for_more_pays_for_it(path: Path) -> None:
    async with process(path, now=lambda: 1_000.0) as on:
        await capped(on, replace(EACH, rounds=2))
        log = await on.ledger.start(FIRST)
        await on.waiting(log)
        await on.ledger.record(log.key, AnotherRound(1_000.0, "more", AUTHOR, 2))
        await paused(on, log)
        await on.ledger.record(log.key, AnotherRound(1_000.0, "mine", MEMBER, 1))
        assert (await on.waiting(log)).rounds_written == 4
        used = Budgets(on.store).used
        assert (await used(Period.DAY, 1_000.0, HERE, AUTHOR)).rounds == 2
        assert (await used(Period.DAY, 1_000.0, HERE, MEMBER)).rounds == 2


async def test_stop_ends_the_waiting(path: Path) -> None:
    async with process(path, now=lambda: 1_000.0) as on:
        await capped(on, replace(EACH, money=0.0))
        log = await on.ledger.start(FIRST)
        await paused(on, log)
        await on.ledger.record(log.key, Stopped(1_000.0, "stop", MEMBER))
        session = await on.waiting(log)
        assert (session.endings[-1].stop, session.wake_at) == (Stop.STOPPED, None)
        assert on.model.asked == []


async def test_an_unknown_price_is_limited_by_rounds_alone(path: Path) -> None:
    model = Model()
    model.most = None
    async with process(path, model, now=lambda: 1_000.0) as on:
        await capped(on, replace(EACH, rounds=1, money=0.0))
        log = await on.ledger.start(FIRST)
        assert (await paused(on, log)).rounds_written == 1


async def test_a_call_that_fails_or_is_cut_off_leaves_nothing_reserved(path: Path) -> None:
    async with process(path, now=lambda: 1_000.0) as on:
        on.model.fails = lambda nth, _: ModelNonsense() if nth == 1 else None
        log = await on.ledger.start(FIRST)
        await on.waiting(log)
        there, _ = on.model.hold(2)
        log = await on.ledger.start(replace(FIRST, source="other"))
        await there.wait()
        assert reserved(path) == (1, 0.5)
        await on.ledger.record(log.key, Stopped(1_000.0, "stop", MEMBER))
        await on.waiting(log)
        assert reserved(path) == (0, 0.0)


async def test_a_stop_while_a_failure_waits_to_be_written_loses_no_bill(
    path: Path, travel: Travel
) -> None:
    async with process(path, failures={2: FullDisk(path=str(path))}) as on:
        on.model.breaks_off = ModelNonsense()
        with complaints() as heard:
            log = await on.ledger.start(FIRST)
            await heard.wait()
        assert reserved(path) == (1, 0.5)
        await on.ledger.record(log.key, Stopped(1_000.0, "stop", MEMBER))
        travel.offset += FIRST_NAP
        session = await on.waiting(log)
        assert session.endings[-1].stop is Stop.STOPPED
        assert session.spending.calls == 1
        assert reserved(path) == (0, 0.0)


async def test_a_refusal_that_is_written_late_holds_up_nobody_who_asked_since(
    path: Path, travel: Travel
) -> None:
    async with process(path, now=travel, failures={3: FullDisk(path=str(path))}) as on:
        await capped(on, replace(EACH, money=0.9))
        on.model.repeats = True
        with complaints() as heard:
            log = await on.ledger.start(replace(FIRST, limits=Limits(1)))
            await heard.wait()
        on.model.repeats = False
        await on.ledger.record(log.key, Stopped(1_000.0, "stop", MEMBER))
        await on.ledger.record(log.key, AnotherRound(1_000.0, "mine", MEMBER, 0))
        travel.offset += FIRST_NAP
        async with asyncio.timeout(20):
            await log.until(lambda session: session.rounds_written == 1)
        assert log.session.pauses == ()


async def test_a_repeated_request_is_reserved_before_it_is_made(path: Path) -> None:
    async with process(path, now=lambda: 1_000.0) as on:
        on.model.repeats = True
        await capped(on, replace(EACH, money=2.9))
        log = await on.ledger.start(FIRST)
        session = await paused(on, log)
        assert session.spending.cost == 2.5  # two calls of two requests, and one of the third
        assert session.rounds_written == 2
        assert reserved(path) == (0, 0.0)


async def test_a_thousand_sessions_never_overspend(path: Path, travel: Travel) -> None:
    """Half of them in a server that gives rounds, half in one that gives money. Each would write
    two drafts in three calls of half a dollar; there is room for a part of them."""
    model = Model()
    model.most = 0.6
    async with process(path, model, now=travel, seats=Seats(MANY, MANY, MANY)) as on:
        on.audience.remembers = False
        await capped(on, replace(EACH, rounds=50))
        await capped(on, replace(SERVER, guild=THERE, money=25.0))
        logs = await asyncio.gather(*(on.ledger.start(first) for first in crowd()))
        async with asyncio.timeout(100_000):  # of a time that is travelled through
            while any(is_brief(log.session) for log in logs):
                travel.offset += BRIEF + 1
                for log in logs:
                    await log.until(lambda session: session.burst is None or session.is_put_off)
                await on.crew.idle()
                here, there = [await spent(on, guild, travel()) for guild in (HERE, THERE)]
                assert here.rounds <= 50
                assert there.money <= 25.0
        assert here.rounds == 50
        assert there.money > 24.0
        assert reserved(path) == (0, 0.0)
        told = [log.session.spending.cost or 0.0 for log in logs]
        assert here.money + there.money == sum(told)
        assert here.rounds + there.rounds == sum(log.session.rounds_written for log in logs)


def crowd() -> list[Started]:
    """As many sessions as there can be, in two servers."""
    guilds = (HERE, THERE) * (MANY // 2)
    return [replace(FIRST, source=f"command {n}", guild=guild) for n, guild in enumerate(guilds)]


async def spent(on: Process, guild: int, at: float) -> Amount:
    return await Budgets(on.store).used(Period.MONTH, at, guild, None)


def is_brief(session: Session) -> bool:
    """Whether it may still get something today."""
    return session.burst is not None and session.pause is None


async def test_what_is_reserved_by_others_is_waited_for_briefly(path: Path, travel: Travel) -> None:
    async with process(path, now=travel) as on:
        await capped(on, replace(EACH, rounds=4))
        await capped(on, replace(EACH, rounds=1, period=Period.MONTH))
        there, go_on = on.model.hold(1)
        one = await on.ledger.start(replace(FIRST, limits=Limits(1)))
        await there.wait()
        two = await on.ledger.start(replace(FIRST, source="other"))
        async with asyncio.timeout(30):
            await two.until(lambda session: session.is_put_off)
        assert two.session.pauses == ()
        go_on.set()
        await on.waiting(one)
        travel.offset += BRIEF + 1
        session = await paused(on, two)
        assert session.pause is not None
        assert session.pause.until == 31 * DAY


async def test_a_kill_in_the_middle_of_a_call_reserves_it_anew(path: Path) -> None:
    async with process(path, now=lambda: 1_000.0) as on:
        await capped(on, replace(EACH, rounds=2))
        on.store.stop_after = 1
        log = await on.ledger.start(FIRST)
        await on.store.stopped.wait()
        assert reserved(path) == (1, 0.5)
    async with process(path, now=lambda: 1_000.0) as on:
        session = await on.waiting(await on.ledger.open(log.key))
        assert session.endings[-1].stop is Stop.ROUNDS
        events = await on.store.load(log.key)
        assert sum(isinstance(event, RoundStarted) for event in events) == 4
        assert not any(isinstance(event, BudgetPaused) for event in events)
        assert reserved(path) == (0, 0.0)
