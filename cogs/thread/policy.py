"""The policy: what the server where somebody acts has decided, beside what the operator says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import discord

from bot.community.settings import ServerSettings, limits_in, settings_of
from bot.errors import BadInput
from bot.refine.limits import Limits
from bot.settings import Settings
from bot.store.servers import Servers
from bot.text.catalogues import Languages

if TYPE_CHECKING:
    from cogs.interaction import Interaction


@dataclass(frozen=True, slots=True)
class Terms:
    """What a session begins with, where its command says nothing else: what bounds it, and the
    language of its cards."""

    limits: Limits
    language: str


class Policy:
    """Reads a server's settings anew whenever a session is to begin: a change holds at once."""

    def __init__(self, servers: Servers, settings: Settings, languages: Languages) -> None:
        self._servers = servers
        self._languages = languages
        self._limits = Limits(
            max_rounds=settings.max_rounds,
            gather=settings.gather_seconds,
            outage=settings.outage_seconds,
        )

    async def check(self, interaction: Interaction) -> None:
        """Whether a session may begin here for this person; who manages the server always may.

        Raises:
            BadInput: the server keeps it to other roles or channels.
            StoreError: the database cannot be read.
        """
        check_admitted(interaction, await self._here(interaction))

    async def terms(self, interaction: Interaction) -> Terms:
        """The terms of a session that begins here.

        Raises:
            StoreError: the database cannot be read.
        """
        settings = await self._here(interaction)
        language = self._language(interaction, settings.language)
        return Terms(limits_in(settings, self._limits), language)

    def _language(self, interaction: Interaction, chosen: str | None) -> str:
        """The one that the server has set, else its own on Discord, else the person's."""
        if chosen in self._languages.codes:
            return chosen
        servers = interaction.guild_locale if _is_member(interaction) else None
        return self._languages.of((servers or interaction.locale).value).language

    async def _here(self, interaction: Interaction) -> ServerSettings:
        """Nothing where the bot is no member: nobody there could have set anything."""
        guild = interaction.guild_id
        if guild is None or not _is_member(interaction):
            return ServerSettings()
        return settings_of(await self._servers.changes(guild))


def _is_member(interaction: Interaction) -> bool:
    """Whether it comes from a server that the bot is a member of."""
    guild = interaction.guild_id
    return guild is not None and interaction.client.get_guild(guild) is not None


def check_admitted(interaction: Interaction, settings: ServerSettings) -> None:
    """Whether a server with these settings lets this person begin a session here.

    Raises:
        BadInput: it keeps that to other roles or channels.
    """
    if interaction.permissions.manage_guild:
        return
    person = interaction.user
    roles = [role.id for role in person.roles] if isinstance(person, discord.Member) else []
    if not settings.is_for(roles):
        named = ", ".join(f"<@&{role}>" for role in settings.roles)
        raise BadInput("refused-role", roles=named)
    if not settings.is_open_in(_channels(interaction)):
        named = ", ".join(f"<#{channel}>" for channel in settings.channels)
        raise BadInput("refused-channel", channels=named)


def managed(interaction: Interaction) -> int:
    """The server, for somebody who manages it: its own settings may show others the command all
    the same, and a card stays after they no longer do.

    Raises:
        BadInput: they do not, or this is no server.
    """
    if interaction.guild_id is None:
        raise BadInput("refused-no-server")
    if not interaction.permissions.manage_guild:
        raise BadInput("refused-manage")
    return interaction.guild_id


def _channels(interaction: Interaction) -> list[int]:
    """The channel, and the one that it is a thread of."""
    place = interaction.channel
    parent = place.parent_id if isinstance(place, discord.Thread) else None
    return [one for one in (interaction.channel_id, parent) if one is not None]
