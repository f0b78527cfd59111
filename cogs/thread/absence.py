"""Absence: what people did while the bot was away, read from Discord afterwards.

Events of an absence are not delivered. What stands in a session's place is read again: words that
still count are compared with the log, those that it does not know are heard now, reactions are
compared with it, and the bot's own cards with what they should show. The same is done for a session
of which a card was found that the log had missed: what was done to that is missed, too.
"""

from __future__ import annotations

import asyncio
import logging
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Generic, Protocol

import aiohttp
import discord

from bot.errors import RefineError, StoreError, UnknownSession
from bot.governor import Governor
from bot.runner.ledger import Ledger
from bot.runner.outlasting import outlasting
from bot.store.store import SqliteStore
from bot.story.kind import S
from bot.story.place import Place
from cogs.thread.publisher import Publisher
from cogs.thread.speech import deletion_of, edit_of, is_spoken
from cogs.thread.tones import toneless
from cogs.thread.trouble import UNKNOWN_MESSAGE

if TYPE_CHECKING:
    from discord.ext import commands

logger = logging.getLogger(__name__)

RECENT = 7 * 24 * 3600.0
"""Seconds since a session last moved, after which it is left alone."""
MOST_SESSIONS = 2_000
"""Sessions that are looked at after an absence, one after the other with at least one request each:
beside everything else that takes some minutes."""
MOST_CHECKS = 200
"""Reactions that are read by name although their number is right, and words that are looked for
beyond the newest messages, each with a request: at the governor's pace some five seconds. The
sessions that moved last come first."""
_HISTORY = 100
"""Messages that one request for a room's history answers with at most."""


class Ears(Protocol):
    """Whoever takes what is said at its time."""

    async def hear(self, message: discord.Message) -> None: ...

    async def changed(self, message: int, source: str, text: str, /) -> None: ...


