"""Boards to be painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.brainstorm.board import Board
from bot.brainstorm.events import (
    CallStarted,
    Do,
    Grouped,
    IdeaGiven,
    MovedOn,
    Opened,
    Phase,
    Shaped,
    Sparked,
    Voted,
)
from bot.brainstorm.fold import apply, fold
from bot.brainstorm.limits import BoardLimits
from bot.refine.credit import Credit
from bot.refine.limits import Limits
from bot.story.events import Event
from bot.text import Catalogue
from cogs.brainstorm.cards import cards
from cogs.thread.card import Card

HOST, BEN, CHLOE = 7, 8, 9
WORDS = Catalogue()


def opened(
    topic: str = "A party", goal: str = "an announcement", limits: BoardLimits | None = None
) -> Opened:
    return Opened(
        0.0, "1", HOST, topic, goal, limits or BoardLimits(), Limits(), 0, 10, 20, 30, True
    )


def given(number: int, person: int, text: str) -> IdeaGiven:
    return IdeaGiven(float(number), f"idea{number}", person, text)


def after(board: Board, *events: Event) -> Board:
    for event in events:
        board = apply(board, event)
    return board


def gathering(
    texts: Sequence[str] = ("Pizza", "A quiz"), limits: BoardLimits | None = None
) -> Board:
    """Ideas of two people in turn."""
    board = fold([opened(limits=limits)])
    return after(board, *(given(n, BEN + n % 2, text) for n, text in enumerate(texts, 1)))


def voting(board: Board, *groups: tuple[int, ...]) -> Board:
    """Ideas are gathered and put together; by default each stands alone."""
    alone = tuple((idea.number,) for idea in board.live_ideas)
    moved = MovedOn(300.0, "next1", HOST, Phase.GATHER)
    call = board.calls + 1
    return after(
        board, moved, CallStarted(301.0, call, Do.GROUP), Grouped(302.0, call, groups or alone)
    )


def vote(person: int, *ideas: int) -> Voted:
    return Voted(310.0, f"vote{person}{ideas}", person, ideas, ideas)


def shaped(board: Board, brief: str = "Write it.", draft: str | None = "We meet.") -> Board:
    """The vote is over and there is a brief."""
    call = board.calls + 1
    credit = Credit(1, "Pizza", (BEN,), "the second line")
    return after(
        board,
        MovedOn(400.0, "next2", HOST, Phase.VOTE),
        CallStarted(401.0, call, Do.SHAPE),
        Shaped(402.0, call, brief, draft, (credit,)),
    )


def sparked(board: Board, *ideas: str) -> Board:
    """The model had ideas."""
    call = board.calls + 1
    board = replace(board, sparks_wanted=len(ideas))
    return after(board, CallStarted(200.0, call, Do.SPARK), Sparked(201.0, call, ideas))


def text(card: Card) -> str:
    """The words of a card."""
    return "\n".join(card.blocks)


def shown(board: Board) -> list[str]:
    """The words of each card of a board's thread."""
    return [text(card) for card in cards(board, WORDS)]
