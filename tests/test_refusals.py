"""However much is refused, the bot stays far below what shuts its address out."""

from __future__ import annotations

import asyncio

import aiohttp
import pytest

from bot import refusals
from bot.errors import TokenRefused
from bot.refusals import FRESH, MOST, WINDOW, Known, OutOfPatience, Refusals
from sandbox.server.app import DiscordServer
from sandbox.server.faults import FaultKind
from tests.test_governor import Time


async def test_after_a_tenth_of_what_discord_bears_it_waits() -> None:
    time = Time()
    counted = Refusals(time.clock, time.sleep)
    at: list[float] = []
    for _ in range(3 * MOST):
        await counted.clear()
        counted.note(403)
        at.append(time.now)
        time.now += 0.1
    assert MOST * 10 == 10_000
    assert max(sum(t <= u < t + WINDOW for u in at) for t in at[::50]) <= MOST


@pytest.mark.parametrize(
    ("status", "scope", "counts"),
    [
        (401, "", True),
        (403, "", True),
        (429, "user", True),
        (429, "shared", False),
        (404, "", False),
        (500, "", False),
    ],
)
async def test_what_counts(status: int, scope: str, counts: bool) -> None:
    time = Time()
    counted = Refusals(time.clock, time.sleep)
    before = time.now
    for _ in range(MOST):
        counted.note(status, scope)
    await counted.clear()
    assert (time.now > before) == counts


async def test_every_request_is_counted_and_people_are_answered_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(refusals, "MOST", 3)
    time = Time()
    counted = Refusals(time.clock, time.sleep)
    async with (
        DiscordServer() as server,
        aiohttp.ClientSession(trace_configs=[counted.trace()]) as client,
    ):
        for _ in range(3):
            await client.get(f"{server.api_url}/users/@me")
        before = time.now
        await client.post(f"{server.api_url}/interactions/1/token/callback")
        assert time.now == before
        with pytest.raises(TokenRefused):
            await counted.until_no_token()
        await client.get(f"{server.api_url}/users/@me")
        assert time.now == before + WINDOW


async def test_patience_ends_but_not_while_discord_lets_nothing_through() -> None:
    counted = Refusals(asyncio.get_running_loop().time)
    with pytest.raises(OutOfPatience):
        await counted.patiently(asyncio.create_task(asyncio.Event().wait()), 0.01)
    async with (
        DiscordServer() as server,
        aiohttp.ClientSession(trace_configs=[counted.trace()]) as client,
    ):
        server.faults.order(FaultKind.RATE_LIMIT, "GET", "/users", scope="global")
        headers = {"Authorization": f"Bot {server.token}"}
        await client.get(f"{server.api_url}/users/@me", headers=headers)
    request = asyncio.create_task(asyncio.sleep(0.1, "there"))
    assert await counted.patiently(request, 0.01) == "there"


async def test_patience_does_not_end_while_the_bot_itself_sends_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(refusals, "MOST", 1)
    monkeypatch.setattr(refusals, "WINDOW", 0.1)
    counted = Refusals(asyncio.get_running_loop().time)
    counted.note(403)

    async def request() -> str:
        await counted.clear()
        return "sent"

    assert await counted.patiently(asyncio.create_task(request()), 0.01) == "sent"


def test_what_was_refused_is_tried_again_after_some_minutes() -> None:
    time = Time()
    known = Known(time.clock)
    known.note("📝", 1)
    assert [known.has("📝", 1), known.has("🔁", 1), known.has("📝", 2)] == [True, False, False]
    time.now += FRESH
    assert not known.has("📝", 1)


def test_of_very_many_refusals_the_latest_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refusals, "_MANY", 2)
    known = Known(Time().clock)
    for place in (1, 2, 1, 3):
        known.note("📝", place)
    assert [known.has("📝", place) for place in (1, 2, 3)] == [True, False, True]
