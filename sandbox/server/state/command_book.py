"""The application's registered commands, global and per guild; they outlive the bot's process."""

from __future__ import annotations

import json
import re

from sandbox.server.errors import ApiError, invalid_form, unknown
from sandbox.server.jsons import Fields, JsonObject, as_object
from sandbox.server.state.world import World

CHAT_INPUT, USER, MESSAGE = 1, 2, 3
NAME = re.compile(r"[-_'\w]{1,32}")
MOST_CHARACTERS = 8_000
MOST_COMMANDS = {CHAT_INPUT: 100, USER: 15, MESSAGE: 15}


class CommandBook:
    """Commands by scope: a guild's id, or None for global ones."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._scopes: dict[int | None, list[JsonObject]] = {}

    def listed(self, guild_id: int | None) -> list[JsonObject]:
        """The commands of one scope, as ApplicationCommandResponse."""
        return list(self._scopes.get(guild_id, []))

    def find(self, name: str, kind: int, guild_id: int | None) -> JsonObject | None:
        """The command a person in this guild (None: in a direct message) would get."""
        scopes = [None] if guild_id is None else [guild_id, None]
        for scope in scopes:
            for command in self._scopes.get(scope, []):
                if (command["name"], command["type"]) == (name, kind):
                    return command
        return None

    def overwrite(self, commands: list[JsonObject], guild_id: int | None) -> list[JsonObject]:
        """Replace a scope's commands; those of the same name and type keep their id."""
        registered = [self._registered(command, guild_id) for command in commands]
        names = [(command["name"], command["type"]) for command in registered]
        if len(set(names)) < len(names):
            raise invalid_form(
                "name", "APPLICATION_COMMANDS_DUPLICATE_NAME", "Command names must be unique."
            )
        for kind, most in MOST_COMMANDS.items():
            if sum(1 for _, other in names if other == kind) > most:
                raise ApiError(400, 30032, f"Maximum number of commands reached ({most})")
        self._scopes[guild_id] = registered
        return registered

    def upsert(self, command: JsonObject, guild_id: int | None) -> JsonObject:
        """Add one command, or replace the one of its name and type."""
        registered = self._registered(command, guild_id)
        others = [c for c in self._scopes.get(guild_id, []) if c["id"] != registered["id"]]
        self._scopes[guild_id] = [*others, registered]
        return registered

    def get(self, command_id: int, guild_id: int | None) -> JsonObject:
        """A command by its id, or error 10063."""
        for command in self._scopes.get(guild_id, []):
            if command["id"] == str(command_id):
                return command
        raise unknown("application command")

    def delete(self, command_id: int, guild_id: int | None) -> None:
        self._scopes[guild_id].remove(self.get(command_id, guild_id))

    def _registered(self, sent: JsonObject, guild_id: int | None) -> JsonObject:
        fields = Fields(sent)
        kind = fields.whole("type") or CHAT_INPUT
        name = fields.text("name") or ""
        _check_command(sent, name, kind)
        world = self._world
        known = [
            c for c in self._scopes.get(guild_id, []) if (c["name"], c["type"]) == (name, kind)
        ]
        command: JsonObject = {
            "id": known[0]["id"] if known else str(world.new_id()),
            "application_id": str(world.application.id),
            "version": str(world.new_id()),
            "type": kind,
            "name": name,
            "name_localizations": sent.get("name_localizations"),
            "description": fields.text("description") or "",
            "description_localizations": sent.get("description_localizations"),
            "default_member_permissions": _bits(sent.get("default_member_permissions")),
            "dm_permission": sent.get("dm_permission") is not False,
            "contexts": sent.get("contexts"),
            "integration_types": sent.get("integration_types") or [0],
            "nsfw": fields.flag("nsfw"),
        }
        if options := fields.objects("options"):
            command["options"] = [_answer_option(option) for option in options]
        if guild_id is not None:
            command["guild_id"] = str(guild_id)
        return command


def _bits(permissions: object) -> str | None:
    return None if permissions is None else str(permissions)


def _answer_option(option: JsonObject) -> JsonObject:
    shape = {name: value for name, value in option.items() if value is not None}
    if options := Fields(option).objects("options"):
        shape["options"] = [_answer_option(child) for child in options]
    return shape


def _check_command(command: JsonObject, name: str, kind: int) -> None:
    if kind == CHAT_INPUT:
        _check_words(command)
        _check_options(Fields(command).objects("options"))
    elif not all(1 <= len(each) <= 32 for each in [name, *_localized(command, "name")]):
        raise invalid_form("name", "BASE_TYPE_BAD_LENGTH", "Must be 1 to 32 in length.")
    if len(json.dumps(command, ensure_ascii=False)) > MOST_CHARACTERS:
        raise invalid_form("_", "APPLICATION_COMMAND_TOO_LARGE", "Command exceeds maximum size.")


def _check_options(options: list[JsonObject]) -> None:
    if len(options) > 25:
        raise invalid_form("options", "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.")
    names = [str(option.get("name")) for option in options]
    if len(set(names)) < len(names):
        raise invalid_form("options", "OPTION_NAME_DUPLICATE", "Option names must be unique.")
    seen_optional = False
    for option in options:
        choices = Fields(option).objects("choices")
        if len(choices) > 25:
            raise invalid_form("options", "BASE_TYPE_MAX_LENGTH", "choices: 25 or fewer.")
        named = (n for c in choices for n in (str(c.get("name")), *_localized(c, "name")))
        if not all(1 <= len(name) <= 100 for name in named):
            raise invalid_form("choices", "BASE_TYPE_BAD_LENGTH", "Must be 1 to 100 in length.")
    for option in options:
        fields = Fields(option)
        _check_words(option)
        required = fields.flag("required")
        if required and seen_optional:
            raise invalid_form(
                "options", "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", "Required come first."
            )
        seen_optional = seen_optional or not required
        _check_options(fields.objects("options"))


def _check_words(node: JsonObject) -> None:
    """The name and description of a slash command or of an option, in every language."""
    fields = Fields(node)
    for name in (fields.text("name") or "", *_localized(node, "name")):
        _check_name(name)
    for description in (fields.text("description") or "", *_localized(node, "description")):
        if not 1 <= len(description) <= 100:
            raise invalid_form("description", "BASE_TYPE_BAD_LENGTH", "Must be 1 to 100 in length.")


def _localized(node: JsonObject, field: str) -> list[str]:
    return [str(words) for words in as_object(node.get(f"{field}_localizations") or {}).values()]


def _check_name(name: str) -> None:
    if not NAME.fullmatch(name) or name != name.lower():
        raise invalid_form("name", "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")
