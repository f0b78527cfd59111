"""Where a session can live: a thread, or in place where no thread can be made."""

from __future__ import annotations

from pathlib import Path

import pytest

from cogs.thread import opening, page
from sandbox.server.faults import FaultKind
from sandbox.server.limits import LimitSettings
from sandbox.server.state.entities import Channel
from sandbox.server.state.permissions import Permission
from tests.e2e.people import is_noted
from tests.e2e.reading import shown
from tests.e2e.stage import Stage, stage
from tests.e2e.threads import forbid


async def in_place(on: Stage, channel: Channel) -> list[str]:
    """Refine there; the cards are replies in the same place."""
    await on.ada.slash("refine", channel, text="We meet at 9.", rounds=1)
    await on.over()
    messages = [m for m in on.discord.messages(channel) if m.author_id == on.discord.world.bot_id]
    assert all(m.reference is not None for m in messages[1:])
    return [shown(m).splitlines()[0] for m in messages][1:]


CARDS = ["### Original · 4.0/10", "### Draft 1 · 4.4/10 (+0.4)"]


async def test_where_threads_are_not_allowed_the_cards_are_replies(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        flat = on.discord.add_channel("flat", forbid=Permission.CREATE_PUBLIC_THREADS)
        assert (await in_place(on, flat))[:2] == CARDS


async def test_a_second_thread_is_opened_although_the_limits_window_is_long(tmp_path: Path) -> None:
    async with stage(tmp_path, limits=LimitSettings()) as on:
        for session in (1, 2):
            await on.ada.slash("refine", on.discord.writing, text=f"Text {session}.", rounds=1)
            await on.over(session)
        places = [(await on.session(key)).place for key in (1, 2)]
    assert all(place.thread is not None for place in places)


async def test_in_a_direct_message(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        assert (await in_place(on, on.ada.direct))[:2] == CARDS


async def test_inside_a_thread_that_is_there_already(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.ada.slash("refine", on.discord.writing, text="First.", rounds=1)
        await on.over()
        await on.ada.slash("refine", on.thread(), text="We meet at 9.", rounds=1)
        await on.over(2)
        titles = [card.splitlines()[0] for card in on.cards()]
    assert titles.count("### Original · 4.0/10") == 2


async def test_when_thread_creation_is_rate_limited_for_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "THREAD_PATIENCE", 0.1)
    async with stage(tmp_path) as on:
        on.discord.faults.order(
            FaultKind.RATE_LIMIT, "POST", r"/threads$", times=1, retry_after=250.0
        )
        assert (await in_place(on, on.discord.writing))[:2] == CARDS


async def test_a_locked_thread_is_declined_before_anything_is_begun(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        mod = on.discord.member("mod")
        locked = on.ben.open_thread(on.discord.writing, "Closed")
        mod.archive(locked, locked=True)
        told = await (await mod.slash("refine", locked, text="We meet at 9.")).answer()
        assert told.content.startswith("This thread is locked")
        assert await on.events() == []


async def test_an_answer_to_the_opening_message_gets_its_mark_in_the_channel(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await on.restart(gather_seconds=0.05)
        await on.ada.slash("refine", on.discord.writing, text="We meet at 9.", rounds=1)
        await on.over()
        head = on.message("**Refining**", on.discord.writing)
        asked = on.ben.reply(head, f"<@{on.bot_id}> shorter")
        await on.over(2)
        session = await on.session()
    assert [request.text for request in session.requests] == ["shorter"]
    assert is_noted(asked)


@pytest.mark.parametrize("may_write", [True, False], ids=["open", "closed to the bot"])
async def test_a_hint_is_given_where_the_answer_to_the_opening_message_was_said(
    tmp_path: Path, may_write: bool
) -> None:
    async with stage(tmp_path) as on:
        await on.ada.slash("refine", on.discord.writing, text="We meet at 9.", rounds=1)
        await on.over()
        if not may_write:
            forbid(on, Permission.SEND_MESSAGES)
        head, place = on.message("**Refining**", on.discord.writing), on.discord.writing
        said = on.ben.reply(head, "shorter")
        await on.until(lambda session: session.hints)
        on.ada.react(on.message("### Draft 1 ·"), "🔁")
        await on.over(2)
        hints = [m for m in on.discord.messages(place) if "could not read" in shown(m)]
        answered = [m.reference.message_id for m in hints if m.reference]
    assert answered == ([said.id] if may_write else [])
    assert "could not read" not in str(on.cards())


@pytest.mark.parametrize(("command", "option"), [("refine", "text"), ("brainstorm", "topic")])
async def test_in_a_private_thread_without_the_bot_one_is_told_how_to_let_it_in(
    tmp_path: Path, command: str, option: str
) -> None:
    async with stage(tmp_path) as on:
        private = on.ada.open_thread(on.discord.writing, "Ours", private=True)
        told = await (await on.ada.slash(command, private, **{option: "We meet at 9."})).answer()
        assert told.ephemeral
        assert told.content.startswith("I am not in this private thread")
        help_ = await (await on.ada.slash("help", private)).answer()
        assert f"⚠️ {told.content}" in shown(help_)
        assert on.failed(403) == 1, "it is asked once"
        assert await on.events() == []
        assert on.gate.documents == []
        on.ada.say(private, f"<@{on.bot_id}>")
        assert (await in_place(on, private))[:2] == CARDS
        assert on.discord.messages(on.ada.direct) == []


async def test_a_bot_that_was_removed_from_a_private_thread_knows(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        private = on.ada.open_thread(on.discord.writing, "Ours", private=True)
        on.ada.say(private, f"<@{on.bot_id}>")
        assert private.thread is not None
        await on.ada.slash("help", private)
        del private.thread.member_ids[on.bot_id]
        told = await (await on.ada.slash("refine", private, text="We meet at 9.")).answer()
        assert told.content.startswith("I am not in this private thread")


async def test_where_discord_does_not_tell_who_is_in_a_private_thread_it_is_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "_LOOK", 0.1)
    async with stage(tmp_path) as on:
        private = on.ada.open_thread(on.discord.writing, "Ours", private=True)
        on.ada.say(private, f"<@{on.bot_id}>")
        on.discord.faults.order(FaultKind.HOLD_BEFORE, "GET", "/thread-members/")
        assert (await in_place(on, private))[:2] == CARDS
        on.discord.faults.release()
