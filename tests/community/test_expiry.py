"""When a session ends that nobody touches, and that a final has a week's warning before."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.community.expiry import DAY, WARNING, bounded, ends_at, idle, overdue

NOW = 1_000 * DAY


@pytest.mark.parametrize(
    ("days", "warned_after"), [(1, 1), (7, 7), (8, 1), (30, 23), (3_650, 3_643)]
)
def test_a_final_is_warned_of_a_week_before_where_that_can_be(days: int, warned_after: int) -> None:
    found = idle(days, NOW)
    assert NOW - found.over == days * DAY
    assert NOW - found.warn == warned_after * DAY


@given(st.integers(1, 3_650), st.floats(0, 4_000))
def test_a_warning_is_never_later_than_the_end_it_tells(days: int, idle_for: float) -> None:
    end = ends_at(NOW - idle_for * DAY, days, NOW)
    assert end >= NOW + WARNING
    later = idle(days, end)
    assert later.over >= NOW - idle_for * DAY - 1
    assert later.warned >= NOW - 1


@pytest.mark.parametrize(
    ("days", "retention", "ends"),
    [(30, 0, 30), (0, 90, 90), (30, 90, 30), (120, 90, 90), (0, 0, 0)],
)
def test_nothing_lasts_longer_than_the_operator_keeps_anything(
    days: int, retention: int, ends: int
) -> None:
    assert bounded(days, retention) == ends


def test_a_final_that_nobody_could_be_told_of_goes_a_week_later() -> None:
    assert overdue(30, 100 * DAY) == 63 * DAY
