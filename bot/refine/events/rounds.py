"""What the loop decides, and what the model answers."""

from __future__ import annotations

from dataclasses import dataclass

from bot.refine.draft import FactChange, Finding, Issue, Verdict
from bot.refine.limits import Stop


@dataclass(frozen=True, slots=True)
class RoundStarted:
    """A model call begins. `closing` compares a finished branch with the session's best.

    It is reserved in `payer`'s name: one round where a draft is to be written, and at most
    `reserved` US dollars, None where the price is unknown.
    """

    at: float
    attempt: int
    closing: bool = False
    payer: int | None = None
    reserved: float | None = None
    rounds: int = 0


@dataclass(frozen=True, slots=True)
class Rating:
    """One draft's points by criterion, 1.0 to 5.0, and their total, 2.0 to 10.0."""

    draft: int
    points: tuple[tuple[str, float], ...]
    total: float


@dataclass(frozen=True, slots=True)
class RequestChecked:
    """Whether the judged draft does what a request asked, and why not."""

    request: str
    met: bool
    why: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """The judging half of an answer, unblinded, with the verdict that code drew from it.

    The verdict is written down, not computed by the fold: a later version of the checks must not
    change what an old session decided. `candidate` is None when one text alone was judged.
    """

    at: float
    attempt: int
    ratings: tuple[Rating, ...]
    candidate: int | None = None
    verdict: Verdict = Verdict.FIRST
    findings: tuple[Finding, ...] = ()
    issues: tuple[tuple[int, Issue], ...] = ()
    lost: tuple[FactChange, ...] = ()
    added: tuple[FactChange, ...] = ()
    requests: tuple[RequestChecked, ...] = ()
    excused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Drafted:
    """The writing half of an answer: the next draft, or None where nothing is left to improve.

    Where moderation flagged the draft its text is not written down: `withheld` has the categories.
    `number` and `based_on` are for those who read the log without folding it; see
    `attempts.numbered`. An answer that came too late has neither.
    """

    at: float
    attempt: int
    text: str | None
    changes: str = ""
    number: int | None = None
    based_on: int | None = None
    withheld: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RoundFailed:
    """A model call failed for good; `code` names the error, whose sentence is in the catalogue."""

    at: float
    attempt: int
    code: str


@dataclass(frozen=True, slots=True)
class RoundPostponed:
    """A model call failed in a way that passes; it is made again at `until`, in Unix seconds.

    `code` names the error; `is_paid` says that the call had begun to answer and cost something.
    """

    at: float
    attempt: int
    code: str
    until: float
    is_paid: bool = False


@dataclass(frozen=True, slots=True)
class BudgetPaused:
    """A model call is not made before `until`, in Unix seconds, because a budget is used up.

    `whose` names it (`bot.community.budget.Limit.code`). It `is_brief` where the budget is only
    reserved, by calls that are under way.
    """

    at: float
    until: float
    whose: str
    is_brief: bool = False


@dataclass(frozen=True, slots=True)
class BudgetRaised:
    """Budgets were changed; what waits because of one tries again."""

    at: float


@dataclass(frozen=True, slots=True)
class BurstEnded:
    """The running burst is over.

    `detail` is the failure's code where it failed, and the model's words where nothing is left.
    """

    at: float
    burst: int
    stop: Stop
    detail: str = ""
