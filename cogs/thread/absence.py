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
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from typing import TYPE_CHECKING, Generic, Protocol

import aiohttp
import discord

from bot.errors import RefineError, StoreError, UnknownSession, UnusableDatabase
from bot.governor import Governor
from bot.runner.ledger import Ledger
from bot.runner.outlasting import outlasting
from bot.store.store import SqliteStore
from bot.story.kind import S
from bot.story.place import Place
from cogs.thread import heard
from cogs.thread.history import History
from cogs.thread.publisher import Publisher
from cogs.thread.speech import deletion_of, edit_of, is_spoken
from cogs.thread.tones import toneless
from cogs.thread.trouble import may_pass

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
AGAIN = 60.0
"""Seconds after which what failed and may pass is tried again."""
_AT_ONCE = 10.0
"""Seconds that what ends by its time waits for what was missed before."""


Flip = tuple[int, int, str]
"""A person, a message and an emoji that the person set there or took back."""


class Ears(Protocol):
    """Whoever takes what is said at its time."""

    def expecting(self, *messages: int) -> AbstractContextManager[None]: ...

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
        self._history = History(bot, governor)
        self._ears = ears
        self._publisher = publisher
        self._asked = asyncio.Event()
        self._behind = True  # until it is first asked about all: what was before the start
        self._all = False  # or only those of `_some`
        self._some: set[int] = set()
        self._left: list[int] = []  # of this time, the one under way first
        self._checks = 0  # how many are left this time
        self._heard = heard.Heard(bot, store, ledger)

    @abstractmethod
    async def _count(
        self, key: int, session: S, messages: list[discord.Message], flips: Collection[Flip]
    ) -> None:
        """Compare the reactions of a session's messages with the log, which knows the words by now.

        `session` is from before Discord was asked: what changes in it meanwhile is newer than the
        answer, and is not undone for being absent from it. Nor are `flips`, which grow: of those
        some have changed nothing in it.
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
            self._checks = MOST_CHECKS
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
                async with asyncio.timeout(heard.BEAT):
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
        """What is found has to be written down: it is not looked for before that can be done."""
        await self._store.remember("caught-up", str(self._ledger.now()))
        await self._heard.read()

    async def _try(self, key: int) -> bool:
        """Catch up with one session; False where that may succeed later. What goes wrong with it
        must not keep the others."""
        try:
            log = await self._ledger.open(key)
            session = log.session
            self._publisher.show(key, session)  # the last thing that was recorded may not have been
            if session.place.posts and not session.place.guest:
                await self._catch_up(key, session)
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

    async def _catch_up(self, key: int, session: S) -> None:
        messages = await self._history.newest(session.place)
        words = self._words(session.place, messages)
        with self._ears.expecting(*(message.id for message in words)), self._flips() as flips:
            await self._publisher.compare(key, session, messages)
            await self._catch_changes(session, messages)
            for message in words:
                await self._ears.hear(message)
            await self._count(key, session, messages, flips)

    @contextmanager
    def _flips(self) -> Iterator[set[Flip]]:
        """The reactions that are set and taken back from now on: those who do that are newer than
        anything that is read meanwhile."""
        flips: set[Flip] = set()

        async def noted(payload: discord.RawReactionActionEvent) -> None:
            flips.add((payload.user_id, payload.message_id, toneless(payload.emoji.name)))

        events = "on_raw_reaction_add", "on_raw_reaction_remove"
        for event in events:
            self._bot.add_listener(noted, event)
        try:
            yield flips
        finally:
            for event in events:
                self._bot.remove_listener(noted, event)

    async def _catch_changes(self, session: S, messages: Sequence[discord.Message]) -> None:
        """Take up which of the words that still count were edited or deleted."""
        read = {message.id: message for message in messages}
        for message, text in self._said(session).items():
            if message not in read and self._checks == 0:
                continue
            found = read.get(message) or await self._looked_up(session.place, message)
            edit = (deletion_of(message), "") if found is None else edit_of(self._bot, found)
            if edit is not None and edit[1] != text:
                await self._ears.changed(message, *edit)

    async def _looked_up(self, place: Place, message: int) -> discord.Message | None:
        """A message that is not among the newest; None where it was deleted."""
        self._checks -= 1
        return await self._history.message(place, message)

    def _words(
        self, place: Place, messages: Sequence[discord.Message]
    ) -> Sequence[discord.Message]:
        """What was said in the session's own thread, or in answer to its cards; what the log knows
        already has the same source, and what it did not want is too old."""
        ours = {post.message for post in place.posts} | {place.announcement}
        new = (m for m in messages if is_spoken(m) and self._heard.may_have_missed(m))
        spoken = [(m, m.reference and m.reference.message_id) for m in new]
        return [m for m, answered in spoken if place.thread is not None or answered in ours]
