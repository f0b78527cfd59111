"""An outage: a time in which the model does not answer and the session waits for it.

How long it waits is decided here, by rule: nobody has to be there for a session to go on.
"""

from __future__ import annotations

from dataclasses import dataclass

FIRST_PAUSE = 15.0
"""Seconds after the first call that failed; each further pause is twice as long."""
LONGEST_PAUSE = 600.0
MOST_PAID = 3
"""Calls that may break off after they have cost something: each further one costs it again."""


@dataclass(frozen=True, slots=True)
class Outage:
    """Calls that failed one after the other, the first at `at`; `code` names its error.

    `first_try` is when a new one was due then, `until` when waiting is given up, `paid` how many
    had begun to answer.
    """

    at: float
    code: str
    first_try: float
    until: float
    tries: int = 1
    paid: int = 0
    is_over: bool = False


def next_try(
    outage: Outage | None, now: float, after: float, longest: float, *, is_paid: bool
) -> float | None:
    """When a call that failed now is to be made again, or None where it is not worth waiting.

    Args:
        outage: the one under way, if this is not its first failure.
        now: in Unix seconds, as the result.
        after: the seconds that the endpoint asked for; longer than the pause, they count.
        longest: the seconds for which the session waits at all.
        is_paid: the call had begun to answer.
    """
    tries, paid = (0, 0) if outage is None else (outage.tries, outage.paid)
    if paid + is_paid >= MOST_PAID:
        return None
    pause = min(FIRST_PAUSE * 2.0 ** min(tries, 10), LONGEST_PAUSE)
    due = now + max(pause, after)
    end = now + longest if outage is None else outage.until
    return due if due <= end else None
