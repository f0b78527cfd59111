"""Where the application is: in guilds as a member, and wherever a person brings it along."""

from __future__ import annotations

from enum import IntEnum

from sandbox.server.jsons import JsonObject
from sandbox.server.state.entities import Channel
from sandbox.server.state.permissions import Permission
from sandbox.server.state.world import World

BROUGHT_ALONG = (
    Permission.ATTACH_FILES
    | Permission.EMBED_LINKS
    | Permission.MENTION_EVERYONE
    | Permission.USE_EXTERNAL_EMOJIS
)
"""What an application may do in its answers where its bot is no member."""


class Install(IntEnum):
    """Who installed the application: `integration_types` of a command."""

    GUILD = 0
    USER = 1


class Context(IntEnum):
    """The kind of place a command is used in: `contexts` of a command."""

    GUILD = 0
    BOT_DM = 1
    PRIVATE_CHANNEL = 2


def is_guest(world: World, channel: Channel) -> bool:
    """Whether the bot is no member of the place."""
    if channel.guild_id is None:
        return world.bot_id not in channel.recipient_ids
    return world.bot_id not in world.guilds[channel.guild_id].members


def context_of(world: World, channel: Channel) -> Context:
    """The kind of place a channel is."""
    if channel.guild_id is not None:
        return Context.GUILD
    return Context.PRIVATE_CHANNEL if is_guest(world, channel) else Context.BOT_DM


def owners_json(world: World, channel: Channel, user_id: int) -> JsonObject:
    """Through whose installation a person uses a command here: the guild's, their own, or both."""
    owners: JsonObject = {}
    if not is_guest(world, channel):
        owners[str(int(Install.GUILD))] = str(channel.guild_id or 0)
    if user_id in world.installed_by:
        owners[str(int(Install.USER))] = str(user_id)
    return owners
