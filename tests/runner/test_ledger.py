"""Many hands write to one log, in one process or in two: no fact is lost, none is there twice."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, closing
from dataclasses import replace
from pathlib import Path

import pytest

from bot.errors import SeqTaken, UnknownSession
from bot.refine.events import (
    Reacted,
    Reaction,
    RequestMade,
    RoundStarted,
    Stopped,
)
from bot.refine.fold import fold
from bot.refine.kind import REFINE
from bot.refine.session import Session
from bot.runner.ledger import LONG, Ledger
from bot.store.store import SqliteStore
from bot.story.events import Event
from tests.refine.build import MEMBER, started

Ledgers = tuple[Ledger[Session], Ledger[Session]]


@pytest.fixture
async def ledgers(path: Path) -> AsyncIterator[Ledgers]:
    """Two processes' ways into one file."""
    async with AsyncExitStack() as stack:
        stores = [await stack.enter_async_context(SqliteStore.open(path)) for _ in range(2)]
        yield Ledger(stores[0], REFINE), Ledger(stores[1], REFINE)


def wish(source: str) -> RequestMade:
    return RequestMade(1.0, source, MEMBER, f"wish {source}", None)


async def test_a_fact_that_finds_its_place_taken_is_appended_at_the_next(
    ledgers: Ledgers,
) -> None:
    one, other = ledgers
    log = await one.start(started())
    theirs = await other.open(log.key)
    await one.record(log.key, wish("a"))
    session = await other.record(log.key, wish("b"))
    assert [r.text for r in session.requests] == ["wish a", "wish b"]
    assert theirs.seq == 3
    assert [r.text for r in (await one.record(log.key, wish("c"))).requests] == [
        "wish a", "wish b", "wish c",
    ]  # fmt: skip


async def test_a_decision_that_finds_its_place_taken_is_made_again(
    ledgers: Ledgers,
) -> None:
    one, other = ledgers
    log = await one.start(started())
    theirs = await other.open(log.key)  # held, so that it does not hear of what comes
    await one.record(log.key, Stopped(2.0, "stop", MEMBER))
    asked: list[Session] = []

    def decide(session: Session) -> Sequence[Event]:
        asked.append(session)
        return (RoundStarted(3.0, 1),) if session.burst is not None else ()

    session = await other.append(log.key, decide)
    assert [s.burst is None for s in asked] == [False, True]
    assert session.attempts == 0
    assert theirs.session == session


async def test_what_is_said_of_a_decision_is_said_of_the_one_that_counts(
    ledgers: Ledgers,
) -> None:
    one, other = ledgers
    log = await one.start(started())
    theirs = await other.open(log.key)  # held, so that it does not hear of what comes
    await one.record(log.key, Stopped(2.0, "stop", MEMBER))

    def decide(session: Session) -> tuple[Sequence[Event], str]:
        return ((RoundStarted(3.0, 1),), "begun") if session.burst is not None else ((), "late")

    assert await other.decide(log.key, decide) == (theirs.session, "late")


async def test_what_both_heard_is_there_once(
    ledgers: Ledgers,
) -> None:
    one, other = ledgers
    log = await one.start(started())
    theirs = await other.open(log.key)
    first, second = await asyncio.gather(
        one.record(log.key, wish("same")), other.record(log.key, wish("same"))
    )
    assert first.requests == second.requests
    assert len(first.requests) == 1
    assert log.seq == theirs.seq == 2


async def test_many_facts_at_once_from_two_processes_are_all_there(
    ledgers: Ledgers, path: Path
) -> None:
    log = await ledgers[0].start(started())
    await asyncio.gather(
        *(ledgers[n % 2].record(log.key, wish(str(n))) for n in range(60)),
        *(ledgers[n % 2].record(log.key, wish(str(n))) for n in range(0, 60, 3)),
    )
    async with SqliteStore.open(path) as store:
        events = await store.load(log.key)
    assert sorted(r.text for r in fold(events).requests) == sorted(f"wish {n}" for n in range(60))
    sessions = [(await ledger.record(log.key, wish("last"))).requests for ledger in ledgers]
    assert sessions[0] == sessions[1]


