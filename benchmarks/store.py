"""The store with `synchronous=FULL`: appends a second by a thousand tasks, and one load."""

from __future__ import annotations

import asyncio
import sqlite3
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path

from benchmarks.figure import Figure, ms
from benchmarks.text import TEXT
from bot.refine.events import Drafted, Started
from bot.refine.limits import Limits
from bot.refine.rubric import Style
from bot.store.store import SqliteStore
from bot.story.summary import Status, Summary

TASKS, EACH = 1_000, 10
EVENTS, LOADS = 50, 200
LEAST, MOST = 2_000, 0.001
_GROUP = 256
"""Appends that the bare program commits together, as the store does at most."""
_SUMMARY = Summary(Status.RUNNING, "A text", 1, 7.0, None)


async def measure() -> list[Figure]:
    """One figure for writing, one for reading."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store.db"
        async with SqliteStore.open(path) as store:
            keys = [(await store.create(_started(n), _SUMMARY))[0] for n in range(TASKS)]
            writing = await _timed(lambda: _append_all(store, keys))
            long = await _long(store)
            reading = await _timed(lambda: _load(store, long)) / LOADS
        bare_writing = _bare_appends(path)
        bare_reading = _bare_loads(path, long)
    appends, bare = TASKS * EACH / writing, TASKS * EACH / bare_writing
    return [
        Figure(
            f"store: appends a second, {TASKS:,} tasks",
            f"{appends:,.0f}/s",
            f"{bare:,.0f}/s",
            f"at least {LEAST:,}/s",
            appends >= LEAST,
            bare / appends,
        ),
        Figure(
            f"store: load of a session of {EVENTS} events",
            ms(reading),
            ms(bare_reading),
            f"under {ms(MOST)}",
            reading < MOST,
            reading / bare_reading,
        ),
    ]


def _started(number: int) -> Started:
    return Started(
        at=1.0,
        source=str(number),
        author=1,
        brief="",
        style=Style.FREE,
        original=f"{TEXT} {number}",
        limits=Limits(),
        channel=1,
        guild=1,
        command=number,
        threads=True,
    )


async def _append_all(store: SqliteStore, keys: list[int]) -> None:
    async def work(key: int) -> None:
        for seq in range(2, 2 + EACH):
            await store.append(key, seq, [Drafted(1.0, seq, TEXT)], _SUMMARY)

    await asyncio.gather(*map(work, keys))


async def _long(store: SqliteStore) -> int:
    key, _ = await store.create(_started(TASKS), _SUMMARY)
    drafts = [Drafted(1.0, seq, TEXT) for seq in range(2, 1 + EVENTS)]
    await store.append(key, 2, drafts, _SUMMARY)
    return key


async def _load(store: SqliteStore, key: int) -> None:
    for _ in range(LOADS):
        await store.load(key)


async def _timed(work: Callable[[], Awaitable[None]]) -> float:
    began = time.monotonic()
    await work()
    return time.monotonic() - began


def _bare_appends(path: Path) -> float:
    """The same rows from one thread that has nothing else to do."""
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA synchronous = FULL")
        row = database.execute("SELECT at, kind, body FROM events WHERE seq = 2").fetchone()
        began = time.monotonic()
        for start in range(0, TASKS * EACH, _GROUP):
            database.execute("BEGIN IMMEDIATE")
            for number in range(start, min(start + _GROUP, TASKS * EACH)):
                key, seq = number % TASKS + 1, 1_000 + number // TASKS
                database.execute("UPDATE sessions SET seq = ? WHERE id = ?", (seq, key))
                database.execute(
                    "INSERT INTO events (session, seq, at, kind, body) VALUES (?, ?, ?, ?, ?)",
                    (key, seq, *row),
                )
            database.execute("COMMIT")
        return time.monotonic() - began


def _bare_loads(path: Path, key: int) -> float:
    with closing(sqlite3.connect(path)) as database:
        began = time.monotonic()
        for _ in range(LOADS):
            database.execute("SELECT kind, body FROM events WHERE session = ?", (key,)).fetchall()
        return (time.monotonic() - began) / LOADS
