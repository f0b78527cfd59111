"""Messages that answer an interaction: the first one and those that follow."""

from __future__ import annotations

from sandbox.server.jsons import Fields
from sandbox.server.rest.call import MESSAGE_FIELDS, Call
from sandbox.server.state.command_book import CHAT_INPUT
from sandbox.server.state.entities import Message, MessageFlag, MessageReference, MessageType
from sandbox.server.state.interactions import Interaction, InteractionType, metadata_json

ANSWER_FIELDS = MESSAGE_FIELDS | {"applied_tags", "avatar_url", "poll", "thread_name", "username"}


def new_answer(
    call: Call, interaction: Interaction, data: Fields, *, loading: bool = False
) -> Message:
    """Post a message in answer; a deferral posts one that is `loading` and says nothing yet."""
    world = call.world
    channel = world.channels[interaction.channel_id]
    ephemeral = MessageFlag.EPHEMERAL in MessageFlag(data.whole("flags") or 0)
    message = Message(
        id=world.new_id(),
        channel_id=channel.id,
        author_id=world.bot_id,
        interaction_id=interaction.id,
        interaction_metadata=metadata_json(world, interaction),
    )
    if loading:
        message.flags = MessageFlag.LOADING
        message.flags |= MessageFlag.EPHEMERAL if ephemeral else MessageFlag(0)
    else:
        call.know(data, ANSWER_FIELDS)
        composed = call.compose(channel, data, ephemeral=ephemeral)
        message.content = composed.content
        message.embeds = composed.embeds
        message.components = composed.components
        message.attachments = composed.attachments
        message.flags = composed.flags
        message.mention_ids = composed.mention_ids
    _place(interaction, message)
    return call.backend.actions.post(message)


def _place(interaction: Interaction, message: Message) -> None:
    """Say what the message hangs on: the command, the control's message, or the first answer."""
    anchor = interaction.original or interaction.source
    if anchor is not None:
        message.type = MessageType.REPLY
        message.reference = MessageReference(anchor.id, anchor.channel_id)
    elif interaction.type is InteractionType.COMMAND and interaction.data["type"] != CHAT_INPUT:
        message.type = MessageType.CONTEXT_MENU_COMMAND
    else:
        message.type = MessageType.CHAT_INPUT_COMMAND
