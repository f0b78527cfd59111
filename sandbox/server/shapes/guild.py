"""Users, members, roles, channels and guilds as JSON."""

from __future__ import annotations

from sandbox.server.clock import created_at, iso
from sandbox.server.jsons import JsonObject
from sandbox.server.state.entities import (
    Channel,
    ChannelType,
    Guild,
    Membership,
    Role,
    ThreadState,
    User,
)
from sandbox.server.state.permissions import permissions_in
from sandbox.server.state.world import World


def user_json(user: User) -> JsonObject:
    """UserResponse."""
    return {
        "id": str(user.id),
        "username": user.username,
        "global_name": None if user.bot else user.display_name,
        "discriminator": "0000" if user.bot else "0",
        "avatar": None,
        "bot": user.bot,
        "public_flags": 0,
        "flags": 0,
        "primary_guild": None,
    }


def own_user_json(user: User) -> JsonObject:
    """UserPIIResponse: the bot as it sees itself."""
    return user_json(user) | {
        "mfa_enabled": True,
        "locale": "en-US",
        "verified": True,
        "email": None,
    }


def bare_member_json(membership: Membership) -> JsonObject:
    """A membership without its user, as it hangs on messages."""
    return {
        "avatar": None,
        "banner": None,
        "communication_disabled_until": None,
        "deaf": False,
        "flags": 0,
        "joined_at": iso(membership.joined_at),
        "mute": False,
        "nick": None,
        "pending": False,
        "premium_since": None,
        "roles": [str(role_id) for role_id in membership.role_ids],
    }


def member_json(world: World, guild: Guild, user_id: int) -> JsonObject:
    """GuildMemberResponse."""
    return bare_member_json(guild.members[user_id]) | {"user": user_json(world.users[user_id])}


def role_json(role: Role) -> JsonObject:
    """GuildRoleResponse."""
    shape: JsonObject = {
        "id": str(role.id),
        "name": role.name,
        "permissions": str(role.permissions),
        "position": role.position,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": role.bot_id is not None,
        "mentionable": False,
        "icon": None,
        "unicode_emoji": None,
        "flags": 0,
    }
    if role.bot_id is not None:
        shape["tags"] = {"bot_id": str(role.bot_id)}
    return shape


def channel_json(world: World, channel: Channel) -> JsonObject:
    """GuildChannelResponse, ThreadResponse or PrivateChannelResponse, after the channel's type."""
    last = channel.message_ids[-1] if channel.message_ids else None
    shape: JsonObject = {
        "id": str(channel.id),
        "type": int(channel.type),
        "last_message_id": None if last is None else str(last),
        "flags": 0,
    }
    if channel.guild_id is None:
        people = [world.users[i] for i in channel.recipient_ids if i != world.bot_id]
        shape["recipients"] = [user_json(user) for user in people]
        if channel.type is ChannelType.GROUP:
            owner = str(channel.recipient_ids[0])
            shape |= {"name": channel.name or None, "icon": None, "owner_id": owner}
        return shape
    shape |= {
        "guild_id": str(channel.guild_id),
        "name": channel.name,
        "parent_id": None if channel.parent_id is None else str(channel.parent_id),
        "rate_limit_per_user": 0,
    }
    if channel.thread is not None:
        return shape | _thread_fields(world, channel, channel.thread)
    if channel.type is ChannelType.FORUM:
        shape |= _forum_fields()
    if channel.type is ChannelType.VOICE:
        shape |= {"bitrate": 64_000, "user_limit": 0, "rtc_region": None, "video_quality_mode": 1}
    return shape | {
        "topic": channel.topic,
        "position": channel.position,
        "nsfw": False,
        "permission_overwrites": [
            {
                "id": str(overwrite.target_id),
                "type": int(overwrite.for_member),
                "allow": str(int(overwrite.allow)),
                "deny": str(int(overwrite.deny)),
            }
            for overwrite in channel.overwrites
        ],
    }


