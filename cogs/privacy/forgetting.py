"""Forgetting: everything about one person goes, step by step, whenever the bot ends meanwhile.

Their own sessions are deleted as `/sessions` does it. Those of others go on without them: the log
is overwritten, and the thread shows what it tells now.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from bot.errors import StoreError, UnknownSession
from bot.runner.apart import apart
from bot.runner.clock import Crewed
from bot.runner.outlasting import outlasting
from bot.store.privacy import Privacy
from bot.store.reader import SessionRow
from cogs.sessions.desk import SessionsDesk
from cogs.sessions.farewell import Farewells, Gone

logger = logging.getLogger(__name__)

AGAIN = 1.0
"""Seconds until the WAL is tried again that somebody is reading."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where the sessions stood that were deleted, how many were overwritten, and how many could not
    be changed."""

    gone: tuple[Gone, ...]
    overwritten: int
    failed: int


class Forgetting:
    """Forgets people, one after the other."""

    def __init__(
        self,
        privacy: Privacy,
        desk: SessionsDesk,
        farewells: Farewells,
        crews: Sequence[Crewed],
        unknow: Callable[[int], None],
        now: Callable[[], float],
    ) -> None:
        self._privacy = privacy
        self._desk = desk
        self._farewells = farewells
        self._crews: Mapping[str, Crewed] = {crew.kind: crew for crew in crews}
        self._unknow = unknow  # what is remembered of a person beside the store
        self._now = now
        self._one_at_a_time = asyncio.Lock()
        self._emptying = asyncio.Event()

    async def forget(self, person: int) -> Outcome:
        """Forget a person. Once this has begun it is done, by the next process if need be.

        Raises:
            StoreError: the database cannot be used now; it is tried again at the next start.
        """
        await self._privacy.intend(person)
        async with self._one_at_a_time:
            return await self._forget(person)

    async def bid(self, outcome: Outcome) -> None:
        """The messages that opened the deleted sessions say so, as far as they can be changed."""
        for gone in outcome.gone:
            await self._farewells.bid(gone)

    async def run(self) -> None:
        """Finish what an earlier process began; then empty the WAL whenever somebody was forgotten,
        for ever."""
        self._emptying.set()  # an earlier process may not have come to it
        for person in await outlasting("who is to be forgotten", self._privacy.pending):
            outcome = await outlasting("who is to be forgotten", partial(self.forget, person))
            logger.info("somebody was forgotten whom an earlier process had begun to forget")
            await self.bid(outcome)
        while True:
            await self._emptying.wait()
            self._emptying.clear()
            await self._empty()

    async def _forget(self, person: int) -> Outcome:
        gone: list[Gone] = []
        failed = overwritten = 0
        for row in await self._privacy.begun_by(person):
            with apart(row.id, "be deleted") as attempt:
                if (one := await self._desk.delete(row)) is not None:
                    gone.append(one)
            failed += attempt.has_failed
        for row in await self._privacy.touched_by(person):
            with apart(row.id, "be overwritten") as attempt:
                overwritten += await self._overwrite(row, person)
            failed += attempt.has_failed
        await self._privacy.forget_elsewhere(person)
        self._unknow(person)
        if not failed:
            await self._privacy.done(person)
        self._emptying.set()
        return Outcome(tuple(gone), overwritten, failed)

    async def _overwrite(self, row: SessionRow, person: int) -> bool:
        crew = self._crews.get(row.summary.kind)
        if crew is None:
            raise UnknownSession(session=row.id)
        work = partial(self._privacy.overwrite, row.id, person, self._now())
        return await crew.overwrite(row.id, work)

    async def _empty(self) -> None:
        """What was overwritten is still in the WAL: until that is cut off."""
        while True:
            try:
                if await self._privacy.empty_wal():
                    return
            except StoreError as error:
                logger.error("the WAL waits for the database: %s", error.code)
            await asyncio.sleep(AGAIN)
