"""What an event changes: `apply(session, event)`, and `fold(log)`, the session as it stands now.

Every event is welcome at any time: one that means nothing any more (an answer to a closed
attempt, a source that was seen) leaves the session as it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.refine import attempts, bursts, reactions, requests, waiting
from bot.refine.draft import ORIGINAL, Draft
from bot.refine.events import (
    Accepted,
    AnotherRound,
    BudgetPaused,
    BudgetRaised,
    BurstEnded,
    Drafted,
    Judged,
    Picked,
    Reacted,
    Reaction,
    RequestChanged,
    RequestMade,
    RoundFailed,
    RoundPostponed,
    RoundStarted,
    Started,
    Stopped,
)
from bot.refine.limits import Stop
from bot.refine.session import Session
from bot.story import place
from bot.story.events import (
    Event,
    Forgotten,
    Interrupted,
    Noted,
    Spent,
    Unheard,
    Woke,
    source_of,
)
from bot.story.hints import with_hint
from bot.story.place import Place
from bot.story.sources import Sources

_STEERING = (AnotherRound, RequestMade)


def fold(log: Iterable[Event]) -> Session:
    """The session that a log tells of.

    Raises:
        ValueError: the log does not begin with `Started`.
    """
    events = iter(log)
    first = next(events, None)
    if not isinstance(first, Started):
        raise ValueError("a log begins with Started")
    session = start(first)
    for event in events:
        session = apply(session, event)
    return session


def start(event: Started) -> Session:
    """The session as it is after its first event."""
    text = event.original
    drafts = () if text is None else (Draft(ORIGINAL, text, None, event.at),)
    root = None if text is None else ORIGINAL
    session = Session(
        author=event.author,
        brief=event.brief,
        style=event.style if event.rubric is None else event.rubric.name,
        limits=event.limits,
        place=_place(event),
        now=event.at,
        drafts=drafts,
        judged_best=root,
        sources=Sources([event.source]),
        credits=event.credits,
        own=event.rubric,
        each_pays=event.each_pays,
    )
    return bursts.begin(session, root, event.limits.rounds, event.author)


def _place(event: Started) -> Place:
    kind = event.threads, event.guest
    return Place(event.channel, event.guild, event.command, *kind, language=event.language)


def apply(session: Session, event: Event) -> Session:
    """The session as it is after the event."""
    source = source_of(event)
    if source in session.sources:
        return session
    session = replace(session, now=max(session.now, event.at))
    if source is not None:
        session = replace(session, sources=session.sources.with_(source))
    if isinstance(event, _STEERING) and not session.may_steer(event.person):
        return session
    match event:
        case Reacted():
            return _react(session, event)
        case AnotherRound(person=person, draft=draft):
            return _ask(session, person, draft)
        case RequestMade():
            return requests.made(session, event)
        case RequestChanged():
            return requests.changed(session, event)
        case Unheard():
            return replace(session, hints=with_hint(session.hints, event))
        case Noted(request=request):
            return requests.noted(session, request)
        case Stopped():
            return bursts.end(session, Stop.STOPPED)
        case Picked(person=person, draft=draft):
            return _pick(session, person, draft, True) if session.draft(draft) else session
        case Accepted(person=person, draft=draft):
            return _accept(session, person, draft)
        case Woke(at=at):
            return _wake(session, at)
        case RoundStarted():
            return attempts.begun(session, event)
        case Judged():
            return attempts.judged(session, event)
        case Drafted():
            return attempts.drafted(session, event)
        case Spent():
            return _spend(session, event)
        case RoundFailed(attempt=attempt, code=code):
            is_open = session.attempt is not None and session.attempt.number == attempt
            return bursts.end(session, Stop.FAILED, code) if is_open else session
        case RoundPostponed():
            return waiting.postponed(session, event)
        case BudgetPaused():
            return waiting.paused(session, event)
        case BudgetRaised():
            return waiting.retried(session)
        case Interrupted():
            return attempts.interrupted(session, event)
        case BurstEnded(burst=number, stop=stop, detail=detail):
            is_running = session.burst is not None and session.burst.number == number
            return bursts.end(session, stop, detail) if is_running else session
        case Forgotten():
            session = requests.forgotten(session, event)
            return replace(session, place=place.apply(session.place, event))
        case Started():
            return session
        case _:
            return replace(session, place=place.apply(session.place, event))


def _react(session: Session, event: Reacted) -> Session:
    person, draft, reaction = event.person, event.draft, event.reaction
    is_known = session.draft(draft) is not None
    # A moderator may stop what others may not steer; whether one is, only the cog can tell.
    if reaction is not Reaction.STOP and not session.may_steer(person):
        return session
    changes = is_known and reactions.is_on(session, person, draft, reaction) != event.on
    session = reactions.counted(session, event, changes=changes)
    if is_known and reaction is Reaction.PICK:
        return _pick(session, person, draft, event.on)
    if not changes:
        return session
    if reaction in reactions.VOTES:
        return reactions.voted(session, event)
    return _command(session, event) if event.on else session


def _command(session: Session, event: Reacted) -> Session:
    """A reaction that is an order: given when it is set, and not undone when it is taken back."""
    match event.reaction:
        case Reaction.AGAIN:
            return _ask(session, event.person, event.draft)
        case Reaction.ACCEPT:
            return _accept(session, event.person, event.draft)
        case _:
            return bursts.end(session, Stop.STOPPED)


def _ask(session: Session, person: int, draft: int) -> Session:
    """Another round; who asked for one has helped."""
    session = replace(session, askers=session.askers | {person})
    return bursts.ask(waiting.taken_over(session, person), draft, person)


def _pick(session: Session, person: int, draft: int, on: bool) -> Session:
    """Only the author picks, and may pick a draft anew; a pick taken back leaves the others."""
    if person != session.author:
        return session
    others = tuple(p for p in session.picks if p != draft)
    return replace(session, picks=(*others, draft) if on else others)


def _wake(session: Session, at: float) -> Session:
    """What waits begins: requests that gathered, or the next try of a burst that was put off."""
    if session.burst is None:
        return requests.gathered(session, at)
    is_due = session.wake_at is not None and at >= session.wake_at
    return replace(session, wake_at=None) if is_due else session


def _accept(session: Session, person: int, draft: int | None) -> Session:
    """Only the author accepts; a draft that is named is the final even where it is not the best."""
    final = session.best if draft is None else draft
    if person != session.author or session.draft(final) is None:
        return session
    if session.final == final and session.wake_at is None and not _is_unshown(session):
        return session  # it has its card, or is about to have it
    session = replace(bursts.end(session, Stop.STOPPED), final=final, finals=session.finals + 1)
    # The burst's end is to be confirmed again, with the final, or that neither can be shown.
    return replace(session, place=replace(session.place, seeded=session.bursts - 1))


def _is_unshown(session: Session) -> bool:
    """Whether the final could not be shown; once more is another try."""
    return session.is_shown and session.place.post(session.final_card) is None


def _spend(session: Session, event: Spent) -> Session:
    """Add a call's bill; one that comes after the burst's end is still that burst's."""
    total = session.spending.with_call(event)
    endings = session.endings
    if session.burst is None and endings:
        endings = (*endings[:-1], replace(endings[-1], spending=total))
    return replace(session, spending=total, endings=endings)
