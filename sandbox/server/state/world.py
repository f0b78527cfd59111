"""The state of a small Discord, all in memory and by id."""

from __future__ import annotations

from collections.abc import Iterator

from sandbox.server.clock import Clock, Snowflakes
from sandbox.server.errors import unknown
from sandbox.server.state.entities import (
    Application,
    Attachment,
    Channel,
    ChannelType,
    Guild,
    Message,
    User,
)


class World:
    """Everything there is, by id. It knows no rules and tells nobody: see `actions`."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.cdn_url = ""
        self._snowflakes = Snowflakes(clock)
        self.users: dict[int, User] = {}
        self.guilds: dict[int, Guild] = {}
        self.channels: dict[int, Channel] = {}
        self.messages: dict[int, Message] = {}
        self.attachments: dict[int, Attachment] = {}
        self.installed_by: set[int] = set()  # the people who have the application with them
        owner = self.add_user("developer", "The developer")
        bot = self.add_user("Refine", "Refine", bot=True)
        self.application = Application(bot.id, bot.display_name, owner.id)

    @property
    def bot_id(self) -> int:
        return self.application.id

    def new_id(self) -> int:
        return self._snowflakes.new()

    def add_user(self, username: str, display_name: str, *, bot: bool = False) -> User:
        user = User(self.new_id(), username, display_name, bot)
        self.users[user.id] = user
        return user

    def channel(self, channel_id: int) -> Channel:
        """The channel, or error 10003."""
        if (channel := self.channels.get(channel_id)) is None:
            raise unknown("channel")
        return channel

    def message(self, channel: Channel, message_id: int) -> Message:
        """A message everyone in the channel can see, or error 10008."""
        message = self.messages.get(message_id)
        if message is None or message.channel_id != channel.id or message.deleted:
            raise unknown("message")
        if message.ephemeral:
            raise unknown("message")
        return message

    def history(self, channel: Channel) -> list[Message]:
        """The channel's messages, oldest first."""
        return [self.messages[message_id] for message_id in channel.message_ids]

    def guild_channels(self, guild: Guild) -> list[Channel]:
        return [c for c in self.channels.values() if c.guild_id == guild.id and not c.thread]

    def threads(self, guild: Guild) -> list[Channel]:
        """The guild's threads, archived ones too."""
        return [c for c in self.channels.values() if c.guild_id == guild.id and c.thread]

    def bot_guilds(self) -> Iterator[Guild]:
        """The guilds the bot is a member of."""
        return (guild for guild in self.guilds.values() if self.bot_id in guild.members)

    def direct_channel(self, user_id: int) -> Channel:
        """The bot's direct channel with a person, made when there is none."""
        people = (self.bot_id, user_id)
        for channel in self.channels.values():
            if channel.recipient_ids == people:
                return channel
        return self._private(ChannelType.DM, people)

    def group_channel(self, *user_ids: int) -> Channel:
        """A new group of people; a bot cannot be in one."""
        return self._private(ChannelType.GROUP, user_ids)

    def _private(self, kind: ChannelType, people: tuple[int, ...]) -> Channel:
        channel = Channel(self.new_id(), kind, "", recipient_ids=people)
        self.channels[channel.id] = channel
        return channel
