"""A person who does very much in a short time is slowed, and nobody else."""

from __future__ import annotations

import asyncio

import pytest

from bot.errors import BadInput
from cogs.thread import pace
from cogs.thread.pace import AT_ONCE, LONGEST, Pace

ANN, BEN = 1, 2


class Time:
    """A clock that moves when somebody sleeps, or when a test says so."""

    def __init__(self) -> None:
        self.now = 1_000.0
        self.slept: list[float] = []

    def clock(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def minute(time: Time) -> Pace:
    """Sixty acts a minute."""
    return Pace(60, time.clock, time.sleep)


async def test_what_people_do_counts_at_once(minute: Pace, time: Time) -> None:
    for _ in range(AT_ONCE):
        assert await minute.turn(ANN)
    for _ in range(100):
        time.now += 1.0
        assert await minute.turn(ANN)
    assert time.slept == []


async def test_a_flood_is_slowed_to_its_pace_and_keeps_nobody_else_waiting(
    minute: Pace, time: Time
) -> None:
    for _ in range(AT_ONCE + 3):
        assert await minute.turn(ANN)
    assert await minute.turn(BEN)
    assert time.slept == pytest.approx([1.0, 2.0, 3.0])


async def test_what_would_wait_too_long_does_not_count_and_costs_nothing(
    minute: Pace, time: Time
) -> None:
    counted = sum([await minute.turn(ANN) for _ in range(500)])
    assert counted == AT_ONCE + LONGEST
    assert max(time.slept) <= LONGEST
    time.now += LONGEST + AT_ONCE
    assert await minute.turn(ANN)


async def test_what_waits_to_be_set_is_cleared_with_the_rest_and_nothing_else_is() -> None:
    time, go_on = Time(), asyncio.Event()

    async def sleep(_seconds: float) -> None:
        await go_on.wait()

    pace = Pace(60, time.clock, sleep)
    for _ in range(AT_ONCE):
        pace.check(ANN)
    turns = [(1, "👍"), (1, "👎"), (2, "👍"), (2, "👎"), (None, "")]
    async with asyncio.TaskGroup() as group:
        waiting = [group.create_task(pace.turn(ANN, *reaction)) for reaction in turns]
        await asyncio.sleep(0)
        pace.clear(1, "👍", "👎")
        pace.clear(2, "👎")
        again = group.create_task(pace.turn(ANN, 1, "👍"))
        await asyncio.sleep(0)
        go_on.set()
    assert [task.result() for task in (*waiting, again)] == [False, False, True, False, True, True]


def test_a_press_that_comes_too_soon_is_told_when_the_next_one_counts(
    minute: Pace, time: Time
) -> None:
    for _ in range(AT_ONCE):
        minute.check(ANN)
    with pytest.raises(BadInput) as refused:
        minute.check(ANN)
    assert refused.value.details == {"seconds": 1}
    minute.check(BEN)
    time.now += 1.0
    minute.check(ANN)


def test_who_is_not_slowed_is_forgotten(
    minute: Pace, time: Time, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pace, "_MANY", 10)
    for person in range(100):
        minute.check(person)
        time.now += 1.0
    assert len(minute._due) <= 10
