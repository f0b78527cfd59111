"""What the model calls of a session used."""

from __future__ import annotations

from dataclasses import dataclass

from bot.story.events import Spent


@dataclass(frozen=True, slots=True)
class Spending:
    """What the model calls used. `cost` is in US dollars, None once any price is unknown; `rounds`
    are those whose drafts were cut off while people saw them grow."""

    models: tuple[str, ...] = ()
    calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cost: float | None = 0.0
    estimated: bool = False
    rounds: int = 0

    def with_call(self, event: Spent) -> Spending:
        """The same with one more call's bill."""
        cost = None if self.cost is None or event.cost is None else self.cost + event.cost
        return Spending(
            models=tuple(dict.fromkeys((*self.models, event.model))),
            calls=self.calls + 1,
            input_tokens=self.input_tokens + event.input_tokens,
            output_tokens=self.output_tokens + event.output_tokens,
            cost=cost,
            estimated=self.estimated or event.estimated,
            rounds=self.rounds + event.rounds,
        )


NOTHING = Spending()
"""What a session has cost before its first call."""
