"""Which caps hold for whom, what is left of them, and until when a refused call waits."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.community.budget import (
    BRIEF,
    DAY,
    EVERYWHERE,
    NOBODY,
    Amount,
    Cap,
    Kind,
    Limit,
    Measure,
    Period,
    Refusal,
    Standing,
    limits_for,
    refusal,
)

HERE, ANN, BEN = 20, 7, 8
WRITERS, GUESTS = 50, 51
NOON = 1_000 * DAY + DAY / 2

times = st.floats(0, 4_000_000_000)
caps = st.builds(
    Cap,
    st.sampled_from([EVERYWHERE, HERE]),
    st.sampled_from(Kind),
    st.sampled_from([NOBODY, ANN, BEN, WRITERS, GUESTS]),
    st.sampled_from(Period),
    st.none() | st.integers(0, 100),
    st.none() | st.floats(0, 100),
)
amounts = st.builds(Amount, st.integers(0, 100), st.floats(0, 100))


def each(rounds: int, period: Period = Period.DAY) -> Cap:
    return Cap(HERE, Kind.EACH, NOBODY, period, rounds)


def role(who: int, rounds: int) -> Cap:
    return Cap(HERE, Kind.ROLE, who, Period.DAY, rounds)


def own(rounds: int | None, money: float | None = None) -> Cap:
    return Cap(HERE, Kind.PERSON, ANN, Period.DAY, rounds, money)


def most(*found: Limit) -> list[float]:
    return [limit.most for limit in found]


def test_a_persons_own_cap_stands_before_their_roles_and_before_that_for_each() -> None:
    everything = [own(1), role(WRITERS, 30), role(GUESTS, 20), each(10)]
    assert most(*limits_for(everything, ANN, {WRITERS, GUESTS})) == [1]
    assert most(*limits_for(everything, BEN, {WRITERS, GUESTS})) == [30]
    assert most(*limits_for(everything, BEN, {GUESTS})) == [20]
    assert most(*limits_for(everything, BEN, ())) == [10]


def test_what_a_cap_does_not_say_the_next_one_says() -> None:
    found = limits_for([own(None, money=2.0), each(10)], ANN, ())
    assert {(limit.measure, limit.most) for limit in found} == {
        (Measure.MONEY, 2.0),
        (Measure.ROUNDS, 10),
    }


def test_the_servers_and_the_operators_caps_hold_beside_a_persons() -> None:
    server = Cap(HERE, Kind.SERVER, NOBODY, Period.MONTH, money=5.0)
    everywhere = Cap(EVERYWHERE, Kind.EACH, NOBODY, Period.DAY, 3)
    found = limits_for([own(100), server, everywhere], ANN, ())
    assert {limit.code for limit in found} == {
        "person-rounds-day",
        "server-money-month",
    }
    assert sorted(most(*found)) == [3, 5.0, 100]


def test_a_call_waits_for_the_later_of_two_periods_that_are_used_up() -> None:
    day, month = limits_for([each(1), each(1, Period.MONTH)], ANN, ())
    used = Amount(1)
    both = [Standing(day, used), Standing(month, used)]
    assert refusal(both[:1], Amount(1), NOON) == Refusal(1_001 * DAY, "person-rounds-day", False)
    found = refusal(both, Amount(1), NOON)
    assert found == Refusal(Period.MONTH.end(NOON), "person-rounds-month", False)


def test_what_is_only_reserved_is_waited_for_briefly() -> None:
    (limit,) = limits_for([each(2)], ANN, ())
    found = refusal([Standing(limit, Amount(1), Amount(1))], Amount(1), NOON)
    assert found == Refusal(NOON + BRIEF, "person-rounds-day", is_brief=True)


def test_tenths_of_a_dollar_add_up_to_the_cap() -> None:
    (limit,) = limits_for([own(None, money=0.3)], ANN, ())
    assert (
        refusal([Standing(limit, Amount(money=0.1), Amount(money=0.1))], Amount(money=0.1), NOON)
        is None
    )


@given(times)
def test_periods_are_those_of_the_calendar(at: float) -> None:
    now = datetime.fromtimestamp(at, UTC)
    midnight = datetime(now.year, now.month, now.day, tzinfo=UTC)
    first = midnight.replace(day=1)
    after = (first + timedelta(days=31)).replace(day=1)
    assert Period.DAY.end(at) == (midnight + timedelta(days=1)).timestamp()
    assert Period.MONTH.end(at) == after.timestamp()
    assert Period.MONTH.days(at).start * DAY == first.timestamp()


@given(st.lists(caps), st.sampled_from([ANN, BEN]), st.sets(st.sampled_from([WRITERS, GUESTS])))
def test_one_limit_holds_for_each_place_period_and_measure(
    found: list[Cap], person: int, roles: set[int]
) -> None:
    limits = limits_for(found, person, roles)
    keys = [(one.guild, one.is_shared, one.period, one.measure) for one in limits]
    assert len(set(keys)) == len(keys)
    assert set(limits) == set(limits_for(reversed(found), person, roles))


@given(st.lists(st.tuples(caps, amounts, amounts)), amounts, times)
def test_what_is_let_through_overspends_nothing(
    found: list[tuple[Cap, Amount, Amount]], need: Amount, at: float
) -> None:
    standings = [
        Standing(limit, used, reserved)
        for cap, used, reserved in found
        for limit in limits_for([cap], ANN, {WRITERS})
    ]
    refused = refusal(standings, need, at)
    if refused is not None:
        assert refused.until > at
        return
    for s in standings:
        taken, wanted = (
            s.used.of(s.limit.measure) + s.reserved.of(s.limit.measure),
            need.of(s.limit.measure),
        )
        assert not wanted or taken + wanted <= s.limit.most + 1e-6
