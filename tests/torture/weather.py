"""The weather: what goes wrong around a bot, beside its own death.

Discord refuses or drops a request, hangs up, or tells a thing twice; the model answers nothing;
another program holds the database.
"""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path
from random import Random

from sandbox.model.endpoint import ModelServer
from sandbox.model.faults import Dropped, Fault, Refused
from sandbox.server.app import DiscordServer
from sandbox.server.faults import FaultKind
from sandbox.server.gateway.mishaps import Mishap

_CALM = 150
"""Happenings between two troubles, at most."""
_HELD = (0.2, 2.0)
"""Seconds for which the database is held: more than one is more than the bot waits at once."""
_FAULTS = (
    FaultKind.ERROR_BEFORE,
    FaultKind.ERROR_AFTER,
    FaultKind.DROP_BEFORE,
    FaultKind.DROP_AFTER,
    FaultKind.RATE_LIMIT,
)
_REQUESTS = (("POST", "/messages$"), ("PATCH", "/messages/"), ("PUT", "/reactions/"), ("GET", "."))
_TOLD = ("INTERACTION_CREATE", "MESSAGE_CREATE", "MESSAGE_REACTION_ADD", "MESSAGE_REACTION_REMOVE")
_NO_THREADS = 160006
"""The code that says that a channel has as many threads as it may."""


class Weather:
    """One trouble after the other, as chance has them."""

    def __init__(
        self, discord: DiscordServer, model: ModelServer, database: Path, chance: Random
    ) -> None:
        self._discord = discord
        self._model = model
        self._database = database
        self._chance = chance

    async def blow(self) -> None:
        """Until cancelled."""
        happenings = self._discord.happenings
        while True:
            until = happenings.count + self._chance.randint(1, _CALM)
            await happenings.wait_until(partial(self._is_over, until), within=600)
            match self._chance.choice(("request", "request", "twice", "gateway", "file", "rare")):
                case "request":
                    method, path = self._chance.choice(_REQUESTS)
                    self._discord.faults.order(self._chance.choice(_FAULTS), method, path)
                case "twice":
                    told = self._chance.choice(_TOLD)
                    self._discord.gateway.mishaps.order(Mishap.REPEATED, told)
                case "gateway":
                    await self._hang_up()
                case "file":
                    await self._hold()
                case "rare":
                    self._fail()

    def _is_over(self, until: int) -> bool:
        return self._discord.happenings.count >= until

    async def clear(self, blowing: asyncio.Task[None]) -> None:
        """The end of it: what was ordered and did not come about is taken back."""
        blowing.cancel()
        await asyncio.wait([blowing])
        if not blowing.cancelled():
            blowing.result()
        self._discord.faults.clear()
        self._model.faults.clear()
        self._model.moderation.faults.clear()

    async def _hang_up(self) -> None:
        match self._chance.choice(("away", "lost", "asked")):
            case "away":
                await self._discord.gateway.close()
            case "lost":
                await self._discord.gateway.lose_sessions()
            case "asked":
                self._discord.gateway.ask_to_reconnect()

    async def _hold(self) -> None:
        """Another program writes."""
        if not self._database.exists():
            return
        held = sqlite3.connect(self._database, timeout=0, isolation_level=None)
        with closing(held) as database:
            try:
                database.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError:
                return  # the bot was faster
            await asyncio.sleep(self._chance.uniform(*_HELD))
            database.execute("ROLLBACK")

    def _fail(self) -> None:
        fault: Fault
        match self._chance.choice(("thread", "model", "moderation")):
            case "thread":
                kind = FaultKind.ERROR_BEFORE
                self._discord.faults.order(kind, "POST", "/threads$", status=400, code=_NO_THREADS)
            case "model":
                fault = self._chance.choice((Refused(503, "Overloaded."), Dropped(40)))
                self._model.faults.order(fault)
            case "moderation":
                times = self._chance.randint(1, 9)
                self._model.moderation.faults.order(Refused(503, "Overloaded."), times=times)
