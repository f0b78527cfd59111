"""The tally: which awaits were reached and where processes died, and where the next one is to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random

from tests.torture.fuse import Aim

BY_CHANCE = 0.12
"""The share of processes that die wherever chance has them: they live longest, so that sessions
come to their ends."""
TOLD = 0.3
"""The share of those that are told to end before."""
USUAL, LONGEST = 200, 800
"""Stays at awaits after which a process dies at the latest: 200 take about a quarter of a second.
The longer life is for chance, and for awaits that are seldom come to."""
LONGEST_END = 30.0
"""The same after it was told to end."""
LATEST = 10.0
"""The nth stay at an await in which it is aimed at, at most; half of them before the fourth."""


@dataclass
class Tally:
    """What is known so far, by the names of awaits."""

    died: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)  # aimed at, and not come to
    life: set[str] = field(default_factory=set)  # reached while nobody told the bot to end
    ending: set[str] = field(default_factory=set)

    @property
    def reached(self) -> set[str]:
        """All that any process came to."""
        return self.life | self.ending

    def aim(self, chance: Random) -> Aim:
        """Where the next process is to die: where fewest have died, or tried to, so far."""
        if not self.reached or chance.random() < BY_CHANCE:
            if chance.random() < TOLD:
                return Aim(span(LONGEST_END, chance), ends=chance.randint(1, LONGEST))
            return Aim(chance.randint(1, LONGEST))
        tries = {place: self.died[place] + self.missed[place] for place in self.reached}
        fewest = min(tries.values())
        place = chance.choice(sorted(place for place in tries if tries[place] == fewest))
        returning, is_rare = chance.random() < 0.5, self.missed[place] > self.died[place]
        if place not in self.life:
            return Aim(int(LONGEST_END), place, 1, returning, span(USUAL, chance))
        if is_rare:
            return Aim(LONGEST, place, 1, returning)
        return Aim(USUAL, place, span(LATEST, chance), returning)

    def note(self, aim: Aim, ashes: Iterable[str]) -> bool:
        """What came of an aim; whether the process died by its own fuse."""
        died: list[str] = []
        for line in ashes:
            what, *places = line.split()
            if what == "died":
                died = places
            else:
                (self.ending if what == "ending" else self.life).update(places)
        self.died.update(died)
        if aim.place and aim.place not in died:
            self.missed[aim.place] += 1
        return bool(died)

    def add(self, other: Tally) -> None:
        """What others came to know."""
        self.died += other.died
        self.missed += other.missed
        self.life |= other.life
        self.ending |= other.ending


def span(longest: float, chance: Random) -> int:
    """From 1 on, the short ones as often as the long ones."""
    return int(longest ** chance.random())
