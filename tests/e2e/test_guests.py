"""Where the bot is no member: one message that is edited, and nothing but presses to go by."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.refine.limits import Stop
from cogs.thread import show
from sandbox.model.scripted import Script
from sandbox.server.faults import FaultKind
from sandbox.server.people.invocation import Invocation
from sandbox.server.state.entities import Channel, Message
from tests.e2e.people import meeting_requests
from tests.e2e.reading import custom_id, shown
from tests.e2e.stage import Stage, stage

TEXT = "We meet on Friday at 18:30."


def place(on: Stage, name: str) -> Channel:
    return {"club": on.discord.lounge, "group": on.discord.group}[name]


async def begun(on: Stage, name: str = "club", rounds: int = 1) -> Message:
    """A session of Ada's, when its first burst is over."""
    used = await on.ada.slash("refine", place(on, name), text=TEXT, rounds=rounds)
    message = used.message
    assert message is not None
    await until(on, message, "All rounds are done.")
    return message


async def until(on: Stage, message: Message, words: str) -> None:
    await on.discord.wait_until(lambda: words in shown(message), within=20)


async def press(on: Stage, message: Message, verb: str, who: str = "ada") -> Invocation:
    return await on.discord.member(who).press(message, custom_id(message, verb))


@pytest.mark.parametrize("name", ["club", "group"])
async def test_a_session_is_one_message_that_shows_the_best_draft(
    tmp_path: Path, name: str
) -> None:
    async with stage(tmp_path) as on:
        message = await begun(on, name, rounds=2)
        seen = shown(message)
        assert [m.id for m in on.discord.messages(place(on, name))] == [message.id]
    assert "### Draft 2 · 4.8/10 (+0.4)" in seen
    assert f"{TEXT} v2" in seen
    assert "### Draft 2 is the best so far · 4.8/10" in seen


