"""Absence: what people did while the bot was away, read from Discord afterwards.

Events of an absence are not delivered. Which sessions may have missed some, and when they are
caught up with (`catch_up`), is decided here. The same is done for a session of which a card was
found that the log had missed: what was done to that is missed, too.
"""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from typing import Generic

import aiohttp
import discord

from bot.errors import RefineError, StoreError, UnknownSession, UnusableDatabase
from bot.runner.ledger import Ledger
from bot.runner.outlasting import outlasting
from bot.store.store import SqliteStore
from bot.story.kind import S
from cogs.thread.catch_up import CatchUp
from cogs.thread.heard import BEAT, Heard
from cogs.thread.publisher import Publisher
from cogs.thread.trouble import may_pass

logger = logging.getLogger(__name__)

RECENT = 7 * 24 * 3600.0
"""Seconds since a session last moved, after which it is left alone."""
MOST_SESSIONS = 2_000
"""Sessions that are looked at after an absence, one after the other with at least one request each:
beside everything else that takes some minutes."""
AGAIN = 60.0
"""Seconds after which what failed and may pass is tried again."""
_AT_ONCE = 10.0
"""Seconds that what ends by its time waits for what was missed before."""


class Absence(Generic[S]):
    """Catches up with one kind of session each time that it is asked, one after the other."""

    def __init__(
        self,
        store: SqliteStore,
        ledger: Ledger[S],
        publisher: Publisher[S],
        catching: CatchUp[S],
        heard: Heard[S],
    ) -> None:
        self._store = store
        self._ledger = ledger
        self._publisher = publisher
        self._catching = catching
        self._heard = heard
        self._asked = asyncio.Event()
        self._behind = True  # until it is first asked about all: what was before the start
        self._all = False  # or only those of `_some`
        self._some: set[int] = set()
        self._left: list[int] = []  # of this time, the one under way first

    def ask(self) -> None:
        """Events may have been missed; if that is being made up for, it is done once more."""
        self._all = True
        self._asked.set()

    def ask_about(self, key: int) -> None:
        """Events of one session may have been missed."""
        self._some.add(key)
        self._asked.set()

    async def settled(self, key: int) -> None:
        """Before something of a session ends by its time: it is caught up with at once if it is
        to be, as far as that takes no longer than a few seconds."""
        if self._behind or self._all or key in self._some or key in self._left:
            with suppress(TimeoutError):
                async with asyncio.timeout(_AT_ONCE):
                    await self._heard.read()
                    await self._try(key)

    async def run(self) -> None:
        """Catch up whenever asked, for ever; what passes is tried again after a while."""
        while True:
            await self._is_asked()
            await outlasting("what was missed", self._try_to_write)
            try:
                self._left = await self._due()
            except StoreError as error:
                logger.error("what was missed cannot be looked for: %s", error.code)
                self._ask_later()
                continue
            while self._left:
                if not await self._try(self._left[0]):
                    self._some.add(self._left[0])
                del self._left[0]
            if self._some:
                self._ask_later()

    async def _is_asked(self) -> None:
        """Until somebody asks; while nothing is missed, that is noted now and then."""
        while not self._asked.is_set():
            if not (self._behind or self._all or self._some):
                await outlasting("what was heard", self._heard.note)
            with suppress(TimeoutError):
                async with asyncio.timeout(BEAT):
                    await self._asked.wait()
        self._asked.clear()

    def _ask_later(self) -> None:
        asyncio.get_running_loop().call_later(AGAIN, self._asked.set)

    async def _due(self) -> list[int]:
        """The sessions that were asked about, the latest first where it is all of them."""
        some, is_all = self._some, self._all
        self._some, self._all = set(), False  # whoever asks from now on asks for another time
        if not is_all:
            return sorted(some)
        kind, since = self._ledger.kind.name, self._ledger.now() - RECENT
        try:
            keys = await self._store.moved_since(kind, since, MOST_SESSIONS)
        except StoreError:
            self._some, self._all = self._some | some, True
            raise
        self._behind = False
        return list(keys)

    async def _try_to_write(self) -> None:
        """What is found has to be written down: it is not looked for before that can be done, which
        a note shows that nobody reads."""
        await self._store.remember("caught-up", str(self._ledger.now()))
        await self._catching.begin()

    async def _try(self, key: int) -> bool:
        """Catch up with one session; False where that may succeed later. What goes wrong with it
        must not keep the others."""
        try:
            log = await self._ledger.open(key)
            session = log.session
            self._publisher.show(key, session)  # the last thing that was recorded may not have been
            if session.place.posts and not session.place.guest:
                await self._catching.catch_up(key, session)
        except (discord.NotFound, discord.Forbidden) as error:
            logger.info("session %s is out of reach: code %s", key, error.code)
        except UnknownSession:
            logger.info("session %s was deleted meanwhile", key)
        except RefineError as error:
            logger.error("session %s: not caught up: %s", key, error.code)
            return not isinstance(error, UnusableDatabase)
        except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
            logger.warning("session %s: not caught up: %s", key, type(error).__name__)
            return not may_pass(error)
        except Exception:
            logger.exception("session %s: not caught up", key)
        return True
