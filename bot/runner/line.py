"""The line: whose session runs next where not all can run at once.

A seat is for as long as a session goes on by itself. Who came first goes first, but each session
that the same person has running or waiting already puts the next one back, so that one person's
many do not keep others waiting; whoever's server or own sessions are as many as may run is passed
over until one of them is through.
"""

from __future__ import annotations

from bisect import insort
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from bot.story.wait import Wait, about

T = TypeVar("T")

PENALTY = 60.0
"""Seconds by which each session that a person has in the line or running puts back the next."""
MOST_WAITING = 2_000
"""Sessions in the line from which on no command adds to it: they would wait for hours."""


@dataclass(frozen=True, slots=True)
class Seats:
    """How many sessions may run at once: in all, in one server, and for one person."""

    total: int
    server: int
    person: int


@dataclass(frozen=True, slots=True)
class Claim:
    """A session that wants to run: its kind and key, for whom, and in which server, if any.

    It is the same claim for whomever it is made: who pays may change while it has a seat.
    """

    kind: str
    key: int
    person: int = field(compare=False)
    guild: int | None = field(compare=False)


@dataclass(slots=True, order=True)
class _Waiting:
    due: float
    arrival: int
    claim: Claim = field(compare=False)
    seat: Callable[[], None] = field(compare=False)
    tell: Callable[[Wait | None], None] = field(compare=False)
    told: Wait | None = field(default=None, compare=False)


class Line:
    """Gives out seats. It is not durable: after a restart it forms again from the sessions."""

    def __init__(
        self,
        seats: Seats,
        clock: Callable[[], float],
        soon: Callable[[Callable[[], None]], object],
    ) -> None:
        """`soon` calls back when all that happens at this moment has happened."""
        self._seats = seats
        self._clock = clock
        self._soon = soon
        self._arrivals = 0
        self._seated: dict[Claim, Claim] = {}  # as they were when they got their seats
        self._of_person: Counter[int] = Counter()  # who run, by person and by server
        self._of_guild: Counter[int | None] = Counter()
        self._own: Counter[int] = Counter()  # who run or wait, by person
        self._waiting: list[_Waiting] = []  # in the order of their turns; none could have a seat
        self._places: dict[Claim, _Waiting] = {}
        self._has_news = False

    @property
    def is_full(self) -> bool:
        """Whether nobody should join any more."""
        return len(self._waiting) >= MOST_WAITING

    def of(self, kind: str, person: int) -> set[int]:
        """The sessions of a kind that run or wait here for a person."""
        if person not in self._own:
            return set()
        claims = (*self._seated.values(), *self._places)
        return {claim.key for claim in claims if (claim.kind, claim.person) == (kind, person)}

    def ask(
        self, claim: Claim, seat: Callable[[], None], tell: Callable[[Wait | None], None]
    ) -> None:
        """Call `seat` once the session may run, which may be at once, and `tell` with how it
        waits until then, or with None when it has left the line; asking again changes nothing."""
        if claim in self._seated or claim in self._places:
            return
        self._arrivals += 1
        due = self._clock() + PENALTY * self._own[claim.person]
        self._own[claim.person] += 1
        waiting = _Waiting(due, self._arrivals, claim, seat, tell)
        if self._is_able(claim):
            self._seat(waiting)
        else:
            self._places[claim] = waiting
            insort(self._waiting, waiting)
        self._tell_soon()

    def leave(self, claim: Claim) -> None:
        """Give back the seat, or the place in the line; whoever has neither loses nothing."""
        if claim in self._seated:
            claim = self._seated.pop(claim)
            _take_one(self._of_person, claim.person)
            _take_one(self._of_guild, claim.guild)
            _take_one(self._own, claim.person)
            self._serve()
        elif (waiting := self._places.pop(claim, None)) is not None:
            self._waiting.remove(waiting)
            _take_one(self._own, waiting.claim.person)
            if waiting.told is not None:
                waiting.tell(None)
            self._tell_soon()

    def _serve(self) -> None:
        """Seat whoever can be: each that is makes it no easier for those before it."""
        for waiting in tuple(self._waiting):
            if len(self._seated) >= self._seats.total:
                break
            if self._is_able(waiting.claim):
                self._waiting.remove(waiting)
                del self._places[waiting.claim]
                self._seat(waiting)
        self._tell_soon()

    def _seat(self, waiting: _Waiting) -> None:
        claim = waiting.claim
        self._seated[claim] = claim
        self._of_person[claim.person] += 1
        self._of_guild[claim.guild] += 1
        waiting.seat()

    def _is_able(self, claim: Claim) -> bool:
        is_held_up = self._has_own(claim) or self._is_crowded(claim.guild)
        return len(self._seated) < self._seats.total and not is_held_up

    def _has_own(self, claim: Claim) -> bool:
        return self._of_person[claim.person] >= self._seats.person

    def _is_crowded(self, guild: int | None) -> bool:
        return guild is not None and self._of_guild[guild] >= self._seats.server

    def _tell_soon(self) -> None:
        """To look through the whole line for each of many who come at once would take long."""
        if not self._has_news:
            self._has_news = True
            self._soon(self._tell)

    def _tell(self) -> None:
        """Each competes with those before it for the seats of its server, or for all."""
        self._has_news = False
        guilds: Counter[int | None] = Counter()
        able = 0
        for waiting in self._waiting:
            claim = waiting.claim
            if self._has_own(claim):
                wait = Wait(is_own=True)
            elif self._is_crowded(claim.guild):
                wait = Wait(about(guilds[claim.guild]))
                guilds[claim.guild] += 1
            else:
                wait = Wait(about(able))
                able += 1
            if wait != waiting.told:
                waiting.told = wait
                waiting.tell(wait)


def _take_one(counts: Counter[T], counted: T) -> None:
    """One less; what is not there any more takes no memory."""
    counts[counted] -= 1
    if not counts[counted]:
        del counts[counted]
