"""A session's row in lists."""

from __future__ import annotations

from bot.refine.session import Session
from bot.story.summary import Status, Summary


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
        guild=session.place.guild,
        channel=session.place.channel,
        thread=session.place.thread,
        has_final=session.accepted,
    )
