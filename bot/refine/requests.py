"""Requests: what members ask for in their own words, while it is open."""

from __future__ import annotations

from dataclasses import replace

from bot.refine import bursts
from bot.refine.events import RequestChanged, RequestMade
from bot.refine.session import Request, Session
from bot.story.events import Forgotten


def made(session: Session, event: RequestMade) -> Session:
    """A request joins the running burst's next round, or waits a while for others to join it."""
    number = len(session.requests) + 1
    new = Request(
        f"r{number}", event.person, event.text, event.about, event.at, message=event.message
    )
    session = replace(session, requests=(*session.requests, new), final=None)
    if session.burst is not None:
        return bursts.make_room(session)
    due = session.wake_at if session.wake_at is not None else event.at + session.limits.gather
    return replace(session, wake_at=due)


def changed(session: Session, event: RequestChanged) -> Session:
    """An edit changes an open request, an empty text withdraws it; a met one stays as it was."""
    found = next((r for r in session.open_requests if r.message == event.message), None)
    if found is None:
        return session
    new = replace(found, text=event.text) if event.text else replace(found, is_withdrawn=True)
    requests = tuple(new if r is found else r for r in session.requests)
    return _gathering_on(replace(session, requests=requests))


def noted(session: Session, request: str) -> Session:
    """A request's message has its mark."""
    return replace(
        session,
        requests=tuple(
            replace(r, is_noted=True) if r.id == request else r for r in session.requests
        ),
    )


def forgotten(session: Session, event: Forgotten) -> Session:
    """What a person asked who was forgotten has no words any more: nothing can meet it."""
    requests = (
        replace(r, is_withdrawn=True) if r.is_open and r.person == event.person else r
        for r in session.requests
    )
    return _gathering_on(replace(session, requests=tuple(requests)))


def _gathering_on(session: Session) -> Session:
    """A gathering ends when nobody asks for anything any more. A burst has a time of its own, which
    is left alone: the model, or the budget, that it waits for is not there any sooner."""
    if session.burst is not None or session.open_requests:
        return session
    return replace(session, wake_at=None)
