"""The clock: one task a process that wakes the sessions whose time has come."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import Protocol

from bot.errors import StoreError, UnknownSession, UnreadableEvent
from bot.ports import Store
from bot.story.kind import State
from bot.story.place import Place

LONGEST_NAP = 60.0
"""Seconds after which the store is asked again, for what another process may have set."""
SHORT_NAP = 1.0
"""Seconds until a store that failed is asked again."""
TOGETHER = 16
"""Sessions that are begun with before the loop comes to whatever else is due: all of a thousand in
one go kept a person who did something meanwhile waiting for seconds."""

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
        self._hopeless: set[int] = set()  # sessions that this process cannot wake

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
                async with asyncio.timeout(max(nap, 0.0)):
                    await self._sooner.wait()
            except TimeoutError:
                continue

    async def _wake_due(self) -> float:
        """Wake what is due; the seconds until something is again."""
        self._sooner.clear()
        self._next = None  # whatever is set from now on may be the earliest
        now, longest = self._now(), LONGEST_NAP
        for crew in self._crews:
            keys = [k for k in await self._store.due(crew.kind, now) if k not in self._hopeless]
            for start in range(0, len(keys), TOGETHER):
                if not await self._all_woken(crew, keys[start : start + TOGETHER]):
                    longest = SHORT_NAP
        self._next = await self._store.next_wake(now)
        return longest if self._next is None else min(self._next - self._now(), longest)

    async def _all_woken(self, crew: Crewed, keys: Sequence[int]) -> bool:
        """Wake sessions side by side: one may wait for what was said in it in time."""
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(self._woken(crew, k), name=f"wake-{k}") for k in keys]
        return all(task.result() for task in tasks)

    async def _woken(self, crew: Crewed, key: int) -> bool:
        """Wake a session; False where that is to be tried again. One log that cannot be used must
        not keep the others, and what this version cannot read or do it never will."""
        try:
            with suppress(UnknownSession):  # deleted meanwhile
                await crew.wake(key)
        except UnreadableEvent as error:
            kind = error.details["kind"]
            logger.error("session %s cannot be woken: this version cannot read %s", key, kind)
            self._hopeless.add(key)
        except StoreError as error:
            logger.error("session %s cannot be woken: %s", key, error.code)
            return False
        except Exception:
            logger.exception("session %s cannot be woken", key)
            self._hopeless.add(key)
        return True
