"""Moderation of a board: what does not pass is on no card, and the board goes on without it."""

from __future__ import annotations

from pathlib import Path

import pytest

from sandbox.model.wire import Question, Reply
from tests.e2e.answers import plain_thoughts
from tests.e2e.boards import TOPIC, board, card, choose, fill_in, open_board, press, shows
from tests.e2e.moderation import BAD, DOWN, everything_shown, hasten
from tests.e2e.reading import custom_id, shown
from tests.e2e.stage import Stage, stage


@pytest.fixture(autouse=True)
def _hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    hasten(monkeypatch)


def rude(question: Question) -> Reply:
    """A model one of whose ideas is flagged, and its draft."""
    match question["do"]:
        case "spark":
            return {"ideas": ["A kayak race", f"A duel {BAD}", "A bonfire"][: question["count"]]}
        case "shape":
            return {"brief": "A party", "draft": f"Come or else {BAD}", "credits": []}
        case _:
            return plain_thoughts(question)


async def moves_on(on: Stage, start: str, words: str) -> None:
    """Ada ends a phase; something is shown then."""
    await press(on.ada, card(on, start), "next")
    await shows(on, words)


@pytest.mark.parametrize("field", ["topic", "goal"])
async def test_a_topic_or_goal_that_is_flagged_opens_no_board(tmp_path: Path, field: str) -> None:
    async with stage(tmp_path, moderation="closed") as on:
        given = {"topic": TOPIC} | {field: f"A party {BAD}"}
        used = await on.ada.slash("brainstorm", on.discord.writing, **given)
        message = await used.answer()
        assert on.discord.messages(on.discord.writing) == []
        assert await on.events() == []
    assert message.ephemeral
    assert "moderation marks it as violence" in shown(message)


async def test_a_board_that_passes_opens_and_its_host_is_led_there(tmp_path: Path) -> None:
    async with stage(tmp_path, moderation="closed") as on:
        used = await on.ada.slash("brainstorm", on.discord.writing, topic=TOPIC)
        said = shown(await used.answer())
        await shows(on, "### 💡")
        assert said == f"Your brainstorm is open: <#{on.thread().id}>"


async def test_an_idea_that_is_flagged_is_not_on_the_board_however_it_is_given(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path, moderation="closed") as on:
        await open_board(on)
        refused = await fill_in(on.ben, card(on, "### 💡"), f"A duel {BAD}")
        on.ben.reply(card(on, "### 💡"), f"A duel, said aloud {BAD}")
        await shows(on, "I cannot take this up")
        given = on.ben.reply(card(on, "### 💡"), "A quiz")
        await shows(on, "**1.** A quiz")
        on.ben.edit(given, f"A quiz {BAD}")
        taken = await fill_in(on.ben, card(on, "### 💡"), "Free pizza")
        await shows(on, "**2.** Free pizza")
        ideas, log = (await board(on)).ideas, await on.events()
    assert "moderation marks it as violence" in refused
    assert "your idea is number 2" in taken
    assert [idea.text for idea in ideas] == ["A quiz", "Free pizza"]
    assert BAD not in str(log)


async def test_what_the_model_writes_is_kept_out_where_it_is_flagged(tmp_path: Path) -> None:
    async with stage(tmp_path, thoughts=rude, moderation="closed") as on:
        await open_board(on, ideas=3)
        await shows(on, "**2.** A bonfire")
        gathering = shown(card(on, "### 💡"))
        await moves_on(on, "### 💡", "### 🗳️ Vote ·")
        await choose(on, on.ben, 1)
        await moves_on(on, "### 🗳️ Vote ·", "lists the winners as they stand")
        shaped = shown(card(on, "### 🏁"))
        brief = card(on, "### 🏁")
        form = await on.ada.press(brief, custom_id(brief, "brief"))
        edited = shown(await (await on.ada.submit(form, {"text": f"Duels {BAD}"})).answer())
        seen, log = everything_shown(on), await on.events()
    assert "Moderation marks something that I wrote as violence" in gathering
    assert "Moderation marks something that I wrote as violence" in shaped
    assert "- A kayak race" in shaped
    assert "moderation marks it as violence" in edited
    assert BAD not in seen
    assert BAD not in str(log)


async def test_closed_a_board_goes_on_by_rule_while_moderation_is_down(tmp_path: Path) -> None:
    async with stage(tmp_path, moderation="closed") as on:
        await open_board(on)
        await fill_in(on.ben, card(on, "### 💡"), "A quiz")
        await shows(on, "**1.** A quiz")
        on.model.moderation.faults.order(DOWN, times=None)
        refused = await fill_in(on.ben, card(on, "### 💡"), "Free pizza")
        await press(on.ben, card(on, "### 💡"), "spark")
        await shows(on, "cannot be checked right now")
        asked = len(on.gate.documents)
        await moves_on(on, "### 💡", "lists the winners as they stand")
        assert len((await board(on)).ideas) == 1
    assert refused.startswith("I cannot check texts right now")
    assert asked == 0


async def test_open_a_board_goes_on_unchecked_while_moderation_is_down(tmp_path: Path) -> None:
    async with stage(tmp_path, moderation="open") as on:
        on.model.moderation.faults.order(DOWN, times=None)
        await open_board(on, ideas=1)
        await shows(on, f"**1.** Idea 1 for {TOPIC}")
        assert "your idea is number 2" in await fill_in(on.ben, card(on, "### 💡"), "A quiz")
