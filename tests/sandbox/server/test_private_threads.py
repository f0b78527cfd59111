"""Private threads: for those who are in them, and those who manage threads."""

from __future__ import annotations

import discord
import pytest

from sandbox.server import DiscordServer
from sandbox.server.people.speaker import NotAllowed
from tests.sandbox.server.bots import Bot
from tests.sandbox.server.rest import Rest

NO_ACCESS = 50001


async def test_a_bot_that_is_not_in_it_answers_commands_and_can_do_nothing_else(
    server: DiscordServer, bot: Bot, rest: Rest
) -> None:
    ada = server.member("ada")
    private = ada.open_thread(server.writing, "Ours", private=True)
    used = await ada.slash("say", private, text="hello")
    assert used.message is not None
    assert bot.get_channel(private.id) is None
    path = f"/channels/{private.id}"
    for method, way in (
        ("GET", path),
        ("GET", f"{path}/messages"),
        ("GET", f"{path}/thread-members/{server.world.bot_id}"),
        ("PUT", f"{path}/thread-members/@me"),
    ):
        refused = await rest.call(method, way)
        assert (refused.status, refused.code) == (403, NO_ACCESS)
    assert (await rest.post(private.id, content="hi")).code == NO_ACCESS


async def test_who_mentions_a_bot_adds_it(server: DiscordServer, bot: Bot) -> None:
    ada = server.member("ada")
    private = ada.open_thread(server.writing, "Ours", private=True)
    ada.say(private, f"<@{server.world.bot_id}> come in")
    await server.member("ada").slash("say", private, text="hello")
    thread = bot.get_channel(private.id)
    assert isinstance(thread, discord.Thread)
    assert thread.is_private()
    assert thread.me is not None
    assert (await thread.fetch_member(server.world.bot_id)).id == server.world.bot_id
    await thread.send("here I am", allowed_mentions=discord.AllowedMentions.none())


async def test_others_are_let_in_by_a_mention_and_moderators_are(server: DiscordServer) -> None:
    ada, ben = server.member("ada"), server.member("ben")
    private = ada.open_thread(server.writing, "Ours", private=True)
    with pytest.raises(NotAllowed):
        ben.say(private, "hello")
    server.member("mod").say(private, f"{ben.mention} come in")
    ben.say(private, "hello")
