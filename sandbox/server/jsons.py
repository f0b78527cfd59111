"""JSON as this server sees it: objects read through a typed, complaining reader."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias, TypeVar

from sandbox.server.errors import invalid_form

JsonObject: TypeAlias = dict[str, object]
T = TypeVar("T")


class Fields:
    """A JSON object from a request; a field of the wrong type is Discord's error 50035."""

    def __init__(self, values: Mapping[str, object]) -> None:
        self.values = values

    def has(self, name: str) -> bool:
        return name in self.values

    def text(self, name: str) -> str | None:
        return _expect(name, self.values.get(name), str, "string")

    def whole(self, name: str) -> int | None:
        value = self.values.get(name)
        if isinstance(value, bool):
            raise invalid_form(name, "NUMBER_TYPE_COERCE", "Value is not an integer.")
        return _expect(name, value, int, "integer")

    def flag(self, name: str) -> bool:
        return _expect(name, self.values.get(name), bool, "boolean") or False

    def object(self, name: str) -> Fields | None:
        value = _expect(name, self.values.get(name), dict, "object")
        return None if value is None else Fields(value)

    def objects(self, name: str) -> list[JsonObject]:
        """A list of objects; absent and null read as empty."""
        values = _expect(name, self.values.get(name), list, "array") or []
        if not all(isinstance(value, dict) for value in values):
            raise invalid_form(name, "MODEL_TYPE_CONVERT", "Only objects are accepted here.")
        return values

    def texts(self, name: str) -> list[str]:
        """A list of strings (ids come as numbers too); absent and null read as empty."""
        values = _expect(name, self.values.get(name), list, "array") or []
        return [str(value) for value in values]

    def snowflake(self, name: str) -> int | None:
        """An id, which Discord takes as a string and discord.py also sends as a number."""
        value = self.values.get(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | str) or not str(value).isdigit():
            raise invalid_form(name, "NUMBER_TYPE_COERCE", f'Value "{value}" is not snowflake.')
        return int(value)

    def unknown(self, known: Iterable[str]) -> list[str]:
        """The names of fields that are not among the known ones."""
        return sorted(set(self.values) - set(known))


def as_object(value: object) -> JsonObject:
    """The same value, known to be a JSON object; TypeError when it is something else."""
    if not isinstance(value, dict):
        raise TypeError(f"expected a JSON object, got {type(value).__name__}")
    return value


def as_objects(value: object) -> list[JsonObject]:
    """The same value, known to be a list of JSON objects; None reads as empty."""
    if value is None:
        return []
    if not isinstance(value, list):
        raise TypeError(f"expected a JSON array, got {type(value).__name__}")
    return [as_object(item) for item in value]


def _expect(name: str, value: object, kind: type[T], called: str) -> T | None:
    if value is None or isinstance(value, kind):
        return value
    raise invalid_form(name, "BASE_TYPE_CONVERT", f"Value is not of type {called}.")
