"""A circuit breaker: while a model is down, nobody calls it but one who finds out whether it is up.

It has no timer: whoever comes when the pause is over makes the one trying call, and those who come
meanwhile wait until it begins to be answered, or fails. What it counts are whole exchanges, with
all their repeated calls: a rate limit that some of them get through is no outage.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager

from bot.errors import ModelDown, ModelError
from bot.model.patience import Patience

logger = logging.getLogger(__name__)

_LONGEST = 600.0
"""Seconds after which the model is tried again, however long it asked to be left alone."""


class Breaker:
    """Closed while the model answers, open after some exchanges in a row that it did not."""

    def __init__(self, patience: Patience, clock: Callable[[], float] = time.monotonic) -> None:
        self._patience = patience
        self._clock = clock
        self._failures = 0
        self._error: ModelDown | None = None  # why it is open
        self._retry_at = 0.0
        self._trying: asyncio.Event | None = None  # set when the trying call has told something

    @property
    def is_closed(self) -> bool:
        """Whether the model answered when it was last heard of."""
        return self._error is None

    @asynccontextmanager
    async def passage(self) -> AsyncGenerator[None, None]:
        """The life of one exchange: admitted at its beginning, judged by how it ends.

        Raises:
            ModelDown: the breaker is open; `after` is when it is worth to come again.
        """
        trying = await self._admit()
        try:
            yield
        except ModelDown as error:
            self._failed(error, is_trying=trying is not None)
            raise
        except ModelError:  # an answer, if not the one that was hoped for
            self._answered()
            raise
        else:
            self._answered()
        finally:  # also where it was cancelled, which tells nothing: the next one tries
            if trying is not None and trying is self._trying:
                self._release()

    def began(self) -> None:
        """An answer has begun: nobody has to wait for its end. Should it fail, it opens again."""
        if self._error is not None:
            logger.info("%s: up again", self._error.details.get("model"))
            self._error = None
            self._release()

    def _release(self) -> None:
        """Let those go on who wait for the trying call."""
        if self._trying is not None:
            self._trying.set()
            self._trying = None

    async def _admit(self) -> asyncio.Event | None:
        """Return when the call may be made; with an event where it is the trying one."""
        while self._error is not None:
            if self._trying is not None:
                await self._trying.wait()
                continue
            left = self._retry_at - self._clock()
            if left > 0:
                raise type(self._error)(after=left, **self._error.details)
            self._trying = asyncio.Event()
            return self._trying
        return None

    def _answered(self) -> None:
        self.began()
        self._failures = 0

    def _failed(self, error: ModelDown, *, is_trying: bool) -> None:
        self._failures += 1
        is_known = self._error is not None and not is_trying
        if is_known or self._failures < self._patience.down_after:
            return
        pause = min(max(self._patience.down_pause, error.after), _LONGEST)
        if self._error is None:  # said once an outage
            logger.warning("%s: down, left alone for %.0f s", error.details.get("model"), pause)
        self._error, self._retry_at = error, self._clock() + pause
