"""A guest's page: one session in a place where the bot is no member.

There the bot has no way but the token of an interaction: it lasts 15 minutes, changes the one
message that answered the command, and each press of a control under that message brings a new one.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import discord
from discord.http import Route, handle_message_parameters

from bot.governor import Governor
from bot.refine.events import Announced, Seeded, Shown
from bot.refine.session import Session
from bot.runner.ledger import Ledger
from bot.store.store import SqliteStore
from cogs.refine.artist import Artist
from cogs.refine.card import Card
from cogs.refine.echoes import Echoes
from cogs.refine.layout import layout, upload
from cogs.refine.page import Page

if TYPE_CHECKING:
    from discord.ext import commands

logger = logging.getLogger(__name__)

_SPENT = frozenset({10015, 50027})
"""Codes that say that a token is not taken any more: unknown webhook, invalid webhook token."""
_ANSWER = "/webhooks/{webhook_id}/{webhook_token}/messages/@original"


class GuestPage(Page):
    """Edits the one message of a session. Interaction endpoints need no turn of the governor."""

    def __init__(
        self,
        key: int,
        bot: commands.AutoShardedBot,
        ledger: Ledger,
        governor: Governor,
        echoes: Echoes,
        artist: Artist,
        store: SqliteStore,
    ) -> None:
        super().__init__(key, bot, ledger, governor, echoes, artist)
        self._store = store

    async def seconds_left(self) -> float | None:
        """How long the newest token lives; 0 without any."""
        now = self._ledger.now()
        found = await self._store.token(self.key, now)
        return 0.0 if found is None else max(0.0, found[1] - now)

    async def announce(self, _session: Session, _card: Card, /) -> None:
        """Find the answer to the command: only the command itself can have posted it.

        Raises:
            discord.NotFound: there is none, and nothing can be posted in its place.
        """
        token = await self._token()
        if token is None:
            return
        message = await self._bot.http.request(self._route("GET", token))
        await self._ledger.record(self.key, Announced(self._ledger.now(), int(message["id"])))

    async def edit(self, _session: Session, card: Card, _message: int, _shown: str, /) -> None:
        """Make the message match; nothing happens where no token is left."""
        drawable, png = await self._artist.drawn(card)
        token = await self._token()
        if token is None:
            return
        route = self._route("PATCH", token)
        with handle_message_parameters(
            view=layout(self.key, drawable),
            attachments=upload(drawable, png),
            allowed_mentions=discord.AllowedMentions.none(),
        ) as parameters:
            try:
                if parameters.files:
                    await self._bot.http.request(
                        route, form=parameters.multipart, files=parameters.files
                    )
                else:
                    await self._bot.http.request(route, json=parameters.payload)
            except discord.HTTPException as error:
                if error.code not in _SPENT:
                    raise
                await self._store.drop_token(self.key, token)
                return
        if not card.is_growing:
            await self._ledger.record(self.key, Shown(self._ledger.now(), card.key, card.digest))

    async def seed(self, session: Session, /) -> None:
        """A guest has no reactions to offer: the message has the button."""
        await self._ledger.record(self.key, Seeded(self._ledger.now(), session.bursts))

    async def look_up(self, _session: Session, /) -> None:
        """There is one message, and editing it once more does no harm."""

    def _route(self, method: str, token: str) -> Route:
        return Route(method, _ANSWER, webhook_id=self._bot.application_id, webhook_token=token)

    async def _token(self) -> str | None:
        found = await self._store.token(self.key, self._ledger.now())
        return None if found is None else found[0]
