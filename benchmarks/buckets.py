"""Finished drafts where Discord's rate limits rule: one channel's bucket, and the limit over all.

The floor is the time that the limits dictate for the same requests, however quick the program.
"""

from __future__ import annotations

import asyncio

from benchmarks.cpu import open_sessions
from benchmarks.figure import Figure
from benchmarks.rig import Rig, rig
from sandbox.server.limits import GLOBAL_ONLY, LimitSettings

IN_PLACE, BUCKET, WINDOW = 10, 5, 5.0
"""Sessions that reply in one channel, and the posts that it takes in how many seconds."""
ENDING, A_SECOND = 300, 50
MOST = 1.2
_QUIET = 6.0
"""Seconds after which the channel's bucket is full again."""


async def measure() -> list[Figure]:
    """One figure for the channel's limit, one for that over everything."""
    return [await _in_place(), await _at_once()]


async def _in_place() -> Figure:
    """Threads cannot be made from a message in a thread: cards are replies there."""
    async with rig(LimitSettings()) as stand:
        await stand.model.pace(150.0, held=True)
        async with stand.bot():
            people = stand.people(IN_PLACE, each=1)
            place = people[0].open_thread(stand.discord.writing, "Texts")
            for case, who in enumerate(people):
                stand.refine(who, case, 2, place)
            await stand.model.waiting(IN_PLACE)
            await stand.wire.until(lambda: len(stand.wire.shown) >= IN_PLACE)
            await asyncio.sleep(_QUIET)
            await stand.model.let(IN_PLACE)
            await stand.wire.until(lambda: len(stand.wire.finished()) >= IN_PLACE)
        ended, shown = await _span(stand)
    dictated = (IN_PLACE / BUCKET - 1) * WINDOW
    return _figure(f"{IN_PLACE} drafts in place in one channel", shown - ended, dictated)


async def _at_once() -> Figure:
    """The limit counts all that is shown meanwhile: drafts, what was shown of them before they were
    whole, and scores."""
    async with rig(GLOBAL_ONLY) as stand:
        await stand.model.pace(30.0, held=True)
        async with stand.bot():
            await open_sessions(stand, ENDING)
            await stand.model.let(ENDING)
            wire = stand.wire
            await wire.until(
                lambda: len(wire.finished()) >= ENDING and len(wire.scored()) >= ENDING
            )
        ended, shown = await _span(stand)
        requests = sum(ended < each.at <= shown for each in stand.wire.shown)
    return _figure(f"{ENDING} drafts at once", shown - ended, requests / A_SECOND)


async def _span(stand: Rig) -> tuple[float, float]:
    """When the first call's last token was there, and when the last draft was on the wire."""
    ended = min(told.last for told in await stand.model.told() if told.last)
    return ended, max(each.at for each in stand.wire.finished())


def _figure(what: str, took: float, dictated: float) -> Figure:
    ratio = took / dictated
    must = f"under {MOST:g}x of what is dictated"
    return Figure(what, f"{took:.2f} s", f"{dictated:.2f} s", must, ratio < MOST, ratio)
