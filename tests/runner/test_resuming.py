"""A process may end at any moment: the next one comes to the same end."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.errors import ModelDeadly
from bot.refine.events import AnotherRound, RoundStarted, Started
from bot.refine.fold import fold
from bot.refine.limits import Limits, Stop
from bot.refine.session import Session
from bot.runner.driver import MOST_DEATHS
from bot.store.store import SqliteStore
from bot.story.events import Event, Interrupted
from tests.refine.build import MEMBER, STEADY_TEXT, Editor, Steady, Whimsical, outcome, started
from tests.runner.staging import Model, Process, process, reserved

FIRSTS = [started(STEADY_TEXT), started(None, "Invite them to 3 talks")]
DEAD_IN_A_CALL = 2
"""Appends: what came of the call before, and that the next one begins."""
DEAD_IN_THE_NEXT_CALL = 5
"""And the verdict, the draft, and that another call begins."""
EDITORS = [Steady(), *(Whimsical(seed) for seed in (0, 2, 5))]
"""Editors that answer a round that was torn in two as they answer a whole one."""


async def whole(path: Path, first: Started, editor: Editor) -> tuple[Session, int]:
    """The session without an interruption, and how many appends it took."""
    async with process(path, Model(editor)) as on:
        log = await on.ledger.start(first)
        return await on.waiting(log), on.store.appends


async def interrupted(path: Path, first: Started, editor: Editor, after: int) -> Session:
    """The session whose process ends after so many appends, and the next one takes it up."""
    async with process(path, Model(editor)) as on:
        on.store.stop_after = after
        log = await on.ledger.start(first)
        if after:
            await on.store.stopped.wait()
    async with process(path, Model(editor)) as on:
        log = await on.ledger.open(log.key)
        return await on.waiting(log)


async def events_of(path: Path, key: int) -> list[Event]:
    async with SqliteStore.open(path) as store:
        return await store.load(key)


@pytest.mark.parametrize("first", FIRSTS, ids=["text", "brief"])
@pytest.mark.parametrize("editor", EDITORS, ids=str)
async def test_wherever_it_is_interrupted_a_session_ends_the_same(
    tmp_path: Path, first: Started, editor: Editor
) -> None:
    expected, appends = await whole(tmp_path / "whole.db", first, editor)
    for after in range(appends + 1):
        path = tmp_path / f"{after}.db"
        session = await interrupted(path, first, editor, after)
        assert outcome(session) == outcome(expected), f"after append {after}"
        log = await events_of(path, 1)
        calls = sum(isinstance(event, RoundStarted) for event in log)
        assert calls <= expected.attempts + 1, f"after append {after}"
        assert fold(log) == session


async def test_a_process_that_ends_in_the_middle_of_a_call_closes_it_and_counts_it(
    path: Path,
) -> None:
    model = Model()
    there, _ = model.hold(2)
    async with process(path, model) as on:
        log = await on.ledger.start(started(STEADY_TEXT))
        await there.wait()
    assert model.open == 0
    async with process(path) as on:
        session = await on.waiting(await on.ledger.open(log.key))
    assert session.rounds_written == 3
    assert session.spending.estimated
    # The call was judged before it was cut: only the draft is asked for again.
    assert session.spending.calls == 5


async def test_what_somebody_does_before_a_session_is_taken_up_cuts_no_call_off(path: Path) -> None:
    async with process(path, starts=False) as on:
        log = await on.ledger.start(started(STEADY_TEXT, limits=Limits(1)))
        await on.ledger.record(log.key, RoundStarted(on.ledger.now(), 1))  # and its process ended
    async with process(path, starts=False) as on:
        on.crew.watch(lambda _: None)
        log = await on.ledger.open(log.key)
        there, go_on = on.model.hold(1)
        await on.ledger.record(log.key, AnotherRound(on.ledger.now(), "early", MEMBER, 0))
        await there.wait()
        await on.crew.take_up(log.key)
        go_on.set()
        session = await on.waiting(log)
    assert sum(isinstance(e, Interrupted) for e in await events_of(path, log.key)) == 1
    assert session.spending.calls == len(on.model.asked) + 1  # the one that was cut off before
    assert session.rounds_written == 2


async def died(path: Path, after: int = DEAD_IN_A_CALL, first: Started | None = None) -> None:
    """A process that takes a session up, or begins it, and dies after so many appends."""
    async with process(path, starts=False) as on:
        on.store.stop_after = after if first is None else 1
        await on.runner.start()
        if first is not None:
            await on.ledger.start(first)
        async with asyncio.timeout(20):
            await on.store.stopped.wait()


async def spent(on: Process) -> float:
    """The dollars that somebody has used."""
    ((money,),) = await on.store.fetch("SELECT total(money) FROM usage")
    return float(money)


async def test_a_call_in_which_a_process_died_is_made_again_and_paid_for(path: Path) -> None:
    await died(path, first=started(STEADY_TEXT))
    async with process(path) as on:
        session = await on.waiting(await on.ledger.open(1))
        assert session.endings[-1].stop is Stop.ROUNDS
        assert session.spending.calls == len(on.model.asked) + 1
        assert session.spending.estimated
        assert session.spending.cost == await spent(on)


async def test_a_call_in_which_process_after_process_dies_is_given_up(path: Path) -> None:
    await died(path, first=started(STEADY_TEXT))
    for _ in range(MOST_DEATHS - 1):
        await died(path)
    async with process(path) as on:
        session = await on.waiting(await on.ledger.open(1))
        assert on.model.asked == []
        assert session.endings[-1].stop is Stop.FAILED
        assert session.endings[-1].detail == ModelDeadly.code
        assert session.spending.calls == MOST_DEATHS
        assert session.spending.cost == await spent(on)
        assert reserved(path) == (0, 0.0)
        # Whoever wants it all the same may have it.
        await on.ledger.record(1, AnotherRound(on.ledger.now(), "again", MEMBER, 0))
        assert (await on.waiting(await on.ledger.open(1))).rounds_written == 1


async def test_deaths_between_which_there_are_answers_end_nothing(path: Path) -> None:
    await died(path, first=started(STEADY_TEXT))
    for _ in range(MOST_DEATHS - 2):
        await died(path)
    await died(path, after=DEAD_IN_THE_NEXT_CALL)
    for _ in range(MOST_DEATHS - 2):
        await died(path)
    async with process(path) as on:
        session = await on.waiting(await on.ledger.open(1))
    assert session.endings[-1].stop is Stop.ROUNDS
    assert session.rounds_written == 3


async def test_processes_that_are_asked_to_end_end_nothing_however_many_they_are(
    path: Path,
) -> None:
    model = Model()
    for nth in range(1, MOST_DEATHS + 3):
        there, _ = model.hold(nth)
        async with process(path, model) as on:
            if nth == 1:
                await on.ledger.start(started(STEADY_TEXT))
            await there.wait()
    async with process(path, model) as on:
        session = await on.waiting(await on.ledger.open(1))
    assert session.endings[-1].stop is Stop.ROUNDS
    assert session.spending.calls == len(model.asked)


async def test_a_session_that_waits_is_not_taken_up(path: Path) -> None:
    async with process(path) as on:
        log = await on.ledger.start(started(STEADY_TEXT, limits=Limits(1)))
        await on.waiting(log)
        before = log.seq
    async with process(path) as on:
        assert on.model.asked == []
        assert (await on.ledger.open(log.key)).seq == before


async def test_after_the_end_of_a_runner_an_event_starts_nothing(path: Path) -> None:
    async with process(path) as on:
        log = await on.ledger.start(started(STEADY_TEXT, limits=Limits(1)))
        await on.waiting(log)
        asked = len(on.model.asked)
        await on.runner.close()
        made = AnotherRound(on.ledger.now(), "late", MEMBER, 0)
        session = await on.ledger.record(log.key, made)
        assert session.burst is not None
        assert on.crew._drivers == {}
        assert len(on.model.asked) == asked
    async with process(path) as on:
        session = await on.waiting(await on.ledger.open(log.key))
        assert session.rounds_written == 2
        assert session.endings[-1].stop is Stop.ROUNDS


async def test_a_closed_runner_leaves_no_task(path: Path) -> None:
    before = asyncio.all_tasks()
    async with process(path) as on:
        there, _ = on.model.hold(1)
        await on.ledger.start(started(STEADY_TEXT))
        await there.wait()
        await on.runner.close()
        names = {task.get_name() for task in asyncio.all_tasks() - before}
        assert not {name for name in names if name.startswith(("driver", "call", "clock"))}
