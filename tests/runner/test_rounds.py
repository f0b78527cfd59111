"""A session runs by itself from its start to where it waits for people."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from bot.errors import ModelQuota, StoreError
from bot.refine.events import AnotherRound, RequestMade, Stopped
from bot.refine.limits import Limits, Stop
from bot.refine.replies import Written
from bot.refine.task import Task
from tests.refine.build import AUTHOR, MEMBER, STEADY_TEXT, Steady, started
from tests.runner.staging import Model, Process, process

FIRST = started(STEADY_TEXT)


async def stop(on: Process, key: int, source: str = "stop") -> None:
    await on.ledger.record(key, Stopped(on.ledger.now(), source, MEMBER))


async def again(on: Process, key: int, draft: int, source: str = "again") -> None:
    await on.ledger.record(key, AnotherRound(on.ledger.now(), source, MEMBER, draft))


@pytest.mark.parametrize("rounds", [1, 3, 7])
async def test_n_rounds_cost_n_plus_1_calls(path: Path, rounds: int) -> None:
    async with process(path) as on:
        log = await on.ledger.start(started(STEADY_TEXT, limits=Limits(rounds)))
        session = await on.waiting(log)
        assert len(on.model.asked) == rounds + 1
        assert session.rounds_written == rounds
        assert session.endings[-1].stop is Stop.ROUNDS
        assert session.spending.calls == rounds + 1


async def test_the_audience_sees_every_change_and_the_draft_as_it_grows(path: Path) -> None:
    async with process(path) as on:
        log = await on.ledger.start(started(STEADY_TEXT, limits=Limits(1)))
        session = await on.waiting(log)
        text = session.drafts[1].text
        assert on.audience.grown == [text[: len(text) // 2], text]
        assert on.audience.shown[-1] == session


async def test_stop_cancels_the_call_at_once_and_counts_what_it_used(path: Path) -> None:
    async with process(path) as on:
        there, _ = on.model.hold(2)
        log = await on.ledger.start(FIRST)
        await there.wait()
        await stop(on, log.key)
        session = await on.waiting(log)
        assert on.model.open == 0
        assert session.endings[-1].stop is Stop.STOPPED
        assert session.rounds_written == 1
        assert session.spending.calls == 2
        assert session.spending.estimated
        assert len(on.model.asked) == 2


async def test_the_target_that_is_reached_in_the_middle_of_a_call_ends_it(path: Path) -> None:
    model = Model(Steady(points=4.5))
    model.hold(1)
    async with process(path, model) as on:
        log = await on.ledger.start(started(STEADY_TEXT, limits=Limits(9, target=8.0)))
        session = await on.waiting(log)
        assert session.endings[-1].stop is Stop.TARGET
        assert session.rounds_written == 0
        assert on.model.open == 0
        assert (session.spending.calls, session.spending.estimated) == (1, True)
    assert len(model.asked) == 1


async def test_the_target_ends_an_answer_too_that_comes_all_at_once(path: Path) -> None:
    async with process(path, Model(Steady(points=4.5), streams=False)) as on:
        log = await on.ledger.start(started(STEADY_TEXT, limits=Limits(9, target=8.0)))
        session = await on.waiting(log)
        assert session.rounds_written == 0
        assert len(on.model.asked) == 1


async def test_votes_and_requests_in_the_middle_of_a_call_do_not_disturb_it(path: Path) -> None:
    async with process(path) as on:
        there, go_on = on.model.hold(1)
        log = await on.ledger.start(started(STEADY_TEXT, limits=Limits(1)))
        await there.wait()
        made = RequestMade(on.ledger.now(), "wish", AUTHOR, "shorter", None)
        await on.ledger.record(log.key, made)
        go_on.set()
        session = await on.waiting(log)
        assert session.rounds_written == 2
        assert [r.text for r in on.model.asked[1].requests] == ["shorter"]
        assert not session.spending.estimated


async def test_another_round_while_one_runs_is_one_more_round(path: Path) -> None:
    async with process(path) as on:
        there, go_on = on.model.hold(1)
        log = await on.ledger.start(started(STEADY_TEXT, limits=Limits(1)))
        await there.wait()
        await again(on, log.key, 0)
        await again(on, log.key, 0, "again once more")
        go_on.set()
        assert (await on.waiting(log)).rounds_written == 2


async def test_a_model_that_fails_ends_the_burst_with_its_reason(path: Path) -> None:
    async with process(path) as on:
        on.model.fails = lambda nth, _: ModelQuota() if nth == 2 else None
        log = await on.ledger.start(FIRST)
        session = await on.waiting(log)
        assert (session.endings[-1].stop, session.endings[-1].detail) == (
            Stop.FAILED,
            "error-model-quota",
        )
        await again(on, log.key, 1)
        assert (await on.waiting(log)).rounds_written == 2


async def test_an_unexpected_mistake_ends_the_burst_and_is_not_tried_for_ever(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with process(path) as on:
        on.model.fails = lambda nth, _: ZeroDivisionError() if nth == 2 else None
        log = await on.ledger.start(FIRST)
        session = await on.waiting(log)
        assert session.endings[-1].detail == "error-unknown"
        assert len(on.model.asked) == 2
        assert "ZeroDivisionError" in caplog.text
        await again(on, log.key, 1)
        assert (await on.waiting(log)).rounds_written == 2


class Silent(Steady):
    """Has nothing to write."""

    def write(self, task: Task) -> Written:
        return Written(None, "")


async def test_a_brief_that_nothing_is_written_for_is_a_failure(path: Path) -> None:
    async with process(path, Model(Silent())) as on:
        log = await on.ledger.start(started(None, "Invite them"))
        session = await on.waiting(log)
        assert session.endings[-1].detail == "error-model-nonsense"


async def test_nothing_left_to_improve_ends_a_burst(path: Path) -> None:
    async with process(path, Model(Silent())) as on:
        session = await on.waiting(await on.ledger.start(FIRST))
        assert session.endings[-1].stop is Stop.NOTHING_LEFT
        assert len(on.model.asked) == 1


async def test_ten_sessions_run_beside_each_other(path: Path) -> None:
    async with process(path) as on:
        first = started(STEADY_TEXT, limits=Limits(2))
        firsts = [replace(first, source=f"command {n}") for n in range(10)]
        logs = await asyncio.gather(*(on.ledger.start(one) for one in firsts))
        assert len({log.key for log in logs}) == 10
        for log in logs:
            assert (await on.waiting(log)).rounds_written == 2
        assert len(on.model.asked) == 30


async def test_a_store_that_fails_once_leaves_the_session_to_whoever_comes_next(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with process(path) as on:
        on.store.failures[3] = StoreError(path="refine.db")
        log = await on.ledger.start(FIRST)
        await on.idle()
        assert "cannot go on" in caplog.text
        assert log.session.burst is not None
        await again(on, log.key, 0)
        session = await on.waiting(log)
        assert session.endings[-1].stop is Stop.ROUNDS
