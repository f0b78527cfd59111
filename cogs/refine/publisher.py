"""The publisher: makes each thread match its session, and nothing else writes to a thread."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING

import aiohttp
import discord

from bot.errors import StoreError
from bot.governor import Governor
from bot.refine.events import Event, Seeded, Stopped
from bot.refine.session import Session
from bot.runner.ledger import Ledger
from bot.text import Catalogue
from cogs.refine.card import Card
from cogs.refine.cards import cards
from cogs.refine.echoes import Echoes
from cogs.refine.head import head
from cogs.refine.page import Page

if TYPE_CHECKING:
    from discord.ext import commands

logger = logging.getLogger(__name__)

SEALED_AFTER = 45 * 60.0
"""Seconds after its post from which a card is not edited: Discord limits edits of messages that
are older than an hour."""
FIRST_LOOK = 0.25
"""Seconds that a growing draft may take to be complete before it is shown incomplete."""
STREAM_INTERVAL = 2.0
"""Least seconds between two edits of a growing card; a twentieth of the streams where more."""
BOT = 0
"""The person in the log where the bot itself stops a session whose thread is gone."""


class _Show:
    """One session's publishing: the newest state, and the task that shows it."""

    def __init__(self, session: Session, page: Page, *, unsure: bool) -> None:
        self.session = session
        self.page = page
        self.unsure = unsure  # Discord may show more than the log tells
        self.growing: str | None = None
        self.grown_at = 0.0
        self.shown: dict[str, str] = {}  # digests of growing cards, which no log has
        self.refused: set[tuple[str, str]] = set()
        self.changed = asyncio.Event()
        self.task: asyncio.Task[None] | None = None


class Publisher:
    """The audience of the runner: a task for each session that has something to show."""

    def __init__(
        self,
        bot: commands.AutoShardedBot,
        ledger: Ledger,
        governor: Governor,
        catalogue: Catalogue,
        echoes: Echoes,
    ) -> None:
        self._echoes = echoes
        self._bot = bot
        self._ledger = ledger
        self._governor = governor
        self._catalogue = catalogue
        self._shows: dict[int, _Show] = {}
        self._doubts: set[int] = set()
        self._commands: set[int] = set()
        self._closing = False

    def show(self, key: int, session: Session) -> None:
        """The session has changed: make its thread match."""
        show = self._shows.get(key)
        if show is None:
            if self._closing or session.place.command in self._commands:
                return
            page = Page(key, self._bot, self._ledger, self._governor, self._echoes)
            show = self._shows[key] = _Show(session, page, unsure=key in self._doubts)
            self._doubts.discard(key)
            show.task = asyncio.create_task(self._publish(key, show), name=f"publisher-{key}")
        if session.attempt != show.session.attempt:
            show.growing = None
        show.session = session
        show.changed.set()

    def draft_grows(self, key: int, text: str) -> None:
        """Keep the newest text of the draft that is being written."""
        show = self._shows.get(key)
        if show is not None:
            if show.growing is None:
                show.grown_at = self._loop_time() + FIRST_LOOK - self._interval()
            show.growing = text
            show.changed.set()

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
        tasks = [show.task for show in self._shows.values() if show.task is not None]
        for show in self._shows.values():
            show.changed.set()
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=5)
            for task in late:
                task.cancel()
        await self._echoes.close()

    async def _publish(self, key: int, show: _Show) -> None:
        """Show what differs, one request at a time and the newest state each time."""
        try:
            await self._keep_matching(key, show)
        except discord.HTTPException as error:
            await self._give_up(key, error)
        except StoreError as error:
            logger.error("session %s waits for the database: %s", key, error.code)
        except Exception:  # a bug in one session's cards must not go unseen, nor end the others
            logger.exception("session %s: the publisher failed", key)
        finally:
            del self._shows[key]

    async def _keep_matching(self, key: int, show: _Show) -> None:
        failures = 0
        while not self._closing:
            show.changed.clear()
            try:
                moved = await self._step(show)
            except (discord.DiscordServerError, discord.RateLimited, aiohttp.ClientError, OSError):
                failures += 1
                show.unsure = True
                logger.warning("session %s: Discord did not answer; trying again", key)
                await asyncio.sleep(min(60, 2**failures))
                continue
            failures = 0
            if not moved and not await self._wait(show):
                return

    async def _wait(self, show: _Show) -> bool:
        """Wait for a change or the next streaming edit; False when there is nothing to await."""
        if show.session.burst is None and not show.changed.is_set():
            return False
        pause = None
        if show.growing is not None:
            pause = max(0.02, show.grown_at + self._interval() - self._loop_time())
        try:
            async with asyncio.timeout(pause):
                await show.changed.wait()
        except TimeoutError:
            return True
        return True

    async def _step(self, show: _Show) -> bool:
        """Perform the first thing that is missing; False when everything is shown."""
        session, page = show.session, show.page
        if show.unsure:
            await page.look_up(session)
            show.unsure = False
            return True
        place = session.place
        if place.announcement is None:
            await page.announce(session, head(session, self._catalogue))
            return True
        if place.threads and place.thread is None and not place.refused:
            await page.open_thread(session)
            return True
        for card in cards(session, show.growing, self._catalogue):
            if await self._match(show, card):
                return True
        if session.burst is None and place.seeded < session.bursts:
            await page.seed(session)
            return True
        return False

    async def _match(self, show: _Show, card: Card) -> bool:
        """Post or edit one card where it differs; False when it is right or has to wait."""
        if (card.key, card.digest) in show.refused:
            return False
        post = show.session.place.post(card.key)
        if card.is_growing and not self._may_grow(show):
            return False
        try:
            if post is None:
                await show.page.post(show.session, card)
                return True
            shown = show.shown.get(card.key, post.digest)
            if shown == card.digest or self._ledger.now() - post.at > SEALED_AFTER:
                return False
            if not card.is_growing:
                await self._governor.turn()
            await show.page.edit(show.session, card, post.message, shown)
        except discord.HTTPException as error:
            if error.status in (401, 403, 404, 429) or error.status >= 500:
                raise
            logger.error(
                "session %s: card %s refused, code %s", show.page.key, card.key, error.code
            )
            show.refused.add((card.key, card.digest))
            return True
        if card.is_growing:
            show.shown[card.key] = card.digest
        else:
            show.shown.pop(card.key, None)
        return True

    def _may_grow(self, show: _Show) -> bool:
        """Streaming edits come at their interval, and only on turns that nobody else wants."""
        if self._loop_time() < show.grown_at + self._interval() or not self._governor.spare():
            return False
        show.grown_at = self._loop_time()
        return True

    def _interval(self) -> float:
        streams = sum(show.growing is not None for show in self._shows.values())
        return max(STREAM_INTERVAL, streams / 20)

    async def _give_up(self, key: int, error: discord.HTTPException) -> None:
        """The thread is gone or closed to the bot: stop, so that nothing is spent for nobody."""
        logger.warning("session %s: its place is gone (%s)", key, error.code)
        now = self._ledger.now()

        def make(session: Session) -> Sequence[Event]:
            seeded = Seeded(now, session.bursts)
            if session.burst is None:
                return (seeded,)
            return (Stopped(now, f"gone:{session.bursts}", BOT), seeded)

        await self._ledger.append(key, make)

    def _loop_time(self) -> float:
        return asyncio.get_running_loop().time()
