"""Opening a file: new, old, newer, damaged, not there, not ours."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.errors import NewerDatabase, UnusableDatabase
from bot.store.database import connect
from bot.store.migrate import Migration, known, migrate
from bot.store.reader import SqliteReader
from bot.store.store import SqliteStore
from tests.store.examples import WAITING, started

FIRST = Migration(1, "0001_notes.sql", "CREATE TABLE notes (text TEXT);")
SECOND = Migration(2, "0002_stars.sql", "ALTER TABLE notes ADD COLUMN stars INTEGER DEFAULT 5;")
BROKEN = Migration(3, "0003_broken.sql", "CREATE TABLE more (x);\nINSERT INTO nowhere VALUES (1);")


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as database:
        return database.execute(sql).fetchall()


def write(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        for statement in statements:
            database.execute(statement)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file at the first migration, with a note."""
    path = tmp_path / "refine.db"
    migrate(path, [FIRST], 1.0)
    write(path, "INSERT INTO notes VALUES ('kept')")
    return path


def test_the_migrations_are_numbered_without_a_gap() -> None:
    numbers = [migration.number for migration in known()]

    assert numbers == list(range(1, len(numbers) + 1))
    assert known()[0].name == "0001_sessions.sql"


def test_a_new_file_is_made_in_a_new_folder_without_a_copy(path: Path) -> None:
    migrate(path, [FIRST, SECOND], 5.0)

    assert rows(path, "SELECT * FROM migrations") == [
        (1, "0001_notes.sql", 5.0),
        (2, "0002_stars.sql", 5.0),
    ]
    assert [file.name for file in path.parent.iterdir()] == ["refine.db"]


def test_an_older_file_is_brought_up_to_date_and_copied_before(old: Path) -> None:
    migrate(old, [FIRST, SECOND], 2.0)

    assert rows(old, "SELECT * FROM notes") == [("kept", 5)]
    copy = old.with_name("refine.db.before-0002")
    assert rows(copy, "SELECT * FROM notes") == [("kept",)]
    assert rows(copy, "SELECT max(number) FROM migrations") == [(1,)]


def test_the_copy_has_what_stands_only_in_the_wal(old: Path) -> None:
    with closing(sqlite3.connect(old)) as other:
        other.execute("INSERT INTO notes VALUES ('in the WAL')")
        other.commit()
        migrate(old, [FIRST, SECOND], 2.0)

    copy = old.with_name("refine.db.before-0002")
    assert rows(copy, "SELECT * FROM notes") == [("kept",), ("in the WAL",)]


def test_a_file_that_is_up_to_date_is_not_touched(old: Path) -> None:
    migrate(old, [FIRST], 9.0)

    assert rows(old, "SELECT applied_at FROM migrations") == [(1.0,)]
    assert not old.with_name("refine.db.before-0001").exists()


def test_a_migration_that_fails_leaves_the_file_as_it_was(old: Path) -> None:
    with pytest.raises(UnusableDatabase):
        migrate(old, [FIRST, SECOND, BROKEN], 2.0)

    assert rows(old, "SELECT * FROM notes") == [("kept",)]
    assert rows(old, "SELECT max(number) FROM migrations") == [(1,)]

    migrate(old, [FIRST, SECOND], 3.0)
    assert rows(old, "SELECT * FROM notes") == [("kept", 5)]


async def test_a_newer_file_is_refused_and_left_alone(path: Path) -> None:
    async with SqliteStore.open(path):
        pass
    write(path, "INSERT INTO migrations VALUES (9999, '9999_later.sql', 1.0)")

    for open_ in (SqliteStore.open, SqliteReader.open):
        with pytest.raises(NewerDatabase) as caught:
            async with open_(path):
                pass
        assert caught.value.details == {
            "path": str(path),
            "found": 9999,
            "known": known()[-1].number,
        }


async def refused(path: Path) -> None:
    """Neither the store nor the reader opens it, and both name it."""
    for open_ in (SqliteStore.open, SqliteReader.open):
        with pytest.raises(UnusableDatabase) as caught:
            async with open_(path):
                pass
        assert caught.value.details == {"path": str(path)}


async def test_a_folder_below_a_file_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("I am no folder")

    await refused(tmp_path / "file" / "refine.db")


async def test_a_folder_in_place_of_the_file_is_refused(tmp_path: Path) -> None:
    await refused(tmp_path)


async def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Dear diary, " * 100)

    await refused(path)

    assert path.read_text() == "Dear diary, " * 100


async def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    write(path, "CREATE TABLE recipes (name TEXT)")

    await refused(path)

    assert rows(path, "SELECT name FROM sqlite_schema") == [("recipes",)]


@pytest.fixture
def sealed(tmp_path: Path) -> Iterator[Path]:
    """A folder in which nothing may be made."""
    tmp_path.chmod(0o500)
    yield tmp_path
    tmp_path.chmod(0o700)


@pytest.mark.skipif(os.geteuid() == 0, reason="permission bits do not bind root")
async def test_a_folder_that_may_not_be_written_is_refused(sealed: Path) -> None:
    await refused(sealed / "refine.db")


def test_whoever_stops_waiting_for_a_file_leaves_no_thread_that_answers_nobody(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    migrate(path, known(), 1.0)
    failures: list[BaseException | None] = []
    monkeypatch.setattr(threading, "excepthook", lambda args: failures.append(args.exc_value))
    begun, plain = threading.Semaphore(0), sqlite3.connect

    def slow(*given: Any, **named: Any) -> sqlite3.Connection:
        begun.release()
        time.sleep(0.2)  # in a thread of its own; the loop is closed by then if nobody waits
        connection: sqlite3.Connection = plain(*given, **named)
        return connection

    async def opened() -> None:
        async with connect(path, writable=True):
            pytest.fail("nobody wanted it any more")

    async def impatient() -> None:
        monkeypatch.setattr(sqlite3, "connect", slow)
        opening = asyncio.create_task(opened())
        await asyncio.to_thread(begun.acquire)
        opening.cancel()
        await asyncio.wait({opening})
        assert opening.cancelled()

    before = set(threading.enumerate())
    asyncio.run(impatient())
    for thread in set(threading.enumerate()) - before:
        thread.join(timeout=10)
    assert failures == []


async def test_a_reader_makes_no_file(path: Path) -> None:
    with pytest.raises(UnusableDatabase):
        async with SqliteReader.open(path):
            pass

    assert not path.parent.exists()


async def test_a_reader_sees_what_a_running_store_commits(path: Path) -> None:
    async with SqliteStore.open(path) as store, SqliteReader.open(path) as reader:
        key, _ = await store.create(started(), WAITING)

        assert await reader.load(key) == [started()]


async def test_a_reader_reads_what_a_closed_store_left(path: Path) -> None:
    async with SqliteStore.open(path) as store:
        key, _ = await store.create(started(), WAITING)

    async with SqliteReader.open(path) as reader:
        assert [row.id for row in await reader.sessions(limit=10)] == [key]


async def test_a_name_with_signs_of_a_uri_is_only_a_name(tmp_path: Path) -> None:
    path = tmp_path / "100% #1?mode=memory.db"
    async with SqliteStore.open(path) as store:
        await store.create(started(), WAITING)

    assert path.exists()


async def test_every_commit_is_flushed_to_the_disk(store: SqliteStore) -> None:
    writes = store._writer._database

    assert list(await writes.execute_fetchall("PRAGMA journal_mode")) == [("wal",)]
    assert list(await writes.execute_fetchall("PRAGMA synchronous")) == [(2,)]