async def test_all_that_a_thread_offers_is_in_its_controls(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.restart(gather_seconds=0.05)
        message = await begun(on)
        looked = on.ben.select(message, custom_id(message, "look"), "0")
        await looked
        await until(on, message, "### Original · 4.0/10")
        voted = await press(on, message, "up", "ben")
        await until(on, message, "The best by your votes")
        assert (await voted.followup()).content == "Your 👍 for the original counts."
        await press(on, message, "up", "ben")
        await until(on, message, "Draft 1 is the best")
        form = await press(on, message, "say", "ben")
        sent = await on.ben.submit(form, {"text": "Name the room.", "about": "any"})
        assert (await sent.followup()).content.startswith("📝 Noted.")
        await until(on, message, "### Draft 2 ·")
        again = await press(on, message, "again", "ben")
        assert (await again.followup()).content.startswith("Another round from draft 2")
        await until(on, message, "### Draft 3 ·")
        compared = await press(on, message, "compare", "ben")
        assert compared.ephemeral
        await press(on, message, "pick")
        await until(on, message, "The best by its author's pick")
        await press(on, message, "accept")
        await until(on, message, "### ✅ Accepted: draft 3")
        session = await on.session()
        channel = on.discord.messages(on.discord.lounge)
    assert len(message.attachments) == 1  # the picture of the scores
    assert f"```\n{TEXT} v3\n```" in shown(message)
    assert [m.id for m in channel if not m.ephemeral] == [message.id]
    assert [(r.text, r.person) for r in session.requests] == [("Name the room.", on.ben.id)]


async def test_a_draft_that_does_what_was_asked_is_named_where_votes_keep_another_in_view(
    tmp_path: Path,
) -> None:
    told = "Draft 2 does what was asked: it is in the menu."
    async with stage(tmp_path, Script(meeting_requests)) as on:
        await on.restart(gather_seconds=0.05)
        message = await begun(on)
        await press(on, message, "up")
        await until(on, message, "The best by your votes")
        form = await press(on, message, "say", "ben")
        await on.ben.submit(form, {"text": "Name the room.", "about": "any"})
        await until(on, message, told)
        assert "### Draft 1 ·" in shown(message)
        await on.ben.select(message, custom_id(message, "look"), "2")
        await until(on, message, "### Draft 2 ·")
        assert told not in shown(message)


async def test_a_running_session_can_be_stopped(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        on.gate.hold(2)
        used = await on.ada.slash("refine", on.discord.lounge, text=TEXT)
        assert used.message is not None
        await until(on, used.message, "### Draft 1")
        await press(on, used.message, "stop", "ben")
        await until(on, used.message, "Stopped. Everything written so far stays.")


async def test_only_its_author_accepts_and_the_others_are_told_so(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        message = await begun(on)
        before = shown(message)
        refused = await press(on, message, "accept", "ben")
    assert refused.message is not None
    assert (
        refused.message.content
        == "Only the author of this session can accept. Your vote counts: give the draft a 👍."
    )
    assert (refused.ephemeral, shown(message)) == (True, before)


async def test_a_restart_goes_on_with_the_token_that_is_left(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        hold = on.gate.hold(2)
        used = await on.ada.slash("refine", on.discord.lounge, text=TEXT, rounds=1)
        assert used.message is not None
        await until(on, used.message, "### Draft 1")
        await on.restart()
        hold.set()
        await until(on, used.message, "All rounds are done.")
        log = await on.events()
    assert used.interaction.token not in repr(log)


async def test_a_press_after_the_token_died_brings_a_new_one(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        message = await begun(on)
        on.discord.clock.advance(16 * 60)
        await press(on, message, "again", "ben")
        await until(on, message, "### Draft 2 ·")


async def test_it_says_when_no_more_changes_can_come_and_a_press_catches_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(show, "CLOSING", 16 * 60.0)  # each token is in its last minute
    async with stage(tmp_path) as on:
        hold = on.gate.hold(2)
        used = await on.ada.slash("refine", on.discord.lounge, text=TEXT, rounds=1)
        message = used.message
        assert message is not None
        await until(on, message, "Discord soon keeps me from changing this message.")
        before = shown(message)
        on.discord.clock.advance(16 * 60)
        hold.set()
        await on.discord.wait_until(lambda: on.failed(401) > 0)
        assert shown(message) == before
        await press(on, message, "refresh", "ben")
        await until(on, message, "All rounds are done.")


async def test_what_ended_after_its_token_keeps_no_place_of_its_authors_and_is_shown_at_a_press(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await on.restart(max_running=1)
        hold = on.gate.hold(1)
        used = await on.ada.slash("refine", on.discord.lounge, text=TEXT, rounds=1)
        await on.gate.asked(1)
        on.discord.clock.advance(16 * 60)
        hold.set()
        await on.until(lambda session: session.is_shown)
        await on.ada.slash("refine", on.discord.writing, text=TEXT, rounds=1)
        await on.until_last("All rounds are done.")
        assert used.message is not None
        await press(on, used.message, "stop")  # what it offered last
        await until(on, used.message, "All rounds are done.")


async def test_an_answer_whose_confirmation_is_lost_is_found_again(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        on.discord.faults.order(FaultKind.DROP_AFTER, "POST", r"/callback$")
        await on.ada.slash("refine", on.discord.lounge, text=TEXT, rounds=1)
        (message,) = on.discord.messages(on.discord.lounge)
        await until(on, message, "All rounds are done.")
        assert len(on.discord.messages(on.discord.lounge)) == 1


async def test_a_command_that_could_not_be_answered_is_given_up(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        on.gate.hold(1)
        on.discord.faults.order(FaultKind.DROP_BEFORE, "POST", r"/callback$")
        on.ada.slash("refine", on.discord.lounge, text=TEXT)
        await on.discord.wait_until(lambda: on.failed(404) > 0)
        await on.stop()
        session = await on.session()
    assert (session.burst, session.endings[-1].stop) == (None, Stop.STOPPED)


async def test_a_long_text_comes_as_a_file_and_the_final_replaces_it(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        file = ("text.md", ("A long line of words. " * 400).encode(), "text/markdown")
        used = await on.ada.slash("refine", on.discord.lounge, file=file, rounds=1)
        message = await used.answer()
        await until(on, message, "All rounds are done.")
        assert [a.filename for a in message.attachments] == ["draft-1.md"]
        await press(on, message, "accept")
        await until(on, message, "### ✅ Accepted")
        assert "final.md" in [a.filename for a in message.attachments]


async def test_who_accepts_is_told_that_the_same_message_shows_the_final(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        message = await begun(on)
        told = await (await press(on, message, "accept")).followup()
        await until(on, message, "### ✅ Accepted")
    assert told.ephemeral
    assert told.content == (
        "Accepted: draft 1. The same message now shows the final, ready to copy."
    )


async def test_a_message_can_be_refined_where_it_stands(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        said = on.ben.say(on.discord.lounge, TEXT)
        used = await on.ada.message_command("Refine this message", said)
        assert used.message is not None
        await until(on, used.message, "All rounds are done.")
