"""Forgetting on a board: a person's ideas and id, overwritten in the log."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from bot.brainstorm.board import Board
from bot.brainstorm.events import (
    BriefEdited,
    CallFailed,
    CallRefused,
    IdeaChanged,
    IdeaGiven,
    Opened,
    Shaped,
    Sparked,
)
from bot.brainstorm.fold import apply, fold
from bot.brainstorm.limits import MOST_CHARACTERS
from bot.refine.forgetting import uncredited
from bot.story.events import Event
from bot.story.forgetting import without, words_gone


def overwritten(
    log: Sequence[Event], person: int, instead: int, words: AbstractSet[str]
) -> list[Event]:
    """A board's log without a person: it folds to the same ideas by number, groups and votes.

    Args:
        log: all of it.
        person: who is forgotten.
        instead: the number that stands for them from now on.
        words: what the person said elsewhere.
    """
    said = _messages(log, person)
    words = words | said_by(log, person)
    board = after = fold(log[:1])
    found: list[Event] = []
    for number, event in enumerate(log):
        if number:
            after = apply(board, event)
        unsaid = _unsaid(event, board, after, person, said, words)
        found.append(without(_with_groups(unsaid, board, after), person, instead))
        board = after
    return found


def said_by(log: Sequence[Event], person: int) -> frozenset[str]:
    """The ideas of a person, as they were and as they are by now."""
    said = _messages(log, person)
    given = [e.text for e in log if isinstance(e, IdeaGiven) and e.person == person]
    given += [e.text for e in log if isinstance(e, IdeaChanged) and e.message in said]
    return frozenset(text.strip()[:MOST_CHARACTERS] for text in given) - {""}


def _unsaid(
    event: Event,
    board: Board,
    after: Board,
    person: int,
    said: AbstractSet[int],
    words: AbstractSet[str],
) -> Event:
    match event:
        case Opened(host=host, topic=topic, goal=goal) if host == person:
            return replace(event, topic=words_gone(topic), goal=words_gone(goal))
        case IdeaGiven(person=whose, text=text) if whose == person:
            return replace(event, text=words_gone(text))
        case IdeaChanged(message=message, text=text) if message in said:
            return replace(event, text=words_gone(text))
        case BriefEdited(person=whose, brief=brief) if whose == person:
            is_new = after.proposal != board.proposal
            return replace(event, brief=words_gone(brief) if is_new else "")
        case Shaped(credits=credits):
            return replace(event, credits=uncredited(credits, person, words))
        case _:
            return event


def _with_groups(event: Event, board: Board, after: Board) -> Event:
    """Where code put equal ideas together by their words, what it came to is written down."""
    if board.groups is not None or after.groups is None:
        return event
    match event:
        case CallFailed() | CallRefused():
            return replace(event, groups=after.groups)
        case Sparked(at=at, attempt=attempt) | Shaped(at=at, attempt=attempt):
            return CallFailed(at, attempt, "", after.groups)  # an answer to something else
        case _:
            return event


def _messages(log: Sequence[Event], person: int) -> frozenset[int]:
    """The messages in which a person said their ideas."""
    given = (e.message for e in log if isinstance(e, IdeaGiven) and e.person == person)
    return frozenset(message for message in given if message is not None)
