"""Refusals: what Discord would not do for the bot, counted, so that it never comes to a ban.

Discord shuts an address out that draws 10,000 answers of 401, 403 or 429 within ten minutes. The
bot stops at a tenth of that, and goes on as the ten minutes pass. What people can make it ask for
as often as they like is remembered where it was refused, so that nobody can bring it to a stop.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable
from types import SimpleNamespace
from typing import TypeVar

import aiohttp

from bot.errors import TokenRefused
from bot.outflow import Outflow

WINDOW = 600.0
"""Seconds in which refusals are counted."""
MOST = 1_000
"""Refusals in a window at which nothing more is sent."""
FRESH = 300.0
"""Seconds in which what was refused in a place is not asked for there again."""
_MANY = 10_000
"""Refusals that are remembered before the oldest are forgotten."""
_COUNTED = frozenset({401, 403, 429})
_SLACK = 0.5
"""Seconds by which discord.py may begin to wait after the answer that told it to."""

T = TypeVar("T")

logger = logging.getLogger(__name__)


class OutOfPatience(Exception):
    """A request was given up before Discord had let it through."""


class Known:
    """What was refused in which place a short time ago, such as a reaction in a channel."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._at: dict[tuple[str, int], float] = {}  # the oldest first

    def note(self, what: str, place: int) -> None:
        """It was refused there."""
        self.forget(what, place)
        self._at[what, place] = self._clock()
        if len(self._at) > _MANY:
            del self._at[next(iter(self._at))]

    def has(self, what: str, place: int) -> bool:
        """Whether it would be refused there once more, as far as one can tell."""
        at = self._at.get((what, place))
        return at is not None and self._clock() < at + FRESH

    def forget(self, what: str, place: int) -> None:
        """It may be different by now."""
        self._at.pop((what, place), None)


class Refusals:
    """Sees the status of every answer."""

    def __init__(
        self,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.known = Known(clock)
        self._outflow = Outflow(clock, sleep)
        self._no_token = asyncio.Event()
        self._clock = clock
        self._sleep = sleep
        self._at: deque[float] = deque()
        self._closed_until = 0.0
        self.lift: Callable[[], None] = _nothing
        """What is done once a limit over everything has passed."""

    def trace(self) -> aiohttp.TraceConfig:
        """What aiohttp has to be given, so that it asks before each request and tells after."""
        trace = aiohttp.TraceConfig()
        trace.on_request_start.append(self._starts)
        trace.on_request_end.append(self._ended)
        return trace

    async def clear(self) -> None:
        """Until it is safe to be refused once more."""
        while len(self._at) >= MOST:
            wait = self._at[0] + WINDOW - self._clock()
            if wait > 0:
                self._closed_until = max(self._closed_until, self._clock() + wait)
                await self._sleep(wait)
            else:
                self._at.popleft()

    async def until_no_token(self) -> None:
        """Until Discord does not know the bot's token any more.

        Raises:
            TokenRefused: then.
        """
        await self._no_token.wait()
        raise TokenRefused

    def note(self, status: int, scope: str = "") -> None:
        """An answer has come; those for a limit that others have used up do not count."""
        if status not in _COUNTED or scope == "shared":
            return
        now = self._clock()
        while self._at and self._at[0] + WINDOW <= now:
            self._at.popleft()
        self._at.append(now)
        if len(self._at) == MOST:
            logger.error("Discord refused %d requests in ten minutes: sending nothing more", MOST)

    async def patiently(self, request: asyncio.Task[T], seconds: float) -> T:
        """A request's answer, unless it takes longer; its task does not outlive this.

        The time in which nothing is let through, by Discord or here, is not counted.

        Raises:
            OutOfPatience: it took longer, and was cancelled.
        """
        try:
            while not request.done():
                closed = max(0.0, self._closed_until - self._clock())
                await asyncio.wait({request}, timeout=closed + seconds)
                if not request.done() and self._clock() >= self._closed_until + seconds:
                    raise OutOfPatience
            return request.result()
        finally:
            if not request.done():
                request.cancel()
                await asyncio.wait({request})

    async def _starts(
        self,
        _session: aiohttp.ClientSession,
        _context: SimpleNamespace,
        params: aiohttp.TraceRequestStartParams,
    ) -> None:
        """The gateway does not count, and what a person did has to be answered in three seconds."""
        path = params.url.path
        if params.url.scheme in ("ws", "wss") or "/interactions/" in path:
            return
        await self.clear()
        if "/webhooks/" not in path:  # those of interactions have no limit in common
            await self._outflow.leave()

    async def _ended(
        self,
        _session: aiohttp.ClientSession,
        _context: SimpleNamespace,
        params: aiohttp.TraceRequestEndParams,
    ) -> None:
        status, headers, path = params.response.status, params.response.headers, params.url.path
        self.note(status, headers.get("X-RateLimit-Scope", ""))
        if status == 429 and "X-RateLimit-Global" in headers:
            wait = float(headers.get("Retry-After", 0)) + _SLACK
            self._closed_until = max(self._closed_until, self._clock() + wait)
            asyncio.get_running_loop().call_later(wait, self._passed)
        if status == 401 and "/webhooks/" not in path and "/interactions/" not in path:
            self._no_token.set()

    def _passed(self) -> None:
        """A limit over everything has, unless another one came meanwhile."""
        if self._closed_until <= self._clock() + _SLACK:
            self.lift()


def _nothing() -> None:
    """There is nobody who waits for it."""
