"""Lists: whose sessions, found by title, and those that nobody touches."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bot.community.expiry import DAY, Idle, idle
from bot.refine.events import Accepted
from bot.refine.fold import fold
from bot.refine.summary import summarize
from bot.store import codec
from bot.store.lists import Lists
from bot.store.migrate import known, migrate
from bot.store.reader import SessionRow
from bot.store.store import SqliteStore
from bot.story.events import Event, ThreadOpened
from bot.story.summary import Status, Summary
from bot.story.titles import title_of
from tests.store.ages import columns
from tests.store.examples import AUTHOR, WAITING, started

HERE, CHANNEL, SECRET = 20, 10, 11


class Times:
    now = 1_000.0

    def __call__(self) -> float:
        return self.now


HELLO = replace(WAITING, guild=HERE, channel=CHANNEL)
FINAL = replace(HELLO, title="final", status=Status.ACCEPTED, has_final=True)


async def begun(store: SqliteStore, title: str = "Hello", summary: Summary = HELLO) -> int:
    key, is_new = await store.create(started(title), replace(summary, title=title))
    assert is_new
    return key


def titles(rows: list[SessionRow]) -> list[str]:
    return [row.summary.title for row in rows]


@pytest.mark.parametrize(
    ("title", "search"),
    [
        ("Éclair au café", "eclair AU"),
        ("eclair", "ÉCLAIR"),
        ("Straße nach Süden", "STRASSE NACH SUD"),
        ("ＷＩＤＥ", "wide"),
        ("100% sure_thing \\o/", "100% sure_thing \\O/"),
        ("Привет", "ПРИВ"),
        ("안녕하세요", "안녕"),
        ("anything", ""),
    ],
)
async def test_a_title_is_found_whatever_its_case_and_accents(
    store: SqliteStore, title: str, search: str
) -> None:
    await begun(store, title)
    assert titles(await Lists(store).of_author(AUTHOR, search, 0, 9)) == [title]


async def test_a_session_is_read_by_the_names_of_the_columns_in_whatever_order_they_are(
    store: SqliteStore, path: Path
) -> None:
    summary = Summary(Status.RUNNING, "all", AUTHOR, 8.4, 30.0, "brainstorm", 1, 2, 3, True)
    key = await begun(store, "all", summary)
    before = await Lists(store).row(key)
    assert before is not None
    assert before.summary == summary
    with closing(sqlite3.connect(path)) as database:
        names = ", ".join(reversed(columns(database, "listed")))
        database.execute("CREATE TABLE kept AS SELECT * FROM listed")
        database.execute("DROP VIEW listed")
        database.execute(f"CREATE VIEW listed AS SELECT {names} FROM kept")  # noqa: S608 - our own names
    assert await Lists(store).row(key) == before


@pytest.mark.parametrize("search", ["%", "_", "\\", "a%c", "a_c", "' OR 1=1 --"])
async def test_what_is_searched_for_is_meant_as_it_is(store: SqliteStore, search: str) -> None:
    await begun(store, "abc")
    assert await Lists(store).of_author(AUTHOR, search, 0, 9) == []


async def test_a_list_has_the_latest_first_and_goes_on_page_by_page(path: Path) -> None:
    times = Times()
    async with SqliteStore.open(path, clock=times) as store:
        for number in range(5):
            times.now += 1
            await begun(store, f"text {number}")
        lists = Lists(store)
        assert titles(await lists.of_author(AUTHOR, "", 0, 2)) == ["text 4", "text 3"]
        assert titles(await lists.of_author(AUTHOR, "", 4, 2)) == ["text 0"]
        assert await lists.of_author(8, "", 0, 9) == []


async def test_a_servers_list_has_its_own_sessions_in_the_given_channels(
    store: SqliteStore,
) -> None:
    await begun(store, "open")
    await begun(store, "secret", replace(HELLO, channel=SECRET))
    await begun(store, "elsewhere", replace(HELLO, guild=21))
    await begun(store, "direct", replace(HELLO, guild=None))
    lists = Lists(store)
    assert titles(await lists.of_guild(HERE, {CHANNEL}, "", 0, 9)) == ["open"]
    assert titles(await lists.of_guild(HERE, [CHANNEL, SECRET], "SECR", 0, 9)) == ["secret"]
    assert await lists.of_guild(HERE, [], "", 0, 9) == []


@pytest.mark.parametrize(
    ("index", "query"),
    [
        ("sessions_of_author", "author = 7 AND search LIKE '%a%' ORDER BY updated_at DESC, id"),
        ("sessions_of_guild", "guild = 7 AND search LIKE '%a%' ORDER BY updated_at DESC, id"),
        ("sessions_of_guild", "guild = 7 AND updated_at <= 9 ORDER BY updated_at"),
        ("sessions_moved", "updated_at <= 9 ORDER BY updated_at"),
    ],
)
async def test_lists_of_many_sessions_are_found_by_an_index(
    store: SqliteStore, index: str, query: str
) -> None:
    plan = await store.fetch(f"EXPLAIN QUERY PLAN SELECT * FROM listed WHERE {query} LIMIT 10")  # noqa: S608 - a test's own words
    assert index in str([tuple(row) for row in plan])


async def due(lists: Lists, now: float) -> list[str]:
    """The titles of what something is to be done about where sessions last 30 days, and whether
    their end was told."""
    found = await lists.idle_in(HERE, idle(30, now), 9)
    return [f"{one.row.summary.title}{' told' * one.is_warned}" for one in found]


async def test_what_nobody_touches_is_due_and_a_final_before_to_be_warned_of(path: Path) -> None:
    times = Times()
    async with SqliteStore.open(path, clock=times) as store:
        lists, start = Lists(store), times.now
        final = await begun(store, "final", FINAL)
        await begun(store, "plain")
        await begun(store, "asleep", replace(HELLO, wake_at=9e9))
        assert await due(lists, start + 22 * DAY) == []
        assert await due(lists, start + 23 * DAY) == ["final"]
        await lists.note_warning(final, 1, start + 23 * DAY, is_delivered=True)
        assert await due(lists, start + 29 * DAY) == []
        assert await due(lists, start + 30 * DAY) == ["final told", "plain"]


async def test_a_warning_that_was_not_delivered_is_tried_again_a_day_later(path: Path) -> None:
    times = Times()
    async with SqliteStore.open(path, clock=times) as store:
        lists, start = Lists(store), times.now
        final = await begun(store, "final", FINAL)
        await lists.note_warning(final, 1, start + 40 * DAY, is_delivered=False)
        assert await due(lists, start + 40.5 * DAY) == []
        assert await due(lists, start + 41 * DAY) == ["final"]


async def test_a_warning_means_nothing_after_the_session_has_moved(path: Path) -> None:
    times = Times()
    async with SqliteStore.open(path, clock=times) as store:
        lists, start = Lists(store), times.now
        final = await begun(store, "final", FINAL)
        await lists.note_warning(final, 1, start + 23 * DAY, is_delivered=True)
        times.now = start + 24 * DAY
        await store.append(final, 2, [ThreadOpened(2.0, 5)], FINAL)
        assert await due(lists, start + 31 * DAY) == []
        assert await due(lists, start + 47 * DAY) == ["final"]


async def test_a_warning_is_not_noted_of_a_session_that_moved_after_its_row_was_read(
    path: Path,
) -> None:
    times = Times()
    async with SqliteStore.open(path, clock=times) as store:
        lists, start = Lists(store), times.now
        final = await begun(store, "final", FINAL)
        times.now = start + 23 * DAY
        await store.append(final, 2, [ThreadOpened(2.0, 5)], FINAL)
        await lists.note_warning(final, 1, start + 23 * DAY + 1, is_delivered=True)
        assert await due(lists, start + 46 * DAY) == ["final"]
        assert await due(lists, start + 54 * DAY) == ["final"]


async def test_the_operators_time_is_for_direct_messages_and_servers_without_one(
    path: Path,
) -> None:
    times = Times()
    async with SqliteStore.open(path, clock=times) as store:
        await begun(store, "own")
        await begun(store, "none", replace(HELLO, guild=21))
        await begun(store, "direct", replace(HELLO, guild=None))
        lists, all_of_them = Lists(store), Idle(2e9, 2e9, 0, 0)
        others = await lists.idle_elsewhere([HERE], all_of_them, 9)
        assert [one.row.summary.title for one in others] == ["none", "direct"]
        first = await lists.idle_elsewhere([], all_of_them, 2)
        assert [one.row.summary.title for one in first] == ["own", "none"]


async def test_an_older_file_has_its_rows_filled_from_their_logs(path: Path) -> None:
    """The file is as the version before wrote it; one session has a final that is not shown."""
    before = [migration for migration in known() if migration.number < 7]
    migrate(path, before, 1.0)
    log: list[Event] = [
        started("1", "Élan für alle"),
        ThreadOpened(2.0, 99),
        Accepted(3.0, "2", AUTHOR),
    ]
    with closing(sqlite3.connect(path)) as database, database:
        for key, status, events in ((1, "running", log), (2, "waiting", log[:1])):
            database.execute(
                "INSERT INTO sessions (id, source, status, title, author, seq, created_at,"
                " updated_at) VALUES (?, ?, ?, ?, ?, ?, 1, 2)",
                (key, str(key), status, title_of("Élan für alle"), AUTHOR, len(events)),
            )
            for seq, event in enumerate(events, 1):
                kind, body = codec.encode(event)
                database.execute(
                    "INSERT INTO events (session, seq, at, kind, body) VALUES (?, ?, 1, ?, ?)",
                    (key, seq, kind, body),
                )
    async with SqliteStore.open(path) as store:
        new, old = (row.summary for row in await store.sessions(9))
        assert old == replace(summarize(fold(log)), best_score=None)
        assert new == Summary(Status.WAITING, old.title, AUTHOR, None, None, "refine", 20, 10)
        assert len(await Lists(store).of_author(AUTHOR, "elan FUR", 0, 9)) == 2
