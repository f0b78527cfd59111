"""Group commit: many writes, few commits, each caller with an answer of its own."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from bot.errors import BusyDatabase, SeqTaken, SourceKnown, StoreError, UnusableDatabase
from bot.store.store import SqliteStore
from bot.story.events import Woke
from tests.store.examples import WAITING, request, started
from tests.trouble import held_elsewhere


async def sessions(store: SqliteStore, count: int) -> list[int]:
    made = [store.create(started(f"start-{n}"), WAITING) for n in range(count)]
    return [key for key, _ in await asyncio.gather(*made)]


async def trace(store: SqliteStore) -> list[str]:
    """The statements that the store runs from now on."""
    statements: list[str] = []
    await store._writer._database.set_trace_callback(statements.append)
    return statements


async def test_two_hundred_at_once_share_a_few_commits(store: SqliteStore) -> None:
    keys = await sessions(store, 200)
    statements = await trace(store)

    await asyncio.gather(*(store.append(key, 2, [Woke(1.0)], WAITING) for key in keys))

    assert statements.count("COMMIT") < 10
    assert [len(await store.load(key)) for key in keys] == [2] * 200


async def test_whoever_is_answered_can_read_it(store: SqliteStore) -> None:
    async def write_and_read(number: int) -> int:
        key, _ = await store.create(started(f"start-{number}"), WAITING)
        await store.append(key, 2, [request("a")], WAITING)
        return len(await store.load(key))

    assert await asyncio.gather(*(write_and_read(n) for n in range(50))) == [2] * 50


async def test_one_refusal_does_not_touch_the_others(store: SqliteStore) -> None:
    keys = await sessions(store, 5)
    statements = await trace(store)

    results = await asyncio.gather(
        store.append(keys[0], 2, [request("a")], WAITING),
        store.append(keys[1], 1, [request("a")], WAITING),
        store.append(keys[2], 2, [request("a"), request("a")], WAITING),
        store.append(keys[3], 9, [request("a")], WAITING),
        store.append(keys[4], 2, [request("a")], WAITING),
        return_exceptions=True,
    )

    assert [type(result) for result in results] == [
        type(None),
        SeqTaken,
        SourceKnown,
        ValueError,
        type(None),
    ]
    assert [len(await store.load(key)) for key in keys] == [2, 1, 1, 1, 2]
    assert statements.count("COMMIT") == 1


async def test_what_sqlite_cannot_hold_fails_its_caller_alone(store: SqliteStore) -> None:
    (key,) = await sessions(store, 1)

    results = await asyncio.gather(
        store._writer.write(lambda db: db.execute("INSERT INTO sessions (id) VALUES ('x')")),
        store.append(key, 2, [Woke(1.0)], WAITING),
        return_exceptions=True,
    )

    assert [type(result) for result in results] == [UnusableDatabase, type(None)]


async def test_rivals_for_one_seq_have_one_winner(store: SqliteStore) -> None:
    (key,) = await sessions(store, 1)

    results = await asyncio.gather(
        *(store.append(key, 2, [request(f"r{n}")], WAITING) for n in range(20)),
        return_exceptions=True,
    )

    assert [type(result) for result in results].count(SeqTaken) == 19
    assert len(await store.load(key)) == 2


ORPHAN = "INSERT {} INTO events VALUES (99, 1, 0.0, NULL, 'Woke', '{{}}')"


async def test_a_commit_that_fails_fails_everybody_in_it(store: SqliteStore) -> None:
    def break_the_commit(database: sqlite3.Connection) -> None:
        database.execute("PRAGMA defer_foreign_keys = ON")
        database.execute(ORPHAN.format(""))

    await fails_with_everybody(store, break_the_commit)


async def test_a_group_that_sqlite_undoes_fails_everybody_in_it(store: SqliteStore) -> None:
    def undo_everything(database: sqlite3.Connection) -> None:
        database.execute("PRAGMA defer_foreign_keys = ON")
        database.execute(ORPHAN.format(""))
        database.execute(ORPHAN.format("OR ROLLBACK"))

    await fails_with_everybody(store, undo_everything)


async def fails_with_everybody(
    store: SqliteStore, work: Callable[[sqlite3.Connection], None]
) -> None:
    keys = await sessions(store, 2)

    results = await asyncio.gather(
        store.append(keys[0], 2, [Woke(1.0)], WAITING),
        store._writer.write(work),
        store.append(keys[1], 2, [Woke(1.0)], WAITING),
        return_exceptions=True,
    )

    assert [type(result) for result in results] == [UnusableDatabase] * 3
    await store.append(keys[0], 2, [Woke(1.0)], WAITING)
    assert [len(await store.load(key)) for key in keys] == [2, 1]


async def test_a_full_disk_fails_what_does_not_fit_until_there_is_room(store: SqliteStore) -> None:
    (key,) = await sessions(store, 1)
    writes = store._writer._database
    await writes.execute("PRAGMA max_page_count = 1")
    huge = request("huge", "x" * 1_000_000)

    with pytest.raises(UnusableDatabase):
        await store.append(key, 2, [huge], WAITING)

    assert await store.load(key, after=1) == []
    await writes.execute("PRAGMA max_page_count = 100000")
    await store.append(key, 2, [huge], WAITING)
    assert await store.load(key, after=1) == [huge]


async def test_who_waited_while_others_were_refused_is_refused_without_as_long_a_wait_again(
    store: SqliteStore, path: Path
) -> None:
    keys = await sessions(store, 2)
    statements: list[str] = []
    loop, begun = asyncio.get_running_loop(), asyncio.Event()

    def heard(statement: str) -> None:
        statements.append(statement)
        if statement == "BEGIN IMMEDIATE":
            loop.call_soon_threadsafe(begun.set)

    await store._writer._database.set_trace_callback(heard)
    async with held_elsewhere(path):
        first = asyncio.create_task(store.append(keys[0], 2, [Woke(1.0)], WAITING))
        await begun.wait()
        second = asyncio.create_task(store.append(keys[1], 2, [Woke(1.0)], WAITING))
        refused = await asyncio.gather(first, second, return_exceptions=True)
    patience = [int(s.rpartition(" ")[2]) for s in statements if "busy_timeout" in s]
    assert [type(error) for error in refused] == [BusyDatabase, BusyDatabase]
    assert patience[0] > 900
    assert patience[1] < 500


async def test_a_cancelled_append_happens_at_most_once(store: SqliteStore) -> None:
    keys = await sessions(store, 50)
    tasks = [
        asyncio.create_task(store.append(key, 2, [request("a")], WAITING), name=f"append-{key}")
        for key in keys
    ]
    await asyncio.sleep(0)
    for task in tasks[::2]:
        task.cancel()
    await asyncio.wait(tasks)

    for key in keys:
        with suppress(SeqTaken):
            await store.append(key, 2, [request("a")], WAITING)
        assert await store.load(key, after=1) == [request("a")]


async def test_closing_writes_what_is_queued(path: Path) -> None:
    async with SqliteStore.open(path) as store:
        keys = await sessions(store, 20)
        tasks = [
            asyncio.create_task(store.append(key, 2, [Woke(1.0)], WAITING), name=f"append-{key}")
            for key in keys
        ]
        await asyncio.sleep(0)

    assert all(task.done() for task in tasks)
    async with SqliteStore.open(path) as store:
        assert [len(await store.load(key)) for key in keys] == [2] * 20


async def test_a_closed_store_refuses(path: Path) -> None:
    async with SqliteStore.open(path) as store:
        pass

    with pytest.raises(StoreError):
        await store.create(started(), WAITING)


async def test_nobody_waits_for_a_writer_that_has_ended(path: Path) -> None:
    with suppress(asyncio.CancelledError):
        async with SqliteStore.open(path) as store:
            append = asyncio.create_task(store.create(started(), WAITING), name="create")
            await asyncio.sleep(0)
            store._writer._task.cancel()

            with pytest.raises(StoreError):
                await append
            with pytest.raises(StoreError):
                await store.create(started(), WAITING)


async def test_no_task_and_no_journal_is_left_behind(path: Path) -> None:
    async with SqliteStore.open(path) as store:
        await store.create(started(), WAITING)
        assert "store-writer" in {task.get_name() for task in asyncio.all_tasks()}

    assert "store-writer" not in {task.get_name() for task in asyncio.all_tasks()}
    assert {file.name for file in path.parent.iterdir()} == {"refine.db", "refine.db.lock"}


async def test_the_wal_begins_anew_again_and_again(store: SqliteStore, path: Path) -> None:
    key, _ = await store.create(started(), WAITING)
    for seq in range(2, 1_000):
        await store.append(key, seq, [request(f"{seq}", "x" * 4_000)], WAITING)
    one_by_one = path.with_name(f"{path.name}-wal").stat().st_size

    keys = await sessions(store, 3_000)
    await asyncio.gather(*(store.append(key, 2, [request("a")], WAITING) for key in keys))
    all_at_once = path.with_name(f"{path.name}-wal").stat().st_size

    assert one_by_one < 8 * 1024**2  # all that was written takes forty
    assert all_at_once < 64 * 1024**2
