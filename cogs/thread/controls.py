"""The custom ids of controls: which verb, of which session, on which card."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Verb(StrEnum):
    """What a button or a menu does."""

    AGAIN = "again"
    STOP = "stop"
    SAY = "say"
    PICK = "pick"
    ACCEPT = "accept"
    COMPARE = "compare"
    # where the bot is a guest
    UP = "up"
    DOWN = "down"
    LOOK = "look"
    REFRESH = "refresh"
    # on a brainstorm's board
    IDEA = "idea"
    SPARK = "spark"
    IDEAS = "ideas"
    BALLOT = "ballot"
    BRIEF = "brief"
    NEXT = "next"
    CLOSE = "close"
    EXPORT = "export"


BOARD = frozenset(
    {Verb.IDEA, Verb.SPARK, Verb.IDEAS, Verb.BALLOT, Verb.BRIEF, Verb.NEXT, Verb.CLOSE, Verb.EXPORT}
)
"""The verbs whose session is a board."""


_CONTROL = re.compile(rf"refine:({'|'.join(Verb)}):([0-9]{{1,18}}):([a-z0-9]{{1,12}})")


@dataclass(frozen=True, slots=True)
class Control:
    """A button. Its custom id outlives a restart and tells a card's message from any other."""

    verb: Verb
    session: int
    card: str

    @property
    def custom_id(self) -> str:
        """At most 49 characters of the 100 that Discord allows."""
        return f"refine:{self.verb}:{self.session}:{self.card}"

    @classmethod
    def parse(cls, custom_id: str) -> Control | None:
        """The control behind a custom id, or None where it is not one of ours."""
        match = _CONTROL.fullmatch(custom_id)
        return cls(Verb(match[1]), int(match[2]), match[3]) if match else None
