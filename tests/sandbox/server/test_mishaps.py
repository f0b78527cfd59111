"""What a gateway does on order: lost, repeated and late events, op 7, op 9, refusals."""

from __future__ import annotations

import asyncio

import aiohttp
import discord
import pytest

from sandbox.server import DiscordServer
from sandbox.server.faults import FaultKind
from sandbox.server.gateway.mishaps import Mishap
from sandbox.server.gateway.session import CloseCode
from tests.sandbox.server.bots import Bot, next_of
from tests.sandbox.server.rest import Rest

REACTED = "MESSAGE_REACTION_ADD"


@pytest.mark.parametrize(
    ("kind", "heard"),
    [(Mishap.LOST, "🅱"), (Mishap.REPEATED, "🅰🅰🅱"), (Mishap.LATE, "🅱🅰")],
)
async def test_an_event_goes_astray_as_ordered(
    server: DiscordServer, bot: Bot, kind: Mishap, heard: str
) -> None:
    said = server.member("ada").say(server.general, "hello")
    server.gateway.mishaps.order(kind, REACTED)
    for emoji in "🅰🅱":
        server.member("ben").react(said, emoji)

    assert [(await next_of(bot.reactions)).emoji.name for _ in heard] == list(heard)
    assert bot.reactions.empty()


async def test_a_bot_that_is_asked_to_reconnect_resumes(server: DiscordServer, bot: Bot) -> None:
    before = server.happenings.count
    server.gateway.ask_to_reconnect()
    await server.wait_for(lambda h: h.kind == "RESUMED", since=before)
    assert not any(h.kind == "READY" for h in server.happenings.past(before))


@pytest.mark.parametrize(("resumable", "then"), [(True, "RESUMED"), (False, "READY")])
async def test_an_invalid_session_is_resumed_or_begun_anew(
    server: DiscordServer, bot: Bot, resumable: bool, then: str
) -> None:
    before = server.happenings.count
    server.gateway.invalidate(resumable=resumable)
    await server.wait_for(lambda h: h.kind == then, since=before)


async def test_a_gateway_that_welcomes_nobody_says_why(server: DiscordServer) -> None:
    server.gateway.refusing = CloseCode.DISALLOWED_INTENTS
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(server.gateway_url) as socket,
    ):
        await socket.receive()
        await socket.send_json({"op": 2, "d": {"token": server.token, "intents": 0}})
        await socket.receive()
        assert socket.close_code == CloseCode.DISALLOWED_INTENTS


async def test_after_a_reset_the_old_token_opens_nothing(server: DiscordServer, rest: Rest) -> None:
    server.reset_token("another")
    assert (await rest.post(server.general.id, content="x")).status == 401


async def test_a_bot_that_is_thrown_out_has_access_to_nothing(
    server: DiscordServer, bot: Bot, rest: Rest
) -> None:
    gone = asyncio.create_task(bot.wait_for("guild_remove", timeout=10), name="gone")
    await asyncio.sleep(0)
    server.stage.remove_bot(server.guild)
    assert isinstance(await gone, discord.Guild)
    answer = await rest.post(server.general.id, content="x")
    assert (answer.status, answer.code) == (403, 50001)


@pytest.mark.parametrize(("kind", "there"), [(FaultKind.HOLD_BEFORE, 0), (FaultKind.HOLD_AFTER, 1)])
async def test_an_answer_is_kept_back_until_it_is_released(
    server: DiscordServer, rest: Rest, kind: FaultKind, there: int
) -> None:
    server.faults.order(kind, "POST", r"/messages$")
    asked = asyncio.create_task(rest.post(server.general.id, content="x"), name="asked")
    await server.wait_for(lambda h: h.kind == "HELD")
    assert len(server.messages(server.general)) == there
    assert not asked.done()
    server.faults.release()
    assert (await asked).status == 200


async def test_a_refusal_has_the_code_that_was_ordered(server: DiscordServer, rest: Rest) -> None:
    server.faults.order(FaultKind.ERROR_BEFORE, "POST", r"/messages$", status=403, code=50013)
    server.faults.order(FaultKind.RATE_LIMIT, "POST", r"/messages$", scope="shared")
    server.faults.order(FaultKind.RATE_LIMIT, "POST", r"/messages$", scope="global")
    refused, shared, everything = [await rest.post(server.general.id, content=c) for c in "abc"]
    assert (refused.status, refused.code) == (403, 50013)
    assert (shared.headers["X-RateLimit-Scope"], shared.body["global"]) == ("shared", False)
    assert everything.headers["X-RateLimit-Global"] == "true"
