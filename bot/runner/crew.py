"""The crew: the drivers of one kind of session, one for each that moves, none for those that
wait; whoever wants the model takes its turn in the line that all kinds share."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Generic, Protocol

from bot.errors import StoreError, UnknownSession
from bot.ports import Audience
from bot.runner.driver import Driver
from bot.runner.ledger import Ledger, Log
from bot.runner.line import Claim, Line
from bot.runner.outlasting import outlasting
from bot.story.events import Event, Woke
from bot.story.kind import S, State
from bot.story.place import Place

logger = logging.getLogger(__name__)

_PATIENCE = 5.0
"""Seconds that the driver of a deleted session has to end by itself."""


class Craft(Protocol[S]):
    """How sessions of a kind are carried."""

    def is_busy(self, session: S) -> bool:
        """Whether it has something to do by itself."""
        ...

    def wants_model(self, session: S) -> bool:
        """Whether what it does next is to ask the model; else it is free."""
        ...

    def payer(self, session: S) -> int:
        """Whoever pays for what it does."""
        ...

    def gave_up(self, session: S) -> Sequence[Event]:
        """What ends the work that cannot be done."""
        ...

    def driver(self, log: Log[S]) -> Driver[S]:
        """Who carries one of them."""
        ...


class Crew(Generic[S]):
    """Owns the drivers, from `watch` to `close`."""

    def __init__(
        self,
        ledger: Ledger[S],
        craft: Craft[S],
        audience: Audience[S],
        line: Line,
        settled: Callable[[int], Awaitable[None]] | None = None,
    ) -> None:
        """`settled` waits until what was done in time is in a session's log, before that time is
        over."""
        self._settled = settled
        self.kind = ledger.kind.name
        self._ledger = ledger
        self._craft = craft
        self._audience = audience
        self._line = line
        self._drivers: dict[int, tuple[Driver[S], asyncio.Task[None]]] = {}
        self._closing = False

    def watch(self, notice: Callable[[State], None]) -> None:
        """Carry whatever moves from now on, and tell of it."""
        self._ledger.watch(lambda log: notice(log.session))
        self._ledger.watch(self._notice)

    async def take_up(self, key: int) -> None:
        """Go on with a session that an earlier process left.

        Raises:
            StoreError: its log cannot be read.
        """
        self._notice(await self._ledger.open(key))

    async def wake(self, key: int) -> None:
        """The time that a session waited for has come, unless it waits for another by now.

        Raises:
            StoreError: its log cannot be read or written.
        """
        if self._settled is not None:
            await self._settled(key)
        await self._ledger.append(key, self._woke)

    async def delete(self, key: int, since: float | None = None) -> Place | None:
        """Delete a session, unless it has moved after `since`, in Unix seconds: then None.

        What its call used by then is paid for. When it returns, that call has ended and nothing
        will be shown any more; where it stood.

        Raises:
            UnknownSession: there is no such session of this kind.
            StoreError: it cannot be deleted.
        """
        log = await self._ledger.delete(key, since, partial(self._bill, key))
        if log is None:
            return None
        self._line.leave(self._claim(log))
        if (running := self._drivers.get(key)) is not None:
            running[0].notice()
            _, late = await asyncio.wait([running[1]], timeout=_PATIENCE)
            for task in late:  # it may wait for the database, which has the bill by now
                task.cancel()
                await asyncio.wait([task])
        await self._audience.gone(key)
        return log.session.place

    async def overwrite(self, key: int, work: Callable[[], Awaitable[bool]]) -> bool:
        """Let a session's log be overwritten; see `Ledger.overwrite`. It is shown anew."""
        return await self._ledger.overwrite(key, work)

    async def close(self) -> None:
        """End every driver; what they were doing goes on at the next start."""
        self._closing = True
        tasks = [task for _, task in self._drivers.values()]
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)

    async def idle(self) -> None:
        """Until no driver is at work."""
        while tasks := [task for _, task in self._drivers.values()]:
            await asyncio.wait(tasks)

    def _bill(self, key: int, session: S) -> Sequence[Event]:
        """What its call used by now, were it to end."""
        running = self._drivers.get(key)
        return () if running is None else running[0].bill(session)

    def _woke(self, session: S) -> Sequence[Event]:
        now = self._ledger.now()
        is_due = session.wake_at is not None and session.wake_at <= now
        return (Woke(now),) if is_due else ()

    def _notice(self, log: Log[S]) -> None:
        if self._closing or log.is_gone:
            return
        self._audience.show(log.key, log.session)
        running = self._drivers.get(log.key)
        if running is not None:
            running[0].notice()
        elif self._craft.wants_model(log.session):
            tell = partial(self._audience.waits, log.key)
            self._line.ask(self._claim(log), partial(self._seat, log), tell)
        else:
            self._line.leave(self._claim(log))
            if self._craft.is_busy(log.session):
                self._begin(log, self._is_free)

    def _claim(self, log: Log[S]) -> Claim:
        payer = self._craft.payer(log.session)
        return Claim(self.kind, log.key, payer, log.session.place.guild)

    def _seat(self, log: Log[S]) -> None:
        """Its turn has come; what another pays for waits for another."""
        if self._closing:
            return
        self._audience.waits(log.key, None)
        self._begin(log, partial(self._is_paid_by, self._craft.payer(log.session)))

    def _is_paid_by(self, payer: int, session: S) -> bool:
        return self._craft.is_busy(session) and self._craft.payer(session) == payer

    def _is_free(self, session: S) -> bool:
        return self._craft.is_busy(session) and not self._craft.wants_model(session)

    def _begin(self, log: Log[S], may_go_on: Callable[[S], bool]) -> None:
        driver = self._craft.driver(log)
        driving = self._drive(log, partial(driver.run, may_go_on))
        task = asyncio.create_task(driving, name=f"driver-{log.key}")
        self._drivers[log.key] = (driver, task)

    async def _drive(self, log: Log[S], run: Callable[[], Awaitable[None]]) -> None:
        """One driver's life. It leaves before it looks a last time, so that no event is missed."""
        name = f"session {log.key}"
        try:
            await outlasting(name, run)
        except UnknownSession:
            return  # it was deleted
        except StoreError as error:
            logger.error("session %s cannot go on: %s", log.key, error.code)
            return
        except Exception:  # a bug in one session must neither leave it hanging nor run for ever
            logger.exception("session %s: the driver failed", log.key)
            before = log.seq
            await outlasting(name, lambda: self._ledger.append(log.key, self._craft.gave_up))
            if log.seq == before:
                return
        finally:
            del self._drivers[log.key]
            if not self._closing:  # else the next one would begin
                self._line.leave(self._claim(log))
        if self._craft.is_busy(log.session):
            self._notice(log)
