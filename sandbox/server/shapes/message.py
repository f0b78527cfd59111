"""Messages, attachments and reactions as JSON."""

from __future__ import annotations

from sandbox.server.clock import created_at, iso
from sandbox.server.jsons import JsonObject
from sandbox.server.shapes.guild import bare_member_json, channel_json, user_json
from sandbox.server.state.entities import (
    Attachment,
    Emoji,
    Message,
    MessageFlag,
    MessageReference,
    MessageType,
)
from sandbox.server.state.world import World


def attachment_url(world: World, attachment: Attachment) -> str:
    """Where the file can be fetched."""
    folder = "ephemeral-attachments" if attachment.ephemeral else "attachments"
    place = f"{attachment.channel_id}/{attachment.id}/{attachment.filename}"
    return f"{world.cdn_url}/{folder}/{place}"


def attachment_json(world: World, attachment: Attachment) -> JsonObject:
    """MessageAttachmentResponse."""
    url = attachment_url(world, attachment)
    shape: JsonObject = {
        "id": str(attachment.id),
        "filename": attachment.filename,
        "size": len(attachment.data),
        "url": url,
        "proxy_url": url,
        "content_type": attachment.content_type,
        "ephemeral": attachment.ephemeral,
    }
    if attachment.description is not None:
        shape["description"] = attachment.description
    return shape


def emoji_json(emoji: Emoji) -> JsonObject:
    """The emoji of a reaction."""
    return {"id": None if emoji.id is None else str(emoji.id), "name": emoji.name}


def message_json(world: World, message: Message, *, withheld: bool = False) -> JsonObject:
    """MessageResponse as the bot gets it; `withheld` empties what it may not read."""
    shape = _plain_json(world, message, withheld=withheld)
    if message.reactions:
        shape["reactions"] = [
            {
                "emoji": emoji_json(emoji),
                "count": len(user_ids),
                "count_details": {"burst": 0, "normal": len(user_ids)},
                "burst_colors": [],
                "me": world.bot_id in user_ids,
                "me_burst": False,
            }
            for emoji, user_ids in message.reactions.items()
        ]
    if message.type in (MessageType.REPLY, MessageType.THREAD_STARTER_MESSAGE):
        shape["referenced_message"] = _referenced(world, message, withheld=withheld)
    if MessageFlag.HAS_THREAD in message.flags and message.id in world.channels:
        shape["thread"] = channel_json(world, world.channels[message.id])
    return shape


def message_event_json(world: World, message: Message, *, withheld: bool = False) -> JsonObject:
    """The payload of MESSAGE_CREATE and MESSAGE_UPDATE: with guild and membership."""
    shape = message_json(world, message, withheld=withheld)
    channel = world.channels[message.channel_id]
    shape["channel_type"] = int(channel.type)
    if channel.guild_id is None:
        return shape
    shape["guild_id"] = str(channel.guild_id)
    membership = world.guilds[channel.guild_id].members.get(message.author_id)
    if membership is not None and message.interaction_id is None:
        shape["member"] = bare_member_json(membership)
    return shape


def _plain_json(world: World, message: Message, *, withheld: bool) -> JsonObject:
    shape: JsonObject = {
        "id": str(message.id),
        "type": int(message.type),
        "channel_id": str(message.channel_id),
        "author": user_json(world.users[message.author_id]),
        "content": "" if withheld else message.content,
        "embeds": [] if withheld else message.embeds,
        "components": [] if withheld else message.components,
        "attachments": [] if withheld else _listed_attachments(world, message),
        "mentions": [user_json(world.users[user_id]) for user_id in message.mention_ids],
        "mention_roles": [],
        "mention_everyone": False,
        "timestamp": iso(created_at(message.id)),
        "edited_timestamp": None if message.edited_at is None else iso(message.edited_at),
        "flags": int(message.flags),
        "pinned": False,
        "tts": False,
        "position": message.position,
    }
    if message.interaction_id is not None:
        # An answer to an interaction is posted through the application's webhook.
        shape["application_id"] = shape["webhook_id"] = str(world.application.id)
    if message.interaction_metadata is not None:
        shape["interaction_metadata"] = message.interaction_metadata
    if message.reference is not None:
        is_forward = message.forwarded is not None
        reference = _reference_json(world, message.reference)
        shape["message_reference"] = reference | {"type": int(is_forward)}
    if message.forwarded is not None:
        shape["message_snapshots"] = [] if withheld else [{"message": message.forwarded}]
    return shape


def forwarded_json(world: World, message: Message) -> JsonObject:
    """MinimalContentMessageResponse: what a forward keeps of a message as it stands now."""
    kept = (
        "type content mentions mention_roles attachments embeds timestamp edited_timestamp flags"
        " components"
    )
    shape = _plain_json(world, message, withheld=False)
    return {name: shape[name] for name in kept.split()}


def _reference_json(world: World, reference: MessageReference) -> JsonObject:
    shape: JsonObject = {
        "message_id": str(reference.message_id),
        "channel_id": str(reference.channel_id),
    }
    guild_id = world.channels[reference.channel_id].guild_id
    return shape if guild_id is None else shape | {"guild_id": str(guild_id)}


def _referenced(world: World, message: Message, *, withheld: bool) -> JsonObject | None:
    if message.reference is None:
        return None
    target = world.messages.get(message.reference.message_id)
    if target is None or target.deleted:
        return None
    return _plain_json(world, target, withheld=withheld and target.author_id != world.bot_id)


def _listed_attachments(world: World, message: Message) -> list[JsonObject]:
    # Files shown by Components V2 are found in the components alone.
    if MessageFlag.COMPONENTS_V2 in message.flags:
        return []
    return [attachment_json(world, attachment) for attachment in message.attachments]
