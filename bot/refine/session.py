"""What a session is: its drafts, its bursts of rounds, its requests and its votes."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.refine.credit import Credit
from bot.refine.draft import ORIGINAL, Draft, Issue, Unmet, Withheld
from bot.refine.limits import Limits, Stop
from bot.refine.outage import Outage
from bot.refine.rubric import RUBRICS, Rubric, Style
from bot.story.hints import Hint
from bot.story.place import Place
from bot.story.sources import Sources
from bot.story.spending import NOTHING, Spending
from bot.story.titles import title_of


@dataclass(frozen=True, slots=True)
class Request:
    """What a member asked for; a hard requirement of every round until a draft meets it."""

    id: str
    person: int
    text: str
    about: int | None
    at: float
    message: int | None = None
    met_by: int | None = None
    why: str = ""
    is_noted: bool = False
    is_withdrawn: bool = False
    channel: int | None = None  # that of the message

    @property
    def is_open(self) -> bool:
        """Whether it stands and no draft has met it yet."""
        return self.met_by is None and not self.is_withdrawn


@dataclass(frozen=True, slots=True)
class Burst:
    """A run of rounds along one line of drafts, from `root` to its best so far, `base`."""

    number: int
    root: int | None
    base: int | None
    rounds: int
    payer: int  # whoever asked for it
    branch: bool = False
    used: int = 0
    rejects: int = 0
    candidate: int | None = None
    reviewed: bool = False
    review: tuple[Issue, ...] = ()  # the newest issues of the base, for the writer
    exhausted: bool = False
    says: str = ""  # why, in the model's words, where it is
    settled: bool = False
    asked: frozenset[int] = frozenset()
    followed: int | None = None  # the members' choice that this line already follows
    heard: frozenset[str] = frozenset()  # the requests that an answered call was told of
    deaths: int = 0  # of processes, each in a call, since one came to its end


@dataclass(frozen=True, slots=True)
class Pause:
    """A time from `at` on in which the burst waits because a budget of `payer`'s, or of all, is
    used up; it goes on at `until`. `whose` names the budget."""

    payer: int
    at: float
    until: float
    whose: str
    is_over: bool = False


@dataclass(frozen=True, slots=True)
class Attempt:
    """A model call under way; its answer counts only while it is open."""

    number: int
    closing: bool
    writes: bool
    requests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ending:
    """How a burst ended, and what the session had cost by then.

    `detail` is the failure's code where it failed, and the model's words where nothing is left.
    """

    burst: int
    stop: Stop
    best: int | None
    at: float
    detail: str = ""
    rounds: int = 0
    spending: Spending = NOTHING
    is_chosen: bool = False  # whether the best was the members' choice then
    unmet: tuple[Unmet, ...] = ()  # what members had asked and no draft had done


@dataclass(frozen=True, slots=True)
class Session:
    """Everything the next decision needs: the fold of the session's log."""

    author: int
    brief: str
    style: str  # the value of a `Style`, or the name of a rubric of the server's own
    limits: Limits
    place: Place
    now: float
    drafts: tuple[Draft, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    requests: tuple[Request, ...] = ()
    gathering: tuple[str, ...] = ()  # the requests that wait until `wake_at` for others to join
    burst: Burst | None = None
    bursts: int = 0
    queue: tuple[tuple[int, int], ...] = ()  # the drafts to go on from, and who asked
    endings: tuple[Ending, ...] = ()
    outages: tuple[Outage, ...] = ()
    pauses: tuple[Pause, ...] = ()
    attempt: Attempt | None = None
    attempts: int = 0
    judged_best: int | None = None
    picks: tuple[int, ...] = ()  # the author's, the latest last
    votes: frozenset[tuple[int, int, int]] = frozenset()  # person, draft, +1 or -1
    excused: frozenset[str] = frozenset()
    spending: Spending = NOTHING
    wake_at: float | None = None
    final: int | None = None
    finals: int = 0
    hints: tuple[Hint, ...] = ()
    askers: frozenset[int] = frozenset()  # who asked for another round
    sources: Sources = field(default_factory=Sources)
    flips: tuple[tuple[str, int], ...] = ()
    credits: tuple[Credit, ...] = ()
    own: Rubric | None = None  # a rubric of the server's, as it was when the session began
    each_pays: bool = False  # for the rounds that they ask for; see `Started`

    @property
    def rubric(self) -> Rubric:
        """What the session's texts are judged by."""
        return RUBRICS[Style(self.style)] if self.own is None else self.own

    @property
    def original(self) -> str | None:
        """The text it began with, or None where that was a brief alone."""
        first = self.draft(ORIGINAL)
        return first.text if first else None

    @property
    def is_of_ideas(self) -> bool:
        """Whether the text it began with is the model's own, a first draft of a team's ideas."""
        return bool(self.credits) and self.original is not None

    @property
    def title(self) -> str:
        """The first words of the text or brief, on one line."""
        return title_of(self.original or self.brief)

    @property
    def rounds_written(self) -> int:
        """How many drafts the model has written, those that were withheld included."""
        return sum(d.number != ORIGINAL for d in self.drafts) + len(self.withheld)

    @property
    def has_rounds_left(self) -> bool:
        """Whether the model may write another draft here."""
        return self.rounds_written + self.spending.rounds < self.limits.max_rounds

    @property
    def accepted(self) -> bool:
        """Whether the author accepted a draft as the final."""
        return self.final is not None

    @property
    def outage(self) -> Outage | None:
        """The outage under way: the model's last calls failed, and none was answered since."""
        last = self.outages[-1] if self.outages else None
        return None if last is None or last.is_over else last

    @property
    def pause(self) -> Pause | None:
        """The pause under way: a budget is used up, and the burst waits for it."""
        last = self.pauses[-1] if self.pauses else None
        return None if last is None or last.is_over else last

    @property
    def is_put_off(self) -> bool:
        """Whether a burst waits for a model that is down, or for a budget; the clock wakes it for
        its next try."""
        return self.burst is not None and self.wake_at is not None

    @property
    def payer(self) -> int:
        """Whoever asked for the rounds under way; the author while there are none."""
        return self.author if self.burst is None else self.burst.payer

    @property
    def deaths(self) -> int:
        """The processes that died in the call that is due, one after the other."""
        return 0 if self.burst is None else self.burst.deaths

    @property
    def is_shown(self) -> bool:
        """Whether all is shown of how the last burst ended, and the final where there is one; or
        was given up, for it cannot be."""
        return self.place.seeded >= self.bursts

    @property
    def final_card(self) -> str:
        """The card of the newest final; accepting again after another round makes a new one."""
        return f"final{self.finals}"

    @property
    def pick(self) -> int | None:
        """The draft that the author picked last, of those whose pick still stands."""
        return self.picks[-1] if self.picks else None

    @property
    def chosen(self) -> int | None:
        """The draft the members chose: the author's pick, else the one highest net vote."""
        if self.pick is not None:
            return self.pick
        net: dict[int, int] = {}
        for _, draft, value in self.votes:
            net[draft] = net.get(draft, 0) + value
        top = max(net.values(), default=0)
        leaders = [draft for draft, votes in net.items() if votes == top]
        return leaders[0] if top >= 1 and len(leaders) == 1 else None

    @property
    def leading(self) -> int | None:
        """The best but for a final: the members' choice, else the judge's."""
        return self.judged_best if self.chosen is None else self.chosen

    @property
    def best(self) -> int | None:
        """The final, else what is leading. None before there is a text."""
        return self.leading if self.final is None else self.final

    @property
    def open_requests(self) -> tuple[Request, ...]:
        """The requests that stand and that no draft has met yet, oldest first."""
        return tuple(r for r in self.requests if r.is_open)

    @property
    def gathered(self) -> tuple[Request, ...]:
        """What still stands of the requests that wait for others to join them, oldest first."""
        return tuple(r for r in self.open_requests if r.id in self.gathering)

    def is_for(self, burst: Burst, person: int) -> bool:
        """Whether a person's wishes add rounds to a burst: whoever pays says how long it is."""
        return person == burst.payer or not self.each_pays

    def may_steer(self, person: int) -> bool:
        """Whether a person's wishes count here."""
        return not self.limits.is_private or person == self.author

    def draft(self, number: int | None) -> Draft | None:
        """The draft with this number, if there is one."""
        return next((d for d in self.drafts if d.number == number), None)
