"""The loop: what a session should do next, decided from the session alone."""

from __future__ import annotations

from dataclasses import dataclass

from bot.refine import telling
from bot.refine.limits import Stop
from bot.refine.session import Burst, Session


@dataclass(frozen=True, slots=True)
class StartRound:
    """Open an attempt, then ask again: a call is in the log before it is made."""

    attempt: int
    closing: bool = False


@dataclass(frozen=True, slots=True)
class Ask:
    """Make the open attempt's model call."""

    attempt: int


@dataclass(frozen=True, slots=True)
class End:
    """End the running burst; `detail` is what the model says where it leaves nothing to do."""

    burst: int
    stop: Stop
    detail: str = ""


Action = StartRound | Ask | End


def next_action(session: Session) -> Action | None:
    """The next step, or None when the session waits for people or for a time."""
    burst, attempt = session.burst, session.attempt
    if burst is None:
        return None
    stop = stop_reason(session, burst)
    if stop and not _wants_closing(session, burst):
        says = burst.says if stop is Stop.NOTHING_LEFT else ""
        return End(burst.number, stop, says)
    if attempt is not None and (attempt.closing or not stop):
        return Ask(attempt.number)
    return None if session.is_put_off else StartRound(session.attempts + 1, closing=bool(stop))


def stop_reason(session: Session, burst: Burst) -> Stop | None:
    """Why the burst should end now, if it should. A draft is never left unjudged, and a request
    of the payer's that no call was told of yet gets the round that was added for it."""
    if burst.base is not None and not burst.reviewed:
        return Stop.NOTHING_LEFT if burst.exhausted else None
    asked = (r for r in telling.asked(session) if session.is_for(burst, r.person))
    is_heard = all(r.id in burst.heard for r in asked)
    if (is_heard or burst.used >= burst.rounds) and (stop := _enough(session, burst)):
        return stop
    return None if session.has_rounds_left else Stop.LIMIT


def _enough(session: Session, burst: Burst) -> Stop | None:
    """Why no further round is wanted, if none is."""
    if burst.exhausted:
        return Stop.NOTHING_LEFT
    if burst.rejects >= session.limits.patience:
        return Stop.REJECTS
    if _reached_target(session, burst):
        return Stop.TARGET
    return Stop.ROUNDS if burst.used >= burst.rounds else None


def _reached_target(session: Session, burst: Burst) -> bool:
    """The target ends the first burst only: who asks for another round wants one."""
    if session.limits.target is None or burst.number > 1:
        return False
    if burst.asked or any(session.is_for(burst, r.person) for r in session.open_requests):
        return False
    base = session.draft(burst.base)
    judgement = base.judgement if base else None
    return judgement is not None and judgement.total >= session.limits.target


def _wants_closing(session: Session, burst: Burst) -> bool:
    """A branch that found something better is compared once with the session's best."""
    improved = burst.base not in (burst.root, session.judged_best)
    return burst.branch and improved and not burst.settled
