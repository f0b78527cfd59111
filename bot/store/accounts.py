"""Accounts: a model call enters the log only where it fits under every budget that holds for it.

What is reserved and what was used are grown by the log itself, by triggers in the same transaction
(`migrations/0009_budgets.sql`); here is the question whether it may be. One writer at a time asks
it, so that no two calls can have the same last dollar.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable
from itertools import starmap

from bot.brainstorm.events import CallStarted
from bot.community.budget import (
    EVERYWHERE,
    Amount,
    Cap,
    Kind,
    Limit,
    Period,
    Standing,
    limits_for,
    refusal,
)
from bot.errors import BudgetSpent
from bot.refine.events import RoundStarted
from bot.story.events import Event, Reserved

_IN_MEMORY = (
    "CREATE TEMP TABLE owed (person INTEGER, day INTEGER, guild INTEGER, rounds INTEGER,"
    " money REAL, unknown INTEGER)",
    "CREATE TEMP TABLE held (guild INTEGER, kind TEXT, who INTEGER, period TEXT, rounds INTEGER,"
    " money REAL)",
)
"""What was used by those who were forgotten since the process began, and their own caps."""
_OF_A_PERSON = (
    "(SELECT person, day, guild, rounds, money, unknown FROM usage"
    " UNION ALL SELECT person, day, guild, rounds, money, unknown FROM temp.owed)"
)
"""What was used by people, those who were forgotten since the process began included."""


def opened_at(events: Iterable[Event]) -> float | None:
    """When the last of the calls begins that these events open in somebody's name."""
    opened = None
    for event in events:
        if isinstance(event, RoundStarted | CallStarted | Reserved) and event.payer is not None:
            opened = event.at
    return opened


def within(
    session: int,
    at: float,
    append: Callable[[sqlite3.Connection], None],
    database: sqlite3.Connection,
) -> None:
    """Append, then see whether what the session has reserved by now fits under every budget; what
    is raised undoes the append.

    Raises:
        BudgetSpent: it does not.
    """
    append(database)
    own = "SELECT guild, person, rounds, money FROM accounts WHERE session = ?"
    for guild, person, rounds, money in database.execute(own, (session,)).fetchall():
        standings = standings_of(database, guild, person, at, but=session)
        refused = refusal(standings, Amount(rounds, money), at)
        if refused is not None:
            raise BudgetSpent(until=refused.until, whose=refused.code, is_brief=refused.is_brief)


def begin(database: sqlite3.Connection) -> None:
    """Make room for what only this process is to know."""
    for table in _IN_MEMORY:
        database.execute(table)


def let_go(database: sqlite3.Connection) -> None:
    """Free what calls had reserved that an earlier process did not end: they are made anew."""
    database.execute("DELETE FROM accounts")


def owe(person: int, database: sqlite3.Connection) -> None:
    """Remember what a person used who is about to be forgotten, and what they may use, in no file
    and until the process ends: else to be forgotten would renew a budget."""
    database.execute(
        "INSERT INTO temp.owed SELECT person, day, guild, rounds, money, unknown FROM usage"
        " WHERE person = ?",
        (person,),
    )
    database.execute(
        "INSERT INTO temp.held SELECT guild, kind, who, period, rounds, money FROM caps"
        " WHERE kind = 'person' AND who = ?",
        (person,),
    )


def standings_of(
    database: sqlite3.Connection, guild: int, person: int, at: float, but: int = 0
) -> list[Standing]:
    """Every limit that holds for a person in a server, and how it stands at a time.

    `but` is a session whose own reservation does not count.
    """
    found = [*caps(database, guild), *_held(database, guild, person)]
    known = roles(database, guild, person) if found else frozenset()
    limits = limits_for(found, person, known)
    return [
        Standing(
            limit,
            used(database, limit.period, at, *_scope(limit, person)),
            _reserved(database, but, *_scope(limit, person)),
        )
        for limit in limits
    ]


def caps(database: sqlite3.Connection, guild: int) -> list[Cap]:
    """What was set in a server, and by the operator."""
    rows = database.execute(
        "SELECT guild, kind, who, period, rounds, money FROM caps WHERE guild IN (?, ?)"
        " ORDER BY guild, kind, who, period",
        (guild, EVERYWHERE),
    ).fetchall()
    return list(starmap(_cap, rows))


def _held(database: sqlite3.Connection, guild: int, person: int) -> list[Cap]:
    """The caps of somebody who was forgotten, where none was set for them since."""
    rows = database.execute(
        "SELECT guild, kind, who, period, rounds, money FROM temp.held AS before"
        " WHERE guild = ? AND who = ? AND NOT EXISTS (SELECT 1 FROM caps AS since"
        " WHERE since.guild = before.guild AND since.kind = before.kind"
        " AND since.who = before.who AND since.period = before.period)",
        (guild, person),
    ).fetchall()
    return list(starmap(_cap, rows))


def _cap(
    guild: int, kind: str, who: int, period: str, rounds: int | None, money: float | None
) -> Cap:
    return Cap(guild, Kind(kind), who, Period(period), rounds, money)


def roles(database: sqlite3.Connection, guild: int, person: int) -> frozenset[int]:
    """The roles that a person had when they were seen last in a server."""
    asked = "SELECT roles FROM roles WHERE guild = ? AND person = ?"
    rows = database.execute(asked, (guild, person)).fetchall()
    return frozenset(role for (found,) in rows for role in json.loads(found))


def used(
    database: sqlite3.Connection, period: Period, at: float, guild: int | None, person: int | None
) -> Amount:
    """What was used in the period around a time, in one server or everywhere, by one or by all."""
    days = period.days(at)
    source = "usage" if person is None else _OF_A_PERSON
    found = f"SELECT sum(rounds), sum(money), sum(unknown) FROM {source} WHERE day BETWEEN ? AND ?"  # noqa: S608 - our own words
    rows = _within_scope(database, found, guild, person, days[0], days[-1])
    ((rounds, money, unknown),) = rows
    return Amount(rounds or 0, money or 0.0, unknown or 0)


def _reserved(
    database: sqlite3.Connection, but: int, guild: int | None, person: int | None
) -> Amount:
    found = "SELECT sum(rounds), sum(money) FROM accounts WHERE session != ?"
    ((rounds, money),) = _within_scope(database, found, guild, person, but)
    return Amount(rounds or 0, money or 0.0)


def _scope(limit: Limit, person: int) -> tuple[int | None, int | None]:
    guild = None if limit.guild == EVERYWHERE else limit.guild
    return guild, None if limit.is_shared else person


def _within_scope(
    database: sqlite3.Connection,
    sql: str,
    guild: int | None,
    person: int | None,
    *parameters: float,
) -> list[sqlite3.Row]:
    asked = list(parameters)
    for column, value in (("guild", guild), ("person", person)):
        if value is not None:
            sql += f" AND {column} = ?"
            asked.append(value)
    return database.execute(sql, asked).fetchall()
