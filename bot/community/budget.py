"""Budgets: which caps a model call has to fit under, what is left of them, and until when not.

A day is a UTC day, by its number since 1970-01-01; a month is the calendar's.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

EVERYWHERE = 0
"""The guild of the operator's own caps, which count what is used in every place. A direct message
has no other ones."""
NOBODY = 0
"""The `who` of a cap that names nobody: the server's, or the one for each person."""
DAY = 86_400
"""Seconds."""
BRIEF = 30.0
"""Seconds until a call is tried again that would fit, were it not for what others have reserved."""
_DUST = 1e-9
"""Dollars that binary fractions may be off by."""


class Kind(StrEnum):
    """Whom a cap is for."""

    EACH = "each"  # everybody for whom there is no other
    ROLE = "role"
    PERSON = "person"
    SERVER = "server"  # all of its people together


_RANK = {Kind.EACH: 0, Kind.ROLE: 1, Kind.PERSON: 2, Kind.SERVER: 0}


class Period(StrEnum):
    """When what was used is forgotten."""

    DAY = "day"
    MONTH = "month"

    def days(self, at: float) -> range:
        """The numbers of the days in the period around a time."""
        today = int(at // DAY)
        if self is Period.DAY:
            return range(today, today + 1)
        year, month, day = _date(today)
        first = today - day + 1
        return range(first, first + monthrange(year, month)[1])

    def end(self, at: float) -> float:
        """When the period around a time is over, in Unix seconds."""
        return float(self.days(at).stop * DAY)


class Measure(StrEnum):
    """What is counted: drafts of the model (and its answers to a board), or US dollars."""

    ROUNDS = "rounds"
    MONEY = "money"


@dataclass(frozen=True, slots=True)
class Cap:
    """What was set: the most rounds, dollars, or both, of somebody in a period."""

    guild: int
    kind: Kind
    who: int
    period: Period
    rounds: int | None = None
    money: float | None = None


@dataclass(frozen=True, slots=True)
class Limit:
    """One number that a person's calls have to stay under."""

    guild: int
    kind: Kind
    period: Period
    measure: Measure
    most: float

    @property
    def is_shared(self) -> bool:
        """Whether everybody's calls count, and not this person's alone."""
        return self.kind is Kind.SERVER

    @property
    def code(self) -> str:
        """Whose it is, of what, and in which period: the name of its sentence."""
        shared = "bot" if self.guild == EVERYWHERE else "server"
        return f"{shared if self.is_shared else 'person'}-{self.measure}-{self.period}"


@dataclass(frozen=True, slots=True)
class Amount:
    """Rounds and dollars; calls whose price is unknown count in `unknown` alone."""

    rounds: int = 0
    money: float = 0.0
    unknown: int = 0

    def of(self, measure: Measure) -> float:
        """As many as there are of one of them."""
        return self.rounds if measure is Measure.ROUNDS else self.money


NOTHING = Amount()


@dataclass(frozen=True, slots=True)
class Standing:
    """A limit, what is used of it in its present period, and what open calls have reserved."""

    limit: Limit
    used: Amount
    reserved: Amount = NOTHING

    @property
    def left(self) -> float:
        """What can still be reserved."""
        return max(0.0, self._room)

    @property
    def _room(self) -> float:
        measure = self.limit.measure
        return self.limit.most - self.used.of(measure) - self.reserved.of(measure)

    def is_short(self, need: Amount) -> bool:
        """Whether a call that needs so much does not fit any more."""
        wanted = need.of(self.limit.measure)
        return wanted > 0 and wanted > self._room + _DUST

    def is_spent(self, need: Amount) -> bool:
        """Whether it would not fit either if every open call cost nothing."""
        return Standing(self.limit, self.used).is_short(need)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a call is not made, and from when on it may be tried again, in Unix seconds.

    It `is_brief` where the budget is not used up, but reserved by calls that are under way.
    """

    until: float
    code: str
    is_brief: bool


def limits_for(caps: Iterable[Cap], person: int, roles: Collection[int]) -> tuple[Limit, ...]:
    """What holds for a person: their own cap, else the most generous of their roles', else the
    one for each, by period and by measure; and always the server's."""
    found: dict[tuple[int, bool, Period, Measure], Limit] = {}
    for cap in caps:
        for limit in _limits(cap) if _concerns(cap, person, roles) else ():
            key = (limit.guild, limit.is_shared, limit.period, limit.measure)
            known = found.get(key)
            if known is None or _weight(limit) > _weight(known):
                found[key] = limit
    return tuple(found.values())


def refusal(standings: Iterable[Standing], need: Amount, at: float) -> Refusal | None:
    """Why a call that needs so much is not made now; None where it fits under every limit."""
    short = [s for s in standings if s.is_short(need)]
    spent = [s for s in short if s.is_spent(need)]
    if spent:
        last = max(spent, key=lambda s: s.limit.period.end(at)).limit
        return Refusal(last.period.end(at), last.code, is_brief=False)
    return Refusal(at + BRIEF, short[0].limit.code, is_brief=True) if short else None


def _limits(cap: Cap) -> Iterator[Limit]:
    for measure, most in ((Measure.ROUNDS, cap.rounds), (Measure.MONEY, cap.money)):
        if most is not None:
            yield Limit(cap.guild, cap.kind, cap.period, measure, most)


def _concerns(cap: Cap, person: int, roles: Collection[int]) -> bool:
    match cap.kind:
        case Kind.PERSON:
            return cap.who == person
        case Kind.ROLE:
            return cap.who in roles
        case Kind.EACH | Kind.SERVER:
            return True


def _weight(limit: Limit) -> tuple[int, float]:
    return _RANK[limit.kind], limit.most


def _date(day: int) -> tuple[int, int, int]:
    """The year, month and day of a day's number: years begin in March, eras have 400 of them."""
    era, of_era = divmod(day + 719_468, 146_097)
    year = (of_era - of_era // 1_460 + of_era // 36_524 - of_era // 146_096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    march = (5 * of_year + 2) // 153
    month = march + 3 if march < 10 else march - 9
    return year + era * 400 + (month <= 2), month, of_year - (153 * march + 2) // 5 + 1
