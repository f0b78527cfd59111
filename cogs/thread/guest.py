"""A guest's page: one session in a place where the bot is no member.

There the bot has no way but the token of an interaction: it lasts 15 minutes, changes the one
message that answered the command, and each press of a control under that message brings a new one.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING

import discord
from discord.http import Route, handle_message_parameters

from bot.governor import Governor
from bot.store.tokens import Tokens
from bot.story.events import Announced, Shown
from bot.story.place import Place
from cogs.thread.artist import Artist
from cogs.thread.card import Card
from cogs.thread.echoes import Echoes
from cogs.thread.layout import layout, upload
from cogs.thread.page import Page, Records

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
        records: Records,
        governor: Governor,
        echoes: Echoes,
        artist: Artist,
        tokens: Tokens,
    ) -> None:
        super().__init__(key, bot, records, governor, echoes, artist)
        self._tokens = tokens

    async def seconds_left(self) -> float | None:
        """How long the newest token lives; 0 without any."""
        now = self._records.now()
        found = await self._tokens.newest(self.key, now)
        return 0.0 if found is None else max(0.0, found[1] - now)

    async def announce(self, _place: Place, _card: Card, /) -> None:
        """Find the answer to the command: only the command itself can have posted it.

        Raises:
            discord.NotFound: there is none, and nothing can be posted in its place.
        """
        token = await self._token()
        if token is None:
            return
        message = await self._bot.http.request(_route(self._bot, "GET", token))
        await self._records.record(self.key, Announced(self._records.now(), int(message["id"])))

    async def edit(self, _place: Place, card: Card, _message: int, _shown: str, /) -> None:
        """Make the message match; nothing happens where no token is left."""
        drawable, png = await self._artist.drawn(card)
        token = await self._token()
        if token is None:
            return
        try:
            await change_answer(self._bot, token, layout(self.key, drawable), upload(drawable, png))
        except discord.HTTPException as error:
            if error.code not in _SPENT:
                raise
            await self._tokens.drop(self.key, token)
            return
        if not card.is_growing:
            await self._records.record(self.key, Shown(self._records.now(), card.key, card.digest))

    async def react(
        self, _place: Place, _message: int, _emoji: str, _channel: int | None = None, /
    ) -> None:
        """A guest has no reactions to offer: the message has the buttons."""

    async def look_up(self, _place: Place, /) -> bool:
        """There is one message, and editing it once more does no harm."""
        return False

    async def _token(self) -> str | None:
        found = await self._tokens.newest(self.key, self._records.now())
        return None if found is None else found[0]


async def change_answer(
    bot: commands.AutoShardedBot,
    token: str,
    view: discord.ui.LayoutView,
    files: Sequence[discord.File] = (),
) -> None:
    """Change the message that answered an interaction, while its token lives."""
    route = _route(bot, "PATCH", token)
    with handle_message_parameters(
        view=view, attachments=files, allowed_mentions=discord.AllowedMentions.none()
    ) as parameters:
        if parameters.files:
            await bot.http.request(route, form=parameters.multipart, files=parameters.files)
        else:
            await bot.http.request(route, json=parameters.payload)


def _route(bot: commands.AutoShardedBot, method: str, token: str) -> Route:
    return Route(method, _ANSWER, webhook_id=bot.application_id, webhook_token=token)
