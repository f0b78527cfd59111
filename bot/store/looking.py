"""Damage is looked for in the whole file as a bot starts: in a small one before anything is built
on it, in a large one beside all else, which it would keep waiting for seconds."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from functools import partial
from pathlib import Path

from bot.errors import DamagedDatabase, UnusableDatabase
from bot.store.database import address, reported

logger = logging.getLogger(__name__)

_AT_ONCE = 0.5
"""Seconds that a start waits: some two are needed for each gigabyte, and more from a slow disk."""
_AGAIN = 0.05
"""Seconds between two interruptions: the first may come before there is anything to interrupt."""


@asynccontextmanager
async def looked_through(path: Path) -> AsyncIterator[asyncio.Event]:
    """An event that is set once damage is found; the search ends with the context.

    Raises:
        DamagedDatabase: it was found at once.
        UnusableDatabase: the file cannot be read.
    """
    damaged = asyncio.Event()
    with closing(_connected(path)) as database:
        search = asyncio.create_task(asyncio.to_thread(look, database, path), name="store-look")
        report = partial(_report, damaged)
        try:
            await asyncio.wait({search}, timeout=_AT_ONCE)
            if search.done():
                search.result()
            else:
                search.add_done_callback(report)
            yield damaged
        finally:
            search.remove_done_callback(report)
            while not search.done():
                database.interrupt()
                await asyncio.wait({search}, timeout=_AGAIN)
            search.exception()  # of an interruption there is nothing to tell


def look(database: sqlite3.Connection, path: Path) -> None:
    """Read every page. It blocks: it runs in a thread.

    Raises:
        DamagedDatabase: something in the file is not as SQLite wrote it.
    """
    with reported(path):
        for (words,) in database.execute("PRAGMA quick_check(1)"):
            if words != "ok":
                raise DamagedDatabase(path=str(path))


def _connected(path: Path) -> sqlite3.Connection:
    uri = address(path, writable=False)
    with reported(path):
        return sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)


def _report(damaged: asyncio.Event, search: asyncio.Task[None]) -> None:
    error = search.exception()
    if isinstance(error, DamagedDatabase):
        damaged.set()
    elif isinstance(error, UnusableDatabase):
        logger.warning("%s was not looked through: %s", error.details["path"], error.code)
