"""Nothing is kept for longer than the operator says. Time passes in the database."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from cogs.sessions import expiry
from sandbox.server.faults import FaultKind
from tests.e2e.shelves import begun
from tests.e2e.stage import stage, until_so
from tests.e2e.test_expiry import accepted, gone, keys, later, marked


async def test_a_server_cannot_keep_what_the_operator_does_not(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun(on, on.ada, on.discord.writing)
        with closing(sqlite3.connect(on.settings.database_path)) as rows, rows:
            rows.execute(
                "INSERT INTO changes (guild, at, person, name, value) VALUES (?, ?, ?, ?, ?)",
                (on.discord.guild.id, 1e10, on.ada.id, "expiry", "100"),
            )
        await later(on, 31, retention_days=30)
        await gone(on, on.discord.writing)
        assert keys(on) == []


async def test_more_than_one_look_takes_up_go_without_another_hours_wait(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(expiry, "MOST", 1)
    async with stage(tmp_path) as on:
        for place in (on.discord.writing, on.discord.general, on.discord.writing):
            await begun(on, on.ada, place)
        await later(on, 40, retention_days=30)
        await until_so(lambda: keys(on) == [])


async def test_a_final_goes_too_though_nobody_could_be_told(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await accepted(on)
        on.discord.member("mod").delete_thread(on.thread())
        direct = rf"/channels/{on.ada.direct.id}/messages"
        kind = FaultKind.ERROR_BEFORE
        on.discord.faults.order(kind, "POST", direct, status=403, code=50007, times=9)
        await marked(on)
        await later(on, 40, retention_days=30)
        await gone(on, on.discord.general)
        await until_so(lambda: on.discord.faults.pending < 9)
        await until_so(lambda: tried(on.settings.database_path))
        assert keys(on) == [1]
        await later(on, 2)
        await until_so(lambda: keys(on) == [])


def tried(database: Path) -> bool:
    """Whether it was tried to tell of an end."""
    with closing(sqlite3.connect(database)) as rows:
        return bool(rows.execute("SELECT 1 FROM warnings WHERE NOT is_delivered").fetchall())
