"""From the model's token to the wire: the finished draft, and the score before it.

A call's last token leaves the model, and the draft's card leaves the bot; its `winner` leaves the
model, and the score of the draft that was judged leaves the bot.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from benchmarks.cpu import open_sessions
from benchmarks.figure import Figure, ms, percentile
from benchmarks.rig import Rig, rig
from benchmarks.wire import Wire

RATE = 150.0
"""Tokens a second; the draft is shown incomplete once before it is there."""
ALONE, ROUNDS = 1, 9
CROWD, APART = 300, 1 / 15
"""Two requests for each of 15 rounds a second: the governor is not full."""
MOST, MOST_OF_CROWD = 0.020, 0.300


@dataclass(frozen=True, slots=True)
class Delays:
    """In seconds; and whether each score came before the draft that was written behind it."""

    drafts: Sequence[float]
    scores: Sequence[float]
    in_order: bool


async def measure() -> list[Figure]:
    """The draft and the score of one session, and the draft of three hundred."""
    alone, bare = await _both(ALONE, ROUNDS, 0.0)
    crowd, bare_crowd = await _both(CROWD, 1, APART)
    return [
        _figure("finished draft on the wire, 1 session, p50", alone.drafts, bare.drafts, 50, MOST),
        _figure(
            f"finished draft on the wire, {CROWD} sessions, p99",
            crowd.drafts,
            bare_crowd.drafts,
            99,
            MOST_OF_CROWD,
        ),
        _figure(
            "score on the wire after `winner`, p50",
            alone.scores,
            bare.scores,
            50,
            MOST,
            in_order=alone.in_order,
        ),
    ]


def _figure(
    what: str,
    bot: Sequence[float],
    floor: Sequence[float],
    percent: int,
    most: float,
    *,
    in_order: bool = True,
) -> Figure:
    mine, bare = percentile(bot, percent), percentile(floor, percent)
    reached = mine < most and in_order
    return Figure(what, ms(mine), ms(bare), f"under {ms(most)}", reached, mine / bare)


async def _both(sessions: int, rounds: int, apart: float) -> tuple[Delays, Delays]:
    async with rig() as stand:
        await stand.model.pace(RATE, held=True)
        async with stand.bot():
            await open_sessions(stand, sessions)
            bot = await _delays(stand, sessions, rounds, apart)
    async with rig() as stand:
        await stand.model.pace(RATE, held=True)
        async with stand.floor("rounds", str(stand.discord.writing.id), str(sessions)):
            await stand.model.waiting(sessions)
            floor = await _delays(stand, sessions, rounds, apart)
    return bot, floor


async def _delays(stand: Rig, sessions: int, rounds: int, apart: float) -> Delays:
    wire = stand.wire
    for number in range(1, rounds + 1):
        await stand.model.let(sessions, apart)
        await stand.model.waiting(sessions)
        await wire.until(partial(_has, wire, number * sessions))
    calls: dict[tuple[int, int], tuple[float, float]] = {}
    for told in await stand.model.told():
        number = 1 + sum(case == told.case for case, _ in calls)
        calls[told.case, number] = told.winner, told.last
    drafts = {(s.case, s.draft): s.at for s in wire.finished()}
    scores = {(s.case, s.draft + 1): s.at for s in wire.scored()}
    return Delays(
        [at - calls[key][1] for key, at in drafts.items()],
        [at - calls[key][0] for key, at in scores.items()],
        all(at < drafts[key] for key, at in scores.items() if key in drafts),
    )


def _has(wire: Wire, drafts: int) -> bool:
    return len(wire.finished()) >= drafts
