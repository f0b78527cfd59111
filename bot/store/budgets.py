"""What servers and the operator allow, what people have used of it, and which roles they have."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from secrets import token_hex

from bot.community.budget import EVERYWHERE, NOBODY, Amount, Cap, Kind, Period, Standing
from bot.store import accounts
from bot.store.notes import Queue
from bot.store.store import SqliteStore

_CHANGED = Queue("budgets-changed-")
"""The servers whose caps were changed, each with the name of its last change."""


@dataclass(frozen=True, slots=True)
class Share:
    """What one person used, on one day or in all."""

    key: int  # the person, or the day's number
    amount: Amount


class Budgets:
    """In the same file as the sessions. A guild is 0 for direct messages. What a call would be
    measured by is asked where calls are: in the writer's thread.

    Every method raises `UnusableDatabase` where the file cannot be used.
    """

    def __init__(self, store: SqliteStore) -> None:
        self._store = store

    async def caps(self, guild: int) -> list[Cap]:
        """What was set in a server."""
        found = await self._store.write(partial(accounts.caps, guild=guild))
        return [cap for cap in found if cap.guild == guild]

    async def set(self, cap: Cap, at: float, person: int) -> None:
        """Set a cap in place of the one for the same people and period; one without a number
        takes that back. `at` and `person` are kept with it: when, and who set it."""
        await self._store.write(partial(_set, cap, at, person))

    async def clear(self, guild: int) -> None:
        """Take back every cap of a server."""
        await self._store.write(partial(_clear, guild))

    async def let_go(self) -> None:
        """Free what is reserved. For whoever is about to take up every open call: a process that
        only looks in, beside a running bot, must not."""
        await self._store.write(accounts.let_go)

    async def operate(self, rounds_a_day: int, money_a_month: float, at: float) -> None:
        """Set the operator's own caps, 0 for none, unless they are so already."""
        each = Cap(EVERYWHERE, Kind.EACH, NOBODY, Period.DAY, rounds=rounds_a_day or None)
        bot = Cap(EVERYWHERE, Kind.SERVER, NOBODY, Period.MONTH, money=money_a_month or None)
        wanted = {cap for cap in (each, bot) if cap.rounds is not None or cap.money is not None}
        if set(await self.caps(EVERYWHERE)) != wanted:
            for cap in (each, bot):
                await self.set(cap, at, NOBODY)

    async def know_roles(self, guild: int, person: int, roles: Collection[int]) -> None:
        """Keep the roles that a person has by now."""
        await self._store.write(partial(_know, guild, person, json.dumps(sorted(roles))))

    async def standings(self, guild: int, person: int, at: float) -> list[Standing]:
        """Every limit that holds for a person in a server, and how it stands."""
        asked = partial(accounts.standings_of, guild=guild, person=person, at=at)
        return await self._store.write(asked)

    async def used(self, period: Period, at: float, guild: int, person: int | None) -> Amount:
        """What a person, or everybody, used in a server in the period around a time."""
        asked = partial(accounts.used, period=period, at=at, guild=guild, person=person)
        return await self._store.write(asked)

    async def by_person(self, guild: int, at: float) -> list[Share]:
        """What each person used in a server this month, the most first; all who were forgotten are
        one."""
        days = Period.MONTH.days(at)
        return await self._shares(
            "SELECT max(person, -1) AS who, sum(rounds), sum(money), sum(unknown) FROM usage"
            " WHERE guild = ? AND day BETWEEN ? AND ? GROUP BY who"
            " ORDER BY sum(money) DESC, sum(rounds) DESC, who",
            guild,
            days[0],
            days[-1],
        )

    async def by_day(self, guild: int, person: int, days: range) -> list[Share]:
        """What a person used in a server on each of these days, where that was anything."""
        return await self._shares(
            "SELECT day, rounds, money, unknown FROM usage"
            " WHERE person = ? AND guild = ? AND day BETWEEN ? AND ? ORDER BY day",
            person,
            guild,
            days[0],
            days[-1],
        )

    async def changed(self) -> Mapping[int, str]:
        """The servers whose caps were changed, each with the name of its last change, until
        `tried` is told of that; `EVERYWHERE` for the operator's."""
        return await _CHANGED.all(self._store)

    async def tried(self, guild: int, change: str) -> None:
        """All that waited have tried again after that change; a later one stays noted."""
        await self._store.write(partial(_CHANGED.drop_if, guild, change))

    async def waiting(self, guild: int) -> Sequence[int]:
        """The sessions that may be waiting because of a server's caps, or of the operator's."""
        rows = await self._store.fetch(
            "SELECT id, json_extract(first.body, '$.guild') FROM sessions"
            " JOIN events AS first ON first.session = id AND first.seq = 1"
            " WHERE wake_at IS NOT NULL AND EXISTS"
            " (SELECT 1 FROM events WHERE session = id AND kind = 'BudgetPaused')"
        )
        return [int(key) for key, place in rows if guild in (EVERYWHERE, place)]

    async def _shares(self, sql: str, *parameters: float) -> list[Share]:
        rows = await self._store.fetch(sql, *parameters)
        return [Share(key, Amount(rounds, money, unknown)) for key, rounds, money, unknown in rows]


def _set(cap: Cap, at: float, person: int, database: sqlite3.Connection) -> None:
    place = (cap.guild, cap.kind.value, cap.who, cap.period.value)
    database.execute(
        "DELETE FROM caps WHERE guild = ? AND kind = ? AND who = ? AND period = ?", place
    )
    if cap.rounds is not None or cap.money is not None:
        database.execute(
            "INSERT INTO caps (guild, kind, who, period, rounds, money, at, person)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (*place, cap.rounds, cap.money, at, person),
        )
    _note_change(cap.guild, database)


def _clear(guild: int, database: sqlite3.Connection) -> None:
    database.execute("DELETE FROM caps WHERE guild = ?", (guild,))
    _note_change(guild, database)


def _note_change(guild: int, database: sqlite3.Connection) -> None:
    """In the transaction of the change: whoever waits is to try again even if the process dies."""
    _CHANGED.put(guild, token_hex(8), database)


def _know(guild: int, person: int, roles: str, database: sqlite3.Connection) -> None:
    database.execute(
        "INSERT INTO roles (guild, person, roles) VALUES (?, ?, ?)"
        " ON CONFLICT (guild, person) DO UPDATE SET roles = excluded.roles",
        (guild, person, roles),
    )
