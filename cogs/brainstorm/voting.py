"""Voting: reactions in a board's place that are votes for an idea."""

from __future__ import annotations

from collections.abc import Sequence

from bot.brainstorm.board import Board
from bot.brainstorm.fold import apply
from bot.brainstorm.reactions import vote_for
from bot.story.events import Event
from cogs.thread.reactions import Act, ReactionCog, Target

UP = "👍"
KEYCAPS = {f"{number}\ufe0f\u20e3": number for number in range(1, 10)} | {"🔟": 10}
"""What a vote for an idea looks like under the board itself, by the idea's number."""
Change = tuple[int, int, int, bool]
"""A person, a message, an idea, and whether the person's reaction for it is set."""


class VotingCog(ReactionCog[Board]):
    """Turns reactions into votes."""

    meaning = (UP, *KEYCAPS)

    def _acted(self, session: Board, act: Act) -> Sequence[Event]:
        message = act.target.message
        idea = meant(session, act.emoji, act.target.card, message)
        if idea is None:
            return ()
        return votes_for(session, [(act.person, message, idea, act.on)], self._ledger.now())

    def _cleared(self, session: Board, target: Target, emojis: Sequence[str]) -> Sequence[Event]:
        ideas = {meant(session, emoji, target.card, target.message) for emoji in emojis}
        there = (r for r in sorted(session.reactions) if r[1] == target.message)
        gone = [reaction for reaction in there if reaction[2] in ideas]
        return votes_for(session, [(*reaction, False) for reaction in gone], self._ledger.now())


def votes_for(board: Board, changes: Sequence[Change], at: float) -> Sequence[Event]:
    """The votes of several reactions, one after the other."""
    votes: list[Event] = []
    for person, message, number, on in changes:
        vote = vote_for(board, person, message, number, at, on=on)
        if vote is not None:
            votes.append(vote)
            board = apply(board, vote)  # the next has a source of its own
    return votes


def meant(board: Board, emoji: str, card: str, message: int) -> int | None:
    """The number of the idea that a reaction is about: 👍 to its message, its number elsewhere."""
    if emoji == UP:
        ideas = (i.number for i in board.live_ideas if i.message == message)
        return next(ideas, None)
    number = KEYCAPS[emoji]
    return number if card.startswith("board") and board.idea(number) else None
