"""A page: one session's place on Discord and the requests that change it."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Protocol

import discord

from bot.governor import Governor
from bot.refusals import OutOfPatience
from bot.story.events import Announced, Event, Posted, Shown, ThreadOpened, ThreadRefused
from bot.story.place import Place
from cogs.thread.artist import Artist
from cogs.thread.card import HEAD, Card, has_file
from cogs.thread.echoes import Echoes, edited
from cogs.thread.layout import card_of, layout, upload
from cogs.thread.trouble import UNKNOWN_MESSAGE, may_pass

if TYPE_CHECKING:
    from discord.ext import commands

logger = logging.getLogger(__name__)

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_THREAD_EXISTS = 160004
_LOOK_BACK = 1_000
EDIT_PATIENCE = 15.0
"""Seconds that an edit may take: those of old messages are limited by the hour (30046), and what
is new is not to wait for them."""
THREAD_PATIENCE = 10.0
"""Seconds that opening a thread may take: users report rate limits of minutes. discord.py's own
`max_ratelimit_timeout` would also decline where the limit's window is long and not yet used up."""


class Records(Protocol):
    """Where what was shown is written down: a ledger of any kind of session."""

    def now(self) -> float: ...

    async def record(self, key: int, event: Event, /) -> object: ...


class Page:
    """Posts, edits and looks up the cards of one session, and records what it did."""

    def __init__(
        self,
        key: int,
        bot: commands.AutoShardedBot,
        records: Records,
        governor: Governor,
        echoes: Echoes,
        artist: Artist,
    ) -> None:
        self.key = key
        self._bot = bot
        self._records = records
        self._governor = governor
        self._echoes = echoes
        self._artist = artist

    async def seconds_left(self) -> float | None:
        """How long the page can still be changed; None where there is no end."""
        return None

    async def announce(self, place: Place, card: Card, /) -> None:
        """Post the message that opens the session: its command got none."""
        message = await self._send(place, card, None)
        await self._records.record(self.key, Announced(self._records.now(), message))

    async def open_thread(self, place: Place, name: str) -> None:
        """Open the thread under the announcement; a thread that exists already is a success."""
        announcement = place.announcement or 0
        await self._governor.turn()
        opening = self._bot.http.start_thread_with_message(
            place.channel, announcement, name=name, auto_archive_duration=10080
        )
        request = asyncio.create_task(opening, name=f"thread-{announcement}")
        try:
            await self._governor.refusals.patiently(request, THREAD_PATIENCE)
        except (discord.HTTPException, OutOfPatience) as error:
            if isinstance(error, OutOfPatience):
                # The answer is late; the gateway may have told of the thread all the same.
                is_there = self._bot.get_channel(announcement) is not None
            else:
                if may_pass(error) and error.status != 429:
                    raise
                is_there = error.code == _THREAD_EXISTS
            if not is_there:
                logger.info("session %s: no thread: %s", self.key, type(error).__name__)
                await self._records.record(self.key, ThreadRefused(self._records.now()))
                return
        # A thread that was made from a message has the message's id.
        await self._records.record(self.key, ThreadOpened(self._records.now(), announcement))

    async def post(self, place: Place, card: Card) -> None:
        """Post a card as a reply to the card that it came from."""
        target = place.post(card.reply_to) if card.reply_to is not None else None
        reply_to = target.message if target else card.answers
        if reply_to is None and place.thread is None:
            reply_to = place.announcement
        message = await self._send(place, card, reply_to)
        await self._records.record(
            self.key, Posted(self._records.now(), card.key, message, card.digest)
        )

    async def edit(self, place: Place, card: Card, message: int, shown: str, /) -> None:
        """Make a card's message match; a growing card's edits are not recorded.

        The file goes up once, with the edit that first has it: later ones leave it in place. A
        picture is drawn anew with each, as nobody knows whether the message got one.
        """
        has_files = (card.file is None or has_file(shown)) and card.picture is None
        drawable, png = await self._artist.drawn(card)
        target = self._room(place, card.channel).get_partial_message(message)
        view, none = layout(self.key, drawable), discord.AllowedMentions.none()
        components: object = view.to_components()  # type: ignore[no-untyped-call]  # it has no types

        async def request() -> int:
            if has_files:
                edit = target.edit(view=view, allowed_mentions=none)
            else:
                files = upload(drawable, png)
                edit = target.edit(view=view, attachments=files, allowed_mentions=none)
            task = asyncio.create_task(edit, name=f"edit-{message}")
            return (await self._governor.refusals.patiently(task, EDIT_PATIENCE)).id

        await self._echoes.settled(message)
        await self._turn(card)
        try:
            await self._echoes.confirmed(request(), edited(message, components), edits=message)
        except discord.NotFound as error:
            if error.code != UNKNOWN_MESSAGE:
                raise
            logger.info("session %s: card %s was deleted", self.key, card.key)
        if not card.is_growing:
            await self._records.record(self.key, Shown(self._records.now(), card.key, card.digest))

    async def react(
        self, place: Place, message: int, emoji: str, channel: int | None = None, /
    ) -> None:
        """Set a reaction, where the cards are or in another channel; where the bot may not, words
        and buttons have to do, and it does not try there again for a while."""
        known, room = self._governor.refusals.known, channel or place.room
        if known.has(emoji, room):
            return
        target = self._room(place, channel).get_partial_message(message)
        await self._governor.turn()
        try:
            await target.add_reaction(emoji)
        except discord.HTTPException as error:
            if may_pass(error):
                raise
            if error.status == 403:
                known.note(emoji, room)
            logger.info("session %s: no reaction, code %s", self.key, error.code)

    async def look_up(self, place: Place, /) -> bool:
        """Record the cards that stand on Discord but not in the log: posts whose answer was lost.
        Whether there were any.

        They are newer than those in the log. History tells no nonces, so a card is known by the
        custom id of its control. A hint in another channel is told by its nonce alone: that may be
        busy, and Discord takes a repeat for the same message for some minutes.
        """
        known = (place.command, place.announcement or 0, *(p.message for p in place.posts))
        await self._governor.turn()
        history = self._room(place).history(limit=_LOOK_BACK, after=discord.Object(max(known)))
        found = False
        async for message in history:
            if self._bot.user is None or message.author.id != self._bot.user.id:
                continue
            card = card_of(message, self.key)
            found = found or card is not None
            now = self._records.now()
            if card == HEAD:
                await self._records.record(self.key, Announced(now, message.id))
            elif card is not None:
                await self._records.record(self.key, Posted(now, card, message.id, ""))
        return found

    async def _send(
        self,
        place: Place,
        card: Card,
        reply_to: int | None,
    ) -> int:
        """Post once: the nonce makes a repeat of this request the same message."""
        drawable, png = await self._artist.drawn(card)
        await self._turn(card)
        room = self._room(place, card.channel)
        nonce = f"{_base36(place.command)}-{card.key}"

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

    def _room(self, place: Place, channel: int | None = None) -> discord.PartialMessageable:
        """Where the cards are, or another channel that is named."""
        return self._bot.get_partial_messageable(channel or place.room, guild_id=place.guild)


def _base36(number: int) -> str:
    """A snowflake in at most 13 characters: with the card's key it fits into a nonce of 25."""
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = _DIGITS[rest] + digits
    return digits or "0"
