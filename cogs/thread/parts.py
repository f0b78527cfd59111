"""The parts that a bot has one of each, for all its rooms to use."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from time import monotonic, time

from discord.ext import commands

from bot.governor import Governor
from bot.runner.line import Line, Seats
from bot.runner.screen import Screen
from bot.settings import Settings
from bot.store.servers import Servers
from bot.store.store import SqliteStore
from bot.store.tokens import Tokens
from bot.text.catalogues import Languages
from cogs.thread.admission import Admission
from cogs.thread.answering import Answers
from cogs.thread.artist import Artist
from cogs.thread.echoes import Echoes
from cogs.thread.pace import TYPED, Pace
from cogs.thread.policy import Policy


class Parts:
    """Made once; a room takes of them what it needs."""

    def __init__(
        self,
        bot: commands.AutoShardedBot,
        settings: Settings,
        store: SqliteStore,
        screen: Screen,
        languages: Languages,
        governor: Governor,
    ) -> None:
        self.bot = bot
        self.settings = settings
        self.store = store
        self.screen = screen
        self.languages = languages
        self.governor = governor
        self.now: Callable[[], float] = time
        self.artist = Artist()
        self.echoes = Echoes(governor.refusals)
        self.pace = Pace(settings.max_acts, monotonic)
        self.answers = Answers(languages, self.pace, Pace(TYPED, monotonic))
        self.admission = Admission(screen, self.answers)
        self.servers, self.tokens = Servers(store), Tokens(store)
        self.policy = Policy(self.servers, settings, languages)
        running = settings.max_running_total, settings.max_running_server, settings.max_running
        self.line = Line(Seats(*running), monotonic, asyncio.get_running_loop().call_soon)
