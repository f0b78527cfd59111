"""The custom ids of controls: which verb, of which session, on which card."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.refine.rubric import Style
from cogs.refine.wish import Options

_BOX = re.compile(r"refine:new:([a-z]+):([0-9]{1,2}):([0-9]+(?:\.[0-9]+)?|-):(all|me)")


class Verb(StrEnum):
    """What a button or a menu does; the last four are for places where the bot is a guest."""

    AGAIN = "again"
    STOP = "stop"
    SAY = "say"
    PICK = "pick"
    ACCEPT = "accept"
    COMPARE = "compare"
    UP = "up"
    DOWN = "down"
    LOOK = "look"
    REFRESH = "refresh"


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


@dataclass(frozen=True, slots=True)
class Box:
    """The large box for a text; its custom id carries the options of the command."""

    options: Options

    @property
    def custom_id(self) -> str:
        """The options, so that a box that is sent after a restart loses nothing."""
        chosen = self.options
        target = "-" if chosen.target is None else chosen.target
        who = "me" if chosen.is_private else "all"
        return f"refine:new:{chosen.style}:{chosen.rounds}:{target}:{who}"

    @classmethod
    def parse(cls, custom_id: str) -> Box | None:
        """The box behind a custom id, or None where it is not one."""
        match = _BOX.fullmatch(custom_id)
        if match is None or match[1] not in set(Style):
            return None
        target = None if match[3] == "-" else float(match[3])
        return cls(Options(Style(match[1]), int(match[2]), target, match[4] == "me"))
