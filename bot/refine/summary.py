"""The row that lists and the clock need of a session, beside its log."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.refine.session import Session


class Status(StrEnum):
    """Where a session stands."""

    RUNNING = "running"  # a burst is under way, or its end is not shown yet
    WAITING = "waiting"  # for people, or for `wake_at`
    ACCEPTED = "accepted"


@dataclass(frozen=True, slots=True)
class Summary:
    """One session in a list. `best_score` is 2.0 to 10.0; `wake_at` in Unix seconds."""

    status: Status
    title: str
    author: int
    best_score: float | None
    wake_at: float | None


def summarize(session: Session) -> Summary:
    """The summary of a session as it stands."""
    best = session.draft(session.best)
    judgement = best.judgement if best else None
    status = Status.WAITING
    if session.burst is not None or not session.is_shown:
        status = Status.RUNNING
    elif session.accepted:
        status = Status.ACCEPTED
    return Summary(
        status=status,
        title=session.title,
        author=session.author,
        best_score=judgement.total if judgement else None,
        wake_at=session.wake_at,
    )
