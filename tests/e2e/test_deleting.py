"""A session is deleted by those who may, whatever it is doing; what stands in its thread stays."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.store.store import OF_A_SESSION
from cogs.thread import publisher
from sandbox.model.faults import Stalled
from sandbox.server.faults import FaultKind
from tests.e2e.boards import card as board_card
from tests.e2e.boards import fill_in, open_board, shows
from tests.e2e.reading import custom_id, shown
from tests.e2e.shelves import TEXT, acts, begun, chosen, erase, forged, listed, press
from tests.e2e.stage import Stage, stage
from tests.e2e.threads import POSTS, appears
from tests.runner.travel import Travel

GONE = "This session is no longer here. /refine and /brainstorm begin a new one."
DELETED = "This session was deleted."


def left(on: Stage) -> int:
    """How many rows of sessions there are in all."""
    tables = ("sessions", *OF_A_SESSION)
    counts = (f"SELECT count(*) FROM {table}" for table in tables)  # noqa: S608 - our own names
    with closing(sqlite3.connect(on.settings.database_path)) as database:
        return sum(database.execute(count).fetchone()[0] for count in counts)


async def test_its_author_is_asked_once_and_then_it_is_gone(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun(on, on.ada, on.discord.writing)
        cards = on.cards()
        card = await chosen(on.ada, on.discord.general, 1)
        assert f"Delete “{TEXT}” for good?" in await press(on.ada, card, "delete")
        assert TEXT in await press(on.ada, card, "show")
        await erase(on, on.ada, card)
        assert shown(card) == f"“{TEXT}” is deleted."
        assert left(on) == 0
        assert "There are none." in await press(on.ada, card, "list")
        (head,) = on.discord.messages(on.discord.writing)
        await on.discord.wait_until(lambda: shown(head).startswith(DELETED), within=30)
        assert on.cards() == cards
        draft = on.message("### Draft 1 ·")
        pressed = await on.ada.press(draft, custom_id(draft, "again"))
        assert shown(await pressed.answer()) == GONE
        assert await forged(on.ada, on.discord.general, "erase", 1) == GONE


async def test_who_manages_messages_there_may_delete_it_and_others_may_not(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun(on, on.ada, on.discord.writing)
        here, mod = on.discord.general, on.discord.member("mod")
        for act in ("delete", "erase"):
            assert "can delete it" in await forged(on.ben, here, act, 1)
        assert left(on) > 0
        card = await chosen(mod, here, 1, whose="server")
        assert "delete" in acts(card)
        await erase(on, mod, card)
        assert left(on) == 0


@pytest.mark.parametrize("nth", [1, 2])
async def test_one_that_runs_ends_and_nothing_more_is_posted(tmp_path: Path, nth: int) -> None:
    async with stage(tmp_path) as on:
        answer = on.gate.hold(nth)
        await on.ada.slash("refine", on.discord.writing, text=TEXT, rounds=3)
        await on.gate.asked(nth)
        card = await chosen(on.ada, on.discord.general, 1)
        await erase(on, on.ada, card)
        before = [m.id for m in on.discord.messages(on.thread())]
        answer.set()
        await begun(on, on.ada, on.discord.general, "Another text.")
        assert [m.id for m in on.discord.messages(on.thread())] == before
        assert "Another text." in shown(await listed(on.ada, on.discord.general))
        assert TEXT not in shown(await listed(on.ada, on.discord.general))


async def test_a_card_that_waits_for_discord_is_not_posted_afterwards(
    tmp_path: Path, travel: Travel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publisher, "_PATIENCE", 0.1)
    async with stage(tmp_path) as on:
        answer = on.gate.hold(2)
        await on.ada.slash("refine", on.discord.writing, text=TEXT, rounds=3)
        await appears(on, "### Draft 1")
        on.discord.faults.order(FaultKind.RATE_LIMIT, "POST", POSTS, retry_after=30.0)
        answer.set()
        await on.discord.wait_until(lambda: on.failed(429) == 1)
        await erase(on, on.ada, await chosen(on.ada, on.discord.general, 1))
        before = on.cards()
        travel.offset += 30.0
        await begun(on, on.ada, on.discord.general, "Another text.")
        assert on.cards() == before


async def test_what_its_call_had_used_is_still_in_the_usage(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        on.model.faults.order(Stalled(after=700))
        await on.ada.slash("refine", on.discord.writing, text=TEXT)
        await on.gate.asked(1)
        card = await chosen(on.ada, on.discord.general, 1)
        before = shown(await (await on.ada.slash("usage", on.discord.general)).answer())
        await erase(on, on.ada, card)
        after = shown(await (await on.ada.slash("usage", on.discord.general)).answer())
    # The scripted model has no price: its calls are counted.
    assert "unknown" not in before
    assert "The price of one call is unknown" in after


async def test_a_board_under_way_is_deleted_with_its_ideas(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await open_board(on)
        card = await chosen(on.ada, on.discord.general, 1)
        await erase(on, on.ada, card)
        assert left(on) == 0
        late = on.ben.reply(on.discord.messages(on.thread())[-1], "A late idea")
        await begun(on, on.ada, on.discord.general)
        assert not late.reactions


async def test_a_guests_message_says_that_it_is_deleted(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.ada.slash("refine", on.discord.lounge, text=TEXT, rounds=1)
        (sheet,) = on.discord.messages(on.discord.lounge)
        await on.discord.wait_until(lambda: "All rounds are done." in shown(sheet), within=30)
        card = await chosen(on.ada, on.ada.direct, 1)
        await erase(on, on.ada, card)
        await on.discord.wait_until(lambda: shown(sheet).startswith(DELETED), within=30)
        assert "refine:" not in json.dumps(sheet.components)


async def test_a_board_whose_session_is_deleted_can_still_be_exported(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await open_board(on)
        for idea in ("A picnic", "Kayaks"):
            await fill_in(on.ben, board_card(on, "### 💡"), idea)
        for start, then in (
            ("### 💡", "### 🗳️ Vote ·"),
            ("### 🗳️ Vote ·", "Refining starts by itself"),
            ("### 🏁", "Refining goes on below"),
        ):
            phase = board_card(on, start)
            await on.ada.press(phase, custom_id(phase, "next"))
            await shows(on, then)
        await on.over()
        await erase(on, on.ada, await chosen(on.ada, on.discord.general, 2))
        card = await chosen(on.ada, on.discord.general, 1)
        answer = await (await on.ada.press(card, "sessions:json:1:mine:0:")).answer()
        assert json.loads(answer.attachments[0].data)["refined"] is None
