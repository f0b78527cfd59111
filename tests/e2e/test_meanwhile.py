"""What people do while the bot catches up is newer than what it reads."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from bot.brainstorm.events import Phase
from cogs.thread import absence, heard, parts
from sandbox.model.faults import SlowStart
from sandbox.server.faults import FaultKind
from sandbox.server.state.entities import Message
from tests.e2e.absences import TESTED, begun_both
from tests.e2e.boards import board, card, open_board, shows
from tests.e2e.people import begun, is_noted
from tests.e2e.stage import Stage, stage, until_so


async def reading_is_held(on: Stage, draft: Message) -> None:
    """Ben's vote of an absence is read, and the answer is under way; a session that is counted
    after the tested one has a vote as well."""
    await on.stop()
    on.ben.react(draft, "👍")
    on.ben.react(on.message("### Draft 1 ·", on.thread(on.discord.general)), "👍")
    on.discord.faults.order(FaultKind.HOLD_AFTER, "GET", "/reactions/")
    await on.start()
    await on.held()


async def is_counted(on: Stage) -> None:
    on.discord.faults.release()
    room = on.thread(on.discord.general)
    await on.until_last("by your votes", room)


async def test_a_vote_that_is_taken_back_while_it_is_read_does_not_count(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun_both(on)
        draft, chloe = on.message("### Draft 1 ·"), on.discord.member("chloe")
        await reading_is_held(on, draft)
        on.ben.unreact(draft, "👍")
        chloe.react(draft, "👍")  # is told after it
        await on.until(lambda session: session.votes, key=TESTED)
        await is_counted(on)
        session = await on.session(TESTED)
    assert session.votes == {(chloe.id, 1, 1)}


async def test_a_wish_that_is_deleted_while_it_is_about_to_be_heard_is_withdrawn(
    tmp_path: Path,
) -> None:
    released = asyncio.Event()
    async with stage(tmp_path, moderation="closed") as on:
        await begun(on, gather=600.0)
        draft = on.message("### Draft 1 ·")
        await on.stop()
        wishes = [on.ben.reply(draft, text) for text in ("Name the room.", "Rhyme!", "Shorter.")]
        on.model.moderation.faults.order(SlowStart(release=released))
        await on.start()
        await until_so(lambda: "Name the room." in str(on.model.moderation.requests))
        on.ben.delete(wishes[1])
        released.set()
        await on.discord.wait_until(lambda: is_noted(wishes[2]))
        await on.until(lambda session: len(session.open_requests) == 2)
        session = await on.session()
    assert [r.text for r in session.open_requests] == ["Name the room.", "Shorter."]


async def test_words_that_were_refused_at_their_time_are_not_taken_up_after_a_restart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(heard, "BEAT", 0.05)
    monkeypatch.setattr(heard, "UNSURE", 0.0)
    async with stage(tmp_path, moderation="closed") as on:
        await begun(on, gather=600.0)
        draft = on.message("### Draft 1 ·")
        for _ in range(2):  # of the second nothing is written down: its giver is told already
            on.ben.reply(draft, "flag:violence")
        said = on.ben.reply(draft, "Name the room.")
        await on.discord.wait_until(lambda: is_noted(said))
        before = time.time()
        await until_so(lambda: noted(on) > before)
        await on.restart(moderation="off", gather_seconds=600.0)
        last = on.ben.reply(draft, "Shorter.")
        await on.discord.wait_until(lambda: is_noted(last))
        after = time.time()
        await until_so(lambda: noted(on) > after)  # all that was missed has been heard
        session = await on.session()
    assert [r.text for r in session.requests] == ["Name the room.", "Shorter."]


def noted(on: Stage) -> float:
    """Until when all was heard, as the database has it."""
    with closing(sqlite3.connect(on.settings.database_path)) as database:
        query = "SELECT value FROM notes WHERE name = 'heard-refine'"
        return max((float(value) for (value,) in database.execute(query)), default=0.0)


async def test_what_could_not_be_read_is_read_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(absence, "AGAIN", 0.05)
    async with stage(tmp_path) as on:
        await begun(on, gather=600.0)
        await on.stop()
        said = on.ben.reply(on.message("### Draft 1 ·"), "Name the room.")
        on.discord.faults.order(FaultKind.ERROR_BEFORE, "GET", "/messages", status=503)
        await on.start()
        await on.discord.wait_until(lambda: is_noted(said))
        session = await on.session()
    assert [r.text for r in session.open_requests] == ["Name the room."]


async def test_ideas_of_an_absence_are_on_the_board_although_its_time_is_over_by_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with stage(tmp_path) as on:
        await open_board(on)
        on.ben.reply(card(on, "### 💡"), "Free pizza")
        await shows(on, "**1.** Free pizza")
        await on.stop()
        on.ben.reply(card(on, "### 💡"), "A quiz")
        late = time.time() + (await board(on)).limits.gather
        monkeypatch.setattr(parts, "time", lambda: late)
        await on.start()
        await shows(on, "### 🗳️ Vote ·")
        state = await board(on)
    assert [idea.text for idea in state.ideas] == ["Free pizza", "A quiz"]
    assert state.phase is Phase.VOTE


async def test_a_vote_can_be_taken_back_where_it_was_given_although_another_draft_is_the_best(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await begun(on, rounds=2)
        end = on.message("### Draft 2 is the best")
        on.ben.react(end, "👍")
        await on.until(lambda session: session.votes)
        on.ada.react(on.message("### Draft 1 ·"), "📌")
        await on.until(lambda session: session.best == 1)
        on.ben.unreact(end, "👍")
        await on.until(lambda session: not session.votes)
