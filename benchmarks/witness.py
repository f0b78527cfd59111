"""The bot with a witness in it, as a process: on a signal it says how many bytes its objects take,
once its event loop's clock has moved on by more than what connections, and discord.py the limits of
a channel, are kept for.

What the process holds in all says little of a session: caches fill, and Python keeps what it freed.
"""

from __future__ import annotations

import asyncio
import gc
import signal
import time
import tracemalloc

from bot.__main__ import app

SIGNAL = signal.SIGUSR1
_LEAP = 301.0
"""Seconds: after 300 discord.py forgets the rate limits of a channel in which nothing was sent
(`Ratelimit.is_inactive`)."""
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
    gc.collect()
    print(tracemalloc.get_traced_memory()[0], flush=True)  # noqa: T201 - the rig reads it


class Policy(asyncio.DefaultEventLoopPolicy):
    """Makes the one loop, and lets it hear the signal."""

    def new_event_loop(self) -> asyncio.AbstractEventLoop:
        loop = LeapingLoop()
        loop.add_signal_handler(SIGNAL, loop.testify)
        return loop


if __name__ == "__main__":
    tracemalloc.start()
    asyncio.set_event_loop_policy(Policy())
    app()
