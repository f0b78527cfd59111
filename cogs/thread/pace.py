"""The pace of people: one who does very much in a short time is slowed, and nobody else.

Each reply costs a 📝 and each vote an edit, out of the requests that Discord allows the bot for
everybody. The generic cell rate algorithm (ITU-T I.371): a due time a person is all there is to
remember.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from math import ceil

from bot.errors import BadInput

logger = logging.getLogger(__name__)

AT_ONCE = 20
"""Acts that count at once; a person who does less in a minute never notices a pace."""
LONGEST = 60.0
"""Seconds that an act may have to wait. What would wait longer has no effect, and no 📝."""
TYPED = 120
"""Times a minute that what a person types is completed, beside what they do."""
_MANY = 1_000
"""Persons remembered before those that are not slowed are forgotten."""


@dataclass(frozen=True, slots=True, eq=False)  # two alike are two
class _Waiting:
    """An act that waits: a reaction has its message and its emoji."""

    message: int | None
    emoji: str


class Pace:
    """How soon each person's next act counts."""

    def __init__(
        self,
        a_minute: int,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._gap = 60.0 / a_minute
        self._clock = clock
        self._sleep = sleep
        self._due: dict[int, float] = {}  # when a person's next act would be on time
        self._waiting: set[_Waiting] = set()

    async def turn(self, person: int, message: int | None = None, emoji: str = "") -> bool:
        """Wait until the act counts; False where it never does. For what nobody waits to hear of:
        words, and reactions, with what may be cleared meanwhile of those that are set."""
        wait = self._wait(person)
        if wait > LONGEST:
            return False
        if 0 < wait <= self._gap:
            logger.warning("person %s does very much in a short time and is slowed", person)
        self._count(person)
        return wait <= 0 or await self._waited(wait, _Waiting(message, emoji))

    def clear(self, message: int, *emojis: str) -> None:
        """A moderator took these reactions from a message: those that wait never count."""
        gone = {(message, emoji) for emoji in emojis}
        self._waiting = {act for act in self._waiting if (act.message, act.emoji) not in gone}

    def check(self, person: int) -> None:
        """Count an act that is answered at once: a press, a form or a command.

        Raises:
            BadInput: it does not count, and says how soon one will.
        """
        wait = self._wait(person)
        if wait > 0:
            raise BadInput("refused-pace", seconds=ceil(wait))
        self._count(person)

    def keeps_up(self, person: int) -> bool:
        """Count an act of which nobody waits to hear that it does not count; whether it does."""
        if self._wait(person) > 0:
            return False
        self._count(person)
        return True

    async def _waited(self, seconds: float, act: _Waiting) -> bool:
        self._waiting.add(act)
        try:
            await self._sleep(seconds)
            return act in self._waiting
        finally:
            self._waiting.discard(act)

    def _wait(self, person: int) -> float:
        return self._due.get(person, 0.0) - self._clock() - (AT_ONCE - 1) * self._gap

    def _count(self, person: int) -> None:
        now = self._clock()
        if len(self._due) >= _MANY:
            self._due = {one: due for one, due in self._due.items() if due > now}
        self._due[person] = max(now, self._due.get(person, now)) + self._gap
