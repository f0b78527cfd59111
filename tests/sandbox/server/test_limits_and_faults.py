"""Rate limits as Discord has them, and trouble on order."""

from __future__ import annotations

import asyncio

import aiohttp
import discord
import pytest

from sandbox.server import DiscordServer
from sandbox.server.faults import FaultKind
from sandbox.server.limits import FREE, Bucket, LimitSettings
from tests.sandbox.server.bots import Bot, running, text_channel
from tests.sandbox.server.conftest import point_discord_py_at
from tests.sandbox.server.rest import NO_PINGS, Rest, rest_of

CREATE = ("POST", "/channels/{channel_id}/messages")
HOUR = 3_600.0


async def test_a_bucket_tells_its_state_and_refuses_when_empty() -> None:
    limits = LimitSettings(routes={CREATE: Bucket(2, 60.0)}, other=FREE)
    async with DiscordServer(limits=limits) as server, rest_of(server) as rest:
        first = await rest.post(server.general.id, content="1")
        second = await rest.post(server.general.id, content="2")
        third = await rest.post(server.general.id, content="3")
        elsewhere = await rest.post(server.writing.id, content="3")
        server.clock.advance(61)
        later = await rest.post(server.general.id, content="3")

    assert first.headers["X-RateLimit-Remaining"] == "1"
    assert second.headers["X-RateLimit-Remaining"] == "0"
    assert third.status == 429
    assert third.headers["Via"]
    assert third.body["global"] is False
    assert elsewhere.status == 200
    assert later.status == 200


async def test_the_global_limit_spares_interactions(monkeypatch: pytest.MonkeyPatch) -> None:
    limits = LimitSettings(everything=Bucket(20, 3_600.0), routes={}, other=FREE)
    async with DiscordServer(limits=limits) as server:
        point_discord_py_at(server, monkeypatch)
        async with running(server, Bot()), rest_of(server) as rest:
            answers = [await rest.post(server.general.id, content="x") for _ in range(21)]
            used = await server.member("ada").slash("say", server.general, text="still here")

    assert answers[-1].status == 429
    assert answers[-1].headers["X-RateLimit-Global"] == "true"
    assert answers[-1].body["global"] is True
    assert used.message is not None


async def test_the_client_waits_out_a_429(server: DiscordServer, bot: Bot) -> None:
    channel = await text_channel(bot, server.general.id)
    server.faults.order(FaultKind.RATE_LIMIT, "POST", r"/messages$", retry_after=0.01)

    await channel.send("patience")

    assert [message.content for message in server.messages(server.general)] == ["patience"]
    posts = [r.status for r in server.requests if (r.method, r.route) == CREATE]
    assert posts == [429, 200]


async def test_edits_of_old_messages_run_dry(server: DiscordServer, rest: Rest) -> None:
    limits = LimitSettings(routes={}, other=FREE, old_edits=Bucket(2, HOUR))
    async with DiscordServer(limits=limits) as strict, rest_of(strict) as client:
        sent = await client.post(strict.general.id, content="draft")
        path = f"/channels/{strict.general.id}/messages/{sent.body['id']}"
        edit = NO_PINGS | {"content": "draft, edited"}
        young = [await client.call("PATCH", path, edit) for _ in range(5)]
        strict.clock.advance(HOUR + 1)
        old = [await client.call("PATCH", path, edit) for _ in range(3)]

    assert {answer.status for answer in young} == {200}
    assert [answer.status for answer in old] == [200, 200, 429]
    assert old[-1].code == 30046


async def test_a_thread_is_renamed_twice_in_ten_minutes() -> None:
    limits = LimitSettings(routes={}, other=FREE)
    async with DiscordServer(limits=limits) as server, rest_of(server) as rest:
        body = {"name": "one", "type": 11}
        opened = await rest.call("POST", f"/channels/{server.general.id}/threads", body)
        path = f"/channels/{opened.body['id']}"
        renamed = [(await rest.call("PATCH", path, {"name": n})).status for n in ("a", "b", "c")]
        archived = await rest.call("PATCH", path, {"archived": True})

    assert renamed == [200, 200, 429]
    assert archived.status == 200


async def test_a_5xx_after_the_commit_makes_one_message(server: DiscordServer, bot: Bot) -> None:
    channel = await text_channel(bot, server.general.id)
    server.faults.order(FaultKind.ERROR_AFTER, "POST", r"/messages$")

    sent = await channel.send("once", nonce="n1")

    assert [message.id for message in server.messages(server.general)] == [sent.id]
    assert server.faults.pending == 0


async def test_a_5xx_before_the_commit_leaves_nothing(server: DiscordServer, rest: Rest) -> None:
    server.faults.order(FaultKind.ERROR_BEFORE, "POST", r"/messages$", status=503)

    assert (await rest.post(server.general.id, content="x")).status == 503
    assert server.messages(server.general) == []


@pytest.mark.parametrize(("kind", "there"), [(FaultKind.DROP_BEFORE, 0), (FaultKind.DROP_AFTER, 1)])
async def test_a_dropped_connection_leaves_the_client_in_doubt(
    server: DiscordServer, bot: Bot, kind: FaultKind, there: int
) -> None:
    channel = await text_channel(bot, server.general.id)
    server.faults.order(kind, "POST", r"/messages$")

    with pytest.raises(aiohttp.ClientConnectionError):
        await channel.send("hello?", nonce="n1")
    assert len(server.messages(server.general)) == there
    await channel.send("hello?", nonce="n1")

    assert len(server.messages(server.general)) == 1
    assert [r.status for r in server.requests if (r.method, r.route) == CREATE] == [0, 200]


async def test_a_fault_strikes_as_often_as_ordered(server: DiscordServer, rest: Rest) -> None:
    server.faults.order(
        FaultKind.ERROR_BEFORE, "POST", rf"^/channels/{server.writing.id}/", times=2
    )

    elsewhere = await rest.post(server.general.id, content="x")
    struck = [(await rest.post(server.writing.id, content="x")).status for _ in range(3)]

    assert (elsewhere.status, struck) == (200, [500, 500, 200])


async def test_a_gateway_that_refuses_for_good_ends_the_bot(server: DiscordServer) -> None:
    bot = Bot()
    life = asyncio.create_task(bot.start(server.token), name="bot")
    await server.wait_ready()

    await server.gateway.close(4004)
    with pytest.raises(discord.ConnectionClosed) as ended:
        await life

    assert ended.value.code == 4004


async def test_reactions_come_one_in_a_quarter_of_a_second() -> None:
    async with DiscordServer() as server, rest_of(server) as rest:
        said = server.member().say(server.general, "hello")
        path = f"/channels/{server.general.id}/messages/{said.id}/reactions"
        first = await rest.call("PUT", f"{path}/%F0%9F%91%8D/@me")
        too_soon = await rest.call("PUT", f"{path}/%F0%9F%91%8E/@me")
        server.clock.advance(0.25)
        in_time = await rest.call("PUT", f"{path}/%F0%9F%91%8E/@me")

    assert [first.status, too_soon.status, in_time.status] == [204, 429, 204]
