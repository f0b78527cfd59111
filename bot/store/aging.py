"""Aging: what is no session and older than anything is to be kept. What holds now stays, without
the name of whoever decided it."""

from __future__ import annotations

import sqlite3
from functools import partial

from bot.community.budget import DAY, Period
from bot.store.forgetting import STAND_IN
from bot.store.store import SqliteStore

_STATEMENTS = (
    "DELETE FROM changes WHERE at < :before AND seq < (SELECT max(seq) FROM changes AS later"
    " WHERE later.guild = changes.guild AND later.name = changes.name)",
    "UPDATE changes SET person = :nobody WHERE at < :before AND person <> :nobody",
    "DELETE FROM rubric_versions WHERE at < :before AND number < (SELECT max(number)"
    " FROM rubric_versions AS later WHERE later.rubric = rubric_versions.rubric)",
    "UPDATE rubric_versions SET person = :nobody WHERE at < :before AND person <> :nobody",
    "UPDATE caps SET person = :nobody WHERE at < :before AND person > 0",
    "DELETE FROM usage WHERE day < :day",
)


class Aging:
    """In the same file as the sessions."""

    def __init__(self, store: SqliteStore) -> None:
        self._store = store

    async def drop(self, before: float, now: float) -> None:
        """Drop what is from before a time, in Unix seconds. What was used this month stays until
        that is over: budgets count it.

        Raises:
            UnusableDatabase: the file cannot be written.
        """
        day = min(int(before // DAY), Period.MONTH.days(now).start)
        await self._store.write(partial(_drop, before, day))


def _drop(before: float, day: int, database: sqlite3.Connection) -> None:
    for statement in _STATEMENTS:
        database.execute(statement, {"before": before, "day": day, "nobody": STAND_IN})
