"""Ideas: how they come to a board, and what becomes of those that cannot be taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from sandbox.model.wire import Question, Reply
from tests.e2e.answers import plain_thoughts
from tests.e2e.boards import VOTE, board, card, gathered, moves_on, open_board, press, shows
from tests.e2e.people import edited
from tests.e2e.reading import custom_id, shown
from tests.e2e.stage import stage


async def test_an_idea_that_comes_too_late_is_given_back(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await gathered(on, "Free pizza", "A quiz")
        first = card(on, "### 💡")
        form = await on.ben.press(first, custom_id(first, "idea"))
        await moves_on(on, "### 💡", VOTE)
        told = await (await on.ben.submit(form, {"text": "Typed with care."})).answer()
        on.ben.reply(card(on, VOTE), "Too late by reply.")
        await shows(on, "Ideas are no longer gathered here.")
    assert "no longer gathered" in shown(told)
    assert [a.data for a in told.attachments] == [b"Typed with care."]


LONG = "pizza " * 200
TOLD_LENGTH = "An idea has up to 1,000 characters"


async def test_an_idea_by_reply_that_is_too_long_is_not_cut_and_its_giver_is_told(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await open_board(on)
        reply = on.ben.reply(card(on, "### 💡"), LONG)
        await shows(on, TOLD_LENGTH)
        on.discord.member("chloe").reply(card(on, "### 💡"), "A quiz")
        await shows(on, "**1.** A quiz")
        assert [i.text for i in (await board(on)).ideas] == ["A quiz"]
        assert not reply.reactions


@pytest.mark.parametrize("is_away", [False, True], ids=["live", "in an absence"])
async def test_an_idea_that_is_edited_to_be_too_long_stays_as_it_was_and_its_giver_is_told(
    tmp_path: Path, is_away: bool
) -> None:
    async with stage(tmp_path) as on:
        await open_board(on)
        idea = on.ben.reply(card(on, "### 💡"), "Free pizza")
        await shows(on, "**1.** Free pizza")
        await edited(on, idea, f"<@{on.bot_id}> {LONG}", is_away=is_away)
        await shows(on, TOLD_LENGTH)
        assert [i.text for i in (await board(on)).ideas] == ["Free pizza"]


async def test_an_idea_whose_edit_cannot_be_read_stays_and_its_giver_is_told(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await open_board(on)
        idea = on.ben.reply(card(on, "### 💡"), "Free pizza")
        await shows(on, "**1.** Free pizza")
        on.ben.edit(idea, "Free pasta")
        await shows(on, "I cannot read what you changed in this message")
        assert [i.text for i in (await board(on)).ideas] == ["Free pizza"]


async def test_many_ideas_at_once_are_on_the_board_before_all_are_marked(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await open_board(on)
        first, marks = card(on, "### 💡"), r".*/reactions/.*"
        names = ("ben", "chloe", "dan", "mod")
        for number in range(40):
            who = on.discord.member(names[number % len(names)])
            who.reply(first, f"Thought {number}")
        await on.discord.wait_until(lambda: "No ideas yet" not in shown(first))
        early = on.sent("PUT", marks)
        await shows(on, "### 💡 40 ideas")
        await on.discord.wait_until(lambda: on.sent("PUT", marks) == 40, within=20)
    assert early < 20


async def test_words_that_ping_everybody_ping_nobody(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await gathered(on, "@everyone come", "<@&1> too", topic="@everyone party")
        messages = on.discord.messages(on.thread())
        assert all(not m.mention_ids for m in messages if m.author_id == on.bot_id)


def repeating(question: Question) -> Reply:
    """A model whose sparks are what is there already."""
    if question["do"] == "spark":
        return {"ideas": [i["text"] for i in question["ideas"]] or ["Free pizza"]}
    return plain_thoughts(question)


async def test_a_spark_that_repeats_what_is_there_is_no_idea(tmp_path: Path) -> None:
    async with stage(tmp_path, thoughts=repeating) as on:
        await gathered(on, "Free pizza", "A quiz")
        await press(on.ben, card(on, "### 💡"), "spark")
        await shows(on, "something I could not read")
        assert len((await board(on)).ideas) == 2
