"""A check finds what is wrong, says where, and changes nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.store.checking import Finding, check
from bot.store.store import SqliteStore
from tests.store.examples import WAITING, request, started
from tests.store.test_copies import contents, damage, filled


async def test_a_sound_database_is_sound_also_while_a_bot_writes(path: Path) -> None:
    async with SqliteStore.open(path) as store:
        for number in range(3):
            key, _ = await store.create(started(f"start-{number}"), WAITING)
            await store.append(key, 2, [request("a")], WAITING)
        report = check(path)

    assert (report.sessions, report.events, report.findings) == (3, 6, ())


@pytest.mark.parametrize(
    ("statement", "finding"),
    [
        ("DELETE FROM events WHERE seq = 1", Finding("check-gap", {"session": 1})),
        ("DELETE FROM events WHERE seq = 2", Finding("check-gap", {"session": 1})),
        ("DELETE FROM events", Finding("check-gap", {"session": 1})),
        ("DELETE FROM sessions", Finding("check-orphan", {"table": "events"})),
        (
            "UPDATE events SET body = '{}' WHERE seq = 2",
            Finding("check-event", {"session": 1, "seq": 2, "kind": "RequestMade"}),
        ),
        (
            "UPDATE events SET kind = 'Later' WHERE seq = 1",
            Finding("check-event", {"session": 1, "seq": 1, "kind": "Later"}),
        ),
    ],
)
async def test_what_is_wrong_with_a_log_is_found(
    path: Path, statement: str, finding: Finding
) -> None:
    await filled(path)
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(statement)

    assert finding in check(path).findings


@pytest.mark.parametrize("page", range(8))
async def test_a_damaged_page_is_found_and_left_as_it_is(path: Path, page: int) -> None:
    await filled(path)
    damage(path, page)
    before = contents(path)

    assert {finding.code for finding in check(path).findings} == {"check-pages"}
    assert contents(path) == before
