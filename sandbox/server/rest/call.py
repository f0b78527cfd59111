"""What a request handler gets and gives: a `Call` in, an `Answer` out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sandbox.server.backend import Backend
from sandbox.server.content.compose import Composed, compose
from sandbox.server.content.uploads import Upload
from sandbox.server.errors import invalid_form, missing_access, unknown
from sandbox.server.jsons import Fields
from sandbox.server.state.entities import Channel, Guild, Message, User
from sandbox.server.state.permissions import Permission, permissions_in, require
from sandbox.server.state.world import World

MESSAGE_FIELDS = frozenset(
    {
        "allowed_mentions",
        "attachments",
        "components",
        "content",
        "embeds",
        "flags",
        "sticker_ids",
        "tts",
    }
)


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP status and the JSON beside it, if any."""

    body: object = None
    status: int = 200


NO_CONTENT = Answer(status=204)


@dataclass(frozen=True, slots=True)
class Call:
    """One request: where it went, what it carried."""

    backend: Backend
    params: Mapping[str, str]
    query: Mapping[str, str]
    payload: object
    uploads: Mapping[str, Upload] = field(default_factory=dict)

    @property
    def world(self) -> World:
        return self.backend.world

    @property
    def body(self) -> Fields:
        """The body as an object; an empty body reads as an empty object."""
        if self.payload is None:
            return Fields({})
        if not isinstance(self.payload, dict):
            raise invalid_form("_", "MODEL_TYPE_CONVERT", "Only an object is accepted here.")
        return Fields(self.payload)

    def id(self, name: str) -> int:
        """An id from the path; error 50035 when it is none."""
        if not self.params[name].isdigit():
            raise invalid_form(name, "NUMBER_TYPE_COERCE", "Value is not snowflake.")
        return int(self.params[name])

    def number(self, name: str, default: int) -> int:
        """A whole number from the query."""
        text = self.query.get(name, str(default))
        if not text.isdigit():
            raise invalid_form(name, "NUMBER_TYPE_COERCE", f'Value "{text}" is not int.')
        return int(text)

    def channel(self, needed: Permission = Permission.VIEW_CHANNEL) -> Channel:
        """The channel of the path, in which the bot has the needed permissions."""
        channel = self.world.channel(self.id("channel_id"))
        require(self.world, channel, self.world.bot_id, needed)
        return channel

    def message(self, channel: Channel) -> Message:
        """The message of the path."""
        return self.world.message(channel, self.id("message_id"))

    def guild(self) -> Guild:
        """The guild of the path, of which the bot is a member."""
        guild = self.world.guilds.get(self.id("guild_id"))
        if guild is None:
            raise unknown("guild")
        if self.world.bot_id not in guild.members:
            raise missing_access()
        return guild

    def user(self, user_id: int) -> User:
        if (user := self.world.users.get(user_id)) is None:
            raise unknown("user")
        return user

    def bot_may(self, channel: Channel, needed: Permission) -> bool:
        return needed in permissions_in(self.world, channel, self.world.bot_id)

    def know(self, fields: Fields, known: frozenset[str]) -> None:
        """Complain of fields that Discord does not have; it ignores them, so the call goes on."""
        for name in fields.unknown(known):
            self.backend.complain(f"unknown field {name!r} in a request body")

    def compose(
        self,
        channel: Channel,
        body: Fields,
        *,
        before: Message | None = None,
        ephemeral: bool = False,
    ) -> Composed:
        """What the message will say; refuses a body that might ping somebody (a house rule)."""
        self.backend.check_mentions(body)
        return compose(self.world, channel, body, self.uploads, before=before, ephemeral=ephemeral)


Handler = Callable[[Call], Answer]


@dataclass(frozen=True, slots=True)
class Route:
    """A method and a path template, spelled as in Discord's OpenAPI document."""

    method: str
    path: str
    handler: Handler
    by_token: bool = False
    """Authorised by an interaction's token in the path, and exempt from the global limit."""
