"""Channels: reading them, changing threads, typing."""

from __future__ import annotations

from sandbox.server.errors import (
    invalid_form,
    missing_permissions,
    thread_archived,
    thread_locked,
)
from sandbox.server.jsons import Fields
from sandbox.server.rest.call import NO_CONTENT, Answer, Call, Route
from sandbox.server.shapes.guild import channel_json
from sandbox.server.state.entities import ThreadState
from sandbox.server.state.permissions import Permission

THREAD_FIELDS = frozenset(
    {
        "applied_tags",
        "archived",
        "auto_archive_duration",
        "flags",
        "invitable",
        "locked",
        "name",
        "rate_limit_per_user",
    }
)


def get_channel(call: Call) -> Answer:
    """GET a channel or thread."""
    return Answer(channel_json(call.world, call.channel()))


def edit_channel(call: Call) -> Answer:
    """PATCH a thread: rename, archive, lock. Other channels are not the bot's to change."""
    channel = call.channel()
    if channel.thread is None:
        raise missing_permissions()
    body = call.body
    call.know(body, THREAD_FIELDS)
    manages = call.bot_may(channel, Permission.MANAGE_THREADS)
    _check_thread_edit(channel.thread, body, owner=call.world.bot_id, manages=manages)
    name = body.text("name")
    if name is not None and not 1 <= len(name) <= 100:
        raise invalid_form("name", "BASE_TYPE_BAD_LENGTH", "Must be 1 to 100 in length.")
    if name is not None and name != channel.name:
        call.backend.limits.take_rename(channel.id)
    call.backend.actions.change_thread(
        channel,
        name=name,
        archived=body.flag("archived") if body.has("archived") else None,
        locked=body.flag("locked") if body.has("locked") else None,
        minutes=body.whole("auto_archive_duration"),
    )
    return Answer(channel_json(call.world, channel))


def _check_thread_edit(thread: ThreadState, body: Fields, *, owner: int, manages: bool) -> None:
    if not manages and (thread.owner_id != owner or body.has("locked")):
        raise missing_permissions()
    opens = body.has("archived") and not body.flag("archived")
    if thread.archived and not opens:
        raise thread_archived()
    if thread.locked and not manages:
        raise thread_locked()


def show_typing(call: Call) -> Answer:
    """POST the typing indicator."""
    channel = call.channel()
    sending = Permission.SEND_MESSAGES_IN_THREADS if channel.thread else Permission.SEND_MESSAGES
    if not call.bot_may(channel, sending):
        raise missing_permissions()
    call.backend.actions.show_typing(channel, call.world.bot_id)
    return NO_CONTENT


ROUTES = (
    Route("GET", "/channels/{channel_id}", get_channel),
    Route("PATCH", "/channels/{channel_id}", edit_channel),
    Route("POST", "/channels/{channel_id}/typing", show_typing),
)
