"""OpenAI's strict rules for a response schema, and whether a reply fits one.

The rules: https://platform.openai.com/docs/guides/structured-outputs#supported-schemas
"""

from collections.abc import Iterator

from jsonschema_rs import Draft202012Validator

_UNSUPPORTED = frozenset(
    {"allOf", "oneOf", "not", "if", "then", "else", "dependentRequired", "dependentSchemas"}
    | {"patternProperties", "unevaluatedProperties", "propertyNames", "minProperties"}
)


def strict_problem(schema: object) -> str | None:
    """Say why strict mode would refuse `schema`, or None."""
    if not isinstance(schema, dict) or schema.get("type") != "object":
        return "schema must be a JSON Schema of 'type: \"object\"'"
    return next(_problems(schema, "()"), None)


def _problems(schema: object, place: str) -> Iterator[str]:
    if not isinstance(schema, dict):
        return
    for keyword in sorted(_UNSUPPORTED & schema.keys()):
        yield f"In context={place}, '{keyword}' is not permitted"
    properties = schema.get("properties")
    if properties is not None or schema.get("type") == "object":
        names = list(properties or {})
        if schema.get("additionalProperties") is not False:
            yield f"In context={place}, 'additionalProperties' is required to be false"
        if sorted(schema.get("required", [])) != sorted(names):
            yield f"In context={place}, 'required' must name every key in properties: {names}"
    for keyword in ("properties", "$defs", "definitions"):
        for name, child in (schema.get(keyword) or {}).items():
            yield from _problems(child, f"{place}.{keyword}.{name}")
    for index, child in enumerate(schema.get("anyOf", [])):
        yield from _problems(child, f"{place}.anyOf.{index}")
    yield from _problems(schema.get("items"), f"{place}.items")


def misfit(schema: dict[str, object], reply: object) -> str | None:
    """Say where `reply` does not fit `schema`, or None."""
    error = next(Draft202012Validator(schema).iter_errors(reply), None)
    if error is None:
        return None
    return f"$.{'.'.join(map(str, error.instance_path))}: {error.message}"
