"""The chart of a final: the scores of the drafts that led to it, by criterion. Pure."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from bot.refine.draft import ORIGINAL, Draft, Judgement
from bot.refine.session import Session
from bot.text import Catalogue
from cogs.refine.naming import criterion_name, name_of
from cogs.thread.limits import LONGEST_ALT_TEXT

_MOST = 10
"""The most drafts that can be told apart on a phone."""


@dataclass(frozen=True, slots=True)
class Chart:
    """What the picture shows: a column per draft, a row per criterion, in words of the catalogue.

    `points` has a row per criterion with a value per draft: 1.0 to 5.0, None where the judge gave
    none. `totals` are out of 10. `point` is what the language writes before tenths.
    """

    title: str
    subtitle: str
    drafts: tuple[int, ...]
    labels: tuple[str, ...]
    totals: tuple[float, ...]
    criteria: tuple[str, ...]
    points: tuple[tuple[float | None, ...], ...]
    point: str

    def as_json(self) -> str:
        """What the drawing program reads."""
        return json.dumps(asdict(self))

    def description(self, catalogue: Catalogue, *, of_ideas: bool) -> str:
        """The same in words, for those who cannot see the picture."""
        scores = ", ".join(
            f"{name_of(number, catalogue, of_ideas=of_ideas)} {catalogue.number(f'{total:.1f}')}"
            for number, total in zip(self.drafts, self.totals, strict=True)
        )
        sentences = [catalogue.say("chart-scores", scores=scores)]
        gains = ", ".join(
            catalogue.say(
                "chart-gain",
                name=name,
                first=catalogue.number(f"{row[0]:.1f}"),
                last=catalogue.number(f"{row[-1]:.1f}"),
            )
            for name, row in zip(self.criteria, self.points, strict=True)
            if row[0] is not None and row[-1] is not None
        )
        if gains:
            sentences.append(catalogue.say("chart-gains", gains=gains))
        return " ".join(sentences)[:LONGEST_ALT_TEXT]


def chart_of(session: Session, catalogue: Catalogue) -> Chart | None:
    """The chart of a session's final, or None where fewer than two drafts of its way were judged.

    Of a long way the first, the last and some evenly between are shown.
    """
    judged = [(d, d.judgement) for d in _way(session) if d.judgement is not None]
    if len(judged) < 2:
        return None
    shown = _some(judged)
    names = dict.fromkeys(name for _, judgement in shown for name, _ in judgement.points)
    scores = [dict(judgement.points) for _, judgement in shown]
    return Chart(
        title=catalogue.say("chart-title"),
        subtitle=catalogue.say("chart-subtitle"),
        drafts=tuple(draft.number for draft, _ in shown),
        labels=tuple(_label(draft, catalogue) for draft, _ in shown),
        totals=tuple(judgement.total for _, judgement in shown),
        criteria=tuple(criterion_name(name, catalogue) for name in names),
        points=tuple(tuple(score.get(name) for score in scores) for name in names),
        point=catalogue.say("decimal-point"),
    )


def _way(session: Session) -> list[Draft]:
    """The drafts from the first text to the final, each based on the one before."""
    way: list[Draft] = []
    draft = session.draft(session.final)
    while draft is not None:
        way.append(draft)
        draft = session.draft(draft.based_on)
    return way[::-1]


def _some(judged: list[tuple[Draft, Judgement]]) -> list[tuple[Draft, Judgement]]:
    if len(judged) <= _MOST:
        return judged
    step = (len(judged) - 1) / (_MOST - 1)
    return [judged[round(n * step)] for n in range(_MOST)]


def _label(draft: Draft, catalogue: Catalogue) -> str:
    """A draft over its narrow column."""
    return catalogue.say("chart-start") if draft.number == ORIGINAL else str(draft.number)
