"""What holds for every test.

Hypothesis has no deadline, for a busy machine is no failure; `make fuzz` tries more. The stage's
own assertions are told as a test's are, whichever folder imports it first.
"""

import asyncio
import os
from collections.abc import AsyncIterator

import pytest
from hypothesis import settings

from tests.runner.travel import Travel

pytest.register_assert_rewrite("tests.e2e.stage")

settings.register_profile("patient", deadline=None)
settings.register_profile("fuzz", deadline=None, max_examples=3_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "patient"))


def pytest_xdist_auto_num_workers() -> int:
    """Two for each core: most tests wait for a bot, or for a time, more than they compute."""
    return 2 * (os.cpu_count() or 1)


@pytest.fixture
async def travel() -> AsyncIterator[Travel]:
    """A time to move on."""
    loop = asyncio.get_running_loop()
    travel = Travel(loop)
    yield travel
    travel.back(loop)
