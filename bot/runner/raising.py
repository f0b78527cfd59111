"""Raising: budgets were changed, and what waits because of one tries again.

That they were changed is noted with the change itself, so that a process that dies before all have
tried again leaves the rest to the next one.
"""

from __future__ import annotations

import asyncio
import logging
from functools import partial

from bot.errors import StoreError, UnknownSession
from bot.ports import BudgetNotes
from bot.refine.events import BudgetRaised
from bot.refine.session import Session
from bot.runner.ledger import Ledger
from bot.runner.outlasting import outlasting
from bot.story.events import Event

logger = logging.getLogger(__name__)


class Raising:
    """For all sessions of a process."""

    def __init__(self, ledger: Ledger[Session], notes: BudgetNotes) -> None:
        self._ledger = ledger
        self._notes = notes
        self.times = 0
        """How often budgets were changed. Whoever is refused and finds another number once the
        pause is in the log tries again: it was not there yet when the others were looked for."""

    async def try_again(self) -> None:
        """Have those that wait where budgets were changed ask them again, all at once, so that
        what they append shares its transactions; one that does not wait is left as it is.

        Raises:
            UnusableDatabase: the file cannot be used.
        """
        self.times += 1
        for guild, change in (await self._notes.changed()).items():
            async with asyncio.TaskGroup() as group:
                for key in await self._notes.waiting(guild):
                    group.create_task(self.ask_again(key), name=f"try-again-{key}")
            await self._notes.tried(guild, change)

    async def ask_again(self, key: int) -> None:
        """Have one session ask its budgets again, if it waits for one."""
        try:
            work = partial(self._ledger.append, key, self._raised)
            await outlasting(f"session {key}", work)
        except UnknownSession:
            logger.info("session %s was deleted meanwhile", key)
        except StoreError as error:  # one unreadable log must not keep the others
            logger.error("session %s cannot try again: %s", key, error.code)

    def _raised(self, session: Session) -> tuple[Event, ...]:
        return () if session.pause is None else (BudgetRaised(self._ledger.now()),)
