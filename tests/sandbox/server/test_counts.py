"""How many values a menu and a form's input take: a client lets no others through."""

from __future__ import annotations

import pytest

from sandbox.server.app import DiscordServer
from sandbox.server.content.components import ComponentType
from sandbox.server.jsons import JsonObject, as_object, as_objects
from sandbox.server.people.invoking import NoSuchControl
from sandbox.server.people.modals import BadModalValue, Modal, submission

OPTIONS: list[JsonObject] = [{"label": letter, "value": letter} for letter in "abc"]


@pytest.mark.parametrize("values", [(), ("a",), ("a", "b", "c")])
def test_a_menu_takes_as_many_values_as_it_says(values: tuple[str, ...]) -> None:
    discord = DiscordServer()
    said = discord.member("ada").say(discord.general, "pick")
    menu = {"type": 3, "custom_id": "pick", "options": OPTIONS, "min_values": 2, "max_values": 2}
    said.components = [{"type": 1, "components": [menu]}]
    with pytest.raises(NoSuchControl, match=r"'pick' takes . to . values"):
        discord.member("ada").select(said, "pick", *values)


def form(kind: ComponentType, **limits: object) -> Modal:
    inner: JsonObject = {"type": int(kind), "custom_id": "pick", "options": OPTIONS, **limits}
    return Modal("form", "Form", [{"type": 18, "component": inner}])


@pytest.mark.parametrize(
    ("modal", "values"),
    [
        (form(ComponentType.STRING_SELECT), ["a", "b"]),
        (form(ComponentType.CHECKBOX_GROUP, max_values=2), ["a", "b", "c"]),
        (form(ComponentType.CHECKBOX_GROUP, min_values=2), ["a"]),
        (form(ComponentType.STRING_SELECT, min_values=2, max_values=3, required=False), ["a"]),
    ],
)
def test_an_input_takes_as_many_values_as_it_says(modal: Modal, values: list[str]) -> None:
    with pytest.raises(BadModalValue, match=r"'pick' takes . to . values"):
        submission(modal, {"pick": values})


@pytest.mark.parametrize(
    ("modal", "values"),
    [
        (form(ComponentType.CHECKBOX_GROUP), ["a", "b", "c"]),
        (form(ComponentType.STRING_SELECT, min_values=2, max_values=3, required=False), []),
    ],
)
def test_any_number_or_none_may_be_allowed(modal: Modal, values: list[str]) -> None:
    (component,) = as_objects(submission(modal, {"pick": values})["components"])
    assert as_object(component["component"])["values"] == values
