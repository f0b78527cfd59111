"""What people do to a message in the moment in which Discord has it and the log does not yet."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.boards import board, card, open_board, shows
from tests.e2e.people import begun
from tests.e2e.stage import stage
from tests.e2e.threads import appears


async def test_a_reaction_that_follows_a_draft_at_once_counts(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        on.ada.slash("refine", on.discord.writing, text="We meet at 9.", rounds=1)
        original = await appears(on, "### Original")
        on.ben.react(original, "👍")
        await on.over()
        session = await on.session()
    assert session.votes == {(on.ben.id, 0, 1)}


async def test_a_reaction_that_is_taken_back_at_once_does_not_count(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        on.ada.slash("refine", on.discord.writing, text="We meet at 9.", rounds=1)
        original = await appears(on, "### Original")
        on.ben.react(original, "👍")
        on.ben.unreact(original, "👍")
        on.ben.react(original, "👎")
        await on.over()
        session = await on.session()
    assert session.votes == {(on.ben.id, 0, -1)}


async def test_a_vote_that_follows_an_idea_at_once_counts(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await open_board(on)
        chloe = on.discord.member("chloe")
        chloe.react(on.ben.reply(card(on, "### 💡"), "Free pizza"), "👍")
        await shows(on, f"With {on.ben.mention}, {chloe.mention}")
        state = await board(on)
    assert state.marks == ((chloe.id, 1),)


async def test_a_wish_that_is_edited_at_once_is_taken_in_its_new_words(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun(on)
        said = on.ben.reply(on.message("### Draft 1 ·"), "Name the room.")
        on.ben.edit(said, f"<@{on.bot_id}> Name the day.")
        await on.over(2)
        session = await on.session()
    assert [r.text for r in session.requests] == ["Name the day."]
