"""Serving: the store, the model and the Discord client, from start to a clean end."""

from __future__ import annotations

import asyncio
import gc
import logging
import resource
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot import logs
from bot.advice import advise, writer_of
from bot.client import RefineBot
from bot.discordpy import point_at, without_voice
from bot.errors import AnotherBot, BusyDatabase, DiscordUnreachable
from bot.model import ChatModel, Endpoint, OpenAIModerator
from bot.runner.screen import Screen
from bot.settings import Settings
from bot.store.lock import on_duty
from bot.store.store import SqliteStore
from bot.text.catalogues import Languages

logger = logging.getLogger(__name__)

_MOST_FILES = 65_536
"""More than all sessions that may run at once need: each has a connection to the model."""
_TIDY, _NEVER = 600.0, 1_000_000
"""Seconds between two searches through everything, and smaller ones after which Python would make
one by itself."""
_YOUNG, _TWICE = 1_000, 2
"""Objects after which Python looks through those that are new, and searches after which through the
survivors as well: few enough that nobody notices."""

_TURN = 0.001
"""Seconds after which a busy loop lets another thread have Python. SQLite's need it back after each
of their statements; with Python's own measure, five times as long, a commit beside a hundred
commands a second took ten times what its work takes."""

_FIRST_NAP, _LONGEST_NAP = 1.0, 60.0
"""Seconds after which a start is tried again; each is twice the last."""


async def serve(settings: Settings, languages: Languages) -> None:
    """Run the bot until SIGINT or SIGTERM.

    Raises:
        SettingsError: a setting is missing, or Discord refuses the token.
        StoreError: the database cannot be used.
        DiscordRefused: Discord ended the connection for good.
    """
    logs.set_up(settings.log_level, settings.log_format, settings.secrets)
    token = settings.require_token()
    allow_many_files()
    sys.setswitchinterval(_TURN)
    running = asyncio.create_task(_live(settings, languages, token), name="bot")
    beside = (
        asyncio.create_task(advise(settings), name="advice"),
        asyncio.create_task(_tidy(), name="tidy"),
    )
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, _stop, running)
    try:
        await running
    except asyncio.CancelledError:
        return  # a signal
    finally:
        for task in beside:
            task.cancel()
        await asyncio.wait(beside)


async def _live(settings: Settings, languages: Languages, token: str) -> None:
    """Until cancelled. After a night without a network nobody is there to start the bot again:
    what will be there some time is waited for."""
    nap = _FIRST_NAP
    while True:
        try:
            with on_duty(settings.database_path):
                async with opened(settings, languages) as bot:
                    return await bot.live(token)
        except (DiscordUnreachable, BusyDatabase, AnotherBot) as error:
            sentence = languages.default.say(error.code, **error.details)
            logger.error("%s The next try is in %.0f s.", sentence, nap)
        await asyncio.sleep(nap)
        nap = min(2 * nap, _LONGEST_NAP)


def _stop(running: asyncio.Task[None]) -> None:
    """Once: it takes a moment to end in order, and who is impatient must not break that."""
    if not running.cancelling():
        running.cancel()


async def _tidy() -> None:
    """Search everything but what was imported for garbage, every now and then, until cancelled.

    Almost everything here is given back without a search. Beside a thousand sessions one takes a
    quarter of a second, in which nobody is answered; by Python's own measure one came every few
    seconds, and found some hundred objects.
    """
    gc.freeze()
    gc.set_threshold(_YOUNG, _TWICE, _NEVER)
    while True:
        await asyncio.sleep(_TIDY)
        gc.collect()


def allow_many_files() -> None:
    """Take as many open files as the system gives: most give 1,024 to whoever asks for no more."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = _MOST_FILES if hard == resource.RLIM_INFINITY else min(hard, _MOST_FILES)
    if soft != resource.RLIM_INFINITY and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


async def sync_commands(settings: Settings, languages: Languages) -> None:
    """Send the commands to Discord without going online.

    Raises:
        SettingsError, StoreError: as `serve`.
        DiscordUnreachable: Discord cannot be reached.
    """
    token = settings.require_token()
    async with opened(settings, languages) as bot:
        await bot.sync_only(token)


@asynccontextmanager
async def opened(settings: Settings, languages: Languages) -> AsyncIterator[RefineBot]:
    """Everything the bot needs, opened in order and closed in the opposite one."""
    endpoint = writer_of(settings)
    reviewer = None
    if settings.review_model is not None:
        reviewer = Endpoint(endpoint.base_url, endpoint.api_key, settings.review_model)
    key = None if settings.moderation == "off" else settings.require_moderation_key()
    point_at(settings.discord_api_url)
    without_voice()
    async with (
        SqliteStore.open(settings.database_path) as store,
        ChatModel(endpoint, reviewer, offered=settings.openai_models) as model,
        _screen(settings, key) as screen,
        RefineBot(settings, store, model, screen, languages) as bot,
    ):
        yield bot


@asynccontextmanager
async def _screen(settings: Settings, key: str | None) -> AsyncIterator[Screen]:
    """What texts have to pass; without a key for moderation it lets everything through."""
    if key is None:
        yield Screen()
        return
    async with OpenAIModerator(settings.moderation_base_url, key) as moderator:
        yield Screen(moderator, fails_open=settings.moderation == "open")
