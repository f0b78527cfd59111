"""The bot with a witness in it, as a process: on a signal it says how many bytes its objects take,
once everything is forgotten that connections and discord.py keep for a while only.

What the process holds in all says little of a session: caches fill, and Python keeps what it freed.
"""

from __future__ import annotations

import asyncio
import gc
import signal
import time
import tracemalloc

from aiohttp import connector
from discord.http import HTTPClient

from bot import serve  # noqa: F401 - what is imported is not of interest, and to trace it takes long
from bot.__main__ import app

SIGNAL = signal.SIGUSR1
_LEAP = 50.0
"""Seconds by which the clock moves on: more than connections and what was said last are kept for,
and less than the gateway may be silent."""
_SETTLE = 2.0
"""Seconds that what is due by then has to end."""


class LeapingLoop(asyncio.SelectorEventLoop):
    """An event loop whose clock moves on when somebody asks for the witness."""

    ahead = 0.0

    def time(self) -> float:
        return time.monotonic() + self.ahead

    def testify(self) -> None:
        """Move the clock on, and say the bytes."""
        self.ahead += _LEAP
        self.call_later(_SETTLE, _say)


def _say() -> None:
    _forget_limits()
    while gc.collect():
        pass
    print(tracemalloc.get_traced_memory()[0], flush=True)  # noqa: T201 - the rig reads it


def _forget_limits() -> None:
    """The rate limits of channels in which nothing is sent. discord.py forgets them by itself when
    there are 256, all that are five minutes old: until then their number says nothing."""
    (client,) = (each for each in gc.get_objects() if isinstance(each, HTTPClient))
    for key, limit in list(client._buckets.items()):  # noqa: SLF001 - nobody tells of them
        if not limit.outgoing and not limit._pending_requests:  # noqa: SLF001 - as above
            del client._buckets[key]  # noqa: SLF001 - as above


class Policy(asyncio.DefaultEventLoopPolicy):
    """Makes the one loop, and lets it hear the signal."""

    def new_event_loop(self) -> asyncio.AbstractEventLoop:
        loop = LeapingLoop()
        loop.add_signal_handler(SIGNAL, loop.testify)
        vars(connector)["monotonic"] = loop.time  # how long connections have been idle
        return loop


if __name__ == "__main__":
    tracemalloc.start()
    asyncio.set_event_loop_policy(Policy())
    app()
