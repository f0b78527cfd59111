"""Waiting for a model that is down, or for a budget: how a burst is put off, and goes on."""

from __future__ import annotations

from dataclasses import replace

from bot.refine.events import BudgetPaused, RoundPostponed
from bot.refine.outage import Outage
from bot.refine.session import Pause, Session


def postponed(session: Session, event: RoundPostponed) -> Session:
    """The open attempt failed in a way that passes: the burst waits for its next try."""
    burst, attempt = session.burst, session.attempt
    if burst is None or attempt is None or attempt.number != event.attempt:
        return session
    session = replace(session, burst=replace(burst, deaths=0))
    outage, before = session.outage, session.outages
    if outage is None:
        end = event.at + session.limits.outage
        outage = Outage(event.at, event.code, event.until, end, paid=int(event.is_paid))
    else:
        before = before[:-1]
        paid = outage.paid + event.is_paid
        outage = replace(outage, tries=outage.tries + 1, paid=paid)
    return replace(session, attempt=None, wake_at=event.until, outages=(*before, outage))


def over(session: Session) -> Session:
    """The model answered, or nobody waits for it any more."""
    if session.outage is None:
        return session
    *before, last = session.outages
    return replace(session, outages=(*before, replace(last, is_over=True)))


def paused(session: Session, event: BudgetPaused) -> Session:
    """The next call fits under no budget; a call that is open goes on.

    What others have only reserved comes free in a moment, so that nobody is told of it.
    """
    burst = session.burst
    if burst is None or session.attempt is not None:
        return session
    session = replace(session, wake_at=event.until)
    if event.is_brief:
        return session
    known = session.pause
    begun = event.at if known is None else known.at
    pause = Pause(burst.payer, begun, event.until, event.whose)
    before = session.pauses if known is None else session.pauses[:-1]
    return replace(session, pauses=(*before, pause))


def taken_over(session: Session, person: int) -> Session:
    """Another person asks for what waits because of a budget: from now on they pay for it."""
    burst, pause = session.burst, session.pause
    if burst is None or pause is None or person == burst.payer:
        return session
    session = replace(session, burst=replace(burst, payer=person))
    return replace(resumed(session), wake_at=None)


def retried(session: Session) -> Session:
    """Budgets were changed: what waits because of one asks again."""
    return session if session.pause is None else replace(session, wake_at=None)


def resumed(session: Session) -> Session:
    """A call was let through, or nobody waits for the budget any more."""
    if session.pause is None:
        return session
    *before, last = session.pauses
    return replace(session, pauses=(*before, replace(last, is_over=True)))
