"""The views tell a person with the sqlite3 shell what the fold tells the program."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.refine.attempts import numbered
from bot.refine.draft import Finding, Verdict, Why
from bot.refine.events import (
    AnotherRound,
    BurstEnded,
    Drafted,
    Event,
    Judged,
    Rating,
    Reacted,
    Reaction,
    RoundFailed,
    RoundStarted,
    Started,
    Stopped,
)
from bot.refine.fold import apply, start
from bot.refine.limits import Limits
from bot.refine.loop import Ask, End, StartRound, next_action
from bot.refine.session import Session
from bot.refine.summary import summarize
from bot.refine.task import Do, task_for
from bot.store.store import SqliteStore
from bot.story.events import Interrupted
from tests.store.examples import AUTHOR, started

DRAFTS = "SELECT number, based_on, text, score, verdict, reason FROM drafts WHERE session = ?"
SCORES = "SELECT draft, criterion, points FROM scores WHERE session = ? ORDER BY draft, criterion"


@dataclass(frozen=True)
class Move:
    """What happens next in a made-up session: how far an answer gets, and what a person does."""

    answer: str
    total: float
    is_kept: bool
    deed: str
    draft: int


moves = st.builds(
    Move,
    answer=st.sampled_from(["whole", "whole", "whole", "withheld", "late", "broken", "lost"]),
    total=st.sampled_from([4.0, 6.5, 9.1]),
    is_kept=st.booleans(),
    deed=st.sampled_from(["", "", "", "again", "pick", "stop"]),
    draft=st.integers(0, 4),
)


def played(first: Started, script: Sequence[Move]) -> tuple[list[Event], Session]:
    """The log of a session that went by a script, and what it folds to."""
    log: list[Event] = [first]
    session = start(first)
    for number, move in enumerate(script):
        for event in _moved(session, move, f"move-{number}"):
            event = numbered(session, event) if isinstance(event, Drafted) else event
            log.append(event)
            session = apply(session, event)
    return log, session


def _moved(session: Session, move: Move, source: str) -> list[Event]:
    match next_action(session):
        case StartRound(attempt, closing):
            steps: list[Event] = [RoundStarted(2.0, attempt, closing)]
        case End(burst, stop):
            steps = [BurstEnded(2.0, burst, stop)]
        case Ask(attempt):
            steps = _answered(session, move, attempt, source)
        case None:
            steps = [AnotherRound(2.0, f"{source}-on", AUTHOR, session.best or 0)]
    return steps + _done(move, source)


def _answered(session: Session, move: Move, attempt: int, source: str) -> list[Event]:
    task = task_for(session)
    drafted = Drafted(2.0, attempt, f"The text of {source}.")
    if move.answer == "withheld":
        drafted = replace(drafted, text=None, withheld=("hate",))
    if move.answer == "broken":
        return [RoundFailed(2.0, attempt, "error-model")]
    if move.answer == "lost":
        return [Interrupted(2.0)]
    if move.answer == "late":
        return [Stopped(2.0, f"{source}-late", AUTHOR), drafted]
    steps: list[Event] = []
    if task.do is not Do.WRITE:
        points = (("clarity", move.total / 2), ("fit", 3.0))
        kept = Verdict.KEPT if move.is_kept else Verdict.REJECTED
        findings = (Finding(Why.LOST, "March 3"), Finding(Why.TIE))
        ratings = tuple(Rating(text.draft.number, points, move.total) for text in task.texts)
        judged = Judged(2.0, attempt, ratings)
        if task.candidate is not None:
            judged = replace(judged, candidate=task.candidate, verdict=kept, findings=findings)
        steps.append(judged)
    return steps if task.do is Do.JUDGE else [*steps, drafted]


def _done(move: Move, source: str) -> list[Event]:
    match move.deed:
        case "again":
            return [AnotherRound(2.0, source, AUTHOR, move.draft)]
        case "pick":
            return [Reacted(2.0, source, AUTHOR, move.draft, Reaction.PICK, True)]
        case "stop":
            return [Stopped(2.0, source, AUTHOR)]
        case _:
            return []


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["Hello wrld.", None]), st.lists(moves, max_size=30))
async def test_the_views_say_what_the_fold_says(original: str | None, script: list[Move]) -> None:
    first = replace(started(original=original), brief="Greet.", limits=Limits(max_rounds=50))
    log, session = played(first, script)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "refine.db"
        async with SqliteStore.open(path) as store:
            key, _ = await store.create(first, summarize(session))
            await store.append(key, 2, log[1:], summarize(session))

        with closing(sqlite3.connect(path)) as database:
            drafts = database.execute(DRAFTS, (key,)).fetchall()
            scores = database.execute(SCORES, (key,)).fetchall()

    assert drafts == [_draft_row(session, number) for number in _numbers(session)]
    assert scores == [
        (number, criterion, points)
        for number in _numbers(session)
        if (draft := session.draft(number)) and draft.judgement
        for criterion, points in draft.judgement.points
    ]


def _numbers(session: Session) -> list[int]:
    return [draft.number for draft in session.drafts]


def _draft_row(session: Session, number: int) -> tuple[object, ...]:
    draft = session.draft(number)
    assert draft is not None
    judgement = draft.judgement
    if judgement is None:
        return (number, draft.based_on, draft.text, None, None, None)
    reasons = [f"{f.why}: {f.detail}" if f.detail else f.why.value for f in judgement.findings]
    reason = ", ".join(reasons) or None
    return (number, draft.based_on, draft.text, judgement.total, judgement.verdict, reason)


async def test_a_draft_that_came_too_late_is_not_among_the_drafts(store: SqliteStore) -> None:
    script = [
        Move("whole", 4.0, True, "", 0),
        Move("late", 4.0, True, "", 0),
    ]
    log, session = played(started(), script)
    key, _ = await store.create(started(), summarize(session))
    await store.append(key, 2, log[1:], summarize(session))

    with closing(sqlite3.connect(store._path)) as database:
        assert database.execute("SELECT number, text FROM drafts").fetchall() == [
            (0, "Hello wrld.")
        ]
