"""Expiry: one task a process that deletes what nobody touches, and warns of finals before."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence

from bot.community.expiry import DAY, bounded, ends_at, idle, overdue
from bot.community.settings import Name, settings_of
from bot.errors import StoreError
from bot.runner.apart import apart
from bot.store.aging import Aging
from bot.store.lists import Ending, Lists
from bot.store.reader import SessionRow
from bot.store.servers import Servers
from cogs.sessions.desk import SessionsDesk
from cogs.sessions.farewell import Farewells
from cogs.sessions.warning import Warnings

logger = logging.getLogger(__name__)

EVERY = 3_600.0
"""Seconds between two looks: days are counted, so that an hour late is soon enough."""
MOST = 100
"""Sessions that one look does something about in each server; the oldest come first."""


class Expiry:
    """Looks through the servers that set a time, then through all the others."""

    def __init__(
        self,
        lists: Lists,
        servers: Servers,
        desk: SessionsDesk,
        farewells: Farewells,
        warnings: Warnings,
        aging: Aging,
        days: int,
        retention: int,
        now: Callable[[], float],
    ) -> None:
        self._lists = lists
        self._servers = servers
        self._desk = desk
        self._farewells = farewells
        self._warnings = warnings
        self._aging = aging
        self._days = bounded(days, retention)  # the operator's; 0 is never
        self._retention = retention  # days for which anything is kept at most; 0: no bound
        self._now = now
        self._is_behind = False  # a look has found as many as it may take up

    async def run(self) -> None:
        """Look again and again, for ever; at once where there was more than one look may take."""
        while True:
            self._is_behind = False
            try:
                await self._look()
            except StoreError as error:
                logger.error("old sessions wait for the database: %s", error.code)
            await asyncio.sleep(0 if self._is_behind else EVERY)

    async def _look(self) -> None:
        if self._retention:  # first: what is told now is not overdue at once
            await self._bound()
        own = await self._own_times()
        for guild, days in own.items():
            found = await self._lists.idle_in(guild, idle(days, self._now()), MOST)
            await self._see_to(found, days)
        if self._days:
            sought = idle(self._days, self._now())
            await self._see_to(await self._lists.idle_elsewhere(own, sought, MOST), self._days)

    async def _bound(self) -> None:
        """Nothing is kept for longer than the operator says, told or not."""
        now = self._now()
        since = overdue(self._retention, now)
        found = await self._lists.overdue(since, now - DAY, MOST)
        await self._see_to([Ending(row, is_warned=True) for row in found], self._retention)
        await self._aging.drop(now - self._retention * DAY, now)

    async def _own_times(self) -> dict[int, int]:
        """The days of each server that has set some."""
        own = {}
        for guild in await self._servers.setters(Name.EXPIRY):
            days = settings_of(await self._servers.changes(guild)).expiry
            if days is not None:
                own[guild] = bounded(days, self._retention)
        return own

    async def _see_to(self, found: Sequence[Ending], days: int) -> None:
        done = 0
        for ending in found:
            row = ending.row
            with apart(row.id, "be ended") as attempt:
                if row.summary.has_final and not ending.is_warned:
                    await self._warn(row, days)
                else:
                    await self._end(row)
            done += not attempt.has_failed
        # Those that fail are found again: where all do, another look at once would find no others.
        self._is_behind = self._is_behind or (len(found) == MOST and done > 0)

    async def _warn(self, row: SessionRow, days: int) -> None:
        """Told, then written down: an end in between finds what was told. One that somebody touched
        after it was found is neither told of nor written down as warned."""
        ends = ends_at(row.updated_at, days, self._now())
        is_delivered = await self._warnings.warn(row, ends)
        await self._lists.note_warning(row.id, row.events, self._now(), is_delivered=is_delivered)

    async def _end(self, row: SessionRow) -> None:
        """Delete it, unless somebody touched it since it was found."""
        gone = await self._desk.delete(row, since=row.updated_at)
        if gone is not None:
            logger.info("session %s was deleted: nobody had touched it", row.id)
            await self._farewells.bid(gone)
