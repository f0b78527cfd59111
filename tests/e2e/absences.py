"""Absences of the bot's, and how a test knows that what was missed in them has been counted."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing

from tests.e2e.people import TEXT
from tests.e2e.stage import Stage

PROBE, TESTED = 1, 2
"""Sessions: the one that moved longer ago is counted last."""


async def begun_both(on: Stage, **options: str) -> None:
    """A session in one channel, then the one that is tested in another."""
    await on.ada.slash("refine", on.discord.general, text=TEXT, rounds=1)
    await on.over()
    await on.ada.slash("refine", on.discord.writing, text=TEXT, rounds=1, **options)
    await on.over(2)


@asynccontextmanager
async def away(on: Stage) -> AsyncIterator[None]:
    """The bot is stopped; when it is back, it is waited for until all has been counted."""
    await on.stop()
    yield
    room = on.thread(on.discord.general)
    on.ben.react(on.message("### Draft 1 ·", room), "👍")
    await on.start()
    await on.until_last("by your votes", room)


def events(on: Stage) -> int:
    """How many events the log of the tested session has."""
    with closing(sqlite3.connect(on.settings.database_path)) as database:
        query = "SELECT seq FROM sessions WHERE id = ?"
        return int(database.execute(query, (TESTED,)).fetchone()[0])
