"""Backups are whole and taken while others write; restoring one loses nothing that was there."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from bot.errors import (
    DamagedDatabase,
    DatabaseInUse,
    FileTaken,
    MissingDatabase,
    NewerDatabase,
    StoreError,
    UnusableDatabase,
)
from bot.store.checking import check
from bot.store.copies import backup, restore
from bot.store.store import SqliteStore
from bot.store.tokens import Tokens
from bot.story.events import Woke
from tests.store.examples import WAITING, request, started


async def filled(path: Path, source: str = "start") -> None:
    """A database with one session of two events."""
    async with SqliteStore.open(path) as store:
        key, _ = await store.create(started(source), WAITING)
        await store.append(key, 2, [request("a", "x" * 20_000)], WAITING)


async def sources(path: Path) -> list[str]:
    """What began each session of a database."""
    async with SqliteStore.open(path) as store:
        logs = [await store.load(row.id) for row in await store.sessions(10)]
    return [first.source for first, *_ in logs if hasattr(first, "source")]


def damage(path: Path, page: int = 3) -> None:
    """Overwrite a page, as a torn write or a failing disk would."""
    with path.open("r+b") as file:
        file.seek(page * 4096)
        file.write(b"\xff" * 4096)


def contents(path: Path) -> bytes:
    return path.read_bytes()


def names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


async def test_a_backup_of_a_busy_store_is_a_moment_of_it(path: Path, tmp_path: Path) -> None:
    async with SqliteStore.open(path) as store:
        key, _ = await store.create(started(), WAITING)
        is_done = asyncio.Event()

        async def write() -> int:
            seq = 1
            while not is_done.is_set():
                seq += 1
                await store.append(key, seq, [Woke(float(seq))], WAITING)
            return seq

        writing = asyncio.create_task(write(), name="writing")
        copies = [tmp_path / f"copy-{number}.db" for number in range(5)]
        for copy in copies:
            await asyncio.to_thread(backup, path, copy)
        is_done.set()
        last = await writing

    counts = [check(copy).events for copy in copies]
    assert all(check(copy).findings == () for copy in copies)
    assert counts == sorted(counts)
    assert counts[-1] <= last
    assert names(tmp_path) == {"data", *(copy.name for copy in copies)}


async def test_a_backup_has_no_interaction_token(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    async with SqliteStore.open(path) as store:
        key, _ = await store.create(started(), WAITING)
        await Tokens(store).keep(key, "planted-token", 2e9)
        backup(path, copy)

    assert b"planted-token" not in contents(copy)


async def test_a_backup_overwrites_nothing(path: Path) -> None:
    await filled(path)

    with pytest.raises(FileTaken):
        backup(path, path)

    assert await sources(path) == ["start"]


async def test_backups_to_one_name_at_once_take_nothing_from_each_other(
    path: Path, tmp_path: Path
) -> None:
    await filled(path)
    copy, start = tmp_path / "copy.db", threading.Barrier(4)

    def back_up() -> None:
        start.wait()
        with suppress(FileTaken):  # who comes late
            backup(path, copy)

    await asyncio.gather(*(asyncio.to_thread(back_up) for _ in range(4)))

    assert names(tmp_path) == {"data", "copy.db"}
    assert check(copy).findings == ()
    assert check(copy).events == 2


async def test_a_damaged_database_gives_no_backup(path: Path, tmp_path: Path) -> None:
    await filled(path)
    damage(path)

    with pytest.raises(DamagedDatabase):
        backup(path, tmp_path / "copy.db")

    assert names(tmp_path) == {"data"}


async def test_a_restore_brings_the_backup_and_keeps_what_was_there(
    path: Path, tmp_path: Path
) -> None:
    await filled(path, "then")
    copy = tmp_path / "copy.db"
    backup(path, copy)
    await filled(path, "now")

    aside = restore(copy, path)

    assert aside is not None
    assert await sources(path) == ["then"]
    assert await sources(aside) == ["now", "then"]
    assert copy.exists()


async def test_a_restore_takes_the_place_of_what_is_damaged_or_not_there(
    path: Path, tmp_path: Path
) -> None:
    copy, elsewhere = tmp_path / "copy.db", tmp_path / "new" / "refine.db"
    await filled(path)
    backup(path, copy)
    damage(path, 0)
    ruin = contents(path)

    aside = restore(copy, path)

    assert aside is not None
    assert contents(aside) == ruin
    assert restore(copy, elsewhere) is None
    assert await sources(path) == await sources(elsewhere) == ["start"]


async def begun(path: Path, *sources: str) -> list[int]:
    """The numbers of sessions that are begun in a database, one after the other."""
    async with SqliteStore.open(path) as store:
        return [(await store.create(started(source), WAITING))[0] for source in sources]


async def test_a_session_after_a_restore_has_no_number_that_buttons_name_already(
    path: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.db"
    await begun(path, "kept")
    backup(path, copy)
    given = await begun(path, "lost", "lost too")

    restore(copy, path)

    assert await sources(path) == ["kept"]
    assert await begun(path, "new") == [given[-1] + 1]
    restore(copy, path)
    assert await begun(path, "newer") == [given[-1] + 2]


@pytest.mark.parametrize("what", ["damaged", "gone", "begun anew"])
async def test_nor_where_nobody_can_tell_which_numbers_were_given_out(
    path: Path, tmp_path: Path, what: str
) -> None:
    copy = tmp_path / "copy.db"
    given = await begun(path, "kept", "kept too")
    backup(path, copy)
    given += await begun(path, *map(str, range(50)))
    if what == "damaged":
        damage(path, 0)
    else:
        shutil.rmtree(path.parent)
    if what == "begun anew":
        given += await begun(path, "on an empty disk")

    restore(copy, path)

    (new,) = await begun(path, "new")
    assert new > max(given)


async def test_the_wal_of_a_killed_process_is_not_read_into_the_backup(
    path: Path, tmp_path: Path
) -> None:
    await filled(path, "then")
    copy, killed = tmp_path / "copy.db", tmp_path / "killed" / "refine.db"
    backup(path, copy)
    killed.parent.mkdir()
    async with SqliteStore.open(path) as store:
        await store.create(started("in the WAL"), WAITING)
        shutil.copy(path, killed)
        shutil.copy(f"{path}-wal", f"{killed}-wal")

    aside = restore(copy, killed)

    assert aside is not None
    assert await sources(killed) == ["then"]
    assert await sources(aside) == ["in the WAL", "then"]


async def test_a_second_restore_keeps_what_the_first_one_kept(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    await filled(path)
    backup(path, copy)

    kept = [restore(copy, path), restore(copy, path)]

    assert [aside and aside.name for aside in kept] == [
        "refine.db.replaced-1",
        "refine.db.replaced-2",
    ]


async def test_a_running_bot_keeps_its_database(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    async with SqliteStore.open(path) as store:
        await store.create(started("before"), WAITING)
        backup(path, copy)
        with pytest.raises(DatabaseInUse):
            restore(copy, path)
        await store.create(started("after"), WAITING)

    assert await sources(path) == ["after", "before"]
    assert [name for name in names(path.parent) if "partial" in name] == []


def another_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE recipes (name TEXT)")


def a_later_version(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE migrations (number INTEGER)")
        database.execute("INSERT INTO migrations VALUES (9999)")


@pytest.mark.parametrize(
    ("make", "error"),
    [
        (lambda path: None, MissingDatabase),
        (lambda path: path.write_text("Dear diary, " * 100), DamagedDatabase),
        (another_program, UnusableDatabase),
        (a_later_version, NewerDatabase),
    ],
    ids=["missing", "a text", "another program's", "a later version's"],
)
async def test_what_is_no_backup_changes_nothing(
    path: Path, tmp_path: Path, make: Callable[[Path], object], error: type[StoreError]
) -> None:
    await filled(path)
    copy = tmp_path / "copy.db"
    make(copy)

    with pytest.raises(error) as caught:
        restore(copy, path)

    assert type(caught.value) is error
    assert caught.value.details["path"] == str(copy)
    assert await sources(path) == ["start"]
