"""The room, wired: the command and its card, and the expiry that deletes as they do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.governor import Governor
from bot.refine.session import Session
from bot.runner.clock import Crewed
from bot.runner.ledger import Ledger
from bot.settings import Settings
from bot.store.aging import Aging
from bot.store.lists import Lists
from bot.store.servers import Servers
from bot.store.store import SqliteStore
from bot.text.catalogues import Languages
from cogs.sessions.cog import SessionsCog
from cogs.sessions.desk import SessionsDesk
from cogs.sessions.expiry import Expiry
from cogs.sessions.farewell import Farewells
from cogs.sessions.warning import Warnings
from cogs.thread.answering import Answers

if TYPE_CHECKING:
    from discord.ext import commands


def sessions_room(
    bot: commands.AutoShardedBot,
    store: SqliteStore,
    ledger: Ledger[Session],
    crews: Sequence[Crewed],
    governor: Governor,
    answers: Answers,
    settings: Settings,
    languages: Languages,
) -> tuple[SessionsCog, Expiry]:
    """The cog to add, and the task to run for as long as the bot does."""
    lists, farewells = Lists(store), Farewells(bot, governor, languages)
    desk = SessionsDesk(store, lists, ledger, crews)
    warnings = Warnings(bot, governor, ledger, languages)
    days = settings.expiry_days, settings.retention_days
    known = Servers(store), desk, farewells, warnings, Aging(store)
    expiry = Expiry(lists, *known, *days, ledger.now)
    return SessionsCog(bot, store, desk, farewells, answers, languages), expiry
