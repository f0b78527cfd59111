"""The durable log of every session, in one SQLite file that several processes may share."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Self, TypeVar

import aiosqlite

from bot.errors import RefineError, SeqTaken, SourceKnown, UnknownSession
from bot.store import accounts, codec, migrate, notes
from bot.store.database import connect
from bot.store.lock import held
from bot.store.looking import looked_through
from bot.store.reader import SqliteReader
from bot.store.writer import Work, Writer
from bot.story.events import Event, source_of
from bot.story.summary import Summary
from bot.story.titles import folded

TOKEN_LIFE = 15 * 60.0
"""Seconds in which Discord takes an interaction's token."""
T = TypeVar("T")
Row = tuple[int, float, str | None, str, str]
"""An event's seq, at, source, kind and body."""
OF_A_SESSION = ("tokens", "warnings", "messages", "events")
"""The tables that have something of a session, beside its own row; an older file lacks some."""


class SqliteStore(SqliteReader):
    """The store of a running bot: implements `bot.ports.Store`."""

    def __init__(
        self,
        path: Path,
        reads: aiosqlite.Connection,
        writer: Writer,
        damaged: asyncio.Event,
        clock: Callable[[], float],
    ) -> None:
        super().__init__(path, reads, damaged)
        self._writer = writer
        self._clock = clock

    @classmethod
    @asynccontextmanager
    async def open(cls, path: Path, clock: Callable[[], float] = time.time) -> AsyncIterator[Self]:
        """Open the file, creating it and its folder or bringing it up to date as needed.

        What was asked to be written is written before the context ends.

        Raises:
            NewerDatabase: a later version wrote it.
            DatabaseInUse: it is being replaced by a backup.
            DamagedDatabase: parts of it cannot be read; of a large one it is known later, by
                `until_damaged`.
            UnusableDatabase: it cannot be opened or written, or holds something else.
        """
        now = clock()
        with held(path, alone=False):
            await asyncio.to_thread(migrate.migrate, path, migrate.known(), now)
            async with (
                connect(path, writable=True) as writes,  # closed last, it empties the WAL
                looked_through(path) as damaged,
                connect(path, writable=False) as reads,
                Writer(path, writes) as writer,
            ):
                await writer.write(partial(forget_tokens, now))
                await writer.write(accounts.begin)
                yield cls(path, reads, writer, damaged, clock)

    async def create(self, event: Event, summary: Summary) -> tuple[int, bool]:
        """Begin a session; the id of the new one and True, or of the one that has this source
        already and False.

        Raises:
            UnusableDatabase: the file cannot be written.
        """
        row = row_of(1, event)
        return await self.write(partial(_create, row, summary, self._clock()))

    async def append(
        self, session: int, seq: int, events: Sequence[Event], summary: Summary
    ) -> None:
        """Append events at `seq`, `seq + 1`, … and replace the summary, in one transaction.

        Returns once they are durable.

        Raises:
            SeqTaken: the log has an event with that number.
            SourceKnown: the log has an event with that source.
            BudgetSpent: the events open a model call that does not fit under a budget.
            UnknownSession: there is no such session.
            UnusableDatabase: the file cannot be written.
            ValueError: the log ends before `seq - 1`.
        """
        rows = [row_of(number, event) for number, event in enumerate(events, seq)]
        append = partial(append_rows, session, seq, rows, summary, self._clock())
        at = accounts.opened_at(events)
        work = append if at is None else partial(accounts.within, session, at, append)
        await self.write(work)

    async def delete(
        self, session: int, since: float | None = None, last: Sequence[Event] = ()
    ) -> bool:
        """Delete everything of a session in one transaction; False where it has moved after
        `since`, in Unix seconds.

        `last` is what has happened to it and is in no log yet: what that used stays used.

        Raises:
            UnknownSession: there is no such session.
            UnusableDatabase: the file cannot be written.
        """
        return await self.write(partial(_delete, session, since, last))

    async def remember(self, name: str, value: str) -> None:
        """Keep a note of the program's own, in place of an earlier one of that name.

        Raises:
            UnusableDatabase: the file cannot be written.
        """
        await self.write(partial(notes.put, name, value))

    async def write(self, work: Work[T]) -> T:
        """Do the work of one caller, see `Writer.write`; for the other files of this room."""
        with self._reported():
            return await self._writer.write(work)


