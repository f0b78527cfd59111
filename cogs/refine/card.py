"""A card: what one message of a thread shows, as plain values."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property

from cogs.refine.controls import Verb

MAX_CHARACTERS, MAX_BYTES = 3_500, 9_500
"""Over all text of a message. Discord takes 4,000 characters and fails above some 10,158 bytes."""

_WITH_FILE, _PARTIAL = "+file", "+part"


@dataclass(frozen=True, slots=True)
class Button:
    """A button by its verb; label and emoji come from the catalogue and the layout."""

    verb: Verb
    label: str
    is_enabled: bool = True


@dataclass(frozen=True, slots=True)
class File:
    """A text file that goes with a card."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that goes with a card: the chart's JSON that it is drawn from, and its words."""

    chart: str
    description: str


@dataclass(frozen=True)
class Card:
    """One message: blocks of Markdown in a frame, its buttons, and the card it replies to.

    `answers` is a member's message that it replies to instead.
    """

    key: str
    reply_to: str | None
    accent: int
    blocks: tuple[str, ...]
    buttons: tuple[Button, ...]
    file: File | None = None
    picture: Picture | None = None
    is_partial: bool = False  # the draft that it is for is not there yet
    is_growing: bool = False
    answers: int | None = None

    @cached_property
    def digest(self) -> str:
        """What the thread shows, in 16 hexadecimal digits; equal for equal looks.

        Marks behind them say that the message has the file, or that its draft is still to come.
        """
        looks = repr((self.accent, self.blocks, self.buttons, self.file, self.picture))
        digits = hashlib.sha256(looks.encode()).hexdigest()[:16]
        if self.is_partial:
            return digits + _PARTIAL
        return digits if self.file is None else digits + _WITH_FILE


def has_file(digest: str) -> bool:
    """Whether a message that shows what the digest stands for has its file."""
    return digest.endswith(_WITH_FILE)


def is_partial(digest: str) -> bool:
    """Whether a message that shows what the digest stands for still waits for its draft."""
    return not digest or digest.endswith(_PARTIAL)
