"""Turns: a lock for each of very many, which is there while somebody has it or waits for it."""

from __future__ import annotations

import asyncio
from weakref import WeakValueDictionary


class Turns:
    """Who asks first has the first turn."""

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    def of(self, key: int) -> asyncio.Lock:
        """The lock of one session, message or person, by its number."""
        return self._locks.setdefault(key, asyncio.Lock())
