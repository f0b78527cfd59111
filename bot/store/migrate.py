"""Brings a file to the schema that this version knows: numbered SQL files, in order, each once.

All that are missing are applied in one transaction, so a file is never between two versions; a
copy of what it held is made beside it before. Everything here blocks: it runs in a thread.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from bot.errors import NewerDatabase, UnusableDatabase
from bot.store.database import opened, reported
from bot.store.looking import look
from bot.story.titles import folded

logger = logging.getLogger(__name__)

_CLEAN = 1
"""The `user_version` of a file in which nothing is left of what was deleted."""


@dataclass(frozen=True, slots=True)
class Migration:
    """One numbered file of SQL statements."""

    number: int
    name: str
    sql: str


def known() -> tuple[Migration, ...]:
    """The migrations that come with this version, in order."""
    files = (f for f in resources.files("bot.store.migrations").iterdir() if f.name[0].isdigit())
    return tuple(
        Migration(int(file.name[:4]), file.name, file.read_text(encoding="utf-8"))
        for file in sorted(files, key=lambda file: file.name)
    )


def migrate(path: Path, migrations: Sequence[Migration], now: float) -> None:
    """Create the file and its folder, or bring it up to date; `now` in Unix seconds.

    Raises:
        NewerDatabase: a later version wrote it.
        DamagedDatabase: parts of it cannot be read.
        UnusableDatabase: it cannot be written, or holds something else.
    """
    with reported(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(path.absolute(), isolation_level=None)) as database:
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = FULL")
            database.execute("PRAGMA secure_delete = ON")
            database.create_function("folded", 1, folded, deterministic=True)
            database.execute("BEGIN IMMEDIATE")
            applied = _applied(database, path, migrations)
            missing = [m for m in migrations if m.number > applied]
            if not applied:
                database.execute(f"PRAGMA user_version = {_CLEAN}")
            elif missing:
                look(database, path)  # nothing is built on damage
                _copy(path, path.with_name(f"{path.name}.before-{missing[0].number:04}"))
            for migration in missing:
                _apply(database, migration, now)
            database.execute("COMMIT")
            _clean(database, path)


def _clean(database: sqlite3.Connection, path: Path) -> None:
    """Write a file anew, once, that is from when what was deleted was not overwritten: some ten
    seconds for each gigabyte. Where that fails, for want of room, the next start tries it."""
    ((version,),) = database.execute("PRAGMA user_version").fetchall()
    if version >= _CLEAN:
        return
    try:
        database.execute("VACUUM")
        database.execute(f"PRAGMA user_version = {_CLEAN}")
    except sqlite3.OperationalError as error:
        logger.warning("%s: what was deleted long ago is still in the file: %s", path, error)


def check(path: Path, migrations: Sequence[Migration]) -> None:
    """Make sure that an existing file can be read by this version; it is not changed.

    Raises:
        NewerDatabase: a later version wrote it.
        UnusableDatabase: it is not there, cannot be read, or holds something else.
    """
    with opened(path, writable=False) as database:
        if not _applied(database, path, migrations):
            raise UnusableDatabase(path=str(path))


def _applied(database: sqlite3.Connection, path: Path, migrations: Sequence[Migration]) -> int:
    """The number of the newest migration that the file has seen, 0 for an empty file."""
    tables = {name for (name,) in database.execute("SELECT name FROM sqlite_schema")}
    if not tables:
        return 0
    if "migrations" not in tables:
        raise UnusableDatabase(path=str(path))
    found = int(database.execute("SELECT coalesce(max(number), 0) FROM migrations").fetchone()[0])
    newest = migrations[-1].number
    if found > newest:
        raise NewerDatabase(path=str(path), found=found, known=newest)
    return found


def _copy(path: Path, to: Path) -> None:
    """What is committed in the file, whether it stands in the file yet or only in its WAL."""
    to.unlink(missing_ok=True)
    with (
        closing(sqlite3.connect(path.absolute())) as source,
        closing(sqlite3.connect(to.absolute())) as copy,
    ):
        source.backup(copy)


def _apply(database: sqlite3.Connection, migration: Migration, now: float) -> None:
    database.execute(
        "CREATE TABLE IF NOT EXISTS migrations"
        " (number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at REAL NOT NULL) STRICT"
    )
    for statement in _statements(migration.sql):
        database.execute(statement)
    database.execute(
        "INSERT INTO migrations VALUES (?, ?, ?)", (migration.number, migration.name, now)
    )


def _statements(sql: str) -> Iterator[str]:
    """One statement at a time, because `executescript` would commit what came before it."""
    statement = ""
    for line in sql.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
