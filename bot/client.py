"""The Discord client; here everything is wired together, and ends together."""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from time import monotonic
from typing import Any

import aiohttp
import discord
from discord.ext import commands
from discord.gateway import KeepAliveHandler
from yarl import URL

from bot.brainstorm.kind import BRAINSTORM
from bot.errors import DiscordRefused, DiscordUnreachable, TokenRefused, UnusableDatabase
from bot.governor import Governor
from bot.ports import AnyModel
from bot.refine.kind import REFINE
from bot.runner.brainstorming import Brainstorming
from bot.runner.crew import Crew
from bot.runner.ledger import Ledger
from bot.runner.line import Line, Seats
from bot.runner.refining import Refining
from bot.runner.runner import Runner
from bot.settings import Settings
from bot.store.store import SqliteStore
from bot.text import Catalogue
from cogs.brainstorm.cog import BrainstormCog
from cogs.brainstorm.desk import BoardDesk
from cogs.brainstorm.hearing import HearingCog
from cogs.brainstorm.recount import VoteRecount
from cogs.brainstorm.scene import BoardScene
from cogs.refine.cog import RefineCog
from cogs.refine.comparing import ComparingCog
from cogs.refine.desk import Desk
from cogs.refine.guests import Guests
from cogs.refine.listening import ListeningCog
from cogs.refine.reacting import ReactingCog
from cogs.refine.recount import Recount
from cogs.refine.scene import RefineScene
from cogs.refine.steering import SteeringCog
from cogs.thread.answering import Answers
from cogs.thread.artist import Artist
from cogs.thread.echoes import Echoes
from cogs.thread.messages import Messages
from cogs.thread.pace import Pace
from cogs.thread.publisher import Publisher

logger = logging.getLogger(__name__)

_INSIST = 0.2
"""Seconds after which a task that was cancelled and goes on is cancelled again."""

_LAST_WORDS = 2.0
"""Seconds that listeners have to write down what they heard when the bot ends."""
_LISTENING = ("discord.py: ", "CommandTree-invoker")
"""How the names of discord.py's own tasks for what it hears begin."""

_NO_TOKEN, _NO_INTENTS = 4004, 4014
"""Codes with which the gateway hangs up: the token is wrong, an intent is not granted."""


def point_at(api_url: str) -> None:
    """Send discord.py to another REST address; the gateway's comes from there."""
    discord.http.Route.BASE = api_url.rstrip("/")


def _survivable(event: str, parse: Callable[[Any], Any]) -> Callable[[Any], None]:
    """A payload that discord.py cannot read costs that event; by itself it would end the bot."""

    def parsed(data: Any) -> None:
        try:
            parse(data)
        except Exception as error:  # noqa: BLE001 - it may be anything, and people's texts are in it
            logger.error("an event %s cannot be read: %s", event, type(error).__name__)

    return parsed


