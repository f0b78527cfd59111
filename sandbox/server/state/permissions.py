"""Who may do what where: Discord's permission bits and how they combine.

The order of roles and overwrites is the one Discord documents under "Permission Overwrites".
"""

from __future__ import annotations

from enum import IntFlag

from sandbox.server.errors import missing_access, missing_permissions
from sandbox.server.state.entities import Channel, ChannelType, Guild
from sandbox.server.state.world import World


class Permission(IntFlag):
    """The bits this server enforces or shows."""

    ADMINISTRATOR = 1 << 3
    MANAGE_CHANNELS = 1 << 4
    MANAGE_GUILD = 1 << 5
    ADD_REACTIONS = 1 << 6
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    MENTION_EVERYONE = 1 << 17
    USE_EXTERNAL_EMOJIS = 1 << 18
    CONNECT = 1 << 20
    CHANGE_NICKNAME = 1 << 26
    USE_APPLICATION_COMMANDS = 1 << 31
    MANAGE_THREADS = 1 << 34
    CREATE_PUBLIC_THREADS = 1 << 35
    CREATE_PRIVATE_THREADS = 1 << 36
    SEND_MESSAGES_IN_THREADS = 1 << 38


NOTHING = Permission(0)
EVERYTHING = Permission((1 << 50) - 1)
INVITED = Permission(309_237_763_136)
"""What the bot's invite link asks for: see, send, threads, embeds, files, history, reactions."""
MEMBER = (
    INVITED
    | Permission.CHANGE_NICKNAME
    | Permission.CONNECT
    | Permission.CREATE_PRIVATE_THREADS
    | Permission.USE_APPLICATION_COMMANDS
    | Permission.USE_EXTERNAL_EMOJIS
)
MODERATOR = Permission.MANAGE_GUILD | Permission.MANAGE_MESSAGES | Permission.MANAGE_THREADS
_OF_SERVERS = (
    Permission.CONNECT
    | Permission.CREATE_PRIVATE_THREADS
    | Permission.CREATE_PUBLIC_THREADS
    | Permission.SEND_MESSAGES_IN_THREADS
)
DIRECT_MESSAGE = MEMBER & ~_OF_SERVERS


def permissions_in(world: World, channel: Channel, user_id: int) -> Permission:
    """What a person may do in a channel; a private thread is only there for those who are in it,
    and for those who manage threads."""
    granted = computed_permissions(world, channel, user_id)
    is_private = channel.type is ChannelType.PRIVATE_THREAD
    if not is_private or Permission.MANAGE_THREADS in granted:
        return granted
    is_in = channel.thread is not None and user_id in channel.thread.member_ids
    return granted if is_in else NOTHING


def computed_permissions(world: World, channel: Channel, user_id: int) -> Permission:
    """What roles and overwrites come to; a thread follows its parent, whoever is in it."""
    if channel.guild_id is None:
        return DIRECT_MESSAGE if user_id in channel.recipient_ids else NOTHING
    guild = world.guilds[channel.guild_id]
    base = permissions_of(guild, user_id)
    if Permission.ADMINISTRATOR in base:
        return EVERYTHING
    home = world.channels[channel.parent_id] if channel.thread and channel.parent_id else channel
    granted = _with_overwrites(base, home, guild, user_id)
    if channel.type is ChannelType.VOICE and Permission.CONNECT not in granted:
        granted &= Permission.VIEW_CHANNEL  # its chat is for those who could join it
    return granted if Permission.VIEW_CHANNEL in granted else NOTHING


def require(world: World, channel: Channel, user_id: int, needed: Permission) -> None:
    """Raise 50001 when the channel is hidden, 50013 when only the deed is forbidden."""
    granted = permissions_in(world, channel, user_id)
    if Permission.VIEW_CHANNEL not in granted:
        raise missing_access()
    if needed not in granted:
        raise missing_permissions()


def permissions_of(guild: Guild, user_id: int) -> Permission:
    """What a person may do in a guild, before its channels allow and deny."""
    membership = guild.members.get(user_id)
    if membership is None:
        return NOTHING
    if user_id == guild.owner_id:
        return EVERYTHING
    granted = guild.roles[guild.id].permissions
    for role_id in membership.role_ids:
        granted |= guild.roles[role_id].permissions
    return Permission(granted)


def _with_overwrites(base: Permission, channel: Channel, guild: Guild, user_id: int) -> Permission:
    membership = guild.members.get(user_id)
    role_ids = set(membership.role_ids) if membership else set()
    everyone = [o for o in channel.overwrites if o.target_id == guild.id]
    roles = [o for o in channel.overwrites if o.target_id in role_ids]
    person = [o for o in channel.overwrites if o.for_member and o.target_id == user_id]
    granted = int(base)
    for step in (everyone, roles, person):
        for overwrite in step:
            granted &= ~overwrite.deny
        for overwrite in step:
            granted |= overwrite.allow
    return Permission(granted)
