"""Reactions: which of them mean something to a kind of session, and who set or took them off."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic

import discord
from discord.ext import commands

from bot.runner.ledger import Ledger
from bot.story.events import Event
from bot.story.kind import S
from cogs.thread.messages import Messages
from cogs.thread.pace import Pace
from cogs.thread.tones import toneless


@dataclass(frozen=True, slots=True)
class Target:
    """What a reaction stands under: a message, and the card that it is."""

    message: int
    card: str


@dataclass(frozen=True, slots=True)
class Act:
    """A person set a reaction, or took it off; which member they are Discord tells only where it
    was set, and on a server."""

    person: int
    target: Target
    emoji: str
    on: bool
    member: discord.Member | None


class ReactionCog(commands.Cog, Generic[S]):
    """Takes the reactions that mean something, also on messages that are not cached."""

    meaning: ClassVar[tuple[str, ...]]
    """The emojis that mean something, without a skin tone."""

    def __init__(
        self,
        bot: commands.AutoShardedBot,
        ledger: Ledger[S],
        messages: Messages[S],
        pace: Pace,
    ) -> None:
        self._bot = bot
        self._ledger = ledger
        self._messages = messages
        self._pace = pace

    @abstractmethod
    def _acted(self, session: S, act: Act) -> Sequence[Event]:
        """What comes of a reaction; nothing where the log knows it."""

    @abstractmethod
    def _cleared(self, session: S, target: Target, emojis: Sequence[str]) -> Sequence[Event]:
        """What comes of it that nobody's reaction of these stands there any more."""

    @commands.Cog.listener()
    async def on_raw_reaction_add(self, payload: discord.RawReactionActionEvent) -> None:
        """A reaction was set."""
        await self._take(payload, on=True)

    @commands.Cog.listener()
    async def on_raw_reaction_remove(self, payload: discord.RawReactionActionEvent) -> None:
        """A reaction that was taken back can be set again later. Whether its giver has set another
        tone of it as well is not told: that one counts when the bot next catches up."""
        await self._take(payload, on=False)

    @commands.Cog.listener()
    async def on_raw_reaction_clear(self, payload: discord.RawReactionClearEvent) -> None:
        """A moderator took all reactions from a message: one by one nothing is told."""
        await self._clear(payload.message_id, self.meaning)

    @commands.Cog.listener()
    async def on_raw_reaction_clear_emoji(
        self, payload: discord.RawReactionClearEmojiEvent
    ) -> None:
        """A moderator took everybody's reaction of one kind; as above, whoever set another tone of
        it counts when the bot next catches up."""
        emoji = toneless(payload.emoji.name)
        if emoji in self.meaning:
            await self._clear(payload.message_id, (emoji,))

    async def _clear(self, message: int, emojis: Sequence[str]) -> None:
        found = await self._messages.find(message)
        self._pace.clear(message, *emojis)
        if found is not None:
            key, target = found[0], Target(message, found[1])
            await self._ledger.append(key, lambda s: self._cleared(s, target, emojis))

    async def _take(self, payload: discord.RawReactionActionEvent, *, on: bool) -> None:
        emoji, person, message = toneless(payload.emoji.name), payload.user_id, payload.message_id
        is_me = self._bot.user is not None and person == self._bot.user.id
        is_bot = payload.member is not None and payload.member.bot
        if emoji not in self.meaning or is_me or is_bot:
            return
        found = await self._messages.find(message)
        about = (message, emoji) if on else ()
        if found is None or not await self._pace.turn(person, *about):
            return
        act = Act(person, Target(message, found[1]), emoji, on, payload.member)
        await self._ledger.append(found[0], lambda session: self._acted(session, act))
