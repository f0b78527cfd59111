"""Reacting: what members react to the cards, checked and recorded."""

from __future__ import annotations

from collections.abc import Sequence

import discord
from discord.ext import commands

from bot.refine.draft import ORIGINAL
from bot.refine.events import Event, Reacted, Reaction, Stopped
from bot.refine.reactions import is_on, reaction_source, who_set
from bot.refine.session import Session
from bot.runner.ledger import Ledger
from cogs.refine.meant import draft_of, is_about_all
from cogs.thread.messages import Messages
from cogs.thread.pace import Pace
from cogs.thread.tones import toneless

_MEANT = frozenset(Reaction)


class ReactingCog(commands.Cog):
    """Takes the reactions that mean something, also on messages that are not cached."""

    def __init__(
        self,
        bot: commands.AutoShardedBot,
        ledger: Ledger[Session],
        messages: Messages[Session],
        pace: Pace,
    ) -> None:
        self._bot = bot
        self._ledger = ledger
        self._messages = messages
        self._pace = pace

    @commands.Cog.listener()
    async def on_raw_reaction_add(self, payload: discord.RawReactionActionEvent) -> None:
        """A reaction was set."""
        await self._reacted(payload, on=True)

    @commands.Cog.listener()
    async def on_raw_reaction_remove(self, payload: discord.RawReactionActionEvent) -> None:
        """A reaction that was taken back can be set again later. Whether its giver has set another
        tone of it as well is not told: that one counts when the bot next catches up."""
        await self._reacted(payload, on=False)

    @commands.Cog.listener()
    async def on_raw_reaction_clear(self, payload: discord.RawReactionClearEvent) -> None:
        """A moderator took all reactions from a message: one by one nothing is told."""
        await self._cleared(payload.message_id, *Reaction)

    @commands.Cog.listener()
    async def on_raw_reaction_clear_emoji(
        self, payload: discord.RawReactionClearEmojiEvent
    ) -> None:
        """A moderator took everybody's reaction of one kind; as above, whoever set another tone of
        it counts when the bot next catches up."""
        emoji = toneless(payload.emoji.name)
        if emoji in _MEANT:
            await self._cleared(payload.message_id, Reaction(emoji))

    async def _cleared(self, message: int, *reactions: Reaction) -> None:
        found = await self._messages.find(message)
        self._pace.clear(message, *reactions)
        if found is None or not found[1].isdigit():
            return  # under a card that speaks of all drafts it may have been about any
        key, draft = found[0], int(found[1])

        def make(session: Session) -> Sequence[Event]:
            now = self._ledger.now()
            return [
                Reacted(now, reaction_source(session, person, draft, r), person, draft, r, on=False)
                for r in reactions
                for person in sorted(who_set(session, draft, r))
            ]

        await self._ledger.append(key, make)

    async def _reacted(self, payload: discord.RawReactionActionEvent, *, on: bool) -> None:
        is_me = self._bot.user is not None and payload.user_id == self._bot.user.id
        is_bot = payload.member is not None and payload.member.bot
        emoji = toneless(payload.emoji.name)
        if emoji not in _MEANT or is_me or is_bot:
            return
        found = await self._messages.find(payload.message_id)
        about = (payload.message_id, emoji) if on else ()
        if found is None or not await self._pace.turn(payload.user_id, *about):
            return
        key, card = found
        person, reaction = payload.user_id, Reaction(emoji)

        def make(session: Session) -> Sequence[Event]:
            draft, may = draft_of(card, session), session.may_steer(person)
            if reaction is Reaction.STOP:
                draft = ORIGINAL if draft is None else draft  # stopping is about no draft
                may = may or _manages_threads(payload.member, session.place.channel)
            elif not on and is_about_all(card):
                draft = _meant_then(session, person, reaction, draft)
            if not may:
                return ()
            if reaction is Reaction.STOP and session.draft(draft) is None:
                return self._stops_the_first(session, person, on=on)
            if draft is None or is_on(session, person, draft, reaction) == on:
                return ()
            source = reaction_source(session, person, draft, reaction)
            return (Reacted(self._ledger.now(), source, person, draft, reaction, on),)

        await self._ledger.append(key, make)

    def _stops_the_first(self, session: Session, person: int, *, on: bool) -> Sequence[Event]:
        """What began with a brief alone has no original that a reaction could be recorded for."""
        if not on or session.burst is None:
            return ()
        return (Stopped(self._ledger.now(), f"🛑:{person}:{session.bursts}", person),)


def _meant_then(session: Session, person: int, reaction: Reaction, draft: int | None) -> int | None:
    """The draft that a reaction to all of them was for when it was set: not the best of now, where
    only another one has it."""
    held = [d.number for d in session.drafts if person in who_set(session, d.number, reaction)]
    return held[0] if len(held) == 1 else draft


def _manages_threads(member: discord.Member | None, channel: int) -> bool:
    """Whether somebody may manage the threads of a channel, or those beside one that is a thread;
    a channel may allow what the server does not, and the other way round."""
    if member is None:
        return False
    room = member.guild.get_channel_or_thread(channel)
    home = room.parent if isinstance(room, discord.Thread) else room
    return home is not None and home.permissions_for(member).manage_threads
