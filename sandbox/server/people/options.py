"""The options of a slash command as a person fills them in, checked as the client checks them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from sandbox.server.jsons import Fields, JsonObject, as_objects
from sandbox.server.state.command_book import CHAT_INPUT, CommandBook
from sandbox.server.state.entities import Attachment, Channel, Role, User
from sandbox.server.state.installs import Context, Install

LONGEST_STRING = 6_000

FileValue = tuple[str, bytes] | tuple[str, bytes, str]
"""A file: its name, its bytes and, if it matters, its content type."""
OptionValue = str | int | float | bool | User | Channel | Role | FileValue
"""What may be given for an option."""


class OptionType(IntEnum):
    """The kinds of option that can be filled in here."""

    SUBCOMMAND = 1
    SUBCOMMAND_GROUP = 2
    STRING = 3
    INTEGER = 4
    BOOLEAN = 5
    USER = 6
    CHANNEL = 7
    ROLE = 8
    NUMBER = 10
    ATTACHMENT = 11


BRANCHES = (OptionType.SUBCOMMAND, OptionType.SUBCOMMAND_GROUP)


class CommandMissing(LookupError):
    """The bot has registered no such command, or none that can be used here."""


class BadOption(ValueError):
    """An option that is missing, unknown, or that the client would not let through."""


@dataclass(slots=True)
class Resolved:
    """The things that options name by id."""

    users: list[User] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    channels: list[Channel] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Filled:
    """A command with its options filled in: `data` of an interaction, but for `resolved`."""

    command: JsonObject
    options: list[JsonObject]
    resolved: Resolved


Uploader = Callable[[FileValue], Attachment]


@dataclass(frozen=True, slots=True)
class Situation:
    """Where somebody uses a command, and through whose installations of the application."""

    guild_id: int | None
    context: Context
    installs: frozenset[Install]


def find_command(book: CommandBook, name: str, kind: int, where: Situation) -> JsonObject:
    """The registered command, if it may be used in this place; CommandMissing otherwise."""
    command = book.find(name, kind, where.guild_id)
    if command is None:
        raise CommandMissing(f"no command {name!r} is registered here")
    contexts, types = command.get("contexts"), command.get("integration_types")
    no_direct = where.guild_id is None and command.get("dm_permission") is False
    if no_direct or (isinstance(contexts, list) and where.context not in contexts):
        raise CommandMissing(f"command {name!r} cannot be used in this kind of channel")
    if not isinstance(types, list) or where.installs.isdisjoint(types):
        raise CommandMissing(f"nobody installed command {name!r} for this place")
    return command


def fill(
    book: CommandBook,
    path: str,
    where: Situation,
    values: Mapping[str, OptionValue],
    upload: Uploader,
    *,
    focused: str | None = None,
) -> Filled:
    """Fill in `command`, `command sub` or `command group sub`.

    `focused` names the option being typed, for an autocomplete: nothing is required then, and
    the others are told as they stand.
    """
    name, *subcommands = path.split()
    command = find_command(book, name, CHAT_INPUT, where)
    resolved = Resolved()
    leaf, trail = _descend(command, subcommands)
    options = _fill_leaf(leaf, values, upload, resolved, focused)
    for step in reversed(trail):
        options = [{"type": step["type"], "name": step["name"], "options": options}]
    return Filled(command, options, resolved)


def _descend(command: JsonObject, names: list[str]) -> tuple[JsonObject, list[JsonObject]]:
    trail: list[JsonObject] = []
    node = command
    for name in names:
        children = [c for c in as_objects(node.get("options")) if c["name"] == name]
        if not children or children[0]["type"] not in BRANCHES:
            raise CommandMissing(f"command {command['name']!r} has no subcommand {name!r}")
        node = children[0]
        trail.append(node)
    if any(c["type"] in BRANCHES for c in as_objects(node.get("options"))):
        raise CommandMissing(f"command {command['name']!r} needs a subcommand")
    return node, trail


def _fill_leaf(
    leaf: JsonObject,
    values: Mapping[str, OptionValue],
    upload: Uploader,
    resolved: Resolved,
    focused: str | None,
) -> list[JsonObject]:
    known = {str(option["name"]): option for option in as_objects(leaf.get("options"))}
    if unknown := sorted(set(values) - set(known)):
        raise BadOption(f"no option {unknown[0]!r}; there are: {', '.join(known) or 'none'}")
    filled: list[JsonObject] = []
    for name, option in known.items():
        if name not in values:
            if option.get("required") and focused is None:
                raise BadOption(f"option {name!r} is required")
            continue
        entry: JsonObject = {"type": option["type"], "name": name}
        if name == focused:
            filled.append(entry | {"value": values[name], "focused": True})
        elif focused is not None and isinstance(values[name], str | int | float):
            filled.append(entry | {"value": values[name]})  # not checked until it is sent
        else:
            value = _checked(name, option, values[name], upload, resolved)
            filled.append(entry | {"value": value})
    return filled


def _checked(
    name: str, option: JsonObject, value: OptionValue, upload: Uploader, resolved: Resolved
) -> object:
    match option["type"], value:
        case OptionType.STRING, str():
            _check_text(name, option, value)
        case OptionType.INTEGER, int() if not isinstance(value, bool):
            _check_range(name, option, value)
        case OptionType.NUMBER, int() | float() if not isinstance(value, bool):
            _check_range(name, option, value)
        case OptionType.BOOLEAN, bool():
            pass
        case OptionType.USER, User():
            resolved.users.append(value)
            return str(value.id)
        case OptionType.CHANNEL, Channel():
            resolved.channels.append(value)
            return str(value.id)
        case OptionType.ROLE, Role():
            resolved.roles.append(value)
            return str(value.id)
        case OptionType.ATTACHMENT, (str(), bytes(), *_):
            attachment = upload(value)
            resolved.attachments.append(attachment)
            return str(attachment.id)
        case _:
            raise BadOption(f"option {name!r} takes no {type(value).__name__}")
    return _chosen(name, option, value)


def _check_text(name: str, option: JsonObject, value: str) -> None:
    fields = Fields(option)
    shortest = fields.whole("min_length") or 0
    longest = fields.whole("max_length") or LONGEST_STRING
    if not shortest <= len(value) <= longest:
        raise BadOption(f"option {name!r} takes {shortest} to {longest} characters")


def _check_range(name: str, option: JsonObject, value: float) -> None:
    least, most = option.get("min_value"), option.get("max_value")
    if isinstance(least, int | float) and value < least:
        raise BadOption(f"option {name!r} is at least {least}")
    if isinstance(most, int | float) and value > most:
        raise BadOption(f"option {name!r} is at most {most}")


def _chosen(name: str, option: JsonObject, value: object) -> object:
    """The value of the choice that was named, where the option has choices."""
    choices = as_objects(option.get("choices"))
    if not choices:
        return value
    for choice in choices:
        if value in (choice["value"], choice["name"]):
            return choice["value"]
    offered = ", ".join(str(choice["value"]) for choice in choices)
    raise BadOption(f"option {name!r} is one of: {offered}")
