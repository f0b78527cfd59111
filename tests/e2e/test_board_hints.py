"""What is said in a board's place and adds nothing earns one kind word, where that helps."""

from __future__ import annotations

import json
from pathlib import Path

from tests.e2e.boards import VOTE, board, card, gathered, moves_on, open_board, shows
from tests.e2e.stage import stage


async def test_nobody_is_told_how_to_add_ideas_while_none_are_taken(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await gathered(on, "Free pizza", "A quiz")
        await moves_on(on, "### 💡", VOTE)
        on.discord.member("chloe").say(on.thread(), "I am for the quiz!")
        on.ben.reply(card(on, VOTE), "And music", ping=False)
        await shows(on, "Ideas are no longer gathered here.")
        hint = card(on, "Ideas are no longer gathered here.")
        assert not any("add an idea" in text for text in on.cards())
        assert len((await board(on)).hints) == 1
    assert '"disabled": true' in json.dumps(hint.components)


async def test_a_reply_without_a_ping_is_answered_with_a_hint_whose_button_adds_an_idea(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await open_board(on)
        on.ben.reply(card(on, "### 💡"), "And music", ping=False)
        await shows(on, "I could not read your reply")
        hint = card(on, "I could not read your reply")
    assert '"disabled": true' not in json.dumps(hint.components)


async def test_an_idea_that_comes_as_a_file_is_said_to_have_no_words(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await open_board(on)
        on.ben.reply(card(on, "### 💡"), "", files=(("idea.txt", b"A quiz", "text/plain"),))
        await shows(on, "There are no words in this message, and files I do not read here.")
        assert "Leave the ping" not in str(on.cards())
        assert (await board(on)).ideas == ()
