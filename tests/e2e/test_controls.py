"""Every control works in every place where a session can live; guests have `test_guests`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sandbox.server.people.invocation import Invocation
from sandbox.server.state.entities import Channel, Message
from sandbox.server.state.permissions import Permission
from tests.e2e.people import is_noted
from tests.e2e.reading import custom_id, shown, starts
from tests.e2e.stage import Stage, stage

TEXT = "We meet on Friday at 18:30."


def _server_channel(on: Stage) -> Channel:
    return on.discord.writing


def _channel_without_threads(on: Stage) -> Channel:
    return on.discord.add_channel("flat", forbid=Permission.CREATE_PUBLIC_THREADS)


def _members_thread(on: Stage) -> Channel:
    return on.ben.open_thread(on.discord.writing, "Ben's corner")


def _forum_post(on: Stage) -> Channel:
    return on.ben.open_post(on.discord.forum, "Our meetup", "How shall we announce it?")


def _direct_message(on: Stage) -> Channel:
    return on.ada.direct


PLACES = [
    _server_channel,
    _channel_without_threads,
    _members_thread,
    _forum_post,
    _direct_message,
]


@pytest.mark.parametrize("find", PLACES, ids=lambda find: find.__name__.strip("_"))
async def test_every_control_works(tmp_path: Path, find: Callable[[Stage], Channel]) -> None:
    async with stage(tmp_path) as on:
        await on.restart(gather_seconds=0.05)
        place = find(on)
        await on.ada.slash("refine", place, text=TEXT, rounds=1)
        await on.over()
        room = on.thread(place) if find is _server_channel else place

        async def card(start: str) -> Message:
            await on.discord.wait_until(
                lambda: any(starts(m, start) for m in on.discord.messages(room))
            )
            return on.message(start, room)

        async def best(name: str) -> Message:
            """The card about the best draft; those of earlier bursts stay as they were."""
            await on.until_last(f"### {name} is the best so far", room)
            return on.discord.messages(room)[-1]

        async def press(message: Message, verb: str) -> Invocation:
            return await on.ada.press(message, custom_id(message, verb))

        again = await press(await card("### Draft 1 ·"), "again")
        assert "Another round from draft 1" in (await again.answer()).content
        form = await press(await card("### Draft 2 ·"), "say")
        await on.ada.submit(form, {"text": "Name the room.", "about": "this"})
        asked = on.ada.reply(await card("### Draft 3 ·"), "Warmer, please.")
        await card("### Draft 4 ·")
        assert is_noted(asked)
        await best("Draft 4")
        named = on.ada.say(room, f"<@{on.bot_id}> A joke, please.")
        await card("### Draft 5 ·")
        assert is_noted(named)
        await best("Draft 5")
        on.ada.react(await card("### Draft 1 ·"), "👍")
        await best("Draft 1")
        await press(await card("### Draft 2 ·"), "pick")
        assert (await press(await best("Draft 2"), "compare")).ephemeral
        on.gate.hold(len(on.gate.documents) + 1)
        on.ada.react(await card("### Draft 4 ·"), "🔁")
        await on.gate.asked(len(on.gate.documents) + 1)
        stopped = await press(on.message("**Refining**", place), "stop")
        assert (await stopped.answer()).content.startswith("Stopped.")
        await on.until_last("Stopped.", room)
        await press(on.discord.messages(room)[-1], "accept")
        final = await card("### ✅ Accepted: draft 2")
    assert f"```\n{TEXT} v2\n```" in shown(final)
