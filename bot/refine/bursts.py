"""Bursts: a run of rounds along one line of drafts, how it begins, grows and ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.refine import telling, waiting
from bot.refine.draft import Unmet
from bot.refine.limits import Stop
from bot.refine.session import Burst, Ending, Session


def begin(
    session: Session, root: int | None, rounds: int, payer: int, asked: int | None = None
) -> Session:
    """Start a burst from a draft, unless the session has used all its rounds.

    It reopens an accepted session.
    """
    if not session.has_rounds_left:
        return replace(session, queue=())
    session = replace(session, final=None)
    number = session.bursts + 1
    burst = Burst(
        number=number,
        root=root,
        base=root,
        rounds=rounds,
        payer=payer,
        branch=root not in (session.judged_best, session.best),
        asked=frozenset() if asked is None else frozenset({asked}),
        followed=session.chosen,
    )
    return replace(session, burst=burst, bursts=number, wake_at=None, gathering=())


def ask(session: Session, draft: int, person: int) -> Session:
    """Another round from a draft: a burst of its own, a round more, or a join.

    On the line that is running it adds a round, for whoever pays for that; on another, and for
    others, it queues one burst. A repeat for the same draft joins what the first one bought. Where
    the very first call failed there is no draft yet, and any number begins again.
    """
    burst = session.burst
    if burst is None and not session.drafts:
        return begin(session, None, 1, person)
    if session.draft(draft) is None:
        return session
    if burst is None:
        return begin(session, draft, 1, person, draft)
    if draft in burst.asked or any(draft == queued for queued, _ in session.queue):
        return session
    if draft not in _line(session, burst) or not session.is_for(burst, person):
        return replace(session, queue=(*session.queue, (draft, person)))
    burst = replace(
        burst,
        rounds=burst.rounds + 1,
        rejects=0,
        exhausted=False,
        asked=burst.asked | {draft},
    )
    return replace(session, burst=burst)


def make_room(session: Session, person: int) -> Session:
    """A request in the middle of a burst buys a round that begins after it, for whoever pays; that
    of another is heard in the rounds that were asked for anyway, or gathers once they are over."""
    burst = session.burst
    if burst is None or not session.is_for(burst, person):
        return session
    under_way = session.attempt is not None and session.attempt.writes
    needed = burst.used + int(under_way) + 1
    burst = replace(burst, rounds=max(burst.rounds, needed), rejects=0, exhausted=False)
    return replace(session, burst=burst)


def end(session: Session, stop: Stop, detail: str = "") -> Session:
    """End the running burst; unless it was stopped or failed the next in the queue follows, or
    requests that it did not come to gather for a burst of their own."""
    burst, queue = session.burst, session.queue
    is_dropped = stop in (Stop.STOPPED, Stop.FAILED)
    late = () if is_dropped or burst is None else _unheard(session, burst)
    session = waiting.resumed(waiting.over(session))
    session = replace(session, burst=None, attempt=None, wake_at=None, gathering=())
    if is_dropped:
        session, queue = replace(session, queue=()), ()
    if burst is not None:
        ending = Ending(
            burst=burst.number,
            stop=stop,
            best=session.best,
            at=session.now,
            detail=detail,
            rounds=session.rounds_written,
            spending=session.spending,
            is_chosen=session.chosen is not None,
            unmet=tuple(Unmet(r.id, r.why) for r in session.open_requests if r.id not in late),
        )
        session = replace(session, endings=(*session.endings, ending))
    if queue:
        draft, person = queue[0]
        return begin(replace(session, queue=queue[1:]), draft, 1, person, draft)
    if late:
        session = replace(session, wake_at=session.now + session.limits.gather, gathering=late)
    return session


def _unheard(session: Session, burst: Burst) -> tuple[str, ...]:
    """The open requests that no call of a burst was told of and a further one may be."""
    if not session.each_pays or not session.has_rounds_left:
        return ()
    return tuple(r.id for r in telling.asked(session) if r.id not in burst.heard)


def _line(session: Session, burst: Burst) -> frozenset[int]:
    """The drafts on the running line: its base, its candidate and what they came from."""
    return frozenset((*lineage(session, burst.base), *lineage(session, burst.candidate)))


def lineage(session: Session, number: int | None) -> Iterator[int]:
    """A draft, the one it was based on, and so on."""
    while (draft := session.draft(number)) is not None:
        yield draft.number
        number = draft.based_on
