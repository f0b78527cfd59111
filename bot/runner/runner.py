"""The runner: the crews of every kind of session and the clock, from start to close."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from functools import partial

from bot.ports import Store
from bot.runner.apart import apart
from bot.runner.clock import TOGETHER, Clock, Crewed
from bot.runner.enduring import enduring
from bot.runner.outlasting import outlasting


class Runner:
    """Owns the crews and the clock, from `start` to `close`."""

    def __init__(self, store: Store, now: Callable[[], float], crews: Sequence[Crewed]) -> None:
        self._store = store
        self._crews = crews
        self._clock = Clock(store, now, crews)
        self._clock_task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Take up what an earlier process left, and begin to watch."""
        for crew in self._crews:
            crew.watch(self._clock.notice)
        self._clock_task = asyncio.create_task(enduring("the clock", self._clock.run), name="clock")
        for crew in self._crews:
            keys = await outlasting("the start", partial(self._store.running, crew.kind))
            async with asyncio.TaskGroup() as group:
                for number, key in enumerate(keys, 1):
                    group.create_task(_take_up(crew, key), name=f"take-up-{key}")
                    if number % TOGETHER == 0:
                        await asyncio.sleep(0)

    async def close(self) -> None:
        """End every task; what they were doing goes on at the next start."""
        if self._clock_task is not None:
            self._clock_task.cancel()
            await asyncio.wait([self._clock_task])
        for crew in self._crews:
            await crew.close()


async def _take_up(crew: Crewed, key: int) -> None:
    """A session that cannot be taken up is left, and keeps no other; a deleted one is none."""
    with apart(key, "be taken up"):
        await outlasting(f"session {key}", partial(crew.take_up, key))
