"""Identify, resume, lose a session, run in shards."""

from __future__ import annotations

import aiohttp
import discord
import pytest

from sandbox.server import DiscordServer
from sandbox.server.limits import RELAXED
from tests.sandbox.server.bots import Bot, next_of, running, text_channel
from tests.sandbox.server.conftest import point_discord_py_at


async def test_a_bot_becomes_ready_and_sees_the_guild(server: DiscordServer, bot: Bot) -> None:
    await bot.wait_until_ready()

    (guild,) = bot.guilds
    assert guild.name == "The Writing Room"
    assert {channel.name for channel in guild.text_channels} == {"general", "writing"}
    assert guild.me.guild_permissions.create_public_threads
    assert not guild.me.guild_permissions.manage_messages
    assert server.complaints == []


async def test_a_wrong_token_is_refused_by_both_doors(server: DiscordServer) -> None:
    async with aiohttp.ClientSession() as session:
        wrong = {"Authorization": "Bot wrong"}
        async with session.get(f"{server.api_url}/users/@me", headers=wrong) as answer:
            assert answer.status == 401
        async with session.ws_connect(server.gateway_url) as socket:
            await socket.receive()
            await socket.send_json({"op": 2, "d": {"token": "wrong", "intents": 0}})
            await socket.receive()
            assert socket.close_code == 4004


@pytest.mark.parametrize(
    ("frame", "code"),
    [("not json", 4002), ("[]", 4002), ('{"op": "x"}', 4002), ('{"op": 99}', 4001)],
)
async def test_a_garbled_frame_ends_the_connection(
    server: DiscordServer, frame: str, code: int
) -> None:
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(server.gateway_url) as socket,
    ):
        await socket.receive()
        await socket.send_str(frame)
        await socket.receive()

        assert socket.close_code == code


async def test_what_was_missed_is_replayed_on_resume(server: DiscordServer, bot: Bot) -> None:
    channel = await text_channel(bot, server.general.id)
    sent = await channel.send("a draft")
    before = server.happenings.count

    await server.gateway.close(4000)
    server.member("ben").react(server.world.messages[sent.id], "👍")
    await server.wait_for(lambda h: h.kind == "RESUMED", since=before)

    event = await next_of(bot.reactions)
    assert event.user_id == server.member("ben").id
    assert not any(h.kind == "READY" for h in server.happenings.past(before))


async def test_after_a_lost_session_the_bot_identifies_again(
    server: DiscordServer, bot: Bot
) -> None:
    before = server.happenings.count

    await server.gateway.lose_sessions()
    await server.wait_for(lambda h: h.kind == "READY", since=before)

    assert not any(h.kind == "RESUMED" for h in server.happenings.past(before))
    assert (await server.member("ada").slash("say", server.general, text="hi")).message


async def test_each_shard_gets_the_events_of_its_guilds(monkeypatch: pytest.MonkeyPatch) -> None:
    async with DiscordServer(limits=RELAXED, shards=2) as server:
        point_discord_py_at(server, monkeypatch)
        # Ids that differ in bit 22 belong to different shards of two.
        other = server.stage.add_guild("The Reading Room")
        while (other.id >> 22) % 2 == (server.guild.id >> 22) % 2:
            server.clock.advance(0.001)
            other = server.stage.add_guild("The Reading Room")
        room = server.add_channel("lounge", guild=other)

        async with running(server, Bot()) as bot:
            server.member("ada").say(room, f"<@{server.world.bot_id}> hello")
            server.member("ada").say(server.general, f"<@{server.world.bot_id}> hello")
            heard = [await next_of(bot.heard), await next_of(bot.heard)]

    shards = {m.guild.id: m.guild.shard_id for m in heard if m.guild is not None}
    assert shards == {
        room.guild_id: (other.id >> 22) % 2,
        server.guild.id: (server.guild.id >> 22) % 2,
    }
    assert len(set(shards.values())) == 2


async def test_a_killed_bot_is_not_ready_and_its_successor_is(server: DiscordServer) -> None:
    async with running(server, Bot()):
        pass
    await server.wait_gone()

    async with running(server, Bot()) as successor:
        assert successor.application_id == server.world.application.id


async def test_an_intent_not_asked_for_brings_no_events(server: DiscordServer) -> None:
    deaf = discord.Intents.none()
    deaf.guilds = True
    deaf.guild_messages = True
    async with running(server, Bot(intents=deaf)) as bot:
        said = server.member("ada").say(server.general, f"<@{server.world.bot_id}> first")
        server.member("ben").react(said, "👍")
        server.member("ada").say(server.general, f"<@{server.world.bot_id}> last")

        assert (await next_of(bot.heard)).content.endswith("first")
        assert (await next_of(bot.heard)).content.endswith("last")
        assert bot.reactions.empty()
