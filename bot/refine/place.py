"""What the thread shows so far: the events that record messages."""

from __future__ import annotations

from dataclasses import replace

from bot.refine.events import (
    Announced,
    Event,
    Posted,
    Seeded,
    Shown,
    ThreadOpened,
    ThreadRefused,
)
from bot.refine.session import Place, Post


def apply(place: Place, event: Event) -> Place:
    """The place after an event; the first message that is recorded for a card stands."""
    match event:
        case Announced(message=message) if place.announcement is None:
            return replace(place, announcement=message)
        case ThreadOpened(thread=thread):
            return replace(place, thread=thread, refused=False)
        case ThreadRefused() if place.thread is None:
            return replace(place, refused=True)
        case Posted(at, card, message, digest) if place.post(card) is None:
            return replace(place, posts=(*place.posts, Post(card, message, digest, at)))
        case Shown(card=card, digest=digest):
            posts = tuple(replace(p, digest=digest) if p.card == card else p for p in place.posts)
            return replace(place, posts=posts)
        case Seeded(burst=burst):
            return replace(place, seeded=max(place.seeded, burst))
        case _:
            return place
