"""The governor keeps every second below Discord's limit and lets nobody jump the queue."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.governor import BURST, LATE, RATE, Governor

LIMIT = 50


class Time:
    """A clock that moves only when somebody sleeps; the sleeper gives the others their turn."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def clock(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(0)
        self.now += seconds


def most_in_a_second(turns: list[float]) -> int:
    return max((sum(t <= u < t + 1 for u in turns) for t in turns), default=0)


async def taken(time: Time, governor: Governor, asked: int) -> list[float]:
    """Ask for so many turns at once; when each was given."""
    given: list[float] = []

    async def one() -> None:
        await governor.turn()
        given.append(time.now)

    await asyncio.gather(*(one() for _ in range(asked)))
    return given


async def test_under_load_no_second_has_more_turns_than_discord_allows() -> None:
    time = Time()
    governor = Governor(time.clock, time.sleep)
    turns = await taken(time, governor, 500)
    assert most_in_a_second(turns) <= LIMIT
    assert len(turns) / (turns[-1] - turns[0]) > 0.98 * RATE


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 3), st.integers(0, 80), st.integers(0, 80)), max_size=12))
async def test_however_the_load_comes_no_second_has_too_many(
    load: list[tuple[float, int, int]],
) -> None:
    time = Time()
    governor = Governor(time.clock, time.sleep)
    turns: list[float] = []
    for pause, asked, spare in load:
        time.now += pause
        turns += [time.now for _ in range(spare) if governor.spare()]
        turns += await taken(time, governor, asked)
    assert most_in_a_second(turns) <= LIMIT


async def test_after_a_rest_only_a_few_turns_follow_each_other_at_once() -> None:
    time = Time()
    governor = Governor(time.clock, time.sleep)
    time.now += 3_600
    turns = await taken(time, governor, BURST + 3)
    assert turns.count(turns[0]) == BURST


async def test_turns_are_given_in_the_order_of_asking() -> None:
    time = Time()
    governor = Governor(time.clock, time.sleep)
    order: list[int] = []

    async def one(number: int) -> None:
        await governor.turn()
        order.append(number)

    await asyncio.gather(*(one(number) for number in range(60)))
    assert order == list(range(60))


async def test_turns_that_a_busy_loop_is_late_with_are_made_up_for() -> None:
    time = Time()
    hold = asyncio.Event()

    async def late(seconds: float) -> None:
        await hold.wait()
        hold.clear()
        time.now += 60 * seconds  # the loop was busy

    governor = Governor(time.clock, late)
    for _ in range(BURST):
        await governor.turn()
    waiting = [asyncio.create_task(governor.turn()) for _ in range(LATE + 2)]
    await asyncio.sleep(0)
    hold.set()
    await waiting[0]
    await asyncio.sleep(0)
    assert sum(task.done() for task in waiting) == LATE
    hold.set()
    await asyncio.gather(*waiting)


async def test_a_spare_turn_is_not_given_while_somebody_waits() -> None:
    time = Time()
    hold = asyncio.Event()

    async def held(seconds: float) -> None:
        await hold.wait()
        time.now += seconds

    governor = Governor(time.clock, held)
    for _ in range(BURST):
        await governor.turn()
    waiting = asyncio.create_task(governor.turn())
    await asyncio.sleep(0)
    time.now += 1.0
    assert not governor.spare()
    hold.set()
    await waiting
    assert governor.spare()


async def test_a_spare_turn_is_not_given_when_there_is_none() -> None:
    time = Time()
    governor = Governor(time.clock, time.sleep)
    assert [governor.spare() for _ in range(BURST + 2)] == [True] * BURST + [False] * 2


async def test_who_is_cancelled_while_waiting_takes_no_turn_and_blocks_nobody() -> None:
    time = Time()
    hold = asyncio.Event()

    async def held(seconds: float) -> None:
        await hold.wait()
        time.now += seconds

    governor = Governor(time.clock, held)
    for _ in range(BURST):
        await governor.turn()
    first, second = (asyncio.create_task(governor.turn()) for _ in range(2))
    await asyncio.sleep(0)
    first.cancel()
    with pytest.raises(asyncio.CancelledError):
        await first
    hold.set()
    await second
    time.now += 1.0
    assert governor.spare()
