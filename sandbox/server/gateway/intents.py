"""Which gateway events a session asked for, and which messages it may read."""

from __future__ import annotations

from enum import IntFlag

from sandbox.server.state.entities import Channel, Message
from sandbox.server.state.world import World


class Intent(IntFlag):
    """The intents this server has events for."""

    GUILDS = 1 << 0
    GUILD_MESSAGES = 1 << 9
    GUILD_MESSAGE_REACTIONS = 1 << 10
    GUILD_MESSAGE_TYPING = 1 << 11
    DIRECT_MESSAGES = 1 << 12
    DIRECT_MESSAGE_REACTIONS = 1 << 13
    DIRECT_MESSAGE_TYPING = 1 << 14
    MESSAGE_CONTENT = 1 << 15


def intent_of(event: str, channel: Channel | None) -> Intent:
    """The intent an event needs; none (0) for those every session gets."""
    direct = channel is not None and channel.guild_id is None
    if event.startswith("MESSAGE_REACTION"):
        return Intent.DIRECT_MESSAGE_REACTIONS if direct else Intent.GUILD_MESSAGE_REACTIONS
    if event.startswith("MESSAGE"):
        return Intent.DIRECT_MESSAGES if direct else Intent.GUILD_MESSAGES
    if event.startswith("TYPING"):
        return Intent.DIRECT_MESSAGE_TYPING if direct else Intent.GUILD_MESSAGE_TYPING
    if event.startswith(("THREAD", "CHANNEL", "GUILD")):
        return Intent.GUILDS
    return Intent(0)


def is_readable(world: World, message: Message) -> bool:
    """Whether MESSAGE_CONTENT is needless: the bot's own message, a direct one, a mention."""
    direct = world.channels[message.channel_id].guild_id is None
    return direct or message.author_id == world.bot_id or world.bot_id in message.mention_ids
