"""A command that was promised an answer gets one, also where its session cannot open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.brainstorm.events import Phase
from cogs.thread import opening
from sandbox.server.faults import FaultKind
from sandbox.server.people.invocation import Invocation
from sandbox.server.state.entities import Channel
from sandbox.server.state.permissions import Permission
from tests.e2e.boards import TOPIC, board
from tests.e2e.reading import shown
from tests.e2e.stage import Stage, stage, until_so
from tests.e2e.threads import TEXT, appears, forbid


async def held(on: Stage, place: Channel, command: str = "refine") -> Invocation:
    """A command whose answer is promised, and whose session is about to be posted."""
    on.discord.faults.order(FaultKind.HOLD_BEFORE, "POST", rf"/channels/{place.id}/messages")
    file = ("essay.md", TEXT.encode(), "text/markdown")
    if command == "refine":
        used = on.ada.slash(command, place, file=file, rounds=1)
    else:
        used = on.ada.slash(command, place, topic=TOPIC, ideas=0)
    await on.held()
    return used


def _forbidden(on: Stage, _: Channel) -> None:
    forbid(on, Permission.SEND_MESSAGES_IN_THREADS)


def _locked(on: Stage, thread: Channel) -> None:
    on.discord.member("mod").archive(thread, locked=True)


@pytest.mark.parametrize("close", [_forbidden, _locked])
async def test_whose_text_finds_its_place_closed_is_told_so(
    tmp_path: Path, close: Callable[[Stage, Channel], None], caplog: pytest.LogCaptureFixture
) -> None:
    async with stage(tmp_path) as on:
        place = on.ben.open_thread(on.discord.writing, "Essays")
        used = await held(on, place)
        close(on, place)
        on.discord.faults.release()
        told = await used.answer()
        session = await on.session()
    assert told.ephemeral
    assert shown(told).startswith(f"I may not write in <#{place.id}>: it is gone, or closed to me")
    assert session.burst is None
    assert "an interaction failed" not in caplog.text


async def test_whose_place_is_deleted_is_told_directly_for_no_answer_can_be_seen(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with stage(tmp_path) as on:
        place = on.ben.open_thread(on.discord.writing, "Essays")
        await held(on, place)
        on.discord.member("mod").delete_thread(place)
        on.discord.faults.release()
        await until_so(lambda: "could not be answered" in caplog.text)
        (told,) = on.discord.messages(on.ada.direct)
    assert "refining “We meet on Friday" in shown(told)
    assert "an interaction failed" not in caplog.text


async def test_whose_brainstorm_finds_its_place_closed_is_told_so(tmp_path: Path) -> None:
    async with stage(tmp_path, moderation="closed") as on:
        used = await held(on, on.discord.writing, "brainstorm")
        forbid(on, Permission.SEND_MESSAGES)
        on.discord.faults.release()
        assert shown(await used.answer()).startswith("I may not write in")
        assert (await board(on)).phase is Phase.GONE


async def test_whom_discord_keeps_waiting_is_told_that_it_will_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(opening, "_OPENING", 0.1)
    async with stage(tmp_path) as on:
        place = on.discord.writing
        used = await held(on, place)
        told = shown(await used.answer())
        on.discord.faults.release()
        await on.over()
    assert told.startswith("Discord keeps me waiting.")
    assert f"opens in <#{place.id}> as soon as Discord lets me" in told
    assert "an interaction failed" not in caplog.text


async def test_whose_brainstorm_discord_keeps_waiting_is_told_that_it_will_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "_OPENING", 0.1)
    async with stage(tmp_path, moderation="closed") as on:
        used = await held(on, on.discord.writing, "brainstorm")
        assert shown(await used.answer()).startswith("Discord keeps me waiting.")
        on.discord.faults.release()
        await appears(on, "### 💡")
