"""A whole file is looked through as a bot starts, and keeps nobody waiting for long."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

import pytest

from bot.errors import DamagedDatabase
from bot.store import looking
from bot.store.store import SqliteStore
from tests.store.examples import WAITING, started
from tests.store.test_copies import contents, damage, filled

ENDLESS = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"


@pytest.fixture
async def damaged(path: Path) -> Path:
    await filled(path)
    damage(path)
    return path


async def test_damage_of_a_small_file_is_found_before_anything_is_built_on_it(
    damaged: Path,
) -> None:
    before = contents(damaged)
    with pytest.raises(DamagedDatabase):
        async with SqliteStore.open(damaged):
            pytest.fail("it was opened")
    assert contents(damaged) == before


async def test_damage_of_a_large_file_is_told_once_it_is_found(
    damaged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "_AT_ONCE", 0)  # seconds are not enough for it
    async with SqliteStore.open(damaged) as store:
        with pytest.raises(DamagedDatabase):
            await asyncio.wait_for(store.until_damaged(), 20)


async def test_whoever_ends_meanwhile_does_not_wait_for_the_whole_file(
    path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def look(database: sqlite3.Connection, _path: Path) -> None:
        database.execute(ENDLESS).fetchall()

    monkeypatch.setattr(looking, "_AT_ONCE", 0)
    monkeypatch.setattr(looking, "look", look)
    async with asyncio.timeout(20):
        async with SqliteStore.open(path) as store:
            key, _ = await store.create(started(), WAITING)
            assert await store.load(key) == [started()]
    assert caplog.text == ""
    assert not path.with_name(f"{path.name}-wal").exists()
