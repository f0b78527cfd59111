"""The real bot on loopback: a Discord, a model that is told what to answer, and the bot between."""

from __future__ import annotations

import asyncio
import re
import sqlite3
import time
from asyncio import all_tasks
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, closing, suppress
from pathlib import Path
from urllib.parse import unquote

from pydantic import SecretStr

from bot.client import RefineBot
from bot.refine.fold import fold
from bot.refine.session import Session
from bot.serve import opened
from bot.settings import Settings
from bot.store.reader import SqliteReader
from bot.story.events import Event
from bot.text.catalogues import Languages
from sandbox.model.either import Either
from sandbox.model.endpoint import ModelServer
from sandbox.model.scripted import Script
from sandbox.model.wire import Document, Question, Reply
from sandbox.server.app import DiscordServer
from sandbox.server.limits import RELAXED, LimitSettings
from sandbox.server.spec import Specification
from sandbox.server.state.entities import Channel, Message
from tests.e2e.answers import better_each_time, plain_thoughts
from tests.e2e.gate import Gate
from tests.e2e.reading import shown, starts

_OPENAPI = Path(__file__).parents[3] / "shared" / "specs" / "discord-openapi.json"
SPECIFICATION = Specification(_OPENAPI) if _OPENAPI.exists() else None
"""Read once: that takes as long as a start."""
WORDS = Languages()
KINDS = ("refine", "brainstorm")


