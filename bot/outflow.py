"""The outflow: the last look before the wire, so that no second has more requests than Discord
allows.

The governor paces turns; on a busy machine a turn is used late, and late ones leave together.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable

MOST = 46
"""Requests that may leave within a second: Discord allows 50, and some are quicker on the way than
others, by more the busier the machine is."""


class Outflow:
    """Remembers when the last ones left."""

    def __init__(
        self,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._left: deque[float] = deque(maxlen=MOST)
        self._first = asyncio.Lock()  # who waits longest leaves first

    async def leave(self) -> None:
        """Wait until one more may leave, and count it."""
        async with self._first:
            while len(self._left) == MOST and (wait := self._left[0] + 1 - self._clock()) > 0:
                await self._sleep(wait)
            self._left.append(self._clock())
