"""The room, wired: the commands, who is forgotten, and what is left behind in servers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from bot.governor import Governor
from bot.refine.session import Session
from bot.runner.clock import Crewed
from bot.runner.ledger import Ledger
from bot.store.departures import Departures
from bot.store.lists import Lists
from bot.store.privacy import Privacy
from bot.store.store import SqliteStore
from bot.text.catalogues import Languages
from cogs.privacy.cog import PrivacyCog
from cogs.privacy.departures import DeparturesCog
from cogs.privacy.forgetting import Forgetting
from cogs.sessions.desk import SessionsDesk
from cogs.sessions.farewell import Farewells
from cogs.thread.answering import Answers

if TYPE_CHECKING:
    from discord.ext import commands


def privacy_room(
    bot: commands.AutoShardedBot,
    store: SqliteStore,
    ledger: Ledger[Session],
    crews: Sequence[Crewed],
    governor: Governor,
    answers: Answers,
    unknow: Callable[[int], None],
    languages: Languages,
) -> tuple[PrivacyCog, DeparturesCog, Forgetting]:
    """The cogs to add; the last two also have tasks to run for as long as the bot does."""
    privacy, desk = Privacy(store), SessionsDesk(store, Lists(store), ledger, crews)
    farewells = Farewells(bot, governor, languages)
    forgetting = Forgetting(privacy, desk, farewells, crews, unknow, ledger.now)
    departures = DeparturesCog(bot, Departures(store), desk, ledger.now)
    return PrivacyCog(bot, privacy, forgetting, answers, languages), departures, forgetting
