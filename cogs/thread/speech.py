"""Speech: hearing what members say to the bot, and that it was said differently later."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import ClassVar, Generic

import discord
from discord.ext import commands

from bot.runner.ledger import Ledger
from bot.store.store import SqliteStore
from bot.story.events import Event, Unheard
from bot.story.hints import is_told
from bot.story.kind import S, State
from cogs.thread.addressing import addressed
from cogs.thread.admission import Admission
from cogs.thread.messages import Messages
from cogs.thread.pace import Pace
from cogs.thread.said import (
    Said,
    deletion_of,
    edit_of,
    is_mentioned,
    is_overtaken,
    is_spoken,
    said_of,
)

Meant = tuple[int, str | None]
"""The session that a message is said to, and the card of the bot's that it answers, if any."""

_UNREAD = "hint-edit"
"""The code of the hint that an edit cannot be read."""


class SpeechCog(commands.Cog, Generic[S]):
    """Hears what members say to one kind of session, and that they changed or deleted it."""

    own: ClassVar[str]
    """What the store calls a member's message that counts."""
    longest: ClassVar[int]
    """Characters that such a message has at most."""
    too_long: ClassVar[str]
    """The code of the hint that it has more."""
    wordless: ClassVar[str]
    """The code of the hint that a message to the bot says nothing: a file alone, or a mention."""

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
    def _refusal(self, session: S, person: int, words: str, /) -> str:
        """Why a person's words cannot count now, or, where there are none, why nothing that they
        say can: the code of the hint that says so, else nothing."""

    @abstractmethod
    def _taken(self, session: S, said: Said, /) -> Event:
        """That words were said which count."""

    @abstractmethod
    def _change(self, at: float, source: str, message: int, text: str) -> Event:
        """That a message which counts says something else now, or nothing."""

    @abstractmethod
    def _author(self, session: S, message: int) -> tuple[int, int | None] | None:
        """Who wrote a message whose words can still be changed, and in which channel; None where
        they cannot, or where nobody is known."""

    def _is_over(self, _session: S, /) -> bool:
        """Whether nobody is told any more how to be heard."""
        return False

    async def _meant(self, message: discord.Message) -> Meant | None:
        """What a message is about; None where it is for nobody here."""
        is_named = is_mentioned(self._bot, message)
        found = await self._answered(message)
        if found is not None and (is_named or found[1] != self.own):
            key, card = found  # a member's words that are answered are no card of the bot's
            return key, None if card == self.own else card
        key_here = await addressed(self._store, self._ledger, message, is_named=is_named)
        return None if key_here is None else (key_here, None)

    async def _answered(self, message: discord.Message) -> tuple[int, str] | None:
        """The session and card that a message answers."""
        answered = message.reference.message_id if message.reference else None
        found = None if answered is None else await self._messages.find(answered)
        if found is None:
            return None
        # A card that is forwarded to another place is referred to as well.
        place = (await self._ledger.open(found[0])).session.place
        return found if place.is_at(message.channel.id, place.guild) else None

    async def _heard(self, message: discord.Message, meant: Meant) -> None:
        """Write down what was said, unless it was before."""
        key, card = meant
        said = said_of(self._bot, message, card, self._ledger.now())
        log = await self._ledger.open(key)
        if said.source in log.session.sources:
            return
        refused = ""
        if said.words:
            refused = self._refusal(log.session, said.person, said.words)
            refused = refused or await self._objection(said.words)

        def make(session: S) -> Sequence[Event]:
            why = self._refusal(session, said.person, said.words) or refused
            if said.words and not why:
                return (self._taken(session, said),)
            if self._is_over(session) or (why and not said.is_to_bot):
                return ()  # what people say among themselves is not written down
            is_reply = said.is_to_bot and not said.is_shown and not why
            if said.is_to_bot and not is_reply:
                why = why or self.wordless
            whom = said.person, said.message
            return _once(session, Unheard(said.at, said.source, *whom, is_reply, why, said.channel))

        await self._ledger.append(key, make)

    async def _objection(self, text: str) -> str:
        """Why words cannot count: the code of the hint that says so, else nothing."""
        is_too_long = len(text) > self.longest
        return self.too_long if is_too_long else await self._admission.objection(text)

    async def changed(self, message: int, source: str, text: str | None) -> None:
        """A message that counts says something else now, unless that is known; an empty text: it
        was deleted; None: Discord does not show it. Words that are unknown, too long or may not be
        used change nothing, and a hint says why. Of what counts no more, or is a forgotten
        person's, nothing is written down."""
        key = await self._counts(message)
        if key is not None:
            await self._change_to(key, message, source, text)

    async def _counts(self, message: int) -> int | None:
        """The session in which a member's message counts."""
        found = await self._messages.find(message)
        return found[0] if found is not None and found[1] == self.own else None

    async def _change_to(self, key: int, message: int, source: str, text: str | None) -> None:
        log = await self._ledger.open(key)
        if is_overtaken(log.session.sources, source):
            return
        why, now = await self._objection(text) if text else "", self._ledger.now()

        def make(session: S) -> Sequence[Event]:
            author = self._author(session, message)
            if author is None or is_overtaken(session.sources, source):
                return ()
            if text is not None and not why:
                return (self._change(now, source, message, text),)
            person, said_in = author
            code = why or _UNREAD
            return _once(session, Unheard(now, source, person, message, False, code, said_in))

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


def _once(session: State, hint: Unheard) -> Sequence[Event]:
    """A word to a person, unless they had it before."""
    had = is_told(session.hints, hint.person, is_reply=hint.is_reply, why=hint.why)
    return () if had else (hint,)
