"""A model call enters the log only where budgets allow it, and the log is the account."""

from __future__ import annotations

import asyncio
import sqlite3
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bot.community.budget import (
    BRIEF,
    DAY,
    EVERYWHERE,
    NOBODY,
    Amount,
    Cap,
    Kind,
    Measure,
    Period,
)
from bot.errors import BudgetSpent, SeqTaken
from bot.refine.events import Drafted, RoundFailed, RoundStarted
from bot.store.budgets import Budgets, Share
from bot.store.store import SqliteStore
from bot.story.events import Event, Reserved, Spent
from tests.store.examples import AUTHOR, RUNNING, started

HERE = 20
EACH = Cap(HERE, Kind.EACH, NOBODY, Period.DAY)
SERVER = Cap(HERE, Kind.SERVER, NOBODY, Period.MONTH)
TODAY = 5 * DAY + 100.0


def opened(at: float = TODAY, money: float | None = 1.0, payer: int | None = AUTHOR) -> Event:
    return RoundStarted(at, 1, payer=payer, reserved=money, rounds=1)


def answered(at: float = TODAY, cost: float | None = 0.25) -> tuple[Event, ...]:
    return Spent(at, "model", 100, 10, cost, False), Drafted(at, 1, "Hello.", number=1)


class Log:
    """A session of the store's, to which one event after the other is appended."""

    def __init__(self, store: SqliteStore, key: int) -> None:
        self._store = store
        self.key = key
        self.seq = 1

    async def append(self, *events: Event) -> None:
        await self._store.append(self.key, self.seq + 1, events, RUNNING)
        self.seq += len(events)


async def log(store: SqliteStore, source: str = "start", guild: int | None = HERE) -> Log:
    key, _ = await store.create(replace(started(source), guild=guild), RUNNING)
    return Log(store, key)


def account(path: Path) -> Amount:
    """What is reserved by all."""
    with closing(sqlite3.connect(path)) as database:
        rows = database.execute("SELECT coalesce(sum(rounds), 0), total(money) FROM accounts")
        return Amount(*rows.fetchone())


async def used(store: SqliteStore, at: float = TODAY, period: Period = Period.DAY) -> Amount:
    return await Budgets(store).used(period, at, HERE, AUTHOR)


async def test_a_call_is_reserved_and_then_settled(store: SqliteStore, path: Path) -> None:
    one = await log(store)
    await one.append(opened())
    assert account(path) == Amount(1, 1.0)
    assert await used(store) == Amount()
    await one.append(Reserved(TODAY, 1, AUTHOR, 0.5))
    assert account(path) == Amount(1, 1.5)
    await one.append(*answered())
    assert account(path) == Amount()
    assert await used(store) == Amount(1, 0.25)


async def test_a_call_that_fails_lets_go(store: SqliteStore, path: Path) -> None:
    one = await log(store)
    await one.append(opened())
    await one.append(RoundFailed(TODAY, 1, "error-model"))
    assert account(path) == Amount()
    assert await used(store) == Amount()


async def test_a_bill_of_a_draft_that_was_cut_off_tells_of_a_round(store: SqliteStore) -> None:
    one = await log(store)
    await one.append(opened())
    await one.append(Spent(TODAY, "model", 100, 10, 0.25, True, rounds=1))
    assert await used(store) == Amount(1, 0.25)


async def test_days_and_months_are_counted_apart(store: SqliteStore) -> None:
    one = await log(store)
    for at in (TODAY, TODAY + DAY):
        await one.append(opened(at))
        await one.append(*answered(at))
    assert await used(store) == Amount(1, 0.25)
    assert await used(store, period=Period.MONTH) == Amount(2, 0.5)
    days = await Budgets(store).by_day(HERE, AUTHOR, range(4, 8))
    assert days == [Share(5, Amount(1, 0.25)), Share(6, Amount(1, 0.25))]


async def test_an_unknown_price_is_no_price_of_nothing(store: SqliteStore) -> None:
    one = await log(store)
    await one.append(opened(money=None))
    await one.append(*answered(cost=None))
    assert await Budgets(store).by_person(HERE, TODAY) == [Share(AUTHOR, Amount(1, 0.0, 1))]


async def test_what_fits_under_no_budget_is_not_written(store: SqliteStore, path: Path) -> None:
    await Budgets(store).set(replace(EACH, money=1.2), TODAY, AUTHOR)
    one, two = await log(store), await log(store, "other")
    await one.append(opened())
    with pytest.raises(BudgetSpent) as brief:
        await two.append(opened())
    assert (brief.value.until, brief.value.is_brief) == (TODAY + BRIEF, True)
    await one.append(*answered())
    with pytest.raises(BudgetSpent) as spent:
        await two.append(opened())
    assert (spent.value.until, spent.value.whose) == (6 * DAY, "person-money-day")
    assert account(path) == Amount()
    assert len(await store.load(two.key)) == 1
    await two.append(opened(money=0.9))


