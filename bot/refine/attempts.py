"""Attempts: a model call as the log tells of it, and what the two halves of its answer change."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from bot.refine import bursts, telling, waiting
from bot.refine.draft import Draft, Issue, Judgement, Unmet, Verdict, Withheld
from bot.refine.events import Drafted, Judged, Rating, RoundStarted
from bot.refine.session import Attempt, Burst, Request, Session
from bot.story.events import Interrupted


def begun(session: Session, event: RoundStarted) -> Session:
    """A model call begins; what the members chose meanwhile becomes the base now.

    A chosen candidate is not compared first: the next draft has to be written from it.
    """
    burst = session.burst
    if burst is None or event.attempt != session.attempts + 1:
        return session
    chosen = session.chosen
    if not burst.branch and chosen is not None and chosen != burst.followed:
        candidate = None if chosen == burst.candidate else burst.candidate
        burst = replace(burst, base=chosen, candidate=candidate, followed=chosen, reviewed=False)
    writes = not event.closing and burst.used < burst.rounds and session.has_rounds_left
    own = _since_root(session, burst) if event.closing else ()
    asked = tuple(r.id for r in telling.asked(session, own))
    attempt = Attempt(event.attempt, event.closing, writes, asked)
    session = waiting.resumed(session)
    return replace(session, burst=burst, attempt=attempt, attempts=event.attempt, wake_at=None)


def judged(session: Session, event: Judged) -> Session:
    """The judging half of the open attempt's answer."""
    burst, attempt = session.burst, session.attempt
    if burst is None or attempt is None or attempt.number != event.attempt:
        return session
    if event.candidate != (burst.base if attempt.closing else burst.candidate):
        return session
    if burst.reviewed and not attempt.closing:
        return session
    session = waiting.over(session)
    burst = replace(burst, deaths=0)
    kept = event.verdict is Verdict.KEPT and event.candidate is not None
    loser = session.judged_best if attempt.closing else burst.base
    session = _recorded(session, event, event.candidate if kept else loser)
    if kept:
        session = replace(session, excused=session.excused | set(event.excused))
        if attempt.closing or not burst.branch:
            session = replace(session, judged_best=event.candidate)
    if attempt.closing:
        burst = replace(burst, settled=True, branch=burst.branch and not kept)
        return replace(session, burst=burst, attempt=None)
    burst = replace(burst, candidate=None, reviewed=True)
    if kept:
        burst = replace(burst, base=event.candidate, rejects=0, settled=False)
    elif event.candidate is not None:
        burst = replace(burst, rejects=burst.rejects + 1)
    burst = replace(burst, review=_issues_of(event, burst.base))
    return replace(session, burst=burst, attempt=attempt if attempt.writes else None)


def drafted(session: Session, event: Drafted) -> Session:
    """The writing half of the open attempt's answer closes the attempt."""
    burst, attempt = session.burst, session.attempt
    if burst is None or attempt is None or attempt.number != event.attempt or not attempt.writes:
        return session
    if burst.base is not None and not burst.reviewed:
        return session
    session = replace(waiting.over(session), attempt=None)
    burst = replace(burst, heard=burst.heard.union(attempt.requests), deaths=0)
    if event.withheld:
        return _withheld(session, burst, event)
    if event.text is None:
        burst = replace(burst, exhausted=True, says=event.changes)
        return replace(session, burst=burst)
    burst = replace(burst, exhausted=False)
    number = session.rounds_written + 1
    draft = Draft(number, event.text, burst.base, event.at, event.changes, attempt.requests)
    session = replace(session, drafts=(*session.drafts, draft))
    if burst.base is None:
        burst = replace(burst, base=number)
        session = replace(session, judged_best=number)
    else:
        burst = replace(burst, candidate=number, reviewed=False)
    return replace(session, burst=replace(burst, used=burst.used + 1))


def _withheld(session: Session, burst: Burst, event: Drafted) -> Session:
    """A round whose draft nobody may see: it counts as one without a better draft."""
    number = session.rounds_written + 1
    withheld = Withheld(number, burst.base, event.at, event.withheld)
    burst = replace(burst, used=burst.used + 1, rejects=burst.rejects + 1)
    return replace(session, burst=burst, withheld=(*session.withheld, withheld))


def interrupted(session: Session, event: Interrupted) -> Session:
    """The open attempt is cut off. A process that died in it may have died of it."""
    burst = session.burst
    if burst is not None and session.attempt is not None and event.died:
        session = replace(session, burst=replace(burst, deaths=burst.deaths + 1))
    return replace(session, attempt=None)


def numbered(session: Session, event: Drafted) -> Drafted:
    """The event with the number and base that its draft will have, also where nobody may see that:
    a round was used. Unchanged if it makes none."""
    after = drafted(session, event)
    if after.rounds_written == session.rounds_written:
        return event
    made = after.withheld[-1] if event.withheld else after.drafts[-1]
    return replace(event, number=made.number, based_on=made.based_on)


def _since_root(session: Session, burst: Burst) -> tuple[int, ...]:
    """The drafts that led from where the burst began to its base."""
    return tuple(takewhile(lambda n: n != burst.root, bursts.lineage(session, burst.base)))


def _recorded(session: Session, event: Judged, stands: int | None) -> Session:
    """Write ratings and issues to the drafts, and to the requests which draft met them."""
    ratings = {r.draft: r for r in event.ratings}
    return replace(
        session,
        drafts=tuple(_rated(d, ratings.get(d.number), event) for d in session.drafts),
        requests=tuple(_checked(r, event, stands) for r in session.requests),
    )


def _issues_of(event: Judged, draft: int | None) -> tuple[Issue, ...]:
    return tuple(issue for number, issue in event.issues if number == draft)


def _rated(draft: Draft, rating: Rating | None, event: Judged) -> Draft:
    if rating is None or draft.judgement is not None:
        return draft
    draft = replace(draft, issues=_issues_of(event, draft.number))
    judgement = Judgement(rating.points, rating.total, Verdict.FIRST)
    if event.candidate in (None, draft.number):
        judgement = replace(
            judgement,
            verdict=event.verdict,
            findings=event.findings,
            lost=event.lost,
            added=event.added,
            unmet=tuple(
                Unmet(c.request, c.why)
                for c in event.requests
                if not c.met and c.request in draft.answers
            ),
        )
    return replace(draft, judgement=judgement)


def _checked(request: Request, event: Judged, stands: int | None) -> Request:
    answer = next((c for c in event.requests if c.request == request.id), None)
    if answer is None or request.met_by is not None:
        return request
    return replace(request, met_by=stands if answer.met else None, why=answer.why)
