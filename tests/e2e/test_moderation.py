"""Moderation of a refinement: what does not pass reaches neither the model nor a thread."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.refine.limits import Stop
from sandbox.model.faults import SlowStart
from sandbox.model.scripted import Script
from sandbox.model.wire import Document, Reply
from tests.e2e.answers import next_version, reply
from tests.e2e.child import child_on_stage
from tests.e2e.moderation import BAD, TEXT, everything_shown, told, with_bad
from tests.e2e.reading import shown
from tests.e2e.stage import stage


async def test_a_text_that_is_flagged_goes_nowhere_and_its_author_is_told_in_private(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path, moderation="closed") as on:
        said = await told(on, f"{TEXT} {BAD}")
        assert on.discord.messages(on.discord.writing) == []
        assert on.gate.documents == []
        assert await on.events() == []
    assert said.startswith("I cannot take this up: moderation marks it as violence.")


@pytest.mark.parametrize("unseen", ["\u200d", "\u200c", "\u200e", "\ufe0f"], ids=ascii)
async def test_what_nobody_sees_gets_no_word_past_moderation(tmp_path: Path, unseen: str) -> None:
    async with stage(tmp_path, moderation="closed") as on:
        said = await told(on, unseen.join("You nincompoop!"))
        assert on.model.moderation.requests[-1]["input"] == ["You nincompoop!"]
        assert on.gate.documents == []
    assert said.startswith("I cannot take this up: moderation marks it as harassment.")


@pytest.mark.parametrize("field", ["text", "brief"])
async def test_what_is_typed_in_the_box_comes_back_to_its_author(
    tmp_path: Path, field: str
) -> None:
    async with stage(tmp_path, moderation="closed") as on:
        box = await on.ada.slash("refine", on.discord.writing)
        typed = {"text": TEXT, "brief": "short"} | {field: BAD}
        message = await (await on.ada.submit(box, typed)).answer()
        assert on.gate.documents == []
    assert "moderation marks it as violence" in shown(message)
    assert message.attachments[0].data.decode() == typed["text"]


async def test_a_text_that_passes_is_refined_and_its_author_led_there(tmp_path: Path) -> None:
    async with stage(tmp_path, moderation="closed") as on:
        said = await told(on, TEXT)
        await on.over()
        assert said == f"Your text is in the works: <#{on.thread().id}>"
        assert (await on.session()).best == 1


async def test_a_flagged_draft_is_kept_out_and_the_best_stays_the_best(tmp_path: Path) -> None:
    async with stage(tmp_path, with_bad(2), moderation="closed") as on:
        await on.ada.slash("refine", on.discord.writing, text=TEXT, rounds=3)
        await on.over()
        cards, session, log = on.cards(), await on.session(), await on.events()
        seen = everything_shown(on)
    kept_out = [card for card in cards if "moderation marks it as violence" in card]
    assert len(kept_out) == 1
    assert kept_out[0].startswith("### Draft 2\n-# ↩️ kept out")
    assert [d.number for d in session.drafts] == [0, 1, 3]
    assert session.best == 3
    assert BAD not in seen
    assert BAD not in str(log)


async def test_two_flagged_drafts_in_a_row_end_the_rounds(tmp_path: Path) -> None:
    async with stage(tmp_path, with_bad(2, 3), moderation="closed") as on:
        await on.ada.slash("refine", on.discord.writing, text=TEXT, rounds=9)
        await on.over()
        last, session = on.cards()[-1], await on.session()
    assert session.endings[-1].stop is Stop.REJECTS
    assert last.startswith("### Draft 1 is the best so far")


@pytest.mark.parametrize("place", ["writing", "lounge"])
async def test_no_word_of_a_draft_is_shown_before_it_passed(tmp_path: Path, place: str) -> None:
    release = asyncio.Event()
    async with stage(tmp_path, moderation="open") as on:
        on.model.moderation.faults.order(SlowStart(release=release), nth=2)
        await on.ada.slash("refine", getattr(on.discord, place), text=TEXT, rounds=1)
        messages = on.discord.world.messages
        await on.discord.wait_until(
            lambda: any("### Draft 1\n-# writing…" in shown(m) for m in messages.values())
        )
        await on.discord.wait_until(lambda: len(on.model.moderation.requests) >= 2)
        before = everything_shown(on)
        release.set()
        await on.discord.wait_until(lambda: f"{TEXT} v1" in everything_shown(on))
    assert " v1" not in before  # random marks have no spaces
    assert "Made it better." not in before


async def test_the_judges_words_are_left_out_where_they_do_not_pass(tmp_path: Path) -> None:
    def rude(document: Document) -> Reply:
        issues = [{"text": "A", "quote": "We", "criterion": "fit", "problem": f"You {BAD}"}]
        return reply(document, grade=lambda _: 3.0, draft=next_version, issues=issues)

    async with stage(tmp_path, Script(rude), moderation="closed") as on:
        await on.ada.slash("refine", on.discord.writing, text=TEXT, rounds=1)
        await on.over()
        seen = everything_shown(on)
        original = shown(on.message("### Original · 6.0/10"))
    assert BAD not in seen
    assert "To mend next" not in original


async def test_off_nothing_is_asked_and_everything_passes(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.ada.slash("refine", on.discord.writing, text=f"{TEXT} {BAD}", rounds=1)
        await on.over()
        assert not on.model.moderation.requests
        assert f"{TEXT} {BAD} v1" in str(on.cards())


async def test_killed_between_a_draft_and_its_ruling_it_is_written_again_and_shown_once(
    tmp_path: Path,
) -> None:
    async with child_on_stage(tmp_path, moderation="closed") as (discord, child):
        never = asyncio.Event()
        child.model.moderation.faults.order(SlowStart(release=never), nth=2)
        discord.member("ada").slash("refine", discord.writing, text=TEXT, rounds=1)
        await discord.wait_until(lambda: len(child.model.moderation.requests) >= 2, within=20)
        await child.kill()
        await child.start()
        messages = discord.world.messages
        await discord.wait_until(
            lambda: any("All rounds are done." in shown(m) for m in messages.values()), within=20
        )
        titles = [shown(m).splitlines()[0] for m in messages.values() if "###" in shown(m)]
    assert [t.split(" · ")[0] for t in titles] == [
        "### Original",
        "### Draft 1",
        "### Draft 1 is the best so far",
    ]
