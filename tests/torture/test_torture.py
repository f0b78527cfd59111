"""A short torture: the long one is `make torture`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.torture.awaits import awaits
from tests.torture.life import live


@pytest.mark.parametrize("crashes", [False, True], ids=["killed", "dying at an await"])
async def test_people_at_work_lose_nothing_to_a_bot_that_dies_again_and_again(
    tmp_path: Path, crashes: bool
) -> None:
    toll = await live(tmp_path, seed=1, deaths=8, players=4, crashes=crashes)
    assert toll.wrongs == []
    assert toll.acts > 0
    if crashes:
        assert awaits() >= toll.tally.reached >= toll.tally.died.keys()
        assert len(toll.tally.died) > toll.deaths  # each is at several
