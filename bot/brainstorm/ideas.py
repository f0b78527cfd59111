"""Ideas: who may add one, and what becomes of those that are added, changed or asked for."""

from __future__ import annotations

from dataclasses import replace

from bot.brainstorm.board import Board, Idea
from bot.brainstorm.events import IdeaGiven, Phase
from bot.brainstorm.limits import (
    MOST_CHARACTERS,
    MOST_IDEAS,
    MOST_OF_ONE,
    MOST_PEOPLE,
    MOST_SPARKS,
)
from bot.story.events import Forgotten


def refusal(board: Board, person: int) -> str | None:
    """The code of the sentence why a person cannot add an idea now; None where they can."""
    if board.is_closed:
        return "refused-board-closed"
    own = sum(i.person == person for i in board.live_ideas)
    if board.phase is not Phase.GATHER:
        return "refused-gathered"
    if len(board.live_ideas) >= MOST_IDEAS:
        return "refused-full"
    if own >= MOST_OF_ONE:
        return "refused-many-ideas"
    if person not in board.people and len(board.people) >= MOST_PEOPLE:
        return "refused-crowd"
    return None


def sparks_left(board: Board) -> int:
    """How many more ideas the model may add."""
    had = sum(i.person is None for i in board.ideas)
    return min(MOST_SPARKS - had, MOST_IDEAS - len(board.live_ideas)) - board.sparks_wanted


def given(board: Board, event: IdeaGiven) -> Board:
    """A person's idea is added where there is room for it."""
    text = event.text.strip()[:MOST_CHARACTERS]
    if not text or refusal(board, event.person) is not None:
        return board
    said_in = event.message, event.channel
    return with_idea(board, event.person, text, event.at, *said_in)


def with_idea(
    board: Board,
    person: int | None,
    text: str,
    at: float,
    message: int | None = None,
    channel: int | None = None,
) -> Board:
    """One idea more; without a person it is the model's."""
    idea = Idea(len(board.ideas) + 1, person, text, at, message, channel=channel)
    return replace(board, ideas=(*board.ideas, idea))


def changed(board: Board, message: int, text: str) -> Board:
    """An idea can be changed while ideas are gathered; later it is what people vote for."""
    if board.phase is not Phase.GATHER:
        return board
    text = text.strip()[:MOST_CHARACTERS]
    for idea in (i for i in board.ideas if i.message == message):
        is_back = idea.is_withdrawn and bool(text)
        if is_back and refusal(board, idea.person or 0) is not None:
            continue  # meanwhile others took its place
        changed = replace(idea, text=text or idea.text, is_withdrawn=not text)
        ideas = (changed if i.number == idea.number else i for i in board.ideas)
        board = replace(board, ideas=tuple(ideas))
    return board


def spark_asked(board: Board, person: int) -> Board:
    """A repeat while the model thinks joins what was asked."""
    if board.phase is not Phase.GATHER or board.sparks_wanted or sparks_left(board) <= 0:
        return board
    return replace(board, sparks_wanted=1, spark_asker=person)


def forgotten(board: Board, event: Forgotten) -> Board:
    """What is said of their messages is no idea of theirs any more. One without its words cannot
    be voted for: while ideas are gathered it is withdrawn, later its votes stand."""
    is_early = board.phase is Phase.GATHER
    ideas = (
        replace(idea, message=None, is_withdrawn=idea.is_withdrawn or is_early)
        if idea.person == event.person
        else idea
        for idea in board.ideas
    )
    return replace(board, ideas=tuple(ideas))
