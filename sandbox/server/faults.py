"""Faults on order: the next requests that match go wrong in a way of one's choice."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum


class FaultKind(Enum):
    """How a request goes wrong."""

    RATE_LIMIT = "answered 429 before anything happens"
    ERROR_BEFORE = "answered 5xx before anything happens"
    ERROR_AFTER = "done, then answered 5xx"
    DROP_BEFORE = "connection dropped before anything happens"
    DROP_AFTER = "done, then the connection dropped"


@dataclass(slots=True)
class Fault:
    """An order; `status` is the 5xx to answer, `retry_after` the seconds a 429 asks for."""

    kind: FaultKind
    method: str
    path: re.Pattern[str]
    left: int
    status: int
    retry_after: float


class Faults:
    """The orders, oldest first."""

    def __init__(self) -> None:
        self._orders: list[Fault] = []

    def order(
        self,
        kind: FaultKind,
        method: str,
        path: str,
        *,
        times: int = 1,
        status: int = 500,
        retry_after: float = 0.1,
    ) -> None:
        """Spoil the next `times` requests whose path (after `/api/v10`) matches the regex."""
        order = Fault(kind, method, re.compile(path), times, status, retry_after)
        self._orders.append(order)

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
