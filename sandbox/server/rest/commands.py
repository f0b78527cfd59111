"""Application commands, global and per guild."""

from __future__ import annotations

from sandbox.server.errors import ApiError, invalid_form, missing_access
from sandbox.server.jsons import JsonObject, as_objects
from sandbox.server.rest.call import NO_CONTENT, Answer, Call, Route

COMMAND_FIELDS = frozenset(
    {
        "contexts",
        "default_member_permissions",
        "description",
        "description_localizations",
        "dm_permission",
        "handler",
        "id",
        "integration_types",
        "name",
        "name_localizations",
        "nsfw",
        "options",
        "type",
    }
)


def list_commands(call: Call) -> Answer:
    """GET the commands of a scope."""
    return Answer(call.backend.commands.listed(_scope(call)))


def overwrite_commands(call: Call) -> Answer:
    """PUT the commands of a scope: all others in it go."""
    if not isinstance(call.payload, list):
        raise invalid_form("_", "LIST_TYPE_CONVERT", "Only a list is accepted here.")
    sent = as_objects(call.payload)
    scope = _scope(call)
    for command in sent:
        _know(call, command)
    registered = call.backend.commands.overwrite(sent, scope)
    _publish(call)
    return Answer(registered)


def create_command(call: Call) -> Answer:
    """POST one command: 201 when it is new, 200 when it replaces one."""
    scope = _scope(call)
    before = len(call.backend.commands.listed(scope))
    _know(call, dict(call.body.values))
    registered = call.backend.commands.upsert(dict(call.body.values), scope)
    _publish(call)
    is_new = len(call.backend.commands.listed(scope)) > before
    return Answer(registered, status=201 if is_new else 200)


def get_command(call: Call) -> Answer:
    """GET one command."""
    return Answer(call.backend.commands.get(call.id("command_id"), _scope(call)))


def delete_command(call: Call) -> Answer:
    """DELETE one command."""
    call.backend.commands.delete(call.id("command_id"), _scope(call))
    _publish(call)
    return NO_CONTENT


def _scope(call: Call) -> int | None:
    if call.id("application_id") != call.world.application.id:
        raise ApiError(403, 20012, "You are not authorized to perform this action")
    if "guild_id" not in call.params:
        return None
    guild_id = call.id("guild_id")
    if guild_id not in call.world.guilds:
        raise missing_access()
    return guild_id


def _know(call: Call, command: JsonObject) -> None:
    for name in sorted(set(command) - COMMAND_FIELDS):
        call.backend.complain(f"unknown field {name!r} in a command")


def _publish(call: Call) -> None:
    names = [command["name"] for command in call.backend.commands.listed(_scope(call))]
    call.backend.happenings.publish("COMMANDS", {"names": names})


_GLOBAL = "/applications/{application_id}/commands"
_GUILD = "/applications/{application_id}/guilds/{guild_id}/commands"

ROUTES = tuple(
    Route(method, f"{scope}{rest}", handler)
    for scope in (_GLOBAL, _GUILD)
    for method, rest, handler in (
        ("GET", "", list_commands),
        ("PUT", "", overwrite_commands),
        ("POST", "", create_command),
        ("GET", "/{command_id}", get_command),
        ("DELETE", "/{command_id}", delete_command),
    )
)
