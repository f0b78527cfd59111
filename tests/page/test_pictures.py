"""The script that makes the pictures of the documents."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import pytest

from tests.page.conftest import HAS_CHROMIUM, ROOT


async def test_the_pictures_of_the_documents_can_be_made_anew(tmp_path: Path) -> None:
    if not HAS_CHROMIUM:
        pytest.skip("there is no /usr/bin/chromium: the pictures are not made")
    script = ROOT / "docs" / "make_pictures.py"
    process = await asyncio.create_subprocess_exec(sys.executable, str(script), str(tmp_path))
    assert await asyncio.wait_for(process.wait(), 120) == 0
    assert names(tmp_path) == names(ROOT / "docs" / "pictures")


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.glob("*.png")}
