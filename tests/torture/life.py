"""One database and one Discord, and all the processes that live and die on them."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from time import monotonic

from sandbox.model.endpoint import ModelServer
from sandbox.model.scripted import Script
from sandbox.server.app import DiscordServer
from sandbox.server.limits import RELAXED
from tests.e2e.stage import better_each_time, plain_thoughts
from tests.torture.audit import Findings, audit, read
from tests.torture.crowd import Crowd
from tests.torture.victim import Victim

LONGEST_LIFE = 400.0
"""Happenings on Discord, or awaits of the bot's, after which a process dies at the latest. Half of
the processes die before the 20th."""
_IDLE = 3.0
"""Seconds in which nothing happens and after which a process dies at any rate."""
_SETTLING = 30.0
"""Seconds that the last process has to bring everything to its end."""


@dataclass
class Toll:
    """What the deaths of one life, or of several, came to."""

    deaths: int = 0
    sessions: int = 0
    acts: int = 0
    lost: list[str] = field(default_factory=list)
    duplicated: list[str] = field(default_factory=list)
    longest_recovery: float = 0.0  # seconds from a death until a next process is ready
    ashes: set[str] = field(default_factory=set)  # the awaits at which a process died
    complaints: list[str] = field(default_factory=list)

    def add(self, other: Toll) -> None:
        """Count another life in."""
        self.deaths += other.deaths
        self.sessions += other.sessions
        self.acts += other.acts
        self.lost += other.lost
        self.duplicated += other.duplicated
        self.longest_recovery = max(self.longest_recovery, other.longest_recovery)
        self.ashes |= other.ashes
        self.complaints += other.complaints


class Reaper:
    """Starts processes and lets each of them die at a moment that chance chooses."""

    def __init__(self, discord: DiscordServer, victim: Victim, chance: Random) -> None:
        self.longest_recovery = 0.0
        self._discord = discord
        self._victim = victim
        self._chance = chance
        self._dead_since: float | None = None

    async def kill(self) -> None:
        """A process that is killed from outside, after so many happenings."""
        self._victim.start()
        await self._live_on(self._discord.happenings.count + self._span())
        await self._die()

    async def crash(self) -> None:
        """A process that dies at its nth await."""
        self._victim.start(dies_at=self._span())
        await self._live_on(None)
        await self._die()

    async def resurrect(self) -> None:
        """The last process: nobody kills it."""
        self._victim.start()
        await self._discord.wait_ready(within=60)
        self._note_recovery()

    async def _live_on(self, until: int | None) -> None:
        """Until it is time to die: in happenings, or by itself, or of boredom."""
        happenings = self._discord.happenings

        def is_over() -> bool:
            if self._discord.gateway.ready:
                self._note_recovery()
            return self._victim.is_dead or (until is not None and happenings.count >= until)

        watch = asyncio.create_task(happenings.wait_until(is_over, within=_IDLE))
        death = asyncio.create_task(self._victim.dying())
        await asyncio.wait({watch, death}, return_when=asyncio.FIRST_COMPLETED)
        for task in (watch, death):
            task.cancel()
        await asyncio.gather(watch, death, return_exceptions=True)

    def _span(self) -> int:
        return int(LONGEST_LIFE ** self._chance.random())

    async def _die(self) -> None:
        await self._victim.kill()
        if self._dead_since is None:
            self._dead_since = monotonic()

    def _note_recovery(self) -> None:
        if self._dead_since is not None:
            took = monotonic() - self._dead_since
            self.longest_recovery = max(self.longest_recovery, took)
            self._dead_since = None


def chance_of(seed: str) -> Random:
    """Chance that can be repeated."""
    return Random(seed)  # noqa: S311 - nothing is kept secret with it


async def live(folder: Path, seed: int, deaths: int, players: int, *, crashes: bool) -> Toll:
    """A life of so many deaths: kills from outside, or crashes at awaits. The seed chooses what
    people do and when processes die."""
    async with (
        DiscordServer(limits=RELAXED) as discord,
        ModelServer(Script(better_each_time, plain_thoughts), pace=0.001) as model,
    ):
        victim = Victim(discord, model, folder)
        reaper = Reaper(discord, victim, chance_of(f"reaper {seed}"))
        crowd = Crowd(discord)
        chances = [chance_of(f"player {seed} {number}") for number in range(players)]
        playing = [asyncio.create_task(crowd.play(chance)) for chance in chances]
        for _ in range(deaths):
            await (reaper.crash() if crashes else reaper.kill())
        crowd.close()
        await reaper.resurrect()
        await asyncio.gather(*playing)
        findings = await _settled(crowd, victim, discord)
        await victim.kill()
        books = await read(victim.database)
    return Toll(
        deaths,
        len(books.sessions) + len(books.boards),
        len(crowd.promises.acts) + len(crowd.promises.words) + len(crowd.promises.ideas),
        list(findings.lost),
        list(findings.duplicated),
        reaper.longest_recovery,
        victim.ashes,
        victim.complaints + discord.complaints,
    )


async def _settled(crowd: Crowd, victim: Victim, discord: DiscordServer) -> Findings:
    """The findings once there are none, or once there was time enough to come to an end."""
    end = monotonic() + _SETTLING
    while True:
        findings = await audit(crowd.promises, victim.database, discord)
        if not findings or monotonic() > end:
            return findings
        await asyncio.sleep(0.5)
