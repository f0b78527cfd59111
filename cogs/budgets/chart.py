"""The picture of what was used: a bar for each person or day, and the same in words. Pure."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from bot.community.budget import Amount, Measure
from bot.text import Catalogue
from cogs.budgets.amounts import used
from cogs.thread import excerpt
from cogs.thread.card import Picture
from cogs.thread.limits import LONGEST_ALT_TEXT

DRAWING = "cogs.budgets.drawing"
"""The program that draws the chart."""
MOST_BARS = 10
"""That can be told apart on a phone."""


@dataclass(frozen=True, slots=True)
class Bars:
    """What the picture shows: a bar for each label, as long as its value, and what that means."""

    title: str
    labels: tuple[str, ...]
    values: tuple[float, ...]
    captions: tuple[str, ...]


def picture_of(
    title: str, shares: Sequence[tuple[str, Amount]], catalogue: Catalogue
) -> Picture | None:
    """The picture of what each of these used: dollars where any are known, else rounds. None
    where there is nothing to compare."""
    has_money = any(amount.money for _, amount in shares)
    measure = Measure.MONEY if has_money else Measure.ROUNDS
    shown = shares[:MOST_BARS]
    if not any(amount.of(measure) for _, amount in shown):
        return None
    captions = tuple(used(amount, measure, catalogue) for _, amount in shown)
    labels = tuple(label for label, _ in shown)
    values = tuple(float(amount.of(measure)) for _, amount in shown)
    heading = catalogue.say("usage-chart", title=title, measure=measure)
    told = ", ".join(f"{label} {said}" for label, said in zip(labels, captions, strict=True))
    words = excerpt.head(f"{heading}: {told}", LONGEST_ALT_TEXT)
    bars = Bars(heading, labels, values, captions)
    return Picture("usage.png", json.dumps(asdict(bars)), DRAWING, words)
