"""A database that cannot be written: people are told, nothing is lost, and all goes on after."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, closing
from pathlib import Path

import aiosqlite
import pytest

from bot.errors import BusyDatabase, DamagedDatabase
from bot.refine.session import Session
from bot.runner.ledger import Ledger, Log
from bot.store.store import SqliteStore
from bot.story.events import Announced, Event
from bot.story.summary import Summary
from sandbox.server.faults import FaultKind
from sandbox.server.state.entities import Message
from tests.e2e.reading import custom_id, shown
from tests.e2e.stage import Stage, stage, until_so
from tests.trouble import complaints, held_elsewhere

TOLD = "I cannot write anything down right now"


@asynccontextmanager
async def full_disk(on: Stage) -> AsyncIterator[None]:
    """SQLite may add no page to the file; a writer fills the room that is left in it."""
    assert on.bot is not None
    writes = on.bot._store._writer._database
    await writes.execute("PRAGMA max_page_count = 1")
    with pytest.raises(sqlite3.OperationalError, match="full"):
        await fill(writes)
    yield
    await writes.execute("PRAGMA max_page_count = 1000000")


async def fill(database: aiosqlite.Connection) -> None:
    while True:
        try:
            await database.execute(
                "INSERT INTO sessions (source, status, title, author, seq, created_at, updated_at,"
                " kind) VALUES (hex(randomblob(8)), 'x', '', 0, 0, 0, 0, 'none')"
            )
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:  # the bot writes as well
                raise


def is_told(message: Message) -> bool:
    """In plain words, to one person, without the operator's paths and settings."""
    return message.ephemeral and shown(message).startswith(TOLD) and ".db" not in shown(message)


@pytest.mark.parametrize("is_full", [True, False], ids=["full", "held"])
async def test_a_command_that_cannot_be_written_down_is_answered_in_words(
    tmp_path: Path, is_full: bool
) -> None:
    async with stage(tmp_path) as on:
        async with full_disk(on) if is_full else held_elsewhere(on.settings.database_path):
            refused = await on.ada.slash("refine", on.discord.writing, text="We meet.")
            boarded = await on.ada.slash("brainstorm", on.discord.writing, topic="A party")
            assert is_told(await refused.answer())
            assert is_told(await boarded.answer())
        await on.ada.slash("refine", on.discord.writing, text="We meet at 9.", rounds=1)
        await on.over()
        assert "We meet at 9." in shown(on.message("### Original"))


async def test_an_opening_message_that_cannot_be_written_down_is_found_and_stays_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    append = SqliteStore.append
    failed: list[int] = []

    async def held_once(
        store: SqliteStore, session: int, seq: int, events: Sequence[Event], summary: Summary
    ) -> None:
        if isinstance(events[0], Announced) and not failed:
            failed.append(session)
            raise BusyDatabase(path="refine.db")
        await append(store, session, seq, events, summary)

    monkeypatch.setattr(SqliteStore, "append", held_once)
    async with stage(tmp_path) as on:
        await on.ada.slash("refine", on.discord.writing, text="We meet at 9.", rounds=1)
        await on.over()
        (opening,) = on.cards(on.discord.writing)
        assert failed == [1]
        assert "We meet at 9." in opening
        assert on.failed(400) == 0, "no refusal is written over it"


async def test_what_was_typed_is_given_back(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.ada.slash("refine", on.discord.writing, text="We meet at 9.", rounds=1)
        await on.over()
        feedback = custom_id(on.message("### Draft 1 ·"), "say")
        box = await on.ben.press(on.message("### Draft 1 ·"), feedback)
        async with held_elsewhere(on.settings.database_path):
            sent = await on.ben.submit(box, {"text": "Name the room. " * 40})
            answer = await sent.answer()
        assert is_told(answer)
        assert answer.attachments[0].data.decode() == "Name the room. " * 40


async def test_a_reaction_meanwhile_counts_once_it_can_be_written_down(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.ada.slash("refine", on.discord.writing, text="We meet at 9.", rounds=1)
        await on.over()
        async with held_elsewhere(on.settings.database_path):
            with complaints() as heard:
                on.ben.react(on.message("### Draft 1 ·"), "👍")
                async with asyncio.timeout(20):
                    await heard.wait()
        assert on.bot is not None
        log = await on.bot._publishers[0]._ledger.open(1)
        async with asyncio.timeout(20):
            await log.until(lambda session: (on.ben.id, 1, 1) in session.votes)


async def test_a_vote_is_shown_though_the_log_could_not_be_read_at_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Not the store: where somebody has the log in hand, nothing is read.
    opened = Ledger.open
    failed: list[int] = []

    async def held_twice(ledger: Ledger[Session], key: int) -> Log[Session]:
        task = asyncio.current_task()
        is_to_be_shown = task is not None and task.get_name() == "publisher-1"
        if is_to_be_shown and len(failed) < 2:
            failed.append(key)
            raise BusyDatabase(path="refine.db")
        return await opened(ledger, key)

    async with stage(tmp_path) as on:
        await on.ada.slash("refine", on.discord.writing, text="We meet at 9.", rounds=1)
        await on.over()
        assert on.bot is not None
        publisher = on.bot._publishers[0]
        await until_so(lambda: not publisher._shows)
        monkeypatch.setattr(Ledger, "open", held_twice)
        on.ben.react(on.message("### Original"), "👍")
        await on.discord.wait_until(lambda: "best by your votes" in "".join(on.cards()), within=20)
        assert failed != []


def damage(path: Path, table: str) -> None:
    """Overwrite the first page of a table, as a failing disk would."""
    with closing(sqlite3.connect(path)) as database:
        (page,) = database.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)
        ).fetchone()
        (size,) = database.execute("PRAGMA page_size").fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xa5" * size)


async def test_a_start_whose_commands_cannot_be_noted_waits_until_they_can(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with stage(tmp_path) as on:
        await on.stop()
        with closing(sqlite3.connect(on.settings.database_path)) as database, database:
            database.execute("DELETE FROM notes WHERE name = 'synced-commands'")
        on.discord.faults.order(FaultKind.HOLD_BEFORE, "PUT", r"/commands$")
        starting = asyncio.create_task(on.start())
        await on.held()
        async with held_elsewhere(on.settings.database_path):
            on.discord.faults.release()
            await until_so(lambda: "the commands waits for the database" in caplog.text)
        await starting
        await on.ada.slash("refine", on.discord.writing, text="We meet at 9.", rounds=1)
        await on.over()


async def test_damage_ends_the_bot_before_it_makes_it_worse(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.ada.slash("refine", on.discord.writing, text="We meet at 9.", rounds=1)
        await on.over()
        await on.restart()  # nothing of the file is in memory
        damage(on.settings.database_path, "messages")
        on.ben.react(on.message("### Draft 1 ·"), "👍")
        bot, on._task = on._task, None
        assert bot is not None
        with pytest.raises(DamagedDatabase):
            async with asyncio.timeout(20):
                await bot
