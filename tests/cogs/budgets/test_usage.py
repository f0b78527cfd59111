"""What people are shown of budgets: numbers that mean something, and nothing unknown as free."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.community.budget import (
    NOBODY,
    NOTHING,
    Amount,
    Cap,
    Kind,
    Period,
    Standing,
    limits_for,
)
from bot.text import Catalogue
from cogs.budgets.amounts import cap_line, dollars
from cogs.budgets.usage import Everybody, Own, everybody_card, own_card
from cogs.thread.card import MAX_BYTES, MAX_CHARACTERS, Card

CATALOGUE = Catalogue()
ANN, HERE, TODAY = 7, 20, 20_000
CAP = Cap(HERE, Kind.EACH, NOBODY, Period.DAY, 20, 0.5)

amounts = st.builds(Amount, st.integers(0, 10**6), st.floats(0, 10**6), st.integers(0, 10**6))


def own(amount: Amount, *standings: Standing) -> Card:
    used = dict.fromkeys(Period, amount)
    return own_card(Own(used, standings, {TODAY: amount}, TODAY), CATALOGUE)


def everybody(shares: dict[int, Amount], names: dict[int, str], *standings: Standing) -> Card:
    return everybody_card(Everybody(list(shares.items()), names, standings), CATALOGUE)


def shown(card: Card) -> str:
    return "\n".join(card.blocks)


def row(card: Card, start: str) -> list[str]:
    """The cells of a row of the table, whose first one is `start`."""
    line = next(line for line in shown(card).split("\n") if line.startswith(start))
    return line.removeprefix(start).split()


def test_small_amounts_keep_the_digits_that_mean_something() -> None:
    assert [dollars(money, CATALOGUE) for money in (0, 3, 0.5, 0.0123, 0.00042)] == [
        "$0",
        "$3.00",
        "$0.50",
        "$0.012",
        "$0.00042",
    ]
    assert dollars(1e-9, CATALOGUE) == "<$0.000001"
    assert dollars(12.5, Catalogue("de")) == "12,50 $"


def test_a_person_sees_what_is_used_of_how_much_and_what_is_left() -> None:
    used, reserved = Amount(3, 0.02), Amount(1, 0.03)
    limits = [Standing(limit, used, reserved) for limit in limits_for([CAP], ANN, ())]
    card = own(used, *limits)
    assert row(card, "rounds today") == ["3", "20", "16"]
    assert row(card, "dollars today") == ["$0.02", "$0.50", "$0.45"]
    assert row(card, "rounds this month") == ["3", "–", "–"]
    assert card.picture is not None
    assert "$0.02" in card.picture.description


def test_an_unknown_price_is_told_as_unknown_and_never_as_nothing() -> None:
    card = own(Amount(2, 0.0, 3))
    assert row(card, "dollars today") == ["unknown", "–", "–"]
    assert "The price of 3 calls is unknown" in shown(card)
    assert row(own(Amount(2, 1.5, 3)), "dollars today") == ["$1.50", "+", "?", "–", "–"]


def test_those_who_manage_a_server_see_everybody_and_the_servers_own_limits() -> None:
    cap = Cap(HERE, Kind.SERVER, NOBODY, Period.MONTH, money=5.0)
    (limit,) = limits_for([cap], ANN, ())
    shares = {ANN: Amount(4, 0.4), 8: Amount(2, 0.1, 1)}
    total = Standing(limit, Amount(6, 0.5, 1), Amount(1, 0.03))
    card = everybody(shares, {ANN: "Ann`s\n```"}, total)
    assert row(card, "Ann's '''") == ["4", "$0.40"]
    assert row(card, "somebody") == ["2", "$0.10", "+", "?"]
    assert row(card, "all") == ["6", "$0.50", "+", "?"]
    assert "dollars this month: $0.50 + ? of $5.00, and $0.03 reserved" in shown(card)
    assert card.picture is not None
    assert card.picture.description.startswith("By person, US dollars: Ann's ''' $0.40, somebody")


def test_where_nobody_used_anything_there_is_no_table() -> None:
    card = everybody({}, {})
    assert "Nobody has used anything yet." in shown(card)
    assert card.picture is None
    assert own(NOTHING).picture is None


def test_caps_are_told_in_words() -> None:
    assert cap_line(CAP, CATALOGUE) == "Each person: 20 rounds and $0.50 a day"
    role = Cap(HERE, Kind.ROLE, 50, Period.MONTH, rounds=1)
    assert cap_line(role, CATALOGUE) == "<@&50>: one round a month"


@given(st.dictionaries(st.integers(1, 10**18), amounts, max_size=40), st.text())
def test_no_card_is_too_long(shares: dict[int, Amount], name: str) -> None:
    limits = limits_for(
        [
            Cap(HERE, kind, NOBODY, period, 1_000_000, 1_000_000.0)
            for kind in (Kind.EACH, Kind.SERVER)
            for period in Period
        ],
        ANN,
        (),
    )
    amount = next(iter(shares.values()), NOTHING)
    standings = [Standing(limit, amount, amount) for limit in limits]
    for card in (
        everybody(shares, dict.fromkeys(shares, name * 20), *standings),
        own(amount, *standings),
    ):
        said = shown(card)
        assert len(said) <= MAX_CHARACTERS
        assert len(said.encode()) <= MAX_BYTES
        assert said.count("```") in (0, 2)
        assert card.picture is None or len(card.picture.description) <= 1_000
