"""Starts: what one person begins, one after the other, up to what may be under way at once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Generic

from bot.errors import BadInput
from bot.runner.ledger import Ledger, Log
from bot.runner.turns import Turns
from bot.story.events import Event
from bot.story.kind import S


class Starts(Generic[S]):
    """The way into the ledger for sessions that people begin."""

    def __init__(
        self, ledger: Ledger[S], running: Callable[[int], Awaitable[int]], most: int, code: str
    ) -> None:
        """`running` counts what a person has under way, of which `most` may be; `code` refuses."""
        self.ledger = ledger
        self._running = running
        self._most = most
        self._code = code
        self._turns = Turns()

    async def check(self, person: int) -> None:
        """Whether a person may begin another now.

        Raises:
            BadInput: too many of theirs are under way.
        """
        running = await self._running(person)
        if running >= self._most:
            raise BadInput(self._code, running=running)

    async def start(self, person: int, event: Event) -> Log[S]:
        """Record a person's session. Of many that come at once each is counted before the next.

        Raises:
            BadInput: as `check`.
        """
        async with self._turns.of(person):
            await self.check(person)
            return await self.ledger.start(event)
