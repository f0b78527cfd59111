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
from tests.torture.audit import Findings, audit, read
from tests.torture.crowd import Crowd
from tests.torture.rude import rude_at_times, rude_thoughts
from tests.torture.tally import Tally, span
from tests.torture.victim import Victim
from tests.torture.weather import Weather

_LONGEST_LIFE = 400.0
"""Happenings on Discord after which a process is killed at the latest. Half of them are killed
before the 20th."""
_MODERATION = ("off",) * 6 + ("open", "closed")
"""How lives are moderated, by their shares."""
_IDLE = 3.0
"""Seconds in which nothing happens and after which a process dies at any rate."""
_SETTLING = 60.0
"""Seconds that the last process has to bring everything to its end."""


@dataclass
class Toll:
    """What the deaths of one life, or of several, came to."""

    deaths: int = 0
    sessions: int = 0
    acts: int = 0
    lost: list[str] = field(default_factory=list)
    duplicated: list[str] = field(default_factory=list)
    longest_recovery: float = 0.0  # seconds from a death until the next process is ready
    tally: Tally = field(default_factory=Tally)
    complaints: list[str] = field(default_factory=list)

    def add(self, other: Toll) -> None:
        """Count another life in."""
        self.deaths += other.deaths
        self.sessions += other.sessions
        self.acts += other.acts
        self.lost += other.lost
        self.duplicated += other.duplicated
        self.longest_recovery = max(self.longest_recovery, other.longest_recovery)
        self.tally.add(other.tally)
        self.complaints += other.complaints

    @property
    def wrongs(self) -> list[str]:
        """All that should not be."""
        return [*self.lost, *self.duplicated, *self.complaints]


class Reaper:
    """Starts processes and lets each of them die: at an await, or at a moment of chance."""

    def __init__(
        self, discord: DiscordServer, victim: Victim, chance: Random, known: Tally
    ) -> None:
        self.longest_recovery = 0.0
        self.tally = Tally()
        self._known = known
        self._discord = discord
        self._victim = victim
        self._chance = chance
        self._dead_since: float | None = None

    async def kill(self) -> bool:
        """A process that is killed from outside, after so many happenings."""
        self._victim.start()
        await self._live_on(self._discord.happenings.count + span(_LONGEST_LIFE, self._chance))
        await self._die()
        return True

    async def crash(self) -> bool:
        """A process that is to die at an await; whether it did."""
        aim = self._known.aim(self._chance)
        self._victim.start(aim)
        await self._live_on(None)
        await self._die()
        ashes = self._victim.ashes()
        self._known.note(aim, ashes)
        return self.tally.note(aim, ashes)

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

    async def _die(self) -> None:
        await self._victim.kill()
        self._dead_since = monotonic()

    def _note_recovery(self) -> None:
        if self._dead_since is not None:
            took = monotonic() - self._dead_since
            self.longest_recovery = max(self.longest_recovery, took)
            self._dead_since = None


def chance_of(seed: str) -> Random:
    """Chance that can be repeated."""
    return Random(seed)  # noqa: S311 - nothing is kept secret with it


async def live(
    folder: Path,
    seed: int,
    deaths: int,
    players: int,
    *,
    crashes: bool,
    known: Tally | None = None,
) -> Toll:
    """A life of so many deaths: kills from outside, or crashes at awaits. The seed chooses what
    people do, what goes wrong and when processes die; crashes seek what is `known` least."""
    async with (
        DiscordServer(limits=RELAXED) as discord,
        ModelServer(Script(rude_at_times, rude_thoughts), pace=0.001) as model,
    ):
        moderation = chance_of(f"moderation {seed}").choice(_MODERATION)
        victim = Victim(discord, model, folder, moderation)
        reaper = Reaper(discord, victim, chance_of(f"reaper {seed}"), known or Tally())
        weather = Weather(discord, model, victim.database, chance_of(f"weather {seed}"))
        # Where nothing passes that nobody could check, words may have no effect.
        crowd = Crowd(discord, victim.database, is_heard=moderation != "closed")
        chances = [chance_of(f"player {seed} {number}") for number in range(players)]
        playing = [asyncio.create_task(crowd.play(chance)) for chance in chances]
        blowing = asyncio.create_task(weather.blow())
        done = 0
        while done < deaths:
            done += await (reaper.crash() if crashes else reaper.kill())
        await weather.clear(blowing)
        crowd.close()
        await reaper.resurrect()
        await asyncio.gather(*playing)
        findings = await _settled(crowd, victim, discord)
        await victim.kill()
        books = await read(victim.database)
    return Toll(
        deaths,
        len(books.sessions) + len(books.boards),
        len(crowd.promises),
        list(findings.lost),
        list(findings.duplicated),
        reaper.longest_recovery,
        reaper.tally,
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
