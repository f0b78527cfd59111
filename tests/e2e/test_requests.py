"""Requests: what people ask of a text, in a reply, a mention or the form, and what comes of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from sandbox.model.scripted import Script
from sandbox.model.wire import Document, Reply
from tests.e2e.answers import better_each_time
from tests.e2e.people import TEXT, begun, edited, is_noted, meeting_requests
from tests.e2e.reading import custom_id, shown
from tests.e2e.stage import stage


async def test_a_reply_to_a_draft_becomes_a_round_that_meets_it(tmp_path: Path) -> None:
    async with stage(tmp_path, Script(meeting_requests)) as on:
        await begun(on)
        asked = on.ben.reply(on.message("### Draft 1 ·"), "Name the room, please.")
        await on.over(2)
        card = shown(on.message("### Draft 2 ·"))
        session = await on.session()
    assert is_noted(asked)
    assert f"Does what was asked: “Name the room, please.” ({on.ben.mention})" in card
    assert "kept: it does what was asked" in card
    assert (session.requests[0].person, session.requests[0].about) == (on.ben.id, 1)


async def test_replies_that_come_while_it_gathers_are_met_by_one_round(tmp_path: Path) -> None:
    async with stage(tmp_path, Script(meeting_requests)) as on:
        await on.restart(gather_seconds=2.0)
        await on.ada.slash("refine", on.discord.writing, text=TEXT, rounds=1)
        await on.over()
        chloe = on.discord.member("chloe")
        asked = [
            on.ben.reply(on.message("### Draft 1 ·"), "Name the room."),
            chloe.reply(on.message("### Draft 1 ·"), "Warmer, please."),
        ]
        await on.over(2)
        card = shown(on.message("### Draft 2 ·"))
        session = await on.session()
    assert all(is_noted(message) for message in asked)
    assert f"“Name the room.” ({on.ben.mention}), “Warmer, please.” ({chloe.mention})" in card
    assert (session.bursts, session.rounds_written) == (2, 2)


async def test_a_mention_in_the_thread_is_a_request_too(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun(on)
        on.ben.say(on.thread(), f"<@{on.discord.world.bot_id}> warmer, please")
        await on.over(2)
        session = await on.session()
    assert [r.text for r in session.requests] == ["warmer, please"]


async def test_a_request_can_be_edited_and_withdrawn_while_it_is_open(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun(on, gather=600.0)
        first = on.ben.reply(on.message("### Draft 1 ·"), "shorter")
        second = on.ben.reply(on.message("### Draft 1 ·"), "a joke")
        await on.discord.wait_until(lambda: is_noted(second))
        on.ben.edit(first, f"<@{on.discord.world.bot_id}> much shorter")
        on.ben.delete(second)
        wanted = [("much shorter", False), ("a joke", True)]
        await on.until(lambda now: [(r.text, r.is_withdrawn) for r in now.requests] == wanted)


async def test_the_feedback_form_asks_about_this_draft_or_any(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun(on)
        draft = on.message("### Draft 1 ·")
        form = await on.ben.press(draft, custom_id(draft, "say"))
        assert form.modal is not None
        sent = await on.ben.submit(form, {"text": "Name the day.", "about": "any"})
        await on.over(2)
        session = await on.session()
    assert "Noted" in shown(await sent.answer())
    assert [(r.text, r.about) for r in session.requests] == [("Name the day.", None)]


async def test_a_form_that_is_sent_after_a_restart_loses_no_text(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun(on)
        draft = on.message("### Draft 1 ·")
        form = await on.ben.press(draft, custom_id(draft, "say"))
        await on.restart()
        await on.ben.submit(form, {"text": "Name the day.", "about": "this"})
        await on.over(2)
        session = await on.session()
    assert [(r.text, r.about) for r in session.requests] == [("Name the day.", 1)]


async def test_bots_are_not_listened_to(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun(on)
        on.ben.user.bot = True
        on.ben.reply(on.message("### Draft 1 ·"), "shorter")
        on.ben.react(on.message("### Draft 1 ·"), "🔁")
        await on.restart()
        assert (await on.session()).requests == ()
        assert (await on.session()).bursts == 1


async def test_a_request_that_was_not_met_says_why(tmp_path: Path) -> None:
    def unable(document: Document) -> Reply:
        better = better_each_time(document)
        assert not isinstance(better, str)
        judged = [
            {"id": r["id"], "met": "neither", "why": "There is no room to name."}
            for r in document["requests"]
        ]
        return {**better, "requests": judged} if "requests" in better else better

    async with stage(tmp_path, Script(unable)) as on:
        await begun(on)
        on.ben.reply(on.message("### Draft 1 ·"), "Name the room.")
        await on.over(2)
        card = shown(on.message("### Draft 2 ·"))
    assert f"Not yet: “Name the room.” ({on.ben.mention}): There is no room to name." in card


LONG = "shorter " * 150


async def test_a_request_that_is_too_long_is_refused_in_words_and_not_cut(tmp_path: Path) -> None:
    async with stage(tmp_path, moderation="closed") as on:
        await begun(on)
        asked = on.ben.reply(on.message("### Draft 1 ·"), LONG)
        await on.discord.wait_until(lambda: "up to 1,000 characters" in str(on.cards()))
        hint = on.message("A request has up to 1,000 characters")
        form = await on.ben.press(hint, custom_id(hint, "say"))
        await on.ben.submit(form, {"text": "Shorter."})
        await on.over(2)
        session = await on.session()
    assert [r.text for r in session.requests] == ["Shorter."]
    assert not asked.reactions
    assert LONG.strip() not in str(on.model.moderation.requests)


@pytest.mark.parametrize("is_away", [False, True], ids=["live", "in an absence"])
async def test_a_request_that_is_edited_to_be_too_long_stays_as_it_was(
    tmp_path: Path, is_away: bool
) -> None:
    async with stage(tmp_path) as on:
        await begun(on, gather=600.0)
        asked = on.ben.reply(on.message("### Draft 1 ·"), "Shorter.")
        await on.discord.wait_until(lambda: is_noted(asked))
        await edited(on, asked, f"<@{on.bot_id}> {LONG}", is_away=is_away)
        await on.discord.wait_until(lambda: "up to 1,000 characters" in str(on.cards()))
        session = await on.session()
    assert [r.text for r in session.open_requests] == ["Shorter."]


@pytest.mark.parametrize("is_away", [False, True], ids=["live", "in an absence"])
async def test_whoever_edits_a_request_without_naming_the_bot_is_told_once_that_it_cannot_be_read(
    tmp_path: Path, is_away: bool
) -> None:
    async with stage(tmp_path) as on:
        await begun(on, gather=600.0)
        asked = on.ben.reply(on.message("### Draft 1 ·"), "Shorter.")
        await on.discord.wait_until(lambda: is_noted(asked))
        await edited(on, asked, "Longer, with a joke.", is_away=is_away)
        await on.until_last("I cannot read what you changed in this message")
        on.ben.edit(asked, "Longer!")
        await on.restart()
        assert [r.text for r in (await on.session()).open_requests] == ["Shorter."]
        on.ben.edit(asked, f"<@{on.bot_id}> Longer.")
        await on.until(lambda session: [r.text for r in session.requests] == ["Longer."])
        hints = (await on.session()).hints
    assert [(hint.person, hint.message) for hint in hints] == [(on.ben.id, asked.id)]


async def test_an_edit_of_a_request_that_was_met_earns_no_hint(tmp_path: Path) -> None:
    async with stage(tmp_path, Script(meeting_requests)) as on:
        await begun(on)
        asked = on.ben.reply(on.message("### Draft 1 ·"), "Shorter.")
        await on.over(2)
        on.ben.edit(asked, "Shorter, thank you!")
        on.ada.react(on.message("### Draft 1 ·"), "🔁")
        await on.over(3)
        session = await on.session()
    assert (session.open_requests, session.hints) == ((), ())


async def test_whoever_has_many_open_requests_is_told_so_and_the_others_are_heard(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await begun(on, gather=600.0)
        draft = on.message("### Draft 1 ·")
        form = await on.ben.press(draft, custom_id(draft, "say"))
        asked = [on.ben.reply(draft, f"Wish {number}") for number in range(10)]
        await on.discord.wait_until(lambda: all(map(is_noted, asked)))
        told = await (await on.ben.submit(form, {"text": "Typed with care."})).answer()
        on.ben.reply(draft, "One more.")
        await on.discord.wait_until(lambda: "10 requests of yours" in str(on.cards()))
        heard = on.discord.member("chloe").reply(draft, "And mine?")
        await on.discord.wait_until(lambda: is_noted(heard))
        session = await on.session()
    assert "10 requests of yours are still open" in shown(told)
    assert [a.data for a in told.attachments] == [b"Typed with care."]
    assert [r.text for r in session.requests][10:] == ["And mine?"]
