"""What a board is: its phase, its ideas, its votes, and what the winners became."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.brainstorm.events import Do, Phase
from bot.brainstorm.limits import BoardLimits
from bot.refine.credit import Credit
from bot.refine.limits import Limits
from bot.story.hints import Hint
from bot.story.place import Place
from bot.story.sources import Sources
from bot.story.spending import NOTHING, Spending
from bot.story.titles import title_of


@dataclass(frozen=True, slots=True)
class Idea:
    """One idea; the model's own have no `person`."""

    number: int
    person: int | None
    text: str
    at: float
    message: int | None = None
    is_noted: bool = False
    is_withdrawn: bool = False
    channel: int | None = None  # that of the message


@dataclass(frozen=True, slots=True)
class Call:
    """A model call under way; its answer counts only while it is open."""

    number: int
    do: Do


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is to be refined; without a draft it is written from the brief."""

    brief: str
    draft: str | None
    credits: tuple[Credit, ...]
    is_by_rule: bool = False  # the model failed
    is_edited: bool = False


LIVE = (Phase.GATHER, Phase.VOTE, Phase.SHAPE)
"""The phases in which people can still do something to a board."""


@dataclass(frozen=True, slots=True)
class Board:
    """Everything the next decision needs: the fold of the board's log."""

    host: int
    topic: str
    goal: str
    limits: BoardLimits
    refine: Limits
    place: Place
    opened: float  # in Unix seconds, as `now`
    now: float
    phases: tuple[Phase, ...] = (Phase.GATHER,)  # that have begun, the present one last
    ideas: tuple[Idea, ...] = ()
    groups: tuple[tuple[int, ...], ...] | None = None  # None until like ideas were put together
    marks: tuple[tuple[int, int], ...] = ()  # person and idea, in the order of the votes
    reactions: frozenset[tuple[int, int, int]] = frozenset()  # that are set: person, message, idea
    casts: int = 0  # how many votes were cast, changes of mind included
    sparks_wanted: int = 0
    spark_asker: int | None = None  # whoever asked for the last one; the first are the host's
    call: Call | None = None
    calls: int = 0
    deaths: int = 0  # of processes, each in a call, since one came to its end
    failure: str = ""  # of the last call, until one succeeds
    withheld: tuple[str, ...] = ()  # for what moderation flagged parts of the last answer
    proposal: Proposal | None = None
    session: int | None = None
    hints: tuple[Hint, ...] = ()
    spending: Spending = NOTHING
    ends_at: float | None = None  # when the phase does, unless somebody ends it before
    retry_at: float | None = None  # when a call is due that was postponed
    sources: Sources = field(default_factory=Sources)

    @property
    def phase(self) -> Phase:
        """What the board is at."""
        return self.phases[-1]

    @property
    def step(self) -> int:
        """How many phases have begun."""
        return len(self.phases)

    @property
    def wake_at(self) -> float | None:
        """The time that the board waits for."""
        times = (self.ends_at, self.retry_at)
        return min((time for time in times if time is not None), default=None)

    @property
    def title(self) -> str:
        """The first words of the topic, at most 60 characters, on one line."""
        return title_of(self.topic)

    @property
    def live_ideas(self) -> tuple[Idea, ...]:
        """The ideas that stand, oldest first."""
        return tuple(i for i in self.ideas if not i.is_withdrawn)

    @property
    def people(self) -> tuple[int, ...]:
        """Who took part, in the order in which they came; the host may only look on."""
        given = [i.person for i in self.ideas if i.person is not None]
        return tuple(dict.fromkeys([*given, *(person for person, _ in self.marks)]))

    @property
    def is_live(self) -> bool:
        """Whether people can still do something to it."""
        return self.phase in LIVE

    @property
    def is_closed(self) -> bool:
        """Whether nothing comes of it any more."""
        return self.phase in (Phase.CLOSED, Phase.GONE)

    @property
    def hides_votes(self) -> bool:
        """Whether nobody is to see how the votes stand, for the vote is not over yet."""
        return self.limits.is_hidden and self.phase in (Phase.GATHER, Phase.VOTE)

    def payer(self, do: Do) -> int:
        """Whoever asks pays: for what belongs to every board, its host."""
        asker = self.spark_asker if do is Do.SPARK else None
        return self.host if asker is None else asker

    def idea(self, number: int) -> Idea | None:
        """The idea with this number, if it stands."""
        return next((i for i in self.live_ideas if i.number == number), None)
