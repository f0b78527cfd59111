"""A session that is deleted leaves nothing behind, and is deleted whole or not at all."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bot.errors import UnknownSession, UnusableDatabase
from bot.store.lists import Lists
from bot.store.store import OF_A_SESSION, SqliteStore
from bot.store.tokens import Tokens
from bot.story.events import Posted
from tests.store.ages import columns
from tests.store.examples import AUTHOR, WAITING, request, started

TABLES = ("sessions", *OF_A_SESSION)
BY_A_TRIGGER = {"accounts"}
"""What a session's row takes along as it goes; a call may be open, and what it reserved is free."""


def left(path: Path) -> dict[str, int]:
    """The rows of each table."""
    with closing(sqlite3.connect(path)) as database:
        counts = (f"SELECT count(*) FROM {table}" for table in TABLES)  # noqa: S608 - our own names
        return dict(zip(TABLES, (database.execute(c).fetchone()[0] for c in counts), strict=True))


async def session(store: SqliteStore, source: str, message: int) -> int:
    """A session with a row in every table."""
    key, _ = await store.create(started(source), WAITING)
    events = [Posted(2.0, "1", message, "")]
    await store.append(key, 2, events, replace(WAITING, has_final=True))
    await Tokens(store).keep(key, "token", 2.0)
    await Lists(store).note_warning(key, 2, 3.0, is_delivered=True)
    return key


async def test_nothing_of_it_is_left_and_the_others_stay(store: SqliteStore, path: Path) -> None:
    key, other = await session(store, "1", 101), await session(store, "2", 102)
    assert await store.delete(key)
    assert left(path) == dict.fromkeys(TABLES, 1) | {"events": 2}
    assert await store.load(key) == []
    assert len(await store.load(other)) == 2
    assert await store.find_message("refine", 101) is None


def belonging(database: sqlite3.Connection) -> set[str]:
    """The tables that have something of sessions, by the name of a column or by a reference."""
    names = database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    return {
        name
        for (name,) in names
        if "session" in columns(database, name)
        or any(row[2] == "sessions" for row in database.execute(f"PRAGMA foreign_key_list({name})"))
    }


async def test_no_table_of_the_file_is_left_out(store: SqliteStore, path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        triggers = database.execute(
            "SELECT sql FROM sqlite_schema WHERE sql LIKE 'CREATE TRIGGER % DELETE ON sessions%'"
        ).fetchall()
        assert belonging(database) == {*OF_A_SESSION, *BY_A_TRIGGER}
    for table in BY_A_TRIGGER:
        deletion = f"DELETE FROM {table} WHERE session = old.id"  # noqa: S608 - our own names
        assert any(deletion in sql for (sql,) in triggers)


async def test_whoever_appends_to_it_or_deletes_it_again_is_told_that_it_is_gone(
    store: SqliteStore,
) -> None:
    key = await session(store, "1", 101)
    await store.delete(key)
    with pytest.raises(UnknownSession):
        await store.append(key, 3, [request("late")], WAITING)
    with pytest.raises(UnknownSession):
        await store.delete(key)


async def test_a_number_is_never_given_again(store: SqliteStore) -> None:
    key = await session(store, "1", 101)
    await store.delete(key)
    assert await session(store, "1", 101) > key


async def test_one_that_has_moved_since_stays(path: Path) -> None:
    now = 100.0
    async with SqliteStore.open(path, clock=lambda: now) as store:
        key = await session(store, "1", 101)
        assert not await store.delete(key, since=99.0)
        assert left(path)["events"] == 2
        assert await store.delete(key, since=100.0)


async def test_a_deletion_that_fails_in_the_middle_leaves_all_of_it(
    store: SqliteStore, path: Path
) -> None:
    key = await session(store, "1", 101)
    with closing(sqlite3.connect(path)) as database:
        database.execute(
            "CREATE TRIGGER broken BEFORE DELETE ON sessions BEGIN SELECT RAISE(ABORT, 'no'); END"
        )
    with pytest.raises(UnusableDatabase):
        await store.delete(key)
    assert left(path) == dict.fromkeys(TABLES, 1) | {"events": 2}
    assert (await store.sessions(9))[0].summary.author == AUTHOR