def row_of(seq: int, event: Event) -> Row:
    """An event as the row that it has in a log."""
    return seq, event.at, source_of(event), *codec.encode(event)


def _create(
    row: Row, summary: Summary, now: float, database: sqlite3.Connection
) -> tuple[int, bool]:
    _, _, source, _, _ = row
    known = database.execute("SELECT id FROM sessions WHERE source = ?", (source,)).fetchall()
    for (key,) in known:
        return key, False
    new = database.execute(
        "INSERT INTO sessions (status, title, author, best_score, wake_at, kind, guild, channel,"
        " thread, has_final, search, source, seq, created_at, updated_at) VALUES (:status, :title,"
        " :author, :best_score, :wake_at, :kind, :guild, :channel, :thread, :has_final, :search,"
        " :source, 1, :now, :now) RETURNING id",
        {**_columns(summary), "source": source, "now": now},
    ).fetchall()
    (key,) = next(iter(new))
    _insert(database, key, [row])
    return key, True


def append_rows(
    session: int,
    seq: int,
    rows: Sequence[Row],
    summary: Summary,
    now: float,
    database: sqlite3.Connection,
) -> None:
    """The session's row guards its log: only who knows where the log ends may append."""
    position = {"id": session, "before": seq - 1, "more": len(rows), "now": now}
    updated = database.execute(
        "UPDATE sessions SET status = :status, title = :title, author = :author,"
        " best_score = :best_score, wake_at = :wake_at, kind = :kind, guild = :guild,"
        " channel = :channel, thread = :thread, has_final = :has_final, search = :search,"
        " seq = seq + :more, updated_at = :now WHERE id = :id AND seq = :before",
        {**_columns(summary), **position},
    )
    if not updated.rowcount:
        raise _refusal(database, session, seq)
    _insert(database, session, rows)


def _delete(
    session: int, since: float | None, last: Sequence[Event], database: sqlite3.Connection
) -> bool:
    asked = "SELECT updated_at, seq FROM sessions WHERE id = ?"
    for updated_at, seq in database.execute(asked, (session,)).fetchall():
        if since is not None and updated_at > since:
            return False
        # Written down and deleted at once: triggers add up what was used.
        _insert(database, session, [row_of(n, event) for n, event in enumerate(last, seq + 1)])
        delete_rows(session, OF_A_SESSION, database)
        return True
    raise UnknownSession(session=session)


def delete_rows(session: int, tables: Iterable[str], database: sqlite3.Connection) -> None:
    """Delete a session and what these tables have of it."""
    for table in tables:
        database.execute(f"DELETE FROM {table} WHERE session = ?", (session,))  # noqa: S608 - our own names
    database.execute("DELETE FROM sessions WHERE id = ?", (session,))


def _refusal(database: sqlite3.Connection, session: int, seq: int) -> RefineError | ValueError:
    """Why the log of a session cannot be appended to at `seq`."""
    found = database.execute("SELECT seq FROM sessions WHERE id = ?", (session,)).fetchall()
    for (last,) in found:
        if last < seq:
            return ValueError(f"session {session} ends at {last}: an append at {seq} leaves a gap")
        return SeqTaken(session=session, seq=seq)
    return UnknownSession(session=session)


def _insert(database: sqlite3.Connection, session: int, rows: Sequence[Row]) -> None:
    try:
        database.executemany(
            "INSERT INTO events (session, seq, at, source, kind, body) VALUES (?, ?, ?, ?, ?, ?)",
            [(session, *row) for row in rows],
        )
    except sqlite3.IntegrityError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_CONSTRAINT_UNIQUE:
            raise
        raise SourceKnown(session=session) from error


def forget_tokens(now: float, database: sqlite3.Connection) -> None:
    """Those that Discord does not take any more: at each start, and whenever one is kept."""
    database.execute("DELETE FROM tokens WHERE at < ?", (now - TOKEN_LIFE,))


def _columns(summary: Summary) -> dict[str, str | float | None]:
    return {**asdict(summary), "search": folded(summary.title)}