async def test_one_source_begins_one_session(
    ledgers: Ledgers,
) -> None:
    logs = await asyncio.gather(*(ledger.start(started()) for ledger in ledgers * 3))
    assert len({log.key for log in logs}) == 1


async def test_an_append_whose_caller_went_away_is_found_by_the_next(
    ledgers: Ledgers,
) -> None:
    one, _ = ledgers
    log = await one.start(started())
    for n in range(20):
        lost = asyncio.create_task(one.record(log.key, wish(f"lost {n}")))
        for _ in range(n):
            await asyncio.sleep(0)
        lost.cancel()
        await asyncio.gather(lost, return_exceptions=True)
        await one.record(log.key, wish(f"kept {n}"))
    store = one._store
    assert fold(await store.load(log.key)) == log.session
    kept = [r.text for r in log.session.requests if "kept" in r.text]
    assert kept == [f"wish kept {n}" for n in range(20)]


async def test_a_watcher_hears_of_every_change_once_it_is_durable(
    ledgers: Ledgers,
) -> None:
    one, _ = ledgers
    heard: list[tuple[int, int]] = []
    one.watch(lambda log: heard.append((log.seq, len(log.session.requests))))
    log = await one.start(started())
    await one.record(log.key, wish("a"))
    assert heard == [(1, 0), (2, 1)]


async def test_a_session_that_is_not_there_cannot_be_written_to(
    ledgers: Ledgers,
) -> None:
    with pytest.raises(UnknownSession):
        await ledgers[0].record(404, wish("a"))


class Counting(SqliteStore):
    """Tells how often a log was read."""

    reads = 0

    async def load(self, session: int, after: int = 0) -> list[Event]:
        self.reads += 1
        return await super().load(session, after)


async def test_many_who_open_a_session_at_once_read_it_once(path: Path) -> None:
    async with Counting.open(path) as store:
        key = (await Ledger(store, REFINE).start(started())).key
        ledger = Ledger(store, REFINE)
        logs = await asyncio.gather(*(ledger.open(key) for _ in range(20)))
        assert store.reads == 1
        assert len(set(map(id, logs))) == 1


async def test_a_long_log_is_read_once_and_while_others_have_their_turns(path: Path) -> None:
    async with Counting.open(path) as store:
        ledger = Ledger(store, REFINE)
        key = (await ledger.start(started())).key
        flips = [Reacted(1.0, f"flip {n}", 5, 0, Reaction.UP, n % 2 == 0) for n in range(1_000)]
        await ledger.append(key, lambda _: flips)
        turns, gone_by = [], 0
        original = REFINE.apply

        def applied(session: Session, event: Event) -> Session:
            turns.append(gone_by)
            return original(session, event)

        ledger = Ledger(store, replace(REFINE, apply=applied))
        opening = asyncio.create_task(ledger.open(key), name="opening")
        while not opening.done():
            await asyncio.sleep(0)
            gone_by += 1
        assert len(set(turns)) >= len(flips) // LONG - 1  # others' turns, between its own
        assert opening.result().session == fold(await store.load(key))
        del opening
        reads = store.reads
        await ledger.open(key)
        assert store.reads == reads


async def test_a_log_whose_numbers_have_a_gap_is_damaged_and_not_tried_for_ever(
    path: Path,
) -> None:
    async with SqliteStore.open(path) as store:
        ledger = Ledger(store, REFINE)
        log = await ledger.start(started())
        await ledger.record(log.key, wish("a"))
        with closing(sqlite3.connect(path)) as database, database:
            database.execute("DELETE FROM events WHERE seq = 2")
        other = Ledger(store, REFINE)
        with pytest.raises(SeqTaken):
            await other.record(log.key, wish("b"))
