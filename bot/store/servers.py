"""What servers have set, change by change."""

from __future__ import annotations

import json
import sqlite3
from functools import partial

from bot.community.settings import Change, Name, Value
from bot.store.store import SqliteStore


class Servers:
    """The settings of every server, in the same file as the sessions.

    Every method raises `UnusableDatabase` where the file cannot be used.
    """

    def __init__(self, store: SqliteStore) -> None:
        self._store = store

    async def changes(self, guild: int) -> list[Change]:
        """What was ever set in a server, the oldest change first.

        One that this version does not know is passed over.
        """
        rows = await self._store.fetch(
            "SELECT at, person, name, value FROM changes WHERE guild = ? ORDER BY seq", guild
        )
        known = set(Name)
        return [
            Change(at, person, Name(name), _value(value))
            for at, person, name, value in rows
            if name in known
        ]

    async def setters(self, name: Name) -> list[int]:
        """The servers that have ever set something."""
        rows = await self._store.fetch("SELECT DISTINCT guild FROM changes WHERE name = ?", name)
        return [int(guild) for (guild,) in rows]

    async def change(self, guild: int, *changes: Change) -> None:
        """Write changes down, all or none."""
        rows = [(guild, c.at, c.person, c.name.value, json.dumps(c.value)) for c in changes]
        await self._store.write(partial(_insert, rows))


def _value(text: str) -> Value:
    found: Value | list[int] = json.loads(text)
    return tuple(found) if isinstance(found, list) else found


def _insert(rows: list[tuple[int, float, int, str, str]], database: sqlite3.Connection) -> None:
    database.executemany(
        "INSERT INTO changes (guild, at, person, name, value) VALUES (?, ?, ?, ?, ?)", rows
    )
