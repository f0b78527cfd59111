"""Connections to the file, and the one place where the file's errors become ours."""

from __future__ import annotations

import asyncio
import errno
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from pathlib import Path

import aiosqlite

from bot.errors import (
    BusyDatabase,
    DamagedDatabase,
    FullDisk,
    MissingDatabase,
    UnusableDatabase,
)

PATIENCE = 1.0
"""Seconds that another process may hold the file, so that whoever waits in Discord is told within
its 3 seconds."""
_LONG_PATIENCE = 5.0
"""The same for what need not be told that soon."""

PRAGMAS = f"""
PRAGMA busy_timeout = {PATIENCE * 1000:.0f};
PRAGMA foreign_keys = ON;
PRAGMA temp_store = MEMORY; -- what is to be in no file is not in that of a temporary table
PRAGMA secure_delete = ON; -- what is deleted or overwritten is not to be found in the file
PRAGMA synchronous = FULL; -- what was acknowledged survives a power cut
PRAGMA wal_autocheckpoint = 0; -- the writer does it, where nobody waits for it
"""


_MEANING = {
    sqlite3.SQLITE_FULL: FullDisk,
    sqlite3.SQLITE_BUSY: BusyDatabase,
    sqlite3.SQLITE_CORRUPT: DamagedDatabase,
    sqlite3.SQLITE_NOTADB: DamagedDatabase,
}
"""What SQLite's primary result codes mean; every other is an `UnusableDatabase`."""
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})


@contextmanager
def reported(path: Path) -> Iterator[None]:
    """Whatever the file, the disk or SQLite refuses inside is an `UnusableDatabase`."""
    try:
        yield
    except sqlite3.Error as error:
        # Errors of the module's own have no code; the upper bytes of SQLite's tell details.
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        kind = _MEANING.get(code, UnusableDatabase)
        if code == sqlite3.SQLITE_CANTOPEN and not path.exists():
            kind = MissingDatabase
        raise kind(path=str(path)) from error
    except OSError as error:
        kind = FullDisk if error.errno in _NO_ROOM else UnusableDatabase
        raise kind(path=str(path)) from error


@asynccontextmanager
async def connect(path: Path, *, writable: bool) -> AsyncIterator[aiosqlite.Connection]:
    """A connection to an existing file, without implicit transactions.

    Raises:
        UnusableDatabase: it is not there or cannot be opened.
    """
    with reported(path):
        connection = await _connected(address(path, writable=writable))
    try:
        with reported(path):
            await connection.executescript(PRAGMAS)
        yield connection
    finally:
        await connection.close()


async def _connected(uri: str) -> aiosqlite.Connection:
    """Whoever is cancelled meanwhile leaves no thread behind that answers when nobody is there."""

    async def open_it() -> aiosqlite.Connection:
        return await aiosqlite.connect(uri, uri=True, isolation_level=None)

    opening = asyncio.create_task(open_it(), name="store-open")
    try:
        return await asyncio.shield(opening)
    except asyncio.CancelledError:
        await asyncio.wait({opening})
        if opening.exception() is None:
            await opening.result().close()
        raise


@contextmanager
def opened(
    path: Path, *, writable: bool, patience: float = _LONG_PATIENCE
) -> Iterator[sqlite3.Connection]:
    """The same for what blocks, in a thread; what the file refuses inside is reported as well.

    Raises:
        UnusableDatabase: it is not there or cannot be opened.
    """
    uri = address(path, writable=writable)
    with (
        reported(path),
        closing(
            sqlite3.connect(uri, uri=True, isolation_level=None, timeout=patience)
        ) as connection,
    ):
        yield connection


def address(path: Path, *, writable: bool) -> str:
    """The URI by which SQLite opens an existing file and never makes one."""
    return f"{path.absolute().as_uri()}?mode={'rw' if writable else 'ro'}"