class RefineBot(commands.AutoShardedBot):
    """The bot: its cogs, its runner and what they share, from login to close."""

    def __init__(
        self, settings: Settings, store: SqliteStore, model: AnyModel, catalogue: Catalogue
    ) -> None:
        intents = discord.Intents.none()
        intents.guilds = intents.guild_messages = intents.dm_messages = True
        intents.guild_reactions = intents.dm_reactions = True
        governor = Governor(monotonic)
        self._refusals = governor.refusals
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            intents=intents,
            allowed_mentions=discord.AllowedMentions.none(),
            allowed_installs=discord.app_commands.AppInstallationType(guild=True, user=True),
            allowed_contexts=discord.app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=True
            ),
            max_messages=None,
            http_trace=self._refusals.trace(),
        )
        parsers = self._connection.parsers
        for event in parsers.keys() - {"READY"}:
            parsers[event] = _survivable(event, parsers[event])
        self._settings = settings
        self._store = store
        self._echoes = Echoes(self._refusals)
        artist, pace = Artist(), Pace(settings.max_acts, monotonic)
        answers = Answers(catalogue, pace)
        ledger, boards = Ledger(store, REFINE), Ledger(store, BRAINSTORM)
        shared = governor, self._echoes, artist
        seats = Seats(settings.max_running_total, settings.max_running_server, settings.max_running)
        line = Line(seats, monotonic)
        publisher = Publisher(self, store, ledger, partial(RefineScene, catalogue), *shared)
        showing = Publisher(self, store, boards, partial(BoardScene, catalogue), *shared)
        self._publishers = publisher, showing
        crews = (
            Crew(ledger, Refining(ledger, model, publisher), publisher, line),
            Crew(boards, Brainstorming(boards, ledger, model), showing, line),
        )
        self._runner = Runner(store, ledger.now, crews)
        guests = Guests(store, ledger, publisher, answers)
        desk = Desk(store, ledger, publisher, guests, line, settings, catalogue)
        board_desk = BoardDesk(store, boards, showing, settings, catalogue)
        messages, paper = Messages(store, ledger), Messages(store, boards)
        listening = ListeningCog(self, store, ledger, messages, self._echoes, pace)
        hearing = HearingCog(self, store, boards, paper, pace)
        self._absences = (
            Recount(self, store, ledger, governor, listening.hear, publisher.show),
            VoteRecount(self, store, boards, governor, hearing.hear, showing.show),
        )
        self._cogs_to_add = (
            RefineCog(self, desk, answers, catalogue),
            SteeringCog(ledger, answers, guests, catalogue),
            ReactingCog(self, ledger, messages, pace),
            listening,
            ComparingCog(ledger, answers, catalogue),
            BrainstormCog(self, boards, store, board_desk, answers, catalogue, settings.votes_each),
            hearing,
        )
        self._is_syncing = False
        self._resuming: asyncio.Task[None] | None = None

    async def setup_hook(self) -> None:
        """After login: the cog, the commands where they changed, and the unfinished sessions."""
        for cog in self._cogs_to_add:
            await self.add_cog(cog)
        await self._sync(force=self._is_syncing)
        if self._is_syncing:
            return
        await self._find_gateway()
        self._resuming = asyncio.create_task(self._resume(), name="resume")

    async def _resume(self) -> None:
        """Take up the unfinished sessions; then, whenever events were missed, catch up with them.

        In this order: a thread that may show more than the log tells is looked up before a
        reaction makes its session move.
        """
        await self._runner.start()
        await asyncio.gather(*(absence.run() for absence in self._absences))

    async def _find_gateway(self) -> None:
        """discord.py asks for the gateway's address before its first connection only; a session
        that cannot be resumed it would begin anew at Discord's own, whatever the API's address."""
        _, url, _ = await self.http.get_bot_gateway()
        discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = URL(url)

    async def _sync(self, *, force: bool) -> None:
        """Tell Discord the commands, unless this application was told the same here before.

        Syncing is rate-limited: it is not done at every start.
        """
        shapes = [command.to_dict(self.tree) for command in self.tree.get_commands()]
        told = json.dumps([shapes, self.application_id, self._settings.discord_api_url])
        digest = hashlib.sha256(told.encode()).hexdigest()
        if not force and await self._store.recall("synced-commands") == digest:
            return
        await self.tree.sync()
        await self._store.remember("synced-commands", digest)

    async def live(self, token: str) -> None:
        """Log in and stay until closed or cancelled.

        Raises:
            TokenRefused: Discord does not accept the token, or not any more.
            DiscordRefused: Discord ended the connection for good.
            DiscordUnreachable: there is no connection to be had.
            DamagedDatabase: what is written from now on could make it worse.
        """
        online = asyncio.create_task(self.start(token), name="online")
        damage = asyncio.create_task(self._store.until_damaged(), name="damage")
        refusal = asyncio.create_task(self._refusals.until_no_token(), name="token-refused")
        tasks = (refusal, damage, online)
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            with self._meeting():
                for task in (task for task in tasks if task in done):
                    task.result()
        finally:
            await _ended(*tasks)

    async def sync_only(self, token: str) -> None:
        """Log in, send the commands, and do nothing else: no session is taken up.

        Raises:
            TokenRefused, DiscordUnreachable: as `live`.
        """
        self._is_syncing = True
        with self._meeting():
            await self.login(token)

    @contextmanager
    def _meeting(self) -> Iterator[None]:
        """What meeting Discord may come to, as errors with sentences."""
        try:
            yield
        except discord.LoginFailure:
            raise TokenRefused from None
        except discord.PrivilegedIntentsRequired:
            raise DiscordRefused(_NO_INTENTS) from None
        except discord.ConnectionClosed as closed:
            if closed.code == _NO_TOKEN:
                raise TokenRefused from None
            raise DiscordRefused(closed.code) from None
        except (aiohttp.ClientError, OSError, discord.HTTPException, discord.GatewayNotFound):
            raise DiscordUnreachable(url=self._settings.discord_api_url) from None

    async def on_ready(self) -> None:
        """Say that the bot is up."""
        logger.info("ready as %s in %d servers", self.user, len(self.guilds))

    async def on_shard_ready(self, shard_id: int) -> None:
        """A new connection, not a resumed one: what happened before it was not told.

        One shard of several that comes back makes no `on_ready`.
        """
        logger.debug("shard %d is ready", shard_id)
        for absence in self._absences:
            absence.ask()

    async def on_error(self, event_method: str, /, *args: object, **kwargs: object) -> None:
        """A listener failed; what it could not write down is looked up as after an absence."""
        error = sys.exc_info()[1]
        if isinstance(error, UnusableDatabase):
            logger.error("%s waits for the database: %s", event_method, error.code)
            for absence in self._absences:
                absence.ask()
        else:
            await super().on_error(event_method, *args, **kwargs)

    async def on_message(self, message: discord.Message) -> None:
        """There are no text commands: a mention is for people, or a request to a draft."""

    async def close(self) -> None:
        """End the drivers, let posts and what was heard be recorded, then leave Discord."""
        if self._resuming is not None:
            self._resuming.cancel()
            await asyncio.wait([self._resuming])
        await self._runner.close()
        for publisher in self._publishers:
            await publisher.close()
        self._connection.parsers.clear()  # what comes from now on is found when the bot is back
        await _listened()
        await self._echoes.close()
        await super().close()
        for thread in threading.enumerate():
            # discord.py forgets the heartbeat of a connection that was cancelled while it opened.
            if isinstance(thread, KeepAliveHandler):
                thread.stop()


async def _listened() -> None:
    """Let those end who listen, for discord.py leaves them to themselves; none outlives this."""
    tasks = {task for task in asyncio.all_tasks() if task.get_name().startswith(_LISTENING)}
    if tasks:
        _, late = await asyncio.wait(tasks, timeout=_LAST_WORDS)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)


async def _ended(*tasks: asyncio.Task[None]) -> None:
    """Cancel tasks until they end: discord.py takes a cancellation that comes while a shard
    connects again for the end of that connection, and goes on."""
    while pending := [task for task in tasks if not task.done()]:
        for task in pending:
            task.cancel()
        await asyncio.wait(pending, timeout=_INSIST)
    await asyncio.gather(*tasks, return_exceptions=True)
