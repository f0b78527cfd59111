"""What people do on a board, over real sockets."""

from __future__ import annotations

import asyncio
import json
import re

from bot.brainstorm.board import Board
from bot.brainstorm.fold import fold
from cogs.thread.markdown import escaped
from sandbox.server.people.member import Member
from sandbox.server.state.entities import Channel, Message
from tests.e2e.reading import custom_id, shown
from tests.e2e.stage import Stage

TOPIC = "A party for newcomers"
VOTE = "### 🗳️ Vote ·"
Option = str | int | bool


async def open_board(on: Stage, **options: Option) -> None:
    """Ada opens a board; its first card is there."""
    given = {"topic": TOPIC} | options
    place = on.discord.writing
    await (await on.ada.slash("brainstorm", place, **given)).answer()
    await on.discord.wait_until(lambda: "### 💡" in str(_texts(on, place)))


def _texts(on: Stage, parent: Channel) -> list[str]:
    rooms = [c for c in on.discord.world.channels.values() if c.parent_id == parent.id]
    return [shown(m) for room in (*rooms, parent) for m in on.discord.messages(room)]


def begins(on: Stage, start: str) -> list[Message]:
    """The cards that begin like this, oldest first; none while there is no thread."""
    messages = [m for thread in on.threads() for m in on.discord.messages(thread)]
    return [m for m in messages if shown(m).startswith(start)]


def card(on: Stage, start: str) -> Message:
    """The newest card that begins like this."""
    found = begins(on, start)
    assert found, f"no card begins with {start!r}: {on.cards()}"
    return found[-1]


async def shows(on: Stage, words: str) -> None:
    """Until some card has these words."""
    await on.discord.wait_until(lambda: any(words in c for c in on.cards()), within=20)


async def press(who: Member, message: Message, verb: str) -> str:
    """Press a button; what the person alone is told."""
    return shown(await (await who.press(message, custom_id(message, verb))).answer())


async def fill_in(who: Member, message: Message, text: str) -> str:
    """Give an idea in the form; what the person alone is told."""
    form = await who.press(message, custom_id(message, "idea"))
    return shown(await (await who.submit(form, {"text": text})).answer())


async def ballot(on: Stage, who: Member) -> tuple[Message, str]:
    """A person's ballot, and the custom id of its first menu."""
    vote = card(on, VOTE)
    slip = await (await who.press(vote, custom_id(vote, "ballot"))).answer()
    found = re.search(r"board:vote:[\d:]+", json.dumps(slip.components))
    assert found is not None
    return slip, found[0]


async def choose(on: Stage, who: Member, *ideas: int) -> str:
    """Vote in the first menu of the ballot; what the ballot shows then."""
    slip, menu = await ballot(on, who)
    await who.select(slip, menu, *map(str, ideas))
    return shown(slip)


async def waits(on: Stage, start: str, words: str) -> None:
    """Until the newest card that begins like this has these words."""
    await on.discord.wait_until(
        lambda: any(words in shown(m) for m in begins(on, start)[-1:]), within=20
    )


async def is_left(on: Stage, key: int = 1) -> None:
    """Until a board is over, and that is shown."""
    async with asyncio.timeout(20):
        while (state := await board(on, key)).is_live or state.place.seeded < state.step:  # noqa: ASYNC110 - a log tells nobody that it grew
            await asyncio.sleep(0.02)


async def board(on: Stage, key: int = 1) -> Board:
    """A board as its log tells it."""
    return fold(await on.events(key))


async def gathered(on: Stage, *texts: str, **options: Option) -> None:
    """Ben gives ideas."""
    await open_board(on, **options)
    for number, text in enumerate(texts, 1):
        await fill_in(on.ben, card(on, "### 💡"), text)
        await shows(on, f"**{number}.** {escaped(text)}")


async def moves_on(on: Stage, start: str, words: str) -> None:
    """Ada ends a phase; something is shown then."""
    found = card(on, start)
    await on.ada.press(found, custom_id(found, "next"))
    await shows(on, words)
