"""Control: what goes wrong on request, and the bot's own process."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from sandbox.house import BotEnded, House
from sandbox.model.faults import Refused, SlowStart
from sandbox.server.faults import FaultKind
from sandbox.server.jsons import JsonObject

_POSTS, _EDITS = r"/messages$", r"/messages/\d+$"


class CannotDo(Exception):
    """It cannot be done now; the message says why."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that can go wrong: what to call it, what to say when it has been ordered."""

    label: str
    told: str
    order: Callable[[], Awaitable[None]]


class Control:
    """Orders troubles, and starts and ends the bot, one thing at a time."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._turn = asyncio.Lock()
        self._troubles = {
            "limits": Trouble(
                "Rate limits", "The bot's next 6 requests are told to wait.", self._limits
            ),
            "errors": Trouble(
                "Server errors", "The bot's next 4 requests meet a broken server.", self._errors
            ),
            "gateway": Trouble("Lost connection", "The bot's connection was cut.", self._cut),
            "session": Trouble(
                "Lost session", "The bot's connection was cut and cannot be resumed.", self._forget
            ),
            "kill": Trouble(
                "Kill the bot", "The bot was killed and is starting again.", self._kill
            ),
            "restart": Trouble("Restart the bot", "The bot is starting again.", self._restart),
        }
        if house.model is not None:
            self._troubles |= {
                "slow": Trouble("Slow model", "The next model call takes 10 seconds.", self._slow),
                "down": Trouble("Model down", "The next 6 model calls fail.", self._down),
            }

    def offer(self) -> list[JsonObject]:
        """What there is to choose from."""
        return [{"key": key, "label": one.label} for key, one in self._troubles.items()]

    async def do(self, key: str) -> str:
        """Order a trouble; a sentence that says what will happen.

        Raises:
            CannotDo: there is no such trouble, or the bot does not start.
        """
        trouble = self._troubles.get(key)
        if trouble is None:
            raise CannotDo("There is no such trouble.")
        async with self._turn:
            try:
                await trouble.order()
            except (BotEnded, TimeoutError):
                raise CannotDo("The bot did not come up. Its log tells why.") from None
        return trouble.told

    async def _limits(self) -> None:
        self._spoil(FaultKind.RATE_LIMIT, 3)

    async def _errors(self) -> None:
        self._spoil(FaultKind.ERROR_BEFORE, 2)

    def _spoil(self, kind: FaultKind, times: int) -> None:
        faults = self._house.discord.faults
        faults.order(kind, "POST", _POSTS, times=times, retry_after=2.0)
        faults.order(kind, "PATCH", _EDITS, times=times, retry_after=2.0)

    async def _cut(self) -> None:
        await self._house.discord.gateway.close()

    async def _forget(self) -> None:
        await self._house.discord.gateway.lose_sessions()

    async def _kill(self) -> None:
        await self._house.kill_bot()
        await self._house.start_bot()

    async def _restart(self) -> None:
        await self._house.stop_bot()
        await self._house.start_bot()

    async def _slow(self) -> None:
        if self._house.model is not None:
            self._house.model.faults.order(SlowStart(seconds=10.0))

    async def _down(self) -> None:
        if self._house.model is not None:
            self._house.model.faults.order(Refused(503, "The model is down."), times=6)
