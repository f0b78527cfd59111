"""The meter of a call: what its HTTP calls used, and what those have that are not answered yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.refine.replies import Called, Unanswered, Usage
from bot.story.events import Spent


class Meter:
    """Begins at nothing; `guess` tells what an HTTP call that is cut off used."""

    def __init__(self, guess: Callable[[], Usage]) -> None:
        self._guess = guess
        self._usage: list[Usage] = []
        self._is_under_way = False  # an HTTP call whose usage would not be told

    def note(self, part: Called | Unanswered | Usage) -> None:
        """An HTTP call begins or ends."""
        self._is_under_way = isinstance(part, Called)
        if isinstance(part, Usage):
            self._usage.append(part)

    @property
    def has_run(self) -> bool:
        """Whether anything was used."""
        return bool(self._usage) or self._is_under_way

    def bills(self, at: float) -> Sequence[Spent]:
        """What was used, were the call to end now: what no usage will tell of is guessed."""
        cut_off = (self._guess(),) if self._is_under_way else ()
        return [billed(used, at) for used in (*self._usage, *cut_off)]


def billed(used: Usage, at: float) -> Spent:
    """What one HTTP call used, as an event."""
    return Spent(at, used.model, used.input_tokens, used.output_tokens, used.cost, used.estimated)
