"""kill -9 at every step: the session finishes at the next start, and no card stands twice."""

from __future__ import annotations

import asyncio
import sqlite3
from collections import Counter
from functools import partial
from pathlib import Path

import pytest

from sandbox.model.faults import SlowStart
from sandbox.server.app import DiscordServer
from sandbox.server.faults import FaultKind
from tests.e2e.child import Child, child_on_stage
from tests.e2e.reading import shown

ROUNDS = 3
TITLES = ["### Original", "### Draft 1", "### Draft 2", "### Draft 3", "### Draft 3 is the best"]


def bot_requests(discord: DiscordServer) -> int:
    """Requests that change something; what a start asks by itself is not among them."""
    return sum(r.method in ("POST", "PATCH", "PUT") for r in discord.requests)


def made(discord: DiscordServer, requests: int) -> bool:
    return bot_requests(discord) >= requests


def over(discord: DiscordServer) -> bool:
    return any(r.method == "PUT" and "/reactions/" in r.path for r in discord.requests)


def thread_cards(discord: DiscordServer) -> list[str]:
    """The text of each card in the only thread, if it is open yet."""
    channels = discord.world.channels.values()
    threads = [c for c in channels if c.parent_id == discord.writing.id]
    bot = discord.world.bot_id
    return [
        shown(m) for t in threads for m in discord.messages(t) if m.author_id == bot and shown(m)
    ]


def assert_whole(discord: DiscordServer, child: Child) -> None:
    """The thread as if nothing had happened, and the log agrees."""
    bot = discord.world.bot_id
    heads = [m for m in discord.messages(discord.writing) if m.author_id == bot]
    assert len(heads) == 1
    cards = thread_cards(discord)
    titles = Counter(card.splitlines()[0].split(" · ")[0] for card in cards)
    assert titles == Counter([*TITLES[:4], "### Draft 3 is the best so far"])
    assert all("being read" not in card and "writing…" not in card for card in cards)
    with sqlite3.connect(child.database) as database:
        numbers = database.execute("SELECT number, verdict FROM drafts").fetchall()
    assert numbers == [(0, "first"), (1, "kept"), (2, "kept"), (3, "kept")]


@pytest.mark.parametrize("nth", range(1, 12))
async def test_killed_after_the_nth_request(tmp_path: Path, nth: int) -> None:
    async with child_on_stage(tmp_path) as (discord, child):
        before = bot_requests(discord)
        discord.member("ada").slash("refine", discord.writing, text="We meet.", rounds=ROUNDS)
        # A verdict that the next card can tell of has no request of its own.
        await discord.wait_until(lambda: bot_requests(discord) >= before + nth or over(discord))
        await child.kill()
        await child.start()
        await discord.wait_until(lambda: over(discord), within=20)
        assert_whole(discord, child)


@pytest.mark.parametrize("nth", range(1, 6))
async def test_killed_between_a_posts_commit_and_its_answer(tmp_path: Path, nth: int) -> None:
    async with child_on_stage(tmp_path) as (discord, child):
        posts = r"/channels/\d+/messages$"
        discord.faults.order(FaultKind.DROP_AFTER, "POST", posts, times=nth)
        discord.member("ada").slash("refine", discord.writing, text="We meet.", rounds=ROUNDS)
        await discord.wait_until(lambda: len(thread_cards(discord)) >= nth)
        await child.kill()
        await child.start()
        await discord.wait_until(lambda: over(discord), within=20)
        assert_whole(discord, child)


@pytest.mark.parametrize("nth", range(1, 6))
async def test_killed_after_the_nth_request_where_the_bot_is_a_guest(
    tmp_path: Path, nth: int
) -> None:
    answers = [asyncio.Event() for _ in range(ROUNDS + 1)]
    async with child_on_stage(tmp_path) as (discord, child):
        for call, answer in enumerate(answers, 1):
            child.model.faults.order(SlowStart(release=answer), nth=call)
        before = bot_requests(discord)
        discord.member("ada").slash("refine", discord.lounge, text="We meet.", rounds=ROUNDS)
        # What came of several answers is shown by one edit where Discord is slower than the model.
        for requests, answer in enumerate(answers[: nth - 1], 1):
            await discord.wait_until(partial(made, discord, before + requests))
            answer.set()
        await discord.wait_until(partial(made, discord, before + nth))
        for answer in answers:
            answer.set()
        await child.kill()
        await child.start()
        (sheet,) = discord.messages(discord.lounge)
        await discord.wait_until(lambda: "All rounds are done." in shown(sheet), within=20)
        assert "### Draft 3 is the best so far" in shown(sheet)
        assert len(discord.messages(discord.lounge)) == 1
