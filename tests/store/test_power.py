"""A power cut: what was acknowledged is in the file or its WAL, and a torn end is cut off."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.store.checking import check
from bot.store.store import SqliteStore
from bot.story.events import Woke
from tests.store.examples import WAITING, request, started

EVENTS = 12


async def cut_off(path: Path, to: Path) -> None:
    """What the disk holds when the power goes right after the last acknowledgement: the process
    has no chance to close anything, and its shared memory is lost."""
    to.parent.mkdir()
    async with SqliteStore.open(path) as store:
        key, _ = await store.create(started(), WAITING)
        for seq in range(2, EVENTS + 1):
            await store.append(key, seq, [request(f"r{seq}")], WAITING)
        shutil.copy(path, to)
        shutil.copy(f"{path}-wal", f"{to}-wal")


def tear(path: Path, tenths: int) -> None:
    """Leave so much of the WAL; the rest of a page that was being written is noise."""
    wal = Path(f"{path}-wal")
    whole = wal.read_bytes()
    kept = len(whole) * tenths // 10
    wal.write_bytes(whole[:kept] + b"\xa5" * min(700, len(whole) - kept))


async def test_what_was_acknowledged_survives_a_power_cut(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "after" / "refine.db"
    await cut_off(path, copy)

    assert check(copy).findings == ()
    async with SqliteStore.open(copy) as store:
        assert len(await store.load(1)) == EVENTS


@pytest.mark.parametrize("tenths", range(10))
async def test_a_torn_write_costs_the_end_of_the_log_and_nothing_else(
    path: Path, tmp_path: Path, tenths: int
) -> None:
    copy = tmp_path / "after" / "refine.db"
    await cut_off(path, copy)
    tear(copy, tenths)

    async with SqliteStore.open(copy) as store:
        rows = await store.sessions(1)
        logs = [await store.load(row.id) for row in rows]
        for log in logs:
            assert log == [started(), *(request(f"r{n}") for n in range(2, len(log) + 1))]
            await store.append(1, len(log) + 1, [Woke(9.0)], WAITING)
    assert check(copy).findings == ()
    assert sum(map(len, logs)) < EVENTS
