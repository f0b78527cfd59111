"""A log that is overwritten under its session's feet: no process goes on with what it was."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path

from bot.refine.events import AnotherRound, RequestMade
from bot.refine.limits import Limits
from bot.store.privacy import Privacy
from bot.story.forgetting import GONE, people_in
from tests.refine.build import MEMBER, OTHER, STEADY_TEXT, started
from tests.runner.staging import Process, process

FIRST = started(STEADY_TEXT, limits=Limits(2, gather=0.0))


async def forget(on: Process, key: int) -> bool:
    work = partial(Privacy(on.store).overwrite, key, MEMBER, on.ledger.now())
    return await on.crew.overwrite(key, work)


def wish(source: str, person: int = MEMBER) -> RequestMade:
    return RequestMade(1.0, source, person, f"wish {source}", None)


async def people(on: Process, key: int) -> set[int]:
    return {person for event in await on.store.load(key) for person in people_in(event)}


async def test_a_session_under_way_goes_on_without_the_person(path: Path) -> None:
    async with process(path) as on:
        there, go_on = on.model.hold(2)
        log = await on.ledger.start(FIRST)
        await there.wait()
        await on.ledger.record(log.key, AnotherRound(1.0, "again", MEMBER, 0))
        await on.ledger.record(log.key, wish("a"))
        assert await forget(on, log.key)
        go_on.set()
        session = await on.waiting(log)
        assert [(r.person, r.text, r.is_open) for r in session.requests] == [(-1, GONE, False)]
        assert MEMBER not in await people(on, log.key)
        assert session.rounds_written > 2
        assert on.audience.shown[-1].requests[0].person == -1


async def test_another_process_that_has_it_in_mind_reads_it_anew(path: Path) -> None:
    async with process(path) as here, process(path) as there:
        log = await here.ledger.start(FIRST)
        await here.waiting(log)
        elsewhere = await there.ledger.open(log.key)
        await there.ledger.record(log.key, wish("a"))
        await there.waiting(elsewhere)
        assert elsewhere.session.requests[0].person == MEMBER
        assert await forget(here, log.key)
        session = await there.ledger.record(log.key, wish("b", OTHER))
        assert [(r.person, r.text) for r in session.requests] == [(-1, GONE), (OTHER, "wish b")]
        await there.waiting(elsewhere)
        assert MEMBER not in await people(here, log.key)


async def test_what_is_recorded_meanwhile_waits_for_it(path: Path) -> None:
    async with process(path) as on:
        log = await on.ledger.start(FIRST)
        await on.waiting(log)
        await on.ledger.record(log.key, wish("a"))
        overwriting = asyncio.create_task(forget(on, log.key))
        await asyncio.sleep(0)
        session = await on.ledger.record(log.key, wish("b", OTHER))
        assert await overwriting
        assert {r.person for r in session.requests} == {-1, OTHER}


async def test_where_the_person_is_not_nothing_is_changed(path: Path) -> None:
    async with process(path) as on:
        log = await on.ledger.start(FIRST)
        await on.waiting(log)
        before = await on.store.load(log.key)
        assert not await forget(on, log.key)
        assert await on.store.load(log.key) == before
