"""Hearing: what members say in a board's place.

Without the privileged intent Discord shows the bot only what is said to it: replies that ping it
and mentions. Everything else arrives without its text.
"""

from __future__ import annotations

from collections.abc import Sequence

import discord

from bot.brainstorm.board import Board
from bot.brainstorm.events import IdeaChanged, IdeaGiven, Phase
from bot.brainstorm.fold import refusal
from bot.brainstorm.limits import MOST_CHARACTERS
from bot.story.events import Event, Unheard
from bot.story.forgetting import is_forgotten
from bot.story.hints import is_told
from cogs.thread.addressing import addressed
from cogs.thread.speech import SpeechCog, is_mentioned, without_mention

IDEA = "idea"
"""The card of a message that holds an idea: a member's own."""
Meant = tuple[int, str | None]
"""The board that a message is said to, and the card that it answers; None for none."""

TOO_LONG = "hint-idea-length"


class HearingCog(SpeechCog[Board, Meant]):
    """Turns replies and mentions into ideas; what is said once a session refines the text is for
    that session."""

    own, longest, too_long = IDEA, MOST_CHARACTERS, TOO_LONG

    async def _meant(self, message: discord.Message) -> Meant | None:
        answered = message.reference.message_id if message.reference else None
        if answered is not None and (found := await self._messages.find(answered)):
            # A card that is forwarded to another place is referred to as well.
            place = (await self._ledger.open(found[0])).session.place
            return found if place.is_at(message.channel.id, place.guild) else None
        is_named = is_mentioned(self._bot, message)
        key = await addressed(self._store, self._ledger, message, is_named=is_named)
        return None if key is None else (key, None)

    async def _heard(self, message: discord.Message, meant: Meant) -> None:
        key, card = meant
        is_reply = card not in (IDEA, None)
        person, source, now = message.author.id, str(message.id), self._ledger.now()
        text = without_mention(self._bot, message.content)
        is_spoken_to = is_reply or is_mentioned(self._bot, message)
        log = await self._ledger.open(key)
        if source in log.session.sources:
            return  # it was heard before
        is_idea = bool(text) and is_spoken_to
        objection = ""
        if is_idea:
            objection = refusal(log.session, person) or await self._objection(text)

        def make(board: Board) -> Sequence[Event]:
            why = ""
            if is_idea:
                why = refusal(board, person) or objection
                if not why:
                    return (IdeaGiven(now, source, person, text, message.id, message.channel.id),)
            if not board.is_live or is_told(board.hints, person, is_reply=is_reply, why=why):
                return ()
            said_in = message.channel.id
            return (Unheard(now, source, person, message.id, is_reply, why, said_in),)

        await self._ledger.append(key, make)

    def _change(self, at: float, source: str, message: int, text: str) -> Event:
        return IdeaChanged(at, source, message, text)

    def _author(self, session: Board, message: int) -> tuple[int, int | None] | None:
        if session.phase is not Phase.GATHER:
            return None  # later it is what people vote for
        idea = next((idea for idea in session.ideas if idea.message == message), None)
        if idea is None or idea.person is None or is_forgotten(idea.person):
            return None
        return idea.person, idea.channel
