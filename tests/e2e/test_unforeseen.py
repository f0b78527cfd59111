"""A bug where nobody foresaw one: what it does not touch goes on, and nothing ends in silence."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import NoReturn

import pytest

from bot.runner import enduring
from bot.store.budgets import Budgets
from cogs.sessions.expiry import Expiry
from tests.e2e.people import begun, is_noted
from tests.e2e.shelves import begun as begun_by
from tests.e2e.stage import Stage, stage
from tests.e2e.test_expiry import gone, keys, later
from tests.runner.test_enduring import Bug, breaks, tracebacks


async def lived(on: Stage) -> None:
    """A bot's life, to an end that it comes to by itself."""
    await on.start()
    bot, on._task = on._task, None
    assert bot is not None
    async with asyncio.timeout(20):
        await bot


async def test_a_start_that_fails_ends_the_bot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(budgets: Budgets) -> NoReturn:
        raise Bug

    async with stage(tmp_path) as on:
        await on.stop()
        monkeypatch.setattr(Budgets, "let_go", fails)
        with pytest.raises(Bug):
            await lived(on)
        on._task = None


async def test_a_look_for_old_sessions_that_fails_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(enduring, "NAP", 0.0)
    look, bugs = Expiry._look, [Bug()]

    async def fails_once(expiry: Expiry) -> None:
        if bugs:
            raise bugs.pop()
        await look(expiry)

    async with stage(tmp_path) as on:
        await begun_by(on, on.ada, on.discord.general)
        monkeypatch.setattr(Expiry, "_look", fails_once)
        await later(on, 31, expiry_days=30)
        await gone(on, on.discord.general)
    assert tracebacks(caplog) == ["Expiry failed, and begins anew in 0 s"]


async def test_an_old_session_that_cannot_be_deleted_keeps_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async with stage(tmp_path) as on:
        await begun_by(on, on.ada, on.discord.writing)
        await begun_by(on, on.ada, on.discord.general)
        breaks(monkeypatch, 1)
        await later(on, 31, expiry_days=30)
        await gone(on, on.discord.general)
        assert keys(on) == [1]
    assert "session 1 cannot be ended" in tracebacks(caplog)


async def test_a_session_that_cannot_be_caught_up_keeps_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async with stage(tmp_path) as on:
        await begun(on)
        await begun_by(on, on.ada, on.discord.general)
        await on.stop()
        said = on.ben.reply(on.message("### Draft 1 ·"), "Name the room.")
        breaks(monkeypatch, 2)  # it moved last, and is looked at first
        await on.start()
        await on.over(3)
        assert is_noted(said)
    assert "session 2: not caught up" in tracebacks(caplog)


async def test_a_session_that_cannot_be_deleted_keeps_nobody_from_being_forgotten_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async with stage(tmp_path) as on:
        await begun_by(on, on.ada, on.discord.writing)
        await begun_by(on, on.ada, on.discord.general)
        breaks(monkeypatch, 1)
        card = await on.ada.slash("privacy forget", on.ada.direct)
        await on.ada.press(await card.answer(), "privacy:forget")
        await gone(on, on.discord.general)
        assert keys(on) == [1]
    assert tracebacks(caplog) == ["session 1 cannot be deleted"]
