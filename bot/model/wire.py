"""A round's answer in JSON, checked and turned into the core's values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, Field, OnErrorOmit

from bot.model.lenient import Items, Lenient, Misfit, Words, checked, unfenced
from bot.refine.replies import FactReply, IssueReply, RequestReply, Review, Written
from bot.refine.task import Task
from bot.story.hidden import without_hidden

MOST_ISSUES = 3
MOST_FACTS = 50
"""Facts that are said to be lost, or added, and are looked at: each is compared with each."""

_POINTS = re.compile(r"\s*(\d+(?:[.,]\d+)?)\s*(?:/|out of|of|\Z)")


def review_of(answer: Mapping[str, object], task: Task) -> Review:
    """The judging half of an answer.

    Raises:
        Misfit: a text has no points, or a part has the wrong type.
    """
    half = checked(_Judging, answer)
    labels = {t.label for t in task.texts}
    names = {c.name.lower(): c.name for c in task.rubric.criteria}
    scores = {
        label: {names[name]: value for name, value in points.items() if name in names}
        for label, points in half.scores.items()
        if label in labels
    }
    if not all(scores.get(label) for label in labels):
        raise Misfit("scores: each text needs points by criterion")
    return Review(
        requests=tuple(RequestReply(r.id, r.met, r.why) for r in half.requests),
        issues=tuple(
            IssueReply(i.text, i.quote, names.get(i.criterion, ""), i.problem)
            for i in half.issues
            if i.text in labels
        )[:MOST_ISSUES],
        lost=_facts(half.lost, labels),
        added=_facts(half.added, labels),
        scores=scores,
        winner=half.winner if half.winner in labels else "tie",
    )


def written_of(answer: Mapping[str, object], task: Task) -> Written:
    """The writing half of an answer. An empty draft says the same as none.

    Raises:
        Misfit: the key `draft` is missing, or it is null where there is no text to keep.
    """
    half = checked(_Writing, answer)
    draft = (half.draft or "").strip() or None
    if draft is None and not task.texts:
        raise Misfit("draft: a first draft has to be written")
    if draft is not None:
        draft = unfenced(draft, (t.draft.text for t in task.texts))
        draft = without_hidden(draft, "".join([task.brief, *(t.draft.text for t in task.texts)]))
    return Written(draft, " ".join(half.changes.split()))


def _points(value: object) -> object:
    """Points as a number; models write "4", "4/5" and "4,5" too."""
    match = _POINTS.match(value) if isinstance(value, str) else None
    return match[1].replace(",", ".") if match else value


def _met(value: str) -> str:
    known = {"a": "A", "b": "B", "both": "both"}
    return known.get(value.lower(), "neither")


Label = Annotated[str, AfterValidator(str.upper)]
Name = Annotated[str, AfterValidator(str.lower)]
Points = Annotated[float, BeforeValidator(_points), Field(allow_inf_nan=False)]


class _Request(Lenient):
    id: str
    met: Annotated[str, AfterValidator(_met)]
    why: Words = ""


class _Issue(Lenient):
    text: Label
    quote: Words = ""
    criterion: Annotated[Words, AfterValidator(str.lower)] = ""
    problem: str


class _Fact(Lenient):
    text: Label
    fact: str
    cause: Annotated[Words, AfterValidator(str.lower)] = "none"


class _Judging(Lenient):
    requests: Items[_Request] = Field(default_factory=list)
    issues: Items[_Issue] = Field(default_factory=list)
    lost: Items[_Fact] = Field(default_factory=list)
    added: Items[_Fact] = Field(default_factory=list)
    scores: dict[Label, OnErrorOmit[dict[Name, OnErrorOmit[Points]]]]
    winner: Annotated[Words, AfterValidator(str.upper)] = "tie"


class _Writing(BaseModel):
    changes: Words = ""
    draft: str | None


def _facts(facts: list[_Fact], labels: set[str]) -> tuple[FactReply, ...]:
    return tuple(FactReply(f.text, f.fact, f.cause) for f in facts if f.text in labels)[:MOST_FACTS]
