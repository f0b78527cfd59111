"""Amounts in words: dollars with enough digits to mean something, and what is unknown as such."""

from __future__ import annotations

from math import floor, log10

from bot.community.budget import Amount, Cap, Kind, Measure
from bot.text import Catalogue

_FEWEST, _MOST = 2, 6
"""Decimals."""


def dollars(money: float, catalogue: Catalogue) -> str:
    """US dollars: cents, and two digits that count where there are fewer than ten.

    >>> [dollars(money, Catalogue()) for money in (0, 12.5, 0.05, 0.01234, 0.00000001)]
    ['$0', '$12.50', '$0.05', '$0.012', '<$0.000001']
    """
    if money <= 0:
        return _priced("0", catalogue)
    if money < 10**-_MOST:
        return "<" + _priced(f"{10**-_MOST:.{_MOST}f}", catalogue)
    decimals = min(_MOST, max(_FEWEST, 1 - floor(log10(money))))
    whole, _, parts = f"{money:.{decimals}f}".partition(".")
    return _priced(f"{whole}.{parts.rstrip('0').ljust(_FEWEST, '0')}", catalogue)


def _priced(number: str, catalogue: Catalogue) -> str:
    return catalogue.say("cost-known", cost=catalogue.number(number))


def written(number: float, measure: Measure, catalogue: Catalogue) -> str:
    """A number of rounds, or of dollars."""
    return dollars(number, catalogue) if measure is Measure.MONEY else f"{number:.0f}"


def used(amount: Amount, measure: Measure, catalogue: Catalogue) -> str:
    """What was used of one measure; calls of unknown price are not called free."""
    if measure is Measure.ROUNDS or not amount.unknown:
        return written(amount.of(measure), measure, catalogue)
    if amount.money:
        return catalogue.say("usage-partly", money=dollars(amount.money, catalogue))
    return catalogue.say("usage-unknown")


def cap_line(cap: Cap, catalogue: Catalogue) -> str:
    """A cap in words: for whom, how much, and in which period."""
    say = catalogue.say
    match cap.kind:
        case Kind.EACH:
            who = say("budget-each")
        case Kind.SERVER:
            who = say("budget-whole")
        case Kind.ROLE:
            who = f"<@&{cap.who}>"
        case Kind.PERSON:
            who = f"<@{cap.who}>"
    parts = [] if cap.rounds is None else [say("budget-rounds", rounds=cap.rounds)]
    parts += [] if cap.money is None else [dollars(cap.money, catalogue)]
    amount = say("budget-and", one=parts[0], other=parts[1]) if len(parts) > 1 else parts[0]
    return say("budget-line", who=who, amount=amount, period=cap.period)
