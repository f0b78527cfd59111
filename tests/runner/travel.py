"""Time travel: a test moves the time on instead of waiting."""

from __future__ import annotations

import asyncio


class Travel:
    """Time as the clock and the event loop see it; a test moves it on instead of waiting."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.offset = 0.0
        self._real = loop.time
        loop.time = self._loop_time  # type: ignore[method-assign]  # back at the test's end

    def _loop_time(self) -> float:
        return self._real() + self.offset

    def __call__(self) -> float:
        return 1_000.0 + self.offset

    def back(self, loop: asyncio.AbstractEventLoop) -> None:
        loop.time = self._real  # type: ignore[method-assign]  # as it was
