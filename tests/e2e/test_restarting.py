"""What a process recorded but did not show, or showed but did not record, before it died."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from bot.refine.events import Picked, Reacted, Reaction
from bot.refine.kind import REFINE
from bot.runner.ledger import Ledger
from bot.store.store import SqliteStore
from bot.story.events import Event, Shown
from sandbox.server.state.nonces import REMEMBERED_SECONDS
from tests.e2e.boards import board, card, open_board, waits
from tests.e2e.reading import shown
from tests.e2e.stage import Stage, stage
from tests.e2e.test_final import accepted, ready_to_accept


async def begun(on: Stage, rounds: int) -> None:
    await on.ada.slash("refine", on.discord.writing, text="We meet.", rounds=rounds)
    await on.over()


async def test_a_pick_that_was_recorded_last_is_shown_after_the_restart(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun(on, rounds=2)
        await on.stop()
        async with SqliteStore.open(on.settings.database_path) as store:
            ledger = Ledger(store, REFINE)
            await ledger.record(1, Picked(ledger.now(), "pressed", on.ada.id, 1))
        await on.start()
        await on.until_last("Draft 1 is the best so far")
        assert "by its author's pick" in on.cards()[-1]


def forget_the_last_event(database: Path) -> str:
    """As if the process had died before it was written; its kind."""
    with sqlite3.connect(database) as connection:
        ((seq, kind),) = connection.execute(
            "SELECT seq, kind FROM events WHERE session = 1 ORDER BY seq DESC LIMIT 1"
        ).fetchall()
        connection.execute("DELETE FROM messages WHERE card = 'hint1'")
        connection.execute("DELETE FROM events WHERE session = 1 AND seq = ?", (seq,))
        connection.execute("UPDATE sessions SET seq = seq - 1 WHERE id = 1")
    return str(kind)


async def test_a_card_of_a_waiting_session_that_no_log_knows_is_not_posted_again(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await begun(on, rounds=1)
        on.ben.say(on.thread(), "Nice!")
        await on.until_last("To steer this text")
        before = on.cards()
        await on.stop()
        assert forget_the_last_event(on.settings.database_path) == "Posted"
        on.discord.clock.advance(2 * REMEMBERED_SECONDS)
        edits = on.sent("PATCH", r"/channels/.+/messages/.+")
        await on.start()
        await on.discord.wait_until(lambda: on.sent("PATCH", r"/channels/.+/messages/.+") > edits)
        assert on.cards() == before


async def take_back(on: Stage, draft: int) -> None:
    """As if the process had died between an edit for a vote, which is done, and writing that down;
    just before, the vote was taken back."""
    while type((await on.events())[-1]) is Shown:
        assert forget_the_last_event(on.settings.database_path) == "Shown"
    async with SqliteStore.open(on.settings.database_path) as store:
        ledger, up = Ledger(store, REFINE), Reaction.UP
        vote = Reacted(ledger.now(), "taken back", on.ben.id, draft, up, on=False)
        await ledger.record(1, vote)


async def test_a_card_that_was_changed_before_a_kill_and_is_to_be_as_before_is_changed_back(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await begun(on, rounds=2)
        before = on.cards()
        on.ben.react(on.message("### Draft 1 ·"), "👍")
        await on.until_last("Draft 1 is the best so far")
        await on.stop()
        await take_back(on, draft=1)
        on.ben.unreact(on.message("### Draft 1 ·"), "👍")
        await on.start()
        await on.discord.wait_until(lambda: on.cards() == before)


def doubted(events: Sequence[Event]) -> list[str]:
    """The cards that were taken for other than they should be."""
    return [event.card for event in events if isinstance(event, Shown) and not event.digest]


async def test_what_stands_as_it_should_is_left_as_it_is_by_a_restart(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await ready_to_accept(on)
        await accepted(on)
        on.ben.react(on.message("### Draft 1 ·"), "👍")
        await on.until(lambda session: session.votes)
        await on.answered()
        await on.stop()
        on.ben.react(on.message("### Original"), "👍")
        edits = on.sent("PATCH", r".*/messages/.*")
        await on.start()
        await on.until(lambda session: len(session.votes) == 2)
        await on.answered()
        await on.stop()
        assert doubted(await on.events()) == []
        assert on.sent("PATCH", r".*/messages/.*") - edits <= 1  # what the vote changed


async def test_a_board_that_stands_as_it_should_is_left_as_it_is_by_a_restart(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await open_board(on, votes=2)
        idea = on.ben.reply(card(on, "### 💡"), "Free *pizza* & `cake` <3")
        await waits(on, "### 💡", on.ben.mention)
        await on.stop()
        on.ada.react(idea, "👍")
        await on.start()
        await waits(on, "### 💡", on.ada.mention)
        await on.stop()
        assert doubted(await on.events()) == []


async def test_a_guests_message_that_was_changed_before_a_kill_is_changed_back(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await on.ada.slash("refine", on.discord.lounge, text="We meet.", rounds=2)
        (sheet,) = on.discord.messages(on.discord.lounge)
        await on.discord.wait_until(lambda: "All rounds are done." in shown(sheet))
        before = shown(sheet)
        await on.ben.press(sheet, "refine:up:1:2")
        await on.discord.wait_until(lambda: shown(sheet) != before)
        await on.stop()
        await take_back(on, draft=2)
        await on.start()
        await on.ben.press(sheet, "refine:compare:1:sheet")  # its token is the newest now
        await on.discord.wait_until(lambda: shown(sheet) == before)


async def test_a_vote_for_an_idea_counts_where_both_came_in_an_absence(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await open_board(on)
        chloe = on.discord.member("chloe")
        await on.stop()
        said = on.ben.reply(card(on, "### 💡"), "Free pizza")
        chloe.react(said, "👍")
        await on.start()
        await waits(on, "### 💡", chloe.mention)
        assert (await board(on)).marks == ((chloe.id, 1),)
