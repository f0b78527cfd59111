"""What nobody can see is no text, no wish, no topic and no idea: it is refused as an empty one."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.boards import board, card, fill_in, gathered, moves_on, open_board
from tests.e2e.people import begun, is_noted
from tests.e2e.reading import custom_id, shown
from tests.e2e.stage import stage

UNSEEN = "\u200b\u202e\u3164\ufe0f\U000e0041"
NOTHING, EMPTY = "There is no text yet.", "There is nothing in it yet."


async def test_no_text_and_no_wish_is_made_of_what_nobody_can_see(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        asked = await on.ada.slash("refine", on.discord.writing, text=UNSEEN, brief=UNSEEN)
        assert shown(await asked.answer()).startswith(NOTHING)
        await begun(on)
        draft = on.message("### Draft 1 ·")
        form = await on.ben.press(draft, custom_id(draft, "say"))
        sent = await on.ben.submit(form, {"text": UNSEEN, "about": "any"})
        told = await sent.answer()
        assert (shown(told)[: len(EMPTY)], told.attachments) == (EMPTY, [])
        on.ben.reply(draft, UNSEEN)
        on.ada.react(draft, "🔁")
        await on.over(2)
        assert (await on.session()).requests == ()


async def test_no_topic_and_no_idea_is_made_of_what_nobody_can_see(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        asked = await on.ada.slash("brainstorm", on.discord.writing, topic=UNSEEN)
        assert "Give me a topic." in shown(await asked.answer())
        await open_board(on)
        assert (await fill_in(on.ben, card(on, "### 💡"), UNSEEN)).startswith(EMPTY)
        said = on.ben.reply(card(on, "### 💡"), UNSEEN)
        told = on.ben.reply(card(on, "### 💡"), "A quiz")
        await on.discord.wait_until(lambda: is_noted(told))
        state = await board(on)
    assert [idea.text for idea in state.ideas] == ["A quiz"]
    assert not said.reactions


async def test_no_brief_is_made_of_what_nobody_can_see(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await gathered(on, "Free pizza")
        await moves_on(on, "### 💡", "Refining starts by itself")
        result = card(on, "### 🏁 The idea")
        form = await on.ada.press(result, custom_id(result, "brief"))
        before = (await board(on)).proposal
        told = await (await on.ada.submit(form, {"text": UNSEEN})).answer()
        assert shown(told).startswith(EMPTY)
        assert (await board(on)).proposal == before
