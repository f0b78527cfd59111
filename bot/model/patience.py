"""How long a call may take, and how often and after what pause it is made again."""

from __future__ import annotations

import random
import time
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime


@dataclass(frozen=True, slots=True)
class Patience:
    """Limits in seconds. `tries` counts the calls that a passing failure may cost in all.

    `whole` is for an answer from request to end: a slow model at home writes a long text in it.

    A model is down after `down_after` such failures in a row, and left alone for `down_pause`.
    """

    first_token: float = 120.0
    stall: float = 30.0
    whole: float = 3600.0
    connect: float = 10.0
    tries: int = 4
    base_delay: float = 0.5
    longest_wait: float = 60.0
    down_after: int = 3
    down_pause: float = 30.0

    def delay(self, failures: int, asked: float | None) -> float | None:
        """The pause after so many failures, or None when it is time to give up.

        What the server asked for is obeyed; a longer wait than `longest_wait` is not worth it.
        Otherwise the pause doubles, less a random part so that clients do not come back together.
        """
        if failures >= self.tries or (asked is not None and asked > self.longest_wait):
            return None
        if asked is not None:
            return asked
        longest = min(self.base_delay * 2.0 ** (failures - 1), self.longest_wait)
        return longest * random.uniform(0.5, 1.0)  # noqa: S311 -- nothing here is a secret


def retry_after(headers: Mapping[str, str]) -> float | None:
    """The seconds that a response asks to wait, from `retry-after-ms` or `retry-after`.

    `retry-after` is a number of seconds or an HTTP date (RFC 9110, section 10.2.3).
    """
    milliseconds = _number(headers.get("retry-after-ms", ""))
    if milliseconds is not None:
        return milliseconds / 1000
    value = headers.get("retry-after", "")
    seconds = _number(value)
    return _seconds_until(value) if seconds is None else seconds


def _number(value: str) -> float | None:
    """A number of seconds that is not negative; `nan` and `inf` are none."""
    try:
        number = float(value)
    except ValueError:
        return None
    return number if 0 <= number < float("inf") else None


def _seconds_until(date: str) -> float | None:
    try:
        return max(0.0, parsedate_to_datetime(date).timestamp() - time.time())
    except (ValueError, OverflowError):
        return None
