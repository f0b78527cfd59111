"""Nonces: a create repeated within a few minutes is answered with the first message."""

from __future__ import annotations

from sandbox.server.clock import Clock

REMEMBERED_SECONDS = 300.0  # Discord says "in the past few minutes"


class Nonces:
    """Which message each of the bot's recent nonces made."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._messages: dict[str, tuple[float, int]] = {}

    def remember(self, nonce: str, message_id: int) -> None:
        self._forget_old()
        self._messages[nonce] = (self._clock.now(), message_id)

    def find(self, nonce: str) -> int | None:
        """The id of the message that an enforced nonce has made already."""
        self._forget_old()
        found = self._messages.get(nonce)
        return None if found is None else found[1]

    def _forget_old(self) -> None:
        # Oldest first: insertion order is time order.
        horizon = self._clock.now() - REMEMBERED_SECONDS
        while self._messages:
            oldest = next(iter(self._messages))
            if self._messages[oldest][0] > horizon:
                return
            del self._messages[oldest]
