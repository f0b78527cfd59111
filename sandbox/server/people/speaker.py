"""Speakers: people as they talk: messages, reactions and threads."""

from __future__ import annotations

from sandbox.server.backend import Backend
from sandbox.server.content.compose import mentions_in
from sandbox.server.people.invoking import upload_file
from sandbox.server.people.options import FileValue
from sandbox.server.shapes.message import forwarded_json
from sandbox.server.state.entities import (
    Channel,
    ChannelType,
    Emoji,
    Message,
    MessageReference,
    MessageType,
    User,
)
from sandbox.server.state.permissions import Permission, permissions_in
from sandbox.server.state.world import World

LONGEST_MESSAGE = 2_000
_DAY = 1_440
"""Minutes after which a thread closes by itself, where nobody chose another time."""


class NotAllowed(PermissionError):
    """The person lacks the permission, or the thread is closed to them."""


class Speaker:
    """A person who talks. What they do happens at once."""

    def __init__(self, backend: Backend, user: User) -> None:
        self.user = user
        self._backend = backend
        self._world: World = backend.world

    @property
    def id(self) -> int:
        return self.user.id

    @property
    def mention(self) -> str:
        return f"<@{self.id}>"

    @property
    def direct(self) -> Channel:
        """The direct channel with the bot."""
        return self._world.direct_channel(self.id)

    def speak(self, locale: str) -> None:
        """Choose the client's language, by a locale of Discord's such as `de`."""
        self.user.locale = locale

    def say(self, channel: Channel, text: str, *, files: tuple[FileValue, ...] = ()) -> Message:
        """Post a message."""
        return self._post(channel, text, files=files)

    def reply(
        self, message: Message, text: str, *, ping: bool = True, files: tuple[FileValue, ...] = ()
    ) -> Message:
        """Answer a message; `ping` mentions its author, as the client does unless told not to."""
        channel = self._world.channels[message.channel_id]
        return self._post(channel, text, to=message, ping=ping, files=files)

    def forward(self, message: Message, channel: Channel) -> Message:
        """Show a message in another place; later changes of it do not show there."""
        self._check_may(channel, Permission.SEND_MESSAGES)
        shown = Message(self._world.new_id(), channel.id, self.id)
        shown.reference = MessageReference(message.id, message.channel_id)
        shown.forwarded = forwarded_json(self._world, message)
        return self._backend.actions.post(shown)

    def edit(self, message: Message, text: str) -> None:
        """Change one's own message."""
        self._check_own(message)
        self._backend.actions.rewrite(message, text, mentions_in(self._world, text))

    def delete(self, message: Message) -> None:
        """Delete one's own message, or any as a moderator."""
        channel = self._world.channels[message.channel_id]
        if message.author_id != self.id:
            self._check_may(channel, Permission.MANAGE_MESSAGES)
        self._backend.actions.delete(message)

    def react(self, message: Message, emoji: str) -> None:
        """Add a reaction."""
        channel = self._world.channels[message.channel_id]
        self._check_may(channel, Permission.ADD_REACTIONS)
        self._check_open(channel)
        self._backend.actions.react(message, self.id, Emoji.parse(emoji))

    def unreact(self, message: Message, emoji: str) -> None:
        """Take one's reaction away."""
        self._check_open(self._world.channels[message.channel_id])
        self._backend.actions.unreact(message, self.id, Emoji.parse(emoji))

    def purge(self, *messages: Message) -> None:
        """Delete messages of one channel at once, as a moderator."""
        channel = self._world.channels[messages[0].channel_id]
        self._check_may(channel, Permission.MANAGE_MESSAGES)
        self._backend.actions.delete_many(channel, messages)

    def clear_reactions(self, message: Message, emoji: str | None = None) -> None:
        """Take everybody's reactions away as a moderator, or those of one emoji."""
        self._check_may(self._world.channels[message.channel_id], Permission.MANAGE_MESSAGES)
        kind = None if emoji is None else Emoji.parse(emoji)
        self._backend.actions.clear_reactions(message, kind)

    def archive(self, thread: Channel, *, locked: bool = False) -> None:
        """Close a thread, or lock it as well (for moderators)."""
        _check_thread(thread)
        self._check_may(thread, Permission.MANAGE_THREADS)
        self._backend.actions.change_thread(thread, archived=True, locked=locked)

    def unarchive(self, thread: Channel) -> None:
        """Open a closed thread again."""
        _check_thread(thread)
        self._check_may(thread, Permission.SEND_MESSAGES_IN_THREADS)
        self._backend.actions.change_thread(thread, archived=False)

    def delete_thread(self, thread: Channel) -> None:
        """Delete a thread (for moderators)."""
        _check_thread(thread)
        self._check_may(thread, Permission.MANAGE_THREADS)
        self._backend.actions.delete_thread(thread)

    def open_thread(self, channel: Channel, name: str, *, private: bool = False) -> Channel:
        """Open a thread of one's own in a text channel; whom one mentions there is in it, too."""
        kinds = Permission.CREATE_PUBLIC_THREADS, Permission.CREATE_PRIVATE_THREADS
        self._check_may(channel, kinds[private])
        open_thread = self._backend.actions.open_thread
        return open_thread(channel, self.id, name, minutes=_DAY, private=private)

    def open_post(self, forum: Channel, title: str, text: str) -> Channel:
        """Open a post in a forum: a thread whose first message has the thread's id."""
        self._check_may(forum, Permission.SEND_MESSAGES)
        post = self._backend.actions.open_thread(forum, self.id, title, minutes=_DAY)
        mentions = tuple(mentions_in(self._world, text))
        first = Message(post.id, post.id, self.id, content=text, mention_ids=mentions)
        self._backend.actions.post(first)
        return post

    def _post(
        self,
        channel: Channel,
        text: str,
        *,
        files: tuple[FileValue, ...] = (),
        to: Message | None = None,
        ping: bool = False,
    ) -> Message:
        if channel.type is ChannelType.FORUM:
            raise NotAllowed("a forum takes posts, not messages")
        if not (text or files) or len(text) > LONGEST_MESSAGE:
            raise NotAllowed(f"a message has 1 to {LONGEST_MESSAGE} characters, or a file")
        thread = channel.thread
        sending = Permission.SEND_MESSAGES_IN_THREADS if thread else Permission.SEND_MESSAGES
        self._check_may(channel, sending)
        if thread and thread.locked:
            self._check_may(channel, Permission.MANAGE_THREADS)
        message = Message(self._world.new_id(), channel.id, self.id, content=text)
        message.attachments = [upload_file(self._world, channel, file) for file in files]
        mentions = dict.fromkeys(mentions_in(self._world, text))
        if to is not None:
            message.type = MessageType.REPLY
            message.reference = MessageReference(to.id, to.channel_id)
            # An answer to an interaction is a webhook's message: replying pings no bot.
            if ping and to.interaction_id is None:
                mentions[to.author_id] = None
        message.mention_ids = tuple(mentions)
        for mentioned in message.mention_ids:
            self._backend.actions.join_thread(channel, mentioned)
        return self._backend.actions.post(message)

    def _check_own(self, message: Message) -> None:
        if message.author_id != self.id:
            raise NotAllowed("only the author edits a message")

    def _check_may(self, channel: Channel, needed: Permission) -> None:
        if needed not in permissions_in(self._world, channel, self.id):
            raise NotAllowed(f"{self.user.display_name} lacks {needed.name} here")

    def _check_open(self, channel: Channel) -> None:
        if channel.thread is not None and channel.thread.archived:
            raise NotAllowed("an archived thread takes no reactions")


def _check_thread(channel: Channel) -> None:
    if channel.thread is None:
        raise NotAllowed("only a thread can be opened and closed")
