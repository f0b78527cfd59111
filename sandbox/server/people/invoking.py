"""The `data` of interactions: what a person's use of a command or a control tells the bot."""

from __future__ import annotations

from collections.abc import Mapping

from sandbox.server.content.components import SELECTS, ComponentType, counts, walk
from sandbox.server.content.uploads import Upload, new_attachment
from sandbox.server.jsons import JsonObject, as_objects
from sandbox.server.people.modals import Modal, ModalValue, submission
from sandbox.server.people.options import FileValue, Filled, Resolved
from sandbox.server.shapes.guild import (
    bare_member_json,
    interaction_channel_json,
    role_json,
    user_json,
)
from sandbox.server.shapes.message import attachment_json, message_json
from sandbox.server.state.command_book import MESSAGE
from sandbox.server.state.entities import Attachment, Channel, Message
from sandbox.server.state.world import World

FormValue = ModalValue | FileValue
"""What may be given for an input of a modal."""
BUTTONS = frozenset({ComponentType.BUTTON})
OFFERS_USERS = frozenset({ComponentType.USER_SELECT, ComponentType.MENTIONABLE_SELECT})
OFFERS_ROLES = frozenset({ComponentType.ROLE_SELECT, ComponentType.MENTIONABLE_SELECT})


class NoSuchControl(LookupError):
    """The message has no such control, it is disabled, or it does not offer that value."""


def slash_data(world: World, filled: Filled, channel: Channel, user_id: int) -> JsonObject:
    """A slash command with its options."""
    command = filled.command
    data: JsonObject = {
        "id": command["id"],
        "name": command["name"],
        "type": command["type"],
        "options": filled.options,
    }
    if "guild_id" in command:
        data["guild_id"] = command["guild_id"]
    resolved = _resolved_json(world, filled.resolved, channel, user_id)
    return data | {"resolved": resolved} if resolved else data


def message_command_data(world: World, command: JsonObject, message: Message) -> JsonObject:
    """A command from a message's menu: the message comes with its content."""
    return {
        "id": command["id"],
        "name": command["name"],
        "type": MESSAGE,
        "target_id": str(message.id),
        "resolved": {"messages": {str(message.id): message_json(world, message)}},
    }


def button_data(message: Message, custom_id: str) -> JsonObject:
    """A press of a button."""
    _control(message, custom_id, BUTTONS)
    return {"custom_id": custom_id, "component_type": int(ComponentType.BUTTON)}


def select_data(
    world: World, message: Message, custom_id: str, values: tuple[str, ...], user_id: int
) -> JsonObject:
    """A choice in a select menu: options by value; people, roles and channels by id."""
    control = _control(message, custom_id, SELECTS)
    offered = {str(option["value"]) for option in as_objects(control.get("options"))}
    if offered and (strange := sorted(set(values) - offered)):
        raise NoSuchControl(f"select {custom_id!r} does not offer {strange[0]!r}")
    least, most = counts(control, 1)
    if not least <= len(values) <= most:
        raise NoSuchControl(f"select {custom_id!r} takes {least} to {most} values")
    data: JsonObject = {
        "custom_id": custom_id,
        "component_type": control["type"],
        "values": list(values),
    }
    if control["type"] == ComponentType.STRING_SELECT:
        return data
    channel = world.channels[message.channel_id]
    named = _named(world, control, channel, [int(value) for value in values])
    return data | {"resolved": _resolved_json(world, named, channel, user_id)}


def _named(world: World, control: JsonObject, channel: Channel, ids: list[int]) -> Resolved:
    """The people, roles or channels behind ids, as far as the control offers them here."""
    kind = ComponentType(int(str(control["type"])))
    guild = world.guilds.get(channel.guild_id or 0)
    roles = guild.roles if guild and kind in OFFERS_ROLES else {}
    users = world.users if kind in OFFERS_USERS else {}
    types = control.get("channel_types")
    channels = {
        one.id: one
        for one in world.channels.values()
        if kind is ComponentType.CHANNEL_SELECT
        and one.guild_id == channel.guild_id
        and (not isinstance(types, list) or one.type in types)
    }
    if strange := set(ids) - roles.keys() - users.keys() - channels.keys():
        raise NoSuchControl(f"select {control['custom_id']!r} does not offer {min(strange)}")
    return Resolved(
        users=[users[one] for one in ids if one in users],
        roles=[roles[one] for one in ids if one in roles],
        channels=[channels[one] for one in ids if one in channels],
    )


def modal_data(
    world: World, channel: Channel, modal: Modal, values: Mapping[str, FormValue]
) -> JsonObject:
    """A filled-in modal; files are uploaded first."""
    files = {
        name: [upload_file(world, channel, value)]
        for name, value in values.items()
        if isinstance(value, tuple)
    }
    plain: dict[str, ModalValue] = {
        name: value for name, value in values.items() if not isinstance(value, tuple)
    }
    ids: dict[str, ModalValue] = {name: [str(a.id) for a in files[name]] for name in files}
    data = submission(modal, plain | ids)
    uploaded = {str(a.id): attachment_json(world, a) for each in files.values() for a in each}
    return data | {"resolved": {"attachments": uploaded}} if uploaded else data


def upload_file(world: World, channel: Channel, file: FileValue) -> Attachment:
    """Put a person's file on the CDN."""
    name, data, *rest = file
    content_type = rest[0] if rest else "application/octet-stream"
    return new_attachment(world, channel, Upload(name, content_type, data), filename=name)


def _control(message: Message, custom_id: str, kinds: frozenset[ComponentType]) -> JsonObject:
    if message.deleted:
        raise NoSuchControl("the message is deleted")
    controls = [c for c in walk(message.components) if "custom_id" in c]
    for control in controls:
        if control["custom_id"] == custom_id and control["type"] in kinds:
            if control.get("disabled"):
                raise NoSuchControl(f"control {custom_id!r} is disabled")
            return control
    there = ", ".join(str(control["custom_id"]) for control in controls) or "none"
    raise NoSuchControl(f"no control {custom_id!r} on the message; there are: {there}")


def _resolved_json(world: World, named: Resolved, channel: Channel, user_id: int) -> JsonObject:
    shape: JsonObject = {}
    if named.attachments:
        shape["attachments"] = {str(a.id): attachment_json(world, a) for a in named.attachments}
    if named.channels:
        shape["channels"] = {
            str(c.id): interaction_channel_json(world, c, user_id) for c in named.channels
        }
    if named.roles:
        shape["roles"] = {str(role.id): role_json(role) for role in named.roles}
    if named.users:
        shape["users"] = {str(user.id): user_json(user) for user in named.users}
        if channel.guild_id is not None:
            members = world.guilds[channel.guild_id].members
            people = [members[user.id] for user in named.users if user.id in members]
            shape["members"] = {str(m.user_id): bare_member_json(m) for m in people}
    return shape
