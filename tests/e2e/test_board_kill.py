"""kill -9 at any step of a brainstorm: it goes on at the next start, and nothing stands twice."""

from __future__ import annotations

import asyncio
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest

from sandbox.server.app import DiscordServer
from sandbox.server.people.invocation import NotAcknowledged
from sandbox.server.people.invoking import NoSuchControl
from tests.e2e.child import Child, child_on_stage
from tests.e2e.reading import custom_id, shown
from tests.e2e.test_kill import bot_requests, over, thread_cards

CARDS = [
    "### 💡 3 ideas gathered",
    "### 🗳️ The vote is over",
    "### 🏁 Nobody voted, so every idea counts the same",
    "**Refining** “A party Idea 1 for A party Idea 2 for A party Idea 3 for A…”",
    "### First draft",
    "### Draft 1",
    "### Draft 2",
    "### Draft 3",
    "### Draft 3 is the best so far",
]


async def shows(discord: DiscordServer, words: str) -> None:
    await discord.wait_until(lambda: words in "\n".join(thread_cards(discord)), within=30)


async def moves_on(discord: DiscordServer, start: str, words: str) -> None:
    """The host presses until somebody answers, as people do; then something is shown."""
    await shows(discord, start)
    while words not in "\n".join(thread_cards(discord)):
        try:
            await press_next(discord, start)
        except NotAcknowledged:
            await discord.wait_ready(within=30)
            continue
        await shows(discord, words)


async def press_next(discord: DiscordServer, start: str) -> None:
    """Press the button of a card, unless a press before the kill counted: then the card begins
    otherwise by now, or its button is out of use."""
    (thread,) = (c for c in discord.world.channels.values() if c.parent_id == discord.writing.id)
    for card in (m for m in discord.messages(thread) if shown(m).startswith(start)):
        with suppress(NoSuchControl):
            await discord.member("ada").press(card, custom_id(card, "next"))


async def brainstorm(discord: DiscordServer) -> None:
    discord.member("ada").slash("brainstorm", discord.writing, topic="A party", ideas=3)
    await shows(discord, "**3.** Idea 3")
    await moves_on(discord, "### 💡", "### 🗳️ Vote ·")
    await moves_on(discord, "### 🗳️ Vote ·", "Refining starts by itself")
    await moves_on(discord, "### 🏁", "Refining goes on below")
    await discord.wait_until(lambda: over(discord), within=30)


async def killed_once(discord: DiscordServer, child: Child, nth: int) -> None:
    before = bot_requests(discord)
    await discord.wait_until(lambda: bot_requests(discord) >= before + nth, within=30)
    await child.kill()
    await child.start()


@pytest.mark.parametrize("nth", [1, 2, 3, 4, 6, 8, 10, 12, 15])
async def test_killed_after_the_nth_request_of_a_brainstorm(tmp_path: Path, nth: int) -> None:
    async with child_on_stage(tmp_path) as (discord, child):
        await asyncio.gather(brainstorm(discord), killed_once(discord, child, nth))
        titles = Counter(card.splitlines()[0].split(" · ")[0] for card in thread_cards(discord))
    assert titles == Counter(CARDS)
