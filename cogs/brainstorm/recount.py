"""Recounting: votes by reaction of which Discord told nothing, for the bot was away.

The reactions are compared with those that the log knows, and not with the votes: the ballot casts
some that leave no reaction, and takes back others whose reaction still stands there.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import discord

from bot.brainstorm.board import Board
from bot.brainstorm.events import Phase
from bot.brainstorm.reactions import who_set
from bot.story.forgetting import is_forgotten
from cogs.brainstorm.hearing import IDEA
from cogs.brainstorm.voting import KEYCAPS, UP, Change, meant, votes_for
from cogs.thread.catch_up import CatchUp, Flip


class VoteRecount(CatchUp[Board]):
    """Catches up with boards."""

    def _said(self, session: Board) -> Mapping[int, str]:
        if session.phase is not Phase.GATHER:
            return {}
        return {i.message: i.text for i in session.live_ideas if i.message is not None}

    async def _count(
        self, key: int, session: Board, messages: list[discord.Message], flips: Collection[Flip]
    ) -> None:
        board = (await self._ledger.open(key)).session  # with the ideas that were just heard
        if board.phase not in (Phase.GATHER, Phase.VOTE):
            return
        cards = {post.message: post.card for post in board.place.posts}
        unsure = _of_the_forgotten(board)
        found: list[Change] = []
        for message in messages:
            card = cards.get(message.id, IDEA)
            for emoji in (UP, *KEYCAPS):
                number = meant(board, emoji, card, message.id)
                if number is not None and number not in unsure:
                    people = await self._history.people(message, emoji)
                    known = who_set(session, message.id, number)
                    found += [(p, message.id, number, False) for p in sorted(known - people)]
                    found += [(p, message.id, number, True) for p in sorted(people - known)]
        newer = {(person, message) for person, message, _ in flips}
        found = [change for change in found if change[:2] not in newer]
        if found:
            await self._ledger.append(key, lambda b: votes_for(b, found, self._ledger.now()))


def _of_the_forgotten(board: Board) -> set[int]:
    """The ideas for which somebody reacted or voted who was forgotten: their reactions stand there
    still, and nobody knows which they are."""
    held = [*board.marks, *((person, idea) for person, _, idea in board.reactions)]
    return {idea for person, idea in held if is_forgotten(person)}
