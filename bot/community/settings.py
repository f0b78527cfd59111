"""A server's settings: the fold of its changes. What it has not set is the operator's to say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from bot.refine.limits import Limits

Value = int | float | str | tuple[int, ...] | None
"""What a setting can be; None takes it back. Roles and channels are ids."""


class Name(StrEnum):
    """What a server can set. Each is a field of `ServerSettings`."""

    MODEL = "model"
    REVIEWER = "reviewer"
    ROUNDS = "rounds"
    TARGET = "target"
    GATHER = "gather"
    ROLES = "roles"
    CHANNELS = "channels"
    EXPIRY = "expiry"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True)
class Change:
    """Somebody set something, or took it back, at a time in Unix seconds."""

    at: float
    person: int
    name: Name
    value: Value


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """What holds in a server. None, or nothing, stands for what the operator or Discord says."""

    model: str | None = None
    reviewer: str | None = None
    rounds: int | None = None  # of a command that does not say
    target: float | None = None
    gather: float | None = None  # seconds
    roles: tuple[int, ...] = ()  # whose members may begin sessions; none: everybody
    channels: tuple[int, ...] = ()  # where sessions may begin; none: everywhere
    expiry: int | None = None  # days after which a session that nobody touches is deleted
    language: str | None = None

    def value_of(self, name: Name) -> Value:
        """What a setting was set to; None where it was not."""
        value: Value = getattr(self, name)
        return None if value == () else value

    def is_for(self, roles: Iterable[int]) -> bool:
        """Whether somebody with these roles may begin a session."""
        return not self.roles or not set(self.roles).isdisjoint(roles)

    def is_open_in(self, channels: Iterable[int]) -> bool:
        """Whether one may begin in one of these channels: a thread counts as its channel too."""
        return not self.channels or not set(self.channels).isdisjoint(channels)


_NOTHING = ServerSettings()


def settings_of(changes: Iterable[Change]) -> ServerSettings:
    """What holds after these changes, the oldest first."""
    settings = _NOTHING
    for change in changes:
        value = getattr(_NOTHING, change.name) if change.value is None else change.value
        settings = replace(settings, **{change.name: value})  # type: ignore[arg-type]  # what is written down `is_allowed`
    return settings


_OF_A_SESSION = (Name.MODEL, Name.REVIEWER, Name.ROUNDS, Name.TARGET, Name.GATHER)
"""Which of them bound a session that begins; `Limits` has them under the same names."""


def limits_in(settings: ServerSettings, limits: Limits) -> Limits:
    """An operator's limits, with what a server has set in their place."""
    found: dict[str, Any] = {name: settings.value_of(name) for name in _OF_A_SESSION}
    return replace(limits, **{name: value for name, value in found.items() if value is not None})


BOUNDS: Mapping[Name, tuple[float, float]] = {
    Name.ROUNDS: (1, 10),
    Name.TARGET: (2.0, 10.0),
    Name.GATHER: (0.0, 600.0),
    Name.EXPIRY: (1, 3_650),
}
"""The least and the most of each number."""
MOST_IDS = 25
"""Roles or channels that can be named; as many as a menu of Discord's takes."""


def is_allowed(
    name: Name, value: Value, *, models: Iterable[str], languages: Iterable[str]
) -> bool:
    """Whether a setting can have a value, given the models and the languages that there are."""
    if value is None:
        return True
    match name:
        case Name.MODEL | Name.REVIEWER:
            return value in tuple(models)
        case Name.LANGUAGE:
            return value in tuple(languages)
        case Name.ROLES | Name.CHANNELS:
            return isinstance(value, tuple) and _are_ids(value)
        case Name.ROUNDS | Name.EXPIRY:
            return isinstance(value, int) and _is_within(name, value)
        case Name.TARGET | Name.GATHER:
            return isinstance(value, int | float) and _is_within(name, value)


def _are_ids(value: tuple[int, ...]) -> bool:
    return len(value) <= MOST_IDS and all(0 < number < 2**64 for number in value)


def _is_within(name: Name, value: float) -> bool:
    least, most = BOUNDS[name]
    return least <= value <= most
