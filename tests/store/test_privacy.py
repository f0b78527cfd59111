"""Whoever is forgotten is in no byte of the file, its WAL, or the copies of migrations."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from bot.community.budget import Period
from bot.errors import DatabaseInUse
from bot.refine.fold import fold
from bot.store.budgets import Budgets
from bot.store.checking import check
from bot.store.copies import backup
from bot.store.forgetting import forget_in_file
from bot.store.privacy import Privacy
from bot.store.servers import Servers
from bot.store.store import SqliteStore
from bot.story.forgetting import people_in
from tests.store.ages import ANOTHER, GUILD, HOST, NEWEST, SOMEBODY, WORDS, filled

TRACES = (str(SOMEBODY).encode(), SOMEBODY.to_bytes(8), SOMEBODY.to_bytes(7), WORDS.encode())
"""What a person would be found by: the id as text and as SQLite stores it, and their words."""


def traces(folder: Path) -> list[tuple[str, int]]:
    """In which files of a folder which trace is."""
    contents = {file.name: file.read_bytes() for file in folder.iterdir()}
    return [(n, t) for n, c in contents.items() for t, trace in enumerate(TRACES) if trace in c]


async def forget(store: SqliteStore) -> None:
    """As the bot does it."""
    privacy = Privacy(store)
    await privacy.intend(SOMEBODY)
    await forget_the_rest(store)


async def forget_the_rest(store: SqliteStore, steps: int = 99) -> None:
    """All that is to be done once it is noted, or the first steps of it."""
    privacy = Privacy(store)
    for row in (await privacy.begun_by(SOMEBODY))[:steps]:
        await store.delete(row.id)
    for row in (await privacy.touched_by(SOMEBODY))[: steps - 1]:
        await privacy.overwrite(row.id, SOMEBODY, 50.0)
    if steps > 3:
        await privacy.forget_elsewhere(SOMEBODY)
        await privacy.done(SOMEBODY)
        assert await privacy.empty_wal()


async def test_nothing_of_a_person_is_left_in_any_file_while_the_bot_runs(path: Path) -> None:
    filled(path)
    assert {n for n, _ in traces(path.parent)} == {"refine.db"}
    async with SqliteStore.open(path) as store:
        await forget(store)
        assert traces(path.parent) == []
        assert await Privacy(store).pending() == []
    assert traces(path.parent) == []
    assert check(path).findings == ()


async def test_the_sessions_of_others_are_what_they_were_but_for_the_name(path: Path) -> None:
    before = fold(filled(path)[1][1])
    async with SqliteStore.open(path) as store:
        await forget(store)
        log = await store.load(1)
        after = fold(log)
        (row,) = [r for r in await store.sessions(9) if r.id == 1]
    assert {p for event in log for p in people_in(event)} == {HOST, ANOTHER, -1}
    assert [(d.number, d.text, d.judgement) for d in after.drafts] == [
        (d.number, d.text, d.judgement) for d in before.drafts
    ]
    assert (after.best, after.final, after.accepted) == (before.best, before.final, True)
    assert len(after.votes) == len(before.votes) == 2
    assert (ANOTHER, 1, 1) in after.votes
    assert row.updated_at == len(log) - 1  # it is as old as it was
    assert row.events == len(log)


async def test_what_an_idea_became_credits_it_no_more_also_without_a_name(path: Path) -> None:
    filled(path)
    async with SqliteStore.open(path) as store:
        await forget(store)
        session = fold(await store.load(3))
    assert next((c.text, c.became) for c in session.credits) == ("…", "")
    assert len(session.credits) == 2
    assert session.brief == "A brief of what won"


async def test_what_they_did_for_a_server_stays_and_what_was_about_them_goes(path: Path) -> None:
    filled(path)
    async with SqliteStore.open(path) as store:
        budgets = Budgets(store)
        used = await store.fetch("SELECT sum(rounds), sum(money) FROM usage")
        await forget(store)
        assert [c.person for c in await Servers(store).changes(GUILD)] == [-1]
        assert [cap.kind for cap in await budgets.caps(GUILD)] == ["each"]
        assert await store.fetch("SELECT 1 FROM roles") == []
        after = await store.fetch("SELECT sum(rounds), sum(money) FROM usage")
        assert [tuple(row) for row in after] == [tuple(row) for row in used]


async def test_to_be_forgotten_renews_no_budget_while_the_bot_runs(path: Path) -> None:
    filled(path)
    async with SqliteStore.open(path) as store:
        budgets = Budgets(store)
        before = await budgets.used(Period.DAY, 50.0, 11, SOMEBODY)
        assert before.rounds > 0
        in_all = await budgets.used(Period.DAY, 50.0, 11, None)
        await forget(store)
        assert await budgets.used(Period.DAY, 50.0, 11, SOMEBODY) == before
        assert await budgets.used(Period.DAY, 50.0, 11, None) == in_all
        assert [(share.key, share.amount) for share in await budgets.by_person(11, 50.0)] == [
            (-1, before)
        ]
        assert traces(path.parent) == []
    async with SqliteStore.open(path) as store:
        assert (await Budgets(store).used(Period.DAY, 50.0, 11, SOMEBODY)).rounds == 0


@pytest.mark.parametrize("steps", range(1, 4))
async def test_what_a_process_did_not_come_to_the_next_one_does(path: Path, steps: int) -> None:
    filled(path)
    async with SqliteStore.open(path) as store:
        await Privacy(store).intend(SOMEBODY)
        await forget_the_rest(store, steps)
    assert traces(path.parent) != []
    async with SqliteStore.open(path) as store:
        assert await Privacy(store).pending() == [SOMEBODY]
        await forget_the_rest(store)
    assert traces(path.parent) == []


async def test_to_forget_a_second_time_changes_nothing(path: Path) -> None:
    filled(path)
    async with SqliteStore.open(path) as store:
        await forget(store)
        logs = [await store.load(key) for key in (1, 2, 3)]
        await forget(store)
        assert [await store.load(key) for key in (1, 2, 3)] == logs


async def test_two_people_become_two(path: Path) -> None:
    filled(path)
    async with SqliteStore.open(path) as store:
        privacy = Privacy(store)
        for person in (SOMEBODY, ANOTHER):
            for row in await privacy.touched_by(person):
                await privacy.overwrite(row.id, person, 50.0)
        session = fold(await store.load(1))
    assert {person for person, _, _ in session.votes} == {-1, -2}


async def test_the_wal_is_cut_off_once_nobody_reads_it(path: Path) -> None:
    filled(path)
    async with SqliteStore.open(path) as store:
        privacy = Privacy(store)
        with closing(sqlite3.connect(path)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT 1 FROM events").fetchone()
            await store.remember("something", "new")
            assert not await privacy.empty_wal()
        assert await privacy.empty_wal()
        assert path.with_name("refine.db-wal").stat().st_size == 0


@pytest.mark.parametrize("version", [1, 5, 8, NEWEST])
async def test_the_copies_of_migrations_forget_too_and_are_still_good(
    path: Path, version: int
) -> None:
    copy = path.with_name("refine.db.before-0099")
    logs = filled(copy, version)
    async with SqliteStore.open(path) as store:
        await forget(store)
    assert traces(path.parent) == []
    with closing(sqlite3.connect(copy)) as database:
        assert database.execute("SELECT max(number) FROM migrations").fetchone() == (version,)
    async with SqliteStore.open(copy) as store:
        log = await store.load(1)
        assert fold(log).best == fold(logs[1][1]).best
        assert len(log) == len(logs[1][1])  # an earlier version can read all of it
    assert check(copy).findings == ()


async def test_a_copy_that_is_damaged_keeps_nothing_else_from_being_done(path: Path) -> None:
    filled(path)
    copy = path.with_name("refine.db.before-0099")
    copy.write_bytes(b"no database at all" * 400)
    async with SqliteStore.open(path) as store:
        await forget(store)
    assert traces(path.parent) == []


async def test_what_an_earlier_version_deleted_is_not_left_in_the_gaps(path: Path) -> None:
    filled(path)
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA secure_delete = OFF")
        database.execute("DELETE FROM events WHERE session = 4")
        database.execute("DELETE FROM sessions WHERE id = 4")
        database.execute("PRAGMA user_version = 0")
        database.commit()
    async with SqliteStore.open(path) as store:
        await forget(store)
    assert traces(path.parent) == []


async def test_an_operator_forgets_somebody_in_a_backup(path: Path, tmp_path: Path) -> None:
    filled(path)
    to = tmp_path / "backups" / "monday.db"
    backup(path, to)
    forget_in_file(to, SOMEBODY)
    assert traces(to.parent) == []
    assert check(to).sessions == 3
    async with SqliteStore.open(path):
        with pytest.raises(DatabaseInUse):
            forget_in_file(path, SOMEBODY)


async def test_what_is_stored_is_counted_and_told(path: Path) -> None:
    filled(path)
    async with SqliteStore.open(path) as store:
        privacy = Privacy(store)
        found = await privacy.holdings(SOMEBODY)
        assert (found.sessions, found.others, found.requests, found.ideas) == (1, 2, 1, 1)
        assert (found.changes, found.rubrics, found.budgets, found.places) == (1, 1, 2, 1)
        assert found.votes == 2
        assert found.rounds > 0
        told = json.loads(await privacy.document(SOMEBODY))
        assert WORDS in told["sessions"][0]["events"][0]["original"]
        theirs = kinds(told["in_sessions_of_others"][0]["events"])
        assert {"Reacted", "RequestMade", "AnotherRound", "Looked", "RoundStarted"} == {*theirs}
        assert told["roles"] == [{"guild": GUILD, "roles": "[1, 2]"}]
        nobody = await privacy.holdings(1)
        assert nobody.is_nothing
        await forget(store)
        assert (await privacy.holdings(SOMEBODY)).is_nothing
        told = json.loads(await privacy.document(SOMEBODY))
        assert told.pop("person") == str(SOMEBODY)
        assert not any(told.values())


def kinds(events: Sequence[dict[str, str]]) -> list[str]:
    return [event["kind"] for event in events]
