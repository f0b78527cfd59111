"""The log: what was appended is there, in order, once."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import SeqTaken, SourceKnown, UnknownSession, UnreadableEvent
from bot.ports import Store
from bot.refine.events import Event
from bot.store.store import SqliteStore
from bot.story.events import (
    Announced,
    Posted,
    Woke,
    source_of,
)
from bot.story.summary import Status, Summary
from tests.store.examples import AUTHOR, RUNNING, WAITING, events, request, started


def sourced(event: Event) -> object:
    """Two events may not share a source; without one they never do."""
    source = source_of(event)
    return object() if source is None else source


async def test_the_log_survives_the_process(path: Path) -> None:
    async with SqliteStore.open(path) as store:
        key, _ = await store.create(started(), WAITING)
        await store.append(key, 2, [request("a"), Woke(3.0)], WAITING)

    async with SqliteStore.open(path) as store:
        assert await store.load(key) == [started(), request("a"), Woke(3.0)]


@settings(max_examples=30, deadline=None)
@given(st.lists(events(), max_size=8, unique_by=sourced))
async def test_any_log_reads_as_it_was_written(log: list[Event]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with SqliteStore.open(Path(folder) / "refine.db") as store:
            key, _ = await store.create(started("the first of all"), WAITING)
            await store.append(key, 2, log, WAITING)

            assert await store.load(key, after=1) == log


async def test_an_interaction_begins_one_session_only(store: SqliteStore) -> None:
    first = await store.create(started("interaction"), WAITING)
    again = await store.create(started("interaction", "another text"), WAITING)
    other = await store.create(started("another"), WAITING)

    assert (first, again, other) == ((1, True), (1, False), (2, True))
    assert await store.load(1) == [started("interaction")]


async def test_the_tail_can_be_read_alone(store: SqliteStore) -> None:
    key, _ = await store.create(started(), WAITING)
    await store.append(key, 2, [request("a"), request("b")], WAITING)

    assert await store.load(key, after=2) == [request("b")]
    assert await store.load(key, after=3) == []


async def test_a_seq_is_taken_once(store: SqliteStore) -> None:
    key, _ = await store.create(started(), WAITING)
    await store.append(key, 2, [request("a")], WAITING)

    with pytest.raises(SeqTaken):
        await store.append(key, 2, [request("b")], RUNNING)

    assert await store.load(key, after=1) == [request("a")]
    assert await store.running("refine") == []


async def test_a_source_is_known_once_a_session(store: SqliteStore) -> None:
    key, _ = await store.create(started("one"), WAITING)
    other, _ = await store.create(started("two"), WAITING)
    await store.append(key, 2, [request("click")], WAITING)
    await store.append(other, 2, [request("click")], WAITING)

    with pytest.raises(SourceKnown):
        await store.append(key, 3, [Woke(1.0), request("click")], RUNNING)

    assert await store.load(key, after=2) == []
    assert await store.running("refine") == []


async def test_events_without_a_source_may_repeat(store: SqliteStore) -> None:
    key, _ = await store.create(started(), WAITING)
    await store.append(key, 2, [Woke(1.0), Woke(1.0)], WAITING)

    assert await store.load(key, after=1) == [Woke(1.0), Woke(1.0)]


async def test_a_gap_is_refused(store: SqliteStore) -> None:
    key, _ = await store.create(started(), WAITING)

    with pytest.raises(ValueError, match="gap"):
        await store.append(key, 3, [Woke(1.0)], WAITING)


async def test_an_unknown_session_is_said_to_be_one(store: SqliteStore) -> None:
    with pytest.raises(UnknownSession):
        await store.append(5, 2, [Woke(1.0)], WAITING)

    assert await store.load(5) == []


async def test_an_event_of_a_later_version_is_named(store: SqliteStore) -> None:
    key, _ = await store.create(started(), WAITING)
    await store._writer.write(lambda db: db.execute("UPDATE events SET kind = 'Teleported'"))

    with pytest.raises(UnreadableEvent) as caught:
        await store.load(key)

    assert caught.value.details["kind"] == "Teleported"


async def test_the_summary_answers_who_works_and_who_waits(store: SqliteStore) -> None:
    def waiting_until(at: float) -> Summary:
        return Summary(Status.WAITING, "Hello", AUTHOR, None, at)

    await store.create(started("1"), RUNNING)
    await store.create(started("2"), waiting_until(30.0))
    await store.create(started("3"), waiting_until(20.0))
    await store.create(started("4"), Summary(Status.RUNNING, "Hi", 8, None, None))
    await store.create(started("5"), WAITING)

    assert await store.running("refine") == [1, 4]
    assert [await store.running_of("refine", person) for person in (AUTHOR, 8, 9)] == [[1], [4], []]
    assert [await store.next_wake(at) for at in (0.0, 20.0, 30.0)] == [20.0, 30.0, None]
    assert [await store.due("refine", at) for at in (19.9, 20.0, 30.0)] == [[], [3], [3, 2]]

    await store.append(3, 2, [Woke(20.0)], RUNNING)

    assert await store.running("refine") == [1, 3, 4]
    assert await store.next_wake(0.0) == 30.0


async def test_nobody_waits_in_an_empty_store(store: SqliteStore) -> None:
    assert await store.next_wake(0.0) is None
    assert await store.due("refine", 1e12) == []


async def test_a_message_leads_to_its_session_and_card(store: SqliteStore) -> None:
    key, _ = await store.create(started(), WAITING)
    posts: list[Event] = [
        Announced(2.0, 2**62),
        Posted(3.0, "draft:1", 101, "d"),
        Posted(3.5, "status", 101, ""),
    ]
    await store.append(key, 2, posts, WAITING)

    assert await store.find_message("refine", 2**62) == (key, "announcement")
    assert await store.find_message("refine", 101) == (key, "draft:1")
    assert await store.find_message("refine", 102) is None


async def test_a_message_of_a_refused_append_leads_nowhere(store: SqliteStore) -> None:
    key, _ = await store.create(started(), WAITING)

    with pytest.raises(SourceKnown):
        await store.append(key, 2, [Posted(2.0, "draft:1", 101, ""), request("start")], WAITING)

    assert await store.find_message("refine", 101) is None


async def test_sessions_are_listed_newest_first(path: Path) -> None:
    times = iter([0.0, 10.0, 20.0, 30.0])
    async with SqliteStore.open(path, clock=lambda: next(times)) as store:
        await store.create(started("1"), WAITING)
        await store.create(started("2"), WAITING)
        best = Summary(Status.ACCEPTED, "Hello", AUTHOR, 8.4, None)
        await store.append(1, 2, [Woke(1.0), Woke(1.0)], best)

        newest, oldest = await store.sessions(limit=5)
        assert [row.id for row in await store.sessions(limit=1)] == [2]

    assert (newest.id, newest.summary, newest.events) == (2, WAITING, 1)
    assert (oldest.id, oldest.summary, oldest.events) == (1, best, 3)
    assert (oldest.created_at, oldest.updated_at) == (10.0, 30.0)


async def test_the_sessions_that_moved_last_come_first(path: Path) -> None:
    times = iter([0.0, 10.0, 20.0, 30.0, 40.0])
    async with SqliteStore.open(path, clock=lambda: next(times)) as store:
        for source in "123":
            await store.create(started(source), WAITING)
        await store.append(1, 2, [Woke(1.0)], WAITING)

        assert await store.moved_since("refine", 20.0, limit=5) == [1, 3, 2]
        assert await store.moved_since("refine", 25.0, limit=5) == [1, 3]
        assert await store.moved_since("refine", 0.0, limit=1) == [1]


async def test_a_note_is_kept_until_a_later_one_takes_its_place(path: Path) -> None:
    async with SqliteStore.open(path) as store:
        await store.remember("synced-commands", "old")
        await store.remember("synced-commands", "new")

    async with SqliteStore.open(path) as store:
        assert await store.recall("synced-commands") == "new"
        assert await store.recall("another") is None


async def test_it_is_the_store_that_the_runner_asks_for(store: SqliteStore) -> None:
    port: Store = store

    assert await port.running("refine") == []
