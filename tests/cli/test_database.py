"""Keeping a database: check it, back it up, and put a backup in its place."""

from __future__ import annotations

from pathlib import Path

from bot.store.checking import check
from bot.store.store import SqliteStore
from tests.cli.command import bot
from tests.cli.test_errors import OFFLINE, TOKEN, assert_sentence
from tests.store.examples import AUTHOR
from tests.store.test_copies import damage, filled, names


async def test_a_database_is_backed_up_damaged_and_restored(tmp_path: Path) -> None:
    path = tmp_path / "data" / "refine.db"
    await filled(path)

    backup = await bot("backup", "backups/monday.db", folder=tmp_path)
    damage(path)
    damaged = await bot("check", folder=tmp_path)
    stopped = await bot("run", folder=tmp_path, **TOKEN, **OFFLINE)
    restored = await bot("restore", "backups/monday.db", folder=tmp_path)
    sound = await bot("check", folder=tmp_path)

    assert backup.out == "Everything up to now is in backups/monday.db.\n"
    assert_sentence(damaged, 3, "data/refine.db is not sound", "restore")
    assert "Pages: " in damaged.out
    assert_sentence(stopped, 3, "data/refine.db is damaged", "check", "restore")
    assert restored.out == (
        "data/refine.db holds the backup now;"
        " what it held before is kept in data/refine.db.replaced-1.\n"
    )
    assert sound.out == "data/refine.db is sound: one session, 2 events.\n"
    assert sound.code == 0


async def test_a_restore_refuses_while_a_bot_runs(tmp_path: Path) -> None:
    path = tmp_path / "data" / "refine.db"
    async with SqliteStore.open(path):
        await bot("backup", "monday.db", folder=tmp_path)
        again = await bot("backup", "monday.db", folder=tmp_path)
        result = await bot("restore", "monday.db", folder=tmp_path)

    assert_sentence(again, 3, "There is something at monday.db already")
    assert_sentence(result, 3, "data/refine.db is in use", "Stop that first")


async def test_what_is_not_there_can_be_neither_checked_nor_backed_up(tmp_path: Path) -> None:
    for arguments in (["check"], ["backup", "monday.db"]):
        assert_sentence(await bot(*arguments, folder=tmp_path), 3, "data/refine.db")
    assert names(tmp_path) == set()


async def test_somebody_is_forgotten_in_a_backup_and_in_nothing_that_a_bot_uses(
    tmp_path: Path,
) -> None:
    path, person = tmp_path / "data" / "refine.db", str(AUTHOR)
    await filled(path)
    await bot("backup", "monday.db", folder=tmp_path)
    forgot = await bot("forget", person, "monday.db", folder=tmp_path)
    async with SqliteStore.open(path):
        refused = await bot("forget", person, "data/refine.db", folder=tmp_path)

    assert forgot.out == f"Nothing of {person} is left in monday.db.\n"
    assert check(tmp_path / "monday.db").sessions == 0
    assert_sentence(refused, 3, "data/refine.db is in use")
    assert check(path).sessions == 1
