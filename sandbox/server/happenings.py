"""Everything that happens, as one numbered stream that tests and front ends wait on."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import dataclass

from sandbox.server.jsons import JsonObject

KEPT = 20_000


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened.

    `kind` is a gateway event's name (`MESSAGE_CREATE`, with its payload in full) or the server's
    own: `READY`, `RESUMED`, `DISCONNECTED`, `COMMANDS`, `ANSWERED`, `REQUEST`, `COMPLAINT`. `at`
    is in seconds of the machine's monotonic clock, which all its processes share.
    """

    number: int
    kind: str
    payload: JsonObject
    at: float


class Happenings:
    """The stream; at least the last 20,000 are kept, so that a wait may begin after the fact."""

    def __init__(self) -> None:
        self._kept: list[Happening] = []
        self._forgotten = 0
        self._news = asyncio.Event()

    @property
    def count(self) -> int:
        """How many there have been: pass it as `since` to wait for later ones only."""
        return self._forgotten + len(self._kept)

    def publish(self, kind: str, payload: JsonObject) -> None:
        """Add one and wake all who wait."""
        self._kept.append(Happening(self.count, kind, payload, time.monotonic()))
        if len(self._kept) > 2 * KEPT:
            del self._kept[:KEPT]
            self._forgotten += KEPT
        self._news.set()
        self._news = asyncio.Event()

    def past(self, since: int = 0) -> list[Happening]:
        """Those kept whose number is at least `since`."""
        return self._kept[max(0, since - self._forgotten) :]

    async def follow(self, since: int = 0) -> AsyncGenerator[Happening, None]:
        """Those since the number, then each one as it happens; ends only with its consumer."""
        while True:
            news = self._news
            for happening in self.past(since):
                since = happening.number + 1
                yield happening
            await news.wait()

    async def wait_for(
        self, predicate: Callable[[Happening], bool], *, since: int = 0, within: float = 10.0
    ) -> Happening:
        """The first that fits, past ones included; TimeoutError after `within` seconds."""
        try:
            async with asyncio.timeout(within), aclosing(self.follow(since)) as stream:
                return await anext(happening async for happening in stream if predicate(happening))
        except TimeoutError:
            raise self._nothing(within) from None

    async def wait_until(self, condition: Callable[[], bool], *, within: float = 10.0) -> None:
        """Return once a condition on the world holds; it is looked at after each happening."""
        try:
            async with asyncio.timeout(within):
                while not condition():
                    await self._news.wait()
        except TimeoutError:
            raise self._nothing(within) from None

    def _nothing(self, within: float) -> TimeoutError:
        last = ", ".join(happening.kind for happening in self._kept[-8:]) or "nothing"
        return TimeoutError(f"waited {within:g} s in vain; the last that happened: {last}")
