"""The tally: who voted for what, the standings with their ties, and the winners."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from bot.brainstorm.board import Board, Idea
from bot.brainstorm.limits import MOST_WINNERS, PODIUM


@dataclass(frozen=True, slots=True)
class Option:
    """What people vote for: an idea and those that are nearly the same, oldest first."""

    ideas: tuple[Idea, ...]

    @property
    def number(self) -> int:
        """The number of its oldest idea, which is its heading."""
        return self.ideas[0].number

    @property
    def text(self) -> str:
        """Its heading."""
        return self.ideas[0].text

    @property
    def people(self) -> tuple[int, ...]:
        """Everybody who had it, the first first; nobody where it is the model's."""
        return tuple(dict.fromkeys(i.person for i in self.ideas if i.person is not None))


@dataclass(frozen=True, slots=True)
class Standing:
    """An option's place; those with equal votes share the better rank (1, 2, 2, 4)."""

    option: Option
    votes: int
    rank: int
    is_tied: bool


def options(board: Board) -> tuple[Option, ...]:
    """What can be voted for; each idea by itself until like ones were put together."""
    groups = board.groups or tuple((idea.number,) for idea in board.live_ideas)
    found = (tuple(i for i in map(board.idea, group) if i is not None) for group in groups)
    return tuple(Option(ideas) for ideas in found if ideas)


def option_of(board: Board, idea: int) -> Option | None:
    """The option that an idea belongs to."""
    return next((o for o in options(board) if any(i.number == idea for i in o.ideas)), None)


def chosen_by(board: Board, person: int) -> tuple[int, ...]:
    """The options that a person votes for, in the order of their votes.

    A mark beyond the limit waits: it counts once an earlier one is taken back. Two marks within
    one option are one vote.
    """
    heading = {i.number: o.number for o in options(board) for i in o.ideas}
    marked = (heading.get(idea) for voter, idea in board.marks if voter == person)
    return tuple(dict.fromkeys(n for n in marked if n is not None))[: board.limits.votes]


def voters(board: Board) -> frozenset[int]:
    """Everybody whose vote counts for something."""
    return frozenset(person for person, _ in board.marks if chosen_by(board, person))


def standings(board: Board) -> tuple[Standing, ...]:
    """Every option, those with most votes first, then the oldest."""
    votes: dict[int, int] = {}
    for person in voters(board):
        for number in chosen_by(board, person):
            votes[number] = votes.get(number, 0) + 1
    ordered = sorted(options(board), key=lambda o: (-votes.get(o.number, 0), o.number))
    counts = [votes.get(option.number, 0) for option in ordered]
    tied = {count for count, following in pairwise(counts) if count == following}
    return tuple(
        Standing(option, count, counts.index(count) + 1, count in tied)
        for option, count in zip(ordered, counts, strict=True)
    )


def winners(board: Board) -> tuple[Standing, ...]:
    """The options on the podium; all of them where nobody voted, as they are all equal."""
    every = standings(board)
    voted = tuple(s for s in every if s.votes and s.rank <= PODIUM)
    return (voted or every)[:MOST_WINNERS]
