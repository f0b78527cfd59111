"""Requests: what members ask for in their own words, while it is open."""

from __future__ import annotations

from dataclasses import replace

from bot.refine import bursts
from bot.refine.events import RequestChanged, RequestMade
from bot.refine.limits import MOST_CHARACTERS, MOST_OF_ONE, MOST_REQUESTS
from bot.refine.session import Request, Session
from bot.story.events import Forgotten

TOO_LONG = "hint-request-length"
"""The code of the sentence that a request has too many characters."""


def refusal(session: Session, person: int) -> str:
    """The code of the sentence why a person cannot ask for a round; empty where they can. Who is
    refused once is refused for good."""
    if not session.may_steer(person):
        return "refused-not-yours"
    return "" if session.has_rounds_left else "refused-rounds"


def objection(session: Session, person: int, text: str) -> str:
    """The code of the sentence why what a person says cannot be a request; empty where it can.
    Once others are met there may be room for it."""
    if code := refusal(session, person):
        return code
    if len(text) > MOST_CHARACTERS:
        return TOO_LONG
    waiting = session.open_requests
    if sum(r.person == person for r in waiting) >= MOST_OF_ONE:
        return "hint-many-requests"
    return "hint-full" if len(waiting) >= MOST_REQUESTS else ""


def bounds(session: Session) -> dict[str, int]:
    """What the sentences of those codes name."""
    most = {"characters": MOST_CHARACTERS, "requests": MOST_OF_ONE}
    return {"limit": session.limits.max_rounds, **most}


def made(session: Session, event: RequestMade) -> Session:
    """A request joins the running burst's next round, where it has one, or waits a while for others
    to join it. A final stands until that begins: it may never do.

    Where no round can come of it, it changes nothing that is waited for.
    """
    number = len(session.requests) + 1
    new = Request(
        f"r{number}",
        event.person,
        event.text,
        event.about,
        event.at,
        message=event.message,
        channel=event.channel,
    )
    session = replace(session, requests=(*session.requests, new))
    if refusal(session, event.person):
        return session
    if session.burst is not None:
        return bursts.make_room(session, event.person)
    due = session.wake_at if session.wake_at is not None else event.at + session.limits.gather
    return replace(session, wake_at=due, gathering=(*session.gathering, new.id))


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


def gathered(session: Session, at: float) -> Session:
    """Others have had the time to join: a round begins. Whoever opened the gathering pays for it,
    or who came next where that was taken back; what an earlier burst left open is asked for again,
    but whoever asked that does not pay for it again.

    An older version let the time run on where all of a gathering was taken back while something
    older was open: its log may tell here of a round that would not begin now, or not yet.
    """
    is_due = session.wake_at is not None and at >= session.wake_at
    is_whole = len(session.gathered) == len(session.gathering)
    if is_whole and not is_due:
        return session
    asked = session.gathered or session.open_requests
    session = replace(session, wake_at=None, gathering=())
    if not asked:
        return session
    about = asked[-1].about
    root = about if session.draft(about) else session.leading
    return bursts.begin(session, root, 1, asked[0].person)


def _gathering_on(session: Session) -> Session:
    """A gathering ends when nothing of it stands any more. A burst has a time of its own, which is
    left alone: the model, or the budget, that it waits for is not there any sooner."""
    if session.burst is not None or session.gathered:
        return session
    return replace(session, wake_at=None)
