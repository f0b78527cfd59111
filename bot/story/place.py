"""Where a session is shown, and what is shown so far: the events that record messages."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.story.events import (
    Announced,
    Event,
    Forgotten,
    Looked,
    Posted,
    Seeded,
    Shown,
    ThreadOpened,
    ThreadRefused,
)

SHEET = "sheet"
"""The card of a session's only message where the bot is a guest: the answer to the command."""


@dataclass(frozen=True, slots=True)
class Post:
    """A card that the thread shows: its message and the digest of what was shown last."""

    card: str
    message: int
    digest: str
    at: float


@dataclass(frozen=True, slots=True)
class Place:
    """Where the session was started and how its thread stands.

    `command` is the interaction's id, a snowflake: nothing of the session is older. `thread` is
    None until one is opened; `refused` says that the channel takes none, so replies go in place.
    `guest`: the bot is no member there, so that it has one message and no events but presses.
    `language` is the one that its cards are written in, by its code.
    """

    channel: int
    guild: int | None
    command: int
    threads: bool = True
    guest: bool = False
    language: str = "en"
    announcement: int | None = None
    thread: int | None = None
    refused: bool = False
    posts: tuple[Post, ...] = ()
    seeded: int = 0
    looked: tuple[float, int] | None = None  # when the sheet was turned, and to which draft
    reopened: float | None = None  # when somebody was forgotten last, whom old cards may name

    @property
    def room(self) -> int:
        """Where the cards are: the thread, or the channel where there is none."""
        return self.thread or self.channel

    @property
    def is_flat(self) -> bool:
        """Whether the cards stand in the channel itself: it takes no threads, or is one."""
        return self.thread is None and (self.refused or not self.threads)

    def is_at(self, channel: int | None, guild: int | None) -> bool:
        """Whether what is done there is done where the session is shown."""
        return guild == self.guild and channel in {self.channel, self.thread} - {None}

    def post(self, card: str) -> Post | None:
        """The message that shows a card, if there is one yet."""
        return next((p for p in self.posts if p.card == card), None)


def apply(place: Place, event: Event) -> Place:
    """The place after an event; the first message that is recorded for a card stands."""
    match event:
        case Announced(at, message, digest) if place.announcement is None:
            sheet = (Post(SHEET, message, digest, at),) if place.guest else ()
            return replace(place, announcement=message, posts=(*place.posts, *sheet))
        case Looked(at=at, draft=draft):
            return replace(place, looked=(at, draft))
        case ThreadOpened(thread=thread):
            return replace(place, thread=thread, refused=False)
        case ThreadRefused() if place.thread is None:
            return replace(place, refused=True)
        case Posted(at, card, message, digest) if place.post(card) is None:
            return replace(place, posts=(*place.posts, Post(card, message, digest, at)))
        case Shown(card=card, digest=digest):
            posts = tuple(replace(p, digest=digest) if p.card == card else p for p in place.posts)
            return replace(place, posts=posts)
        case Forgotten(at=at):
            return replace(place, reopened=at)
        case Seeded(burst=burst):
            return replace(place, seeded=max(place.seeded, burst))
        case _:
            return place
