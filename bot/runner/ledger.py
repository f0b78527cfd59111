"""The ledger: appends events to sessions' logs and tells who watches."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar
from weakref import WeakValueDictionary

from bot.errors import SeqTaken, SourceKnown, UnknownSession
from bot.ports import Store
from bot.runner.turns import Turns
from bot.story.events import Event, Forgotten
from bot.story.kind import Kind, S

T = TypeVar("T")

LONG = 200
"""Events that are folded in one go, some milliseconds; a longer log is dear to read."""
MOST_LONG = 32
"""Long logs that were read last and are kept, so that a word in their threads costs no reading."""


class Log(Generic[S]):
    """One session's log as this process knows it; it lives as long as somebody uses it."""

    def __init__(self, key: int, seq: int, session: S) -> None:
        self.key = key
        self.seq = seq
        self.session = session
        self.lock = asyncio.Lock()
        self.news = asyncio.Event()
        self.is_gone = False  # the session was deleted

    async def until(self, condition: Callable[[S], object]) -> None:
        """Return once the session is as wanted.

        Raises:
            UnknownSession: it was deleted.
        """
        while not condition(self.session):
            if self.is_gone:
                raise UnknownSession(session=self.key)
            await self.news.wait()


class Ledger(Generic[S]):
    """The one way into the store for everybody who has something to record about a kind."""

    def __init__(self, store: Store, kind: Kind[S], clock: Callable[[], float] = time.time) -> None:
        self.kind = kind
        self._store = store
        self._logs: WeakValueDictionary[int, Log[S]] = WeakValueDictionary()
        self._turns = Turns()
        self._long: deque[Log[S]] = deque(maxlen=MOST_LONG)
        self._watchers: list[Callable[[Log[S]], None]] = []
        self._deletions = 0
        self.now = clock

    def watch(self, watcher: Callable[[Log[S]], None]) -> None:
        """Call `watcher` after every change, in the event loop; it must return at once."""
        self._watchers.append(watcher)

    async def start(self, event: Event) -> Log[S]:
        """Begin a session, or find the one that this source began already."""
        session = self.kind.fold([event])
        key, is_new = await self._store.create(event, self.kind.summarize(session))
        log = self._logs.setdefault(key, Log(key, 1, session)) if is_new else await self.open(key)
        self._tell(log)
        return log

    async def open(self, key: int) -> Log[S]:
        """A session's log, read from the store unless somebody has it in hand: whoever looks
        before appending keeps the log for that long, and not its session alone.

        Raises:
            UnknownSession: there is no such session of this kind.
        """
        if (log := self._logs.get(key)) is not None:
            return log
        async with self._turns.of(key):
            log = self._logs.get(key)  # somebody may have read it meanwhile
            if log is None:
                log = self._logs.setdefault(key, await self._read(key))
                if log.seq > LONG:
                    self._long.append(log)
        return log

    async def _read(self, key: int) -> Log[S]:
        deletions = None
        while deletions != self._deletions:  # what was read meanwhile may be deleted by now
            deletions = self._deletions
            events = await self._store.load(key)
            if not events or not isinstance(events[0], self.kind.first):
                raise UnknownSession(session=key)
            session = self.kind.fold(events[:LONG])
            for place, event in enumerate(events[LONG:]):
                if place % LONG == 0:
                    await asyncio.sleep(0)  # others' turn
                session = self.kind.apply(session, event)
        return Log(key, len(events), session)

    async def append(self, key: int, make: Callable[[S], Sequence[Event]]) -> S:
        """Append what `make` decides from the session as it is at that moment; nothing is an
        answer. A log that moved meanwhile is read, and `make` asked again.

        Returns the session as it is after.

        Raises:
            UnknownSession: there is no such session.
            StoreError: the database cannot be written.
        """
        log = await self.open(key)
        async with log.lock:
            known = log.seq
            while events := make(log.session):
                session = log.session
                for event in events:
                    session = self.kind.apply(session, event)
                try:
                    await self._store.append(key, log.seq + 1, events, self.kind.summarize(session))
                except SourceKnown:
                    await self._catch_up(log)
                    break
                except SeqTaken:
                    before = log.seq
                    await self._catch_up(log)
                    if log.seq == before:
                        raise  # the log has a gap: what comes after it can never be counted
                    continue
                except UnknownSession:
                    self._forget(log)
                    raise
                log.seq += len(events)
                log.session = session
                break
            has_moved = log.seq != known
        if has_moved:
            self._tell(log)
        return log.session

    async def decide(self, key: int, make: Callable[[S], tuple[Sequence[Event], T]]) -> tuple[S, T]:
        """Append as `append` does, where there is something to say of what `make` decides: the
        session as it is after, and what was said the last time that `make` was asked.

        Raises:
            UnknownSession: there is no such session.
            StoreError: the database cannot be written.
        """
        said: list[T] = []

        def decided(session: S) -> Sequence[Event]:
            events, words = make(session)
            said.append(words)
            return events

        return await self.append(key, decided), said[-1]

    async def record(self, key: int, event: Event) -> S:
        """Append a fact, whatever the session has come to meanwhile."""
        return await self.append(key, lambda _: [event])

    async def delete(
        self, key: int, since: float | None, last: Callable[[S], Sequence[Event]]
    ) -> Log[S] | None:
        """Delete a session; its log as it was, or None where it has moved after `since`. `last`
        tells, at that moment, what has happened to it and is in no log yet.

        Whoever has its log in hand meets `UnknownSession` from now on.

        Raises:
            UnknownSession: there is no such session.
            StoreError: the database cannot be written.
        """
        log = await self.open(key)
        async with log.lock:
            if not await self._store.delete(key, since, last(log.session)):
                return None
            self._forget(log)
        return log

    async def overwrite(self, key: int, work: Callable[[], Awaitable[bool]]) -> bool:
        """Let a session's log be overwritten while nobody appends to it; whether `work` did that.

        Raises:
            UnknownSession: there is no such session.
            StoreError: the database cannot be used.
        """
        log = await self.open(key)
        async with log.lock:
            if not await work():
                return False
            await self._catch_up(log)
        self._tell(log)
        return True

    def _forget(self, log: Log[S]) -> None:
        """A session is not in the store any more."""
        self._deletions += 1
        self._logs.pop(log.key, None)
        if log in self._long:
            self._long.remove(log)
        log.is_gone = True
        log.news.set()

    async def _catch_up(self, log: Log[S]) -> None:
        """Another process, or an append whose caller was cancelled, wrote to this log; where
        somebody was forgotten, what was known of it is not what it says any more."""
        new = await self._store.load(log.key, after=log.seq)
        if any(isinstance(event, Forgotten) for event in new):
            events = await self._store.load(log.key)
            log.session, log.seq = self.kind.fold(events), len(events)
            return
        for event in new:
            log.session = self.kind.apply(log.session, event)
            log.seq += 1

    def _tell(self, log: Log[S]) -> None:
        log.news.set()
        log.news = asyncio.Event()
        for watcher in self._watchers:
            watcher(log)
