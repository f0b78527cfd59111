"""When a session ends that nobody touches, and that a final has a week's warning before."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.community.expiry import DAY, WARNING, ends_at, idle

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
