"""How a text comes in: as an option, in a file, in the box; and what is refused."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from sandbox.server.state.entities import ChannelType
from sandbox.server.state.permissions import Permission
from tests.e2e.reading import shown
from tests.e2e.stage import Stage, stage

LONG = "".join(f"Sentence number {n} says something of its own. " for n in range(150))


async def refused(on: Stage, **options: object) -> str:
    """What the member is told instead of a session."""
    invocation = await on.ada.slash("refine", on.discord.writing, **options)  # type: ignore[arg-type]  # each case has its own options
    message = await invocation.answer()
    assert message.ephemeral
    return shown(message)


async def test_a_file_is_refined_and_comes_back_whole(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        file = ("essay.md", LONG.encode(), "text/markdown")
        invocation = await on.ada.slash("refine", on.discord.writing, file=file, rounds=1)
        assert invocation.ephemeral
        await on.over()
        original, draft = on.message("### Original"), on.message("### Draft 1 ·")
        told, thread = shown(await invocation.answer()), on.thread().id
    assert told == f"Your text is in the works: <#{thread}>"
    assert original.attachments[0].data.decode() == LONG.strip()
    assert draft.attachments[0].data.decode() == f"{LONG.strip()} v1"
    assert "The whole text is in the file below." in shown(draft)
    assert len(shown(draft)) <= 3_600


async def test_without_a_text_a_box_opens_and_what_is_written_there_is_refined(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        shown_box = await on.ada.slash("refine", on.discord.writing, style="email", rounds=2)
        assert shown_box.modal is not None
        await on.ada.submit(shown_box, {"text": "Dear all,\n\nwe meet at 9.", "brief": "short"})
        await on.over()
        session = await on.session()
    assert session.original == "Dear all,\n\nwe meet at 9."
    assert (session.brief, session.style, session.limits.rounds) == ("short", "email", 2)


async def test_a_box_that_is_sent_after_a_restart_loses_no_text(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        shown_box = await on.ada.slash("refine", on.discord.writing, rounds=1, target=9.5)
        await on.restart()
        await on.ada.submit(shown_box, {"text": "Typed before the restart."})
        await on.over()
        session = await on.session()
    assert session.original == "Typed before the restart."
    assert session.limits.target == 9.5


async def test_a_brief_alone_is_written_from_nothing(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        box = await on.ada.slash("refine", on.discord.writing, brief="Invite to 3 talks", rounds=2)
        await on.ada.submit(box, {"brief": "Invite to 3 talks"})
        await on.over()
        cards = [card.splitlines()[0] for card in on.cards()]
        calls = len(on.model.requests)
    assert cards[0].startswith("### Draft 1 · ")
    assert cards[1].startswith("### Draft 2 · ")
    assert calls == 3


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        pytest.param({"text": " \u200b\n"}, "There is no text yet", id="nothing to see"),
        pytest.param(
            {"file": ("photo.png", b"\x89PNG", "image/png")}, "I read .txt and .md", id="picture"
        ),
        pytest.param(
            {"file": ("a.txt", b"\xff\xfe\x00binary", "text/plain")}, "no plain text", id="binary"
        ),
        pytest.param({"file": ("a.txt", b"a" * 40_001)}, "I take up to 40,000", id="too long"),
        pytest.param({"file": ("a.txt", b"a" * 200_000)}, "too large", id="far too long"),
        pytest.param({"file": ("a.txt", b"  ")}, "There is no text yet", id="empty file"),
        pytest.param(
            {"text": "a", "file": ("a.txt", b"b")}, "a text and a file", id="a text and a file"
        ),
    ],
)
async def test_what_cannot_be_refined_is_answered_to_its_author_alone(
    tmp_path: Path, options: dict[str, object], sentence: str
) -> None:
    async with stage(tmp_path) as on:
        assert sentence in await refused(on, **options)
        assert not on.gate.documents


async def test_missing_permissions_are_named(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        quiet = on.discord.add_channel("quiet", forbid=Permission.SEND_MESSAGES)
        invocation = await on.ada.slash("refine", quiet, text="Hello there.")
        assert "send messages" in shown(await invocation.answer())


async def test_in_a_voice_channel_the_bot_has_to_be_let_in_too(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        add = on.discord.stage.add_channel
        voice = add("staff", kind=ChannelType.VOICE, forbid=Permission.CONNECT)
        invocation = await on.ada.slash("refine", voice, text="Hello there.")
        assert "connect" in shown(await invocation.answer())


async def test_a_fourth_session_at_once_is_declined_kindly(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.restart(max_running=1)
        hold = on.gate.hold(1)
        first = await on.ada.slash("refine", on.discord.writing, text="One text.", rounds=1)
        assert not first.ephemeral
        assert "one text in the works" in await refused(on, text="Another text.")
        hold.set()
        await on.over()


async def test_of_many_commands_at_once_no_more_begin_than_may_be_in_the_works(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await on.restart(max_running=2)
        hold = [on.gate.hold(number) for number in (1, 2)]
        place = on.discord.writing
        used = [on.ada.slash("refine", place, text=f"Text {n}.", rounds=1) for n in range(6)]
        texts = [shown(await one.answer()) for one in await asyncio.gather(*used)]
        used = [on.ada.slash("brainstorm", place, topic=f"Topic {n}") for n in range(6)]
        boards = [shown(await one.answer()) for one in await asyncio.gather(*used)]
        for event in hold:
            event.set()
        await on.over(2)
    assert sum("2 texts in the works already" in said for said in texts) == 4
    assert sum("You host 2 brainstorms" in said for said in boards) == 4