class Stage:
    """A Discord and a model that stay up, and a bot that can be started, stopped and restarted."""

    def __init__(
        self, discord: DiscordServer, model: ModelServer, gate: Gate, folder: Path
    ) -> None:
        self.discord = discord
        self.model = model
        self.gate = gate
        self.ada = discord.member("ada")
        self.ben = discord.member("ben")
        self.languages = WORDS
        self.settings = Settings(
            _env_file=None,
            discord_token=SecretStr(discord.token),
            discord_api_url=discord.api_url,
            openai_api_key=SecretStr("planted-key"),
            openai_base_url=model.base_url,
            openai_model="scripted",
            database_url=f"sqlite:///{folder / 'refine.db'}",
        )
        self._task: asyncio.Task[None] | None = None
        self._up = asyncio.Event()
        self._started = 0.0
        self.bot: RefineBot | None = None
        self.bot_id = discord.world.bot_id

    async def start(self, **settings: object) -> None:
        """Start a bot on the same database and wait until it is ready."""
        self.settings = self.settings.model_copy(update=settings)
        self._up.clear()
        self._started = time.time()
        self._task = asyncio.create_task(self._live(), name="bot-under-test")
        up = asyncio.create_task(self._ready())
        await asyncio.wait({self._task, up}, return_when=asyncio.FIRST_COMPLETED)
        up.cancel()
        if self._task.done():
            self._task.result()

    async def _ready(self) -> None:
        await self._up.wait()
        await self.discord.wait_ready()
        await self.discord.wait_command("refine")

    async def stop(self) -> None:
        """Stop the bot as SIGTERM would."""
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
            self._task = None

    async def restart(self, **settings: object) -> None:
        await self.stop()
        await self.start(**settings)

    async def _live(self) -> None:
        async with opened(self.settings, self.languages) as self.bot:
            self._up.set()
            await self.bot.live(self.discord.token)

    async def session(self, key: int = 1) -> Session:
        """A session as its log tells it."""
        return fold(await self.events(key))

    async def until(self, condition: Callable[[Session], object], key: int = 1) -> None:
        """Until a session is as wanted, as its log tells it: a log tells nobody that it grew."""
        async with asyncio.timeout(20):
            while not condition(await self.session(key)):  # noqa: ASYNC110 - see above
                await asyncio.sleep(0.02)

    async def events(self, key: int = 1) -> list[Event]:
        """A session's log."""
        async with SqliteReader.open(self.settings.database_path) as store:
            return await store.load(key)

    async def over(self, bursts: int = 1) -> None:
        """Until so many bursts have ended and everything is shown: then 🔁 is offered."""
        await self.discord.wait_until(lambda: self._offers() >= bursts, within=20)

    def _offers(self) -> int:
        return sum(r.method == "PUT" and "🔁" in unquote(r.path) for r in self.discord.requests)

    def threads(self, channel: Channel | None = None) -> list[Channel]:
        """The threads that a channel has by now."""
        parent = channel or self.discord.writing
        return [c for c in self.discord.world.channels.values() if c.parent_id == parent.id]

    def thread(self, channel: Channel | None = None) -> Channel:
        """The only thread of a channel."""
        (thread,) = self.threads(channel)
        return thread

    def cards(self, room: Channel | None = None) -> list[str]:
        """The text of each message of the bot's, oldest first; none while there is no thread."""
        places = [room] if room else self.threads()
        messages = [m for place in places for m in self.discord.messages(place)]
        bot = self.discord.world.bot_id
        return [shown(m) for m in messages if m.author_id == bot and shown(m)]

    async def until_last(self, words: str, room: Channel | None = None) -> None:
        """Until the bot's newest message says something; there may be none as yet."""
        await self.discord.wait_until(
            lambda: any(words in card for card in self.cards(room)[-1:]), within=30
        )

    def message(self, start: str, room: Channel | None = None) -> Message:
        """The message of the bot's whose text begins like this."""
        found = [m for m in self.discord.messages(room or self.thread()) if starts(m, start)]
        assert len(found) == 1, f"{len(found)} messages begin with {start!r}: {self.cards(room)}"
        return found[0]

    async def held(self) -> None:
        """Until a request is held as ordered. One that is on its way there is not yet, and a
        release lets go of those alone that are."""
        await self.discord.wait_for(lambda h: h.kind == "HELD", within=30)

    async def caught_up(self) -> None:
        """Until what was missed before the newest start is made up for: some seconds after it the
        bot looks through its threads, and hears what it finds there at whatever pace."""
        await until_so(lambda: self._heard_until() > self._started)

    def _heard_until(self) -> float:
        """Until when all was heard in sessions and boards, as the database has it."""
        with closing(sqlite3.connect(self.settings.database_path)) as database:
            query = "SELECT value FROM notes WHERE name LIKE 'heard-%'"
            values = [float(value) for (value,) in database.execute(query)]
        return min(values) if len(values) == len(KINDS) else 0.0

    async def answered(self) -> None:
        """Until every post and edit that was begun is answered. The bot goes on as soon as the
        gateway tells of one, and a request counts as sent when it ends."""
        await until_so(lambda: not any(t.get_name().startswith("request-") for t in all_tasks()))

    def sent(self, method: str, route: str) -> int:
        """How many requests of a kind the bot has made and Discord has answered."""
        return sum(
            r.method == method and re.fullmatch(route, r.route) is not None
            for r in self.discord.requests
        )

    def failed(self, status: int) -> int:
        """How many requests ended with a status."""
        return sum(r.status == status for r in self.discord.requests)


async def until_so(condition: Callable[[], object]) -> None:
    """Until something is as wanted that tells nobody when it changes, such as a file."""
    async with asyncio.timeout(30):
        while not condition():  # noqa: ASYNC110 - see above
            await asyncio.sleep(0.02)


@asynccontextmanager
async def stage(
    folder: Path,
    answer: Callable[[Document], Awaitable[Reply]] | None = None,
    limits: LimitSettings = RELAXED,
    thoughts: Callable[[Question], Reply] = plain_thoughts,
    moderation: str = "off",
) -> AsyncIterator[Stage]:
    """A stage whose bot is up; nothing it sent may break a rule of Discord's.

    Rounds get their `answer`, the questions of a brainstorm `thoughts`; moderation is the model
    server's.
    """
    gate = Gate(Either(answer or Script(better_each_time), Script(thoughts=thoughts)))
    async with (
        DiscordServer(openapi=SPECIFICATION, limits=limits) as discord,
        ModelServer(gate) as model,
    ):
        on_stage = Stage(discord, model, gate, folder)
        await on_stage.start(moderation=moderation, moderation_base_url=model.base_url)
        try:
            yield on_stage
        finally:
            await on_stage.stop()
        assert [c for c in discord.complaints if not c.startswith("the sandbox")] == []
