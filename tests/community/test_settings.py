"""What a server has set holds until it is set anew or taken back."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.community.settings import (
    Change,
    Name,
    ServerSettings,
    Value,
    is_allowed,
    limits_in,
    settings_of,
)
from bot.refine.limits import Limits

ADA = 7


def change(name: Name, value: Value) -> Change:
    return Change(1.0, ADA, name, value)


def test_every_setting_has_a_name() -> None:
    assert {field.name for field in fields(ServerSettings)} == set(Name)


def test_the_last_change_holds_and_none_takes_it_back() -> None:
    changes = [change(Name.ROUNDS, 5), change(Name.ROLES, (1, 2)), change(Name.ROUNDS, 7)]
    assert settings_of(changes) == ServerSettings(rounds=7, roles=(1, 2))
    taken_back = [change(Name.ROUNDS, None), change(Name.ROLES, None)]
    assert settings_of([*changes, *taken_back]) == ServerSettings()


@given(st.lists(st.tuples(st.sampled_from([Name.ROUNDS, Name.EXPIRY]), st.integers(1, 10))))
def test_settings_do_not_disturb_each_other(given: list[tuple[Name, int]]) -> None:
    settings = settings_of(change(name, value) for name, value in given)
    last = dict(given)
    assert (settings.rounds, settings.expiry) == (last.get(Name.ROUNDS), last.get(Name.EXPIRY))


@pytest.mark.parametrize(
    ("named", "may"), [((), True), ((1,), True), ((9, 2), True), ((9,), False)]
)
def test_who_may_use_it_is_a_matter_of_roles_and_where_of_channels(
    named: tuple[int, ...], may: bool
) -> None:
    assert ServerSettings(roles=named, channels=(5,)).is_for({1, 2}) is may
    assert ServerSettings(roles=(5,), channels=named).is_open_in({1, 2}) is may


def test_a_session_begins_with_what_its_server_has_set_and_the_operator_for_the_rest() -> None:
    operators = Limits(max_rounds=12, gather=8.0, outage=5.0)
    assert limits_in(ServerSettings(roles=(1,), expiry=3), operators) == operators
    settings = ServerSettings(model="big", rounds=5, target=8.5, gather=0.0)
    expected = Limits(5, 8.5, 12, 0.0, outage=5.0, model="big")
    assert limits_in(settings, operators) == expected


@pytest.mark.parametrize(
    ("name", "value", "is_fine"),
    [
        (Name.ROUNDS, 10, True),
        (Name.ROUNDS, 11, False),
        (Name.ROUNDS, 2.5, False),
        (Name.TARGET, 8.5, True),
        (Name.TARGET, 1.0, False),
        (Name.GATHER, 0.0, True),
        (Name.GATHER, "8", False),
        (Name.EXPIRY, 0, False),
        (Name.MODEL, "big", True),
        (Name.MODEL, "another", False),
        (Name.REVIEWER, None, True),
        (Name.LANGUAGE, "de", True),
        (Name.LANGUAGE, "xx", False),
        (Name.ROLES, (1, 2), True),
        (Name.CHANNELS, tuple(range(1, 27)), False),
        (Name.CHANNELS, (0,), False),
        (Name.ROLES, (2**64,), False),
    ],
)
def test_a_setting_has_its_bounds(name: Name, value: Value, is_fine: bool) -> None:
    assert is_allowed(name, value, models=["small", "big"], languages=["en", "de"]) is is_fine
