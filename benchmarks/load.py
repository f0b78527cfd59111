"""Load: a thousand texts within ten seconds, in one server, with a model of two seconds.

The limits are those of a bot that nobody has configured. Meanwhile one person floods a thread of
their own with replies and votes.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections import Counter
from contextlib import closing, suppress
from pathlib import Path

from benchmarks.acknowledgement import ask
from benchmarks.figure import KILOBYTE, MEGABYTE, Figure, ms, percentile, size
from benchmarks.process import Measured
from benchmarks.rig import Rig, rig
from sandbox.server.errors import ApiError
from sandbox.server.limits import is_exempt
from sandbox.server.people.member import Member

SESSIONS, FLOODER = 1_000, 1_000
"""How many are asked for, and the number of the flooding person's own."""
RATE = 150.0
"""Tokens a second, so that an answer takes two."""
LATEST, MOST_TIME, MOST_BYTES = 1.0, 1.2, 110 * MEGABYTE + SESSIONS * 120 * KILOBYTE
_A_SECOND, _EACH, _APART = 50.0, 3, 0.1


async def measure() -> list[Figure]:
    """How soon people were answered, how long it took, what it needed, and what was lost."""
    async with rig() as stand:
        await stand.model.pace(RATE, held=False)
        async with stand.bot(limits={}) as bot:
            flooder = stand.people(1)[0]
            stand.refine(flooder, FLOODER, rounds=1)
            await stand.wire.until(lambda: stand.wire.seeded == 1)
            before, began = len(stand.discord.requests), stand.discord.clock.now()
            async with asyncio.TaskGroup() as group:
                flood = group.create_task(_flood(stand, flooder), name="flood")
                peak = group.create_task(_peak(stand, bot), name="peak")
                took = await ask(stand, stand.people(SESSIONS, each=_EACH), SESSIONS)
                flood.cancel()
            made = stand.discord.requests[before:]
            shown = max(request.at for request in made) - began
    counted = sum(not is_exempt(request.route) for request in made)
    refused = Counter(request.status for request in made)[429]
    scored = {card.case for card in stand.wire.scored() if card.draft == 1} - {FLOODER}
    lost, slowest, dictated = SESSIONS - len(scored), percentile(took, 99), counted / _A_SECOND
    return [
        Figure(
            f"{SESSIONS:,} texts in 10 s and one person's flood: acknowledged, p99",
            ms(slowest),
            "",
            f"under {LATEST:g} s",
            slowest < LATEST,
        ),
        Figure("… refused with 429; lost", f"{refused}; {lost}", "", "0; 0", not refused + lost),
        Figure(
            f"… until all is shown ({counted:,} requests)",
            f"{shown:.0f} s",
            f"{dictated:.0f} s",
            f"under {MOST_TIME:g}x",
            shown < MOST_TIME * dictated,
            shown / dictated,
        ),
        Figure(
            "… memory at most",
            size(peak.result()),
            "",
            f"under {size(MOST_BYTES)}",
            peak.result() < MOST_BYTES,
        ),
    ]


async def _flood(stand: Rig, flooder: Member) -> None:
    """Reply and vote, ten times a second, until there is enough of it."""
    card = next(m for m in stand.discord.world.messages.values() if "refine:again" in str(m))
    for number in range(10_000):
        with suppress(ApiError):  # Discord's own limits on people are not what is measured
            flooder.reply(card, f"Say it in {number} words")
            flooder.react(card, "👍")
            flooder.unreact(card, "👍")
        await asyncio.sleep(_APART)


async def _peak(stand: Rig, bot: Measured) -> int:
    """The most memory that the bot held until every session had come to its end."""
    most = 0
    while _at_work(stand.folder / "refine.db") or len(stand.wire.answered) < SESSIONS:
        most = max(most, bot.memory)
        await asyncio.sleep(1.0)
    return most


def _at_work(database: Path) -> bool:
    with closing(sqlite3.connect(database)) as connection:
        question = "SELECT count(*) FROM sessions WHERE status = 'running'"
        ((running,),) = connection.execute(question).fetchall()
    return bool(running)
