"""A card: what one message of a thread shows, as plain values."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cached_property

from bot.story.place import Place, Post
from cogs.thread.controls import Verb

MAX_CHARACTERS, MAX_BYTES = 3_500, 9_500
"""Over all text of a message. Discord takes 4,000 characters and fails above some 10,158 bytes."""

HEAD = "head"
"""The key of the card that opens a session."""

WRITING, KEPT, REJECTED, NEUTRAL = 0x5865F2, 0x2E9E6B, 0x8A8F98, 0xC9A227
"""Accent colours, legible beside Discord's dark and light themes."""

FORM_LIFE = 900.0
"""Seconds that discord.py remembers an open form; forms are answered by custom id in any case."""

SEALED_AFTER = 45 * 60.0
"""Seconds after its post from which a card is not edited: Discord limits edits of messages that
are older than an hour."""

_WITH_FILE, _PARTIAL, _OPEN = "+file", "+part", "+open"


@dataclass(frozen=True, slots=True)
class Button:
    """A button by its verb; label and emoji come from the catalogue and the layout.

    `is_main`: what most people come to do here. No card has it now and not later, so that it is
    left out of the digests, and old cards are not shown anew for it.
    """

    verb: Verb
    label: str
    is_enabled: bool = True
    about: str | None = None  # the card that it acts on, where that is not its own
    is_main: bool = field(default=False, repr=False)


@dataclass(frozen=True, slots=True)
class Option:
    """A choice of a menu; `value` is what comes back when it is chosen."""

    value: str
    label: str
    description: str | None = None
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class File:
    """A text file that goes with a card."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that goes with a card: its file's name, the chart's JSON that it is drawn from,
    the module that draws it when run as a program, and its words."""

    name: str
    chart: str
    program: str
    description: str


@dataclass(frozen=True)
class Card:
    """One message: blocks of Markdown in a frame, its buttons, and the card it replies to.

    `answers` is a member's message that it replies to instead, and `channel` that one's.
    """

    key: str
    reply_to: str | None
    accent: int
    blocks: tuple[str, ...]
    buttons: tuple[Button, ...]
    more_buttons: tuple[Button, ...] = ()  # in a row of their own
    menu: tuple[Option, ...] = ()
    file: File | None = None
    picture: Picture | None = None
    is_partial: bool = False  # the draft that it is for is not there yet
    is_open: bool = False  # its verdict is still to come
    is_growing: bool = False
    answers: int | None = None
    channel: int | None = None

    @cached_property
    def digest(self) -> str:
        """What the thread shows, in 16 hexadecimal digits; equal for equal looks.

        Marks behind them say what the message has and what it still waits for.
        """
        controls = (self.buttons, self.more_buttons, self.menu)
        looks = repr((self.accent, self.blocks, controls, self.file, self.picture))
        digits = hashlib.sha256(looks.encode()).hexdigest()[:16]
        if self.is_partial:
            return digits + _PARTIAL
        return digits + (_OPEN if self.is_open else "") + (_WITH_FILE if self.file else "")


def has_file(digest: str) -> bool:
    """Whether a message that shows what the digest stands for has its file."""
    return digest.endswith(_WITH_FILE)


def is_sealed(post: Post, now: float) -> bool:
    """Whether a card is too old to be edited.

    One that waits for its draft or its verdict never is: that is a single edit, and the only
    place to show it.
    """
    waits = not post.digest or post.digest.endswith(_PARTIAL) or _OPEN in post.digest
    return not waits and now - post.at > SEALED_AFTER


def may_be_edited(post: Post, place: Place, now: float) -> bool:
    """Whether a card is to be shown anew where it differs: it is not sealed, or may name somebody
    who was forgotten since; Discord may refuse to change one that old, or be slow to."""
    is_reopened = place.reopened is not None and now - place.reopened <= SEALED_AFTER
    return is_reopened or not is_sealed(post, now)
