"""Memory: of a bot that is ready, of a session that runs with its stream open, and of one that
waits.

The first two are what the process holds. What waits is counted in objects, batch after batch, once
Discord has closed the threads and discord.py forgotten their rate limits, as both do by themselves:
what a process holds grows with its caches, whatever the sessions do.
"""

from __future__ import annotations

import asyncio
from functools import partial
from itertools import pairwise
from statistics import median

from benchmarks.cpu import open_sessions
from benchmarks.figure import KILOBYTE, MEGABYTE, Figure, size
from benchmarks.process import Measured
from benchmarks.rig import Rig, rig

READY, RUNNING, WAITING = 110 * MEGABYTE, 120 * KILOBYTE, KILOBYTE
"""The most bytes; a session that waits is rows in the store, and less than this is chance."""
FEW, MANY = 100, 300
BATCH, BATCHES = 40, 7
"""Sessions that wait, and how often as many more; with the first ones caches fill."""
_SETTLE = 2.0
"""Seconds in which what was used for the last request is given back."""


async def measure() -> list[Figure]:
    """A figure for each."""
    async with rig() as stand:
        await stand.model.pace(500.0, held=True)
        async with stand.bot() as bot:
            await asyncio.sleep(_SETTLE)
            ready = bot.memory
            running = await _running(stand, bot)
        async with stand.floor("answers") as floor:
            await stand.discord.wait_ready(within=30)
            bare_ready = floor.memory
    async with rig() as stand, stand.bot(program="benchmarks.witness") as bot:
        waiting = await _waiting(stand, bot)
    async with rig() as stand:
        bare_running = await _of_floor(stand)
    return [
        _figure("memory at READY", ready, bare_ready, READY),
        _figure("memory of a running session, its stream open", running, bare_running, RUNNING),
        _figure("memory of a waiting session, its thread closed (objects)", waiting, 0.0, WAITING),
    ]


async def _running(stand: Rig, bot: Measured) -> float:
    await open_sessions(stand, FEW)
    await asyncio.sleep(_SETTLE)
    before = bot.memory
    await open_sessions(stand, MANY, first=FEW)
    await asyncio.sleep(_SETTLE)
    return (bot.memory - before) / (MANY - FEW)


async def _waiting(stand: Rig, bot: Measured) -> float:
    """What one more session leaves behind that has run and waits now."""
    await stand.model.pace(3_000.0, held=False)
    people, held = stand.people(BATCH * BATCHES), []
    for goal in range(BATCH, BATCH * BATCHES + 1, BATCH):
        for case in range(stand.wire.seeded, goal):
            stand.refine(people[case % len(people)], case, rounds=1)
            await stand.wire.until(partial(_ended, stand, case - 20))
        await stand.wire.until(partial(_ended, stand, goal))
        stand.close_threads()
        held.append(await bot.testimony())
    return median(after - before for before, after in pairwise(held)) / BATCH


async def _of_floor(stand: Rig) -> float:
    await stand.model.pace(500.0, held=True)
    channel, held, calls = str(stand.discord.writing.id), [], 0
    for sessions in (FEW, MANY):
        async with stand.floor("rounds", channel, str(sessions)) as floor:
            calls += sessions
            await stand.model.waiting(calls)
            held.append(floor.memory)
    return (held[1] - held[0]) / (MANY - FEW)


def _figure(what: str, bot: float, floor: float, most: int) -> Figure:
    ratio = bot / floor if floor else None
    return Figure(what, size(bot), size(floor), f"under {size(most)}", bot < most, ratio)


def _ended(stand: Rig, bursts: int) -> bool:
    return stand.wire.seeded >= bursts
