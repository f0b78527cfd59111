"""Raising: budgets were changed, and what waits because of one tries again."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable

from bot.errors import StoreError
from bot.refine.events import BudgetRaised
from bot.refine.session import Session
from bot.runner.ledger import Ledger
from bot.story.events import Event

logger = logging.getLogger(__name__)


async def try_again(ledger: Ledger[Session], keys: Iterable[int]) -> None:
    """Have these sessions ask their budgets again, all at once, so that what they append shares
    its transactions; one that does not wait for a budget is left as it is."""

    def raised(session: Session) -> tuple[Event, ...]:
        return () if session.pause is None else (BudgetRaised(ledger.now()),)

    async def one(key: int) -> None:
        try:
            await ledger.append(key, raised)
        except StoreError as error:  # one unreadable log must not keep the others
            logger.error("session %s cannot try again: %s", key, error.code)

    async with asyncio.TaskGroup() as group:
        for key in keys:
            group.create_task(one(key), name=f"try-again-{key}")
