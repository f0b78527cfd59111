"""A page: one session's place on Discord and the requests that change it."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

import discord

from bot.governor import Governor
from bot.refine.events import Announced, Noted, Posted, Seeded, Shown, ThreadOpened, ThreadRefused
from bot.refine.session import Request, Session
from bot.runner.ledger import Ledger
from cogs.refine.artist import Artist
from cogs.refine.card import Card, has_file
from cogs.refine.echoes import Echoes
from cogs.refine.head import HEAD
from cogs.refine.layout import card_of, layout, upload

if TYPE_CHECKING:
    from discord.ext import commands

logger = logging.getLogger(__name__)

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_UNKNOWN_MESSAGE, _THREAD_EXISTS = 10008, 160004
_LOOK_BACK = 1_000
THREAD_PATIENCE = 10.0
"""Seconds that opening a thread may take: users report rate limits of minutes. discord.py's own
`max_ratelimit_timeout` would also decline where the limit's window is long and not yet used up."""


class Page:
    """Posts, edits and looks up the cards of one session, and records what it did."""

    def __init__(
        self,
        key: int,
        bot: commands.AutoShardedBot,
        ledger: Ledger,
        governor: Governor,
        echoes: Echoes,
        artist: Artist,
    ) -> None:
        self.key = key
        self._bot = bot
        self._ledger = ledger
        self._governor = governor
        self._echoes = echoes
        self._artist = artist

    async def seconds_left(self) -> float | None:
        """How long the page can still be changed; None where there is no end."""
        return None

    async def announce(self, session: Session, card: Card, /) -> None:
        """Post the message that opens the session: its command got none."""
        message = await self._send(session, card, self._room(session), None)
        await self._ledger.record(self.key, Announced(self._ledger.now(), message))

    async def open_thread(self, session: Session, announcement: int) -> None:
        """Open the thread under the announcement; a thread that exists already is a success."""
        await self._governor.turn()
        try:
            async with asyncio.timeout(THREAD_PATIENCE):
                await self._bot.http.start_thread_with_message(
                    session.place.channel,
                    announcement,
                    name=session.title or "…",
                    auto_archive_duration=10080,
                )
        except discord.DiscordServerError:
            raise
        except (discord.HTTPException, TimeoutError) as error:
            if not isinstance(error, discord.HTTPException) or error.code != _THREAD_EXISTS:
                logger.info("session %s: no thread: %s", self.key, type(error).__name__)
                await self._ledger.record(self.key, ThreadRefused(self._ledger.now()))
                return
        # A thread that was made from a message has the message's id.
        await self._ledger.record(self.key, ThreadOpened(self._ledger.now(), announcement))

    async def post(self, session: Session, card: Card) -> None:
        """Post a card as a reply to the card that it came from."""
        target = session.place.post(card.reply_to) if card.reply_to is not None else None
        reply_to = target.message if target else card.answers
        if reply_to is None and session.place.thread is None:
            reply_to = session.place.announcement
        message = await self._send(session, card, self._room(session), reply_to)
        await self._ledger.record(
            self.key, Posted(self._ledger.now(), card.key, message, card.digest)
        )

    async def edit(self, session: Session, card: Card, message: int, shown: str, /) -> None:
        """Make a card's message match; a growing card's edits are not recorded.

        The file goes up once, with the edit that first has it: later ones leave it in place. A
        picture is drawn anew with each, as nobody knows whether the message got one.
        """
        has_files = (card.file is None or has_file(shown)) and card.picture is None
        drawable, png = await self._artist.drawn(card)
        target = self._room(session).get_partial_message(message)

        async def request() -> int:
            view, none = layout(self.key, drawable), discord.AllowedMentions.none()
            if has_files:
                return (await target.edit(view=view, allowed_mentions=none)).id
            return (
                await target.edit(
                    view=view, attachments=upload(drawable, png), allowed_mentions=none
                )
            ).id

        await self._turn(card)
        try:
            await self._echoes.confirmed(request(), message)
        except discord.NotFound as error:
            if error.code != _UNKNOWN_MESSAGE:
                raise
            logger.info("session %s: card %s was deleted", self.key, card.key)
        if not card.is_growing:
            await self._ledger.record(self.key, Shown(self._ledger.now(), card.key, card.digest))

    async def seed(self, session: Session, /) -> None:
        """Offer 🔁 under the best draft."""
        post = session.place.post(str(session.best)) if session.best is not None else None
        if post is not None:
            await self._react(session, post.message, "🔁")
        await self._ledger.record(self.key, Seeded(self._ledger.now(), session.bursts))

    async def note(self, session: Session, request: Request) -> None:
        """Show a member that what they asked for was taken down."""
        if request.message is not None:
            await self._react(session, request.message, "📝")
        await self._ledger.record(self.key, Noted(self._ledger.now(), request.id))

    async def _react(self, session: Session, message: int, emoji: str) -> None:
        """Set a reaction; where the bot may not, words and buttons have to do."""
        await self._governor.turn()
        try:
            await self._room(session).get_partial_message(message).add_reaction(emoji)
        except discord.HTTPException as error:
            if error.status == 429 or error.status >= 500:
                raise
            logger.info("session %s: no reaction, code %s", self.key, error.code)

    async def look_up(self, session: Session, /) -> None:
        """Record the cards that stand on Discord but not in the log: posts whose answer was lost.

        They are newer than those in the log. History tells no nonces, so a card is known by the
        custom id of its control.
        """
        place = session.place
        known = (place.command, place.announcement or 0, *(p.message for p in place.posts))
        await self._governor.turn()
        history = self._room(session).history(limit=_LOOK_BACK, after=discord.Object(max(known)))
        async for message in history:
            if self._bot.user is None or message.author.id != self._bot.user.id:
                continue
            card = card_of(message, self.key)
            now = self._ledger.now()
            if card == HEAD:
                await self._ledger.record(self.key, Announced(now, message.id))
            elif card is not None:
                await self._ledger.record(self.key, Posted(now, card, message.id, ""))

    async def _send(
        self,
        session: Session,
        card: Card,
        room: discord.PartialMessageable,
        reply_to: int | None,
    ) -> int:
        """Post once: the nonce makes a repeat of this request the same message."""
        drawable, png = await self._artist.drawn(card)
        await self._turn(card)
        nonce = f"{_base36(session.place.command)}-{card.key}"

        async def request() -> int:
            view, files = layout(self.key, drawable), upload(drawable, png)
            none = discord.AllowedMentions.none()
            if reply_to is None:
                sent = await room.send(view=view, files=files, nonce=nonce, allowed_mentions=none)
                return sent.id
            reference = discord.MessageReference(
                message_id=reply_to, channel_id=room.id, fail_if_not_exists=False
            )
            sent = await room.send(
                view=view, files=files, nonce=nonce, allowed_mentions=none, reference=reference
            )
            return sent.id

        return await self._echoes.confirmed(request(), nonce)

    async def _turn(self, card: Card) -> None:
        """A growing card comes on a spare turn, which it has already."""
        if not card.is_growing:
            await self._governor.turn()

    def _room(self, session: Session) -> discord.PartialMessageable:
        """Where the cards are: the thread, or the channel where there is none."""
        place = session.place
        return self._bot.get_partial_messageable(
            place.thread or place.channel, guild_id=place.guild
        )


def _base36(number: int) -> str:
    """A snowflake in at most 13 characters: with the card's key it fits into a nonce of 25."""
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = _DIGITS[rest] + digits
    return digits or "0"
