"""The tally: who voted for what, the standings with their ties, and the winners."""

from __future__ import annotations

from collections import Counter
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
    live = {idea.number: idea for idea in board.live_ideas}
    groups = board.groups or tuple((number,) for number in live)
    found = (tuple(live[number] for number in group if number in live) for group in groups)
    return tuple(Option(ideas) for ideas in found if ideas)


def option_of(board: Board, idea: int) -> Option | None:
    """The option that an idea belongs to."""
    return next((o for o in options(board) if any(i.number == idea for i in o.ideas)), None)


def chosen_by(board: Board, person: int) -> tuple[int, ...]:
    """The options that a person votes for, in the order of their votes.

    A mark beyond the limit waits: it counts once an earlier one is taken back. Two marks within
    one option are one vote.
    """
    return ballots(board).get(person, ())


def ballots(board: Board) -> dict[int, tuple[int, ...]]:
    """What each person votes for, of those whose vote counts for something."""
    heading = {i.number: o.number for o in options(board) for i in o.ideas}
    marked: dict[int, dict[int, None]] = {}
    for person, idea in board.marks:
        if idea in heading:
            marked.setdefault(person, {})[heading[idea]] = None
    return {person: tuple(chosen)[: board.limits.votes] for person, chosen in marked.items()}


def voters(board: Board) -> frozenset[int]:
    """Everybody whose vote counts for something."""
    return frozenset(ballots(board))


def standings(board: Board) -> tuple[Standing, ...]:
    """Every option, those with most votes first, then the oldest."""
    votes = Counter(number for chosen in ballots(board).values() for number in chosen)
    ordered = sorted(options(board), key=lambda o: (-votes[o.number], o.number))
    counts = [votes[option.number] for option in ordered]
    tied = {count for count, following in pairwise(counts) if count == following}
    return tuple(
        Standing(option, count, counts.index(count) + 1, count in tied)
        for option, count in zip(ordered, counts, strict=True)
    )


def podium(board: Board) -> tuple[Standing, ...]:
    """The options that won; all of them where nobody voted, as they are all equal."""
    every = standings(board)
    return tuple(s for s in every if s.votes and s.rank <= PODIUM) or every


def winners(board: Board) -> tuple[Standing, ...]:
    """Those that go into the brief: the podium, or as much of it as fits, the oldest of equals."""
    return podium(board)[:MOST_WINNERS]
