"""The desk: begins sessions, wherever their text comes from."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

import aiohttp
import discord

from bot.errors import BadInput
from bot.refine.events import Announced, Started
from bot.refine.limits import Limits
from bot.refine.session import Session
from bot.runner.ledger import Ledger
from bot.settings import Settings
from bot.store.store import SqliteStore
from bot.text import Catalogue
from cogs.refine.card import Card
from cogs.refine.guests import Guests, is_guest
from cogs.refine.head import head
from cogs.refine.intake import check_file, check_text, read_file
from cogs.refine.layout import layout
from cogs.refine.publisher import Publisher
from cogs.refine.sheet import sheet
from cogs.refine.wish import Wish

if TYPE_CHECKING:
    from cogs.interaction import Interaction

logger = logging.getLogger(__name__)

_READING = discord.Permissions(view_channel=True, read_message_history=True, attach_files=True)
_NEEDED = _READING | discord.Permissions(send_messages=True)
_NEEDED_IN_THREAD = _READING | discord.Permissions(send_messages_in_threads=True)
_OPENING = 300.0
"""Seconds that a file's session may take to open; its member waits for the link."""


class Desk:
    """Checks whether a session may begin here and now, records it, and answers."""

    def __init__(
        self,
        store: SqliteStore,
        ledger: Ledger,
        publisher: Publisher,
        guests: Guests,
        settings: Settings,
        catalogue: Catalogue,
    ) -> None:
        self._store = store
        self._ledger = ledger
        self._publisher = publisher
        self._guests = guests
        self._settings = settings
        self._catalogue = catalogue

    async def check(self, interaction: Interaction) -> None:
        """Whether this person may begin a session in this place.

        Raises:
            BadInput: a permission is missing, or too many sessions of theirs are running.
        """
        if interaction.guild_id is not None and not is_guest(interaction):
            _check_permissions(interaction)
        running = await self._store.running_of(interaction.user.id)
        if running >= self._settings.max_running:
            raise BadInput("refused-running", running=running)

    async def begin(self, interaction: Interaction, text: str | None, wish: Wish) -> None:
        """Record the session, then answer the command with the message that opens it.

        Raises:
            BadInput: there is neither a text nor a brief.
        """
        event = self._started(interaction, text, wish)
        self._publisher.expect(interaction.id)
        try:
            log = await self._ledger.start(event)
            if event.guest:
                await self._guests.keep(log.key, interaction)
            card = self._opening(log.session)
            try:
                answer = await interaction.response.send_message(
                    view=layout(log.key, card),
                    allowed_mentions=discord.AllowedMentions.none(),
                )
            except (discord.HTTPException, discord.InteractionResponded, aiohttp.ClientError):
                # Too late or lost: the session is recorded, and the publisher opens it instead,
                # unless the answer stands in the channel after all.
                self._publisher.doubt(log.key)
                logger.warning("session %s: its command could not be answered", log.key)
            else:
                if answer.message_id is not None:
                    announced = Announced(self._ledger.now(), answer.message_id, card.digest)
                    await self._ledger.record(log.key, announced)
        finally:
            self._publisher.answered(interaction.id)
        self._publisher.show(log.key, log.session)

    async def begin_from_file(
        self, interaction: Interaction, file: discord.Attachment, wish: Wish
    ) -> None:
        """Answer first, for fetching takes time; the publisher then opens the session.

        Raises:
            BadInput: the file cannot be refined.
        """
        limit = self._settings.max_characters
        check_file(file, limit)
        # A guest has no other message than this answer: it will be the session's.
        await interaction.response.defer(ephemeral=not is_guest(interaction), thinking=True)
        text = await read_file(file, limit)
        log = await self._ledger.start(self._started(interaction, text, wish))
        if log.session.place.guest:
            await self._guests.keep(log.key, interaction)
            return
        async with asyncio.timeout(_OPENING):
            await log.until(_is_open)
        place = log.session.place
        await interaction.edit_original_response(
            content=self._catalogue.say(
                "started-from-file", place=f"<#{place.thread or place.channel}>"
            ),
            allowed_mentions=discord.AllowedMentions.none(),
        )

    def _started(self, interaction: Interaction, text: str | None, wish: Wish) -> Started:
        settings = self._settings
        original = check_text(text or "", settings.max_characters) or None
        brief = check_text(wish.brief, settings.max_characters)
        if original is None and not brief:
            raise BadInput("refused-nothing")
        limits = Limits(
            rounds=wish.options.rounds,
            target=wish.options.target,
            max_rounds=settings.max_rounds,
            gather=settings.gather_seconds,
            is_private=wish.options.is_private,
        )
        return Started(
            at=self._ledger.now(),
            source=str(interaction.id),
            author=interaction.user.id,
            brief=brief,
            style=wish.options.style,
            original=original,
            limits=limits,
            channel=interaction.channel_id or 0,
            guild=interaction.guild_id,
            command=interaction.id,
            threads=_takes_threads(interaction),
            guest=is_guest(interaction),
        )

    def _opening(self, session: Session) -> Card:
        """The message that opens a session; for a guest it is the only one there will be."""
        if session.place.guest:
            return sheet(session, None, is_closing=False, catalogue=self._catalogue)
        return head(session, self._catalogue)


def _check_permissions(interaction: Interaction) -> None:
    """Raises BadInput where the bot lacks a permission that a session takes."""
    place, may = interaction.channel, interaction.app_permissions
    needed = _NEEDED
    if isinstance(place, discord.Thread):
        needed = _NEEDED_IN_THREAD
        if place.locked and not may.manage_threads:
            raise BadInput("refused-locked")
    missing = needed & ~may
    if missing.value:
        names = ", ".join(name.replace("_", " ") for name, on in missing if on)
        raise BadInput("refused-permissions", missing=names)


def _is_open(session: Session) -> bool:
    """Whether the session has its place on Discord."""
    place = session.place
    return place.announcement is not None and (place.thread is not None or place.is_flat)


def _takes_threads(interaction: Interaction) -> bool:
    """Whether a thread can be made from a message here, as far as Discord has told."""
    if is_guest(interaction):
        return False
    in_channel = isinstance(interaction.channel, discord.TextChannel)
    may = interaction.app_permissions
    return in_channel and may.create_public_threads and may.send_messages_in_threads
