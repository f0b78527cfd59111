"""What is known about one person, and how all of it is forgotten.

To forget takes several steps, of which each may be the last that this process does: that somebody
is to be forgotten is noted first, and the note is the last to go.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from bot.errors import StoreError
from bot.store.accounts import owe
from bot.store.database import opened
from bot.store.dossier import document
from bot.store.forgetting import (
    copies_of,
    forget_elsewhere,
    forget_in_copy,
    overwrite,
    touched,
)
from bot.store.holdings import Holdings, holdings
from bot.store.notes import Queue
from bot.store.reader import SessionRow, listed
from bot.store.store import SqliteStore

logger = logging.getLogger(__name__)

_UNFORGOTTEN = Queue("forget:")
"""Who is to be forgotten, and is not yet; there is nothing else to note."""
_PATIENCE = 0.1
"""Seconds that emptying the WAL waits for readers: whoever writes waits for as long."""
T = TypeVar("T")


class Privacy:
    """In the same file as the sessions. Every method raises `UnusableDatabase` where that cannot be
    used."""

    def __init__(self, store: SqliteStore) -> None:
        self._store = store
        self._turn = asyncio.Lock()

    async def holdings(self, person: int) -> Holdings:
        """How much there is about a person."""
        return await self._look(partial(holdings, person=person))

    async def document(self, person: int, most: int) -> bytes | None:
        """Everything about a person, as JSON; None where that is more than so many bytes."""
        return await self._look(partial(document, person=person, most=most))

    async def intend(self, person: int) -> None:
        """Note that a person is to be forgotten."""
        await self._store.write(partial(_UNFORGOTTEN.put, person, ""))

    async def pending(self) -> list[int]:
        """Who is to be forgotten, and is not yet."""
        return list(await _UNFORGOTTEN.all(self._store))

    async def begun_by(self, person: int) -> list[SessionRow]:
        """A person's own sessions."""
        rows = await self._store.fetch("SELECT * FROM listed WHERE author = ?", person)
        return [listed(row) for row in rows]

    async def touched_by(self, person: int) -> list[SessionRow]:
        """The sessions of others in which they may have taken part, in the order in which they are
        to be overwritten."""
        found = []
        for key in await self._look(partial(touched, person=person)):
            rows = await self._store.fetch("SELECT * FROM listed WHERE id = ?", key)
            found += [listed(row) for row in rows]
        return found

    async def overwrite(self, session: int, person: int, at: float) -> bool:
        """Overwrite a person in a session of somebody else's; False where they are not in it.

        Whoever appends to its log meanwhile has to be kept from it.

        Raises:
            UnreadableEvent: a later version wrote a part of it.
        """
        return await self._store.write(partial(overwrite, self._store.path, session, person, at))

    async def forget_elsewhere(self, person: int) -> None:
        """Forget them in what is no session, and in the copies that migrations left."""
        await self._store.write(partial(_forget_elsewhere, person))
        for copy in copies_of(self._store.path):
            try:
                await asyncio.to_thread(forget_in_copy, copy, person)
            except StoreError as error:  # it is of no use to anybody, and must not keep the rest
                logger.error("somebody cannot be forgotten in %s: %s", copy, error.code)

    async def done(self, person: int) -> None:
        """They are forgotten: the note goes."""
        await self._store.write(partial(_UNFORGOTTEN.drop, person))

    async def empty_wal(self) -> bool:
        """Move what is committed out of the WAL, and cut that off; False where somebody is reading
        it."""
        return await asyncio.to_thread(self._emptied)

    def _emptied(self) -> bool:
        with opened(self._store.path, writable=True, patience=_PATIENCE) as database:
            ((is_busy, *_),) = database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            return not is_busy

    async def _look(self, ask: Callable[[sqlite3.Connection], T]) -> T:
        """Read on a connection of its own, for what looks through the whole file; one at a time:
        the threads are everybody's, those who look up addresses among them."""
        async with self._turn:
            return await asyncio.to_thread(self._looked, ask)

    def _looked(self, ask: Callable[[sqlite3.Connection], T]) -> T:
        with opened(self._store.path, writable=False) as database:
            return ask(database)


def _forget_elsewhere(person: int, database: sqlite3.Connection) -> None:
    owe(person, database)
    forget_elsewhere(person, database)
