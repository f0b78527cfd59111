"""What a member wants done with a text."""

from __future__ import annotations

from dataclasses import dataclass

from bot.refine.rubric import Style


@dataclass(frozen=True, slots=True)
class Options:
    """The choices of a command; a box carries them along until it is sent."""

    style: Style = Style.FREE
    rounds: int = 3
    target: float | None = None
    is_private: bool = False


@dataclass(frozen=True, slots=True)
class Wish:
    """What the text is for, and the choices."""

    brief: str = ""
    options: Options = Options()
