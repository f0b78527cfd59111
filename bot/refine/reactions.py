"""Reactions: which are set, an on/off state of a person and a draft each, and what they vote."""

from __future__ import annotations

from dataclasses import replace

from bot.refine.events import Reacted, Reaction
from bot.refine.session import Session

VOTES = {Reaction.UP: 1, Reaction.DOWN: -1}


def is_on(session: Session, person: int, draft: int, reaction: Reaction) -> bool:
    """Whether a person's reaction to a draft is set, as far as the log knows."""
    return dict(session.flips).get(_flip_key(person, draft, reaction), 0) % 2 == 1


def who_set(session: Session, draft: int, reaction: Reaction) -> frozenset[int]:
    """The people whose reaction to a draft is set, as far as the log knows."""
    keys = (key.split(":") for key, count in session.flips if count % 2 == 1)
    return frozenset(int(key[1]) for key in keys if key[::2] == [reaction, str(draft)])


def reaction_source(session: Session, person: int, draft: int, reaction: Reaction) -> str:
    """The source of the next event of a reaction; no event before had it."""
    key = _flip_key(person, draft, reaction)
    return f"{key}:{dict(session.flips).get(key, 0) + 1}"


def counted(session: Session, event: Reacted, *, changes: bool) -> Session:
    """Count a reaction's event. An odd count is on; one that changed nothing counts twice, so
    that the next event has a source of its own all the same."""
    flips, key = dict(session.flips), _flip_key(event.person, event.draft, event.reaction)
    flips[key] = flips.get(key, 0) + (1 if changes else 2)
    return replace(session, flips=tuple(flips.items()))


def voted(session: Session, event: Reacted) -> Session:
    """A person has one vote a draft: the thumb set last, or the one that is left."""
    person, draft = event.person, event.draft
    thumb = event.reaction
    if not event.on:
        thumb = Reaction.DOWN if thumb is Reaction.UP else Reaction.UP
    votes = {v for v in session.votes if v[:2] != (person, draft)}
    if is_on(session, person, draft, thumb):
        votes.add((person, draft, VOTES[thumb]))
    return replace(session, votes=frozenset(votes))


def _flip_key(person: int, draft: int, reaction: Reaction) -> str:
    return f"{reaction}:{person}:{draft}"
