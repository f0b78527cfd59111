"""Waiting for a model that is down: how a burst is put off, and goes on."""

from __future__ import annotations

from dataclasses import replace

from bot.refine.events import RoundPostponed
from bot.refine.outage import Outage
from bot.refine.session import Session


def postponed(session: Session, event: RoundPostponed) -> Session:
    """The open attempt failed in a way that passes: the burst waits for its next try."""
    attempt = session.attempt
    if attempt is None or attempt.number != event.attempt:
        return session
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
