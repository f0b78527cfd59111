"""Listening: what members write in a thread, and to whom.

Without the privileged intent Discord shows the bot only what is said to it: replies that ping it,
mentions, and direct messages. Everything else arrives without its text.
"""

from __future__ import annotations

from collections.abc import Sequence

import discord

from bot.refine.events import Event, RequestChanged, RequestMade
from bot.refine.limits import MOST_CHARACTERS
from bot.refine.requests import TOO_LONG, objection, refusal
from bot.refine.session import Session
from bot.story.events import Unheard
from bot.story.hints import is_told
from cogs.refine.meant import draft_of
from cogs.thread.addressing import addressed
from cogs.thread.card import HEAD
from cogs.thread.speech import SpeechCog, is_mentioned, without_mention

Meant = tuple[int, str, bool]
"""The session and card that a message is about, and whether it is a reply to that."""


class ListeningCog(SpeechCog[Session, Meant]):
    """Turns replies and mentions into requests."""

    own, longest, too_long = "request", MOST_CHARACTERS, TOO_LONG

    async def _meant(self, message: discord.Message) -> Meant | None:
        if (found := await self._answered(message)) is not None:
            return (*found, True)
        is_named = is_mentioned(self._bot, message)
        key = await addressed(self._store, self._ledger, message, is_named=is_named)
        return None if key is None else (key, HEAD, False)  # about no draft in particular

    async def _heard(self, message: discord.Message, meant: Meant) -> None:
        key, card, is_reply = meant
        person, source, now = message.author.id, str(message.id), self._ledger.now()
        said_in = message.id, message.channel.id
        text = without_mention(self._bot, message.content)
        is_named = is_mentioned(self._bot, message)
        is_spoken_to = is_reply or is_named
        # What names the bot is shown to it, and so are direct messages.
        is_withheld = is_reply and not is_named and message.guild is not None
        log = await self._ledger.open(key)
        if source in log.session.sources:
            return  # it was heard before
        is_request = bool(text) and is_spoken_to
        refused = ""
        if is_request:
            refused = objection(log.session, person, text)
            refused = refused or await self._admission.objection(text)

        def make(session: Session) -> Sequence[Event]:
            why = objection(session, person, text) if is_request else refusal(session, person)
            why = why or refused
            if is_request and not why:
                about = draft_of(card, session)
                return (RequestMade(now, source, person, text, about, *said_in),)
            is_reply = is_withheld and not why
            is_chat = bool(why) and not is_spoken_to
            if is_chat or is_told(session.hints, person, is_reply=is_reply, why=why):
                return ()  # what people say among themselves is not written down
            return (Unheard(now, source, person, message.id, is_reply, why, message.channel.id),)

        await self._ledger.append(key, make)

    async def _answered(self, message: discord.Message) -> tuple[int, str] | None:
        """The session and card that a reply is to; one to a member's request is to that member."""
        if message.reference is None or message.reference.message_id is None:
            return None
        found = await self._messages.find(message.reference.message_id)
        if found is None or found[1] == self.own:
            return None
        # A card that is forwarded to another place is referred to as well.
        place = (await self._ledger.open(found[0])).session.place
        return found if place.is_at(message.channel.id, place.guild) else None

    def _change(self, at: float, source: str, message: int, text: str) -> Event:
        return RequestChanged(at, source, message, text)

    def _author(self, session: Session, message: int) -> tuple[int, int | None] | None:
        asked = (r for r in session.open_requests if r.message == message)
        return next(((r.person, r.channel) for r in asked), None)
