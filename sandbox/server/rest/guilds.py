"""Guilds: the guild, its channels, members and active threads."""

from __future__ import annotations

from sandbox.server.errors import unknown
from sandbox.server.rest.call import Answer, Call, Route
from sandbox.server.shapes.guild import (
    channel_json,
    guild_json,
    member_json,
    role_json,
    thread_member_json,
)
from sandbox.server.state.permissions import permissions_in


def get_guild(call: Call) -> Answer:
    """GET a guild."""
    return Answer(guild_json(call.guild()))


def get_channels(call: Call) -> Answer:
    """GET a guild's channels, threads not among them."""
    channels = call.world.guild_channels(call.guild())
    return Answer([channel_json(call.world, channel) for channel in channels])


def get_roles(call: Call) -> Answer:
    """GET a guild's roles."""
    return Answer([role_json(role) for role in call.guild().roles.values()])


def get_member(call: Call) -> Answer:
    """GET one member."""
    guild = call.guild()
    user_id = call.id("user_id")
    if user_id not in guild.members:
        raise unknown("member")
    return Answer(member_json(call.world, guild, user_id))


def get_members(call: Call) -> Answer:
    """GET the members after an id, `limit` of them (1 unless told)."""
    guild = call.guild()
    after = call.number("after", 0)
    limit = call.number("limit", 1)
    later = [user_id for user_id in sorted(guild.members) if user_id > after]
    return Answer([member_json(call.world, guild, user_id) for user_id in later[:limit]])


def get_active_threads(call: Call) -> Answer:
    """GET the threads that are not archived and that the bot sees."""
    world = call.world
    threads = [
        (channel, channel.thread)
        for channel in world.threads(call.guild())
        if channel.thread
        and not channel.thread.archived
        and permissions_in(world, channel, world.bot_id)
    ]
    joined = [
        thread_member_json(channel, thread, world.bot_id)
        for channel, thread in threads
        if world.bot_id in thread.member_ids
    ]
    found = [channel_json(world, channel) for channel, _ in threads]
    return Answer({"threads": found, "members": joined, "has_more": False})


ROUTES = (
    Route("GET", "/guilds/{guild_id}", get_guild),
    Route("GET", "/guilds/{guild_id}/channels", get_channels),
    Route("GET", "/guilds/{guild_id}/roles", get_roles),
    Route("GET", "/guilds/{guild_id}/members", get_members),
    Route("GET", "/guilds/{guild_id}/members/{user_id}", get_member),
    Route("GET", "/guilds/{guild_id}/threads/active", get_active_threads),
)
