"""A start in the middle of everything: 200,000 stored sessions, a thousand of them interrupted; and
how soon a stored session answers whoever presses something in it first."""

from __future__ import annotations

import asyncio
import os
import re
import sqlite3
import time
from contextlib import closing
from copy import copy, deepcopy
from dataclasses import replace
from functools import reduce
from pathlib import Path

from benchmarks.cpu import open_sessions
from benchmarks.figure import Figure, ms, percentile
from benchmarks.rig import Rig, rig
from sandbox.server.state.entities import Message

STORED, INTERRUPTED, PRESSED = 200_000, 1_000, 200
MOST, MOST_REACTION = 2.5, 0.020
_APART = 0.1
"""Seconds between two presses."""
_SESSIONS = """
WITH RECURSIVE ids (id) AS (
    SELECT max(id) + 1 FROM sessions UNION ALL SELECT id + 1 FROM ids WHERE id < :last
)
INSERT INTO sessions (id, source, status, title, author, best_score, wake_at, seq, created_at,
    updated_at, kind, guild, channel, thread, has_final, search)
SELECT ids.id, 'stored-' || ids.id, status, title, author, best_score, wake_at, seq,
    created_at - 1e6, updated_at - 1e6, kind, guild, channel, thread - ids.id, has_final, search
FROM ids CROSS JOIN sessions WHERE sessions.id = 1;
"""
_EVENTS = """
INSERT INTO events (session, seq, at, source, kind, body)
SELECT sessions.id, events.seq, events.at - 1e6, events.source, events.kind, {body}
FROM sessions CROSS JOIN events
WHERE sessions.source LIKE 'stored-%' AND events.session = 1;
"""
_MESSAGES = """
INSERT INTO messages (message_id, session, card)
SELECT message_id - sessions.id, sessions.id, card FROM sessions CROSS JOIN messages
WHERE sessions.source LIKE 'stored-%' AND messages.session = 1;
"""
"""The first session again and again, with all that is stored of it, each in a thread of its own."""
_IDS = re.compile(r'"(?:message|thread)":(\d+)')


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
            "first action on a stored session, p99, beside a thousand that run",
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
    """The number of the last session; all is on the disk, so that nobody's figures pay for it."""
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        written = (
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'events'"
        )
        triggers = connection.execute(written).fetchall()
        connection.execute("BEGIN")
        for name, _ in triggers:  # event by event they would take minutes
            connection.execute(f"DROP TRIGGER {name}")
        bodies = connection.execute("SELECT body FROM events WHERE session = 1").fetchall()
        places = {found for (body,) in bodies for found in _IDS.findall(body)}
        body = reduce(lambda b, n: f"replace({b}, '{n}', {n} - sessions.id)", places, "events.body")
        connection.execute(_SESSIONS, {"last": STORED})
        connection.execute(_EVENTS.format(body=body))
        connection.execute(_MESSAGES)
        for _, statement in triggers:
            connection.execute(statement)
        connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode = WAL")
    with database.open("rb") as file:
        os.fsync(file.fileno())
    return STORED


async def _reactions(stand: Rig, last: int) -> list[float]:
    """Somebody asks for another round in each of the last sessions."""
    world, asked = stand.discord.world, {}
    original = next(m for m in world.messages.values() if "refine:again:1:1" in str(m.components))
    people = stand.people(PRESSED)
    for key in range(last - PRESSED + 1, last + 1):
        message = _copied(stand, original, key)
        now = time.monotonic()
        begun = people[key % len(people)].press(message, f"refine:again:{key}:1")
        asked[str(begun.interaction.id)] = now
        await asyncio.sleep(_APART)
    answered = stand.wire.answered
    await stand.wire.until(lambda: asked.keys() <= answered.keys())
    return [answered[key] - at for key, at in asked.items()]


def _copied(stand: Rig, original: Message, key: int) -> Message:
    """The card of draft 1 as it would stand in another session's thread, which is made with all
    that stands in the first one's."""
    world, move = stand.discord.world, -key
    first = world.channels[original.channel_id]
    thread = replace(first, id=first.id + move, message_ids=[], thread=copy(first.thread))
    world.channels[thread.id] = thread
    for message in stand.discord.messages(first):
        moved = replace(message, id=message.id + move, channel_id=thread.id)
        moved.components = deepcopy(message.components)
        for frame in moved.components:
            _readdress(frame, key)
        world.messages[moved.id] = moved
        thread.message_ids.append(moved.id)
    return world.messages[original.id + move]


def _readdress(component: dict[str, object], key: int) -> None:
    if "custom_id" in component:
        component["custom_id"] = str(component["custom_id"]).replace(":1:", f":{key}:", 1)
    inner = component.get("components")
    for each in inner if isinstance(inner, list) else []:
        _readdress(each, key)
