"""Shaping: the winners as a brief, by rule, and the credits for what became of them."""

from __future__ import annotations

from collections.abc import Mapping

from bot.brainstorm.board import Board, Proposal
from bot.brainstorm.tally import winners
from bot.refine.credit import Credit

LONGEST_BRIEF = 4_000


def by_rule(board: Board) -> Proposal:
    """What was asked for, and the winners as a list: for when there is no model to be had.

    Where they are too long together, each has its end cut off, so that none is left out.
    """
    asked = [board.topic, board.goal] if board.goal else [board.topic]
    ideas = [" ".join(s.option.text.split()) for s in winners(board)]
    head = "\n".join([*asked, ""])
    room = (LONGEST_BRIEF - len(head)) // max(1, len(ideas)) - len("\n- ")
    brief = "\n".join([head, *(f"- {_shortened(idea, max(room, 1))}" for idea in ideas)])
    return Proposal(brief[:LONGEST_BRIEF], None, credits_of(board, {}), is_by_rule=True)


def _shortened(text: str, room: int) -> str:
    return text if len(text) <= room else text[: room - 1] + "…"


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
