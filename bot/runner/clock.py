"""The clock: one task a process that wakes the sessions whose time has come."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import Protocol

from bot.errors import StoreError, UnknownSession
from bot.ports import Store
from bot.story.kind import State
from bot.story.place import Place

LONGEST_NAP = 60.0
"""Seconds after which the store is asked again, for what another process may have set."""
SHORT_NAP = 1.0
"""Seconds until a store that failed is asked again."""

logger = logging.getLogger(__name__)


class Crewed(Protocol):
    """A crew, as the clock and the runner see those of every kind."""

    @property
    def kind(self) -> str: ...

    def watch(self, notice: Callable[[State], None]) -> None: ...

    async def take_up(self, key: int) -> None: ...

    async def wake(self, key: int) -> None: ...

    async def delete(self, key: int, since: float | None = None) -> Place | None: ...

    async def overwrite(self, key: int, work: Callable[[], Awaitable[bool]]) -> bool: ...

    async def close(self) -> None: ...


class Clock:
    """Sleeps until the earliest `wake_at` in the store and has what is due woken."""

    def __init__(self, store: Store, now: Callable[[], float], crews: Sequence[Crewed]) -> None:
        self._store = store
        self._now = now
        self._crews = crews
        self._sooner = asyncio.Event()
        self._next: float | None = None

    def notice(self, session: State) -> None:
        """A session may have set an earlier time than the one slept for."""
        due = session.wake_at
        if due is not None and (self._next is None or due < self._next):
            self._sooner.set()

    async def run(self) -> None:
        """Wake what is due, for ever."""
        while True:
            try:
                nap = await self._wake_due()
            except StoreError as error:
                logger.error("the clock waits for the database: %s", error.code)
                nap = SHORT_NAP
            try:
                async with asyncio.timeout(min(max(nap, 0.0), LONGEST_NAP)):
                    await self._sooner.wait()
            except TimeoutError:
                continue

    async def _wake_due(self) -> float:
        """Wake what is due; the seconds until something is again."""
        shortest = 0.0
        for crew in self._crews:
            for key in await self._store.due(crew.kind, self._now()):
                try:
                    with suppress(UnknownSession):  # deleted meanwhile
                        await crew.wake(key)
                except StoreError as error:  # one unreadable log must not keep the others
                    logger.error("session %s cannot be woken: %s", key, error.code)
                    shortest = SHORT_NAP
        self._sooner.clear()
        self._next = await self._store.next_wake()
        nap = LONGEST_NAP if self._next is None else self._next - self._now()
        return max(nap, shortest)
