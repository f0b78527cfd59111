"""Sight: which of a server's places a person can read, as far as Discord has told the bot.

What the bot does not know, such as a thread that was archived before it came, is not seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.story.summary import Summary
from cogs.thread.here import may_write

if TYPE_CHECKING:
    from cogs.interaction import Interaction

_READING = discord.Permissions(view_channel=True, read_message_history=True)


def readable(interaction: Interaction) -> frozenset[int]:
    """The channels and threads of the server that the person can read; the one they are in is."""
    guild = interaction.guild
    known = () if guild is None else (*guild.channels, *guild.threads)
    found = {place.id for place in known if _permissions(interaction, place) >= _READING}
    return frozenset(found | {interaction.channel_id or 0})


def may_see(interaction: Interaction, summary: Summary) -> bool:
    """Whether the person may see a session from where they are: their own, or one of this server
    whose place they can read."""
    return interaction.user.id == summary.author or is_here(interaction, summary)


def is_here(interaction: Interaction, summary: Summary) -> bool:
    """Whether it stands where the person can read it: in this server, or in this very place."""
    if interaction.guild_id != summary.guild:
        return False
    if interaction.channel_id in {summary.channel, summary.thread}:
        return True
    return permissions_at(interaction, summary.channel) >= _READING


def may_delete(interaction: Interaction, summary: Summary) -> bool:
    """Whether the person may delete a session: its author, and who manages the server or the
    messages there."""
    if interaction.user.id == summary.author:
        return True
    if summary.guild is None or not is_here(interaction, summary):
        return False
    may = permissions_at(interaction, summary.channel)
    return may.manage_messages or may.manage_guild


def may_go_on(interaction: Interaction, summary: Summary) -> bool:
    """Whether the person may write where a session of this server stands."""
    if summary.guild is None:
        return True
    place, guild = interaction.channel, interaction.guild
    if guild is not None and interaction.channel_id != summary.channel:
        place = guild.get_channel_or_thread(summary.channel)
    is_thread = summary.thread is not None or isinstance(place, discord.Thread)
    return may_write(permissions_at(interaction, summary.channel), is_thread=is_thread)


def permissions_at(interaction: Interaction, channel: int) -> discord.Permissions:
    """What the person may do in a place of the server where they are."""
    if channel == interaction.channel_id:
        return interaction.permissions
    guild = interaction.guild
    place = None if guild is None else guild.get_channel_or_thread(channel)
    return discord.Permissions.none() if place is None else _permissions(interaction, place)


def _permissions(
    interaction: Interaction, place: discord.abc.GuildChannel | discord.Thread
) -> discord.Permissions:
    """In a private thread, only who manages threads is sure to be let in; the chat of a voice
    channel is for those who may connect, though others see that it is there."""
    none = discord.Permissions.none()
    if not isinstance(interaction.user, discord.Member):
        return none
    if isinstance(place, discord.Thread) and place.parent is None:
        return none
    may = place.permissions_for(interaction.user)
    if isinstance(place, discord.Thread):
        return none if place.is_private() and not may.manage_threads else may
    is_voice = isinstance(place, (discord.VoiceChannel, discord.StageChannel))
    return none if is_voice and not may.connect else may
