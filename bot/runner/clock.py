"""The clock: one task a process that wakes the sessions whose time has come."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence

from bot.errors import StoreError
from bot.ports import Store
from bot.refine.events import Event, Woke
from bot.refine.session import Session
from bot.runner.ledger import Ledger, Log

LONGEST_NAP = 60.0
"""Seconds after which the store is asked again, for what another process may have set."""
SHORT_NAP = 1.0
"""Seconds until a store that failed is asked again."""

logger = logging.getLogger(__name__)


class Clock:
    """Sleeps until the earliest `wake_at` in the store and appends `Woke` to what is due."""

    def __init__(self, store: Store, ledger: Ledger) -> None:
        self._store = store
        self._ledger = ledger
        self._sooner = asyncio.Event()
        self._next: float | None = None

    def notice(self, log: Log) -> None:
        """A session may have set an earlier time than the one slept for."""
        due = log.session.wake_at
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
        for key in await self._store.due(self._ledger.now()):
            try:
                await self._ledger.append(key, self._wake)
            except StoreError as error:  # one log that cannot be read must not keep the others
                logger.error("session %s cannot be woken: %s", key, error.code)
                shortest = SHORT_NAP
        self._sooner.clear()
        self._next = await self._store.next_wake()
        nap = LONGEST_NAP if self._next is None else self._next - self._ledger.now()
        return max(nap, shortest)

    def _wake(self, session: Session) -> Sequence[Event]:
        now = self._ledger.now()
        is_due = session.wake_at is not None and session.wake_at <= now
        return (Woke(now),) if is_due else ()
