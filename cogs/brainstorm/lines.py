"""The lines of a board: ideas, options and standings, in few words. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from bot.brainstorm.board import Board, Idea
from bot.brainstorm.tally import Option, Standing
from bot.text import Catalogue
from cogs.thread.markdown import quoted
from cogs.thread.people import mention

IDEA_CHARACTERS = 120
_MOST_NAMES = 4


def names(people: Iterable[int], catalogue: Catalogue, most: int = _MOST_NAMES) -> str:
    """Some people, and how many more."""
    listed = [mention(person, catalogue) for person in people]
    if len(listed) > most:
        listed = [*listed[:most], catalogue.say("list-more", number=len(listed) - most)]
    return ", ".join(listed)


def idea_line(board: Board, idea: Idea, catalogue: Catalogue) -> str:
    """An idea with its number, and whose it is unless nobody is told."""
    text = quoted(idea.text, IDEA_CHARACTERS)
    line = catalogue.say("board-idea", number=str(idea.number), text=text)
    if idea.person is None:
        return f"{line} · {catalogue.say('board-mine')}"
    return line if board.limits.is_anonymous else f"{line} · {mention(idea.person, catalogue)}"


def option_line(board: Board, option: Option, votes: int | None, catalogue: Catalogue) -> str:
    """An option: its heading, its votes (None where they are hidden), everybody who had it."""
    details = {"number": str(option.number), "text": quoted(option.text, IDEA_CHARACTERS)}
    line = catalogue.say("board-option", **details)
    if votes:
        line = catalogue.say("board-option-votes", votes=votes, **details)
    others = [str(idea.number) for idea in option.ideas[1:]]
    whose = _whose(board, option, catalogue)
    line = f"{line} · {whose}" if whose else line
    if not others:
        return line
    same = catalogue.say("board-same", number=len(others), ideas=", ".join(others))
    return f"{line}\n{same}"


def standing_line(board: Board, standing: Standing, catalogue: Catalogue) -> str:
    """A place in the result; equal votes are shown to be equal."""
    line = catalogue.say(
        "board-place",
        rank=f"{standing.rank}{'=' if standing.is_tied else '.'}",
        text=quoted(standing.option.text, IDEA_CHARACTERS),
        votes=standing.votes,
    )
    whose = _whose(board, standing.option, catalogue)
    return f"{line} · {whose}" if whose else line


def _whose(board: Board, option: Option, catalogue: Catalogue) -> str:
    if not option.people:
        return catalogue.say("board-mine")
    return "" if board.limits.is_anonymous else names(option.people, catalogue)
