"""The publisher: makes each thread match its session, and nothing else writes to a thread."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.errors import StoreError
from bot.governor import Governor
from bot.refine.events import Event, Seeded, Stopped
from bot.refine.session import Session
from bot.runner.ledger import Ledger
from bot.store.store import SqliteStore
from bot.text import Catalogue
from cogs.refine.artist import Artist
from cogs.refine.echoes import Echoes
from cogs.refine.guest import GuestPage
from cogs.refine.page import Page
from cogs.refine.show import PlaceGone, Show

if TYPE_CHECKING:
    from discord.ext import commands

logger = logging.getLogger(__name__)

BOT = 0
"""The person in the log where the bot itself stops a session whose thread is gone."""
_PATIENCE = 5.0
"""Seconds that a request under way has to end when the bot does."""


class Publisher:
    """The audience of the runner: a show with a task of its own for each session that moves."""

    def __init__(
        self,
        bot: commands.AutoShardedBot,
        store: SqliteStore,
        ledger: Ledger,
        governor: Governor,
        catalogue: Catalogue,
        echoes: Echoes,
    ) -> None:
        self._echoes = echoes
        self._artist = Artist()
        self._bot = bot
        self._store = store
        self._ledger = ledger
        self._governor = governor
        self._catalogue = catalogue
        self._shows: dict[int, tuple[Show, asyncio.Task[None]]] = {}
        self._doubts: set[int] = set()
        self._commands: set[int] = set()
        self._closing = False

    def show(self, key: int, session: Session) -> None:
        """The session has changed: make its thread match."""
        running = self._shows.get(key)
        if running is not None:
            running[0].change(session.attempt)
        elif not self._closing and session.place.command not in self._commands:
            show = self._begin(key, session)
            show.change(session.attempt)
            task = asyncio.create_task(self._publish(key, show), name=f"publisher-{key}")
            self._shows[key] = (show, task)

    def draft_grows(self, key: int, text: str) -> None:
        """Keep the newest text of the draft that is being written."""
        running = self._shows.get(key)
        if running is not None:
            running[0].grow(text)

    def doubt(self, key: int) -> None:
        """Look the thread up before anything is posted to it."""
        self._doubts.add(key)

    def expect(self, command: int) -> None:
        """A command is about to be answered: its answer is the announcement."""
        self._commands.add(command)

    def answered(self, command: int) -> None:
        """The command was answered, or could not be."""
        self._commands.discard(command)

    async def close(self) -> None:
        """Let requests under way end, so that what was posted is in the log."""
        self._closing = True
        running = list(self._shows.values())
        for show, _ in running:
            show.end()
        if running:
            _, late = await asyncio.wait([task for _, task in running], timeout=_PATIENCE)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        await self._echoes.close()

    def _begin(self, key: int, session: Session) -> Show:
        page = self._page(key, session)
        unsure = key in self._doubts
        self._doubts.discard(key)
        return Show(page, self._governor, self._catalogue, self._streams, unsure=unsure)

    def _page(self, key: int, session: Session) -> Page:
        known = (key, self._bot, self._ledger, self._governor, self._echoes, self._artist)
        return GuestPage(*known, self._store) if session.place.guest else Page(*known)

    def _streams(self) -> int:
        return sum(show.is_streaming for show, _ in self._shows.values())

    async def _publish(self, key: int, show: Show) -> None:
        """One show's life; what it could not record is looked up when the next one begins."""
        try:
            await self._shown(key, show)
        except StoreError as error:
            logger.error("session %s waits for the database: %s", key, error.code)
            self._doubts.add(key)
        except Exception:  # a bug in one session's cards must not go unseen, nor end the others
            logger.exception("session %s: the publisher failed", key)
            self._doubts.add(key)
        finally:
            del self._shows[key]

    async def _shown(self, key: int, show: Show) -> None:
        try:
            await show.run(await self._ledger.open(key))
        except PlaceGone as gone:
            logger.warning("session %s: its place is gone (%s)", key, gone.code)
            await self._ledger.append(key, self._give_up)

    def _give_up(self, session: Session) -> Sequence[Event]:
        """Nobody can see the session any more: stop, so that nothing is spent for nobody."""
        now = self._ledger.now()
        seeded = Seeded(now, session.bursts)
        if session.burst is None:
            return () if session.place.seeded >= session.bursts else (seeded,)
        return (Stopped(now, f"gone:{session.bursts}", BOT), seeded)
