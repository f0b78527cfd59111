"""Steering: what members press and react in a thread, checked and recorded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import discord
from discord.ext import commands

from bot.errors import BadInput, UnknownSession
from bot.refine.events import AnotherRound, Event, Reacted, Reaction, Stopped
from bot.refine.fold import apply, is_on, reaction_source
from bot.refine.session import Session
from bot.runner.ledger import Ledger
from bot.store.store import SqliteStore
from bot.text import Catalogue
from cogs.refine.answering import Answers
from cogs.refine.controls import Control, Verb

if TYPE_CHECKING:
    from cogs.interaction import Interaction


class SteeringCog(commands.Cog):
    """Takes buttons and reactions by message and custom id: they may be from before a restart."""

    def __init__(
        self,
        bot: commands.AutoShardedBot,
        store: SqliteStore,
        ledger: Ledger,
        answers: Answers,
        catalogue: Catalogue,
    ) -> None:
        self._bot = bot
        self._store = store
        self._ledger = ledger
        self._answers = answers
        self._catalogue = catalogue

    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        """A button under a card."""
        if interaction.type is not discord.InteractionType.component or not interaction.data:
            return
        control = Control.parse(str(interaction.data.get("custom_id", "")))
        if control is not None:
            await self._answers.guard(interaction, self._pressed(interaction, control))

    async def _pressed(self, interaction: Interaction, control: Control) -> None:
        try:
            session = (await self._ledger.open(control.session)).session
        except UnknownSession:
            raise BadInput("refused-gone") from None
        if control.verb is Verb.STOP:
            await self._stop(interaction, control.session)
        else:
            await self._again(interaction, control, session)

    async def _stop(self, interaction: Interaction, key: int) -> None:
        event = Stopped(self._ledger.now(), str(interaction.id), interaction.user.id)
        code = "stop-idle"

        def make(session: Session) -> Sequence[Event]:
            nonlocal code
            if session.burst is not None:
                code = "stop-done"
            return (event,)

        await self._ledger.append(key, make)
        await self._answers.whisper(interaction, code)

    async def _again(self, interaction: Interaction, control: Control, session: Session) -> None:
        draft = _draft_of(control.card, session)
        if draft is None:
            raise BadInput("refused-gone")
        if session.rounds_written >= session.limits.max_rounds:
            raise BadInput("refused-rounds", limit=session.limits.max_rounds)
        event = AnotherRound(self._ledger.now(), str(interaction.id), interaction.user.id, draft)
        code = "again-joined"

        def make(session: Session) -> Sequence[Event]:
            nonlocal code
            after = apply(session, event)
            if (after.burst, after.queue) != (session.burst, session.queue):
                code = "again-started"
            return (event,)

        await self._ledger.append(control.session, make)
        say = self._catalogue.say
        name = say("name-draft", number=str(draft)) if draft else say("name-original")
        await self._answers.whisper(interaction, code, draft=name)

    @commands.Cog.listener()
    async def on_raw_reaction_add(self, payload: discord.RawReactionActionEvent) -> None:
        """🔁 on a draft: another round from it, also on messages that are not cached."""
        await self._reacted(payload, on=True)

    @commands.Cog.listener()
    async def on_raw_reaction_remove(self, payload: discord.RawReactionActionEvent) -> None:
        """A reaction that was taken back can be set again later."""
        await self._reacted(payload, on=False)

    async def _reacted(self, payload: discord.RawReactionActionEvent, *, on: bool) -> None:
        is_me = self._bot.user is not None and payload.user_id == self._bot.user.id
        is_bot = payload.member is not None and payload.member.bot
        if payload.emoji.name != Reaction.AGAIN or is_me or is_bot:
            return
        found = await self._store.find_message(payload.message_id)
        if found is None:
            return
        key, card = found
        person = payload.user_id

        def make(session: Session) -> Sequence[Event]:
            draft = _draft_of(card, session)
            if draft is None or is_on(session, person, draft, Reaction.AGAIN) == on:
                return ()
            source = reaction_source(session, person, draft, Reaction.AGAIN)
            return (Reacted(self._ledger.now(), source, person, draft, Reaction.AGAIN, on),)

        await self._ledger.append(key, make)


def _draft_of(card: str, session: Session) -> int | None:
    """The draft that a card stands for: its own, or the best for one that ends a burst."""
    if card.startswith("end"):
        return session.best
    return int(card) if card.isdigit() and session.draft(int(card)) is not None else None
