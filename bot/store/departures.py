"""What belongs to servers that the bot has left: since when, what it is, and its end."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection
from functools import partial

from bot.store.notes import Queue
from bot.store.reader import SessionRow, listed
from bot.store.store import SqliteStore

_LEFT = Queue("left:")
"""The servers that the bot has left, and when, in Unix seconds."""
_AS_A_MEMBER = (  # where it was a guest, it has left nothing
    "EXISTS (SELECT 1 FROM events WHERE session = listed.id AND seq = 1"
    " AND coalesce(json_extract(body, '$.guest'), 0) = 0)"
)
_KNOWN = (
    # No log is opened of a server that the bot is a member of: those may be almost all there are.
    "WITH others AS MATERIALIZED (SELECT DISTINCT guild FROM sessions"  # noqa: S608 - our own words
    " WHERE guild NOT IN (SELECT value FROM json_each(?1)))"
    " SELECT guild FROM (SELECT guild FROM changes UNION SELECT guild FROM rubrics"
    " UNION SELECT guild FROM caps WHERE guild <> 0 UNION SELECT guild FROM roles)"
    " WHERE guild NOT IN (SELECT value FROM json_each(?1))"
    " UNION SELECT guild FROM others WHERE EXISTS"
    f" (SELECT 1 FROM listed WHERE listed.guild = others.guild AND {_AS_A_MEMBER})"
)
_OF_A_SERVER = (
    "DELETE FROM changes WHERE guild = ?",
    "DELETE FROM rubric_versions WHERE rubric IN (SELECT id FROM rubrics WHERE guild = ?)",
    "DELETE FROM rubrics WHERE guild = ?",
    "DELETE FROM caps WHERE guild = ?",
    "DELETE FROM roles WHERE guild = ?",
    "DELETE FROM usage WHERE guild = ?",
)


class Departures:
    """In the same file as the sessions. Every method raises `UnusableDatabase` where that cannot be
    used."""

    def __init__(self, store: SqliteStore) -> None:
        self._store = store

    async def known_besides(self, guilds: Collection[int]) -> list[int]:
        """The servers, beside these, that have something here and of which the bot was a member."""
        rows = await self._store.fetch(_KNOWN, json.dumps(list(guilds)))
        return [int(guild) for (guild,) in rows]

    async def left(self) -> dict[int, float]:
        """When the bot left each server that it has left, in Unix seconds."""
        return {guild: float(at) for guild, at in (await _LEFT.all(self._store)).items()}

    async def leave(self, guild: int, at: float) -> None:
        """The bot is no member any more, unless that is known already."""
        await self._store.write(partial(_LEFT.add, guild, str(at)))

    async def come_back(self, guild: int) -> None:
        """The bot is a member, or nothing of the server is left."""
        await self._store.write(partial(_LEFT.drop, guild))

    async def sessions(self, guild: int) -> list[SessionRow]:
        """The server's sessions, but those in which the bot was a guest."""
        rows = await self._store.fetch(
            f"SELECT * FROM listed WHERE guild = ? AND {_AS_A_MEMBER}",  # noqa: S608 - our own words
            guild,
        )
        return [listed(row) for row in rows]

    async def clear(self, guild: int) -> None:
        """Delete what else is there of a server: settings, rubrics, budgets, roles and usage."""
        await self._store.write(partial(_clear, guild))


def _clear(guild: int, database: sqlite3.Connection) -> None:
    for statement in _OF_A_SERVER:
        database.execute(statement, (guild,))
