"""Interaction tokens: each session's newest, by which the message of a guest is changed."""

from __future__ import annotations

import sqlite3
from functools import partial

from bot.store.store import TOKEN_LIFE, SqliteStore, forget_tokens


class Tokens:
    """In the same file as the sessions; times are in Unix seconds. Every method raises
    `UnusableDatabase` where the file cannot be used."""

    def __init__(self, store: SqliteStore) -> None:
        self._store = store

    async def newest(self, session: int, now: float) -> tuple[str, float] | None:
        """A session's newest token, and when it dies; None where none is alive."""
        rows = await self._store.fetch(
            "SELECT token, at FROM tokens WHERE session = ? AND at > ?", session, now - TOKEN_LIFE
        )
        return next(((str(token), float(at) + TOKEN_LIFE) for token, at in rows), None)

    async def keep(self, session: int, token: str, now: float) -> None:
        """Keep a session's newest token, and forget all that have died."""
        await self._store.write(partial(_keep, session, token, now))

    async def drop(self, session: int, token: str) -> None:
        """Forget a token that Discord does not take any more, unless there is a newer one."""
        await self._store.write(partial(_drop, session, token))


def _keep(session: int, token: str, now: float, database: sqlite3.Connection) -> None:
    """A session that is deleted meanwhile has none."""
    forget_tokens(now, database)
    database.execute(
        "INSERT INTO tokens (session, token, at) SELECT id, ?, ? FROM sessions WHERE id = ?"
        " ON CONFLICT (session) DO UPDATE SET token = excluded.token, at = excluded.at",
        (token, now, session),
    )


def _drop(session: int, token: str, database: sqlite3.Connection) -> None:
    database.execute("DELETE FROM tokens WHERE session = ? AND token = ?", (session, token))
