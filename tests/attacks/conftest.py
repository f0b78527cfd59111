"""A file for a store, and a time to move on."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.runner.travel import Travel


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "refine.db"


@pytest.fixture
async def travel() -> AsyncIterator[Travel]:
    loop = asyncio.get_running_loop()
    travel = Travel(loop)
    yield travel
    travel.back(loop)
