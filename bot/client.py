"""The Discord client; here everything is wired together, and ends together."""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
import sys
from collections.abc import Mapping
from functools import partial
from time import monotonic

import discord
from discord.ext import commands

from bot.discordpy import (
    end_heartbeats,
    ended,
    find_gateway,
    let_through,
    listened,
    survivable,
    without_the_left,
)
from bot.errors import UnknownSession, UnusableDatabase
from bot.governor import Governor
from bot.meeting import meeting
from bot.ports import AnyModel
from bot.refine.kind import REFINE
from bot.runner.enduring import enduring
from bot.runner.ledger import Ledger
from bot.runner.outlasting import outlasting
from bot.runner.raising import Raising
from bot.runner.runner import Runner
from bot.runner.screen import Screen
from bot.settings import Settings
from bot.store.budgets import Budgets
from bot.store.rubrics import Rubrics
from bot.store.store import SqliteStore
from bot.text.catalogues import Languages
from cogs.brainstorm.room import brainstorm_room
from cogs.budgets.cog import BudgetsCog
from cogs.budgets.roles import RolesCog
from cogs.help.cog import HelpCog
from cogs.help.names import Names
from cogs.privacy.room import privacy_room
from cogs.refine.room import refine_room
from cogs.rubrics.room import rubrics_room
from cogs.rubrics.shelf import Shelf
from cogs.sessions.room import sessions_room
from cogs.settings.cog import SettingsCog
from cogs.thread.parts import Parts
from cogs.thread.returning import ReturningCog
from cogs.thread.room import Room
from cogs.translation import CommandTranslator

logger = logging.getLogger(__name__)


