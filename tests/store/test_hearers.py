"""Whom words are for: the newest session of a place that still hears."""

from __future__ import annotations

from dataclasses import replace

from bot.store.reader import Hearer
from bot.store.store import SqliteStore
from bot.story.events import Announced
from bot.story.summary import Status, Summary
from tests.store.examples import RUNNING, WAITING, started

HERE, THREAD = 10, 11
TEXT = replace(WAITING, channel=HERE)
BOARD = replace(RUNNING, channel=HERE, kind="brainstorm")


async def begun(store: SqliteStore, source: str, summary: Summary) -> int:
    key, _ = await store.create(started(source), summary)
    return key


async def test_the_newest_session_of_a_place_hears_of_whatever_kind(store: SqliteStore) -> None:
    await begun(store, "elsewhere", replace(TEXT, channel=HERE + 1))
    assert await store.hearer_in(HERE) is None
    for source, summary in (("a", TEXT), ("b", BOARD), ("c", TEXT)):
        key = await begun(store, source, summary)
        assert await store.hearer_in(HERE) == Hearer(key, summary.kind)
    await begun(store, "d", replace(TEXT, thread=THREAD))
    assert await store.hearer_in(HERE) == Hearer(key, "refine")


async def test_a_board_that_is_over_is_passed_over_and_a_text_that_waits_is_not(
    store: SqliteStore,
) -> None:
    text, board = await begun(store, "a", TEXT), await begun(store, "b", BOARD)
    await store.append(board, 2, [Announced(2.0, 101)], BOARD)
    assert await store.hearer_of(101) == Hearer(board, "brainstorm")
    for status in (Status.WAITING, Status.OVER):
        await store.append(board, 3, [], replace(BOARD, status=status))
        assert await store.hearer_of(101) is None
        assert await store.hearer_in(HERE) == Hearer(text, "refine")


async def test_a_place_of_many_sessions_is_looked_up_by_an_index(store: SqliteStore) -> None:
    plan = await store.fetch(
        "EXPLAIN QUERY PLAN SELECT id, kind FROM hearers WHERE channel = 10 AND thread IS NULL"
        " ORDER BY id DESC LIMIT 1"
    )
    found = str([tuple(row) for row in plan])
    assert "sessions_in_place (channel=?)" in found
    assert "TEMP B-TREE" not in found
