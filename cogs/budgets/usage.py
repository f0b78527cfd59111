"""What `/usage` shows: a table, and a picture of it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.community.budget import DAY, NOTHING, Amount, Measure, Period, Standing
from bot.story.hidden import one_line
from bot.text import Catalogue
from cogs.budgets.amounts import used, written
from cogs.budgets.chart import MOST_BARS, picture_of
from cogs.thread import excerpt
from cogs.thread.card import NEUTRAL, Card

CARD = "usage"
MOST_ROWS = 15
"""People in the table; whoever used less is added up in one row."""
_NAME = (16, 24)
"""The most characters and bytes of a name: the wider its letters, the more bytes they have."""
_NONE = "–"


@dataclass(frozen=True, slots=True)
class Own:
    """What one person used in a place, and every limit that holds for them."""

    used: Mapping[Period, Amount]  # in the present day and month
    standings: Sequence[Standing]
    days: Mapping[int, Amount]  # by the number of the day
    today: int


@dataclass(frozen=True, slots=True)
class Everybody:
    """What everybody used in a server this month, the most first, by the person's id."""

    shares: Sequence[tuple[int, Amount]]
    names: Mapping[int, str]  # of those that are shown
    standings: Sequence[Standing]  # of the server's own limits


def own_card(own: Own, catalogue: Catalogue) -> Card:
    """What a person is shown of theirs."""
    say = catalogue.say
    rows = [["", say("usage-used"), say("usage-of"), say("usage-left")]]
    for measure in Measure:
        for period in Period:
            done = used(own.used[period], measure, catalogue)
            name = say(f"usage-row-{measure}-{period}")
            rows.append([name, done, *_limit(own.standings, measure, period, catalogue)])
    days = range(own.today - MOST_BARS + 1, own.today + 1)
    shares = [(_date(day), own.days.get(day, NOTHING)) for day in days]
    return Card(
        key=CARD,
        reply_to=None,
        accent=NEUTRAL,
        blocks=(say("usage-own"), _table(rows), *_notes(own.used[Period.MONTH], catalogue)),
        buttons=(),
        picture=picture_of(say("usage-by-day"), shares, catalogue),
    )


def everybody_card(everybody: Everybody, catalogue: Catalogue) -> Card:
    """What those who manage a server are shown of it."""
    say, shares = catalogue.say, everybody.shares
    if not shares:
        nothing = (say("usage-everybody"), say("usage-nothing"))
        return Card(CARD, None, NEUTRAL, nothing, ())
    named = [(_name(everybody.names.get(key), catalogue), amount) for key, amount in shares]
    shown = named[:MOST_ROWS]
    if len(named) > MOST_ROWS:
        rest = named[MOST_ROWS:]
        shown.append((say("usage-others", number=len(rest)), _sum(amount for _, amount in rest)))
    total = _sum(amount for _, amount in shares)
    shown.append((say("usage-total"), total))
    rows = [["", say("usage-rounds"), say("usage-dollars")]]
    for name, amount in shown:
        rows.append([name, *(used(amount, measure, catalogue) for measure in Measure)])
    limits = [_standing_line(standing, catalogue) for standing in everybody.standings]
    notes = _notes(total, catalogue)
    return Card(
        key=CARD,
        reply_to=None,
        accent=NEUTRAL,
        blocks=(
            say("usage-everybody"),
            _table(rows),
            *(["\n".join(limits)] if limits else []),
            *notes,
        ),
        buttons=(),
        picture=picture_of(say("usage-by-person"), named, catalogue),
    )


def _limit(
    standings: Sequence[Standing], measure: Measure, period: Period, catalogue: Catalogue
) -> list[str]:
    """The most, and what is left, of the person's tightest limit."""
    own = [s for s in standings if not s.limit.is_shared]
    found = [s for s in own if (s.limit.measure, s.limit.period) == (measure, period)]
    if not found:
        return [_NONE, _NONE]
    tightest = min(found, key=lambda standing: standing.left)
    return [written(n, measure, catalogue) for n in (tightest.limit.most, tightest.left)]


def _standing_line(standing: Standing, catalogue: Catalogue) -> str:
    limit = standing.limit
    return catalogue.say(
        "usage-limit",
        name=catalogue.say(f"usage-row-{limit.measure}-{limit.period}"),
        used=used(standing.used, limit.measure, catalogue),
        most=written(limit.most, limit.measure, catalogue),
        reserved=written(standing.reserved.of(limit.measure), limit.measure, catalogue),
    )


def _notes(amount: Amount, catalogue: Catalogue) -> list[str]:
    notes = [catalogue.say("usage-note")]
    if amount.unknown:
        notes.append(catalogue.say("usage-note-unknown", calls=amount.unknown))
    return ["\n".join(notes)]


def _table(rows: Sequence[Sequence[str]]) -> str:
    """Columns of equal width, the first one's words to the left, numbers to the right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = [
        "  ".join(
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
    return "```\n" + "\n".join(lines) + "\n```"


def _name(name: str | None, catalogue: Catalogue) -> str:
    """A person's name on one line, in which nothing ends the table; who has left has none."""
    said = one_line(name or "").replace("`", "'")
    return excerpt.head(said or catalogue.say("usage-somebody"), *_NAME)


def _sum(amounts: Iterable[Amount]) -> Amount:
    rounds, money, unknown = 0, 0.0, 0
    for amount in amounts:
        rounds, money = rounds + amount.rounds, money + amount.money
        unknown += amount.unknown
    return Amount(rounds, money, unknown)


def _date(day: int) -> str:
    return datetime.fromtimestamp(day * DAY, UTC).strftime("%m-%d")
