"""Threads: opening, joining and leaving them."""

from __future__ import annotations

from sandbox.server.errors import ApiError, invalid_form, unknown
from sandbox.server.rest.call import NO_CONTENT, Answer, Call, Route
from sandbox.server.shapes.guild import channel_json, thread_member_json
from sandbox.server.state.entities import Channel, ChannelType, Message, MessageType, ThreadState
from sandbox.server.state.permissions import Permission

ARCHIVE_MINUTES = (60, 1_440, 4_320, 10_080)
FIELDS = frozenset({"auto_archive_duration", "invitable", "name", "rate_limit_per_user", "type"})


def open_from_message(call: Call) -> Answer:
    """POST a thread from a message; it gets the message's id. A second one is error 160004."""
    channel = _parent(call, Permission.CREATE_PUBLIC_THREADS | Permission.READ_MESSAGE_HISTORY)
    message = call.message(channel)
    name, minutes = _name_and_minutes(call)
    if message.id in call.world.channels:
        raise ApiError(400, 160004, "A thread has already been created for this message")
    thread = call.backend.actions.open_thread(
        channel, call.world.bot_id, name, minutes=minutes, starter=message
    )
    return Answer(channel_json(call.world, thread), status=201)


def open_without_message(call: Call) -> Answer:
    """POST a thread that hangs on no message; private unless its type says otherwise."""
    kind = call.body.whole("type") or ChannelType.PRIVATE_THREAD
    if kind not in (ChannelType.PUBLIC_THREAD, ChannelType.PRIVATE_THREAD):
        raise invalid_form("type", "BASE_TYPE_CHOICES", "Must be 11 or 12.")
    private = kind == ChannelType.PRIVATE_THREAD
    needed = Permission.CREATE_PRIVATE_THREADS if private else Permission.CREATE_PUBLIC_THREADS
    channel = _parent(call, needed)
    name, minutes = _name_and_minutes(call)
    thread = call.backend.actions.open_thread(
        channel, call.world.bot_id, name, minutes=minutes, private=private
    )
    if not private:
        notice = Message(call.world.new_id(), channel.id, call.world.bot_id, content=name)
        notice.type = MessageType.THREAD_CREATED
        call.backend.actions.post(notice)
    return Answer(channel_json(call.world, thread), status=201)


def join(call: Call) -> Answer:
    """PUT the bot among a thread's members."""
    channel, _ = _thread(call)
    call.backend.actions.join_thread(channel, call.world.bot_id)
    return NO_CONTENT


def leave(call: Call) -> Answer:
    """DELETE the bot from a thread's members."""
    _, thread = _thread(call)
    thread.member_ids.pop(call.world.bot_id, None)
    return NO_CONTENT


def add_member(call: Call) -> Answer:
    """PUT a person among a thread's members."""
    channel, _ = _thread(call)
    call.backend.actions.join_thread(channel, call.user(call.id("user_id")).id)
    return NO_CONTENT


def remove_member(call: Call) -> Answer:
    """DELETE a person from a thread's members: needs MANAGE_THREADS."""
    channel = call.channel(Permission.MANAGE_THREADS)
    if channel.thread is not None:
        channel.thread.member_ids.pop(call.id("user_id"), None)
    return NO_CONTENT


def list_members(call: Call) -> Answer:
    """GET a thread's members."""
    channel, thread = _thread(call)
    return Answer([thread_member_json(channel, thread, user_id) for user_id in thread.member_ids])


def get_member(call: Call) -> Answer:
    """GET one of a thread's members."""
    channel, thread = _thread(call)
    if call.id("user_id") not in thread.member_ids:
        raise unknown("member")
    return Answer(thread_member_json(channel, thread, call.id("user_id")))


def _parent(call: Call, needed: Permission) -> Channel:
    channel = call.channel(Permission.VIEW_CHANNEL | needed)
    if channel.type is not ChannelType.TEXT:
        raise ApiError(400, 50024, "Cannot execute action on this channel type")
    call.know(call.body, FIELDS)
    return channel


def _name_and_minutes(call: Call) -> tuple[str, int]:
    name = call.body.text("name") or ""
    if not 1 <= len(name) <= 100:
        raise invalid_form("name", "BASE_TYPE_BAD_LENGTH", "Must be 1 to 100 in length.")
    minutes = call.body.whole("auto_archive_duration") or 4_320
    if minutes not in ARCHIVE_MINUTES:
        raise invalid_form("auto_archive_duration", "BASE_TYPE_CHOICES", "Not one of the choices.")
    return name, minutes


def _thread(call: Call) -> tuple[Channel, ThreadState]:
    channel = call.channel()
    if channel.thread is None:
        raise ApiError(400, 50024, "Cannot execute action on this channel type")
    return channel, channel.thread


_CHANNEL = "/channels/{channel_id}"
_MEMBERS = f"{_CHANNEL}/thread-members"

ROUTES = (
    Route("POST", f"{_CHANNEL}/messages/{{message_id}}/threads", open_from_message),
    Route("POST", f"{_CHANNEL}/threads", open_without_message),
    Route("GET", _MEMBERS, list_members),
    Route("PUT", f"{_MEMBERS}/@me", join),
    Route("DELETE", f"{_MEMBERS}/@me", leave),
    Route("GET", f"{_MEMBERS}/{{user_id}}", get_member),
    Route("PUT", f"{_MEMBERS}/{{user_id}}", add_member),
    Route("DELETE", f"{_MEMBERS}/{{user_id}}", remove_member),
)
