"""The line: nobody is forgotten, no limit is passed, and one person's many keep nobody waiting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.runner.line import Claim, Line, Seats
from bot.story.wait import Wait, about

ANN, BEN, CLEO, DAN = 1, 2, 3, 4
HERE, THERE = 10, 20


@dataclass
class Hall:
    """A line, who has a seat, and what those in the line were told last."""

    seats: Seats
    seated: list[Claim] = field(default_factory=list)
    told: dict[Claim, Wait] = field(default_factory=dict)
    seconds: float = 0.0
    is_hurried: bool = False  # there is no pause between what happens
    line: Line = field(init=False)
    _soon: list[Callable[[], None]] = field(default_factory=list)
    _keys: count[int] = field(default_factory=lambda: count(1))

    def __post_init__(self) -> None:
        self.line = Line(self.seats, lambda: self.seconds, self._soon.append)

    def ask(self, person: int, guild: int | None = HERE) -> Claim:
        """Somebody's session wants to run."""
        claim = Claim("refine", next(self._keys), person, guild)
        self.again(claim)
        return claim

    def again(self, claim: Claim) -> None:
        def seat() -> None:
            self.told.pop(claim, None)
            self.seated.append(claim)

        def tell(wait: Wait | None) -> None:
            if wait is None:
                del self.told[claim]
            else:
                self.told[claim] = wait

        self.line.ask(claim, seat, tell)
        if not self.is_hurried:
            self.pause()

    def through(self, claim: Claim) -> None:
        """A session is through, or wants nothing any more."""
        if claim in self.seated:
            self.seated.remove(claim)
        self.line.leave(claim)
        if not self.is_hurried:
            self.pause()

    @property
    def calls(self) -> int:
        """How many looks through the line are due."""
        return len(self._soon)

    def pause(self) -> None:
        """All that happens at this moment has happened."""
        while self._soon:
            self._soon.pop(0)()


def test_who_came_first_goes_first_and_is_told_how_many_go_before() -> None:
    hall = Hall(Seats(1, 9, 9))
    first, second, third = hall.ask(ANN), hall.ask(BEN), hall.ask(CLEO)
    assert hall.seated == [first]
    assert hall.told == {second: Wait(0), third: Wait(1)}
    hall.through(first)
    assert hall.seated == [second]
    assert hall.told == {third: Wait(0)}


def test_one_persons_many_sessions_do_not_keep_another_person_waiting() -> None:
    hall = Hall(Seats(1, 99, 99))
    own = [hall.ask(ANN) for _ in range(20)]
    hall.seconds = 1.0
    ben = hall.ask(BEN)
    assert hall.told[ben] == Wait(0)
    hall.through(own[0])
    assert hall.seated == [ben]


def test_whoever_has_waited_long_is_not_overtaken_for_ever() -> None:
    hall = Hall(Seats(1, 99, 99))
    running = hall.ask(ANN)
    waiting = hall.ask(ANN)
    for person in range(100, 200):
        hall.seconds += 1.0
        hall.ask(person)
    for _ in range(62):
        hall.through(running)
        (running,) = hall.seated
    assert waiting not in hall.told, "about one a second has come since"


def test_a_full_server_keeps_no_other_server_waiting() -> None:
    hall = Hall(Seats(3, 2, 9))
    here = [hall.ask(person) for person in (ANN, BEN, CLEO)]
    elsewhere = hall.ask(DAN, THERE)
    assert hall.seated == [*here[:2], elsewhere]
    assert hall.told == {here[2]: Wait(0)}


def test_direct_messages_are_no_server() -> None:
    hall = Hall(Seats(9, 1, 9))
    assert hall.seated == [hall.ask(ANN, None), hall.ask(BEN, None)]


def test_a_person_has_so_many_seats_and_is_told_that_their_own_come_first() -> None:
    hall = Hall(Seats(9, 9, 2))
    mine = [hall.ask(ANN) for _ in range(3)]
    assert hall.told == {mine[2]: Wait(is_own=True)}
    hall.through(mine[0])
    assert mine[2] in hall.seated


