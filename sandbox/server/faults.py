"""Faults on order: the next requests that match go wrong in a way of one's choice."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from enum import Enum


class FaultKind(Enum):
    """How a request goes wrong."""

    RATE_LIMIT = "answered 429 before anything happens"
    ERROR_BEFORE = "refused before anything happens"
    ERROR_AFTER = "done, then answered with an error"
    DROP_BEFORE = "connection dropped before anything happens"
    DROP_AFTER = "done, then the connection dropped"
    HOLD_BEFORE = "kept waiting until released, before anything happens"
    HOLD_AFTER = "done, then kept waiting until released"


@dataclass(slots=True)
class Fault:
    """An order; `status` and `code` are what an error answers, `retry_after` and `scope` (user,
    global or shared) what a 429 says."""

    kind: FaultKind
    method: str
    path: re.Pattern[str]
    left: int
    status: int
    code: int
    retry_after: float
    scope: str


class Faults:
    """The orders, oldest first."""

    def __init__(self) -> None:
        self._orders: list[Fault] = []
        self._released = asyncio.Event()

    def order(
        self,
        kind: FaultKind,
        method: str,
        path: str,
        *,
        times: int = 1,
        status: int = 500,
        code: int = 0,
        retry_after: float = 0.1,
        scope: str = "user",
    ) -> None:
        """Spoil the next `times` requests whose path (after `/api/v10`) matches the regex."""
        pattern = re.compile(path)
        order = Fault(kind, method, pattern, times, status, code, retry_after, scope)
        self._orders.append(order)

    def clear(self) -> None:
        """Take back what has not struck yet."""
        self._orders.clear()

    @property
    def pending(self) -> int:
        """How many requests are still to be spoilt."""
        return sum(order.left for order in self._orders)

    def claim(self, method: str, path: str) -> Fault | None:
        """The fault this request suffers, if any; each claim uses one up."""
        for order in self._orders:
            if order.method == method and order.path.search(path):
                order.left -= 1
                self._orders = [other for other in self._orders if other.left]
                return order
        return None

    def release(self) -> None:
        """Let the requests that are kept waiting go on."""
        self._released.set()
        self._released = asyncio.Event()

    async def released(self) -> None:
        """Until the next release."""
        await self._released.wait()
