"""What a member wants done with a text."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.refine.limits import Limits
from bot.refine.rubric import Style

LEAST_ROUNDS, MOST_ROUNDS = 1, 10
LEAST_TARGET, MOST_TARGET = 2, 10


@dataclass(frozen=True, slots=True)
class Options:
    """The choices of a command; a box carries them along until it is sent."""

    style: str = Style.FREE  # the name of a rubric
    rounds: int | None = None  # as many as the server says
    target: float | None = None
    is_private: bool = False

    @property
    def are_offered(self) -> bool:
        """Whether the command offers these: what a box carries could be anybody's making."""
        is_target = self.target is None or LEAST_TARGET <= self.target <= MOST_TARGET
        is_rounds = self.rounds is None or LEAST_ROUNDS <= self.rounds <= MOST_ROUNDS
        return is_target and is_rounds


@dataclass(frozen=True, slots=True)
class Wish:
    """What the text is for, and the choices."""

    brief: str = ""
    options: Options = Options()


def wished(options: Options, limits: Limits) -> Limits:
    """What bounds a session: where a member has not chosen, what holds in the place."""
    return replace(
        limits,
        rounds=limits.rounds if options.rounds is None else options.rounds,
        target=limits.target if options.target is None else options.target,
        is_private=options.is_private,
    )
