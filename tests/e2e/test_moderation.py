"""Moderation of a refinement: what does not pass reaches neither the model nor a thread."""

from __future__ import annotations

import asyncio
import json
import logging
from functools import partial
from pathlib import Path

import pytest

from bot import serve
from bot.model import OpenAIModerator, Patience
from bot.refine import outage
from bot.refine.events import RequestMade
from bot.refine.limits import Stop
from sandbox.model.faults import Page, Refused, SlowStart
from sandbox.model.scripted import Script
from sandbox.model.wire import Document, Reply
from tests.e2e.child import child_on_stage
from tests.e2e.people import begun, is_noted
from tests.e2e.stage import (
    Stage,
    custom_id,
    next_version,
    reply,
    shown,
    stage,
    version,
)

TEXT = "We meet on Friday at 18:30."
BAD = "flag:violence"
DOWN = Refused(503, "planted-words planted-key", type="server_error")


@pytest.fixture(autouse=True)
def _hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bot as it is, with less patience."""
    patience = Patience(tries=2, base_delay=0.01, down_after=1, down_pause=0.05)
    monkeypatch.setattr(serve, "OpenAIModerator", partial(OpenAIModerator, patience=patience))
    monkeypatch.setattr(outage, "FIRST_PAUSE", 0.05)


def with_bad(*versions: int) -> Script:
    """A model each of whose drafts is better than the one before, some of them flagged."""

    def draft(document: Document) -> str | None:
        text = next_version(document)
        written.append(f"{text} {BAD}" if len(written) + 1 in versions else str(text))
        return written[-1]

    written: list[str] = []
    return Script(lambda d: reply(d, grade=lambda text: 2.0 + 0.2 * version(text), draft=draft))


def down(on: Stage, after: int = 0) -> None:
    """Moderation is down from its next request on, or after some more."""
    for nth in range(1 + after, 1_000):
        on.model.moderation.faults.order(DOWN, nth=nth)


def everything_shown(on: Stage) -> str:
    """Every state of every message, from its post to its last edit."""
    seen = [h for h in on.discord.happenings.past() if h.kind.startswith("MESSAGE_")]
    return json.dumps([h.payload for h in seen])


async def told(on: Stage, text: str) -> str:
    """What the member who gives a text is told."""
    message = await (await on.ada.slash("refine", on.discord.writing, text=text, rounds=1)).answer()
    assert message.ephemeral
    return shown(message)


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


async def test_a_wish_that_is_flagged_is_answered_and_not_kept(tmp_path: Path) -> None:
    async with stage(tmp_path, moderation="closed") as on:
        await on.restart(gather_seconds=0.05)
        await on.ada.slash("refine", on.discord.writing, text=TEXT, rounds=1)
        await on.over()
        draft = on.message("### Draft 1 ·")
        for wish in (BAD, f"{BAD} once more"):
            on.ben.reply(draft, wish)
        await on.discord.wait_until(lambda: any("cannot take this up" in c for c in on.cards()))
        form = await on.ben.press(draft, custom_id(draft, "say"))
        typed = await (await on.ben.submit(form, {"text": BAD, "about": "this"})).answer()
        said = on.ben.reply(draft, "Name the room.")
        await on.over(2)
        on.ben.edit(said, BAD)
        form = await on.ben.press(draft, custom_id(draft, "say"))
        good = await (await on.ben.submit(form, {"text": "Shorter.", "about": "this"})).answer()
        await on.over(3)
        session, cards, log = await on.session(), on.cards(), await on.events()
    assert sum("cannot take this up" in card for card in cards) == 1
    assert "marks it as violence" in shown(typed)
    assert shown(good).startswith("📝 Noted.")
    assert [r.text for r in session.requests] == ["Name the room.", "Shorter."]
    assert BAD not in str(log)
    assert BAD not in str(on.gate.documents)


async def test_a_wish_that_is_edited_in_an_absence_is_checked_as_well(tmp_path: Path) -> None:
    async with stage(tmp_path, moderation="closed") as on:
        await begun(on, gather=600.0)
        draft = on.message("### Draft 1 ·")
        said = on.ben.reply(draft, "Name the room.")
        await on.discord.wait_until(lambda: is_noted(said))
        await on.stop()
        on.ben.edit(said, f"<@{on.bot_id}> {BAD}")
        last = on.ben.reply(draft, "Shorter.")  # is read after the edit
        await on.start()
        await on.discord.wait_until(lambda: is_noted(last))
        session, log = await on.session(), await on.events()
    assert [r.text for r in session.open_requests] == ["Name the room.", "Shorter."]
    assert BAD not in str(log)


async def test_of_two_edits_the_later_one_stands_although_it_was_passed_first(
    tmp_path: Path,
) -> None:
    released = asyncio.Event()
    async with stage(tmp_path, moderation="closed") as on:
        await begun(on, gather=600.0)
        said = on.ben.reply(on.message("### Draft 1 ·"), "Name the room.")
        await on.discord.wait_until(lambda: is_noted(said))
        on.model.moderation.faults.order(SlowStart(release=released))
        on.ben.edit(said, f"<@{on.bot_id}> Short.")
        on.ben.edit(said, f"<@{on.bot_id}> Much shorter.")
        assert on.bot is not None
        log = await on.bot._publishers[0]._ledger.open(1)
        async with asyncio.timeout(20):
            await log.until(lambda session: session.requests[0].text != "Name the room.")
        released.set()
        last = on.ben.reply(on.message("### Draft 1 ·"), "Warmer.")
        await on.discord.wait_until(lambda: is_noted(last))
        session = await on.session()
    assert [r.text for r in session.open_requests] == ["Much shorter.", "Warmer."]


async def test_where_the_bot_is_a_guest_a_refusal_is_private_all_the_same(tmp_path: Path) -> None:
    async with stage(tmp_path, moderation="closed") as on:
        used = await on.ada.slash("refine", on.discord.lounge, text=BAD)
        told = await used.followup()
        assert on.discord.messages(on.discord.lounge) == []
        used = await on.ada.slash("refine", on.discord.lounge, text=TEXT, rounds=1)
        await on.discord.wait_until(
            lambda: any("All rounds" in shown(m) for m in on.discord.messages(on.discord.lounge))
        )
        (sheet,) = on.discord.messages(on.discord.lounge)
        form = await on.ben.press(sheet, custom_id(sheet, "say"))
        sent = await on.ben.submit(form, {"text": BAD, "about": "any"})
        wish = await sent.followup()
    assert told.ephemeral
    assert wish.ephemeral
    assert "marks it as violence" in shown(told)
    assert "marks it as violence" in shown(wish)


async def test_closed_a_text_is_refused_while_moderation_is_down(tmp_path: Path) -> None:
    async with stage(tmp_path, moderation="closed") as on:
        down(on)
        said = await told(on, TEXT)
        assert on.gate.documents == []
        assert await on.events() == []
    assert said.startswith("I cannot check texts right now")
    assert "planted" not in said


async def test_closed_a_session_waits_for_moderation_and_goes_on_by_itself(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with stage(tmp_path, moderation="closed") as on:
        down(on, after=1)
        await on.ada.slash("refine", on.discord.writing, text=TEXT, rounds=1)
        messages = on.discord.world.messages
        await on.discord.wait_until(
            lambda: any("Waiting for moderation" in shown(m) for m in messages.values()), within=20
        )
        asked = len(on.gate.documents)
        wish = on.ben.reply(on.message("### Original"), "Name the room.")
        await on.discord.wait_until(lambda: any("cannot check" in card for card in on.cards()))
        on.model.moderation.faults.clear()
        await on.over()
        session, cards, log = await on.session(), on.cards(), await on.events()
    assert wish.id
    assert asked == 1  # nothing more was spent on what nobody could check
    assert not any(isinstance(event, RequestMade) for event in log)
    assert session.endings[-1].stop is Stop.ROUNDS
    assert session.best == 1
    assert sum("Here I waited for moderation" in card for card in cards) == 1
    assert "planted" not in "".join(cards) + caplog.text
    assert caplog.text.count("nothing passes until it does") == 1


@pytest.mark.parametrize("fault", [DOWN, Page()], ids=["503", "a page"])
async def test_open_everything_goes_on_unchecked_and_whoever_runs_it_is_told_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, fault: Refused | Page
) -> None:
    caplog.set_level(logging.INFO)
    async with stage(tmp_path, with_bad(1), moderation="open") as on:
        for nth in range(1, 100):
            on.model.moderation.faults.order(fault, nth=nth)
        await on.ada.slash("refine", on.discord.writing, text=TEXT, rounds=3)
        await on.over()
        session, cards = await on.session(), on.cards()
    assert session.rounds_written == 3
    assert caplog.text.count("texts pass unchecked until it does") == 1
    assert "planted" not in "".join(cards) + caplog.text


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
