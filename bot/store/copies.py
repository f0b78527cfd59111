"""Backups: a sound copy of a database, taken while others write to it, and the way back from one.

A copy is complete, checked and on the disk before it gets its name; until then it has one that no
other copy has. A restore deletes nothing:
what stood there is kept beside it. Everything here blocks: it runs in a thread.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from itertools import count
from pathlib import Path
from uuid import uuid4

from bot.errors import DamagedDatabase, FileTaken, UnusableDatabase
from bot.store import migrate
from bot.store.database import opened, reported
from bot.store.lock import held

STEP = 1_000_000
"""How far numbers are moved on where nobody knows which were given out after a backup: more than
will be between two of them."""


def backup(path: Path, to: Path) -> None:
    """Copy what is committed at this moment to a new file; a running bot notices nothing.

    Interaction tokens stay out: they are secrets, and dead before a backup is of use.

    Raises:
        FileTaken: there is something at `to`.
        DamagedDatabase: the database is damaged; there is no copy.
        StoreError: it cannot be read, or the copy cannot be written.
    """
    migrate.check(path, migrate.known())
    with reported(to):
        if to.exists():
            raise FileTaken(path=str(to))
        to.parent.mkdir(parents=True, exist_ok=True)
    with _copied(path, to) as copy, reported(to):
        copy.replace(to)
        _flush(to.parent)


def restore(source: Path, path: Path) -> Path | None:
    """Put a copy of a backup in the place of the database; where what stood there is kept, if
    anything did. Numbers that were given out after the backup are not given out again: Discord
    shows buttons that name them.

    Raises:
        DatabaseInUse: a bot runs on the database.
        NewerDatabase: a later version wrote the backup.
        DamagedDatabase: the backup is damaged; nothing was changed.
        StoreError: the backup cannot be read, or the database's folder cannot be written.
    """
    migrate.check(source, migrate.known())
    with held(path, alone=True), _copied(source, path) as copy, reported(path):
        _count_on(copy, _numbers(path))
        _flush(copy)
        aside = _set_aside(path)
        copy.replace(path)
        _flush(path.parent)
        return aside


@contextmanager
def _copied(source: Path, to: Path) -> Iterator[Path]:
    """A checked copy beside its place, gone again where it is not put there."""
    partial = to.with_name(f"{to.name}.{uuid4().hex[:8]}.partial")
    try:
        with (
            opened(source, writable=False) as old,
            closing(sqlite3.connect(partial.absolute(), isolation_level=None)) as new,
        ):
            old.backup(new)
            new.execute("PRAGMA journal_mode = DELETE")  # one file, without a WAL beside it
            if [row for (row,) in new.execute("PRAGMA integrity_check")] != ["ok"]:
                raise DamagedDatabase(path=str(source))
            _forget_tokens(new)
        with reported(to):
            _flush(partial)
        yield partial
    finally:
        partial.unlink(missing_ok=True)


def _forget_tokens(database: sqlite3.Connection) -> None:
    """An old backup may be of a version that had none."""
    if database.execute("SELECT 1 FROM sqlite_schema WHERE name = 'tokens'").fetchone():
        database.execute("PRAGMA secure_delete = ON")
        database.execute("DELETE FROM tokens")


def _count_on(copy: Path, given: Mapping[str, int]) -> None:
    """Let each table of a copy go on after the numbers that were given out where it is to stand.
    What is there may know less than the copy: a bot began anew where a file was lost."""
    with closing(sqlite3.connect(copy.absolute())) as database, database:
        for table, last in _numbers(copy).items():
            there = given.get(table, -1)
            number = there if there >= last else last + STEP
            database.execute("DELETE FROM sqlite_sequence WHERE name = ?", (table,))
            database.execute("INSERT INTO sqlite_sequence VALUES (?, ?)", (table, number))


def _numbers(path: Path) -> Mapping[str, int]:
    """The last number that each table has given out; none of what cannot be read."""
    with suppress(UnusableDatabase), opened(path, writable=False) as database:
        return dict(
            database.execute(
                "SELECT name, coalesce(seq, 0) FROM sqlite_schema LEFT JOIN sqlite_sequence"
                " USING (name) WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%'"
            )
        )
    return {}


def _set_aside(path: Path) -> Path | None:
    """Keep what a database held under another name, with the WAL that belongs to it: read into
    another database, that would ruin it. The name itself is never without a file."""
    wal, index = Path(f"{path}-wal"), Path(f"{path}-shm")
    there = path.exists()
    if there:
        with (
            suppress(UnusableDatabase),  # damaged, it keeps its WAL
            opened(path, writable=True) as database,
        ):
            database.execute("SELECT 1 FROM sqlite_schema")  # closing empties the WAL
    free = (path.with_name(f"{path.name}.replaced-{number}") for number in count(1))
    aside = next(name for name in free if not name.exists())
    if there:
        os.link(path, aside)
    if wal.exists():
        wal.replace(f"{aside}-wal")
    index.unlink(missing_ok=True)
    return aside if there else None


def _flush(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
