"""A wait: how a session stands in the line of those that cannot all run at once."""

from __future__ import annotations

from dataclasses import dataclass

_EXACT = 5
_STEPS = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Wait:
    """How many sessions go first, as `about` tells it; `is_own`: what keeps it waiting is that as
    many of the same person's run as may."""

    ahead: int = 0
    is_own: bool = False

    @property
    def is_exact(self) -> bool:
        """Whether the number is counted and not rounded."""
        return self.ahead <= _EXACT


def about(number: int) -> int:
    """A number that changes seldom while a line grows short: up to five as it is, else the next
    of 10, 20, 50, 100, …"""
    if number <= _EXACT:
        return number
    unit = 1
    while True:
        for step in _STEPS:
            if step * unit >= number:
                return step * unit
        unit *= 10
