"""A database of every earlier version is brought to the newest with all that it holds."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bot.brainstorm.events import Closed
from bot.brainstorm.kind import BRAINSTORM
from bot.store.checking import check
from bot.store.lists import Lists
from bot.store.store import SqliteStore
from bot.story.titles import folded
from tests.brainstorm.build import Table, opened
from tests.store.ages import NEWEST, OTHERS, columns, filled, stored

EARLIER = range(1, NEWEST)


@pytest.mark.parametrize("version", EARLIER)
async def test_sessions_are_what_they_were(path: Path, version: int) -> None:
    logs = filled(path, version)
    async with SqliteStore.open(path) as store:
        for key, (kind, log) in logs.items():
            assert await store.load(key) == log
            row = await Lists(store).row(key)
            assert row is not None
            summary = kind.summarize(kind.fold(log))
            assert replace(row.summary, has_final=summary.has_final) == summary
            assert row.events == len(log)
            assert row.updated_at == len(log)
            found = await Lists(store).of_author(summary.author, summary.title[:9], 0, 9)
            assert key in [one.id for one in found]
            in_guild = await Lists(store).of_guild(summary.guild or 0, [summary.channel], "", 0, 9)
            assert key in [one.id for one in in_guild]
        assert await store.find_message("refine", 1_000) == (1, "announcement")
        assert await store.find_message("refine", 1_001) == (1, "1")
    report = check(path)
    assert report.findings == ()
    assert report.sessions == len(logs)


@pytest.mark.parametrize("version", EARLIER)
async def test_every_row_of_every_other_table_is_there(path: Path, version: int) -> None:
    filled(path, version)
    with closing(sqlite3.connect(path)) as database:
        before = {table: columns(database, table) for table, _ in OTHERS}
    async with SqliteStore.open(path):
        pass
    with closing(sqlite3.connect(path)) as database:
        for table, row in OTHERS:
            names = [name for name in before[table] if name in row]
            if names:
                sql = f"SELECT {', '.join(names)} FROM {table}"  # noqa: S608 - our own names
                assert tuple(row[name] for name in names) in database.execute(sql).fetchall()


@pytest.mark.parametrize("version", EARLIER)
async def test_what_comes_after_is_written_as_if_it_had_always_been_new(
    path: Path, version: int
) -> None:
    kind, log = filled(path, version)[1]
    async with SqliteStore.open(path) as store:
        again = replace(log[0], source="again")  # type: ignore[type-var]  # an event is a dataclass
        key, is_new = await store.create(again, kind.summarize(kind.fold([again])))
        assert is_new
        for seq, event in enumerate(log[1:], 2):
            await store.append(key, seq, [event], kind.summarize(kind.fold(log[:seq])))
        usage = await store.fetch("SELECT sum(rounds), sum(money) FROM usage WHERE guild = 11")
        rounds = sum(row[0] for row in usage)
        assert rounds > 0
        search = await store.fetch("SELECT search, title FROM sessions WHERE id = ?", key)
        assert [(row[0], folded(row[1])) for row in search] == [(search[0][0], search[0][0])]
    assert check(path).findings == ()


@pytest.mark.parametrize("version", range(9, NEWEST))
async def test_what_was_used_is_not_counted_again(path: Path, version: int) -> None:
    filled(path, version)
    with closing(sqlite3.connect(path)) as database:
        before = database.execute("SELECT * FROM usage").fetchall()
    assert before
    async with SqliteStore.open(path) as store:
        assert [tuple(row) for row in await store.fetch("SELECT * FROM usage")] == before


def test_every_table_of_the_newest_version_is_filled(path: Path) -> None:
    filled(path)
    with closing(sqlite3.connect(path)) as database:
        names = database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        tables = {name for (name,) in names} - {"accounts"}  # of calls that are open
        empty = {
            table
            for table in tables
            if not database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 - our own names
        }
    assert empty == set()


async def test_boards_that_were_closed_are_listed_as_that(path: Path) -> None:
    filled(path, 11)
    closed, other = (Table(replace(opened(), source=source)) for source in ("closed", "other"))
    closed.append(Closed(closed.at, "pressed", 1))
    with closing(sqlite3.connect(path)) as database, database:
        for key, log in ((8, closed.log), (9, other.log)):
            stored(database, key, BRAINSTORM, log)
            database.execute("UPDATE sessions SET status = 'waiting' WHERE id = ?", (key,))
    async with SqliteStore.open(path) as store:
        rows = [await Lists(store).row(key) for key in (8, 9, 2)]
    assert [row.summary.status for row in rows if row] == ["closed", "waiting", "running"]
