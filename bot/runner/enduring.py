"""Enduring: what goes on for as long as the bot does begins anew after what nobody foresaw."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot.errors import StoreError

NAP = 30.0
"""Seconds until it begins anew: a bug may meet it again at once, and is to fill no log."""

logger = logging.getLogger(__name__)


async def enduring(what: str, work: Callable[[], Awaitable[None]]) -> None:
    """Do what never ends by itself, until cancelled; `what` is for the log."""
    while True:
        try:
            await work()
        except StoreError as error:
            logger.error("%s waits for the database: %s", what, error.code)
        except Exception:  # else it would end in silence while the rest of the bot goes on
            logger.exception("%s failed, and begins anew in %.0f s", what, NAP)
        await asyncio.sleep(NAP)
