"""The snapshot: all that a window has to know when it opens."""

from __future__ import annotations

from sandbox.page.control import Control
from sandbox.server.app import DiscordServer
from sandbox.server.jsons import JsonObject
from sandbox.server.shapes.guild import channel_json, role_json, user_json
from sandbox.server.shapes.message import message_event_json
from sandbox.server.state.entities import Channel, Guild
from sandbox.server.state.permissions import permissions_of


def snapshot(discord: DiscordServer, control: Control, model: JsonObject) -> JsonObject:
    """The world as JSON, in Discord's own shapes.

    Args:
        discord: the sandbox's Discord.
        control: what can be broken.
        model: which model answers: `label`, `where` (None: on this machine) and `offline`.
    """
    world = discord.world
    return {
        "type": "snapshot",
        "bot": user_json(world.users[world.bot_id]) | {"online": discord.gateway.ready},
        "people": [
            user_json(member.user) | {"key": name, "locale": member.user.locale}
            for name, member in discord.stage.members.items()
        ],
        "guilds": [
            {
                "id": str(guild.id),
                "name": guild.name,
                "is_member": world.bot_id in guild.members,
                "roles": [role_json(role) for role in guild.roles.values()],
                "permissions": {
                    str(person): str(int(permissions_of(guild, person))) for person in guild.members
                },
                "channels": [channel_json(world, c) for c in _channels_of(discord, guild)],
            }
            for guild in world.guilds.values()
        ],
        "directs": [
            channel_json(world, channel) | {"people": [str(i) for i in channel.recipient_ids]}
            for channel in _private_channels(discord)
        ],
        "messages": [
            message_event_json(world, message)
            for message in world.messages.values()
            if not message.deleted
        ],
        "reactors": {
            str(message.id): {
                emoji.name: [str(person) for person in people]
                for emoji, people in message.reactions.items()
            }
            for message in world.messages.values()
            if message.reactions
        },
        "commands": commands(discord),
        "model": model,
        "faults": control.offer(),
    }


def _channels_of(discord: DiscordServer, guild: Guild) -> list[Channel]:
    return [*discord.world.guild_channels(guild), *discord.world.threads(guild)]


def commands(discord: DiscordServer) -> list[JsonObject]:
    """What the bot has registered."""
    return discord.backend.commands.listed(None)


def _private_channels(discord: DiscordServer) -> list[Channel]:
    """A direct channel with the bot for each person, and what people have among themselves."""
    for member in discord.stage.members.values():
        member.direct  # noqa: B018 - asking for it makes it
    return [c for c in discord.world.channels.values() if c.guild_id is None]
