"""The things a Discord is made of: people, guilds, channels, messages, files."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum, IntFlag

from sandbox.server.jsons import JsonObject


class ChannelType(IntEnum):
    """The kinds of channel this server has."""

    TEXT = 0
    DM = 1
    VOICE = 2
    GROUP = 3
    PUBLIC_THREAD = 11
    PRIVATE_THREAD = 12
    FORUM = 15


class MessageType(IntEnum):
    """The kinds of message this server makes."""

    DEFAULT = 0
    THREAD_CREATED = 18
    REPLY = 19
    CHAT_INPUT_COMMAND = 20
    THREAD_STARTER_MESSAGE = 21
    CONTEXT_MENU_COMMAND = 23


class MessageFlag(IntFlag):
    """The message flags that mean something here."""

    SUPPRESS_EMBEDS = 1 << 2
    HAS_THREAD = 1 << 5
    EPHEMERAL = 1 << 6
    LOADING = 1 << 7
    COMPONENTS_V2 = 1 << 15


NO_FLAGS = MessageFlag(0)


@dataclass(slots=True, eq=False)
class User:
    """An account, a person's or the bot's."""

    id: int
    username: str
    display_name: str
    bot: bool = False
    locale: str = "en-US"  # of the client, for a person


@dataclass(slots=True, eq=False)
class Role:
    """A guild's role; the one whose id is the guild's is @everyone."""

    id: int
    name: str
    permissions: int
    position: int
    bot_id: int | None = None


@dataclass(frozen=True, slots=True)
class Overwrite:
    """What a channel allows or denies a role or a member, on top of their roles."""

    target_id: int
    for_member: bool = False
    allow: int = 0
    deny: int = 0


@dataclass(slots=True, eq=False)
class Membership:
    """A user's place in a guild."""

    user_id: int
    joined_at: float
    role_ids: list[int] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Guild:
    """A server, in people's words."""

    id: int
    name: str
    owner_id: int
    locale: str = "en-US"
    roles: dict[int, Role] = field(default_factory=dict)
    members: dict[int, Membership] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class ThreadState:
    """What a thread has beyond a channel; `member_ids` maps a person to when they joined."""

    owner_id: int
    auto_archive_minutes: int
    archive_changed_at: float
    archived: bool = False
    locked: bool = False
    member_ids: dict[int, float] = field(default_factory=dict)
    posted: int = 0


@dataclass(slots=True, eq=False)
class Channel:
    """A channel of a guild, a thread (`thread` is set), or people among themselves (`guild_id` is
    None)."""

    id: int
    type: ChannelType
    name: str
    guild_id: int | None = None
    topic: str | None = None
    position: int = 0
    parent_id: int | None = None
    overwrites: list[Overwrite] = field(default_factory=list)
    recipient_ids: tuple[int, ...] = ()
    thread: ThreadState | None = None
    message_ids: list[int] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Attachment:
    """A file that was uploaded."""

    id: int
    channel_id: int
    filename: str
    content_type: str
    data: bytes
    description: str | None = None
    ephemeral: bool = False


@dataclass(frozen=True, slots=True)
class Emoji:
    """A unicode emoji, or a custom one when `id` is set."""

    name: str
    id: int | None = None

    @classmethod
    def parse(cls, text: str) -> Emoji:
        """Read `🔁` or `name:id`, the form emoji have in URLs."""
        name, _, snowflake = text.rpartition(":")
        return cls(name, int(snowflake)) if name and snowflake.isdigit() else cls(text)


@dataclass(slots=True, eq=False)
class Message:
    """A message as it stands now; an edit changes the object, so whoever holds it sees the edit."""

    id: int
    channel_id: int
    author_id: int
    type: MessageType = MessageType.DEFAULT
    content: str = ""
    embeds: list[JsonObject] = field(default_factory=list)
    components: list[JsonObject] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    flags: MessageFlag = NO_FLAGS
    mention_ids: tuple[int, ...] = ()
    edited_at: float | None = None
    reference: MessageReference | None = None
    forwarded: JsonObject | None = None
    reactions: dict[Emoji, list[int]] = field(default_factory=dict)
    interaction_id: int | None = None
    interaction_metadata: JsonObject | None = None
    position: int = 0
    deleted: bool = False

    @property
    def ephemeral(self) -> bool:
        return MessageFlag.EPHEMERAL in self.flags

    @property
    def loading(self) -> bool:
        return MessageFlag.LOADING in self.flags


@dataclass(frozen=True, slots=True)
class MessageReference:
    """The message that another one answers."""

    message_id: int
    channel_id: int


@dataclass(slots=True, eq=False)
class Application:
    """The bot's application; its id is its bot user's id, as for every application made today."""

    id: int
    name: str
    owner_id: int
