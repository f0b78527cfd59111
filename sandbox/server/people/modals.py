"""A modal as a person sees it and fills it in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sandbox.server.content.components import SELECTS, ComponentType, counts
from sandbox.server.jsons import Fields, JsonObject, as_object, as_objects

ModalValue = str | bool | list[str]
"""A text, a radio group's choice, a checkbox, or the values of a select or checkbox group."""
LONGEST_TEXT = 4_000
LISTS = SELECTS | {ComponentType.CHECKBOX_GROUP, ComponentType.FILE_UPLOAD}


class BadModalValue(ValueError):
    """A value that the client would not let through, or one for no input of the modal."""


@dataclass(frozen=True, slots=True)
class Modal:
    """A form the bot showed."""

    custom_id: str
    title: str
    components: list[JsonObject]

    def inputs(self) -> list[JsonObject]:
        """What can be filled in, in order."""
        return [inner for _, inner in _inputs(self.components)]


def read_modal(data: JsonObject) -> Modal:
    """The modal of a callback's `data`."""
    return Modal(str(data["custom_id"]), str(data["title"]), as_objects(data["components"]))


def modal_of_texts(custom_id: str, names: list[str]) -> Modal:
    """A modal one only knows the inputs of, such as one opened before the bot restarted."""
    labels: list[JsonObject] = [
        {"type": 18, "component": {"type": 4, "custom_id": name, "required": False}}
        for name in names
    ]
    return Modal(custom_id, "", labels)


def submission(modal: Modal, values: Mapping[str, ModalValue]) -> JsonObject:
    """The `data` of the interaction that submits the modal; BadModalValue when it may not."""
    known = {str(inner["custom_id"]) for inner in modal.inputs()}
    if unknown := sorted(set(values) - known):
        raise BadModalValue(f"no input {unknown[0]!r}; there are: {', '.join(sorted(known))}")
    components = [
        _submitted(component, index, values) for index, component in enumerate(modal.components, 1)
    ]
    return {"custom_id": modal.custom_id, "components": components}


def _inputs(components: list[JsonObject]) -> Iterator[tuple[JsonObject, JsonObject]]:
    for component in components:
        if component["type"] == ComponentType.ACTION_ROW:
            yield from ((component, inner) for inner in as_objects(component["components"]))
        elif component["type"] == ComponentType.LABEL:
            yield component, as_object(component["component"])


def _submitted(component: JsonObject, index: int, values: Mapping[str, ModalValue]) -> JsonObject:
    shape: JsonObject = {"type": component["type"], "id": component.get("id") or index}
    filled = [_filled(inner, index * 100, values) for _, inner in _inputs([component])]
    if component["type"] == ComponentType.ACTION_ROW:
        return shape | {"components": filled}
    if component["type"] == ComponentType.LABEL:
        return shape | {"component": filled[0]}
    return shape


def _filled(inner: JsonObject, number: int, values: Mapping[str, ModalValue]) -> JsonObject:
    name = str(inner["custom_id"])
    kind = ComponentType(int(str(inner["type"])))
    required = inner.get("required") is not False
    shape: JsonObject = {"type": int(kind), "custom_id": name, "id": inner.get("id") or number}
    value = values.get(name, _default(kind, inner))
    if kind is ComponentType.TEXT_INPUT:
        return shape | {"value": _text(name, inner, value, required=required)}
    if kind is ComponentType.CHECKBOX:
        return shape | {"value": bool(value)}
    if required and not value:
        raise BadModalValue(f"input {name!r} is required")
    if kind is ComponentType.RADIO_GROUP:
        return shape | {"value": _offered(name, inner, [value])[0] if value else None}
    chosen = [v for v in (value if isinstance(value, list) else [value]) if v]
    return shape | {"values": _counted(name, inner, _offered(name, inner, chosen))}


def _default(kind: ComponentType, inner: JsonObject) -> ModalValue:
    if kind is ComponentType.TEXT_INPUT:
        return str(inner.get("value") or "")
    if kind is ComponentType.CHECKBOX:
        return bool(inner.get("default"))
    preset = [str(o["value"]) for o in as_objects(inner.get("options")) if o.get("default")]
    if kind in LISTS:
        return preset
    return preset[0] if preset else ""


def _text(name: str, inner: JsonObject, value: ModalValue, *, required: bool) -> str:
    if not isinstance(value, str):
        raise BadModalValue(f"input {name!r} takes a text")
    if required and not value:
        raise BadModalValue(f"input {name!r} is required")
    fields = Fields(inner)
    longest = fields.whole("max_length") or LONGEST_TEXT
    shortest = fields.whole("min_length") or 0
    if value and not shortest <= len(value) <= longest:
        raise BadModalValue(f"input {name!r} takes {shortest} to {longest} characters")
    return value


def _counted(name: str, inner: JsonObject, values: list[str]) -> list[str]:
    """As many values as the input takes; none, where nothing is required."""
    many = inner["type"] == ComponentType.CHECKBOX_GROUP
    least, most = counts(inner, len(as_objects(inner.get("options"))) if many else 1)
    if values and not least <= len(values) <= most:
        raise BadModalValue(f"input {name!r} takes {least} to {most} values")
    return values


def _offered(name: str, inner: JsonObject, chosen: Sequence[object]) -> list[str]:
    offered = {str(option["value"]) for option in as_objects(inner.get("options"))}
    values = [str(value) for value in chosen]
    if offered and (strange := sorted(set(values) - offered)):
        raise BadModalValue(f"input {name!r} does not offer {strange[0]!r}")
    return values
