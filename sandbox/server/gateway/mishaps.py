"""Mishaps on order: the next events of a kind are lost, come twice, or come too late."""

from __future__ import annotations

from enum import Enum


class Mishap(Enum):
    """How an event goes astray."""

    LOST = "never sent, and not replayed either"
    REPEATED = "sent twice"
    LATE = "sent after the event that follows it"


class Mishaps:
    """The orders, oldest first."""

    def __init__(self) -> None:
        self._orders: list[tuple[Mishap, str]] = []

    def order(self, kind: Mishap, event: str, *, times: int = 1) -> None:
        """Let the next events of a name, such as `MESSAGE_CREATE`, go astray."""
        self._orders += [(kind, event)] * times

    def claim(self, event: str) -> Mishap | None:
        """What befalls this event, if anything; each claim uses an order up."""
        found = next((order for order in self._orders if order[1] == event), None)
        if found is None:
            return None
        self._orders.remove(found)
        return found[0]
