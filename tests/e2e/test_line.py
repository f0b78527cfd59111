"""Not every text is refined at once: the others stand in line, and their threads say so."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.refine.limits import Stop
from bot.runner import line
from sandbox.server.people.member import Member
from sandbox.server.state.entities import Message
from tests.e2e.boards import fill_in, press
from tests.e2e.reading import custom_id, shown
from tests.e2e.stage import Stage, stage

NEXT, ONE = "-# ⏳ In line: this is next.", "-# ⏳ In line: one session goes first."


async def asks(on: Stage, who: Member, text: str) -> Message:
    """Somebody's command, and the message that opens their session."""
    return await (await who.slash("refine", on.discord.writing, text=text, rounds=1)).answer()


async def busy(on: Stage) -> tuple[asyncio.Event, Message]:
    """One session runs at a time, and that of the first person is held by its model."""
    await on.restart(max_running_total=1)
    go_on = on.gate.hold(1)
    first = await asks(on, on.ada, "The first text.")
    await on.gate.asked(1)
    return go_on, first


async def says(on: Stage, opened: Message, words: str) -> Message:
    """The card in a session's thread that has these words, once there is one."""
    world = on.discord.world

    def found() -> list[Message]:
        thread = world.channels.get(opened.id)  # a thread has the id of its first message
        return [m for m in on.discord.messages(thread) if words in shown(m)] if thread else []

    await on.discord.wait_until(lambda: bool(found()), within=20)
    return found()[-1]


async def test_the_thread_says_how_many_go_first_and_the_draft_takes_the_place_of_that(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        go_on, _ = await busy(on)
        second = await asks(on, on.ben, "The second text.")
        waiting = await says(on, second, NEXT)
        third = await asks(on, on.discord.member("chloe"), "The third text.")
        await says(on, third, ONE)
        assert len(on.gate.documents) == 1
        go_on.set()
        await on.over(3)
        drafts = [await says(on, opened, "### Draft 1 ·") for opened in (second, third)]
        texts = [shown(m) for m in on.discord.world.messages.values()]
    assert drafts[0].id == waiting.id
    assert "The second text. v1" in shown(drafts[0])
    assert not [text for text in texts if "In line" in text]


async def test_who_waits_in_line_can_stop_and_nothing_is_spent(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        go_on, _ = await busy(on)
        second = await asks(on, on.ben, "The second text.")
        waiting = await says(on, second, NEXT)
        told = await (await on.ben.press(waiting, custom_id(waiting, "stop"))).answer()
        assert shown(told).startswith("Stopped.")
        await says(on, second, "Stopped. Everything written so far stays.")
        await says(on, second, "-# This draft was not finished.")
        session = await on.session(2)
        assert (session.spending.calls, session.endings[-1].stop) == (0, Stop.STOPPED)
        go_on.set()
        await on.over(2)


async def test_a_line_outlives_a_restart(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        go_on, first = await busy(on)
        second = await asks(on, on.ben, "The second text.")
        await says(on, second, NEXT)
        go_on.set()
        await on.restart()
        await on.over(2)
        for opened in (first, second):
            await says(on, opened, "### Draft 1 ·")
        texts = [shown(message) for message in on.discord.world.messages.values()]
    assert sum(text.startswith("### Draft 1 ·") for text in texts) == 2


async def test_a_board_that_wants_the_model_stands_in_the_same_line(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        go_on, _ = await busy(on)
        place = on.discord.writing
        opened = await (await on.ben.slash("brainstorm", place, topic="A party", ideas=2)).answer()
        board = await says(on, opened, NEXT)
        go_on.set()
        await says(on, opened, "Idea 2 for")
        assert "In line" not in shown(board)


async def test_a_board_that_is_closed_in_the_line_says_no_more_that_others_go_first(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        go_on, _ = await busy(on)
        place = on.discord.writing
        opened = await (await on.ben.slash("brainstorm", place, topic="A party")).answer()
        board = await says(on, opened, "### 💡")
        for idea in ("Free pizza", "A quiz"):
            await fill_in(on.ben, board, idea)
        await press(on.ben, board, "next")
        vote = await says(on, opened, NEXT)
        await press(on.ben, opened, "close")
        await says(on, opened, "### 🛑 Closed")
        await on.discord.wait_until(lambda: "In line" not in shown(vote), within=20)
        assert shown(vote).startswith("### 🗳️ The vote is over")
        go_on.set()
        await on.over()


async def test_when_the_line_is_very_long_nobody_joins_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(line, "MOST_WAITING", 1)
    async with stage(tmp_path) as on:
        go_on, _ = await busy(on)
        await asks(on, on.ben, "The second text.")
        refused = await asks(on, on.discord.member("chloe"), "The third text.")
        go_on.set()
        await on.over(2)
        taken = await asks(on, on.discord.member("chloe"), "The third text.")
        await says(on, taken, "### Draft 1 ·")
    assert refused.ephemeral
    assert "would wait for hours. Please try again later." in shown(refused)
