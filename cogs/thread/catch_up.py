"""Catching up with one session: what stands in its place is read again.

Words that still count are compared with the log, those that it does not know are heard now,
reactions are compared with it, and the bot's own cards with what they should show.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING, Generic, Protocol

import discord

from bot.governor import Governor
from bot.runner.ledger import Ledger
from bot.story.kind import S
from bot.story.place import Place
from cogs.thread.heard import Heard
from cogs.thread.history import History
from cogs.thread.publisher import Publisher
from cogs.thread.said import deletion_of, edit_of, is_spoken
from cogs.thread.tones import toneless

if TYPE_CHECKING:
    from discord.ext import commands

MOST_CHECKS = 200
"""Reactions that are read by name although their number is right, and words that are looked for
beyond the newest messages, each with a request: at the governor's pace some five seconds. The
sessions that moved last come first."""

Flip = tuple[int, int, str]
"""A person, a message and an emoji that the person set there or took back."""


class Ears(Protocol):
    """Whoever takes what is said at its time."""

    def expecting(self, *messages: int) -> AbstractContextManager[None]: ...

    async def hear(self, message: discord.Message) -> None: ...

    async def changed(self, message: int, source: str, text: str | None, /) -> None: ...


class CatchUp(ABC, Generic[S]):
    """Catches up with sessions of one kind, one after the other."""

    def __init__(
        self,
        bot: commands.AutoShardedBot,
        ledger: Ledger[S],
        governor: Governor,
        ears: Ears,
        publisher: Publisher[S],
        heard: Heard[S],
    ) -> None:
        self._bot = bot
        self._ledger = ledger
        self._history = History(bot, governor)
        self._ears = ears
        self._publisher = publisher
        self._heard = heard
        self._checks = 0  # how many are left this time

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

    async def begin(self) -> None:
        """Before some sessions are caught up with.

        Raises:
            UnusableDatabase: the file cannot be read.
        """
        self._checks = MOST_CHECKS
        await self._heard.read()

    async def catch_up(self, key: int, session: S) -> None:
        """With one session, which has cards that the bot can reach.

        Raises:
            RefineError: what was found could not be written down.
            discord.DiscordException, aiohttp.ClientError, OSError: Discord could not be asked.
        """
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
