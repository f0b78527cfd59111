"""Steering: what members press and react in a thread, checked and recorded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import discord
from discord.ext import commands

from bot.errors import BadInput
from bot.refine.draft import ORIGINAL
from bot.refine.events import (
    Accepted,
    AnotherRound,
    Event,
    Picked,
    Reacted,
    Reaction,
    RequestMade,
    Stopped,
)
from bot.refine.fold import apply, is_on, reaction_source
from bot.refine.session import Session
from bot.runner.ledger import Ledger
from bot.store.store import SqliteStore
from bot.text import Catalogue
from cogs.refine.answering import Answers
from cogs.refine.box import answers
from cogs.refine.comparing import open_comparison
from cogs.refine.controls import Control, Verb
from cogs.refine.drafts import name_of
from cogs.refine.ending import STATUS
from cogs.refine.form import THIS, Form, open_form

if TYPE_CHECKING:
    from cogs.interaction import Interaction

_MEANT = frozenset(Reaction)
_STEERING = frozenset({Verb.STOP, Verb.AGAIN, Verb.SAY})


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
        """A button under a card, or the feedback form."""
        data = interaction.data
        custom_id = str(data.get("custom_id", "")) if data else ""
        control, form = Control.parse(custom_id), Form.parse(custom_id)
        if interaction.type is discord.InteractionType.component and control is not None:
            await self._answers.guard(interaction, self._pressed(interaction, control))
        elif interaction.type is discord.InteractionType.modal_submit and form is not None:
            given = answers(interaction)
            work = self._told(interaction, form, given)
            await self._answers.guard(interaction, work, given.get("text"))

    async def _pressed(self, interaction: Interaction, control: Control) -> None:
        session = (await self._ledger.open(control.session)).session
        may = session.may_steer(interaction.user.id) or (
            control.verb is Verb.STOP and interaction.permissions.manage_threads
        )
        if control.verb in _STEERING and not may:
            raise BadInput("refused-not-yours")
        match control.verb:
            case Verb.STOP:
                await self._stop(interaction, control.session)
            case Verb.AGAIN:
                await self._again(interaction, control, session)
            case Verb.ACCEPT:
                await self._accept(interaction, control, session)
            case Verb.PICK:
                await self._pick(interaction, control, session)
            case Verb.COMPARE:
                await open_comparison(interaction, control.session, session, self._catalogue)
            case Verb.SAY:
                _check_rounds(session)
                form = Form(control.session, draft_of(control.card, session))
                await open_form(interaction, form, self._catalogue)

    async def _told(self, interaction: Interaction, form: Form, given: dict[str, str]) -> None:
        """The feedback form was sent."""
        session = (await self._ledger.open(form.session)).session
        if not session.may_steer(interaction.user.id):
            raise BadInput("refused-not-yours")
        _check_rounds(session)
        text = given.get("text", "").strip()
        if not text:
            raise BadInput("refused-nothing")
        about = form.draft if given.get("about") == THIS else None
        event = RequestMade(
            self._ledger.now(), str(interaction.id), interaction.user.id, text, about
        )
        after = await self._ledger.record(form.session, event)
        await self._answers.whisper(interaction, "said-joins" if after.burst else "said-waits")

    async def _accept(self, interaction: Interaction, control: Control, session: Session) -> None:
        if interaction.user.id != session.author:
            raise BadInput("refused-author")
        draft = draft_of(control.card, session)
        if session.draft(draft) is None:
            raise BadInput("refused-no-draft")
        now, source = self._ledger.now(), str(interaction.id)
        await self._ledger.record(
            control.session, Accepted(now, source, interaction.user.id, draft)
        )
        await self._answers.whisper(interaction, "accepted")

    async def _pick(self, interaction: Interaction, control: Control, session: Session) -> None:
        if interaction.user.id != session.author:
            raise BadInput("refused-author-pick")
        draft = draft_of(control.card, session)
        if draft is None or session.draft(draft) is None:
            raise BadInput("refused-gone")
        now, source, person = self._ledger.now(), str(interaction.id), interaction.user.id
        await self._ledger.record(control.session, Picked(now, source, person, draft))
        name = name_of(draft, self._catalogue)
        await self._answers.whisper(interaction, "picked", draft=name)

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
        draft = draft_of(control.card, session)
        if draft is None:
            raise BadInput("refused-gone")
        _check_rounds(session)
        event = AnotherRound(self._ledger.now(), str(interaction.id), interaction.user.id, draft)
        code = "again-joined"

        def make(session: Session) -> Sequence[Event]:
            nonlocal code
            after = apply(session, event)
            if (after.burst, after.queue) != (session.burst, session.queue):
                code = "again-started"
            return (event,)

        await self._ledger.append(control.session, make)
        name = name_of(draft, self._catalogue)
        await self._answers.whisper(interaction, code, draft=name)

    @commands.Cog.listener()
    async def on_raw_reaction_add(self, payload: discord.RawReactionActionEvent) -> None:
        """A reaction that means something, also on messages that are not cached."""
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
        found = await self._store.find_message(payload.message_id)
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


def draft_of(card: str, session: Session) -> int | None:
    """The draft that a card stands for: its own, or the best for one that speaks of all.

    Where the first draft is still to come, asking for another round asks for that one.
    """
    if card.startswith(("end", "final", STATUS)):
        return ORIGINAL if session.best is None else session.best
    return int(card) if card.isdigit() and session.draft(int(card)) is not None else None


def _check_rounds(session: Session) -> None:
    if session.rounds_written >= session.limits.max_rounds:
        raise BadInput("refused-rounds", limit=session.limits.max_rounds)
