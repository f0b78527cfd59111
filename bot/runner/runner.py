"""The runner: one driver for each session that moves, none for those that wait."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence

from bot.errors import RefineError, StoreError
from bot.ports import Audience, Model, Store
from bot.refine.events import BurstEnded, Event, Interrupted
from bot.refine.limits import Stop
from bot.refine.loop import next_action
from bot.refine.session import Session
from bot.runner.clock import Clock
from bot.runner.driver import Driver
from bot.runner.ledger import Ledger, Log

logger = logging.getLogger(__name__)


class Runner:
    """Owns the drivers and the clock, from `start` to `close`."""

    def __init__(self, store: Store, ledger: Ledger, model: Model, audience: Audience) -> None:
        self._store = store
        self._ledger = ledger
        self._model = model
        self._audience = audience
        self._drivers: dict[int, tuple[Driver, asyncio.Task[None]]] = {}
        self._clock = Clock(store, ledger)
        self._clock_task: asyncio.Task[None] | None = None
        self._closing = False

    async def start(self) -> None:
        """Take up what an earlier process left, and begin to watch."""
        self._ledger.watch(self._notice)
        self._clock_task = asyncio.create_task(self._clock.run(), name="clock")
        for key in await self._store.running():
            self._audience.doubt(key)
            try:
                await self._take_up(await self._ledger.open(key))
            except StoreError as error:  # one log that cannot be read must not keep the others
                logger.error("session %s cannot be taken up: %s", key, error.code)

    async def close(self) -> None:
        """End every task; what they were doing goes on at the next start."""
        self._closing = True
        tasks = [task for _, task in self._drivers.values()]
        if self._clock_task is not None:
            tasks.append(self._clock_task)
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)

    async def _take_up(self, log: Log) -> None:
        """Go on with a session; a call that was open when the process ended is made again."""

        def make(session: Session) -> Sequence[Event]:
            return (Interrupted(self._ledger.now()),) if session.attempt is not None else ()

        if log.session.attempt is None:
            self._notice(log)
        else:
            await self._ledger.append(log.key, make)

    def _notice(self, log: Log) -> None:
        if self._closing:
            return
        self._clock.notice(log)
        self._audience.show(log.key, log.session)
        running = self._drivers.get(log.key)
        if running is not None:
            running[0].notice()
        elif next_action(log.session) is not None:
            driver = Driver(log, self._ledger, self._model, self._audience)
            task = asyncio.create_task(self._drive(log, driver), name=f"driver-{log.key}")
            self._drivers[log.key] = (driver, task)

    async def _drive(self, log: Log, driver: Driver) -> None:
        """One driver's life. It leaves before it looks a last time, so that no event is missed."""
        try:
            await driver.run()
        except StoreError as error:
            logger.error("session %s waits for the database: %s", log.key, error.code)
            return
        except Exception:  # a bug in one session must neither leave it hanging nor run for ever
            logger.exception("session %s: the driver failed", log.key)
            await self._fail(log)
            return
        finally:
            del self._drivers[log.key]
        if next_action(log.session) is not None:
            self._notice(log)

    async def _fail(self, log: Log) -> None:
        def make(session: Session) -> Sequence[Event]:
            if session.burst is None:
                return ()
            number, code = session.burst.number, RefineError.code
            return (BurstEnded(self._ledger.now(), number, Stop.FAILED, code),)

        await self._ledger.append(log.key, make)
