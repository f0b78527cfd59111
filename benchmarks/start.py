"""A start in the middle of everything: 200,000 stored sessions, a thousand of them interrupted; and
how soon a stored session answers whoever presses something in it first."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from contextlib import closing
from copy import deepcopy
from pathlib import Path

from benchmarks.cpu import open_sessions
from benchmarks.figure import Figure, ms, percentile
from benchmarks.rig import Rig, rig
from sandbox.server.state.entities import Channel, Message

STORED, INTERRUPTED, PRESSED = 200_000, 1_000, 200
MOST, MOST_REACTION = 2.5, 0.020
_APART = 0.1
"""Seconds between two presses."""
_FILL = """
WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < :count)
INSERT INTO sessions (source, status, title, author, best_score, wake_at, seq, created_at,
    updated_at, kind)
SELECT 'stored-' || n, status, title, author, best_score, wake_at, seq, created_at - 1e6,
    updated_at - 1e6, kind
FROM numbers CROSS JOIN sessions WHERE sessions.id = 1;
"""
_LOGS = """
INSERT INTO events (session, seq, at, kind, body)
SELECT sessions.id, events.seq, events.at - 1e6, events.kind, events.body
FROM sessions CROSS JOIN events
WHERE sessions.source LIKE 'stored-%' AND events.session = 1
    AND (events.seq <= 2 OR sessions.id > (SELECT max(id) FROM sessions) - :whole);
"""
"""The log of the first session for each; all of it for those that somebody will press in."""


async def measure() -> list[Figure]:
    """One figure for the start, one for the first action."""
    async with rig() as stand:
        await stand.model.pace(3_000.0, held=False)
        async with stand.bot():
            (who,) = stand.people(1)
            stand.refine(who, INTERRUPTED, rounds=1)
            await stand.wire.until(lambda: stand.wire.seeded == 1)
        await stand.model.pace(500.0, held=True)
        async with stand.bot():
            await open_sessions(stand, INTERRUPTED)
        last = _fill(stand.folder / "refine.db")
        async with stand.floor("answers"):
            bare_start = await _ready(stand)
            bare_reaction = await _reactions(stand, last)
        began = time.monotonic()
        async with stand.bot():
            start = stand.wire.ready - began
            # Those of the bot that was killed wait as well: nobody reads what they are answered.
            await stand.model.waiting(2 * INTERRUPTED)
            reaction = await _reactions(stand, last)
    slowest, bare = percentile(reaction, 99), percentile(bare_reaction, 99)
    return [
        Figure(
            f"start to READY, {STORED:,} stored sessions, {INTERRUPTED:,} interrupted",
            f"{start:.2f} s",
            f"{bare_start:.2f} s",
            f"under {MOST:g} s",
            start < MOST,
            start / bare_start,
        ),
        Figure(
            "first action on a stored session, p99",
            ms(slowest),
            ms(bare),
            f"under {ms(MOST_REACTION)}",
            slowest < MOST_REACTION,
            slowest / bare,
        ),
    ]


async def _ready(stand: Rig) -> float:
    began = time.monotonic()
    await stand.discord.wait_ready(within=60)
    return stand.wire.ready - began


def _fill(database: Path) -> int:
    """The number of the last session."""
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute(_FILL, {"count": STORED - INTERRUPTED})
        connection.execute(_LOGS, {"whole": PRESSED})
        connection.commit()
        ((last,),) = connection.execute("SELECT max(id) FROM sessions").fetchall()
    return int(last)


async def _reactions(stand: Rig, last: int) -> list[float]:
    """Somebody asks for another round in each of the last sessions."""
    world, asked = stand.discord.world, {}
    original = next(m for m in world.messages.values() if "refine:again:1:1" in str(m.components))
    thread, people = world.channels[original.channel_id], stand.people(PRESSED)
    for key in range(last - PRESSED + 1, last + 1):
        message = _copied(stand, original, thread, key)
        now = time.monotonic()
        begun = people[key % len(people)].press(message, f"refine:again:{key}:1")
        asked[str(begun.interaction.id)] = now
        await asyncio.sleep(_APART)
    answered = stand.wire.answered
    await stand.wire.until(lambda: asked.keys() <= answered.keys())
    return [answered[key] - at for key, at in asked.items()]


def _copied(stand: Rig, original: Message, thread: Channel, key: int) -> Message:
    """The card of draft 1 as it would stand in another session; older than what the log knows, so
    that nobody finds it who looks for what is newer."""
    message = Message(original.id - key, thread.id, original.author_id)
    message.components = deepcopy(original.components)
    for frame in message.components:
        _readdress(frame, key)
    stand.discord.world.messages[message.id] = message
    return message


def _readdress(component: dict[str, object], key: int) -> None:
    if "custom_id" in component:
        component["custom_id"] = str(component["custom_id"]).replace(":1:", f":{key}:", 1)
    inner = component.get("components")
    for each in inner if isinstance(inner, list) else []:
        _readdress(each, key)
