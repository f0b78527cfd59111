"""A show: makes one thread match its session, a request at a time, always the newest state."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from typing import Generic

import aiohttp
import discord

from bot.errors import UnusableDatabase
from bot.governor import Governor
from bot.refusals import OutOfPatience
from bot.runner.ledger import Ledger, Log
from bot.story.events import Noted, Seeded
from bot.story.kind import S
from bot.story.place import Place, Post
from bot.story.wait import Wait
from cogs.thread.card import Card, may_be_edited
from cogs.thread.growth import Growth
from cogs.thread.page import Page
from cogs.thread.scene import Moment, Scene
from cogs.thread.trouble import PlaceGone, is_gone, may_pass

logger = logging.getLogger(__name__)

CLOSING = 60.0
"""Seconds before a page cannot be changed any more in which it says so."""
MARKS_IN_A_ROW = 4
"""Messages that get their mark before a card has its turn: many may come at once, at Discord's
pace of some four marks a second, and what they say is to show meanwhile."""
_LONGEST_PAUSE = 60.0
_THREAD_ARCHIVED = 50083


class Show(Generic[S]):
    """One session's publishing, for as long as it moves or something is missing in its thread."""

    def __init__(
        self,
        page: Page,
        scene: Scene[S],
        ledger: Ledger[S],
        governor: Governor,
        growth: Growth,
        found: Callable[[], None],
        *,
        unsure: bool,
    ) -> None:
        self.unsure = unsure  # Discord may show more than the log tells
        self.room = 0  # where its cards are
        self._page = page
        self._scene = scene
        self._ledger = ledger
        self._governor = governor
        self._growth = growth
        self._found = found
        self._marked = 0
        self._left: float | None = None  # seconds in which the page can still be changed
        self._refused: set[tuple[str, str]] = set()
        self._put_aside: set[tuple[str, str]] = set()  # edits that would keep the rest waiting
        self._standing: Wait | None = None  # in the line
        self._has_waited = False
        self._changed = asyncio.Event()
        self._ending = asyncio.Event()

    @property
    def is_streaming(self) -> bool:
        """Whether a draft is being written before everybody's eyes."""
        return self._growth.text is not None

    def change(self, session: S) -> None:
        """The session has changed."""
        self.room = session.place.room
        self._growth.belongs_to(self._scene.writing(session))
        self._changed.set()

    def wait(self, wait: Wait | None) -> None:
        """It stands in the line, or does not any more."""
        self._standing = wait
        self._has_waited = self._has_waited or wait is not None
        self._changed.set()

    def grow(self, text: str) -> None:
        """Keep the newest text of the draft that is being written; it is shown at intervals."""
        if self._growth.grow(text):
            self._changed.set()

    def end(self) -> None:
        """Finish the request under way and leave the rest to the next start."""
        self._ending.set()
        self._changed.set()

    async def run(self, log: Log[S]) -> None:
        """Show what differs until there is nothing to show and nothing to wait for.

        Raises:
            PlaceGone: the thread is gone or closed to the bot.
            StoreError: what was shown cannot be recorded.
        """
        failures = 0
        while not self._ending.is_set():
            self._changed.clear()
            try:
                moved = await self._step(log)
            except (
                discord.DiscordException,
                aiohttp.ClientError,
                OSError,
                UnusableDatabase,
            ) as error:
                if not may_pass(error):
                    raise
                failures += 1
                self.unsure = True
                logger.warning("session %s: %s; trying again", log.key, type(error).__name__)
                await self._pause(min(_LONGEST_PAUSE, 2.0**failures))
                continue
            failures = 0
            if not moved and not await self._wait(log):
                return

    async def _pause(self, seconds: float) -> None:
        """Wait, unless the bot is about to end."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._ending.wait()

    async def _wait(self, log: Log[S]) -> bool:
        """Wait for a change or the next streaming edit; False when there is nothing to await."""
        if not self._scene.is_moving(log.session) and not self._changed.is_set():
            return False
        pause = self._growth.pause()
        if self._left is not None and self._left > CLOSING:
            to_the_last_word = self._left - CLOSING
            pause = to_the_last_word if pause is None else min(pause, to_the_last_word)
        with suppress(TimeoutError):
            async with asyncio.timeout(pause):
                await self._changed.wait()
        return True

    async def _step(self, log: Log[S]) -> bool:
        """Perform the first thing that is missing; False when everything is shown."""
        try:
            return await self._perform(log)
        except discord.HTTPException as error:
            if not may_pass(error):
                raise PlaceGone(error.code) from error
            raise

    async def _perform(self, log: Log[S]) -> bool:
        session, place = log.session, log.session.place
        self._left = await self._page.seconds_left()
        if self._left == 0.0:
            return await self._shown_as_far(log)
        if place.announcement is None:
            if await self._looked_up(place):
                return True
            await self._page.announce(place, self._scene.head(session))
            return True
        if place.threads and place.thread is None and not place.refused:
            await self._page.open_thread(place, session.title or "…")
            return True
        marks = self._scene.marks(session)
        if marks and self._marked < MARKS_IN_A_ROW:
            self._marked += 1
            await self._page.react(place, marks[0].message, "📝", marks[0].channel)
            await self._ledger.record(log.key, Noted(self._ledger.now(), marks[0].id))
            return True
        self._marked = 0
        return await self._show(log) or bool(marks)

    async def _shown_as_far(self, log: Log[S]) -> bool:
        """The page cannot be changed any more. What has ended has: it keeps no place of its
        author's, and is shown once somebody does something there."""
        offer = self._scene.offer(log.session)
        if offer is None:
            return False
        await self._ledger.record(log.key, Seeded(self._ledger.now(), offer.number))
        return True

    async def _show(self, log: Log[S]) -> bool:
        """Show the first card that differs; note when there is none left."""
        session, place = log.session, log.session.place
        is_late = self._left is not None and self._left < CLOSING
        is_closing = is_late and self._scene.is_moving(session)
        moment = Moment(self._growth.text, is_closing, self._standing, self._has_waited)
        for card in self._scene.cards(session, moment):
            if await self._match(log, card):
                return True
        offer = self._scene.offer(session)
        if offer is None:
            return False
        post = None if offer.card is None else place.post(offer.card)
        if post is not None:
            await self._page.react(place, post.message, "🔁")
        await self._ledger.record(log.key, Seeded(self._ledger.now(), offer.number))
        return True

    async def _match(self, log: Log[S], card: Card) -> bool:
        """Post or edit one card where it differs; False when it is right or has to wait."""
        post = log.session.place.post(card.key)
        shown = self._growth.looks(card, post)
        if post is None and await self._looked_up(log.session.place):
            return True
        if card.is_growing and not self._growth.is_time():
            return False
        if self.unsure and log.session.place.guest:
            self.unsure, shown = False, ""  # a guest cannot look at what its message shows
            self._growth.doubt(card)
        looks = (card.key, card.digest)
        if shown == card.digest or looks in self._refused or looks in self._put_aside:
            return False
        place, now = log.session.place, log.session.now
        if post is not None and not place.guest and not may_be_edited(post, place, now):
            return False
        if card.is_growing and not self._governor.spare():
            return False
        self._growth.doubt(card)
        try:
            await self._send(log, card, post, shown)
        except discord.HTTPException as error:
            is_here = card.channel in (None, place.room)  # another place may be gone
            if may_pass(error) or (is_gone(error) and is_here):
                raise
            if error.code != _THREAD_ARCHIVED:
                logger.error("session %s: card %s refused: %s", log.key, card.key, error.code)
            self._refused.add(looks)
        except OutOfPatience:
            logger.warning("session %s: card %s may not be edited now", log.key, card.key)
            self._put_aside.add(looks)
        return True

    async def _looked_up(self, place: Place) -> bool:
        """Whether it took a look at Discord to be sure that what is to be posted is not there."""
        if not self.unsure:
            return False
        if await self._page.look_up(place):
            self._found()  # what people did to it meanwhile was about nothing that the log knew
        self.unsure = False
        return True

    async def _send(self, log: Log[S], card: Card, post: Post | None, shown: str) -> None:
        if post is None:
            await self._page.post(log.session.place, card)
            self._refused.clear()  # a post opens an archived thread again
        else:
            await self._page.edit(log.session.place, card, post.message, shown)
        self._growth.sent(card)
