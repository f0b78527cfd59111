"""What one model call is about: the texts under blind labels and what to do with them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.refine import acceptance, telling
from bot.refine.draft import ORIGINAL, Draft, Finding, Issue
from bot.refine.limits import Limits
from bot.refine.rubric import RUBRICS, Rubric, Style
from bot.refine.session import Request, Session


class Do(StrEnum):
    """Which halves of a round the call is to answer."""

    JUDGE_AND_WRITE = "judge and write"
    JUDGE = "judge"
    WRITE = "write"


@dataclass(frozen=True, slots=True)
class Text:
    """A draft under its blind label, with what code found against it."""

    label: str
    draft: Draft
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """Everything a call needs; its size depends on the texts and never on the number of rounds."""

    do: Do
    brief: str
    style: str
    rubric: Rubric
    original: str | None
    texts: tuple[Text, ...]
    requests: tuple[Request, ...]
    review: tuple[Issue, ...] | None = None
    base: int | None = None
    candidate: int | None = None
    standing: tuple[Request, ...] = ()  # met by an earlier draft, and to stay met
    model: str | None = None  # that a server has chosen, as the reviewer; else the operator's
    reviewer: str | None = None

    def label_of(self, draft: int | None) -> str | None:
        """The label under which a draft goes in this call."""
        return next((t.label for t in self.texts if t.draft.number == draft), None)

    def draft_of(self, label: str) -> int | None:
        """The number of the draft behind a label."""
        return next((t.draft.number for t in self.texts if t.label == label), None)


def task_for(session: Session) -> Task:
    """The task of the session's open attempt.

    Raises:
        ValueError: no attempt is open.
    """
    burst, attempt = session.burst, session.attempt
    if burst is None or attempt is None:
        raise ValueError("no attempt is open")
    told = tuple(r for r in session.requests if r.id in attempt.requests)
    asked = tuple(r for r in told if r.is_open)
    if attempt.closing:
        return _task(session, Do.JUDGE, session.judged_best, burst.base, told)
    if burst.base is None:
        return _task(session, Do.WRITE, None, None, asked)
    if burst.reviewed:
        return _task(session, Do.WRITE, burst.base, None, asked)
    do = Do.JUDGE_AND_WRITE if attempt.writes else Do.JUDGE
    return _task(session, do, burst.base, burst.candidate, asked)


def smallest_task(limits: Limits) -> Task:
    """The first round of the shortest text."""
    text = "…"
    return Task(
        do=Do.JUDGE_AND_WRITE,
        brief="",
        style=Style.FREE,
        rubric=RUBRICS[Style.FREE],
        original=text,
        texts=(Text("A", Draft(ORIGINAL, text, based_on=None, at=0.0)),),
        requests=(),
        base=ORIGINAL,
        model=limits.model,
        reviewer=limits.reviewer,
    )


def _task(
    session: Session,
    do: Do,
    base_number: int | None,
    candidate_number: int | None,
    requests: tuple[Request, ...],
) -> Task:
    base, candidate = session.draft(base_number), session.draft(candidate_number)
    texts: list[tuple[Draft, tuple[Finding, ...]]] = []
    if base is not None:
        texts.append((base, ()))
        if candidate is not None:
            texts.append((candidate, acceptance.check(session, candidate, base)))
    if len(session.drafts) % 2:
        texts.reverse()
    return Task(
        do=do,
        brief=session.brief,
        style=session.style,
        rubric=session.rubric,
        original=session.original,
        texts=tuple(Text(label, *text) for label, text in zip("AB", texts, strict=False)),
        requests=requests,
        standing=telling.standing(session),
        review=session.burst.review if session.burst and base and do is Do.WRITE else None,
        base=base_number,
        candidate=candidate_number,
        model=session.limits.model,
        reviewer=session.limits.reviewer,
    )
