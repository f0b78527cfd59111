"""What Discord refuses in a message's components and in a modal.

Limits: Discord's component reference; what its OpenAPI document leaves out is checked here too.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from sandbox.server.content.components import (
    CHILDREN,
    IN_MESSAGE_TOP,
    MOST_CHILDREN,
    SELECTS,
    ComponentType,
    text_of,
    walk,
)
from sandbox.server.errors import ApiError, invalid_form
from sandbox.server.jsons import Fields, JsonObject

MOST_COMPONENTS = 40
MOST_TEXT = 4_000
FAULTY_TEXT_BYTES = 10_158  # above this Discord itself fails with a 500
PLAIN_TOP = frozenset({ComponentType.ACTION_ROW})
ACCESSORIES = frozenset({ComponentType.BUTTON, ComponentType.THUMBNAIL})
MODAL_TOP = frozenset({ComponentType.ACTION_ROW, ComponentType.LABEL, ComponentType.TEXT_DISPLAY})


def check_layout(components: list[JsonObject], *, layout: bool) -> None:
    """Check a message's components; `layout` says whether IS_COMPONENTS_V2 is set.

    Raises ApiError 50035, or the 500 with which Discord answers too many bytes of text.
    """
    _check_tree(components, IN_MESSAGE_TOP if layout else PLAIN_TOP, "components")
    _check_custom_ids(components)
    if not layout:
        if len(components) > 5:
            raise invalid_form(
                "components", "BASE_TYPE_BAD_LENGTH", "Must be 5 or fewer in length."
            )
        return
    if not components:
        raise ApiError(400, 50006, "Cannot send an empty message")
    if sum(1 for _ in walk(components)) > MOST_COMPONENTS:
        raise invalid_form(
            "components", "COMPONENT_MAX_TOTAL", "The total number of components exceeds 40."
        )
    text = text_of(components)
    if sum(len(line) for line in _texts(components)) > MOST_TEXT:
        raise invalid_form(
            "components",
            "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
            f"Total displayable text size exceeds maximum size of {MOST_TEXT}",
        )
    if len(text.encode()) > FAULTY_TEXT_BYTES:
        raise ApiError(500, 0, "Internal Server Error")


def _texts(components: list[JsonObject]) -> Iterator[str]:
    for component in walk(components):
        if component["type"] == ComponentType.TEXT_DISPLAY:
            yield Fields(component).text("content") or ""


def _check_tree(
    components: list[JsonObject], allowed: AbstractSet[ComponentType], path: str
) -> None:
    for index, component in enumerate(components):
        here = f"{path}.{index}"
        kind = _type_of(component, here)
        if kind not in allowed:
            raise invalid_form(
                f"{here}.type", "UNION_TYPE_CHOICES", f"A component of type {kind} cannot be here."
            )
        _check_one(component, kind, here)
        if kind in CHILDREN:
            children = Fields(component).objects("components")
            most = MOST_CHILDREN.get(kind, MOST_COMPONENTS)
            if not 1 <= len(children) <= most:
                raise invalid_form(
                    f"{here}.components",
                    "BASE_TYPE_BAD_LENGTH",
                    f"Must be between 1 and {most} in length.",
                )
            _check_tree(children, CHILDREN[kind], f"{here}.components")


def _type_of(component: JsonObject, path: str) -> ComponentType:
    number = Fields(component).whole("type")
    if number is None or number not in set(ComponentType):
        raise invalid_form(f"{path}.type", "UNION_TYPE_CHOICES", "Unknown component type.")
    return ComponentType(number)


def _check_one(component: JsonObject, kind: ComponentType, path: str) -> None:
    fields = Fields(component)
    if kind is ComponentType.TEXT_DISPLAY and not fields.text("content"):
        raise invalid_form(f"{path}.content", "BASE_TYPE_REQUIRED", "This field is required")
    if kind is ComponentType.ACTION_ROW:
        children = fields.objects("components")
        if len(children) > 1 and any(child.get("type") in SELECTS for child in children):
            raise invalid_form(
                f"{path}.components", "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "A select fills its row."
            )
    if kind is ComponentType.BUTTON:
        _check_button(fields, path)
    if kind is ComponentType.SECTION:
        accessory = fields.object("accessory")
        if accessory is None:
            raise invalid_form(f"{path}.accessory", "BASE_TYPE_REQUIRED", "This field is required")
        _check_tree([dict(accessory.values)], ACCESSORIES, f"{path}.accessory")


def _check_button(button: Fields, path: str) -> None:
    link = button.whole("style") == 5
    if link == button.has("custom_id") or link != button.has("url"):
        raise invalid_form(
            path, "BUTTON_COMPONENT_INVALID", "A link button has a url, any other a custom_id."
        )
    if not button.text("label") and button.object("emoji") is None:
        raise invalid_form(path, "BUTTON_COMPONENT_INVALID", "A label or an emoji is needed.")
    if len(button.text("label") or "") > 80:
        raise invalid_form(f"{path}.label", "BASE_TYPE_MAX_LENGTH", "Must be 80 or fewer.")


def _check_custom_ids(components: list[JsonObject]) -> None:
    seen: set[str] = set()
    for component in walk(components):
        custom_id = Fields(component).text("custom_id")
        if custom_id is None:
            continue
        if not 1 <= len(custom_id) <= 100:
            raise invalid_form("components", "BASE_TYPE_BAD_LENGTH", "custom_id: 1 to 100 long.")
        if custom_id in seen:
            raise invalid_form(
                "components", "COMPONENT_CUSTOM_ID_DUPLICATED", "custom_id cannot be duplicated"
            )
        seen.add(custom_id)


def check_modal(modal: Fields) -> None:
    """Check a modal's title, its 1-5 top components, and what stands in each."""
    title = modal.text("title") or ""
    if not 1 <= len(title) <= 45:
        raise invalid_form("data.title", "BASE_TYPE_BAD_LENGTH", "Must be 1 to 45 in length.")
    components = modal.objects("components")
    if not 1 <= len(components) <= 5:
        raise invalid_form("data.components", "BASE_TYPE_BAD_LENGTH", "Must be 1 to 5 in length.")
    _check_custom_ids([{"type": 0, "custom_id": modal.text("custom_id") or ""}])
    _check_custom_ids(components)
    for index, component in enumerate(components):
        if _type_of(component, f"data.components.{index}") not in MODAL_TOP:
            raise invalid_form(
                f"data.components.{index}.type", "UNION_TYPE_CHOICES", "Not allowed in a modal."
            )
    for component in walk(components):
        fields = Fields(component)
        if len(fields.text("label") or "") > 45:
            raise invalid_form("data.components", "BASE_TYPE_MAX_LENGTH", "label: 45 or fewer.")
        if component["type"] == ComponentType.TEXT_INPUT and len(fields.text("value") or "") > 4000:
            raise invalid_form("data.components", "BASE_TYPE_MAX_LENGTH", "value: 4000 or fewer.")
