"""A board in every mood: what is refused, what fails, where it can be, and what is exported."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from bot.brainstorm.events import Phase
from cogs.thread import handing
from sandbox.model.faults import Refused
from tests.e2e.boards import (
    VOTE,
    ballot,
    board,
    card,
    choose,
    fill_in,
    gathered,
    moves_on,
    open_board,
    press,
    shows,
)
from tests.e2e.reading import custom_id, shown
from tests.e2e.stage import Stage, stage


def broken(on: Stage) -> None:
    """The model declines everything from here on."""
    on.model.faults.order(Refused(401, "no", code="invalid_api_key"), times=None)


async def test_a_model_that_fails_in_each_step_stops_nobody(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        broken(on)
        await open_board(on, goal="an announcement", ideas=2)
        await shows(on, "does not accept this bot's key")
        await fill_in(on.ben, card(on, "### 💡"), "Free pizza")
        await fill_in(on.ben, card(on, "### 💡"), "A quiz")
        await moves_on(on, "### 💡", VOTE)
        await choose(on, on.ben, 2)
        await moves_on(on, VOTE, "lists the winners as they stand")
        result = shown(card(on, "### 🏁"))
        await moves_on(on, "### 🏁", "Refining goes on below")
        await shows(on, "### No draft yet")
        session = await on.session(2)
    assert "an announcement" in result
    assert "- A quiz" in result
    assert session.original is None  # what there is to refine is the brief
    assert [c.text for c in session.credits] == ["A quiz"]


async def test_an_edited_brief_is_what_is_written_from(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await gathered(on, "Free pizza", "A quiz")
        await moves_on(on, "### 💡", VOTE)
        await moves_on(on, VOTE, "Refining starts by itself")
        result = card(on, "### 🏁 Nobody voted, so every idea counts the same")
        assert "who hosts this" in await press(on.ben, result, "brief")
        form = await on.ada.press(result, custom_id(result, "brief"))
        await on.restart()
        told = await (await on.ada.submit(form, {"text": "Invite them for pizza."})).answer()
        assert "The brief is changed" in shown(told)
        await shows(on, "the first draft will be written from it")
        await moves_on(on, "### 🏁", "Refining goes on below")
        await on.over()
        session = await on.session(2)
    assert (session.brief, session.original) == ("Invite them for pizza.", None)
    assert session.draft(1) is not None


async def test_a_brief_that_comes_too_late_is_given_back(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await gathered(on, "Free pizza")
        await moves_on(on, "### 💡", "Refining starts by itself")
        result = card(on, "### 🏁 The idea")
        form = await on.ada.press(result, custom_id(result, "brief"))
        await moves_on(on, "### 🏁", "Refining goes on below")
        told = await (await on.ada.submit(form, {"text": "Typed with care."})).answer()
    assert "There is no brief to edit here" in shown(told)
    assert [a.data for a in told.attachments] == [b"Typed with care."]


async def test_a_board_without_ideas_can_be_begun_again(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await open_board(on)
        await moves_on(on, "### 💡", "### No ideas came")
        await moves_on(on, "### No ideas came", "No ideas yet")
        assert (await board(on)).phases == (Phase.GATHER, Phase.EMPTY, Phase.GATHER)


async def test_two_who_move_on_at_once_end_one_phase(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await gathered(on, "Free pizza", "A quiz")
        first = card(on, "### 💡")
        mo = on.discord.member("mod")
        presses = [who.press(first, custom_id(first, "next")) for who in (on.ada, mo)]
        told = [shown(await (await one).answer()) for one in presses]
        await shows(on, VOTE)
    assert sorted(told) == [
        "On we go.",
        "That phase is over already. The board shows the one that is on.",
    ]


async def test_votes_can_be_hidden_until_the_end(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await gathered(on, "Free pizza", "A quiz", hidden=True, votes=1)
        await moves_on(on, "### 💡", VOTE)
        assert "1 of 1" in await choose(on, on.ben, 2)
        await shows(on, "One person has voted; the votes show when it is over")
        assert "one vote ·" not in shown(card(on, VOTE))
        await moves_on(on, VOTE, "**1.** A quiz · one vote")


async def test_on_an_anonymous_board_nobody_is_named(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await gathered(on, "Free pizza", "A quiz", anonymous=True)
        await moves_on(on, "### 💡", VOTE)
        listed = await press(on.ada, card(on, VOTE), "ideas")
        await moves_on(on, VOTE, "Refining starts by itself")
        result = card(on, "### 🏁")
        exported = await (await on.ada.press(result, custom_id(result, "export"))).answer()
        files = b"".join(a.data for a in exported.attachments).decode()
        everything = "\n".join([*on.cards(), listed, files])
    assert on.ben.mention not in everything
    assert f'"person": "{on.ben.id}"' not in files


async def test_a_long_board_is_exported_compressed_and_its_answer_promised_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handing, "_PLAIN", 100)
    async with stage(tmp_path) as on:
        await gathered(on, "Free pizza", "A quiz")
        await moves_on(on, "### 💡", VOTE)
        await moves_on(on, VOTE, "Refining starts by itself")
        result = card(on, "### 🏁")
        export = await on.ada.press(result, custom_id(result, "export"))
        files = (await export.answer()).attachments
        assert export.deferred
        assert export.ephemeral
    assert [file.filename for file in files] == ["brainstorm-1.md.gz", "brainstorm-1.json.gz"]
    assert all("Free pizza" in gzip.decompress(file.data).decode() for file in files)


async def test_the_export_has_the_board_the_votes_and_the_drafts(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await gathered(on, "Free pizza", "A quiz")
        await moves_on(on, "### 💡", VOTE)
        await choose(on, on.ben, 2)
        await moves_on(on, VOTE, "Refining starts by itself")
        await moves_on(on, "### 🏁", "Refining goes on below")
        await on.over()
        result = card(on, "### 🏁")
        files = (
            await (await on.ben.press(result, custom_id(result, "export"))).answer()
        ).attachments
    text, data = files[0].data.decode(), json.loads(files[1].data)
    assert f"2. A quiz ({on.ben.mention})" in text
    assert "**1.** A quiz · one vote" in text
    assert "## Draft 3" in text
    assert [v["votes"] for v in data["votes"]] == [1, 0]
    assert len(data["refined"]["drafts"]) == 4


async def test_a_host_can_close_a_board(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.restart(max_running=1)
        await gathered(on, "Free pizza", "A quiz")
        head = on.message("🧠 **Brainstorm**", on.discord.writing)
        assert "who hosts this" in await press(on.ben, head, "close")
        assert "The board is closed" in await press(on.ada, head, "close")
        await shows(on, "### 🛑 Closed")
        assert "**2.** A quiz" in shown(card(on, "### 💡 2 ideas gathered"))
        for verb in ("close", "idea"):
            assert "This board is closed; its ideas stay." in await press(on.ben, head, verb)
        told = await (await on.ada.slash("brainstorm", on.discord.general, topic="More")).answer()
        assert "More" in shown(told)  # the closed one is none of those that she hosts


async def test_a_board_whose_thread_is_deleted_is_over(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await gathered(on, "Free pizza", "A quiz")
        asked = len(on.gate.documents)
        del on.discord.world.channels[on.thread().id]
        await on.ben.submit_modal(
            "board:idea:1:0:0", on.discord.writing, {"text": "Nobody sees it"}
        )
        await on.discord.wait_until(lambda: on.failed(404) > 0)
        await on.restart()
        state = await board(on)
        assert state.phase is Phase.GONE
        assert state.wake_at is None
        assert len(on.gate.documents) == asked


@pytest.mark.parametrize("verb", ["again", "accept", "pick", "compare", "stop"])
async def test_a_control_of_another_kind_of_session_does_nothing(tmp_path: Path, verb: str) -> None:
    async with stage(tmp_path) as on:
        await gathered(on, "Free pizza")
        first = card(on, "### 💡")
        forged = f"refine:{verb}:1:1"
        forged_card = json.dumps(first.components).replace("refine:idea:1:board1", forged)
        first.components = json.loads(forged_card)
        told = await (await on.ben.press(first, forged)).answer()
        assert "no longer here" in shown(told)


async def test_nobody_votes_for_what_a_menu_does_not_offer(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await gathered(on, "Free pizza", "A quiz")
        await moves_on(on, "### 💡", VOTE)
        slip, menu = await ballot(on, on.ben)
        forged = json.dumps(slip.components).replace('"value": "2"', '"value": "9"')
        slip.components = json.loads(forged)
        await on.ben.select(slip, menu, "1", "9")
        await shows(on, "One person has voted")
        assert [idea for _, idea in (await board(on)).marks] == [1]
