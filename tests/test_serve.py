"""What the bot takes of the machine before it starts."""

from __future__ import annotations

import resource
from collections.abc import Iterator

import pytest

from bot.serve import allow_many_files


@pytest.fixture
def few_files() -> Iterator[int]:
    """A limit as most systems set it, below one that may be asked for; the latter."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (256, hard))
    yield hard
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_more_sessions_may_run_than_files_may_be_open_at_first(few_files: int) -> None:
    allow_many_files()

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    assert hard == few_files
    assert soft == (65_536 if hard == resource.RLIM_INFINITY else min(hard, 65_536))
