"""Interactions: what a person did with the bot, and how far the bot has answered it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from enum import IntEnum

from sandbox.server.errors import ApiError, unknown
from sandbox.server.gateway.hub import Gateway
from sandbox.server.jsons import JsonObject, as_object
from sandbox.server.shapes.guild import interaction_channel_json, member_json, user_json
from sandbox.server.shapes.message import message_json
from sandbox.server.state.entities import Channel, Message
from sandbox.server.state.installs import BROUGHT_ALONG, context_of, is_guest, owners_json
from sandbox.server.state.permissions import Permission, computed_permissions, permissions_in
from sandbox.server.state.world import World

ACKNOWLEDGE_SECONDS = 3.0
TOKEN_SECONDS = 15 * 60.0
FILE_LIMIT = 10 * 1024 * 1024


class InteractionType(IntEnum):
    """What the person did."""

    COMMAND = 2
    COMPONENT = 3
    AUTOCOMPLETE = 4
    MODAL_SUBMIT = 5


class Callback(IntEnum):
    """How the bot answered first."""

    MESSAGE = 4
    DEFERRED_MESSAGE = 5
    DEFERRED_UPDATE = 6
    UPDATE = 7
    CHOICES = 8
    MODAL = 9


@dataclass(slots=True, eq=False)
class Interaction:
    """`source`: the message whose control was used; `cause`: the interaction that got the modal."""

    id: int
    token: str
    type: InteractionType
    user_id: int
    channel_id: int
    data: JsonObject
    begun_at: float
    owners: JsonObject  # the installations that it goes through
    source: Message | None = None
    cause: Interaction | None = None
    callback: Callback | None = None
    original: Message | None = None
    followups: list[Message] = field(default_factory=list)
    modal: JsonObject | None = None
    choices: list[JsonObject] = field(default_factory=list)


class Interactions:
    """All interactions, and the way new ones reach the bot."""

    def __init__(self, world: World, gateway: Gateway) -> None:
        self._world = world
        self._gateway = gateway
        self._by_token: dict[str, Interaction] = {}
        self._by_id: dict[int, Interaction] = {}

    def begin(
        self,
        kind: InteractionType,
        user_id: int,
        channel: Channel,
        data: JsonObject,
        *,
        source: Message | None = None,
        cause: Interaction | None = None,
    ) -> Interaction:
        """Make an interaction and send it to the bot."""
        interaction = Interaction(
            id=self._world.new_id(),
            token=secrets.token_urlsafe(48),
            type=kind,
            user_id=user_id,
            channel_id=channel.id,
            data=data,
            begun_at=self._world.clock.now(),
            owners=_owners(self._world, user_id, channel, source),
            source=source,
            cause=cause,
        )
        self._by_token[interaction.token] = interaction
        self._by_id[interaction.id] = interaction
        event = interaction_json(self._world, interaction)
        self._gateway.dispatch("INTERACTION_CREATE", event, channel=channel)
        return interaction

    def answerable(self, interaction_id: int, token: str) -> Interaction:
        """The interaction a callback may still answer; error 10062 or 40060."""
        interaction = self._by_id.get(interaction_id)
        if interaction is None or interaction.token != token:
            raise unknown("interaction")
        if interaction.callback is not None:
            raise ApiError(400, 40060, "Interaction has already been acknowledged.")
        if self._world.clock.now() - interaction.begun_at > ACKNOWLEDGE_SECONDS:
            raise unknown("interaction")
        return interaction

    def webhook(self, application_id: int, token: str) -> Interaction:
        """The acknowledged interaction behind a webhook token; 10015, or 50027 after 15 minutes."""
        interaction = self._by_token.get(token)
        if interaction is None or application_id != self._world.application.id:
            raise unknown("webhook")
        if self._world.clock.now() - interaction.begun_at > TOKEN_SECONDS:
            raise ApiError(401, 50027, "Invalid Webhook Token")
        if interaction.callback is None:
            raise unknown("webhook")
        return interaction


def _owners(world: World, user_id: int, channel: Channel, source: Message | None) -> JsonObject:
    """A control goes through the installations that the message it is on came through."""
    before = source.interaction_metadata if source is not None else None
    if before is None:
        return owners_json(world, channel, user_id)
    return as_object(before["authorizing_integration_owners"])


def _app_permissions(world: World, channel: Channel) -> Permission:
    """They say nothing of whether it is in a private thread."""
    if is_guest(world, channel):
        return BROUGHT_ALONG
    return computed_permissions(world, channel, world.bot_id)


def metadata_json(world: World, interaction: Interaction) -> JsonObject:
    """The trace an interaction leaves on the messages that answer it."""
    shape: JsonObject = {
        "id": str(interaction.id),
        "type": int(interaction.type),
        "user": user_json(world.users[interaction.user_id]),
        "authorizing_integration_owners": interaction.owners,
    }
    if interaction.type is InteractionType.COMPONENT and interaction.source is not None:
        shape["interacted_message_id"] = str(interaction.source.id)
    if interaction.type is InteractionType.MODAL_SUBMIT:
        # A modal whose opening is not known is taken to have come from a command.
        command = shape | {"type": int(InteractionType.COMMAND)}
        cause = interaction.cause
        known = command if cause is None else metadata_json(world, cause)
        shape["triggering_interaction_metadata"] = known
    return shape


def interaction_json(world: World, interaction: Interaction) -> JsonObject:
    """The payload of INTERACTION_CREATE."""
    channel = world.channels[interaction.channel_id]
    shape: JsonObject = {
        "id": str(interaction.id),
        "application_id": str(world.application.id),
        "type": int(interaction.type),
        "data": interaction.data,
        "token": interaction.token,
        "version": 1,
        "channel_id": str(channel.id),
        "channel": interaction_channel_json(world, channel, interaction.user_id),
        "app_permissions": str(int(_app_permissions(world, channel))),
        "context": int(context_of(world, channel)),
        "locale": world.users[interaction.user_id].locale,
        "entitlements": [],
        "authorizing_integration_owners": interaction.owners,
        "attachment_size_limit": FILE_LIMIT,
    }
    if interaction.source is not None:
        shape["message"] = message_json(world, interaction.source)
    if channel.guild_id is None:
        return shape | {"user": user_json(world.users[interaction.user_id])}
    guild = world.guilds[channel.guild_id]
    granted = permissions_in(world, channel, interaction.user_id)
    member = member_json(world, guild, interaction.user_id) | {"permissions": str(int(granted))}
    return shape | {
        "guild_id": str(guild.id),
        "guild": {"id": str(guild.id), "locale": guild.locale, "features": []},
        "guild_locale": guild.locale,
        "member": member,
    }
