"""Messages: which session and card a message belongs to, also while it is on its way to the log.

A message stands on Discord before it is in the log, and people, or their programs, react to it in
that moment. Discord tells of the message first: what is known to be on its way is waited for.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Generic

from bot.runner.ledger import Ledger, Log
from bot.runner.turns import Turns
from bot.store.store import SqliteStore
from bot.story.kind import S

_LATEST = 5.0
"""Seconds after which a post of the bot's own is one that no log will have."""
MOST_WAITING = 1_000
"""Events that wait at a time; further ones are found when the bot next catches up."""


class Messages(Generic[S]):
    """The messages of one kind of session."""

    def __init__(self, store: SqliteStore, ledger: Ledger[S]) -> None:
        self._store = store
        self._kind = ledger.kind.name
        self._coming: dict[int, asyncio.Event] = {}  # each is set when it has arrived
        self._waiting = 0
        self._turns = Turns()
        ledger.watch(self._recorded)

    async def find(self, message: int) -> tuple[int, str] | None:
        """The session and the card of a message; see `SqliteReader.find_message`.

        Whoever asks first is told first: what was set and taken back is to be heard in this order.

        Raises:
            UnusableDatabase: the file cannot be read.
        """
        self._waiting += 1
        try:
            async with self._turns.of(message):
                coming = self._coming.get(message)  # asked first: it may arrive during the look
                found = await self._store.find_message(self._kind, message)
                if found is not None or coming is None or self._waiting > MOST_WAITING:
                    return found
                await coming.wait()
                return await self._store.find_message(self._kind, message)
        finally:
            self._waiting -= 1

    def posted(self, message: int) -> None:
        """Discord told of a message of the bot's own."""
        self._coming.setdefault(message, asyncio.Event())
        asyncio.get_running_loop().call_later(_LATEST, self._arrived, message)

    @contextmanager
    def hearing(self, *messages: int) -> Iterator[None]:
        """While members' messages are read and, if they mean something, recorded; each of them
        arrives once it is out of every such block that it is in."""
        for message in messages:
            self._coming.setdefault(message, asyncio.Event())
        try:
            yield
        finally:
            for message in messages:
                self._arrived(message)

    def _recorded(self, log: Log[S]) -> None:
        if self._coming:
            place = log.session.place
            shown = {place.announcement, *(post.message for post in place.posts)}
            for message in self._coming.keys() & shown:
                self._arrived(message)

    def _arrived(self, message: int) -> None:
        coming = self._coming.pop(message, None)
        if coming is not None:
            coming.set()
