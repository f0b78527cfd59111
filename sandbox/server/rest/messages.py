"""Messages: create, read, edit, delete."""

from __future__ import annotations

from sandbox.server.clock import created_at
from sandbox.server.errors import (
    ApiError,
    invalid_form,
    missing_access,
    missing_permissions,
    thread_archived,
    thread_locked,
)
from sandbox.server.gateway.intents import is_readable
from sandbox.server.jsons import Fields, JsonObject
from sandbox.server.rest.call import MESSAGE_FIELDS, NO_CONTENT, Answer, Call, Route
from sandbox.server.shapes.message import message_json
from sandbox.server.state.entities import (
    Channel,
    ChannelType,
    Message,
    MessageReference,
    MessageType,
)
from sandbox.server.state.permissions import Permission

MOST_NONCE = 25
MOST_LISTED = 100
OLD_SECONDS = 3_600.0
CREATE_FIELDS = MESSAGE_FIELDS | {"enforce_nonce", "message_reference", "nonce", "poll"}


def create_message(call: Call) -> Answer:
    """POST a message, or answer with the one its enforced nonce has made before."""
    channel = call.channel()
    if channel.type is ChannelType.FORUM:
        raise ApiError(400, 50008, "Cannot send messages in a non-text channel")
    body = call.body
    call.know(body, CREATE_FIELDS)
    nonce = _nonce(body)
    if nonce is not None and body.flag("enforce_nonce"):
        earlier = call.backend.nonces.find(nonce)
        if earlier is not None:
            return Answer(message_json(call.world, call.world.messages[earlier]) | {"nonce": nonce})
    _check_may_send(call, channel)
    composed = call.compose(channel, body)
    message = Message(
        id=call.world.new_id(),
        channel_id=channel.id,
        author_id=call.world.bot_id,
        content=composed.content,
        embeds=composed.embeds,
        components=composed.components,
        attachments=composed.attachments,
        flags=composed.flags,
        mention_ids=composed.mention_ids,
    )
    _refer(call, channel, message)
    call.backend.actions.post(message, nonce=nonce)
    if nonce is None:
        return Answer(message_json(call.world, message))
    call.backend.nonces.remember(nonce, message.id)
    return Answer(message_json(call.world, message) | {"nonce": nonce})


def get_message(call: Call) -> Answer:
    """GET one message."""
    channel = call.channel(Permission.VIEW_CHANNEL | Permission.READ_MESSAGE_HISTORY)
    return Answer(_seen(call, call.message(channel)))


def list_messages(call: Call) -> Answer:
    """GET up to `limit` messages, newest first, before, after or around an id."""
    channel = call.channel()
    if channel.type is ChannelType.VOICE and not call.bot_may(channel, Permission.CONNECT):
        raise missing_access()
    if not call.bot_may(channel, Permission.READ_MESSAGE_HISTORY):
        return Answer([])
    limit = call.number("limit", 50)
    if not 1 <= limit <= MOST_LISTED:
        raise invalid_form("limit", "NUMBER_TYPE_MAX", "Must be between 1 and 100.")
    history = call.world.history(channel)
    return Answer([_seen(call, message) for message in _page(call, history, limit)])


def edit_message(call: Call) -> Answer:
    """PATCH one of the bot's own messages."""
    channel = call.channel()
    message = call.message(channel)
    if message.author_id != call.world.bot_id:
        raise ApiError(403, 50005, "Cannot edit a message authored by another user")
    if channel.thread is not None and channel.thread.archived:
        raise thread_archived()
    body = call.body
    call.know(body, MESSAGE_FIELDS)
    _check_may_attach(call, channel)
    composed = call.compose(channel, body, before=message)
    if call.world.clock.now() - created_at(message.id) > OLD_SECONDS:
        call.backend.limits.take_old_edit(channel.id)
    call.backend.actions.edit(message, composed)
    return Answer(message_json(call.world, message))


def delete_message(call: Call) -> Answer:
    """DELETE a message: the bot's own, or anyone's where it manages messages."""
    channel = call.channel()
    message = call.message(channel)
    own = message.author_id == call.world.bot_id
    if not own and not call.bot_may(channel, Permission.MANAGE_MESSAGES):
        raise missing_permissions()
    call.backend.actions.delete(message)
    return NO_CONTENT


def _nonce(body: Fields) -> str | None:
    nonce = body.values.get("nonce")
    if nonce is None:
        return None
    if len(str(nonce)) > MOST_NONCE:
        raise invalid_form("nonce", "NONCE_TYPE_TOO_LONG", "Must be 25 or fewer in length.")
    return str(nonce)


def _check_may_send(call: Call, channel: Channel) -> None:
    thread = channel.thread
    needed = Permission.SEND_MESSAGES_IN_THREADS if thread else Permission.SEND_MESSAGES
    if not call.bot_may(channel, needed):
        raise missing_permissions()
    if thread and thread.locked and not call.bot_may(channel, Permission.MANAGE_THREADS):
        raise thread_locked()
    if call.body.objects("embeds") and not call.bot_may(channel, Permission.EMBED_LINKS):
        raise missing_permissions()
    _check_may_attach(call, channel)


def _check_may_attach(call: Call, channel: Channel) -> None:
    if call.uploads and not call.bot_may(channel, Permission.ATTACH_FILES):
        raise missing_permissions()


def _refer(call: Call, channel: Channel, message: Message) -> None:
    """Make the message a reply when the body says so."""
    reference = call.body.object("message_reference")
    if reference is None:
        return
    if not call.bot_may(channel, Permission.READ_MESSAGE_HISTORY):
        raise ApiError(400, 160002, "Cannot reply without permission to read message history")
    target = call.world.messages.get(reference.snowflake("message_id") or 0)
    if target is None or target.deleted or target.channel_id != channel.id:
        if reference.values.get("fail_if_not_exists") is False:
            return
        raise invalid_form(
            "message_reference", "MESSAGE_REFERENCE_UNKNOWN_MESSAGE", "Unknown message"
        )
    message.type = MessageType.REPLY
    message.reference = MessageReference(target.id, channel.id)
    allowed = call.body.object("allowed_mentions")
    if allowed is None or allowed.flag("replied_user"):
        message.mention_ids = tuple(dict.fromkeys((*message.mention_ids, target.author_id)))


def _seen(call: Call, message: Message) -> JsonObject:
    open_book = call.backend.gateway.reads_content or is_readable(call.world, message)
    return message_json(call.world, message, withheld=not open_book)


def _page(call: Call, history: list[Message], limit: int) -> list[Message]:
    """A page of a history that is oldest first; the page is newest first."""
    if "before" in call.query:
        before = call.number("before", 0)
        page = [message for message in history if message.id < before][-limit:]
    elif "after" in call.query:
        after = call.number("after", 0)
        page = [message for message in history if message.id > after][:limit]
    elif "around" in call.query:
        middle = call.number("around", 0)
        older = [message for message in history if message.id < middle][-(limit // 2) :]
        newer = [message for message in history if message.id >= middle]
        page = older + newer[: limit - len(older)]
    else:
        page = history[-limit:]
    return page[::-1]


_MESSAGES = "/channels/{channel_id}/messages"

ROUTES = (
    Route("POST", _MESSAGES, create_message),
    Route("GET", _MESSAGES, list_messages),
    Route("GET", f"{_MESSAGES}/{{message_id}}", get_message),
    Route("PATCH", f"{_MESSAGES}/{{message_id}}", edit_message),
    Route("DELETE", f"{_MESSAGES}/{{message_id}}", delete_message),
)