async def test_a_further_request_has_to_fit_too(store: SqliteStore, path: Path) -> None:
    await Budgets(store).set(replace(SERVER, money=1.2), TODAY, AUTHOR)
    one = await log(store)
    await one.append(opened())
    with pytest.raises(BudgetSpent):
        await one.append(Reserved(TODAY, 1, AUTHOR, 0.5))
    assert account(path) == Amount(1, 1.0)


async def test_who_came_too_late_is_told_so_before_a_budget_is_asked(store: SqliteStore) -> None:
    await Budgets(store).set(replace(EACH, rounds=0), TODAY, AUTHOR)
    one = await log(store)
    await one.append(RoundFailed(TODAY, 1, "error-model"))
    with pytest.raises(SeqTaken):
        await store.append(one.key, 2, [opened()], RUNNING)


async def test_a_role_gives_more(store: SqliteStore) -> None:
    budgets = Budgets(store)
    await budgets.set(replace(EACH, rounds=0), TODAY, AUTHOR)
    await budgets.set(replace(EACH, kind=Kind.ROLE, who=50, rounds=1), TODAY, AUTHOR)
    one = await log(store)
    with pytest.raises(BudgetSpent):
        await one.append(opened())
    await budgets.know_roles(HERE, AUTHOR, [50, 51])
    await one.append(opened())


async def test_the_operators_caps_count_every_place(store: SqliteStore) -> None:
    budgets = Budgets(store)
    await budgets.operate(2, 0.0, TODAY)
    here, direct = await log(store), await log(store, "direct", None)
    for one in (here, direct):
        await one.append(opened())
        await one.append(*answered())
    with pytest.raises(BudgetSpent, match="person-rounds-day"):
        await direct.append(opened())
    await budgets.operate(0, 0.6, TODAY)
    assert [c.money for c in await budgets.caps(EVERYWHERE)] == [0.6]
    with pytest.raises(BudgetSpent, match="bot-money-month"):
        await here.append(opened())


async def test_a_change_is_noted_until_all_have_tried_again_after_it(store: SqliteStore) -> None:
    budgets = Budgets(store)
    await budgets.operate(2, 0.0, TODAY)
    await budgets.set(EACH, TODAY, AUTHOR)
    first = await budgets.changed()
    assert first.keys() == {EVERYWHERE, HERE}
    await budgets.clear(HERE)
    for guild, change in first.items():
        await budgets.tried(guild, change)
    await budgets.operate(2, 0.0, TODAY)  # as it was
    assert (await budgets.changed()).keys() == {HERE}


async def test_taking_a_cap_back_leaves_no_limit(store: SqliteStore) -> None:
    budgets = Budgets(store)
    await budgets.set(replace(EACH, rounds=0), TODAY, AUTHOR)
    await budgets.set(replace(SERVER, money=3.0), TODAY, AUTHOR)
    (one, _) = await budgets.standings(HERE, AUTHOR, TODAY)
    assert (one.limit.measure, one.left) == (Measure.ROUNDS, 0)
    await budgets.set(EACH, TODAY, AUTHOR)
    assert await budgets.caps(HERE) == [replace(SERVER, money=3.0)]
    await budgets.clear(HERE)
    assert await budgets.standings(HERE, AUTHOR, TODAY) == []


async def test_who_looks_in_beside_a_running_bot_frees_nothing_of_its_calls(
    store: SqliteStore, path: Path
) -> None:
    one = await log(store)
    await one.append(opened())
    async with SqliteStore.open(path):
        pass
    assert account(path) == Amount(1, 1.0)
    await Budgets(store).let_go()
    assert account(path) == Amount()


SPENDER = """
import asyncio, sys
from pathlib import Path
from bot.store.store import SqliteStore
from tests.store.test_budgets import answered, log, opened

async def spend(store, number):
    one = await log(store, f"start {number}")
    while True:
        await one.append(opened())
        await one.append(*answered())
        print("round", flush=True)

async def main():
    async with SqliteStore.open(Path(sys.argv[1])) as store:
        await asyncio.gather(*(spend(store, number) for number in range(8)))

asyncio.run(main())
"""


async def test_kill_9_leaves_the_accounts_as_the_log_tells(path: Path) -> None:
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-c", SPENDER, str(path), stdout=asyncio.subprocess.PIPE
    )
    assert child.stdout is not None
    for _ in range(100):
        await child.stdout.readline()
    child.kill()
    await child.wait()

    async with SqliteStore.open(path) as store:
        logs = [await store.load(row.id) for row in await store.sessions(10)]
        drafts = sum(isinstance(event, Drafted) for one in logs for event in one)
        assert drafts >= 100
        assert await used(store) == Amount(drafts, 0.25 * drafts)
        await Budgets(store).let_go()
        assert account(path) == Amount()
