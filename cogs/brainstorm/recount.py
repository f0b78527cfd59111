"""Recounting: votes by reaction of which Discord told nothing, for the bot was away.

Only votes that were cast are found: one that is gone from a message may have been cast in the
ballot, which leaves no reaction.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import discord

from bot.brainstorm.board import Board
from bot.brainstorm.events import IdeaChanged, Phase
from bot.brainstorm.fold import apply
from bot.story.events import Event
from bot.story.forgetting import is_forgotten
from cogs.brainstorm.hearing import IDEA, KEYCAPS, UP, meant, vote_for
from cogs.thread.absence import Absence


class VoteRecount(Absence[Board]):
    """Catches up with boards."""

    def _said(self, session: Board) -> Mapping[int, str]:
        if session.phase is not Phase.GATHER:
            return {}
        return {i.message: i.text for i in session.live_ideas if i.message is not None}

    def _changed(self, message: int, source: str, text: str) -> Event:
        return IdeaChanged(self._ledger.now(), source, message, text)

    async def _count(self, key: int, session: Board, messages: list[discord.Message]) -> None:
        session = (await self._ledger.open(key)).session  # with the ideas that were just heard
        if session.phase not in (Phase.GATHER, Phase.VOTE):
            return
        cards = {post.message: post.card for post in session.place.posts}
        # The reactions of who was forgotten stand there still, and nobody knows which they are.
        unsure = {number for person, number in session.marks if is_forgotten(person)}
        found: list[tuple[int, int]] = []
        for message in messages:
            card = cards.get(message.id, IDEA)
            for emoji in (UP, *KEYCAPS):
                number = meant(session, emoji, card, message.id)
                if number is not None and number not in unsure:
                    found += [(p, number) for p in sorted(await self._people(message, emoji))]
        if found:
            await self._record(key, found)

    async def _record(self, key: int, found: Sequence[tuple[int, int]]) -> None:
        def make(board: Board) -> Sequence[Event]:
            votes: list[Event] = []
            for person, number in found:
                vote = vote_for(board, person, number, self._ledger.now(), on=True)
                if vote is not None:
                    votes.append(vote)
                    board = apply(board, vote)  # the next has a source of its own
            return votes

        await self._ledger.append(key, make)
