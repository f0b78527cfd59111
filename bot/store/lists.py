"""Lists of sessions: whose, found by title, the latest first; and those that nobody touches."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from functools import partial

from bot.community.expiry import Idle
from bot.store.reader import SessionRow, listed
from bot.store.store import SqliteStore
from bot.story.titles import folded


@dataclass(frozen=True, slots=True)
class Ending:
    """A session that something is to be done about; `is_warned`: its end was told long enough
    ago, and it has not moved since."""

    row: SessionRow
    is_warned: bool


class Lists:
    """Sessions as lists need them, in the store's file.

    Every method raises `UnusableDatabase` where the file cannot be used.
    """

    def __init__(self, store: SqliteStore) -> None:
        self._store = store

    async def row(self, session: int) -> SessionRow | None:
        """One session, if it is there."""
        rows = await self._store.fetch("SELECT * FROM listed WHERE id = ?", session)
        return next(map(listed, rows), None)

    async def of_author(self, author: int, search: str, skip: int, limit: int) -> list[SessionRow]:
        """A person's sessions whose title has the words `search`, the latest first."""
        rows = await self._store.fetch(
            "SELECT * FROM listed WHERE author = ? AND search LIKE ? ESCAPE '\\'"
            " ORDER BY updated_at DESC, id DESC LIMIT ? OFFSET ?",
            author,
            _pattern(search),
            limit,
            skip,
        )
        return [listed(row) for row in rows]

    async def of_guild(
        self, guild: int, channels: Collection[int], search: str, skip: int, limit: int
    ) -> list[SessionRow]:
        """The same of a server's sessions, of those that were begun in one of the channels."""
        rows = await self._store.fetch(
            "SELECT * FROM listed WHERE guild = ? AND search LIKE ? ESCAPE '\\'"
            " AND channel IN (SELECT value FROM json_each(?))"
            " ORDER BY updated_at DESC, id DESC LIMIT ? OFFSET ?",
            guild,
            _pattern(search),
            json.dumps(list(channels)),
            limit,
            skip,
        )
        return [listed(row) for row in rows]

    async def announcement(self, session: int) -> int | None:
        """The message that opened a session, if it stands."""
        rows = await self._store.fetch(
            "SELECT message_id FROM messages WHERE session = ? AND card = 'announcement'", session
        )
        return next((int(message) for (message,) in rows), None)

    async def idle_in(self, guild: int, idle: Idle, limit: int) -> list[Ending]:
        """The sessions of a server that something is to be done about, the oldest first."""
        rows = await self._store.fetch(
            "SELECT * FROM listed WHERE guild = ? AND updated_at <= ? AND wake_at IS NULL"
            " AND CASE WHEN warned_at IS NULL THEN has_final OR updated_at <= ?"
            " WHEN is_delivered THEN warned_at <= ? AND updated_at <= ? ELSE warned_at <= ? END"
            " ORDER BY updated_at LIMIT ?",
            guild,
            *_bounds(idle),
            limit,
        )
        return [_ending(row) for row in rows]

    async def idle_elsewhere(self, guilds: Collection[int], idle: Idle, limit: int) -> list[Ending]:
        """The same of all but some servers, and of direct messages."""
        rows = await self._store.fetch(
            "SELECT * FROM listed WHERE"
            " (guild IS NULL OR guild NOT IN (SELECT value FROM json_each(?)))"
            " AND updated_at <= ? AND wake_at IS NULL"
            " AND CASE WHEN warned_at IS NULL THEN has_final OR updated_at <= ?"
            " WHEN is_delivered THEN warned_at <= ? AND updated_at <= ? ELSE warned_at <= ? END"
            " ORDER BY updated_at LIMIT ?",
            json.dumps(list(guilds)),
            *_bounds(idle),
            limit,
        )
        return [_ending(row) for row in rows]

    async def overdue(self, since: float, tried: float, limit: int) -> list[SessionRow]:
        """The sessions that have not moved since a time, the oldest first; those with a final where
        nobody could be told of its end, and that was last tried before `tried`."""
        rows = await self._store.fetch(
            "SELECT * FROM listed WHERE updated_at <= ? AND wake_at IS NULL"
            " AND (NOT has_final OR (NOT is_delivered AND warned_at <= ?))"
            " ORDER BY updated_at LIMIT ?",
            since,
            tried,
            limit,
        )
        return [listed(row) for row in rows]

    async def note_warning(self, session: int, seq: int, at: float, *, is_delivered: bool) -> None:
        """Write down that a session's end was told, or could not be, unless it has moved after its
        event `seq`: it is warned of anew once nobody has touched it for long."""
        await self._store.write(partial(_note_warning, session, seq, at, is_delivered))


def _ending(row: sqlite3.Row) -> Ending:
    return Ending(listed(row), bool(row["is_delivered"]))


def _bounds(idle: Idle) -> tuple[float, float, float, float, float]:
    return max(idle.warn, idle.over), idle.over, idle.warned, idle.over, idle.tried


def _pattern(search: str) -> str:
    """What a title's folded words are like; whatever somebody searches for is meant as it is."""
    words = folded(search)
    for special in ("\\", "%", "_"):
        words = words.replace(special, f"\\{special}")
    return f"%{words}%"


def _note_warning(
    session: int, seq: int, at: float, is_delivered: bool, database: sqlite3.Connection
) -> None:
    """One that is deleted meanwhile needs no warning."""
    database.execute(
        "INSERT INTO warnings (session, at, is_delivered) SELECT id, ?, ? FROM sessions"
        " WHERE id = ? AND seq = ? ON CONFLICT (session) DO UPDATE"
        " SET at = excluded.at, is_delivered = excluded.is_delivered",
        (at, is_delivered, session, seq),
    )
