"""The cog: what a member's command, press, box and reaction come to."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Sequence
from typing import TYPE_CHECKING

import discord
from discord.ext import commands

from bot.errors import BadInput, RefineError, UnknownSession
from bot.refine.events import AnotherRound, Event, Reacted, Reaction, Stopped
from bot.refine.fold import apply, is_on, reaction_source
from bot.refine.session import Session
from bot.runner.ledger import Ledger
from bot.store.store import SqliteStore
from bot.text import Catalogue
from cogs.refine.box import answers, open_box
from cogs.refine.command import refine_command
from cogs.refine.controls import Box, Control, Verb
from cogs.refine.desk import Desk, Wish
from cogs.refine.echoes import Echoes

if TYPE_CHECKING:
    from cogs.refine.command import Interaction

logger = logging.getLogger(__name__)


class RefineCog(commands.Cog):
    """Takes what members do, checks whether it may be, and records it."""

    def __init__(
        self,
        bot: commands.AutoShardedBot,
        store: SqliteStore,
        ledger: Ledger,
        desk: Desk,
        echoes: Echoes,
        catalogue: Catalogue,
    ) -> None:
        self._echoes = echoes
        self._bot = bot
        self._store = store
        self._ledger = ledger
        self._desk = desk
        self._catalogue = catalogue
        bot.tree.add_command(refine_command(catalogue, self._refine))

    async def _refine(
        self,
        interaction: Interaction,
        text: str | None,
        file: discord.Attachment | None,
        wish: Wish,
    ) -> None:
        """`/refine`: from a text, from a file, or with a box to write in."""
        await self._answering(interaction, self._taken(interaction, text, file, wish))

    async def _taken(
        self,
        interaction: Interaction,
        text: str | None,
        file: discord.Attachment | None,
        wish: Wish,
    ) -> None:
        if text is not None and file is not None:
            raise BadInput("refused-both")
        await self._desk.check(interaction)
        if file is not None:
            await self._desk.begin_from_file(interaction, file, wish)
        elif text is not None:
            await self._desk.begin(interaction, text, wish)
        else:
            await open_box(interaction, wish, self._catalogue)

    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        """Buttons and boxes, by their custom ids: they may come from before a restart."""
        data = interaction.data
        custom_id = str(data.get("custom_id", "")) if data else ""
        box, control = Box.parse(custom_id), Control.parse(custom_id)
        if interaction.type is discord.InteractionType.modal_submit and box is not None:
            await self._answering(interaction, self._boxed(interaction, box))
        elif interaction.type is discord.InteractionType.component and control is not None:
            await self._answering(interaction, self._pressed(interaction, control))

    async def _boxed(self, interaction: Interaction, box: Box) -> None:
        given = answers(interaction)
        await self._desk.check(interaction)
        wish = Wish(given.get("brief", ""), box.style, box.rounds, box.target)
        await self._desk.begin(interaction, given.get("text"), wish)

    async def _pressed(self, interaction: Interaction, control: Control) -> None:
        try:
            session = (await self._ledger.open(control.session)).session
        except UnknownSession:
            raise BadInput("refused-gone") from None
        if control.verb is Verb.STOP:
            await self._stop(interaction, control.session, session)
        else:
            await self._again(interaction, control, session)

    async def _stop(self, interaction: Interaction, key: int, session: Session) -> None:
        person, source = interaction.user.id, str(interaction.id)
        was_running = session.burst is not None
        await self._ledger.record(key, Stopped(self._ledger.now(), source, person))
        await self._whisper(interaction, "stop-done" if was_running else "stop-idle")

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
        await self._whisper(interaction, code, draft=name)

    @commands.Cog.listener()
    async def on_raw_reaction_add(self, payload: discord.RawReactionActionEvent) -> None:
        """🔁 on a draft: another round from it, also on messages that are not cached."""
        await self._reacted(payload, on=True)

    @commands.Cog.listener()
    async def on_raw_reaction_remove(self, payload: discord.RawReactionActionEvent) -> None:
        """A reaction taken back can be set again later."""
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

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """The bot's own posts come back with their nonce."""
        if self._bot.user is not None and message.author.id == self._bot.user.id:
            self._echoes.hear(None if message.nonce is None else str(message.nonce), message.id)

    @commands.Cog.listener()
    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        """So do its edits."""
        self._echoes.hear(payload.message_id, payload.message_id)

    async def _answering(self, interaction: Interaction, work: Awaitable[None]) -> None:
        """The one place where a member's mistakes, and ours, become a sentence."""
        try:
            await work
        except RefineError as error:
            await self._whisper(interaction, error.code, **error.details)
        except discord.HTTPException as error:
            logger.warning("an interaction could not be answered: code %s", error.code)
        except Exception:
            logger.exception("an interaction failed")
            await self._whisper(interaction, "refused-broken")

    async def _whisper(self, interaction: Interaction, code: str, **details: str | int) -> None:
        """An answer that only this person sees."""
        sentence = self._catalogue.say(code, **details)
        none = discord.AllowedMentions.none()
        try:
            if interaction.response.is_done():
                await interaction.edit_original_response(content=sentence, allowed_mentions=none)
            else:
                await interaction.response.send_message(
                    sentence, ephemeral=True, allowed_mentions=none
                )
        except discord.HTTPException as error:
            logger.warning("an interaction could not be answered: code %s", error.code)


def _draft_of(card: str, session: Session) -> int | None:
    """The draft that a card stands for: its own, or the best for one that ends a burst."""
    if card.startswith("end"):
        return session.best
    return int(card) if card.isdigit() and session.draft(int(card)) is not None else None
