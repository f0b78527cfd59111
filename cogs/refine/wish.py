"""What a member wants done with a text."""

from __future__ import annotations

from dataclasses import dataclass

from bot.refine.rubric import Style

LEAST_ROUNDS, MOST_ROUNDS = 1, 10
LEAST_TARGET, MOST_TARGET = 2, 10


@dataclass(frozen=True, slots=True)
class Options:
    """The choices of a command; a box carries them along until it is sent."""

    style: Style = Style.FREE
    rounds: int = 3
    target: float | None = None
    is_private: bool = False

    @property
    def are_offered(self) -> bool:
        """Whether the command offers these: what a box carries could be anybody's making."""
        is_target = self.target is None or LEAST_TARGET <= self.target <= MOST_TARGET
        return is_target and LEAST_ROUNDS <= self.rounds <= MOST_ROUNDS


@dataclass(frozen=True, slots=True)
class Wish:
    """What the text is for, and the choices."""

    brief: str = ""
    options: Options = Options()
