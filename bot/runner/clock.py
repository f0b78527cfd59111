"""The clock: one task a process that wakes the sessions whose time has come."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from bot.ports import Store
from bot.refine.events import Event, Woke
from bot.refine.session import Session
from bot.runner.ledger import Ledger, Log

LONGEST_NAP = 60.0
"""Seconds after which the store is asked again, for what another process may have set."""


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
            for key in await self._store.due(self._ledger.now()):
                await self._ledger.append(key, self._wake)
            self._sooner.clear()
            self._next = await self._store.next_wake()
            nap = LONGEST_NAP if self._next is None else self._next - self._ledger.now()
            try:
                async with asyncio.timeout(min(max(nap, 0.0), LONGEST_NAP)):
                    await self._sooner.wait()
            except TimeoutError:
                continue

    def _wake(self, session: Session) -> Sequence[Event]:
        now = self._ledger.now()
        is_due = session.wake_at is not None and session.wake_at <= now
        return (Woke(now),) if is_due else ()
