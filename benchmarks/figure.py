"""What a benchmark comes to: figures, each beside its floor and what it must reach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import quantiles

MEGABYTE, KILOBYTE = 1024**2, 1024


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of the table; `ratio` is the bot's part to the floor's, where that says something."""

    what: str
    bot: str
    floor: str
    must: str
    reached: bool
    ratio: float | None = None


def ms(seconds: float) -> str:
    """Milliseconds, for people."""
    return f"{seconds * 1000:.3g} ms"


def percentile(values: Sequence[float], percent: int) -> float:
    """The value that so many percent of the others do not pass."""
    return quantiles(values, n=100, method="inclusive")[percent - 1]


def size(count: float) -> str:
    """Bytes, for people."""
    return f"{count / MEGABYTE:.0f} MB" if count >= MEGABYTE else f"{count / KILOBYTE:.1f} KB"
