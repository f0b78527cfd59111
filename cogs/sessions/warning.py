"""The warning that a final is about to be deleted: in its thread, else to its author directly.

It stands beside the picture of its session, which cannot show it: what its log knows has to stay as
nobody touched it.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import aiohttp
import discord
from discord import ui

from bot.governor import Governor
from bot.refine.session import Session
from bot.runner.ledger import Ledger, Log
from bot.store.reader import SessionRow
from bot.text import Catalogue
from bot.text.catalogues import Languages
from cogs.sessions.cards import link_to, titled
from cogs.thread.layout import custom_ids, framed
from cogs.thread.trouble import is_gone

if TYPE_CHECKING:
    from discord.ext import commands

logger = logging.getLogger(__name__)

_RECENT = 50
"""Messages among which a warning is looked for that an earlier process may have sent."""
_DAY = 86_400.0
_KEEP = re.compile(r"sessions:keep:([0-9]{1,12}):([0-9]{1,11})")


@dataclass(frozen=True, slots=True)
class KeepId:
    """*Keep it*: of which session, and since when that had not moved, in Unix seconds: it tells
    this warning from an earlier one."""

    session: int
    moved: int

    @property
    def custom_id(self) -> str:
        return f"sessions:keep:{self.session}:{self.moved}"

    @classmethod
    def parse(cls, custom_id: str) -> KeepId | None:
        """The button behind a custom id, or None where it is not one of these."""
        match = _KEEP.fullmatch(custom_id)
        return None if match is None else cls(int(match[1]), int(match[2]))


def warning(row: SessionRow, ends: float, now: float, catalogue: Catalogue) -> ui.LayoutView:
    """What is told, with the button."""
    words = catalogue.say(
        "expiry-warning",
        title=titled(row),
        until=f"<t:{int(ends)}:D>",
        days=max(1, int((now - row.updated_at) / _DAY)),
        link=link_to(row),
    )
    buttons: ui.ActionRow[ui.LayoutView] = ui.ActionRow()
    custom_id = KeepId(row.id, int(row.updated_at)).custom_id
    style = discord.ButtonStyle.primary
    buttons.add_item(
        ui.Button(label=catalogue.say("button-keep"), custom_id=custom_id, style=style)
    )
    return framed(ui.TextDisplay(words), buttons)


def kept(row: SessionRow, catalogue: Catalogue) -> ui.LayoutView:
    """What the warning shows once somebody kept the session. Not who: no card of a session's would
    be shown anew without that name, should they be forgotten."""
    return framed(ui.TextDisplay(catalogue.say("expiry-kept", title=titled(row))))


class Warnings:
    """Delivers them, each once: one that an earlier process sent is found again."""

    def __init__(
        self,
        bot: commands.AutoShardedBot,
        governor: Governor,
        ledger: Ledger[Session],
        languages: Languages,
    ) -> None:
        self._bot = bot
        self._governor = governor
        self._ledger = ledger
        self._languages = languages

    async def warn(self, row: SessionRow, ends: float) -> bool:
        """Tell that a session will be deleted at `ends`, unless it has moved since its row was
        read; False where nobody could be told.

        Raises:
            UnknownSession: it is deleted already.
            StoreError: its log cannot be read.
        """
        log = await self._ledger.open(row.id)  # in hand until it is told: it shows what moves
        place = log.session.place
        view = warning(row, ends, self._ledger.now(), self._languages.of(place.language))
        try:
            if not place.guest:
                room = self._bot.get_partial_messageable(place.room, guild_id=place.guild)
                try:
                    await self._tell(room, row, log, view)
                    return True
                except discord.HTTPException as error:
                    if not is_gone(error):
                        raise
            await self._governor.turn()
            direct = await self._bot.create_dm(discord.Object(row.summary.author))
            await self._tell(direct, row, log, view)
        except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
            logger.info("session %s: its end cannot be told: %s", row.id, type(error).__name__)
            return False
        return True

    async def _tell(
        self,
        room: discord.abc.Messageable,
        row: SessionRow,
        log: Log[Session],
        view: ui.LayoutView,
    ) -> None:
        name = KeepId(row.id, int(row.updated_at))
        await self._governor.turn()
        async for message in room.history(limit=_RECENT):
            is_ours = self._bot.user is not None and message.author.id == self._bot.user.id
            if is_ours and name.custom_id in custom_ids(message.components):
                return
        await self._governor.turn()
        if log.seq != row.events:
            return
        await room.send(
            view=view,
            nonce=f"k{name.session}-{name.moved}",
            allowed_mentions=discord.AllowedMentions.none(),
        )
