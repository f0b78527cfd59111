"""The room, wired: the commands, who is forgotten, and what is left behind in servers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.refine.session import Session
from bot.runner.clock import Crewed
from bot.runner.ledger import Ledger
from bot.store.departures import Departures
from bot.store.lists import Lists
from bot.store.privacy import Privacy
from cogs.privacy.cog import PrivacyCog
from cogs.privacy.departures import DeparturesCog
from cogs.privacy.forgetting import Forgetting
from cogs.sessions.desk import SessionsDesk
from cogs.sessions.farewell import Farewells
from cogs.thread.parts import Parts
from cogs.thread.room import Room


def privacy_room(
    parts: Parts,
    ledger: Ledger[Session],
    crews: Sequence[Crewed],
    unknow: Callable[[int], None],
    unknow_server: Callable[[int], None],
) -> Room:
    """What a person may see of themselves and take away; the last two forget what is in memory of
    a person, and of a server."""
    bot, store, languages = parts.bot, parts.store, parts.languages
    privacy, desk = Privacy(store), SessionsDesk(Lists(store), parts.tokens, ledger, crews)
    farewells = Farewells(bot, parts.governor, languages)
    forgetting = Forgetting(privacy, desk, farewells, crews, unknow, parts.now)
    departures = DeparturesCog(bot, Departures(store), desk, unknow_server, parts.now)
    cog = PrivacyCog(bot, privacy, forgetting, parts.answers, languages)
    return Room((cog, departures), (forgetting, departures))
