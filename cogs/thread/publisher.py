"""The publisher: makes each thread match its session, and nothing else writes to a thread."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from functools import partial
from typing import Generic

import discord

from bot.errors import StoreError, UnknownSession
from bot.runner.ledger import Ledger
from bot.runner.outlasting import outlasting
from bot.story.events import Event, Shown
from bot.story.kind import S
from bot.story.place import Post
from bot.story.wait import Wait
from bot.text import Catalogue
from cogs.thread.card import may_be_edited
from cogs.thread.growth import Growth
from cogs.thread.guest import GuestPage
from cogs.thread.layout import layout
from cogs.thread.looks import shows
from cogs.thread.page import Page
from cogs.thread.parting import Parting, part
from cogs.thread.parts import Parts
from cogs.thread.scene import NOW, Scene
from cogs.thread.show import Show
from cogs.thread.trouble import PlaceGone

logger = logging.getLogger(__name__)

_PATIENCE = 5.0
"""Seconds that a request under way has to end when the bot does."""
_MANY = 10_000
"""Threads remembered as known before they are forgotten, and looked up anew."""


class Publisher(Generic[S]):
    """The audience of one kind of session: a show, with a task of its own, for each that moves."""

    def __init__(
        self, parts: Parts, ledger: Ledger[S], scene: Callable[[Catalogue], Scene[S]]
    ) -> None:
        self._kind_of_scene = scene
        self._languages = parts.languages
        self._echoes = parts.echoes
        self._artist = parts.artist
        self._bot = parts.bot
        self._tokens = parts.tokens
        self._ledger = ledger
        self._governor = parts.governor
        self._shows: dict[int, tuple[Show[S], asyncio.Task[None]]] = {}
        self._watchers: list[Callable[[int], None]] = []
        self._sure: set[int] = set()  # what their threads show is in their logs
        self._commands: set[int] = set()
        self._waits: dict[int, Wait] = {}  # who stands in the line
        self._closing = False

    def show(self, key: int, session: S) -> None:
        """The session has changed: make its thread match."""
        running = self._shows.get(key)
        if running is not None:
            running[0].change(session)
        elif not self._closing and session.place.command not in self._commands:
            show = self._begin(key, session)
            show.change(session)
            if (wait := self._waits.get(key)) is not None:
                show.wait(wait)
            task = asyncio.create_task(self._publish(key, show), name=f"publisher-{key}")
            self._shows[key] = (show, task)

    def waits(self, key: int, wait: Wait | None) -> None:
        """It stands in the line, or does not any more."""
        if wait is None:
            self._waits.pop(key, None)
        else:
            self._waits[key] = wait
        running = self._shows.get(key)
        if running is not None:
            running[0].wait(wait)

    def draft_grows(self, key: int, text: str) -> None:
        """Keep the newest text of the draft that is being written."""
        running = self._shows.get(key)
        if running is not None:
            running[0].grow(text)

    def trust(self, key: int) -> None:
        """All that the session's thread shows is in its log: this process began it, or looked.

        Any other one is doubted: an earlier process may have shown more than the log tells, so
        that its thread is looked up before anything is posted there.
        """
        if len(self._sure) >= _MANY:
            self._sure.clear()
        self._sure.add(key)

    def watch(self, found: Callable[[int], None]) -> None:
        """Call `found` with a session's key when cards of it stood on Discord that its log did not
        know of, and knows now."""
        self._watchers.append(found)

    def expect(self, command: int) -> None:
        """A command is about to be answered: its answer is the announcement."""
        self._commands.add(command)

    def answered(self, command: int) -> None:
        """The command was answered, or could not be."""
        self._commands.discard(command)

    async def compare(self, key: int, session: S, messages: Sequence[discord.Message]) -> None:
        """Show anew what stands otherwise on Discord than it should.

        The log alone does not tell: an edit may be done whose process died before it could write
        that down, and what people do next may want the old looks again.

        Args:
            session: as it was before the messages were read.
        """
        for card in self._scene(session).cards(session, NOW):
            post = session.place.post(card.key)
            message = next((m for m in messages if post and m.id == post.message), None)
            if post is None or message is None or card.is_partial:
                continue
            if post.digest != card.digest:
                continue  # it will be changed anyway, and that may be under way
            may_be = may_be_edited(post, session.place, self._ledger.now())
            if may_be and not shows(message, layout(key, card)):
                await self._ledger.append(key, partial(self._doubted, post))

    def _doubted(self, post: Post, session: S) -> Sequence[Event]:
        """What a message shows is not known any more, unless it was changed meanwhile."""
        is_same = session.place.post(post.card) == post and post.digest
        return (Shown(self._ledger.now(), post.card, ""),) if is_same else ()

    async def gone(self, key: int) -> None:
        """The session was deleted: a request under way may end, and nothing comes after it."""
        self._waits.pop(key, None)
        if (running := self._shows.get(key)) is not None:
            await _ended([running])
        self._sure.discard(key)

    async def close(self) -> None:
        """Let requests under way end, so that what was posted is in the log."""
        self._closing = True
        if running := list(self._shows.values()):
            await _ended(running)

    def _begin(self, key: int, session: S) -> Show[S]:
        page, unsure = self._page(key, session), key not in self._sure
        self._sure.discard(key)
        growth = Growth(self._streams, lambda: self._is_shared(key))
        known = self._ledger, self._governor, growth, partial(self._found, key)
        return Show(page, self._scene(session), *known, unsure=unsure)

    def _scene(self, session: S) -> Scene[S]:
        """A session's picture, in the language that it was begun in."""
        return self._kind_of_scene(self._languages.of(session.place.language))

    def _found(self, key: int) -> None:
        for watcher in self._watchers:
            watcher(key)

    def _page(self, key: int, session: S) -> Page:
        known = (key, self._bot, self._ledger, self._governor, self._echoes, self._artist)
        return GuestPage(*known, self._tokens) if session.place.guest else Page(*known)

    def _streams(self) -> int:
        return sum(show.is_streaming for show, _ in self._shows.values())

    def _is_shared(self, key: int) -> bool:
        """Whether another session that moves has its cards where this one has them."""
        rooms = [show.room for show, _ in self._shows.values()]
        return rooms.count(self._shows[key][0].room) > 1

    async def _publish(self, key: int, show: Show[S]) -> None:
        """One show's life; what it could not record is looked up when the next one begins."""
        left: S | None = None
        try:
            left = await self._shown(key, show)
        except UnknownSession:
            logger.info("session %s was deleted", key)
        except StoreError as error:
            logger.error("session %s waits for the database: %s", key, error.code)
        except Exception:  # a bug in one session's cards must not go unseen, nor end the others
            logger.exception("session %s: the publisher failed", key)
        else:
            if not show.unsure:
                self.trust(key)
        finally:
            del self._shows[key]
        if left is not None:
            self.show(key, left)

    async def _shown(self, key: int, show: Show[S]) -> S | None:
        """Show it until nothing is left; the session where somebody went on with it while its
        author was told that it had ended: this show heard of that and shows nothing any more."""
        log = await outlasting(f"session {key}", partial(self._ledger.open, key))
        try:
            await show.run(log)
        except PlaceGone as gone:
            logger.warning("session %s: its place is gone or closed (%s)", key, gone.code)
            after = await self._ledger.append(key, self._give_up)
            parting = self._scene(after).parting(after)
            if parting is None or await part(self._bot, self._governor, parting):
                await self._ledger.append(key, partial(self._parted, parting))
            return log.session if self._went_on(parting, log.session) else None
        return None

    def _give_up(self, session: S) -> Sequence[Event]:
        """Nobody can see the session any more: nothing is to be spent for nobody."""
        return self._scene(session).gave_up(session, self._ledger.now())

    def _parted(self, parting: Parting | None, session: S) -> Sequence[Event]:
        """There is nothing more to be done for what ended so; until then each new process tries
        again. What ended since is to be shown."""
        scene = self._scene(session)
        is_same = scene.parting(session) == parting
        return scene.parted(session, self._ledger.now()) if is_same else ()

    def _went_on(self, parting: Parting | None, session: S) -> bool:
        scene = self._scene(session)
        return scene.is_moving(session) or scene.parting(session) not in (None, parting)


async def _ended(running: Sequence[tuple[Show[S], asyncio.Task[None]]]) -> None:
    """End shows, each after its request under way, as far as that ends in time."""
    for show, _ in running:
        show.end()
    _, late = await asyncio.wait([task for _, task in running], timeout=_PATIENCE)
    for task in late:
        task.cancel()
    await asyncio.gather(*late, return_exceptions=True)
