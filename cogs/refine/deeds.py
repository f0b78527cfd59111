"""Deeds: what each button does to a session, and what whoever pressed it is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from bot.errors import BadInput
from bot.refine.events import Accepted, AnotherRound, Event, Picked, Reacted, Reaction, Stopped
from bot.refine.fold import apply
from bot.refine.reactions import is_on, reaction_source
from bot.refine.session import Session
from bot.story.events import Looked
from cogs.refine.meant import draft_of
from cogs.refine.press import Press
from cogs.thread.controls import Verb
from cogs.thread.given import choice

_THUMBS = {Verb.UP: Reaction.UP, Verb.DOWN: Reaction.DOWN}


@dataclass(frozen=True, slots=True)
class Deed:
    """An event, if anything happens, and the code of the sentence that acknowledges it, None where
    none does, with the drafts that it names by their placeholders."""

    event: Event | None
    code: str | None = None
    drafts: Mapping[str, int] = field(default_factory=dict)


Decide = Callable[[Press, Session, float], Deed]
"""From a press, the session at the moment of the append, and the time.

Raises:
    BadInput: it is about a draft that is not there.
"""


def _stop(press: Press, session: Session, now: float) -> Deed:
    if session.burst is None and not session.gathering:
        return Deed(None, "stop-idle")
    return Deed(Stopped(now, press.source, press.person), "stop-done")


def _again(press: Press, session: Session, now: float) -> Deed:
    draft = draft_of(press.control.card, press.session)
    if draft is None:
        raise BadInput("refused-gone")
    event = AnotherRound(now, press.source, press.person, draft)
    after, code = apply(session, event), "again-joined"
    if not session.drafts:
        has_begun = after.burst != session.burst
        code = "again-first" if has_begun else "again-first-joined"
    elif after.queue != session.queue:
        code = "again-queued"
    elif after.burst != session.burst:
        code = "again-started"
    return Deed(event, code, {"draft": draft})


def _vote(press: Press, session: Session, now: float) -> Deed:
    """Where there are no reactions: a second press takes the vote back."""
    person, draft, thumb = press.person, press.draft(), _THUMBS[press.control.verb]
    on, code = not is_on(session, person, draft, thumb), "voted-back"
    if on:
        code = "voted-up" if thumb is Reaction.UP else "voted-down"
    source = reaction_source(session, person, draft, thumb)
    event = Reacted(now, source, person, draft, thumb, on)
    return Deed(event, code, {"draft": draft})


def _pick(press: Press, session: Session, now: float) -> Deed:
    """A final stays what it is, as with 📌: the pick counts once the session goes on."""
    draft = press.draft()
    event = Picked(now, press.source, press.person, draft)
    final, told = apply(session, event).final, {"draft": draft}
    if final is None or final == draft:
        return Deed(event, "picked", told)
    return Deed(event, "picked-later", told | {"final": final})


def _accept(press: Press, session: Session, now: float) -> Deed:
    draft, code = press.draft(), "accepted"
    if session.place.guest:
        code = "accepted-guest"
    elif session.place.is_flat:
        code = "accepted-flat"
    event = Accepted(now, press.source, press.person, draft)
    return Deed(event, code, {"draft": draft})


def _look(press: Press, session: Session, now: float) -> Deed:
    """Turn a guest's message to another draft."""
    draft = choice(press.interaction)
    if session.draft(draft) is None:
        raise BadInput("refused-gone")
    return Deed(Looked(now, press.source, press.person, draft))


DEEDS: Mapping[Verb, Decide] = {
    Verb.STOP: _stop,
    Verb.AGAIN: _again,
    Verb.UP: _vote,
    Verb.DOWN: _vote,
    Verb.PICK: _pick,
    Verb.ACCEPT: _accept,
    Verb.LOOK: _look,
}
