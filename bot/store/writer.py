"""The one writer of a process: what many ask for at once is committed in one transaction.

A commit costs a disk's flush whatever its size. While one is under way the next group gathers,
so the price is shared the more the busier it gets, and nobody waits for a timer.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

import aiosqlite

from bot.errors import StoreError
from bot.store.database import PATIENCE, reported

logger = logging.getLogger(__name__)

LARGEST_GROUP = 256
"""How many share one transaction at most: it bounds how long other processes are kept waiting."""

SOON, LATEST = 100, 200
"""Jobs after which what was committed is copied from the WAL into the file: as soon as nobody
waits, and in any case. One writes some ten pages; SQLite's own measure is a thousand of them, and
those of a thousand jobs at once kept everybody waiting for a second."""

_LEAST_PATIENCE = 0.1
"""Seconds that even those wait for a held file who waited long behind others."""

T = TypeVar("T")
Work = Callable[[sqlite3.Connection], T]
"""Statements of one caller, done in the connection's thread; they take effect together or not at
all."""


_Answer = Callable[[], None]
"""Tells a caller what came of its work."""
_InThread = Callable[..., Awaitable[list[_Answer]]]


class _Job(Generic[T]):
    """One caller's work and the future that it waits for; it may have left meanwhile."""

    def __init__(self, work: Work[T]) -> None:
        self._work = work
        self._since = monotonic()
        self.future: asyncio.Future[T] = asyncio.get_running_loop().create_future()

    @property
    def patience(self) -> float:
        """Seconds that it waits yet while another process holds the file."""
        return max(PATIENCE - (monotonic() - self._since), _LEAST_PATIENCE)

    def attempt(self, database: sqlite3.Connection) -> _Answer:
        """Do the work inside the open transaction; what to tell the caller once it is durable."""
        database.execute("SAVEPOINT job")
        try:
            result = self._work(database)
        except Exception as error:  # noqa: BLE001 - it is the caller's, and reaches the caller
            # Where the disk failed and SQLite undid the whole group, this fails as well.
            database.execute("ROLLBACK TO job")
            tell = partial(self.fail, error)
        else:
            tell = partial(self._succeed, result)
        database.execute("RELEASE job")
        return tell

    def fail(self, error: Exception) -> None:
        if not self.future.done():
            self.future.set_exception(error)

    def _succeed(self, result: T) -> None:
        if not self.future.done():
            self.future.set_result(result)


class Writer:
    """Owns the task that writes, from entering the context to leaving it, which drains it."""

    def __init__(self, path: Path, database: aiosqlite.Connection) -> None:
        self._path = path
        self._database = database
        self._queue: list[_Job[Any]] = []  # what a job returns is its caller's business
        self._arrived = asyncio.Event()
        self._uncopied = 0
        self._closed = False

    async def __aenter__(self) -> Self:
        self._task = asyncio.create_task(self._run(), name="store-writer")
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._closed = True
        self._arrived.set()
        await self._task

    async def write(self, work: Work[T]) -> T:
        """Do the work and return its result once that is durable.

        What `work` raises undoes it alone and is raised here. Cancelled, the caller does not know
        whether the work was done; it never is done twice.

        Raises:
            UnusableDatabase: the file cannot be written; nothing of the work was.
            StoreError: the writer has been closed.
        """
        if self._closed:
            raise StoreError(path=str(self._path))
        job = _Job(work)
        self._queue.append(job)
        self._arrived.set()
        with reported(self._path):
            return await job.future

    async def _run(self) -> None:
        try:
            while group := await self._next_group():
                await self._commit(group)
                del self._queue[: len(group)]
                self._uncopied += len(group)
                if self._uncopied >= (LATEST if self._queue else SOON):
                    await self._checkpoint()
        finally:  # should it end before its time, nobody waits for ever
            self._closed = True
            for job in self._queue:
                job.fail(StoreError(path=str(self._path)))

    async def _next_group(self) -> list[_Job[Any]]:
        """Those who wait, at least one of them; nobody once the writer is closed and drained."""
        while not self._queue and not self._closed:
            self._arrived.clear()
            await self._arrived.wait()
        return self._queue[:LARGEST_GROUP]

    async def _commit(self, group: list[_Job[Any]]) -> None:
        # aiosqlite's public methods make a trip to the connection's thread for each statement.
        in_thread: _InThread = self._database._execute  # noqa: SLF001 - one trip for all of them
        try:
            results = await in_thread(self._transact, group)
        except sqlite3.Error as error:
            await self._roll_back()
            results = [partial(job.fail, error) for job in group]
        for tell in results:
            tell()

    def _transact(self, group: list[_Job[Any]]) -> list[_Answer]:
        """All of a group in one transaction, in the connection's thread."""
        database = self._database._conn  # noqa: SLF001 - whose thread this is
        # Who came first has the least: nobody waits a full time for others and then for themselves.
        database.execute(f"PRAGMA busy_timeout = {group[0].patience * 1000:.0f}")
        database.execute("BEGIN IMMEDIATE")
        results = [job.attempt(database) for job in group]
        database.execute("COMMIT")
        return results

    async def _checkpoint(self) -> None:
        """Let the WAL begin anew. SQLite would do that within a commit, and whoever made it would
        wait for two more flushes."""
        self._uncopied = 0
        try:
            await self._database.execute_fetchall("PRAGMA wal_checkpoint(PASSIVE)")
        except sqlite3.Error as error:  # all of it is in the WAL still
            logger.warning("%s: the WAL could not be copied into it: %s", self._path, error)

    async def _roll_back(self) -> None:
        try:
            await self._database.rollback()
        except sqlite3.Error:
            logger.exception("%s: a failed transaction stays open", self._path)
