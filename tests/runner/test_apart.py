"""What goes wrong with one of several sessions is told, and keeps no other."""

from __future__ import annotations

import asyncio
import logging

import pytest

from bot.errors import StoreError, UnknownSession
from bot.runner.apart import apart


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (StoreError(path="refine.db"), "session 7 cannot be ended: error-store"),
        (ZeroDivisionError(), "session 7 cannot be ended"),
    ],
    ids=["database", "bug"],
)
def test_a_session_that_fails_is_told_of_and_keeps_no_other(
    error: Exception, told: str, caplog: pytest.LogCaptureFixture
) -> None:
    failed = []
    for key in (7, 8):
        with apart(key, "be ended") as attempt:
            if key == 7:
                raise error
        failed.append(attempt.has_failed)
    assert failed == [True, False]
    assert [r.getMessage() for r in caplog.records if r.levelno == logging.ERROR] == [told]


def test_a_session_that_was_deleted_meanwhile_is_no_failure(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with apart(7, "be ended") as attempt:
        raise UnknownSession(session=7)
    assert not attempt.has_failed
    assert not [r for r in caplog.records if r.levelno > logging.INFO]


def test_an_end_of_the_bot_is_kept_by_nothing() -> None:
    with pytest.raises(asyncio.CancelledError), apart(7, "be ended"):
        raise asyncio.CancelledError
