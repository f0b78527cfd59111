"""The server's time, which a test may move forward instead of sleeping."""

from __future__ import annotations

import time
from datetime import UTC, datetime

DISCORD_EPOCH = 1_420_070_400.0  # 2015-01-01, the zero of snowflakes


class Clock:
    """Wall time plus whatever it was advanced by; seconds since 1970."""

    def __init__(self) -> None:
        self._offset = 0.0

    def now(self) -> float:
        return time.time() + self._offset

    def advance(self, seconds: float) -> None:
        """Move time forward: tokens expire, messages grow old, rate limits reset."""
        self._offset += seconds


class Snowflakes:
    """Ids that grow and tell their time: milliseconds since Discord's epoch, shifted by 22 bits."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last = 0

    def new(self) -> int:
        stamp = int((self._clock.now() - DISCORD_EPOCH) * 1000) << 22
        self._last = max(self._last + 1, stamp)
        return self._last


def created_at(snowflake: int) -> float:
    """When an id was made, in seconds since 1970."""
    return (snowflake >> 22) / 1000 + DISCORD_EPOCH


def iso(seconds: float) -> str:
    """A time the way Discord writes it."""
    return datetime.fromtimestamp(seconds, UTC).isoformat()
