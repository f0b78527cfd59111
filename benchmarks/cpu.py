"""CPU of the bot for one round: one streamed call of 300 tokens, one post, one edit.

Sessions are begun and held in their model calls, all at once; then each is let through one round,
some sixteen of them a second, and held in its next call.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import partial

from benchmarks.figure import Figure, ms
from benchmarks.process import Measured
from benchmarks.rig import Rig, rig
from benchmarks.wire import Wire

RATE = 500.0
"""Tokens a second: slow enough for each to be read by itself, and fast enough for a draft to be
there before it would be shown incomplete."""
APART = 0.06
"""Seconds between two rounds; two requests a round stay below the governor's 45 a second."""
CROWDS = ((1, 1, 9), (100, 100, 2), (1_000, 300, 1))
"""Sessions at once, how many of them are let through, and through how many rounds."""
MOST, MOST_GROWTH = 5.0, 1.3


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one round, in seconds of a core and requests to Discord."""

    cpu: float
    requests: float


async def measure() -> list[Figure]:
    """One figure for each crowd, and one for how they compare."""
    figures, costs, bare = [], [], []
    for sessions, let, rounds in CROWDS:
        async with rig() as stand:
            bot = await _of_bot(stand, sessions, let, rounds)
        async with rig() as stand:
            floor = await _of_floor(stand, sessions, let, rounds)
        ratio = bot.cpu / floor.cpu
        costs.append(bot.cpu)
        bare.append(floor.cpu)
        many = f"{sessions:,} sessions at once" if sessions > 1 else "one session"
        what = f"CPU of a round, {many} ({bot.requests:.2g} requests)"
        must = f"at most {MOST:g}x"
        figures.append(Figure(what, ms(bot.cpu), ms(floor.cpu), must, ratio <= MOST, ratio))
    growth, beside = costs[-1] / costs[0], bare[-1] / bare[0]
    what, must = "CPU of a round, 1,000 at once to 1", f"within {MOST_GROWTH:g}x"
    reached, own = growth <= MOST_GROWTH, growth / beside
    grown = Figure(what, f"{growth:.2f}x", f"{beside:.2f}x", must, reached, own)
    return [*figures, grown]


async def open_sessions(stand: Rig, sessions: int, rounds: int = 10, first: int = 0) -> None:
    """Begin those from `first` on, until there are so many, and return once each waits in its
    first call and has shown its text."""
    people = stand.people(sessions - first)
    for case in range(first, sessions):
        stand.refine(people[case % len(people)], case, rounds)
        await asyncio.sleep(1 / 40)
    await stand.model.waiting(sessions)
    await stand.wire.until(lambda: len(stand.wire.shown) >= sessions)


async def _of_bot(stand: Rig, sessions: int, let: int, rounds: int) -> Cost:
    await stand.model.pace(RATE, held=True)
    async with stand.bot() as bot:
        await open_sessions(stand, sessions)
        return await _rounds(stand, bot, sessions, let, rounds)


async def _of_floor(stand: Rig, sessions: int, let: int, rounds: int) -> Cost:
    await stand.model.pace(RATE, held=True)
    channel = str(stand.discord.writing.id)
    async with stand.floor("rounds", channel, str(sessions)) as floor:
        await stand.model.waiting(sessions)
        return await _rounds(stand, floor, sessions, let, rounds)


async def _rounds(stand: Rig, program: Measured, sessions: int, let: int, rounds: int) -> Cost:
    """Let so many of the sessions through so many rounds; what one came to."""
    began, before = program.cpu, len(stand.discord.requests)
    for number in range(1, rounds + 1):
        await stand.model.let(let, APART)
        await stand.model.waiting(sessions)
        await stand.wire.until(partial(_has, stand.wire, number * let))
    made = len(stand.discord.requests) - before
    return Cost((program.cpu - began) / let / rounds, made / let / rounds)


def _has(wire: Wire, count: int) -> bool:
    return len(wire.finished()) >= count and len(wire.scored()) >= count
