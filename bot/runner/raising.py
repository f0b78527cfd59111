"""Raising: budgets were changed, and what waits because of one tries again.

That they were changed is noted with the change itself, so that a process that dies before all have
tried again leaves the rest to the next one.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from bot.ports import BudgetNotes
from bot.refine.events import BudgetRaised
from bot.refine.session import Session
from bot.runner.apart import apart
from bot.runner.ledger import Ledger
from bot.runner.outlasting import outlasting
from bot.story.events import Event


class Raising:
    """For all sessions of a process."""

    def __init__(self, ledger: Ledger[Session], notes: BudgetNotes) -> None:
        self._ledger = ledger
        self._notes = notes
        self._asking: set[asyncio.Future[None]] = set()

    @contextmanager
    def asking(self) -> Iterator[None]:
        """While a session asks its budgets, until what comes of a refusal is in its log."""
        answered = asyncio.get_running_loop().create_future()
        self._asking.add(answered)
        try:
            yield
        finally:
            self._asking.remove(answered)
            answered.set_result(None)

    async def try_again(self) -> None:
        """Have those that wait where budgets were changed ask them again; one that does not wait
        is left as it is.

        Raises:
            UnusableDatabase: the file cannot be used.
        """
        for guild, change in (await self._notes.changed()).items():
            await self._all_of(guild)
            if asking := set(self._asking):
                # They may have been refused before the change, and be on their way to wait.
                await asyncio.wait(asking)
                await self._all_of(guild)
            await self._notes.tried(guild, change)

    async def _all_of(self, guild: int) -> None:
        """At once, so that what they append shares its transactions."""
        waiting = await self._notes.waiting(guild)
        async with asyncio.TaskGroup() as group:
            for key in waiting:
                group.create_task(self._one(key), name=f"try-again-{key}")

    async def _one(self, key: int) -> None:
        with apart(key, "try again"):
            work = partial(self._ledger.append, key, self._raised)
            await outlasting(f"session {key}", work)

    def _raised(self, session: Session) -> tuple[Event, ...]:
        return () if session.pause is None else (BudgetRaised(self._ledger.now()),)
