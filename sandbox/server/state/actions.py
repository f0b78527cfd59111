"""What can be done to the world: each deed changes the state and tells the gateway, at once.

Nothing here awaits, so a deed is whole before anybody hears of it, and events keep its order.
"""

from __future__ import annotations

from collections.abc import Sequence

from sandbox.server.content.compose import Composed
from sandbox.server.gateway.hub import Gateway
from sandbox.server.gateway.intents import is_readable
from sandbox.server.jsons import JsonObject
from sandbox.server.shapes.guild import channel_json, member_json
from sandbox.server.shapes.message import emoji_json, message_event_json
from sandbox.server.state.entities import (
    Channel,
    ChannelType,
    Emoji,
    Message,
    MessageFlag,
    MessageReference,
    MessageType,
    ThreadState,
)
from sandbox.server.state.world import World


class Actions:
    """The deeds; who may do them is for the callers to check."""

    def __init__(self, world: World, gateway: Gateway) -> None:
        self._world = world
        self._gateway = gateway

    def post(self, message: Message, *, nonce: str | None = None) -> Message:
        """Put a new message into its channel; an archived thread comes back for it."""
        world = self._world
        channel = world.channels[message.channel_id]
        world.messages[message.id] = message
        if message.ephemeral:
            self._gateway_happening("MESSAGE_CREATE", message)
            return message
        if channel.thread is not None:
            message.position = channel.thread.posted
            channel.thread.posted += 1
            if message.interaction_id is None:  # an answer is a webhook's message
                self.join_thread(channel, message.author_id)
            if channel.thread.archived:
                self.change_thread(channel, archived=False)
        channel.message_ids.append(message.id)
        self._tell("MESSAGE_CREATE", message, nonce=nonce)
        return message

    def edit(self, message: Message, composed: Composed, *, silently: bool = False) -> None:
        """Give a message new contents; `silently` leaves no "edited" mark, as for late answers."""
        message.content = composed.content
        message.embeds = composed.embeds
        message.components = composed.components
        message.attachments = composed.attachments
        message.flags = composed.flags & ~MessageFlag.LOADING
        message.mention_ids = composed.mention_ids
        if not silently:
            message.edited_at = self._world.clock.now()
        self._announce("MESSAGE_UPDATE", message)

    def rewrite(self, message: Message, text: str, mention_ids: tuple[int, ...]) -> None:
        """Change the text of a person's message."""
        message.content = text
        message.mention_ids = mention_ids
        message.edited_at = self._world.clock.now()
        self._announce("MESSAGE_UPDATE", message)

    def delete(self, message: Message) -> None:
        """Remove a message; its thread stays."""
        channel = self._removed(message)
        data: JsonObject = {"id": str(message.id), **_place_of(channel)}
        if message.ephemeral:
            self._gateway.tell_observers("MESSAGE_DELETE", data)
            return
        self._gateway.dispatch("MESSAGE_DELETE", data, channel=channel)

    def delete_many(self, channel: Channel, messages: Sequence[Message]) -> None:
        """Remove messages of one channel at once, which is told at once."""
        for message in messages:
            self._removed(message)
        data: JsonObject = {"ids": [str(m.id) for m in messages], **_place_of(channel)}
        self._gateway.dispatch("MESSAGE_DELETE_BULK", data, channel=channel)

    def _removed(self, message: Message) -> Channel:
        message.deleted = True
        channel = self._world.channels[message.channel_id]
        if message.id in channel.message_ids:
            channel.message_ids.remove(message.id)
        return channel

    def react(self, message: Message, user_id: int, emoji: Emoji) -> bool:
        """Add a person's reaction; False when it was there already."""
        people = message.reactions.setdefault(emoji, [])
        if user_id in people:
            return False
        people.append(user_id)
        self._tell_reaction("MESSAGE_REACTION_ADD", message, user_id, emoji)
        return True

    def unreact(self, message: Message, user_id: int, emoji: Emoji) -> bool:
        """Take a person's reaction away; False when there was none."""
        people = message.reactions.get(emoji, [])
        if user_id not in people:
            return False
        people.remove(user_id)
        if not people:
            del message.reactions[emoji]
        self._tell_reaction("MESSAGE_REACTION_REMOVE", message, user_id, emoji)
        return True

    def clear_reactions(self, message: Message, emoji: Emoji | None = None) -> None:
        """Take everybody's reactions away, or those of one emoji; it is told once, for all."""
        channel = self._world.channels[message.channel_id]
        data: JsonObject = {"message_id": str(message.id), **_place_of(channel)}
        if emoji is None:
            message.reactions.clear()
            self._gateway.dispatch("MESSAGE_REACTION_REMOVE_ALL", data, channel=channel)
        elif message.reactions.pop(emoji, None) is not None:
            data["emoji"] = emoji_json(emoji)
            self._gateway.dispatch("MESSAGE_REACTION_REMOVE_EMOJI", data, channel=channel)

    def open_thread(
        self,
        parent: Channel,
        owner_id: int,
        name: str,
        *,
        minutes: int,
        starter: Message | None = None,
        private: bool = False,
    ) -> Channel:
        """Open a thread under a channel, from a message (whose id it gets) or from none."""
        world = self._world
        now = world.clock.now()
        thread = Channel(
            id=starter.id if starter else world.new_id(),
            type=ChannelType.PRIVATE_THREAD if private else ChannelType.PUBLIC_THREAD,
            name=name,
            guild_id=parent.guild_id,
            parent_id=parent.id,
            thread=ThreadState(owner_id, minutes, now, member_ids={owner_id: now}),
        )
        world.channels[thread.id] = thread
        created = channel_json(world, thread) | {"newly_created": True}
        self._gateway.dispatch("THREAD_CREATE", created, channel=thread)
        if starter is not None:
            starter.flags |= MessageFlag.HAS_THREAD
            self._announce("MESSAGE_UPDATE", starter)
            reference = MessageReference(starter.id, parent.id)
            opening = Message(world.new_id(), thread.id, owner_id, reference=reference)
            opening.type = MessageType.THREAD_STARTER_MESSAGE
            self.post(opening)
        return thread

    def change_thread(
        self,
        channel: Channel,
        *,
        name: str | None = None,
        archived: bool | None = None,
        locked: bool | None = None,
        minutes: int | None = None,
    ) -> None:
        """Rename, archive or lock a thread; None leaves a thing as it is."""
        thread = channel.thread
        if thread is None:
            raise TypeError("only a thread can be changed like this")
        channel.name = channel.name if name is None else name
        thread.locked = thread.locked if locked is None else locked
        thread.auto_archive_minutes = minutes or thread.auto_archive_minutes
        if archived is not None and archived != thread.archived:
            thread.archived = archived
            thread.archive_changed_at = self._world.clock.now()
        self._gateway.dispatch("THREAD_UPDATE", channel_json(self._world, channel), channel=channel)

    def delete_thread(self, channel: Channel) -> None:
        """Remove a thread with everything in it; the message that it was made from stays."""
        data: JsonObject = {
            "id": str(channel.id),
            "guild_id": str(channel.guild_id),
            "parent_id": str(channel.parent_id),
            "type": int(channel.type),
        }
        self._gateway.dispatch("THREAD_DELETE", data, channel=channel)
        del self._world.channels[channel.id]

    def join_thread(self, channel: Channel, user_id: int) -> None:
        """Make a person a member of a thread; the bot learns only then of a private one."""
        if channel.thread is None or user_id in channel.thread.member_ids:
            return
        channel.thread.member_ids[user_id] = self._world.clock.now()
        if channel.type is ChannelType.PRIVATE_THREAD and user_id == self._world.bot_id:
            added = channel_json(self._world, channel)
            self._gateway.dispatch("THREAD_CREATE", added, channel=channel)

    def show_typing(self, channel: Channel, user_id: int) -> None:
        """Let the channel see that a person writes."""
        data: JsonObject = {
            "channel_id": str(channel.id),
            "user_id": str(user_id),
            "timestamp": int(self._world.clock.now()),
        }
        self._gateway.dispatch("TYPING_START", data, channel=channel)

    def _announce(self, event: str, message: Message) -> None:
        if message.ephemeral:
            self._gateway_happening(event, message)
        else:
            self._tell(event, message)

    def _gateway_happening(self, event: str, message: Message) -> None:
        # An ephemeral message is no gateway event, but whoever watches the sandbox sees it.
        self._gateway.tell_observers(event, message_event_json(self._world, message))

    def _tell(self, event: str, message: Message, *, nonce: str | None = None) -> None:
        data = message_event_json(self._world, message)
        extra: JsonObject = {} if nonce is None else {"nonce": nonce}
        withheld = None
        if not is_readable(self._world, message):
            withheld = message_event_json(self._world, message, withheld=True) | extra
        channel = self._world.channels[message.channel_id]
        self._gateway.dispatch(event, data | extra, channel=channel, withheld=withheld)

    def _tell_reaction(self, event: str, message: Message, user_id: int, emoji: Emoji) -> None:
        channel = self._world.channels[message.channel_id]
        data: JsonObject = {
            "user_id": str(user_id),
            "channel_id": str(channel.id),
            "message_id": str(message.id),
            "message_author_id": str(message.author_id),
            "emoji": emoji_json(emoji),
            "burst": False,
            "type": 0,
        }
        if channel.guild_id is not None:
            data["guild_id"] = str(channel.guild_id)
            guild = self._world.guilds[channel.guild_id]
            if event == "MESSAGE_REACTION_ADD" and user_id in guild.members:
                data["member"] = member_json(self._world, guild, user_id)
        self._gateway.dispatch(event, data, channel=channel)


def _place_of(channel: Channel) -> JsonObject:
    """What an event about a message tells of where it is."""
    place: JsonObject = {"channel_id": str(channel.id)}
    if channel.guild_id is not None:
        place["guild_id"] = str(channel.guild_id)
    return place