def test_to_ask_twice_takes_one_seat_and_keeps_the_place() -> None:
    hall = Hall(Seats(1, 9, 9))
    first, second, third = hall.ask(ANN), hall.ask(BEN), hall.ask(CLEO)
    for claim in (first, second):
        hall.again(claim)
    hall.through(first)
    assert hall.seated == [second]
    assert hall.told == {third: Wait(0)}


def test_who_leaves_the_line_is_not_seated_later() -> None:
    hall = Hall(Seats(1, 9, 9))
    first, second, third = hall.ask(ANN), hall.ask(BEN), hall.ask(CLEO)
    hall.through(second)
    assert hall.told == {third: Wait(0)}, "who left is told so"
    hall.through(first)
    assert hall.seated == [third]


def test_who_comes_and_goes_within_a_moment_is_told_nothing() -> None:
    hall = Hall(Seats(1, 9, 9), is_hurried=True)
    first, second, third = hall.ask(ANN), hall.ask(BEN), hall.ask(CLEO)
    hall.through(second)
    hall.through(first)
    hall.pause()
    assert hall.seated == [third]
    assert not hall.told


def test_a_thousand_who_come_at_once_are_counted_once() -> None:
    hall = Hall(Seats(1, 9, 9), is_hurried=True)
    last = [hall.ask(person) for person in range(1_000)][-1]
    assert hall.calls == 1
    hall.pause()
    assert hall.told[last] == Wait(about(998))


def test_a_long_line_is_told_seldom() -> None:
    hall = Hall(Seats(1, 999, 999))
    told = 0
    running = hall.ask(1)
    for person in range(2, 200):
        hall.ask(person)
    last = hall.ask(200)
    while last in hall.told:
        before = hall.told[last]
        hall.through(running)
        (running,) = hall.seated
        told += hall.told.get(last) != before
    assert told <= 11


@pytest.mark.parametrize(
    ("number", "shown"),
    [(0, 0), (5, 5), (6, 10), (11, 20), (21, 50), (51, 100), (200, 200), (201, 500), (999, 1_000)],
)
def test_numbers_are_exact_while_they_are_small(number: int, shown: int) -> None:
    assert about(number) == shown
    assert Wait(shown).is_exact == (number <= 5)


@given(
    st.lists(st.tuples(st.integers(0, 4), st.sampled_from([None, HERE, THERE])), max_size=30),
    st.lists(st.integers(0, 29), max_size=60),
    st.builds(Seats, st.integers(1, 6), st.integers(1, 4), st.integers(1, 3)),
)
def test_no_limit_is_passed_and_everybody_has_their_turn(
    asked: list[tuple[int, int | None]], leaving: list[int], seats: Seats
) -> None:
    hall = Hall(seats)
    claims = [hall.ask(person, guild) for person, guild in asked]
    gone: set[Claim] = set()
    for number in leaving:
        if number < len(claims):
            gone.add(claims[number])
            hall.through(claims[number])
        _check(hall)
    seen = set(hall.seated)
    while hall.seated:
        hall.through(hall.seated[0])
        _check(hall)
        seen |= set(hall.seated)
    assert seen | gone == set(claims)
    assert not hall.told


def _check(hall: Hall) -> None:
    seats, seated = hall.seats, hall.seated
    guilds = Counter[int | None](claim.guild for claim in seated if claim.guild is not None)
    assert len(seated) <= seats.total
    assert max(guilds.values(), default=0) <= seats.server
    assert max(Counter(claim.person for claim in seated).values(), default=0) <= seats.person
    for claim in hall.told:  # a seat stays empty only where a limit says so
        is_held_up = sum(s.person == claim.person for s in seated) == seats.person
        is_held_up |= guilds[claim.guild] == seats.server
        assert is_held_up or len(seated) == seats.total


def test_whose_a_session_is_by_now_does_not_matter_when_it_leaves() -> None:
    hall = Hall(Seats(1, 9, 1))
    first, second = hall.ask(ANN), hall.ask(ANN)
    for claim in (second, first):
        hall.line.leave(replace(claim, person=BEN, guild=THERE))
    third = hall.ask(ANN)
    assert hall.seated == [first, third]
    assert hall.line.of("refine", ANN) == {third.key}
    assert hall.line.of("refine", BEN) == set()
