"""A runner of boards and of the sessions that come of them, on a real store, with a thinker that a
test directs."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic

from bot.brainstorm import events as e
from bot.brainstorm.board import Board
from bot.brainstorm.events import Do, Phase
from bot.brainstorm.kind import BRAINSTORM
from bot.brainstorm.limits import BoardLimits
from bot.brainstorm.loop import next_action
from bot.brainstorm.questions import Groups, Question, Shape, Sparks, Thought, ThoughtPart
from bot.refine.kind import REFINE
from bot.refine.limits import Limits
from bot.refine.replies import Called, Further, Unanswered, Usage
from bot.refine.session import Session
from bot.runner.brainstorming import Brainstorming
from bot.runner.crew import Crew
from bot.runner.ledger import Ledger, Log
from bot.runner.line import Line
from bot.runner.raising import Raising
from bot.runner.refining import Refining
from bot.runner.runner import Runner
from bot.runner.screen import Screen
from bot.store.budgets import Budgets
from bot.store.store import SqliteStore
from bot.story.events import Event
from tests.brainstorm.build import ANN, BEN, CLEO, HOST, opened
from tests.refine.build import STEADY_TEXT
from tests.runner.staging import AMPLE, Audience, Faulty, Model, Times

FIRST = replace(
    opened(BoardLimits(gather=600.0, vote=300.0), sparks=1), at=1_000.0, refine=Limits(1)
)
"""A board that begins with an idea of the model's, at the time at which `Times` begins."""
NO_SPARKS = replace(FIRST, sparks=0)

IDEAS = (
    e.IdeaGiven(1.0, "idea 1", ANN, "Pizza bakery", 101),
    e.IdeaGiven(1.0, "idea 2", BEN, "Kayak on the river", 102),
    e.IdeaGiven(1.0, "idea 3", CLEO, "Bake a pizza", 103),
)
SAME = tuple(replace(idea, text="Pizza bakery") for idea in IDEAS)


def moved_on(phase: Phase) -> e.MovedOn:
    """The host ends a phase."""
    return e.MovedOn(1.0, f"on from {phase}", HOST, phase)


def voted(person: int, *chosen: int) -> e.Voted:
    """A person votes."""
    return e.Voted(1.0, f"vote of {person}", person, chosen, chosen)


LIFE: tuple[Event, ...] = (
    *IDEAS,
    voted(CLEO, 2),
    moved_on(Phase.GATHER),
    voted(ANN, 2),
    voted(BEN, 2, 3),
    moved_on(Phase.VOTE),
    moved_on(Phase.SHAPE),
)
"""What people do from the first idea to the end of the board."""


class Thinker:
    """Answers each question in one way, and can be held before its answer or before its bill."""

    def __init__(self) -> None:
        self.asked: list[Question] = []
        self.open = 0
        self.fails: Callable[[int, Question], Exception | None] = lambda nth, question: None
        self.repeats: set[int] = set()  # whose first answer cannot be read, though it is paid for
        self._held: dict[tuple[int, bool], tuple[asyncio.Event, asyncio.Event]] = {}

    def hold(self, nth: int, *, answered: bool = False) -> tuple[asyncio.Event, asyncio.Event]:
        """Hold the nth answer: an event that tells when it is there, and one that lets it go."""
        return self._held.setdefault((nth, answered), (asyncio.Event(), asyncio.Event()))

    async def think(self, question: Question) -> AsyncGenerator[ThoughtPart, None]:
        self.asked.append(question)
        nth = len(self.asked)
        self.open += 1
        try:
            yield Called()
            await self._wait(nth, answered=False)
            if error := self.fails(nth, question):
                yield Unanswered()
                raise error
            if nth in self.repeats:
                yield Usage("scripted", 100, 10, 0.5, estimated=False)
                yield Further(0.5)
                yield Called()
            yield _thought(question)
            await self._wait(nth, answered=True)
            yield Usage("scripted", 100, 10, 0.5, estimated=False)
        finally:
            self.open -= 1

    def ceiling(self, question: Question) -> float | None:
        return 0.5

    def guess(self, question: Question) -> Usage:
        return Usage("scripted", 100, 0, 0.25, estimated=True)

    async def _wait(self, nth: int, *, answered: bool) -> None:
        if (nth, answered) in self._held:
            there, go_on = self._held[nth, answered]
            there.set()
            await go_on.wait()


def _thought(question: Question) -> Thought:
    match question.do:
        case Do.SPARK:
            return Sparks(("Stargazing",) * question.count)
        case Do.GROUP:
            pizza = [number for number, text in question.ideas if "izza" in text]
            return Groups((tuple(pizza),))
        case Do.SHAPE:
            credits_ = tuple((number, f"what {text} became") for number, text in question.ideas)
            return Shape("A brief", STEADY_TEXT, credits_)


@dataclass
class BoardProcess:
    """One process of the bot without Discord."""

    store: Faulty
    boards: Ledger[Board]
    sessions: Ledger[Session]
    runner: Runner
    crews: tuple[Crew[Board], Crew[Session]]
    thinker: Thinker
    audience: Audience[Board]

    async def happens(self, log: Log[Board], *events: Event) -> Board:
        """Things that people do, each after what it led to is done; as it is then."""
        for event in events:
            await self.boards.record(log.key, replace(event, at=self.boards.now()))  # type: ignore[type-var]
            await self.resting(log)
        return log.session

    async def resting(self, log: Log[Board]) -> Board:
        """Until a board waits for people or for a time; as it is then."""
        async with asyncio.timeout(20):
            await log.until(lambda board: next_action(board) is None)
            for crew in self.crews:
                await crew.idle()
        return log.session

    async def began(self, board: Board) -> Session:
        """The session that came of a board, once it waits for people."""
        assert board.session is not None
        log = await self.sessions.open(board.session)
        async with asyncio.timeout(20):
            await log.until(lambda session: session.burst is None)
        return log.session


@asynccontextmanager
async def board_process(
    path: Path,
    thinker: Thinker | None = None,
    now: Callable[[], float] | None = None,
    *,
    starts: bool = True,
) -> AsyncIterator[BoardProcess]:
    """A process from its start to its end; see `process`."""
    async with Faulty.open(path) as store:
        clock = now or Times()
        boards, sessions = Ledger(store, BRAINSTORM, clock), Ledger(store, REFINE, clock)
        thinker, audience, readers = thinker or Thinker(), Audience[Board](), Audience[Session]()
        line = Line(AMPLE, monotonic, asyncio.get_running_loop().call_soon)
        raising, screen = Raising(sessions, Budgets(store)), Screen()
        refining = Refining(sessions, Model(), readers, raising, screen)
        crews = (
            Crew(boards, Brainstorming(boards, sessions, thinker, screen), audience, line),
            Crew(sessions, refining, readers, line),
        )
        runner = Runner(store, clock, crews)
        if starts:
            await runner.start()
        try:
            yield BoardProcess(store, boards, sessions, runner, crews, thinker, audience)
        finally:
            await runner.close()


async def lived(on: BoardProcess, log: Log[Board]) -> tuple[Board, Session]:
    await on.resting(log)
    board = await on.happens(log, *LIFE)
    return board, await on.began(board)


async def events_of(path: Path, key: int) -> list[Event]:
    async with SqliteStore.open(path) as store:
        return await store.load(key)
