"""The loop: what a board should do next by itself, decided from the board alone."""

from __future__ import annotations

from dataclasses import dataclass

from bot.brainstorm.board import Board
from bot.brainstorm.events import Do, Phase


@dataclass(frozen=True, slots=True)
class StartCall:
    """Open a model call, then ask again: a call is in the log before it is made."""

    attempt: int
    do: Do


@dataclass(frozen=True, slots=True)
class Ask:
    """Make the open model call."""

    attempt: int


@dataclass(frozen=True, slots=True)
class HandOver:
    """Begin the session that refines the text."""


Action = StartCall | Ask | HandOver


def next_action(board: Board) -> Action | None:
    """The next step, or None when the board waits for people or for a time."""
    if board.call is not None:
        return Ask(board.call.number)
    if board.phase is Phase.REFINE:
        return HandOver() if board.session is None else None
    do = wanted(board)
    if do is None or board.retry_at is not None:
        return None
    return StartCall(board.calls + 1, do)


def wanted(board: Board) -> Do | None:
    """What the model has still to do in this phase, be it asked already or not."""
    if board.phase is Phase.GATHER and board.sparks_wanted:
        return Do.SPARK
    if board.phase is Phase.VOTE and board.groups is None:
        return Do.GROUP
    if board.phase is Phase.SHAPE and board.proposal is None:
        return Do.SHAPE
    return None
