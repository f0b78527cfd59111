"""Growth: the draft that is being written before everybody's eyes, and when it is shown next."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from bot.story.place import Post
from cogs.thread.card import Card

FIRST_LOOK = 0.25
"""Seconds that a growing draft may take to be complete before it is shown incomplete."""
STREAM_INTERVAL = 2.0
"""Least seconds between two edits of a growing card; a twentieth of the streams where more."""


class Growth:
    """What grows in one thread; `streams` counts what grows in all of them.

    `is_shared` tells whether others have cards in the same place: its rate limit is for what is
    finished then.
    """

    def __init__(self, streams: Callable[[], int], is_shared: Callable[[], bool]) -> None:
        self.text: str | None = None  # as far as it is written
        self._streams = streams
        self._is_shared = is_shared
        self._writing: object = None
        self._look_at = 0.0  # when it is shown next
        self._shown: dict[str, str] = {}  # what cards show that the log does not tell of

    def belongs_to(self, writing: object) -> None:
        """What is being written now; what grew in a call that is over grows no more."""
        if writing != self._writing:
            self._writing, self.text = writing, None

    def grow(self, text: str) -> bool:
        """Keep the newest text; whether that is the first."""
        is_first = self.text is None
        if is_first:
            self._look_at = _now() + FIRST_LOOK
        self.text = text
        return is_first

    def pause(self) -> float | None:
        """Seconds until it is to be looked at; None where nothing grows."""
        return None if self.text is None else max(FIRST_LOOK, self._look_at - _now())

    def is_time(self) -> bool:
        """Whether it is due to be shown; to ask is to have looked."""
        now = _now()
        if now < self._look_at:
            return False
        self._look_at = now + max(STREAM_INTERVAL, self._streams() / 20)
        return not self._is_shared()

    def looks(self, card: Card, post: Post | None) -> str:
        """The digest of what a card's message shows; empty where there is none."""
        return "" if post is None else self._shown.get(card.key, post.digest)

    def doubt(self, card: Card) -> None:
        """A card is about to be posted or edited: until that is known to be done, what it shows is
        not, and even what it showed before is to be shown anew."""
        self._shown[card.key] = ""

    def sent(self, card: Card) -> None:
        """A card was posted or edited."""
        if card.is_growing:
            self._shown[card.key] = card.digest
        else:
            self._shown.pop(card.key, None)


def _now() -> float:
    return asyncio.get_running_loop().time()
