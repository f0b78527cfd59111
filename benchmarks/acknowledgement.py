"""The first acknowledgement of a command, while a thousand come within ten seconds."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence

from benchmarks.figure import Figure, ms, percentile
from benchmarks.rig import Rig, rig
from sandbox.server.people.member import Member

COMMANDS, SECONDS = 1_000, 10.0
MOST = 0.5
_LATEST = 3.0
"""Seconds after which Discord takes no acknowledgement."""


async def measure() -> list[Figure]:
    """One figure; a command that was not acknowledged took for ever."""
    async with rig() as stand:
        await stand.model.pace(500.0, held=True)
        async with stand.bot():
            bot = await ask(stand, stand.people(COMMANDS), COMMANDS)
        async with stand.floor("answers"):
            await stand.discord.wait_ready(within=30)
            floor = await ask(stand, stand.people(COMMANDS), COMMANDS)
    silent = bot.count(float("inf"))
    what = f"acknowledgement, {COMMANDS:,} commands within {SECONDS:g} s, p99; unanswered"
    slowest, bare = percentile(bot, 99), percentile(floor, 99)
    must = f"under {ms(MOST)}; 0"
    reached = slowest < MOST and not silent
    return [Figure(what, f"{ms(slowest)}; {silent}", ms(bare), must, reached, slowest / bare)]


async def ask(stand: Rig, people: Sequence[Member], commands: int) -> list[float]:
    """Begin so many sessions within ten seconds; how long each person waited for an answer, and
    for ever where none came in time."""
    asked = {}
    began = time.monotonic()
    for case in range(commands):
        await asyncio.sleep(began + case * SECONDS / commands - time.monotonic())
        now = time.monotonic()
        begun = stand.refine(people[case % len(people)], case, rounds=1)
        asked[str(begun.interaction.id)] = now
    await asyncio.sleep(_LATEST)
    answered = stand.wire.answered
    return [answered.get(key, float("inf")) - at for key, at in asked.items()]
