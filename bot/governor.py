"""The governor: one pace for all requests of the bot, so that Discord never has to refuse one.

Discord allows 50 requests a second to a bot and tells it only by refusing; discord.py paces each
route but knows no global limit. Interaction endpoints are exempt and need no turn.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable

from bot.refusals import Refusals

RATE = 45.0
"""Turns a second."""
BURST = 5
"""Turns that may follow each other at once; with `RATE` they stay within 50 in any second."""
LATE = 20
"""Turns that a busy loop may make up for while others wait: without them the pace would be that of
its worst moments. `outflow` sees to it that they do not leave together."""
_DUE = 1 - 1e-6
"""As good as a turn: a clock's digits end somewhere."""


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
        self._line: deque[asyncio.Future[bool]] = deque()  # who waits, and who is first serves

    async def turn(self) -> None:
        """Wait for the next turn."""
        ticket: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        if not self._line:
            self._fill(BURST)  # a rest is nothing to make up for
        self._line.append(ticket)
        try:
            if self._line[0] is ticket or not await ticket:
                await self._serve()
        except asyncio.CancelledError:
            self._leave(ticket)
            raise

    def spare(self) -> bool:
        """Take a turn if there is one and nobody waits: for what may as well be dropped."""
        if self._line:
            return False
        self._fill(BURST)
        if self._tokens < 1:
            return False
        self._tokens -= 1
        return True

    async def _serve(self) -> None:
        """Whoever is first waits for a turn, and gives the others theirs that are due by then: in
        a busy loop a turn for each of its rounds would be too few."""
        self._fill(LATE)
        while self._tokens < _DUE:
            await self._sleep((1 - self._tokens) / RATE)
            self._fill(LATE)
        while self._line and self._tokens >= _DUE:
            ticket = self._line.popleft()
            if not ticket.cancelled():
                self._tokens -= 1
            if not ticket.done():
                ticket.set_result(True)
        self._promote()

    def _leave(self, ticket: asyncio.Future[bool]) -> None:
        """Whoever is cancelled gives up the place in the line."""
        if ticket in self._line:
            was_first = self._line[0] is ticket
            self._line.remove(ticket)
            if was_first:
                self._promote()

    def _promote(self) -> None:
        """There is another first; one that was cancelled passes that on when it leaves."""
        if self._line and not self._line[0].done():
            self._line[0].set_result(False)

    def _fill(self, most: int) -> None:
        now = self._clock()
        self._tokens = min(most, self._tokens + (now - self._filled) * RATE)
        self._filled = now
