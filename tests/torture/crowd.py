"""The crowd: people at as many sessions at once as there are players."""

from __future__ import annotations

from pathlib import Path
from random import Random

from sandbox.server.app import DiscordServer
from sandbox.server.people.options import CommandMissing
from sandbox.server.people.speaker import NotAllowed
from tests.torture.keepers import Keepers
from tests.torture.people import Nothing, People
from tests.torture.refiners import Refiners
from tests.torture.stewards import Stewards
from tests.torture.thinkers import Thinkers

_SHARES = (12, 6, 1, 1)


class Crowd(People):
    """Refiners, thinkers, keepers and stewards."""

    def __init__(self, discord: DiscordServer, database: Path, *, is_heard: bool) -> None:
        super().__init__(discord, is_heard=is_heard)
        self._players = Refiners(self), Thinkers(self), Keepers(self, database), Stewards(self)

    async def play(self, chance: Random) -> None:
        """One player: a session after the other."""
        while not self.closing:
            (players,) = chance.choices(self._players, _SHARES)
            try:
                await players.play(chance)
            except (Nothing, CommandMissing, NotAllowed):
                await self.let_pass(1)