class Absence(ABC, Generic[S]):
    """Catches up with one kind of session each time that it is asked, one after the other."""

    def __init__(
        self,
        bot: commands.AutoShardedBot,
        store: SqliteStore,
        ledger: Ledger[S],
        governor: Governor,
        ears: Ears,
        publisher: Publisher[S],
    ) -> None:
        self._bot = bot
        self._store = store
        self._ledger = ledger
        self._governor = governor
        self._ears = ears
        self._publisher = publisher
        self._asked = asyncio.Event()
        self._all = False  # or only those of `_some`
        self._some: set[int] = set()
        self._checks = 0  # how many are left this time

    @abstractmethod
    async def _count(self, key: int, session: S, messages: list[discord.Message]) -> None:
        """Compare the reactions of a session's messages with the log, which knows the words by now.

        `session` is from before Discord was asked: what changes in it meanwhile is newer than the
        answer, and is not undone for being absent from it.
        """

    @abstractmethod
    def _said(self, session: S) -> Mapping[int, str]:
        """The members' messages whose words can still be changed, and those words."""

    def ask(self) -> None:
        """Events may have been missed; if that is being made up for, it is done once more."""
        self._all = True
        self._asked.set()

    def ask_about(self, key: int) -> None:
        """Events of one session may have been missed."""
        self._some.add(key)
        self._asked.set()

    async def run(self) -> None:
        """Catch up whenever asked, for ever."""
        while True:
            await self._asked.wait()
            self._asked.clear()
            await outlasting("what was missed", self._try_to_write)
            self._checks = MOST_CHECKS
            try:
                keys = await self._due()
            except StoreError as error:
                logger.error("what was missed cannot be looked for: %s", error.code)
                continue
            for key in keys:
                await self._try(key)

    async def _due(self) -> Sequence[int]:
        """The sessions that were asked about, the latest first where it is all of them."""
        some, self._some = self._some, set()
        if not self._all:
            return sorted(some)
        self._all = False
        kind, since = self._ledger.kind.name, self._ledger.now() - RECENT
        return await self._store.moved_since(kind, since, MOST_SESSIONS)

    async def _try_to_write(self) -> None:
        """What is found has to be written down: it is not looked for before that can be done."""
        await self._store.remember("caught-up", str(self._ledger.now()))

    async def _try(self, key: int) -> None:
        """Catch up with one session; what goes wrong with it must not keep the others."""
        try:
            log = await self._ledger.open(key)
            session = log.session
            self._publisher.show(key, session)  # the last thing that was recorded may not have been
            if session.place.posts and not session.place.guest:
                messages = await self._history(session.place)
                await self._publisher.compare(key, session, messages)
                await self._catch_changes(session, messages)
                await self._catch_words(session.place, messages)
                await self._count(key, session, messages)
        except (discord.NotFound, discord.Forbidden) as error:
            logger.info("session %s is out of reach: code %s", key, error.code)
        except UnknownSession:
            logger.info("session %s was deleted meanwhile", key)
        except RefineError as error:
            logger.error("session %s: not caught up: %s", key, error.code)
        except (discord.HTTPException, discord.RateLimited, aiohttp.ClientError, OSError) as error:
            logger.warning("session %s: not caught up: %s", key, type(error).__name__)
        except Exception:
            logger.exception("session %s: not caught up", key)

    async def _history(self, place: Place) -> list[discord.Message]:
        """The newest messages of a session's thread, as many as one request answers with; where
        the bot shares a channel with others, those up to its newest card and those after it."""
        room = self._bot.get_partial_messageable(place.room, guild_id=place.guild)
        await self._governor.turn()
        if place.thread is not None:
            return [message async for message in room.history(limit=_HISTORY)][::-1]
        newest = max(post.message for post in place.posts)
        before = room.history(limit=_HISTORY, before=discord.Object(newest + 1))
        found = [message async for message in before][::-1]
        await self._governor.turn()
        after = room.history(limit=_HISTORY, after=discord.Object(newest))
        return [*found, *[message async for message in after]]

    async def _catch_changes(self, session: S, messages: Sequence[discord.Message]) -> None:
        """Take up which of the words that still count were edited or deleted."""
        read = {message.id: message for message in messages}
        for message, text in self._said(session).items():
            if message not in read and self._checks == 0:
                continue
            found = read.get(message) or await self._fetched(session.place, message)
            edit = (deletion_of(message), "") if found is None else edit_of(self._bot, found)
            if edit is not None and edit[1] != text:
                await self._ears.changed(message, *edit)

    async def _fetched(self, place: Place, message: int) -> discord.Message | None:
        """A message that is not among the newest; None where it was deleted."""
        self._checks -= 1
        for room in {place.thread, place.channel} - {None}:
            target = self._bot.get_partial_messageable(room or 0, guild_id=place.guild)
            await self._governor.turn()
            try:
                return await target.fetch_message(message)
            except discord.NotFound as error:
                if error.code != UNKNOWN_MESSAGE:
                    raise
        return None

    async def _catch_words(self, place: Place, messages: list[discord.Message]) -> None:
        """Hear what was said in the session's own thread, or in answer to its cards; what the log
        knows already has the same source."""
        ours = {post.message for post in place.posts} | {place.announcement}
        for message in messages:
            answered = message.reference.message_id if message.reference else None
            if is_spoken(message) and (place.thread is not None or answered in ours):
                await self._ears.hear(message)

    async def _people(self, message: discord.Message, emoji: str) -> set[int]:
        """The persons behind a reaction in all its tones, the animated kind included."""
        people: set[int] = set()
        for found in reactions_of(message, emoji):
            kinds = {
                discord.ReactionType.normal: found.normal_count,
                discord.ReactionType.burst: found.burst_count,
            }
            for kind in (kind for kind, count in kinds.items() if count):
                await self._governor.turn()
                people |= {user.id async for user in found.users(type=kind) if not user.bot}
        return people


def reactions_of(message: discord.Message, emoji: str) -> list[discord.Reaction]:
    """A message's reactions of one kind, one for each tone in which others than the bot set it."""
    found = (r for r in message.reactions if r.count > r.me)
    return [r for r in found if toneless(str(r.emoji)) == emoji]
