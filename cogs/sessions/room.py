"""The room, wired: the command and its card, and the expiry that deletes as they do."""

from __future__ import annotations

from collections.abc import Sequence

from bot.refine.session import Session
from bot.runner.clock import Crewed
from bot.runner.ledger import Ledger
from bot.store.aging import Aging
from bot.store.lists import Lists
from cogs.sessions.cog import SessionsCog
from cogs.sessions.desk import SessionsDesk
from cogs.sessions.expiry import Expiry
from cogs.sessions.farewell import Farewells
from cogs.sessions.warning import Warnings
from cogs.thread.parts import Parts
from cogs.thread.room import Room


def sessions_room(parts: Parts, ledger: Ledger[Session], crews: Sequence[Crewed]) -> Room:
    """What is done to sessions of every kind, by people and by time."""
    bot, store, settings, languages = parts.bot, parts.store, parts.settings, parts.languages
    lists, farewells = Lists(store), Farewells(bot, parts.governor, languages)
    desk = SessionsDesk(lists, parts.tokens, ledger, crews)
    warnings = Warnings(bot, parts.governor, ledger, languages)
    days = settings.expiry_days, settings.retention_days
    known = parts.servers, desk, farewells, warnings, Aging(store)
    expiry = Expiry(lists, *known, *days, parts.now)
    cog = SessionsCog(bot, store, desk, farewells, parts.answers, languages)
    return Room((cog,), (expiry,))
