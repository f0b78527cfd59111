"""`/help` tells whoever asks what is possible where they ask, and nobody else."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from bot.community.settings import Change, Name
from bot.store.servers import Servers
from bot.store.store import SqliteStore
from sandbox.server.people.member import Member
from sandbox.server.state.entities import Channel, Message
from sandbox.server.state.permissions import Permission
from tests.e2e.reading import shown
from tests.e2e.stage import Stage, stage


async def asked(who: Member, place: Channel) -> Message:
    return await (await who.slash("help", place)).answer(within=30)


def says(message: Message, words: str) -> bool:
    return words in shown(message)


async def cards(on: Stage, who: Member, place: Channel) -> list[str]:
    """The three cards, as they are turned."""
    message = await asked(who, place)
    found = [shown(message)]
    for page, head in ((1, "### How to steer"), (2, "### What holds")):
        await who.press(message, f"help:{page}")
        await on.discord.wait_until(partial(says, message, head), within=30)
        found.append(shown(message))
    return found


async def set_here(on: Stage, *values: tuple[Name, object]) -> None:
    """What was set before the bot came up."""
    await on.stop()
    async with SqliteStore.open(on.settings.database_path) as store:
        changes = [Change(1.0, 7, name, value) for name, value in values]  # type: ignore[arg-type]  # each is a value of its setting
        await Servers(store).change(on.discord.guild.id, *changes)
    await on.start()


async def test_a_member_is_told_in_private_with_commands_to_press(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        used = await on.ada.slash("help", on.discord.writing)
        begin, steer, limits = await cards(on, on.ada, on.discord.writing)
        assert used.ephemeral
        assert "I open a thread" in begin
        assert "</refine:" in begin
        assert "</brainstorm:" in begin
        assert "⚠️" not in begin
        assert "mention me" in steer
        assert "**Model** · scripted" in limits
        for command in ("rubric list", "sessions", "usage", "privacy show"):
            assert f"</{command}:" in limits
        assert "/settings" not in limits
        await on.restart()  # when Discord is told nothing, the ids are those of before
        again = await cards(on, on.discord.member("mod"), on.discord.writing)
        assert again[0] == begin
        assert "</settings:" in again[2]


async def test_where_no_thread_can_be_made_the_drafts_are_replies(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        flat = on.discord.add_channel("flat", forbid=Permission.CREATE_PUBLIC_THREADS)
        assert "replies right here, and everybody" in shown(await asked(on.ada, flat))
        mute = on.discord.add_channel("mute", forbid=Permission.ATTACH_FILES)
        told = shown(await asked(on.ada, mute))
        refused = await (await on.ada.slash("refine", mute, text="We meet at 9.")).answer()
    assert "attach files" in refused.content
    assert f"⚠️ {refused.content}" in told


async def test_a_guest_has_buttons_and_no_server_to_speak_of(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        for place in (on.discord.lounge, on.discord.group):
            begin, steer, limits = await cards(on, on.ada, place)
            assert "I am a guest here" in begin
            assert "brainstorm" not in begin
            assert "🔁" not in steer
            assert "**Rounds** · 3," in limits
            for word in ("server", "rubric", "/settings"):
                assert word not in limits


async def test_in_direct_messages_nobody_else_is_spoken_of(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        begin, steer, limits = await cards(on, on.ada, on.ada.direct)
    assert "My drafts will be replies right here." in begin
    assert "author" not in steer
    assert "server" not in limits


async def test_a_server_that_keeps_it_to_some_says_so_and_what_it_has_set(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        place = on.discord.general
        await set_here(on, (Name.CHANNELS, (place.id,)), (Name.ROUNDS, 7), (Name.EXPIRY, 30))
        begin, _, limits = await cards(on, on.ada, on.discord.writing)
        assert f"⚠️ In this server texts and brainstorms may be begun in <#{place.id}>." in begin
        for line in ("**Rounds** · 7,", "**Expiry** · after 30 days"):
            assert line in limits
        there = shown(await asked(on.ada, place))
        manager = shown(await asked(on.discord.member("mod"), on.discord.writing))
    for text in (there, manager):
        assert "⚠️" not in text
        assert f"-# In this server texts and brainstorms may be begun in <#{place.id}>." in text
