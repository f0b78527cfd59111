"""Whoever is forgotten is in no byte of the file, its WAL, or the copies of migrations."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.errors import DatabaseInUse
from bot.refine.fold import fold
from bot.store.checking import check
from bot.store.copies import backup
from bot.store.forgetting import forget_in_file
from bot.store.privacy import Privacy
from bot.store.store import SqliteStore
from tests.store.ages import NEWEST, SOMEBODY, filled
from tests.store.forgetting import forget, forget_the_rest, traces


async def test_nothing_of_a_person_is_left_in_any_file_while_the_bot_runs(path: Path) -> None:
    filled(path)
    assert {n for n, _ in traces(path.parent)} == {"refine.db"}
    async with SqliteStore.open(path) as store:
        await forget(store)
        assert traces(path.parent) == []
        assert await Privacy(store).pending() == []
    assert traces(path.parent) == []
    assert check(path).findings == ()


@pytest.mark.parametrize("steps", range(1, 4))
async def test_what_a_process_did_not_come_to_the_next_one_does(path: Path, steps: int) -> None:
    filled(path)
    async with SqliteStore.open(path) as store:
        await Privacy(store).intend(SOMEBODY)
        await forget_the_rest(store, steps)
    assert traces(path.parent) != []
    async with SqliteStore.open(path) as store:
        assert await Privacy(store).pending() == [SOMEBODY]
        await forget_the_rest(store)
    assert traces(path.parent) == []


async def test_the_wal_is_cut_off_once_nobody_reads_it(path: Path) -> None:
    filled(path)
    async with SqliteStore.open(path) as store:
        privacy = Privacy(store)
        with closing(sqlite3.connect(path)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT 1 FROM events").fetchone()
            await store.remember("something", "new")
            assert not await privacy.empty_wal()
        assert await privacy.empty_wal()
        assert path.with_name("refine.db-wal").stat().st_size == 0


@pytest.mark.parametrize("version", [1, 5, 8, NEWEST])
async def test_the_copies_of_migrations_forget_too_and_are_still_good(
    path: Path, version: int
) -> None:
    copy = path.with_name("refine.db.before-0099")
    logs = filled(copy, version)
    async with SqliteStore.open(path) as store:
        await forget(store)
    assert traces(path.parent) == []
    with closing(sqlite3.connect(copy)) as database:
        assert database.execute("SELECT max(number) FROM migrations").fetchone() == (version,)
    async with SqliteStore.open(copy) as store:
        log = await store.load(1)
        assert fold(log).best == fold(logs[1][1]).best
        assert len(log) == len(logs[1][1])  # an earlier version can read all of it
    assert check(copy).findings == ()


async def test_a_copy_that_is_damaged_keeps_nothing_else_from_being_done(path: Path) -> None:
    filled(path)
    copy = path.with_name("refine.db.before-0099")
    copy.write_bytes(b"no database at all" * 400)
    async with SqliteStore.open(path) as store:
        await forget(store)
    assert traces(path.parent) == []


async def test_what_an_earlier_version_deleted_is_not_left_in_the_gaps(path: Path) -> None:
    filled(path)
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA secure_delete = OFF")
        database.execute("DELETE FROM events WHERE session = 4")
        database.execute("DELETE FROM sessions WHERE id = 4")
        database.execute("PRAGMA user_version = 0")
        database.commit()
    async with SqliteStore.open(path) as store:
        await forget(store)
    assert traces(path.parent) == []


async def test_an_operator_forgets_somebody_in_a_backup(path: Path, tmp_path: Path) -> None:
    filled(path)
    to = tmp_path / "backups" / "monday.db"
    backup(path, to)
    forget_in_file(to, SOMEBODY)
    assert traces(to.parent) == []
    assert check(to).sessions == 3
    async with SqliteStore.open(path):
        with pytest.raises(DatabaseInUse):
            forget_in_file(path, SOMEBODY)