class RefineBot(commands.AutoShardedBot):
    """The bot: its cogs, its runner and what they share, from login to close."""

    def __init__(
        self,
        settings: Settings,
        store: SqliteStore,
        model: AnyModel,
        screen: Screen,
        languages: Languages,
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
        self._refusals.lift = partial(let_through, self)
        parsers = self._connection.parsers
        for event in parsers.keys() - {"READY"}:
            parsers[event] = survivable(event, parsers[event])
        parsers["READY"] = without_the_left(self, parsers["READY"])
        self._settings = settings
        self._store = store
        self._translator = CommandTranslator(languages)
        self._names = Names(self.tree)
        parts = Parts(self, settings, store, screen, languages, governor)
        self._echoes = parts.echoes
        self._budgets, shelf = Budgets(store), Shelf(Rubrics(store), languages)
        ledger = Ledger(store, REFINE, parts.now)
        self._raising = Raising(ledger, self._budgets)
        texts = refine_room(parts, model, shelf, ledger, self._raising)
        boards = brainstorm_room(parts, model, texts.ledger)
        crews = texts.crew, boards.crew
        self._now = parts.now
        self._publishers = texts.publisher, boards.publisher
        self._absences = texts.absence, boards.absence
        self._runner = Runner(store, parts.now, crews)
        roles = RolesCog(self, self._budgets)
        returning = ReturningCog(self, parts.echoes, self._refusals.known)
        self._rooms = (
            # The first: it writes down what the others then ask for, or forget.
            Room((roles, BudgetsCog(parts, self._budgets, self._raising, model))),
            Room((returning, *texts.cogs, *boards.cogs), self._absences),
            rubrics_room(parts, shelf),
            Room((SettingsCog(parts), HelpCog(parts, self._names))),
            sessions_room(parts, texts.ledger, crews),
            privacy_room(parts, texts.ledger, crews, roles.unknow, roles.unknow_server),
        )
        self._is_syncing = False
        self._is_set_up = asyncio.Event()
        self._resuming: asyncio.Task[None] | None = None

    async def setup_hook(self) -> None:
        """After login: the cogs, and the commands where they changed."""
        for room in self._rooms:
            for cog in room.cogs:
                await self.add_cog(cog)
        await self.tree.set_translator(self._translator)
        await self._sync(force=self._is_syncing)
        if self._is_syncing:
            return
        await find_gateway(self)
        self._is_set_up.set()

    async def _resume(self) -> None:
        """Take up the unfinished sessions; then do what the rooms have to do again and again, such
        as to catch up with missed events.

        In this order: a thread that may show more than the log tells is looked up before a
        reaction makes its session move.
        """
        await self._is_set_up.wait()
        await outlasting("the budgets", self._budgets.let_go)
        await outlasting("the budgets", self._set_own_budgets)
        await self._runner.start()
        await outlasting("the budgets", self._raising.try_again)
        async with asyncio.TaskGroup() as group:
            for task in (task for room in self._rooms for task in room.tasks):
                name = type(task).__name__
                group.create_task(enduring(name, task.run), name=name)

    async def _set_own_budgets(self) -> None:
        """The operator's own, as they are set by now."""
        rounds, money = self._settings.rounds_a_day, self._settings.money_a_month
        await self._budgets.operate(rounds, money, self._now())

    async def _sync(self, *, force: bool) -> None:
        """Tell Discord the commands, unless this application was told the same here before.

        Syncing is rate-limited: it is not done at every start. The shapes have every translation,
        so that all languages are read by now.
        """
        commands = self.tree.get_commands()
        shapes = [await c.get_translated_payload(self.tree, self._translator) for c in commands]
        told = json.dumps([shapes, self.application_id, self._settings.discord_api_url])
        digest = hashlib.sha256(told.encode()).hexdigest()
        if not force and await self._store.recall("synced-commands") == digest:
            self._names.learn(json.loads(await self._store.recall("command-ids") or "{}"))
            return
        ids = {command.name: command.id for command in await self.tree.sync()}
        self._names.learn(ids)
        await outlasting("the commands", partial(self._note, ids, digest))

    async def _note(self, ids: Mapping[str, int], digest: str) -> None:
        """Which commands Discord was told, and what it calls them."""
        await self._store.remember("command-ids", json.dumps(ids))
        await self._store.remember("synced-commands", digest)

    async def live(self, token: str) -> None:
        """Log in and stay until closed or cancelled.

        Raises:
            TokenRefused: Discord does not accept the token, or not any more.
            DiscordRefused: Discord ended the connection for good.
            DiscordUnreachable: there is no connection to be had.
            DamagedDatabase: what is written from now on could make it worse.
            StoreError: the unfinished sessions cannot be taken up.
        """
        self._resuming = asyncio.create_task(self._resume(), name="resume")
        failure = asyncio.create_task(_until_failed(self._resuming), name="failure")
        online = asyncio.create_task(self.start(token), name="online")
        damage = asyncio.create_task(self._store.until_damaged(), name="damage")
        refusal = asyncio.create_task(self._refusals.until_no_token(), name="token-refused")
        tasks = (refusal, damage, failure, online)
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            with meeting(self._settings.discord_api_url):
                for task in (task for task in tasks if task in done):
                    task.result()
        finally:
            await ended(*tasks)

    async def sync_only(self, token: str) -> None:
        """Log in, send the commands, and do nothing else: no session is taken up.

        Raises:
            TokenRefused, DiscordUnreachable: as `live`.
        """
        self._is_syncing = True
        with meeting(self._settings.discord_api_url):
            await self.login(token)

    async def on_ready(self) -> None:
        """Say that the bot is up."""
        logger.info("ready as %s; servers: %d", self.user, len(self.guilds))

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
        elif isinstance(error, UnknownSession):
            logger.info("%s met a session that was deleted meanwhile", event_method)
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
        await listened()
        await self._echoes.close()
        await super().close()
        end_heartbeats()


async def _until_failed(task: asyncio.Task[None]) -> None:
    """Until a task fails, with its error: to be cancelled is none, whoever does that ends the
    bot."""
    await asyncio.wait({task})
    if task.cancelled():
        await asyncio.Event().wait()
    task.result()
