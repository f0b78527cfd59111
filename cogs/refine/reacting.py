"""Reacting: what members react to the cards, checked and recorded."""

from __future__ import annotations

from collections.abc import Sequence

import discord
from discord.ext import commands

from bot.refine.draft import ORIGINAL
from bot.refine.events import Event, Reacted, Reaction
from bot.refine.fold import is_on, reaction_source
from bot.refine.kind import REFINE
from bot.refine.session import Session
from bot.runner.ledger import Ledger
from bot.store.store import SqliteStore
from cogs.refine.meant import draft_of

_MEANT = frozenset(Reaction)


class ReactingCog(commands.Cog):
    """Takes the reactions that mean something, also on messages that are not cached."""

    def __init__(
        self, bot: commands.AutoShardedBot, store: SqliteStore, ledger: Ledger[Session]
    ) -> None:
        self._bot = bot
        self._store = store
        self._ledger = ledger

    @commands.Cog.listener()
    async def on_raw_reaction_add(self, payload: discord.RawReactionActionEvent) -> None:
        """A reaction was set."""
        await self._reacted(payload, on=True)

    @commands.Cog.listener()
    async def on_raw_reaction_remove(self, payload: discord.RawReactionActionEvent) -> None:
        """A reaction that was taken back can be set again later."""
        await self._reacted(payload, on=False)

    async def _reacted(self, payload: discord.RawReactionActionEvent, *, on: bool) -> None:
        is_me = self._bot.user is not None and payload.user_id == self._bot.user.id
        is_bot = payload.member is not None and payload.member.bot
        if payload.emoji.name not in _MEANT or is_me or is_bot:
            return
        found = await self._store.find_message(REFINE.name, payload.message_id)
        if found is None:
            return
        key, card = found
        person, reaction = payload.user_id, Reaction(payload.emoji.name)
        permissions = payload.member.guild_permissions if payload.member else None
        moderates = permissions is not None and permissions.manage_threads

        def make(session: Session) -> Sequence[Event]:
            draft = draft_of(card, session)
            if draft is None and reaction is Reaction.STOP:
                draft = ORIGINAL  # stopping is about no draft
            if not session.may_steer(person) and not (reaction is Reaction.STOP and moderates):
                return ()
            if draft is None or is_on(session, person, draft, reaction) == on:
                return ()
            source = reaction_source(session, person, draft, reaction)
            return (Reacted(self._ledger.now(), source, person, draft, reaction, on),)

        await self._ledger.append(key, make)
