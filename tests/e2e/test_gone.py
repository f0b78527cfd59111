"""A control may outlive its session: whoever uses it is told so, and typed words come back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.e2e.people import begun
from tests.e2e.reading import custom_id, shown
from tests.e2e.stage import Stage, stage

CONTROLS = [
    ("### Draft 1 ·", "again"),
    ("### Draft 1 ·", "say"),
    ("### Draft 1 ·", "pick"),
    ("### Draft 1 is the best", "accept"),
    ("### Draft 1 is the best", "compare"),
]


async def forget(on: Stage) -> None:
    """The session is deleted; its thread stays."""
    await on.stop()
    with closing(sqlite3.connect(on.settings.database_path)) as database:
        database.executescript("DELETE FROM messages; DELETE FROM events; DELETE FROM sessions")
    await on.start()


@pytest.mark.parametrize(("card", "verb"), CONTROLS, ids=lambda value: value)
async def test_a_press_after_the_session_is_gone_is_answered(
    tmp_path: Path, card: str, verb: str
) -> None:
    async with stage(tmp_path) as on:
        await begun(on)
        await forget(on)
        message = on.message(card)
        pressed = await on.ada.press(message, custom_id(message, verb))
        assert (
            shown(await pressed.answer())
            == "This session is no longer here. /refine and /brainstorm begin a new one."
        )


async def test_stop_on_the_head_of_a_session_that_is_gone_is_answered(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun(on)
        await forget(on)
        (head,) = on.discord.messages(on.discord.writing)
        pressed = await on.ada.press(head, custom_id(head, "stop"))
        assert (
            shown(await pressed.answer())
            == "This session is no longer here. /refine and /brainstorm begin a new one."
        )


async def test_feedback_to_a_session_that_is_gone_is_given_back(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun(on)
        draft = on.message("### Draft 1 ·")
        form = await on.ben.press(draft, custom_id(draft, "say"))
        await forget(on)
        sent = await on.ben.submit(form, {"text": "Name the day.", "about": "this"})
        answer = await sent.answer()
    assert (
        shown(answer) == "This session is no longer here. /refine and /brainstorm begin a new one."
    )
    assert answer.attachments[0].data.decode() == "Name the day."


async def test_reactions_and_replies_to_a_session_that_is_gone_do_no_harm(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun(on)
        await forget(on)
        on.ben.react(on.message("### Draft 1 ·"), "🔁")
        on.ben.reply(on.message("### Draft 1 ·"), "shorter")
        await on.ada.slash("refine", on.discord.general, text="Another text.", rounds=1)
        await on.over(2)
        assert "### Draft 2" not in str(on.cards())
