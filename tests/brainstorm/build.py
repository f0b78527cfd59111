"""Builders for the tests of a brainstorm: a first event, and a board that people do things to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count

from bot.brainstorm import events as e
from bot.brainstorm.board import Board, Idea, Proposal
from bot.brainstorm.events import Do, Phase
from bot.brainstorm.fold import apply, fold
from bot.brainstorm.grouping import grouped
from bot.brainstorm.limits import BoardLimits
from bot.brainstorm.loop import StartCall, next_action
from bot.brainstorm.questions import Question, question_for
from bot.brainstorm.shaping import credits_of
from bot.brainstorm.tally import standings
from bot.refine.limits import Limits
from bot.story.events import Event, Interrupted, Woke

HOST, ANN, BEN, CLEO = 1, 2, 3, 4
TOPIC, GOAL = "What shall we do in summer?", "An announcement for everybody"
OPTIONS = ("Kayak on the river", "Museum of glass", "Pizza bakery", "Stargazing")
"""Ideas that nobody would take for each other."""


def opened(
    limits: BoardLimits | None = None, *, sparks: int = 0, topic: str = TOPIC, goal: str = GOAL
) -> e.Opened:
    """A board's first event."""
    return e.Opened(
        at=0.0,
        source="open",
        host=HOST,
        topic=topic,
        goal=goal,
        limits=limits or BoardLimits(),
        refine=Limits(),
        sparks=sparks,
        channel=10,
        guild=11,
        command=12,
        threads=True,
    )


def ideas_of(*texts: str) -> tuple[Idea, ...]:
    """Ideas, numbered from 1."""
    return tuple(Idea(n, ANN, text, 0.0) for n, text in enumerate(texts, 1))


@dataclass
class Table:
    """A board, its log, and the people around it. The model answers when a test says so."""

    first: e.Opened = field(default_factory=opened)
    board: Board = field(init=False)
    log: list[Event] = field(init=False)

    def __post_init__(self) -> None:
        self.board = fold([self.first])
        self.log = [self.first]
        self._sources = count()

    @property
    def at(self) -> float:
        """The time of the next event."""
        return float(len(self.log))

    @property
    def proposal(self) -> Proposal:
        """What is to be refined."""
        assert self.board.proposal is not None
        return self.board.proposal

    def append(self, *events: Event) -> Board:
        """Record events and see what they change."""
        for event in events:
            self.log.append(event)
            self.board = apply(self.board, event)
        return self.board

    def give(self, *texts: str, person: int = ANN) -> Board:
        """A person has ideas, each in a message: 101 is that of the first idea."""
        for text in texts:
            message = 101 + sum(isinstance(event, e.IdeaGiven) for event in self.log)
            self.append(e.IdeaGiven(self.at, self._source(), person, text, message))
        return self.board

    def change(self, message: int, text: str) -> Board:
        """The message of an idea is edited."""
        return self.append(e.IdeaChanged(self.at, self._source(), message, text))

    def spark(self, person: int = ANN) -> Board:
        """A person asks for an idea of the model's."""
        return self.append(e.SparkAsked(self.at, self._source(), person))

    def choose(self, person: int, *chosen: int, among: Sequence[int] | None = None) -> Board:
        """A person votes in a menu, which has every option unless a test says which."""
        if among is None:
            among = [s.option.number for s in standings(self.board)]
        return self.append(e.Voted(self.at, self._source(), person, tuple(among), chosen))

    def react(self, person: int, idea: int, *, on: bool = True) -> Board:
        """A person votes by a reaction, or takes it back."""
        return self.choose(person, *([idea] if on else []), among=[idea])

    def move_on(self, phase: Phase | None = None) -> Board:
        """The host ends the phase that they see."""
        phase = phase or self.board.phase
        return self.append(e.MovedOn(self.at, self._source(), HOST, phase))

    def edit(self, brief: str) -> Board:
        """The host writes the brief anew."""
        return self.append(e.BriefEdited(self.at, self._source(), HOST, brief))

    def wake(self, at: float | None = None) -> Board:
        """The time comes that the board waits for."""
        at = at if at is not None else self.board.wake_at
        assert at is not None, "the board waits for no time"
        return self.append(Woke(at))

    def asked(self) -> Question:
        """The call that the board wants is opened; what is asked."""
        action = next_action(self.board)
        if isinstance(action, StartCall):
            self.append(e.CallStarted(self.at, action.attempt, action.do))
        return question_for(self.board)

    def think(self, *ideas: str) -> Board:
        """The model has ideas."""
        assert self.asked().do is Do.SPARK
        return self.append(e.Sparked(self.at, self.board.calls, ideas))

    def group(self, *proposed: Sequence[int]) -> Board:
        """The model proposes groups."""
        assert self.asked().do is Do.GROUP
        groups = grouped(self.board.live_ideas, proposed)
        return self.append(e.Grouped(self.at, self.board.calls, groups))

    def shape(self, brief: str, draft: str, became: dict[int, str] | None = None) -> Board:
        """The model writes a brief and a draft."""
        assert self.asked().do is Do.SHAPE
        credits_ = credits_of(self.board, became or {})
        return self.append(e.Shaped(self.at, self.board.calls, brief, draft, credits_))

    def fail(self, code: str = "error-model") -> Board:
        """The model fails at what it is asked."""
        self.asked()
        return self.append(e.CallFailed(self.at, self.board.calls, code))

    def postpone(self, until: float) -> Board:
        """The call that the board wants does not fit beside what others have reserved."""
        assert isinstance(next_action(self.board), StartCall)
        return self.append(e.CallPostponed(self.at, until))

    def crash(self) -> Board:
        """The process ends in the middle of a call."""
        return self.append(Interrupted(self.at))

    def counts(self) -> dict[int, int]:
        """The votes of each option."""
        return {s.option.number: s.votes for s in standings(self.board)}

    def _source(self) -> str:
        return f"i{next(self._sources)}"


def at_vote(*texts: str, limits: BoardLimits | None = None) -> Table:
    """A board on which each idea is an option and the vote is open."""
    table = Table(opened(limits))
    table.give(*(texts or OPTIONS))
    table.move_on()
    table.group()
    return table


def at_shape(*texts: str, limits: BoardLimits | None = None) -> Table:
    """A board whose first idea won and which waits for the model to shape it."""
    table = at_vote(*texts, limits=limits)
    table.choose(BEN, 1)
    table.move_on()
    return table
