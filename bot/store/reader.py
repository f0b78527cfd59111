"""What can be asked of the log; a reader changes nothing and waits for no writer."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import aiosqlite

from bot.errors import DamagedDatabase, UnreadableEvent
from bot.store import codec, migrate
from bot.store.database import connect, reported
from bot.story.events import Event
from bot.story.summary import Status, Summary


@dataclass(frozen=True, slots=True)
class Hearer:
    """A session that takes what is said to it, and its kind."""

    session: int
    kind: str


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One session in a list: how many events it has and, in Unix seconds, when it moved."""

    id: int
    summary: Summary
    events: int
    created_at: float
    updated_at: float


def listed(row: sqlite3.Row) -> SessionRow:
    """A row of the view `listed`."""
    summary = Summary(
        status=Status(row["status"]),
        title=row["title"],
        author=row["author"],
        best_score=row["best_score"],
        wake_at=row["wake_at"],
        kind=row["kind"],
        guild=row["guild"],
        channel=row["channel"],
        thread=row["thread"],
        has_final=bool(row["has_final"]),
    )
    return SessionRow(row["id"], summary, row["seq"], row["created_at"], row["updated_at"])


class SqliteReader:
    """The sessions in a file. It sees whatever was committed when it asks.

    Every method raises `UnusableDatabase` where the file cannot be read.
    """

    def __init__(
        self, path: Path, reads: aiosqlite.Connection, damaged: asyncio.Event | None = None
    ) -> None:
        self._path = path
        self._reads = reads
        self._reads.row_factory = sqlite3.Row
        self._damaged = damaged or asyncio.Event()

    @classmethod
    @asynccontextmanager
    async def open(cls, path: Path) -> AsyncIterator[Self]:
        """Open a file that exists, without changing it: for commands that only look.

        Raises:
            NewerDatabase: a later version wrote it.
            UnusableDatabase: it is not there, cannot be read, or holds something else.
        """
        await asyncio.to_thread(migrate.check, path, migrate.known())
        async with connect(path, writable=False) as reads:
            yield cls(path, reads)

    @property
    def path(self) -> Path:
        """The file."""
        return self._path

    async def load(self, session: int, after: int = 0) -> list[Event]:
        """The events with a `seq` above `after`, in order; the first has seq 1.

        Raises:
            UnreadableEvent: a later version wrote one of them.
        """
        rows = await self.fetch(
            "SELECT kind, body FROM events WHERE session = ? AND seq > ? ORDER BY seq",
            session,
            after,
        )
        return [self._decoded(session, kind, body) for kind, body in rows]

    async def running(self, kind: str) -> list[int]:
        """The sessions of a kind that have work to do, oldest first."""
        rows = await self.fetch(
            "SELECT id FROM sessions WHERE status = 'running' AND kind = ?", kind
        )
        return sorted(int(key) for (key,) in rows)

    async def running_of(self, kind: str, author: int) -> list[int]:
        """The sessions of a kind and a person that have work to do."""
        rows = await self.fetch(
            "SELECT id FROM sessions WHERE status = 'running' AND author = ? AND kind = ?",
            author,
            kind,
        )
        return sorted(int(key) for (key,) in rows)

    async def due(self, kind: str, now: float) -> list[int]:
        """The sessions of a kind whose `wake_at` has come, the longest overdue first."""
        rows = await self.fetch(
            "SELECT id FROM sessions WHERE wake_at <= ? AND kind = ? ORDER BY wake_at, id",
            now,
            kind,
        )
        return [int(key) for (key,) in rows]

    async def next_wake(self, after: float) -> float | None:
        """The earliest `wake_at` of all sessions after a time."""
        rows = await self.fetch("SELECT min(wake_at) FROM sessions WHERE wake_at > ?", after)
        return next((float(at) for (at,) in rows if at is not None), None)

    async def moved_since(self, kind: str, since: float, limit: int) -> list[int]:
        """The sessions of a kind whose log has grown since a time, the latest first."""
        rows = await self.fetch(
            "SELECT id FROM sessions WHERE updated_at >= ? AND kind = ?"
            " ORDER BY updated_at DESC, id DESC LIMIT ?",
            since,
            kind,
            limit,
        )
        return [int(key) for (key,) in rows]

    async def find_message(self, kind: str, message_id: int) -> tuple[int, str] | None:
        """The session of a kind and the card of a message; the first one's is `announcement`.

        A message that holds a member's request, or idea, has the card `request`, or `idea`.
        """
        rows = await self.fetch(
            "SELECT session, card FROM messages JOIN sessions ON sessions.id = session"
            " WHERE message_id = ? AND kind = ?",
            message_id,
            kind,
        )
        return next(((int(session), str(card)) for session, card in rows), None)

    async def hearer_of(self, message_id: int) -> Hearer | None:
        """The session that a message belongs to, if it still hears."""
        rows = await self.fetch(
            "SELECT id, kind FROM messages JOIN hearers ON id = session WHERE message_id = ?",
            message_id,
        )
        return next((Hearer(int(key), str(kind)) for key, kind in rows), None)

    async def hearer_in(self, channel: int) -> Hearer | None:
        """The session that was begun last in a channel, has no thread of its own, and hears."""
        rows = await self.fetch(
            "SELECT id, kind FROM hearers WHERE channel = ? AND thread IS NULL"
            " ORDER BY id DESC LIMIT 1",
            channel,
        )
        return next((Hearer(int(key), str(kind)) for key, kind in rows), None)

    async def sessions(self, limit: int) -> list[SessionRow]:
        """The newest sessions, newest first."""
        rows = await self.fetch("SELECT * FROM listed ORDER BY id DESC LIMIT ?", limit)
        return [listed(row) for row in rows]

    async def recall(self, name: str) -> str | None:
        """The note of that name, if there is one."""
        rows = await self.fetch("SELECT value FROM notes WHERE name = ?", name)
        return next((str(value) for (value,) in rows), None)

    async def until_damaged(self) -> None:
        """Wait until something in the file turns out to be unreadable.

        Raises:
            DamagedDatabase: always, then; what is written after it could make it worse.
        """
        await self._damaged.wait()
        raise DamagedDatabase(path=str(self._path))

    @contextmanager
    def _reported(self) -> Iterator[None]:
        try:
            with reported(self._path):
                yield
        except DamagedDatabase:
            self._damaged.set()
            raise

    async def fetch(self, sql: str, *parameters: float | str) -> list[sqlite3.Row]:
        """The rows of a query; for the other files of this room."""
        with self._reported():
            return list(await self._reads.execute_fetchall(sql, parameters))

    def _decoded(self, session: int, kind: str, body: str) -> Event:
        event = codec.decode(kind, body)
        if event is None:
            raise UnreadableEvent(path=str(self._path), session=session, kind=kind)
        return event
