"""Which draft is meant by a card. Pure."""

from __future__ import annotations

from bot.refine.draft import ORIGINAL
from bot.refine.session import Session
from cogs.refine.ending import STATUS, best_of, key_of


def is_about_all(card: str) -> bool:
    """Whether a card speaks of all drafts: what is done to it is about the best of its time."""
    return card.startswith(("end", "final", STATUS))


def draft_of(card: str, session: Session) -> int | None:
    """The draft that a card stands for: its own, or the best for one that speaks of all; an ending
    of some time ago names the best of its time.

    Where the first draft is still to come, asking for another round asks for that one.
    """
    ending = next((e for e in session.endings if key_of(e) == card), None)
    named = None if ending is None else best_of(session, ending)
    if named is not None:
        return named.number
    if is_about_all(card):
        return ORIGINAL if session.best is None else session.best
    return int(card) if card.isdigit() and session.draft(int(card)) is not None else None
