"""Notes: what the program writes down for itself, a value under a name; and queues of them.

Whoever changes a note gives the connection: that is done in the transaction of what it is about.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from bot.store.reader import SqliteReader


def put(name: str, value: str, database: sqlite3.Connection) -> None:
    """Keep a note, in place of an earlier one of that name."""
    database.execute(
        "INSERT INTO notes (name, value) VALUES (?, ?)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, value),
    )


@dataclass(frozen=True, slots=True)
class Queue:
    """Notes whose names begin alike and end with the id of whom they are about: something is to
    be done there, and is not yet."""

    prefix: str

    async def all(self, reader: SqliteReader) -> dict[int, str]:
        """The values by their ids."""
        rows = await reader.fetch(
            "SELECT name, value FROM notes WHERE name LIKE ?", f"{self.prefix}%"
        )
        return {int(name.removeprefix(self.prefix)): str(value) for name, value in rows}

    def put(self, key: int, value: str, database: sqlite3.Connection) -> None:
        """Keep a note, in place of an earlier one."""
        put(f"{self.prefix}{key}", value, database)

    def add(self, key: int, value: str, database: sqlite3.Connection) -> None:
        """Keep a note, unless there is one."""
        database.execute(
            "INSERT INTO notes (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING",
            (f"{self.prefix}{key}", value),
        )

    def drop(self, key: int, database: sqlite3.Connection) -> None:
        """It is done."""
        database.execute("DELETE FROM notes WHERE name = ?", (f"{self.prefix}{key}",))

    def drop_if(self, key: int, value: str, database: sqlite3.Connection) -> None:
        """It is done, unless there is another value by now."""
        database.execute(
            "DELETE FROM notes WHERE name = ? AND value = ?", (f"{self.prefix}{key}", value)
        )
