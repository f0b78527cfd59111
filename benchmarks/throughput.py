"""Rounds a second through Discord's limit of 50 requests, with two requests a round and under
pressure; nothing may be refused, and nothing lost."""

from __future__ import annotations

from collections import Counter

from benchmarks.cpu import open_sessions
from benchmarks.figure import Figure
from benchmarks.rig import Rig, rig

SESSIONS, ROUNDS = 100, 9
"""Drafts of each that are waited for; it is begun for one more."""
STEADY, PRESSED = 1 / 24, 1 / 45
"""Seconds between two rounds that the model lets out: somewhat more than can be shown."""
LEAST, LEAST_PRESSED = 22.0, 36.0
_A_SECOND = 50.0


async def measure() -> list[Figure]:
    """A figure for each, and one for what went wrong."""
    async with rig() as stand:
        await stand.model.pace(500.0, held=True)
        async with stand.bot():
            await open_sessions(stand, SESSIONS, ROUNDS + 1)
            steady = await _pace(stand, 3, STEADY, 0)
            pressed = await _pace(stand, ROUNDS, PRESSED, 3)
            drafts = {(s.case, s.draft) for s in stand.wire.finished()}
        refused = Counter(request.status for request in stand.discord.requests)[429]
    lost = SESSIONS * ROUNDS - len(drafts)
    return [
        _figure("two requests a round", *steady, LEAST),
        _figure("under pressure", *pressed, LEAST_PRESSED),
        Figure(
            "refused with 429; drafts lost", f"{refused}; {lost}", "", "0; 0", not refused + lost
        ),
    ]


async def _pace(stand: Rig, until: int, apart: float, since: int) -> tuple[float, float]:
    """Go on to that draft in every session; rounds a second, and requests a round, of the second
    half."""
    began = len(stand.discord.requests)
    await stand.model.let((until - since) * SESSIONS, apart)
    await stand.model.waiting(SESSIONS)
    wire = stand.wire
    await wire.until(lambda: len(wire.finished()) >= until * SESSIONS)
    at = sorted(s.at for s in wire.finished())[since * SESSIONS :]
    half = at[len(at) // 2 :]
    requests = len(stand.discord.requests) - began
    return (len(half) - 1) / (half[-1] - half[0]), requests / len(at)


def _figure(what: str, rounds: float, requests: float, least: float) -> Figure:
    floor = _A_SECOND / requests
    return Figure(
        f"rounds a second, {what} ({requests:.2f} requests)",
        f"{rounds:.1f}/s",
        f"{floor:.1f}/s",
        f"at least {least:g}/s",
        rounds >= least,
        floor / rounds,
    )
