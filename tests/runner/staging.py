"""A runner on a real store, with a model and an audience that a test directs."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Generic

import aiosqlite

from bot import ports
from bot.refine.kind import REFINE
from bot.refine.replies import Called, Further, Growing, Part, Reviewed, Unanswered, Usage
from bot.refine.session import Session
from bot.refine.task import Do, Task
from bot.runner.crew import Crew
from bot.runner.ledger import Ledger, Log
from bot.runner.line import Line, Seats
from bot.runner.raising import Raising
from bot.runner.refining import Refining
from bot.runner.runner import Runner
from bot.runner.screen import Screen
from bot.store.budgets import Budgets
from bot.store.store import SqliteStore
from bot.store.writer import Writer
from bot.story.events import Event
from bot.story.kind import S
from bot.story.summary import Summary
from bot.story.wait import Wait
from tests.refine.build import Editor, Steady

Rule = Callable[[int, Task], Exception | None]


class Model:
    """Answers as its editor would, each draft in two pieces, and can be held in the middle.

    Its answers stream, so that others have their turn between the parts, or come all at once.
    """

    def __init__(self, editor: Editor | None = None, *, streams: bool = True) -> None:
        self.streams = streams
        self.asked: list[Task] = []
        self.open = 0
        self.fails: Rule = lambda nth, task: None
        self.most: float | None = 0.5  # that a call may cost
        self.repeats = False  # each call is paid for twice: its first answer cannot be read
        self.breaks_off: Exception | None = None  # after it has cost something
        self._editor = editor or Steady()
        self._held: dict[int, tuple[asyncio.Event, asyncio.Event]] = {}

    def hold(self, nth: int) -> tuple[asyncio.Event, asyncio.Event]:
        """Hold the nth answer in the middle of its draft: an event that tells when it is there,
        and one that lets it go on."""
        return self._held.setdefault(nth, (asyncio.Event(), asyncio.Event()))

    async def ask(self, task: Task) -> AsyncGenerator[Part, None]:
        self.asked.append(task)
        nth = len(self.asked)
        self.open += 1
        try:
            yield Called()
            if error := self.fails(nth, task):
                yield Unanswered()
                raise error
            if self.breaks_off is not None:
                yield Usage("scripted", 100, 1, 0.5, estimated=True)
                raise self.breaks_off
            if self.repeats:
                yield Usage("scripted", 100, 10, 0.5, estimated=False)
                yield Further(self.most)
                yield Called()
            if task.do is not Do.WRITE:
                yield Reviewed(self._editor.review(task))
                if self.streams:
                    await asyncio.sleep(0)
            if task.do is not Do.JUDGE:
                written = self._editor.write(task)
                text = written.draft or ""
                yield Growing(text[: len(text) // 2])
                if nth in self._held:
                    there, go_on = self._held[nth]
                    there.set()
                    await go_on.wait()
                yield Growing(text)
                yield written
            yield Usage("scripted", 100, 10, 0.5, estimated=False)
        finally:
            self.open -= 1

    def bound(self, task: Task) -> float | None:
        return self.most

    def estimate(self, task: Task, grown: str) -> Usage:
        return Usage("scripted", 100, len(grown), 0.25, estimated=True)


def reserved(path: Path) -> tuple[int, float]:
    """The rounds and the dollars that are kept for open calls."""
    with closing(sqlite3.connect(path)) as database:
        found = database.execute("SELECT total(rounds), total(money) FROM accounts").fetchone()
        return int(found[0]), float(found[1])


class Audience(Generic[S]):
    """Remembers what it was shown, unless it is told to keep nothing in memory."""

    def __init__(self) -> None:
        self.remembers = True
        self.shown: list[S] = []
        self.grown: list[str] = []
        self.gone_told: list[int] = []
        self.waits_told: list[tuple[int, Wait | None]] = []

    def show(self, key: int, session: S) -> None:
        if self.remembers:
            self.shown.append(session)

    def waits(self, key: int, wait: Wait | None) -> None:
        self.waits_told.append((key, wait))

    async def gone(self, key: int) -> None:
        self.gone_told.append(key)

    def draft_grows(self, key: int, text: str) -> None:
        self.grown.append(text)


class Times:
    """The time that events carry: a tick further each time somebody asks."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        self.now += 0.001
        return self.now


class Faulty(SqliteStore):
    """A store whose appends a test can stop, or let fail, by their number."""

    def __init__(
        self,
        path: Path,
        reads: aiosqlite.Connection,
        writer: Writer,
        damaged: asyncio.Event,
        clock: Callable[[], float],
    ) -> None:
        super().__init__(path, reads, writer, damaged, clock)
        self.appends = 0
        self.stop_after = 0
        self.stopped = asyncio.Event()
        self.failures: dict[int, Exception] = {}
        self.due_failures: list[Exception] = []

    async def append(
        self, session: int, seq: int, events: Sequence[Event], summary: Summary
    ) -> None:
        self.appends += 1
        nth = self.appends
        if nth in self.failures:
            raise self.failures[nth]
        await super().append(session, seq, events, summary)
        if nth == self.stop_after:
            self.stopped.set()
            await asyncio.Event().wait()  # written, but nobody hears of it any more

    async def due(self, kind: str, now: float) -> list[int]:
        if self.due_failures:
            raise self.due_failures.pop()
        return await super().due(kind, now)


@dataclass
class Process:
    """One process of the bot without Discord."""

    store: Faulty
    ledger: Ledger[Session]
    runner: Runner
    crew: Crew[Session]
    model: Model
    audience: Audience[Session]
    raising: Raising

    async def idle(self) -> None:
        """Until no driver is at work."""
        async with asyncio.timeout(20):
            await self.crew.idle()

    async def waiting(self, log: Log[Session]) -> Session:
        """Until a session has nothing to do; as it is then."""
        async with asyncio.timeout(20):
            await log.until(lambda session: session.burst is None)
        await self.idle()
        return log.session


AMPLE = Seats(100, 100, 100)
"""So many that nobody waits."""


@asynccontextmanager
async def process(
    path: Path,
    model: Model | None = None,
    now: Callable[[], float] | None = None,
    failures: Mapping[int, Exception] | None = None,
    real: ports.Model | None = None,
    seats: Seats = AMPLE,
    screen: Screen | None = None,
    *,
    starts: bool = True,
) -> AsyncIterator[Process]:
    """A process from its start to its end; `failures` of its appends, by number. A `real` model is
    asked instead of the scripted one; `seats` are how many sessions may run. One that does not
    start its runner moves no session by itself."""
    async with Faulty.open(path) as store:
        store.failures = dict(failures or {})
        ledger = Ledger(store, REFINE, now or Times())
        model, audience = model or Model(), Audience[Session]()
        line = Line(seats, monotonic, asyncio.get_running_loop().call_soon)
        raising = Raising(ledger, Budgets(store))
        refining = Refining(ledger, real or model, audience, raising, screen or Screen())
        crew = Crew(ledger, refining, audience, line)
        runner = Runner(store, ledger.now, [crew])
        if starts:
            await runner.start()
        try:
            yield Process(store, ledger, runner, crew, model, audience, raising)
        finally:
            await runner.close()
