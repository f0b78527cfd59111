"""Shaping: the winners as a brief, by rule, and the credits for what became of them."""

from __future__ import annotations

from collections.abc import Mapping

from bot.brainstorm.board import Board, Proposal
from bot.brainstorm.tally import winners
from bot.refine.credit import Credit

LONGEST_BRIEF = 4_000


def by_rule(board: Board) -> Proposal:
    """What was asked for, and the winners as a list: for when there is no model to be had."""
    asked = [board.topic, board.goal] if board.goal else [board.topic]
    ideas = [f"- {' '.join(s.option.text.split())}" for s in winners(board)]
    brief = "\n".join([*asked, "", *ideas])
    return Proposal(brief[:LONGEST_BRIEF], None, credits_of(board, {}), is_by_rule=True)


def credits_of(board: Board, became: Mapping[int, str]) -> tuple[Credit, ...]:
    """Whose idea became what; `became` is told by the idea's number.

    Where the board is anonymous, nobody is named.
    """
    return tuple(
        Credit(
            s.option.number,
            s.option.text,
            () if board.limits.is_anonymous else s.option.people,
            became.get(s.option.number, ""),
        )
        for s in winners(board)
    )
