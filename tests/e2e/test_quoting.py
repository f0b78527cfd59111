"""Refining what somebody said: the message commands."""

from __future__ import annotations

from pathlib import Path

from sandbox.server.jsons import JsonObject
from sandbox.server.state.entities import Message
from tests.e2e.stage import Stage, shown, stage


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


async def test_the_text_of_a_card_can_be_refined(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.ada.slash("refine", on.discord.writing, text="We meet.", rounds=1)
        await on.over()
        await on.ben.message_command("Refine this message", on.message("### Draft 1 ·"))
        await on.over(2)
        assert "We meet. v1" in str((await on.session(2)).original)


async def test_a_message_without_text_is_declined(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        said = on.ben.say(on.discord.general, "", files=(("a.png", b"\x89PNG", "image/png"),))
        invocation = await on.ada.message_command("Refine this message", said)
        assert "has no text that I can read" in shown(await invocation.answer())


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
