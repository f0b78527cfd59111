"""The kinds of component, where each may stand, and how to walk through a tree of them."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum

from sandbox.server.jsons import Fields, JsonObject, as_object, as_objects


class ComponentType(IntEnum):
    """Component types; the last ones exist in modals only."""

    ACTION_ROW = 1
    BUTTON = 2
    STRING_SELECT = 3
    TEXT_INPUT = 4
    USER_SELECT = 5
    ROLE_SELECT = 6
    MENTIONABLE_SELECT = 7
    CHANNEL_SELECT = 8
    SECTION = 9
    TEXT_DISPLAY = 10
    THUMBNAIL = 11
    MEDIA_GALLERY = 12
    FILE = 13
    SEPARATOR = 14
    CONTAINER = 17
    LABEL = 18
    FILE_UPLOAD = 19
    RADIO_GROUP = 21
    CHECKBOX_GROUP = 22
    CHECKBOX = 23


SELECTS = frozenset(
    {
        ComponentType.STRING_SELECT,
        ComponentType.USER_SELECT,
        ComponentType.ROLE_SELECT,
        ComponentType.MENTIONABLE_SELECT,
        ComponentType.CHANNEL_SELECT,
    }
)
IN_MESSAGE_TOP = frozenset(
    {
        ComponentType.ACTION_ROW,
        ComponentType.SECTION,
        ComponentType.TEXT_DISPLAY,
        ComponentType.MEDIA_GALLERY,
        ComponentType.FILE,
        ComponentType.SEPARATOR,
        ComponentType.CONTAINER,
    }
)
CHILDREN = {
    ComponentType.ACTION_ROW: frozenset({ComponentType.BUTTON}) | SELECTS,
    ComponentType.SECTION: frozenset({ComponentType.TEXT_DISPLAY}),
    ComponentType.CONTAINER: IN_MESSAGE_TOP - {ComponentType.CONTAINER},
}
MOST_CHILDREN = {ComponentType.ACTION_ROW: 5, ComponentType.SECTION: 3}


def walk(components: list[JsonObject]) -> Iterator[JsonObject]:
    """Every component, nested ones and accessories included, in reading order."""
    for component in components:
        yield component
        yield from walk(as_objects(component.get("components")))
        for only_child in ("accessory", "component"):
            if only_child in component:
                yield from walk([as_object(component[only_child])])


def text_of(components: list[JsonObject]) -> str:
    """All text displays, joined by newlines."""
    texts = (c.get("content") for c in walk(components) if c["type"] == ComponentType.TEXT_DISPLAY)
    return "\n".join(str(text) for text in texts)


def counts(component: JsonObject, usual: int) -> tuple[int, int]:
    """How few and how many values a control takes; `usual` is the most where nothing is said."""
    fields = Fields(component)
    least, most = fields.whole("min_values"), fields.whole("max_values")
    return 1 if least is None else least, usual if most is None else most
