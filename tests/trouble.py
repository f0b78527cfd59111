"""Trouble with a database, ordered and heard of."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from pathlib import Path

from bot.runner.outlasting import FIRST_NAP
from tests.runner.travel import Travel


class _Complaints(logging.Handler):
    """Tells of it, and lets the time pass that is slept until the next try if it is asked to."""

    def __init__(self, travel: Travel | None) -> None:
        super().__init__()
        self.heard = asyncio.Event()
        self._travel = travel

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.set()
        if self._travel is not None:
            asyncio.get_running_loop().call_soon(self._pass_time, self._travel)

    def _pass_time(self, travel: Travel) -> None:
        travel.offset += FIRST_NAP


@contextmanager
def complaints(travel: Travel | None = None) -> Iterator[asyncio.Event]:
    """An event that is set once something waits."""
    handler, logger = _Complaints(travel), logging.getLogger("bot.runner.outlasting")
    logger.addHandler(handler)
    try:
        yield handler.heard
    finally:
        logger.removeHandler(handler)


@asynccontextmanager
async def held_elsewhere(path: Path) -> AsyncIterator[None]:
    """Another program writes to the file and does not end."""
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    with closing(connection) as other:
        await asyncio.to_thread(other.execute, "BEGIN IMMEDIATE")  # who writes has to end first
        yield
