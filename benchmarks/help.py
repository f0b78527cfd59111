"""How long `python -m bot --help` takes: nothing that it does not need is imported."""

from __future__ import annotations

import asyncio
import sys
import time
from statistics import median

from benchmarks.figure import Figure, ms
from benchmarks.process import ROOT

TRIES = 7
MOST = 0.3


async def measure() -> list[Figure]:
    """One figure, beside a Python that does nothing."""
    bot, floor = await _time("-m", "bot", "--help"), await _time("-c", "pass")
    what = "python -m bot --help"
    return [Figure(what, ms(bot), ms(floor), f"under {ms(MOST)}", bot < MOST, bot / floor)]


async def _time(*command: str) -> float:
    taken = []
    for _ in range(TRIES):
        began = time.monotonic()
        process = await asyncio.create_subprocess_exec(
            sys.executable, *command, cwd=ROOT, stdout=asyncio.subprocess.DEVNULL
        )
        await process.wait()
        taken.append(time.monotonic() - began)
    return median(taken)
