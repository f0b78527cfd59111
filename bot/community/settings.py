"""A server's settings: the fold of its changes. What it has not set is the operator's to say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

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
    roles: tuple[int, ...] = ()  # whose members may use it; none: everybody
    channels: tuple[int, ...] = ()  # where it may be used; none: everywhere
    expiry: int | None = None  # days after which a session that nobody touches is deleted
    language: str | None = None

    def may_use(self, roles: Iterable[int], channels: Iterable[int]) -> bool:
        """Whether somebody with these roles may use it in one of these channels: a thread counts
        as its channel too."""
        has_role = not self.roles or not set(self.roles).isdisjoint(roles)
        return has_role and (not self.channels or not set(self.channels).isdisjoint(channels))


_NOTHING = ServerSettings()


def settings_of(changes: Iterable[Change]) -> ServerSettings:
    """What holds after these changes, the oldest first."""
    settings = _NOTHING
    for change in changes:
        value = getattr(_NOTHING, change.name) if change.value is None else change.value
        settings = replace(settings, **{change.name: value})  # type: ignore[arg-type]  # what is written down `is_allowed`
    return settings


_BOUNDS: Mapping[Name, tuple[float, float]] = {
    Name.ROUNDS: (1, 10),
    Name.TARGET: (2.0, 10.0),
    Name.GATHER: (0.0, 600.0),
    Name.EXPIRY: (1, 3_650),
}
_MOST_IDS = 25


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
            return isinstance(value, tuple) and len(value) <= _MOST_IDS
        case Name.ROUNDS | Name.EXPIRY:
            return isinstance(value, int) and _is_within(name, value)
        case Name.TARGET | Name.GATHER:
            return isinstance(value, int | float) and _is_within(name, value)


def _is_within(name: Name, value: float) -> bool:
    least, most = _BOUNDS[name]
    return least <= value <= most
