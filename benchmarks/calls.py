"""Model calls and prompt tokens of n rounds: one call a round and one more, each as long."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from itertools import pairwise

from benchmarks.figure import Figure
from benchmarks.rig import rig

ROUNDS = range(1, 11)
STRAIGHT = 0.02
"""By how much the tokens of one more round may differ from those of another."""


async def measure() -> list[Figure]:
    """One figure for the calls, one for the tokens."""
    async with rig() as stand:
        await stand.model.pace(3_000.0, held=False)
        async with stand.bot():
            people = stand.people(len(ROUNDS), each=1)
            for who, rounds in zip(people, ROUNDS, strict=True):
                stand.refine(who, rounds, rounds)
                await asyncio.sleep(0.1)
            await stand.wire.until(lambda: stand.wire.seeded >= len(ROUNDS))
        prompts: dict[int, list[int]] = defaultdict(list)
        for told in await stand.model.told():
            prompts[told.case].append(told.prompt)
    calls = {n: len(prompts[n]) for n in ROUNDS}
    tokens = [sum(prompts[n]) for n in ROUNDS]
    steps = [after - before for before, after in pairwise(tokens)]
    bend = max(steps) / min(steps) - 1
    exact = all(calls[n] == n + 1 for n in ROUNDS)
    return [
        Figure("model calls, 1 and 10 rounds", f"{calls[1]}, {calls[10]}", "", "n + 1", exact),
        Figure(
            "prompt tokens, 1 and 10 rounds; one more round",
            f"{tokens[0]:,}, {tokens[-1]:,}; {min(steps):,} to {max(steps):,}",
            "",
            "a straight line",
            bend < STRAIGHT,
        ),
    ]
