"""However late turns are used, no second has more requests than Discord allows."""

from __future__ import annotations

import asyncio

from bot.outflow import MOST, Outflow
from tests.test_governor import Time, most_in_a_second


async def test_requests_that_come_together_leave_apart() -> None:
    time = Time()
    outflow = Outflow(time.clock, time.sleep)
    left: list[float] = []

    async def request() -> None:
        await outflow.leave()
        left.append(time.now)

    await asyncio.gather(*(request() for _ in range(200)))

    assert len(left) == 200
    assert most_in_a_second(left) <= MOST
    assert max(left) - min(left) < 200 / MOST + 1


async def test_who_comes_after_a_rest_leaves_at_once() -> None:
    time = Time()
    outflow = Outflow(time.clock, time.sleep)
    for _ in range(MOST):
        await outflow.leave()
    began = time.now
    time.now += 1.0

    await outflow.leave()

    assert time.now == began + 1.0
