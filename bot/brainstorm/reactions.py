"""Reactions: which are set, an on/off state of a person, a message and an idea each, and the votes
that they cast. The ballot changes votes and leaves the reactions as they are."""

from __future__ import annotations

from dataclasses import replace

from bot.brainstorm.board import Board
from bot.brainstorm.events import Phase, Voted


def who_set(board: Board, message: int, idea: int) -> frozenset[int]:
    """The people whose reaction for an idea stands under a message, as far as the log knows."""
    return frozenset(p for p, *where in board.reactions if where == [message, idea])


def vote_for(
    board: Board, person: int, message: int, idea: int, at: float, *, on: bool
) -> Voted | None:
    """The vote that a reaction casts or takes back; None where the reaction is as it was.

    One that is taken off may be from before the log told of reactions: the vote shows it.
    """
    was_on = (person, message, idea) in board.reactions
    if not on:
        was_on = was_on or (person, idea) in board.marks
    if board.phase not in (Phase.GATHER, Phase.VOTE) or was_on == on:
        return None
    source = f"vote:{person}:{board.casts + 1}"
    return Voted(at, source, person, (idea,), (idea,) if on else (), message)


def reacted(board: Board, event: Voted) -> Board:
    """The reaction behind a vote is set or taken off; a menu's choice has none."""
    if event.message is None:
        return board
    of_event = {(event.person, event.message, idea) for idea in event.among}
    set_now = {one for one in of_event if one[2] in event.chosen}
    return replace(board, reactions=board.reactions - of_event | set_now)
