"""How soon a thousand interrupted sessions go on after a restart, at Discord's own limits."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from sandbox.model.endpoint import ModelServer
from sandbox.model.scripted import Script
from sandbox.model.wire import Asked, Reply
from sandbox.server.app import DiscordServer
from sandbox.server.limits import GLOBAL_ONLY, is_exempt
from sandbox.server.people.invocation import NotAcknowledged
from tests.e2e.answers import better_each_time, plain_thoughts
from tests.torture.victim import Victim

AT_ONCE = 15
"""Commands under way at a time, while the sessions are begun."""


class Valve:
    """A model that answers nothing until it is opened."""

    def __init__(self) -> None:
        self.asked = 0
        self.open = asyncio.Event()
        self._answer = Script(better_each_time, plain_thoughts)

    async def __call__(self, asked: Asked) -> Reply:
        self.asked += 1
        await self.open.wait()
        return await self._answer(asked)


@dataclass(frozen=True)
class Recovery:
    """What was measured, in seconds since the bot was ready; `requests` are those that the limit
    counts, from the restart until everything was shown."""

    sessions: int
    decided: float  # until the last of the sessions had its next decision in the log
    requests: int
    shown: float  # from the restart

    @property
    def ratio(self) -> float:
        """The time that the posts took, to that which 50 requests a second dictate."""
        return self.shown / (self.requests / 50)


async def recover(folder: Path, sessions: int) -> Recovery:
    """Interrupt so many sessions in their first model call, and start the bot again."""
    valve = Valve()
    async with (
        DiscordServer(limits=GLOBAL_ONLY) as discord,
        ModelServer(valve) as model,
    ):
        victim = Victim(discord, model, folder)
        victim.start()
        await discord.wait_ready(within=60)
        await discord.wait_command("refine", within=60)
        sessions = await _begin(discord, victim, sessions)
        await victim.kill()
        last = _last_event(victim.database)
        valve.open.set()
        before = len(discord.requests)
        began = discord.clock.now()
        victim.start()
        await discord.wait_ready(within=60)
        ready = discord.clock.now()
        await _until(lambda: _waiting(victim.database) == sessions)
        ended = max(r.at for r in discord.requests[before:])
        counted = [r for r in discord.requests[before:] if not is_exempt(r.route)]
        await victim.kill()
    decided = max(_next_decisions(victim.database, last))
    return Recovery(sessions, max(0.0, decided - ready), len(counted), ended - began)


async def _begin(discord: DiscordServer, victim: Victim, sessions: int) -> int:
    """People begin sessions, each of which waits for the model then; how many came of it."""
    people = [discord.stage.add_member(f"member{n}") for n in range(-(-sessions // 50))]
    turns = asyncio.Semaphore(AT_ONCE)

    async def begin(number: int) -> None:
        who, text = people[number % len(people)], f"We meet at {number} places."
        async with turns:
            with suppress(NotAcknowledged):  # a busy machine; it is recorded nevertheless, or not
                await who.slash("refine", discord.writing, text=text, rounds=1)

    await asyncio.gather(*(begin(number) for number in range(sessions)))
    await _until(lambda: _calling(victim.database) == _begun(victim.database))
    return _begun(victim.database)


def _ask(database: Path, question: str, *given: int) -> list[tuple[float, ...]]:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(question, given).fetchall()


def _begun(database: Path) -> int:
    ((count,),) = _ask(database, "SELECT count(*) FROM sessions")
    return int(count)


def _calling(database: Path) -> int:
    """How many have opened their first call and shown their thread."""
    question = "SELECT count(*) FROM events WHERE kind = 'Posted' AND body LIKE '%\"card\":\"0\"%'"
    ((count,),) = _ask(database, question)
    return int(count)


def _waiting(database: Path) -> int:
    ((count,),) = _ask(database, "SELECT count(*) FROM sessions WHERE status = 'waiting'")
    return int(count)


def _last_event(database: Path) -> int:
    ((last,),) = _ask(database, "SELECT max(rowid) FROM events")
    return int(last)


def _next_decisions(database: Path, last: int) -> Iterator[float]:
    """When each session had its next decision."""
    question = (
        "SELECT min(at) FROM events WHERE kind = 'RoundStarted' AND rowid > ? GROUP BY session"
    )
    return (at for (at,) in _ask(database, question, last))


async def _until(condition: Callable[[], bool]) -> None:
    """Until the database says so."""
    async with asyncio.timeout(600):
        while not condition():  # noqa: ASYNC110 - a database tells nobody that it has changed
            await asyncio.sleep(0.1)
