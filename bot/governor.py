"""The governor: one pace for all requests of the bot, so that Discord never has to refuse one.

Discord allows 50 requests a second to a bot and tells it only by refusing; discord.py paces each
route but knows no global limit. Interaction endpoints are exempt and need no turn.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from bot.refusals import Refusals

RATE = 45.0
"""Turns a second."""
BURST = 5
"""Turns that may follow each other at once; with `RATE` they stay within 50 in any second."""


class Governor:
    """A token bucket. Turns are given in the order of asking; spare ones only if nobody waits."""

    def __init__(
        self,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.refusals = Refusals(clock, sleep)
        self._clock = clock
        self._sleep = sleep
        self._tokens = float(BURST)
        self._filled = clock()
        self._lock = asyncio.Lock()
        self._waiting = 0

    async def turn(self) -> None:
        """Wait for the next turn."""
        self._waiting += 1
        try:
            async with self._lock:
                self._fill()
                if self._tokens < 1:
                    await self._sleep((1 - self._tokens) / RATE)
                    self._fill()
                self._tokens -= 1
        finally:
            self._waiting -= 1

    def spare(self) -> bool:
        """Take a turn if there is one and nobody waits: for what may as well be dropped."""
        self._fill()
        if self._waiting or self._tokens < 1:
            return False
        self._tokens -= 1
        return True

    def _fill(self) -> None:
        now = self._clock()
        self._tokens = min(BURST, self._tokens + (now - self._filled) * RATE)
        self._filled = now