def _forum_fields() -> JsonObject:
    return {
        "available_tags": [],
        "default_forum_layout": 0,
        "default_reaction_emoji": None,
        "default_sort_order": None,
        "default_thread_rate_limit_per_user": 0,
    }


def _thread_fields(world: World, channel: Channel, thread: ThreadState) -> JsonObject:
    fields: JsonObject = {
        "owner_id": str(thread.owner_id),
        "message_count": len(channel.message_ids),
        "member_count": len(thread.member_ids),
        "total_message_sent": thread.posted,
        "thread_metadata": {
            "archived": thread.archived,
            "archive_timestamp": iso(thread.archive_changed_at),
            "auto_archive_duration": thread.auto_archive_minutes,
            "locked": thread.locked,
            "create_timestamp": iso(created_at(channel.id)),
        },
    }
    parent = world.channels.get(channel.parent_id or 0)
    if parent is not None and parent.type is ChannelType.FORUM:
        fields["applied_tags"] = []
    if world.bot_id in thread.member_ids:
        fields["member"] = thread_member_json(channel, thread, world.bot_id)
    return fields


def thread_member_json(channel: Channel, thread: ThreadState, user_id: int) -> JsonObject:
    """ThreadMemberResponse."""
    return {
        "id": str(channel.id),
        "user_id": str(user_id),
        "join_timestamp": iso(thread.member_ids[user_id]),
        "flags": 0,
    }


def interaction_channel_json(world: World, channel: Channel, user_id: int) -> JsonObject:
    """The partial channel of an interaction: with the member's permissions in it."""
    granted = permissions_in(world, channel, user_id)
    return channel_json(world, channel) | {"permissions": str(int(granted))}


def guild_json(guild: Guild) -> JsonObject:
    """GuildResponse."""
    return {
        "id": str(guild.id),
        "name": guild.name,
        "icon": None,
        "description": None,
        "home_header": None,
        "splash": None,
        "discovery_splash": None,
        "features": [],
        "banner": None,
        "owner_id": str(guild.owner_id),
        "application_id": None,
        "region": "deprecated",
        "afk_channel_id": None,
        "afk_timeout": 300,
        "system_channel_id": None,
        "system_channel_flags": 0,
        "widget_enabled": False,
        "widget_channel_id": None,
        "verification_level": 0,
        "roles": [role_json(role) for role in guild.roles.values()],
        "default_message_notifications": 1,
        "mfa_level": 0,
        "explicit_content_filter": 0,
        "max_presences": None,
        "max_members": 500_000,
        "max_stage_video_channel_users": 50,
        "max_video_channel_users": 25,
        "vanity_url_code": None,
        "premium_tier": 0,
        "premium_subscription_count": 0,
        "preferred_locale": guild.locale,
        "rules_channel_id": None,
        "safety_alerts_channel_id": None,
        "public_updates_channel_id": None,
        "premium_progress_bar_enabled": False,
        "nsfw": False,
        "nsfw_level": 0,
        "emojis": [],
        "stickers": [],
        "incidents_data": None,
    }


def guild_create_json(world: World, guild: Guild) -> JsonObject:
    """The payload of GUILD_CREATE: the guild with all that is in it and the bot may see."""
    own = guild.members[world.bot_id]
    active = [
        thread
        for thread in world.threads(guild)
        if thread.thread
        and not thread.thread.archived
        and permissions_in(world, thread, own.user_id)
    ]
    return guild_json(guild) | {
        "joined_at": iso(own.joined_at),
        "large": False,
        "unavailable": False,
        "member_count": len(guild.members),
        # Without the members intent a bot is told of itself alone.
        "members": [member_json(world, guild, own.user_id)],
        "channels": [channel_json(world, channel) for channel in world.guild_channels(guild)],
        "threads": [channel_json(world, thread) for thread in active],
        "voice_states": [],
        "presences": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }
