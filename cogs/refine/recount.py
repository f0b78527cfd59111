"""Recounting: the reactions of which Discord told nothing, for the bot was away.

Events of an absence are not delivered. What stands under the drafts is read again and compared
with the log: by number, which comes with the messages, and by name where that differs. Where it
does not, one person's 👍 may stand for another's: so the names are read there, too, but of no more
reactions than a recount can afford.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING

import aiohttp
import discord

from bot.errors import RefineError, StoreError
from bot.governor import Governor
from bot.refine.draft import ORIGINAL
from bot.refine.events import Event, Reacted, Reaction
from bot.refine.fold import is_on, reaction_source, who_set
from bot.refine.kind import REFINE
from bot.refine.session import Session
from bot.runner.ledger import Ledger
from bot.store.store import SqliteStore

if TYPE_CHECKING:
    from discord.ext import commands

logger = logging.getLogger(__name__)

RECENT = 7 * 24 * 3600.0
"""Seconds since a session last moved, after which its reactions are left alone."""
MOST_SESSIONS = 200
"""Sessions that one recount looks at, each with at least one request."""
MOST_CHECKS = 200
"""Reactions that one recount reads by name although their number is right, each with a request: at
the governor's pace some five seconds. The sessions that moved last come first."""
_HISTORY = 100
"""Messages that one request for a room's history answers with at most."""

Change = tuple[int, int, Reaction, bool]
"""A person, a draft, a reaction, and whether it is set."""


class Recount:
    """Counts anew each time that it is asked, one session after the other."""

    def __init__(
        self,
        bot: commands.AutoShardedBot,
        store: SqliteStore,
        ledger: Ledger[Session],
        governor: Governor,
    ) -> None:
        self._bot = bot
        self._store = store
        self._ledger = ledger
        self._governor = governor
        self._asked = asyncio.Event()
        self._checks = 0  # how many are left of this recount

    def ask(self) -> None:
        """Events may have been missed; a recount under way is followed by another."""
        self._asked.set()

    async def run(self) -> None:
        """Count whenever asked, for ever."""
        while True:
            await self._asked.wait()
            self._asked.clear()
            self._checks = MOST_CHECKS
            try:
                keys = await self._store.moved_since(
                    REFINE.name, self._ledger.now() - RECENT, MOST_SESSIONS
                )
            except StoreError as error:
                logger.error("reactions cannot be counted again: %s", error.code)
                continue
            for key in keys:
                await self._try(key)

    async def _try(self, key: int) -> None:
        """Count one session's; what goes wrong with it must not keep the others."""
        try:
            await self._count(key)
        except (discord.NotFound, discord.Forbidden) as error:
            logger.info("session %s: reactions are out of reach: code %s", key, error.code)
        except RefineError as error:
            logger.error("session %s: reactions not counted: %s", key, error.code)
        except (discord.HTTPException, discord.RateLimited, aiohttp.ClientError, OSError) as error:
            logger.warning("session %s: reactions not counted: %s", key, type(error).__name__)

    async def _count(self, key: int) -> None:
        # The session before Discord is asked: what changes in it from here on is newer than the
        # answer, and is not undone for being absent from it.
        session = (await self._ledger.open(key)).session
        cards = {post.message: post.card for post in session.place.posts}
        if not any(card.isdigit() for card in cards.values()):
            return
        messages = [m for m in await self._history(session) if m.id in cards]
        changes: list[Change] = []
        for reaction in Reaction:  # to stop comes last: it ends what the others have begun
            for message in messages:
                card = cards[message.id]
                draft = session.draft(int(card)) if card.isdigit() else None
                if draft is not None:
                    found = await self._compare(message, session, draft.number, reaction)
                    changes += [(person, draft.number, reaction, on) for person, on in found]
            # A reaction under a card that speaks of all drafts was about the best of its time.
            if any(change[2:] == (reaction, False) for change in changes):
                about_all = [m for m in messages if cards[m.id].startswith(("end", "final"))]
                there = {p for m in about_all for p in await self._people(m, reaction)}
                changes = [c for c in changes if c[2:] != (reaction, False) or c[0] not in there]
        if changes:
            await self._record(key, changes)

    async def _history(self, session: Session) -> list[discord.Message]:
        """The messages up to the newest card, as many as one request answers with."""
        place = session.place
        room = self._bot.get_partial_messageable(
            place.thread or place.channel, guild_id=place.guild
        )
        newest = max(post.message for post in place.posts)
        await self._governor.turn()
        history = room.history(limit=_HISTORY, before=discord.Object(newest + 1))
        return [message async for message in history]

    async def _compare(
        self, message: discord.Message, session: Session, draft: int, reaction: Reaction
    ) -> list[tuple[int, bool]]:
        """Who set a reaction to a draft, or took it back, that the log does not know of."""
        known = who_set(session, draft, reaction)
        found = _find(message, reaction)
        if len(known) == (0 if found is None else found.count - found.me):
            if not known or self._checks == 0:
                return []
            self._checks -= 1
        people = await self._people(message, reaction)
        new = {person for person in people - known if session.may_steer(person)}
        gone = known - people
        if reaction is Reaction.STOP:
            # Under the head and under a card that grows it is recorded as one to the original.
            new -= who_set(session, ORIGINAL, reaction)
            gone = gone if draft != ORIGINAL else frozenset()
        return [(p, False) for p in sorted(gone)] + [(p, True) for p in sorted(new)]

    async def _people(self, message: discord.Message, reaction: Reaction) -> set[int]:
        """The persons behind a reaction, its animated kind included."""
        found = _find(message, reaction)
        if found is None or found.count == found.me:
            return set()
        people: set[int] = set()
        kinds = {
            discord.ReactionType.normal: found.normal_count,
            discord.ReactionType.burst: found.burst_count,
        }
        for kind in (kind for kind, count in kinds.items() if count):
            await self._governor.turn()
            people |= {user.id async for user in found.users(type=kind) if not user.bot}
        return people

    async def _record(self, key: int, changes: Sequence[Change]) -> None:
        def make(session: Session) -> Sequence[Event]:
            now = self._ledger.now()
            return [
                Reacted(now, reaction_source(session, person, draft, r), person, draft, r, on)
                for person, draft, r, on in changes
                if is_on(session, person, draft, r) != on
            ]

        await self._ledger.append(key, make)


def _find(message: discord.Message, reaction: Reaction) -> discord.Reaction | None:
    return next((found for found in message.reactions if found.emoji == reaction), None)
