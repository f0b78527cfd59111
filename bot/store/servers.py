"""What servers have set, change by change."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from bot.community.settings import Change, Name, Value
from bot.store.store import SqliteStore

_DECIDED = (
    "SELECT seq, at, person, name, value FROM changes WHERE guild = ?"
    " UNION ALL SELECT NULL, v.at, v.person, r.key, json_extract(v.body, '$.name')"
    " FROM rubrics r JOIN rubric_versions v ON v.rubric = r.id WHERE r.guild = ?"
    " AND v.number = (SELECT max(number) FROM rubric_versions WHERE rubric = r.id)"
    " ORDER BY seq, name"
)
"""A server's changes, and its rubrics by name behind a seq of NULL."""


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
        return _changes(rows)

    async def decided(self, guild: int) -> tuple[list[Change], list[str]]:
        """What was ever set in a server, and the names of its own rubrics, in one lookup."""
        rows = await self._store.fetch(_DECIDED, guild, guild)
        changes = [row[1:] for row in rows if row[0] is not None]
        return _changes(changes), [name for seq, *_, name in rows if seq is None]

    async def setters(self, name: Name) -> list[int]:
        """The servers that have ever set something."""
        rows = await self._store.fetch("SELECT DISTINCT guild FROM changes WHERE name = ?", name)
        return [int(guild) for (guild,) in rows]

    async def change(self, guild: int, *changes: Change) -> None:
        """Write changes down, all or none."""
        rows = [(guild, c.at, c.person, c.name.value, json.dumps(c.value)) for c in changes]
        await self._store.write(partial(_insert, rows))


def _changes(rows: Iterable[Sequence[Any]]) -> list[Change]:
    known = set(Name)
    return [
        Change(at, person, Name(name), _value(value))
        for at, person, name, value in rows
        if name in known
    ]


def _value(text: str) -> Value:
    found: Value | list[int] = json.loads(text)
    return tuple(found) if isinstance(found, list) else found


def _insert(rows: list[tuple[int, float, int, str, str]], database: sqlite3.Connection) -> None:
    database.executemany(
        "INSERT INTO changes (guild, at, person, name, value) VALUES (?, ?, ?, ?, ?)", rows
    )
