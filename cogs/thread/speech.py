"""Speech: what a message says, to whom, and that it was said differently later."""

from __future__ import annotations

import math
import re
from abc import abstractmethod
from collections.abc import Collection, Sequence
from contextlib import AbstractContextManager
from typing import ClassVar, Generic, TypeVar

import discord
from discord.ext import commands

from bot.runner.ledger import Ledger
from bot.store.store import SqliteStore
from bot.story.events import Event, Unheard
from bot.story.hidden import seen
from bot.story.hints import is_told
from bot.story.kind import S
from cogs.thread.admission import Admission
from cogs.thread.messages import Messages
from cogs.thread.pace import Pace

M = TypeVar("M")

_DELETED = "deleted"
_SPOKEN = (discord.MessageType.default, discord.MessageType.reply)


def is_spoken(message: discord.Message) -> bool:
    """Whether a person said it: no bot, and no notice of Discord's."""
    return not message.author.bot and message.type in _SPOKEN


def is_mentioned(bot: commands.AutoShardedBot, message: discord.Message) -> bool:
    """Whether it is said to the bot."""
    return bot.user is not None and bot.user in message.mentions


def without_mention(bot: commands.AutoShardedBot, text: str) -> str:
    """What is said beside the bot's own name; empty where there is nothing to see."""
    me = bot.user.id if bot.user else 0
    return seen(re.sub(rf"<@!?{me}>", "", text))


def edit_of(bot: commands.AutoShardedBot, message: discord.Message) -> tuple[str, str] | None:
    """The source of a message's newest edit and the words since then, beside the bot's name; None
    where a person has not edited it, or Discord does not show what it says now."""
    text, edited = without_mention(bot, message.content), message.edited_at
    if not text or edited is None:  # an edit by Discord itself has no time
        return None
    return f"{message.id}:{edited.timestamp()}", text


def deletion_of(message: int) -> str:
    """The source of a message's deletion."""
    return f"{message}:{_DELETED}"


def is_overtaken(sources: Collection[str], change: str) -> bool:
    """Whether this change of a message is known by its source, or a later one is: they are checked
    side by side, and the first may be ruled on last."""
    message, _, when = change.partition(":")
    parts = (source.partition(":") for source in sources)
    known = [other for about, _, other in parts if about == message and other]
    return any(_moment(other) >= _moment(when) for other in known)


def _moment(when: str) -> float:
    return math.inf if when == _DELETED else float(when)


class SpeechCog(commands.Cog, Generic[S, M]):
    """Hears what members say to one kind of session, and that they changed or deleted it.

    `M` is what a message can mean: the session that it is said to, and whatever else matters.
    """

    own: ClassVar[str]
    """What the store calls a member's message that counts."""
    longest: ClassVar[int]
    """Characters that such a message has at most."""
    too_long: ClassVar[str]
    """The code of the hint that it has more."""

    def __init__(
        self,
        bot: commands.AutoShardedBot,
        store: SqliteStore,
        ledger: Ledger[S],
        messages: Messages[S],
        pace: Pace,
        admission: Admission,
    ) -> None:
        self._bot = bot
        self._store = store
        self._ledger = ledger
        self._messages = messages
        self._pace = pace
        self._admission = admission

    @abstractmethod
    async def _meant(self, message: discord.Message) -> M | None:
        """What a message is about; None where it is for nobody here."""

    @abstractmethod
    async def _heard(self, message: discord.Message, meant: M) -> None:
        """Write down what was said, unless it was before."""

    @abstractmethod
    def _change(self, at: float, source: str, message: int, text: str) -> Event:
        """That a message which counts says something else now, or nothing."""

    @abstractmethod
    def _author(self, session: S, message: int) -> tuple[int, int | None] | None:
        """Who wrote a message whose words can still be changed, and in which channel; None where
        they cannot, or where nobody is known."""

    async def _objection(self, text: str) -> str:
        """Why words cannot count: the code of the hint that says so, else nothing."""
        is_too_long = len(text) > self.longest
        return self.too_long if is_too_long else await self._admission.objection(text)

    async def changed(self, message: int, source: str, text: str) -> None:
        """A message that counts says something else now, unless that is known; no text: it was
        deleted. Words that are too long or may not be used change nothing, and a hint says why. Of
        what counts no more, or is a forgotten person's, nothing is written down."""
        key = await self._counts(message)
        if key is not None:
            await self._change_to(key, message, source, text)

    async def _counts(self, message: int) -> int | None:
        """The session in which a member's message counts."""
        found = await self._messages.find(message)
        return found[0] if found is not None and found[1] == self.own else None

    async def _change_to(self, key: int, message: int, source: str, text: str) -> None:
        log = await self._ledger.open(key)
        if is_overtaken(log.session.sources, source):
            return
        why, now = await self._objection(text), self._ledger.now()

        def make(session: S) -> Sequence[Event]:
            author = self._author(session, message)
            if author is None or is_overtaken(session.sources, source):
                return ()
            if not why:
                return (self._change(now, source, message, text),)
            person, said_in = author
            if is_told(session.hints, person, is_reply=False, why=why):
                return ()
            return (Unheard(now, source, person, message, False, why, said_in),)

        await self._ledger.append(log.key, make)

    def expecting(self, *messages: int) -> AbstractContextManager[None]:
        """While messages of some time ago are about to be heard: what is done to them waits."""
        return self._messages.hearing(*messages)

    async def hear(self, message: discord.Message) -> None:
        """What somebody said some time ago, at whatever pace."""
        with self._messages.hearing(message.id):
            meant = await self._meant(message)
            if meant is not None:
                await self._heard(message, meant)

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """A member's words, or a message of the bot's own, which the log is about to know."""
        if self._bot.user is not None and message.author.id == self._bot.user.id:
            self._messages.posted(message.id)
        elif is_spoken(message):
            with self._messages.hearing(message.id):
                meant = await self._meant(message)
                if meant is not None and await self._pace.turn(message.author.id):
                    await self._heard(message, meant)

    @commands.Cog.listener()
    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        """Also of a message that is not cached."""
        edit, author = edit_of(self._bot, payload.message), payload.message.author.id
        if edit is None or (key := await self._counts(payload.message_id)) is None:
            return
        if await self._pace.turn(author):
            await self._change_to(key, payload.message_id, *edit)

    @commands.Cog.listener()
    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        """A member's own, or a moderator's deed."""
        await self.changed(payload.message_id, deletion_of(payload.message_id), "")

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        """A moderator deleted many messages at once."""
        for message in payload.message_ids:
            await self.changed(message, deletion_of(message), "")
