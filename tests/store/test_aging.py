"""What is older than anything is to be kept goes; what holds now stays."""

from __future__ import annotations

import json

from bot.community.budget import DAY, EVERYWHERE, Cap, Kind, Period
from bot.community.settings import Change, Name, settings_of
from bot.store.aging import Aging
from bot.store.budgets import Budgets
from bot.store.lists import Lists
from bot.store.servers import Servers
from bot.store.store import SqliteStore
from tests.store.test_deleting import session

GUILD, ADMIN = 20, 7
NOW = 20_000 * DAY  # the fourth of a month
BEFORE = NOW - 30 * DAY


async def test_settings_that_were_replaced_go_and_what_holds_stays_without_a_name(
    store: SqliteStore,
) -> None:
    servers = Servers(store)
    at = (BEFORE - 2, BEFORE - 1, BEFORE + 1)
    await servers.change(GUILD, *(Change(at[n], ADMIN, Name.ROUNDS, n + 1) for n in range(2)))
    await servers.change(GUILD, Change(at[0], ADMIN, Name.TARGET, 8.0))
    await servers.change(GUILD, Change(at[2], ADMIN, Name.TARGET, 9.0))
    held = settings_of(await servers.changes(GUILD))
    await Aging(store).drop(BEFORE, NOW)
    changes = await servers.changes(GUILD)
    assert settings_of(changes) == held
    assert [(c.at, c.person) for c in changes] == [(at[1], -1), (at[2], ADMIN)]


async def test_what_was_used_goes_once_its_month_is_over(store: SqliteStore) -> None:
    days = (int(NOW // DAY) - 31, int(NOW // DAY) - 2, int(NOW // DAY))
    await store.write(
        lambda database: database.executemany(
            "INSERT INTO usage VALUES (?, ?, ?, 1, 0.5, 0)", [(ADMIN, day, GUILD) for day in days]
        )
    )
    await Aging(store).drop(NOW - DAY, NOW)
    rows = await store.fetch("SELECT day FROM usage ORDER BY day")
    assert [day for (day,) in rows] == list(days[1:])


async def test_a_budget_holds_on_without_the_name_of_who_set_it(store: SqliteStore) -> None:
    budgets = Budgets(store)
    each = Cap(GUILD, Kind.EACH, 0, Period.DAY, rounds=5)
    await budgets.set(each, BEFORE - 1, ADMIN)
    await budgets.operate(9, 0.0, BEFORE - 1)
    await Aging(store).drop(BEFORE, NOW)
    assert await budgets.caps(GUILD) == [each]
    assert len(await budgets.caps(EVERYWHERE)) == 1
    rows = await store.fetch("SELECT person FROM caps WHERE guild = ?", GUILD)
    assert json.dumps([person for (person,) in rows]) == "[-1]"


async def test_a_final_is_overdue_where_nobody_could_be_told_for_a_day(store: SqliteStore) -> None:
    lists = Lists(store)
    key = await session(store, "1", 101)
    late = (await lists.row(key)).updated_at + 1  # type: ignore[union-attr]  # it is there
    assert await lists.overdue(late, late + DAY, 9) == []  # it was told
    await lists.note_warning(key, 2, late, is_delivered=False)
    assert await lists.overdue(late - 2, late + DAY, 9) == []
    assert await lists.overdue(late, late - 1, 9) == []
    assert [row.id for row in await lists.overdue(late, late, 9)] == [key]
