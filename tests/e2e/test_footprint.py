"""What the bot takes of the machine it runs on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.child import child_on_stage

MEGABYTE = 1024  # in the kilobytes of /proc


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read from /proc")
async def test_a_bot_that_is_ready_holds_less_than_110_megabytes(tmp_path: Path) -> None:
    async with child_on_stage(tmp_path) as (_, child):
        held = int(child.status()["VmRSS"].split()[0])
    assert held < 110 * MEGABYTE
