"""What is shown of a server's settings is within Discord's bounds, however much is set."""

from __future__ import annotations

import json

import pytest
from discord import ui

from bot.community.settings import BOUNDS, MOST_IDS, Change, Name, ServerSettings
from bot.errors import BadInput
from bot.text import Catalogue
from cogs.settings.card import card
from cogs.settings.history import history
from cogs.settings.ids import SettingsId, Slip
from cogs.settings.numbers import NUMBERS, read
from cogs.settings.wording import Offer, Wording
from cogs.thread.card import MAX_BYTES, MAX_CHARACTERS
from sandbox.server.content.component_rules import check_layout
from sandbox.server.jsons import JsonObject

IDS = tuple(range(2**63, 2**63 + MOST_IDS))
OPERATORS = ServerSettings(model="small", rounds=3, gather=8.0)
FEW = Wording(Offer(("small",), ("en",), OPERATORS), Catalogue())
MODELS = tuple(f"{n:02}{'漢_' * 49}" for n in range(24))
MANY = Wording(Offer(MODELS, ("en",), OPERATORS), Catalogue())
GERMAN = Wording(Offer(MODELS, ("de", "en"), OPERATORS), Catalogue("de"))
FULL = ServerSettings(MODELS[3], MODELS[4], 10, 9.5, 600.0, IDS, IDS, 3_650, "en")


def texts(view: ui.LayoutView) -> str:
    found = (item for item in view.walk_children() if isinstance(item, ui.TextDisplay))
    return "\n".join(item.content for item in found)


def components(view: ui.LayoutView) -> list[JsonObject]:
    found: list[JsonObject] = view.to_components()  # type: ignore[no-untyped-call]  # discord.py left it untyped
    return found


def assert_discord_takes(view: ui.LayoutView) -> None:
    check_layout(components(view), layout=True)
    assert len(texts(view)) <= MAX_CHARACTERS
    assert len(texts(view).encode()) <= MAX_BYTES
    for item in view.walk_children():
        if isinstance(item, ui.Select):
            assert 1 <= len(item.options) <= 25
            assert all(1 <= len(o.label) <= 100 and len(o.value) <= 100 for o in item.options)
            assert sum(o.default for o in item.options) == 1
        elif isinstance(item, ui.RoleSelect | ui.ChannelSelect):
            assert len(item.placeholder or "") <= 150


@pytest.mark.parametrize("settings", [ServerSettings(), FULL])
@pytest.mark.parametrize("wording", [FEW, MANY, GERMAN])
def test_the_card_is_one_that_discord_takes(settings: ServerSettings, wording: Wording) -> None:
    view = card(settings, settings.roles, settings.channels, wording)
    assert_discord_takes(view)
    assert all(wording.name(name) in texts(view) for name in Name)


def test_where_there_is_one_model_no_menu_offers_any() -> None:
    assert "settings:model" not in json.dumps(components(card(ServerSettings(), (), (), FEW)))
    assert "settings:model" in json.dumps(components(card(ServerSettings(), (), (), MANY)))


def test_a_model_that_is_no_longer_offered_is_said_to_be_and_can_be_taken_back() -> None:
    view = card(ServerSettings(model="gone"), (), (), FEW)
    assert "**Model** · gone, which is no longer offered; instead: small" in texts(view)
    assert "settings:model" in json.dumps(components(view))


def test_the_history_is_cut_where_a_message_ends_and_says_how_much_more_there_was() -> None:
    lists = [IDS, IDS[1:], IDS[2:]]
    changes = [Change(1e9 + n, 2**63, Name.ROLES, lists[n % 3]) for n in range(500)]
    view = history(changes, MANY)
    assert_discord_takes(view)
    shown = sum(line.startswith("<t:") for line in texts(view).splitlines())
    assert shown >= 8
    assert texts(view).endswith(f"-# and {500 - shown} changes before")
    assert "and 21 more" in texts(view)
    assert_discord_takes(history([Change(1.0, 1, Name.MODEL, m) for m in MODELS], MANY))


def test_where_no_language_is_set_it_is_the_servers_own() -> None:
    view = card(ServerSettings(), (), (), FEW)
    assert "**Language** · that of this server on Discord" in texts(view)
    menus = json.dumps(components(view))
    assert "Language: that of this server on Discord" in menus
    assert "Language: English" in menus


def test_without_changes_the_history_says_so() -> None:
    assert "Nothing was ever changed here." in texts(history([], FEW))


@pytest.mark.parametrize("slip", Slip)
def test_a_control_is_told_by_its_custom_id(slip: Slip) -> None:
    control = SettingsId(slip, 12)
    assert SettingsId.parse(control.custom_id) == control
    assert len(control.custom_id) <= 100


@pytest.mark.parametrize(
    "made_up", ["settings:everything:0", "settings:model", "settings:form:-1", "settings:form:x"]
)
def test_no_other_custom_id_is_taken_for_one(made_up: str) -> None:
    assert SettingsId.parse(made_up) is None


def test_an_empty_field_takes_its_number_back() -> None:
    assert read({"rounds": " 5 ", "target": "8,5", "gather": "0"}, FEW) == {
        Name.ROUNDS: 5,
        Name.TARGET: 8.5,
        Name.GATHER: 0.0,
        Name.EXPIRY: None,
    }


@pytest.mark.parametrize("name", NUMBERS)
@pytest.mark.parametrize("typed", ["-1", "1e3", "nan", "4000", "٣٣٣٣", "many", "1,2,3", "1 0"])
def test_what_is_no_such_number_is_named_with_what_it_could_be(name: Name, typed: str) -> None:
    with pytest.raises(BadInput) as refused:
        read({name.value: typed}, FEW)
    told = Catalogue().say(refused.value.code, **refused.value.details)
    least, most = BOUNDS[name]
    assert f"“{typed}” is none of these" in told
    assert f"{least:g} to {most:g}" in told


@pytest.mark.parametrize("wording", [FEW, GERMAN])
def test_the_forms_labels_and_hints_are_within_bounds(wording: Wording) -> None:
    for name in NUMBERS:
        bounds = wording.say(f"bounds-{name}", least="3.5", most="3650")
        assert len(wording.say("numbers-label", name=wording.name(name), bounds=bounds)) <= 45
        assert len(wording.say("numbers-hint", value=wording.operators(name))) <= 100
