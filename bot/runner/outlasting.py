"""Outlasting: what a full disk or another program keeps from being written is written later."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot.errors import DamagedDatabase, UnusableDatabase

FIRST_NAP = 1.0
"""Seconds until the database is tried again for the first time; each nap is twice the last."""
LONGEST_NAP = 30.0

logger = logging.getLogger(__name__)

T = TypeVar("T")


async def outlasting(what: str, work: Callable[[], Awaitable[T]]) -> T:
    """Do the work, again and again while the database cannot be used; `what` is for the log.

    Raises:
        DamagedDatabase: to wait would mend nothing.
    """
    nap = FIRST_NAP
    while True:
        try:
            return await work()
        except DamagedDatabase:
            raise
        except UnusableDatabase as error:
            logger.error("%s waits for the database: %s", what, error.code)
        await asyncio.sleep(nap)
        nap = min(LONGEST_NAP, 2 * nap)
