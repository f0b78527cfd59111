"""The process that draws ends when it is told to, and takes no more time than it may."""

from __future__ import annotations

import asyncio
import os
from dataclasses import replace
from pathlib import Path

import pytest

from cogs.thread import artist
from cogs.thread.card import Card, Picture

SLEEPER = "import os, time; os.mkdir(os.environ['BEGUN'] + '/' + str(os.getpid())); time.sleep(600)"
"""A program that never draws; a folder tells its process id."""
PICTURE = Picture("a.png", "{}", "sleeper", "a picture")


@pytest.fixture
def sleeping(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "sleeper.py").write_text(SLEEPER)
    begun = tmp_path / "begun"
    begun.mkdir()
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("BEGUN", str(begun))
    return begun


def processes(folder: Path) -> list[int]:
    """The sleepers that have begun."""
    return [int(begun.name) for begun in folder.iterdir()]


async def test_a_picture_that_nobody_waits_for_any_more_leaves_no_process(sleeping: Path) -> None:
    drawing = asyncio.create_task(artist.Artist().draw(PICTURE))
    async with asyncio.timeout(30):
        while not (begun := processes(sleeping)):  # noqa: ASYNC110 - another process sets no Event
            await asyncio.sleep(0.01)
    drawing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await drawing
    with pytest.raises(ProcessLookupError):
        os.kill(begun[0], 0)


async def test_a_picture_that_takes_too_long_is_given_up(
    sleeping: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(artist, "_PATIENCE", 0.05)
    assert await artist.Artist().draw(PICTURE) is None
    assert [r.getMessage() for r in caplog.records] == ["no picture: it took too long"]


async def test_what_does_not_wait_comes_without_its_picture_while_another_is_drawn(
    sleeping: Path,
) -> None:
    drawer, card = artist.Artist(), Card("1", None, 0, ("words",), (), picture=PICTURE)
    drawing = asyncio.create_task(drawer.draw(PICTURE))
    async with asyncio.timeout(30):
        while not processes(sleeping):  # noqa: ASYNC110 - another process sets no Event
            await asyncio.sleep(0.01)
    assert await drawer.drawn(card, waits=False) == (replace(card, picture=None), None)
    drawing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await drawing
