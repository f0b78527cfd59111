"""Expiry: when a session that nobody touches ends, and when its final is warned of before."""

from __future__ import annotations

from dataclasses import dataclass

DAY = 86_400.0
WARNING = 7 * DAY
"""Seconds that a warning is ahead of the end."""


@dataclass(frozen=True, slots=True)
class Idle:
    """What to look for among the sessions that nobody touches; times in Unix seconds.

    Those that have not moved since `over` are to end; where there is a final, it is warned of from
    `warn` on, and a warning has to be from before `warned`. What could not be delivered is tried
    again where that was before `tried`.
    """

    over: float
    warn: float
    warned: float
    tried: float


def idle(days: int, now: float) -> Idle:
    """What to look for where sessions last so many days. Where that leaves no time for a warning
    before, it is given then, and the final lasts as long again as a warning is ahead."""
    over = now - days * DAY
    warn = over + WARNING if days * DAY > WARNING else over
    return Idle(over, warn, now - WARNING, now - DAY)


def bounded(days: int, retention: int) -> int:
    """After how many days a session ends that nobody touches, where nothing is kept for more than
    `retention` days; 0 is never, or no bound."""
    return min(filter(None, (days, retention)), default=0)


def overdue(retention: int, now: float) -> float:
    """Since when a final has not moved that goes though nobody could be told of its end: it was
    tried for twice as long as a warning is ahead."""
    return now - retention * DAY - WARNING


def ends_at(moved: float, days: int, now: float) -> float:
    """When a final ends that is warned of now and has not moved since `moved`."""
    return max(moved + days * DAY, now + WARNING)
