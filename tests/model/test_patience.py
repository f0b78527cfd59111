"""How long to wait before a call is made again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from bot.model.patience import Patience, retry_after


def test_pauses_double_up_to_the_longest_and_end_with_the_tries() -> None:
    patience = Patience(tries=6, base_delay=1.0, longest_wait=4.0)
    pauses = [patience.delay(failures, None) for failures in range(1, 7)]
    assert pauses[-1] is None
    for pause, longest in zip(pauses, [1.0, 2.0, 4.0, 4.0, 4.0], strict=False):
        assert pause is not None
        assert longest / 2 <= pause <= longest


def test_the_servers_word_counts_as_far_as_it_is_reasonable() -> None:
    patience = Patience(longest_wait=60.0)
    assert patience.delay(1, 30.0) == 30.0
    assert patience.delay(1, 61.0) is None
    assert patience.delay(4, 1.0) is None


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "7"}, 7.0),
        ({"retry-after": "0.5"}, 0.5),
        ({"retry-after-ms": "250", "retry-after": "1"}, 0.25),
        ({"retry-after": "Wed, 21 Oct 2015 07:28:00 GMT"}, 0.0),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "-1"}, None),
        ({"retry-after": "nan"}, None),
    ],
)
def test_what_a_server_says_of_the_wait(headers: dict[str, str], seconds: float | None) -> None:
    assert retry_after(headers) == seconds


def test_a_date_beyond_all_calendars_says_nothing() -> None:
    assert retry_after({"retry-after": "Mon, 01 Jan 99999999999 00:00:00 GMT"}) is None


def test_a_wait_may_end_at_a_date() -> None:
    date = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)
    assert retry_after({"retry-after": date}) == pytest.approx(3600, abs=60)
