"""Reactions: the bot's own, and who reacted with what."""

from __future__ import annotations

from sandbox.server.errors import ApiError, missing_permissions, thread_archived
from sandbox.server.rest.call import NO_CONTENT, Answer, Call, Route
from sandbox.server.shapes.guild import user_json
from sandbox.server.state.entities import Emoji, Message
from sandbox.server.state.permissions import Permission


def add_reaction(call: Call) -> Answer:
    """PUT the bot's reaction; the first of an emoji needs ADD_REACTIONS."""
    message, emoji = _target(call)
    channel = call.world.channels[message.channel_id]
    if emoji not in message.reactions and not call.bot_may(channel, Permission.ADD_REACTIONS):
        raise missing_permissions()
    _check_open(call, message)
    call.backend.actions.react(message, call.world.bot_id, emoji)
    return NO_CONTENT


def remove_own_reaction(call: Call) -> Answer:
    """DELETE the bot's reaction."""
    message, emoji = _target(call)
    _check_open(call, message)
    call.backend.actions.unreact(message, call.world.bot_id, emoji)
    return NO_CONTENT


def remove_reaction(call: Call) -> Answer:
    """DELETE a person's reaction: needs MANAGE_MESSAGES."""
    message, emoji = _target(call)
    if not call.bot_may(call.world.channels[message.channel_id], Permission.MANAGE_MESSAGES):
        raise missing_permissions()
    _check_open(call, message)
    call.backend.actions.unreact(message, call.id("user_id"), emoji)
    return NO_CONTENT


def list_reactions(call: Call) -> Answer:
    """GET the users behind one emoji, `limit` of them after an id."""
    message, emoji = _target(call)
    after = call.number("after", 0)
    limit = call.number("limit", 25)
    people = sorted(user_id for user_id in message.reactions.get(emoji, []) if user_id > after)
    return Answer([user_json(call.world.users[user_id]) for user_id in people[:limit]])


def _target(call: Call) -> tuple[Message, Emoji]:
    channel = call.channel(Permission.VIEW_CHANNEL | Permission.READ_MESSAGE_HISTORY)
    emoji = Emoji.parse(call.params["emoji_name"])
    if emoji.id is None and emoji.name.isascii():
        raise ApiError(400, 10014, "Unknown Emoji")
    return call.message(channel), emoji


def _check_open(call: Call, message: Message) -> None:
    thread = call.world.channels[message.channel_id].thread
    if thread is not None and thread.archived:
        raise thread_archived()


_EMOJI = "/channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}"

ROUTES = (
    Route("GET", _EMOJI, list_reactions),
    Route("PUT", f"{_EMOJI}/@me", add_reaction),
    Route("DELETE", f"{_EMOJI}/@me", remove_own_reaction),
    Route("DELETE", f"{_EMOJI}/{{user_id}}", remove_reaction),
)
