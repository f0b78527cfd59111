"""The final: one message with the text and the picture of how its scores came about."""

from __future__ import annotations

from pathlib import Path

import pytest

from sandbox.server.faults import FaultKind
from sandbox.server.state.entities import Message
from sandbox.server.state.permissions import Permission
from tests.e2e.reading import custom_id, shown
from tests.e2e.stage import Stage, stage

TEXT = "We meet on Friday at 18:30."
POSTS = r"/channels/\d+/messages$"


async def ready_to_accept(on: Stage) -> Message:
    await on.ada.slash("refine", on.discord.writing, text=TEXT, rounds=2)
    await on.over()
    return on.message("### Draft 2 is the best")


async def accepted(on: Stage) -> Message:
    end = on.message("### Draft 2 is the best")
    await on.ada.press(end, custom_id(end, "accept"))
    await on.until_last("### ✅ Accepted")
    return on.message("### ✅ Accepted")


async def test_the_final_has_its_text_and_a_picture_of_the_scores_in_one_message(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await ready_to_accept(on)
        await on.answered()
        posts, edits = on.sent("POST", r".*/messages"), on.sent("PATCH", r".*/messages/.*")
        final = await accepted(on)
        await on.answered()
        await on.stop()
        sent = on.sent("POST", r".*/messages") - posts
        edited = on.sent("PATCH", r".*/messages/.*") - edits
    (picture,) = final.attachments
    words = "Scores by draft: the original 4.0, draft 1 4.4, draft 2 4.8."
    assert picture.filename == "scores.png"
    assert picture.data.startswith(b"\x89PNG")
    assert picture.description is not None
    assert picture.description.startswith(words)
    assert f"```\n{TEXT} v2\n```" in shown(final)
    assert words in str(final.components)
    assert (sent, edited) == (1, 0)


async def test_accepting_the_same_draft_once_more_posts_no_second_final(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        end = await ready_to_accept(on)
        await accepted(on)
        again = await on.ada.press(end, custom_id(end, "accept"))
        assert "Accepted: draft 2." in shown(await again.answer())
        on.ada.react(on.message("### Draft 2 ·"), "✅")
        other = on.message("### Draft 1 ·")
        on.ada.react(other, "✅")
        await on.until_last("Accepted: draft 1")
        finals = [card for card in on.cards() if "### ✅ Accepted" in card]
    assert len(finals) == 2


@pytest.mark.parametrize("place", ["a channel without threads", "direct messages"])
async def test_where_there_is_no_thread_who_accepts_is_not_sent_to_one(
    tmp_path: Path, place: str
) -> None:
    async with stage(tmp_path) as on:
        room = on.ada.direct
        if place != "direct messages":
            room = on.discord.add_channel("flat", forbid=Permission.CREATE_PUBLIC_THREADS)
        await on.ada.slash("refine", room, text=TEXT, rounds=1)
        await on.over()
        end = on.message("### Draft 1 is the best", room)
        told = await (await on.ada.press(end, custom_id(end, "accept"))).answer()
        await on.until_last("### ✅ Accepted", room)
    assert shown(told) == "Accepted: draft 1. The final comes below, ready to copy."


async def test_a_final_whose_post_was_not_answered_is_there_once_with_its_picture(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await ready_to_accept(on)
        on.discord.faults.order(FaultKind.ERROR_AFTER, "POST", POSTS)
        final = await accepted(on)
        await on.stop()
        assert [a.filename for a in final.attachments] == ["scores.png"]
        assert sum("### ✅ Accepted" in card for card in on.cards()) == 1


async def test_a_final_comes_without_a_picture_where_none_can_be_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "matplotlib.py").write_text("raise ImportError('not installed here')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    async with stage(tmp_path) as on:
        await ready_to_accept(on)
        final = await accepted(on)
        await on.stop()
    assert final.attachments == []
    assert "scores.png" not in str(final.components)
    assert f"```\n{TEXT} v2\n```" in shown(final)
    told = [r.getMessage() for r in caplog.records if "no picture" in r.getMessage()]
    assert told == ["no picture: ImportError: not installed here"]


async def test_an_ending_of_some_time_ago_accepts_the_draft_that_it_names(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        ended = await ready_to_accept(on)
        on.ben.react(on.message("### Draft 2 ·"), "🔁")
        await on.over(2)
        assert "### Draft 3 is the best" in on.cards()[-1]
        pressed = await on.ada.press(ended, custom_id(ended, "accept"))
        assert "Accepted: draft 2. The final is in the thread." in shown(await pressed.answer())
        await on.until_last("### ✅ Accepted: draft 2")


async def test_what_is_done_to_an_ending_of_some_time_ago_is_about_the_draft_that_it_names(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        ended = await ready_to_accept(on)
        on.ben.react(on.message("### Draft 2 ·"), "🔁")
        await on.over(2)
        on.ben.reply(ended, "shorter")
        on.ben.react(ended, "👍")
        await on.until(lambda session: session.votes and session.requests)
        session = await on.session()
        on.ada.react(ended, "✅")
        await on.until_last("### ✅ Accepted: draft 2")
    assert session.votes == {(on.ben.id, 2, 1)}
    assert session.requests[0].about == 2
