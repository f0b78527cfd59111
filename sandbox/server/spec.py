"""Bodies checked against Discord's official OpenAPI document (a development-time aid).

jsonschema-rs is imported only when such a document is given.
"""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import TYPE_CHECKING

from sandbox.server.jsons import JsonObject, as_object

if TYPE_CHECKING:
    from jsonschema_rs import Draft202012Validator, Registry

LONGEST_COMPLAINT = 300
DOCUMENT = "urn:discord"


class Specification:
    """Validators for the JSON bodies of each route, made when first needed; servers may share it,
    for to read the document takes as long as to start one."""

    def __init__(self, path: Path) -> None:
        document = as_object(json.loads(path.read_text(encoding="utf-8")))
        self._paths = as_object(document["paths"])
        self._sent = _registry(_with_lenient_ids(document))
        self._answered = _registry(document)
        self._validators: dict[tuple[str, ...], Draft202012Validator | None] = {}

    def check_request(self, method: str, path: str, body: object) -> str | None:
        """What is wrong with a request's JSON, or None."""
        return self._check(self._sent, body, (method, path, "requestBody"))

    def check_answer(self, method: str, path: str, status: int, body: object) -> str | None:
        """What is wrong with an answer's JSON, or None."""
        return self._check(self._answered, body, (method, path, "responses", str(status)))

    def check_object(self, schema: str, value: object) -> str | None:
        """What is wrong with an object of a named schema, or None."""
        key = ("object", schema)
        if key not in self._validators:
            self._validators[key] = _validator(self._answered, f"/components/schemas/{schema}")
        return _first_fault(self._validators[key], value)

    def _check(self, registry: Registry, body: object, key: tuple[str, ...]) -> str | None:
        if key not in self._validators:
            pointer = self._pointer(*key)
            self._validators[key] = None if pointer is None else _validator(registry, pointer)
        return _first_fault(self._validators[key], body)

    def _pointer(self, method: str, path: str, *place: str) -> str | None:
        """The JSON pointer to a body's schema, None where the document has no body."""
        parts = [path, method.lower(), *place, "content", "application/json", "schema"]
        node: object = self._paths
        for part in parts:
            if not isinstance(node, dict) or part not in node:
                return None
            node = node[part]
        escaped = (part.replace("~", "~0").replace("/", "~1") for part in parts)
        return "/paths/" + "/".join(escaped)


def _with_lenient_ids(document: JsonObject) -> JsonObject:
    """The document with ids allowed as numbers, as discord.py sends some and Discord takes."""
    lenient = copy.deepcopy(document)
    schemas = as_object(as_object(lenient["components"])["schemas"])
    as_object(schemas["SnowflakeType"])["type"] = ["string", "integer"]
    return lenient


def _registry(document: JsonObject) -> Registry:
    from jsonschema_rs import Registry

    return Registry([(DOCUMENT, document)])


def _validator(registry: Registry, pointer: str) -> Draft202012Validator:
    from jsonschema_rs import Draft202012Validator

    return Draft202012Validator({"$ref": f"{DOCUMENT}#{_quoted(pointer)}"}, registry=registry)


def _quoted(pointer: str) -> str:
    return pointer.replace("{", "%7B").replace("}", "%7D")


def _first_fault(validator: Draft202012Validator | None, body: object) -> str | None:
    if validator is None or validator.is_valid(body):
        return None
    fault = next(iter(validator.iter_errors(body)))
    place = "".join(
        f"[{part}]" if isinstance(part, int) else f".{part}" for part in fault.instance_path
    )
    return f"${place}: {fault.message}"[:LONGEST_COMPLAINT]
