"""The rig: the loopback Discord and its people here, the model and the bot in processes of their
own."""

from __future__ import annotations

import os
import tempfile
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from aiohttp import ClientSession, ClientTimeout

from benchmarks.model import Told
from benchmarks.process import Measured, measured
from benchmarks.text import TEXT
from benchmarks.wire import Wire, tapped
from sandbox.server.app import DiscordServer
from sandbox.server.limits import GLOBAL_ONLY, LimitSettings
from sandbox.server.people.invocation import Invocation
from sandbox.server.people.member import Member
from sandbox.server.state.entities import Channel

_EACH = 10
"""Sessions that one person begins: who does more in a short time is slowed."""


AMPLE = {"MAX_RUNNING": "100", "MAX_RUNNING_SERVER": "10000", "MAX_RUNNING_TOTAL": "10000"}
"""So many sessions at once that none has to wait for its turn."""


class ModelControl:
    """Orders to the model's process."""

    def __init__(self, url: str, http: ClientSession) -> None:
        self.url = url
        self._http = http

    async def pace(self, rate: float, *, held: bool) -> None:
        """Answer so many tokens a second, held back until they are let out or not."""
        await self._post("pace", {"rate": rate, "held": held})

    async def let(self, count: int, apart: float = 0.0) -> None:
        """Let so many answers out that wait, so many seconds apart; returns with the last."""
        await self._post("let", {"count": count, "apart": apart})

    async def waiting(self, count: int) -> None:
        """Until so many calls wait for their answer."""
        async with self._http.get(f"{self.url}/control/waiting?count={count}") as answer:
            answer.raise_for_status()

    async def told(self) -> list[Told]:
        """Every call so far."""
        async with self._http.get(f"{self.url}/control/told") as answer:
            return [Told(**each) for each in await answer.json()]

    async def _post(self, what: str, order: dict[str, float]) -> None:
        async with self._http.post(f"{self.url}/control/{what}", json=order) as answer:
            answer.raise_for_status()


@dataclass(frozen=True)
class Rig:
    """A Discord and a model that stay up; bots and floors come and go on them."""

    discord: DiscordServer
    model: ModelControl
    wire: Wire
    folder: Path

    @asynccontextmanager
    async def bot(
        self, limits: Mapping[str, str] = AMPLE, program: str = "bot"
    ) -> AsyncIterator[Measured]:
        """The bot as in production, once it is ready; or another program that runs it."""
        environment = {
            "DISCORD_TOKEN": self.discord.token,
            "DISCORD_API_URL": self.discord.api_url,
            "OPENAI_BASE_URL": f"{self.model.url}/v1",
            "OPENAI_MODEL": "scripted",
            "DATABASE_URL": f"sqlite:///{self.folder / 'refine.db'}",
            **limits,
        }
        command = ("-m", program, "run", "--env-file", os.devnull)
        log = self.folder / "bot.log"
        async with measured(*command, log=log, environment=environment) as bot:
            await self.discord.wait_ready(within=60)
            await self.discord.wait_command("refine", within=60)
            yield bot
        await self.discord.wait_gone()

    @asynccontextmanager
    async def floor(self, what: str, *given: str) -> AsyncIterator[Measured]:
        """The bare program; see its file for what it can do."""
        addresses = (self.discord.api_url, self.discord.gateway_url, self.model.url)
        command = ("-m", "benchmarks.floor", what, *addresses, self.discord.token, *given)
        async with measured(*command, log=self.folder / "floor.log") as floor:
            yield floor

    def people(self, sessions: int, each: int = _EACH) -> Sequence[Member]:
        """So many as it takes to begin that many sessions, each of a person of its own turn."""
        there = len(self.discord.stage.members)
        count = -(-sessions // each)
        return [self.discord.stage.add_member(f"member{there + n}") for n in range(count)]

    def refine(
        self, who: Member, case: int, rounds: int, channel: Channel | None = None
    ) -> Invocation:
        """A person begins a session; the answer is on the wire when it comes."""
        place = channel or self.discord.writing
        return who.slash("refine", place, text=f"{TEXT} {case}", rounds=rounds)

    def close_threads(self) -> None:
        """Archive every thread that is open, as Discord does after some days of quiet."""
        moderator = self.discord.member("mod")
        for channel in list(self.discord.world.channels.values()):
            if channel.thread is not None and not channel.thread.archived:
                moderator.archive(channel)


@asynccontextmanager
async def rig(limits: LimitSettings = GLOBAL_ONLY) -> AsyncIterator[Rig]:
    """All but the bot, in a folder that is gone afterwards."""
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        discord = await stack.enter_async_context(DiscordServer(limits=limits))
        command = ("-m", "benchmarks.model")
        model = await stack.enter_async_context(measured(*command, log=folder / "model.log"))
        http = await stack.enter_async_context(ClientSession(timeout=ClientTimeout(total=None)))
        control = ModelControl(await model.line(), http)
        wire = await stack.enter_async_context(tapped(discord))
        yield Rig(discord, control, wire, folder)
