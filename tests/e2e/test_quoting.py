"""Refining what somebody said: the message commands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sandbox.server.jsons import JsonObject
from sandbox.server.state.entities import Message
from tests.e2e.boards import card, open_board
from tests.e2e.reading import shown
from tests.e2e.stage import Stage, stage


async def refined(on: Stage) -> str | None:
    await on.over()
    return (await on.session()).original


def announcement(on: Stage, text: str) -> Message:
    """What another bot posts: a line, and an embed that holds more than a member may write."""
    world = on.discord.world
    herald = world.add_user("herald", "Herald", bot=True)
    embed: JsonObject = {"type": "rich", "title": "News", "description": text}
    posted = Message(world.new_id(), on.discord.general.id, herald.id, content="Hear!")
    posted.embeds = [embed | {"fields": [{"name": "When", "value": "At 9.", "inline": False}]}]
    return on.discord.backend.actions.post(posted)


async def test_any_members_message_can_be_refined(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        said = on.ben.say(on.discord.general, "Their is a meeting.\n\nCome!")
        await on.ada.message_command("Refine this message", said)
        assert await refined(on) == "Their is a meeting.\n\nCome!"


async def test_an_embed_is_read(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.ada.message_command("Refine this message", announcement(on, "We is moving."))
        assert await refined(on) == "Hear!\n\nNews\n\nWe is moving.\n\nWhen\nAt 9."


async def test_a_forwarded_message_is_read(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        said = on.ben.say(on.discord.general, "Their is a meeting.")
        forwarded = on.ben.forward(said, on.discord.writing)
        await on.ada.message_command("Refine this message", forwarded)
        assert await refined(on) == "Their is a meeting."


async def test_with_a_brief_the_box_holds_the_message(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        said = on.ben.say(on.discord.general, "Their is a meeting.")
        box = await on.ada.message_command("Refine with a brief…", said)
        assert box.modal is not None
        await on.ada.submit(box, {"text": "Their is a meeting.", "brief": "friendlier"})
        assert await refined(on) == "Their is a meeting."
        assert (await on.session()).brief == "friendlier"


@pytest.mark.parametrize(
    "start", ["### Draft 1 ·", "### Draft 1 is the best so far", "### ✅ Accepted"]
)
async def test_of_a_card_the_draft_is_refined_and_nothing_around_it(
    tmp_path: Path, start: str
) -> None:
    async with stage(tmp_path) as on:
        await on.ada.slash("refine", on.discord.writing, text="*We* meet.", rounds=1)
        await on.over()
        on.ada.react(on.message("### Draft 1 ·"), "✅")
        await on.until(lambda session: session.place.post(session.final_card))
        quoted = await on.ben.message_command("Refine this message", on.message(start))
        await quoted.answer()
        again = await on.session(2)
        box = await on.ben.message_command("Refine with a brief…", on.message(start))
    assert (again.original, again.author) == ("*We* meet. v1", on.ben.id)
    assert '"*We* meet. v1"' in json.dumps(box.interaction.modal)


async def test_of_a_guests_message_the_draft_in_view_is_refined(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        used = await on.ada.slash("refine", on.discord.lounge, text="We meet.", rounds=1)
        sheet = used.message
        assert sheet is not None
        await on.discord.wait_until(lambda: "All rounds are done." in shown(sheet), within=20)
        await (await on.ben.message_command("Refine this message", sheet)).answer()
        assert (await on.session(2)).original == "We meet. v1"


async def test_a_message_of_the_bots_that_is_about_no_draft_is_not_refined(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.ada.slash("refine", on.discord.writing, text="We meet.", rounds=1)
        await on.over()
        await open_board(on)
        heads = [m for m in on.discord.messages(on.discord.writing) if m.author_id == on.bot_id]
        for message in (*heads, card(on, "### 💡")):
            invocation = await on.ben.message_command("Refine this message", message)
            assert "is about no draft" in shown(await invocation.answer())
    assert len(heads) == 2


async def test_a_message_without_text_is_declined(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        said = on.ben.say(on.discord.general, "", files=(("a.png", b"\x89PNG", "image/png"),))
        invocation = await on.ada.message_command("Refine this message", said)
        assert "has no text that I can read" in shown(await invocation.answer())


PASTE = ("message.txt", b"\xef\xbb\xbf" + b"Their is a meeting. " * 250, "text/plain")


@pytest.mark.parametrize("is_forwarded", [False, True], ids=["as it is", "forwarded"])
async def test_a_long_paste_that_discord_made_a_file_of_is_read(
    tmp_path: Path, is_forwarded: bool
) -> None:
    async with stage(tmp_path) as on:
        said = on.ben.say(on.discord.general, "", files=(PASTE,))
        if is_forwarded:
            said = on.ben.forward(said, on.discord.writing)
        quoted = await on.ada.message_command("Refine this message", said)
        assert "Your text is in the works" in shown(await quoted.answer())
        assert await refined(on) == ("Their is a meeting. " * 250).strip()
        boxed = await on.ada.message_command("Refine with a brief…", said)
        assert "Use “Refine this message” for it" in shown(await boxed.answer())


async def test_a_message_that_does_not_fit_the_box_is_said_to(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.ada.slash("refine", on.discord.writing, text="We meet.", rounds=1)
        await on.over()
        long = announcement(on, "a " * 2_500)
        invocation = await on.ada.message_command("Refine with a brief…", long)
        assert "the box takes up to 4,000" in shown(await invocation.answer())


async def test_a_text_typed_into_the_box_is_given_back_when_it_cannot_begin(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await on.restart(max_running=1)
        box = await on.ada.slash("refine", on.discord.writing)
        hold = on.gate.hold(1)
        await on.ada.slash("refine", on.discord.writing, text="First.", rounds=1)
        declined = await on.ada.submit(box, {"text": "Typed with care."})
        answer = await declined.answer()
        hold.set()
        await on.over()
    assert "in the works already" in shown(answer)
    assert [a.data for a in answer.attachments] == [b"Typed with care."]
